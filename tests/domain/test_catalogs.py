from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

import resources
from alertadores.domain import states
from alertadores.domain.catalogs import (
    CATALOG_NAMES,
    CatalogName,
    Catalogs,
    parse_catalog,
    parse_catalogs,
)
from alertadores.domain.roles import Role
from alertadores.errors import UserError
from crypto.errors import FormatError

ON = date(2026, 11, 22)

# The legal glossary: key → article of the LGRA (None: the source gives none).
GRAVE = {
    "COHECHO": "52",
    "PECULADO": "53",
    "DESVIO_RECURSOS_PUBLICOS": "54",
    "UTILIZACION_INDEBIDA_INFORMACION": "55–56",
    "ABUSO_FUNCIONES": "57",
    "CONFLICTO_INTERES": "58",
    "CONTRATACION_INDEBIDA": "59",
    "ENRIQUECIMIENTO_OCULTO": "60",
    "SIMULACION_ACTO_JURIDICO": "60 Bis",
    "TRAFICO_INFLUENCIAS": "61",
    "ENCUBRIMIENTO": "62",
    "DESACATO": "63",
    "NEPOTISMO": "63 Bis",
    "OBSTRUCCION": "64",
    "OTRO:FIDEICOMISOS_LFAR": "64 Bis",
    "OTRO:OMISION_ENTERAR_CUOTAS": "64 Ter",
    "OTRO:INJERENCIA_SINDICAL": "64 Quáter",
    "ACOSO_SEXUAL": None,
    "HOSTIGAMIENTO_SEXUAL": None,
    "ENTREGA_RECEPCION": None,
    "RECURSOS_PUBLICOS_SIN_DERECHO": None,
    "REMUNERACION_ILICITA": None,
}
PARTICULAR = {
    "SOBORNO": "66",
    "PARTICIPACION_ILICITA": "67",
    "PARTICULAR:TRAFICO_INFLUENCIAS": "68",
    "UTILIZACION_INFORMACION_FALSA": "69",
    "OBSTRUCCION_FACULTADES": "69, párrafo segundo",
    "COLUSION": "70",
    "USO_INDEBIDO_RECURSOS_PUBLICOS": "71",
    "PARTICULAR:CONTRATACION_INDEBIDA": "72",
    "FALTAS_PARTICULARES_ESPECIAL": "73",
}
NO_GRAVE = {
    "CUMPLIR_FUNCIONES_DISCIPLINA_RESPETO",
    "DENUNCIAR_FALTAS_ADMINISTRATIVAS",
    "ATENDER_INSTRUCCIONES_SUPERIORES_DENUNCIAR_IRREGULARIDADES",
    "DECLARACIONES_PATRIMONIALES_INTERESES",
    "CUSTODIAR_DOCUMENTACION_EVITAR_DIVULGACION",
    "SUPERVISAR_ART_49_LGRA",
    "RENDIR_CUENTAS_FUNCIONES",
    "COLABORAR_PROCEDIMIENTOS",
    "CAUSAR_DANOS_HACIENDA",
    "OTRO",
}
OUT_OF_SCOPE = {
    "VIOLACION_DDHH",
    "HOSTIGAMIENTO_ACOSO",
    "LABORAL",
    "PARTICULARES",
    "TRAMITE_SERVICIO",
}


def file(name: str) -> bytes:
    return resources.read("catalogs", f"{name}.json")


def shipped() -> Catalogs:
    return parse_catalogs({name: file(name) for name in CATALOG_NAMES})


def keys_of_kind(name: CatalogName, kind: str) -> set[str]:
    return {entry.key for entry in shipped()[name].entries if entry.kind == kind}


@pytest.mark.parametrize("name", CATALOG_NAMES)
def test_every_shipped_file_is_a_catalogue_of_its_name(name: CatalogName) -> None:
    catalog = parse_catalog(file(name))
    assert catalog.name == name
    assert len({entry.key for entry in catalog.entries}) == len(catalog.entries)
    assert set(catalog.keys_valid_on(ON)) == {entry.key for entry in catalog.entries}


@pytest.mark.parametrize("name", CATALOG_NAMES)
def test_every_note_is_told_in_both_languages(name: CatalogName) -> None:
    catalog = parse_catalog(file(name))
    notes = [catalog.note, *(entry.note for entry in catalog.entries if entry.note is not None)]
    assert [note for note in notes if note.es == note.en] == []
    assert [note for note in notes if not (note.es.endswith(".") and note.en.endswith("."))] == []


@pytest.mark.parametrize(
    "note",
    [
        pytest.param("Sólo en español.", id="one language without its name"),
        pytest.param({"es": "Sólo en español."}, id="Spanish alone"),
        pytest.param({"es": "Una nota.", "en": ""}, id="an empty translation"),
        pytest.param({"es": "Una nota.", "en": "A note.\n"}, id="a line end"),
    ],
)
@pytest.mark.parametrize("where", ["note", "entries/0/note"])
def test_a_note_that_is_not_in_both_languages_is_refused(where: str, note: Any) -> None:
    with pytest.raises(FormatError):
        parse_catalog(changed(where, note))


def test_the_shipped_files_form_a_set() -> None:
    assert shipped()["states"].entry("09", ON).label.es == "Ciudad de México"


def test_every_conduct_of_the_glossary_is_there_with_its_article() -> None:
    conducts = shipped()["conducts"]
    for kind, glossary in (("grave", GRAVE), ("particular", PARTICULAR)):
        assert keys_of_kind("conducts", kind) == set(glossary)
        for key, article in glossary.items():
            basis = conducts.entry(key, ON).basis
            assert (basis.partition(". ")[2] if basis else None) == article
    assert keys_of_kind("conducts", "no_grave") == NO_GRAVE
    assert keys_of_kind("conducts", "fuera_de_materia") == OUT_OF_SCOPE


def test_where_the_platform_has_one_key_for_two_conducts_the_private_one_keeps_it_as_code() -> None:
    conducts = shipped()["conducts"]
    shared = {entry.code: entry.key for entry in conducts.entries if entry.code}
    assert shared == {
        "TRAFICO_INFLUENCIAS": "PARTICULAR:TRAFICO_INFLUENCIAS",
        "CONTRATACION_INDEBIDA": "PARTICULAR:CONTRATACION_INDEBIDA",
    }


def test_lists_that_the_source_truncates_are_marked_and_not_filled() -> None:
    catalogs = shipped()
    assert catalogs["measures"].incomplete == ("INDIVIDUAL", "COLECTIVA")
    assert keys_of_kind("measures", "INDIVIDUAL") == keys_of_kind("measures", "COLECTIVA") == set()
    assert catalogs["risk_factors"].incomplete == ("BAJO",)


def test_every_role_of_the_code_has_a_label() -> None:
    assert {role.value for role in Role} <= set(shipped()["roles"].keys_valid_on(ON))


def test_every_state_of_an_alert_has_a_label() -> None:
    assert set(shipped()["alert_states"].keys_valid_on(ON)) == set(states.ALERT)


def test_every_state_of_the_other_proceedings_has_a_label() -> None:
    by_acts = {"HECHA", "PROPUESTA", "APROBADA", "CONFIRMADA", "EMITIDA"}
    machines = set(states.PROTECTION) | set(states.REFERRAL)
    assert set(shipped()["proceeding_states"].keys_valid_on(ON)) == machines | by_acts


def test_a_conduct_is_not_in_force_before_its_reform() -> None:
    conducts = shipped()["conducts"]
    key = "OTRO:INJERENCIA_SINDICAL"
    assert conducts.entry(key, date(2025, 12, 15)).key == key
    with pytest.raises(UserError, match="not-in-force"):
        conducts.entry(key, date(2025, 12, 14))
    assert key not in conducts.keys_valid_on(date(2025, 12, 14))


def test_an_unknown_key_is_refused_without_repeating_it() -> None:
    with pytest.raises(UserError, match="unknown-key") as refused:
        shipped()["conducts"].entry("SECRETO", ON)
    assert "SECRETO" not in str(refused.value)


def small() -> dict[str, Any]:
    return {
        "schema": "alertadores-catalog/1",
        "name": "channels",
        "version": "2026-11-22",
        "source": "prueba",
        "note": {"es": "prueba", "en": "test"},
        "incomplete": [],
        "entries": [
            {
                "key": "OTRO",
                "label": {"es": "Otro", "en": "Other"},
                "source": "prueba",
                "status": "read",
                "valid_from": "2020-01-01",
                "valid_to": "2020-12-31",
            }
        ],
    }


def changed(where: str, value: Any) -> bytes:
    catalog = small()
    place: Any = catalog
    *path, last = where.split("/")
    for step in path:
        place = place[int(step)] if step.isdigit() else place[step]
    place[last] = value
    return json.dumps(catalog).encode()


def test_both_ends_of_a_validity_are_inside() -> None:
    entry = parse_catalog(json.dumps(small()).encode()).entries[0]
    days = [date(2019, 12, 31), date(2020, 1, 1), date(2020, 12, 31), date(2021, 1, 1)]
    assert [entry.holds_on(day) for day in days] == [False, True, True, False]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"schema": 1, "schema": 1}', id="a name twice"),
        pytest.param(changed("extra", "x"), id="a foreign name in the head"),
        pytest.param(changed("entries/0/extra", "x"), id="a foreign name in a row"),
        pytest.param(changed("schema", "alertadores-catalog/2"), id="another schema"),
        pytest.param(changed("name", "unheard_of"), id="an unknown catalogue"),
        pytest.param(changed("entries", []), id="no rows"),
        pytest.param(changed("entries", small()["entries"] * 2), id="a key twice"),
        pytest.param(changed("entries/0/key", "OTRO\n"), id="a key that ends in a line feed"),
        pytest.param(changed("entries/0/key", "ÓTRO"), id="a key outside ASCII"),
        pytest.param(changed("entries/0/key", 1), id="a key that is a number"),
        pytest.param(changed("entries/0/label/es", "a\u0000"), id="a control character"),
        pytest.param(changed("entries/0/status", "sure"), id="an unknown status"),
        pytest.param(changed("entries/0/valid_from", "2020-1-1"), id="a date in another form"),
        pytest.param(changed("entries/0/valid_from", 18262), id="a date as a number"),
        pytest.param(changed("entries/0/valid_from", "2021-01-01"), id="ends before it begins"),
        pytest.param(changed("entries/0/referable", "yes"), id="a truth value as text"),
        pytest.param(b"\xff\xfe" + json.dumps(small()).encode("utf-16-le"), id="UTF-16"),
    ],
)
def test_a_malformed_catalogue_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        parse_catalog(data)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param({"channels": None}, id="one missing"),
        pytest.param({"channels": b"{}"}, id="one malformed"),
        pytest.param({"others": b"{}"}, id="one too many"),
        pytest.param({"channels": file("states")}, id="one under another name"),
        pytest.param(
            {"measures": file("measures").replace(b'"kind": "LABORAL"', b'"kind": "LABORALES"')},
            id="a measure of no family",
        ),
    ],
)
def test_a_set_that_does_not_fit_together_is_refused(edit: dict[str, bytes | None]) -> None:
    files = {name: file(name) for name in CATALOG_NAMES} | edit
    with pytest.raises(FormatError):
        parse_catalogs({name: data for name, data in files.items() if data is not None})


@pytest.mark.parametrize("name", ["../pyproject.toml", "", "conducts.json\n", "missing.json", ".."])
def test_a_resource_is_one_plain_file_of_its_folder(name: str) -> None:
    with pytest.raises(resources.MissingResourceError):
        resources.read("catalogs", name)
