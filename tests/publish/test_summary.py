from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.bundles.fields import PublicFields
from alertadores.domain.schemas import SCHEMAS, Visibility
from alertadores.errors import UserError
from alertadores.ledger.contents import compose
from alertadores.publish.document import Paragraph
from alertadores.publish.pdf import render
from alertadores.publish.summary import Source, document_of, link_of, public_fields
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import FormatError
from tests.office import ORIGIN
from tests.publicbundle import AGENCY, ISSUED, SOURCE, catalogs


def made(**changes: Any) -> PublicFields:
    return public_fields(replace(SOURCE, **changes), AGENCY, ISSUED)


def facts(found: PublicFields) -> dict[str, str]:
    return {fact.label: fact.value for fact in document_of(found, ORIGIN, catalogs()).facts}


def test_a_source_has_no_place_for_what_a_summary_may_not_show() -> None:
    assert {each.name for each in fields(Source)} == {
        "received",
        "alerter",
        "conducts",
        "state",
        "families",
        "text",
        "language",
    }


@given(st.dates(date(2000, 1, 1), date(2199, 12, 31)))
def test_of_the_day_of_reception_its_quarter_is_shown(received: date) -> None:
    found = made(received=received)
    assert found.period == f"{received.year}-Q{(received.month - 1) // 3 + 1}"
    assert received.isoformat() not in found.to_bytes().decode().replace(ISSUED.isoformat(), "")


@given(st.permutations(["COHECHO", "PECULADO", "DESVIO_RECURSOS_PUBLICOS", "COHECHO"]))
def test_neither_order_nor_number_of_conducts_and_measures_tells_anything(keys: list[str]) -> None:
    found = made(conducts=tuple(keys), families=("LABORAL", "JURIDICA", "LABORAL"))
    assert found.conducts == ("COHECHO", "DESVIO_RECURSOS_PUBLICOS", "PECULADO")
    assert found.measures == ("JURIDICA", "LABORAL")


def test_what_it_says_can_be_committed_to() -> None:
    schema = SCHEMAS["public.emitted"]
    commitment, _contents = compose(schema, made().to_values())
    assert len(commitment.digests()) == 32
    assert {each.visibility for each in schema.fields} == {Visibility.PUBLIC}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"text": ""}, id="no text"),
        pytest.param({"text": "two  spaces"}, id="text that is not recorded in this form"),
        pytest.param({"text": "a\u200bb"}, id="an invisible character"),
        pytest.param({"state": "En análisis"}, id="a label for a key"),
        pytest.param({"language": "fr"}, id="a language without words"),
    ],
)
def test_values_that_everybody_could_not_read_are_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(UserError, match=r"publish\.refused") as refused:
        made(**changes)
    assert refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_keys_become_labels_with_their_article() -> None:
    assert facts(made()) == {
        "Periodo de recepción": "2026, cuarto trimestre",
        "Tipo de persona alertadora": "Alertador interno",
        "Conductas señaladas": (
            "Cohecho (LGRA art. 52); Desvío de recursos públicos (LGRA art. 54)"
        ),
        "Estado del asunto": "En investigación",
        "Familias de medidas de protección otorgadas": "Laboral",
    }


def test_the_document_is_made_in_either_language() -> None:
    english = facts(made(language="en"))
    assert english["Period of receipt"] == "2026, fourth quarter"
    assert english["State of the matter"] == "Under investigation"


def test_nothing_granted_and_nothing_classified_is_said() -> None:
    found = facts(made(conducts=(), families=()))
    assert found["Conductas señaladas"] == "Sin clasificar a la fecha de emisión"
    assert found["Familias de medidas de protección otorgadas"] == "Ninguna a la fecha de emisión"


def test_each_paragraph_of_the_text_is_a_block() -> None:
    document = document_of(made(text="Uno. Dos.\nTres."), ORIGIN, catalogs())
    assert document.blocks == (Paragraph(runs=("Uno. Dos.",)), Paragraph(runs=("Tres.",)))
    assert (document.agency, document.issue, document.origin) == (AGENCY, ISSUED, ORIGIN)


def test_it_does_not_accuse_and_forbids_to_identify() -> None:
    (legend,) = document_of(made(), ORIGIN, catalogs()).legends
    assert "presunción de inocencia, LGRA 111" in legend
    assert "reidentificación" in legend


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Lo dijo [ELIMINADO 1].", id="an imitation of a mark"),
        pytest.param("שלום a todas", id="text from right to left"),
    ],
)
def test_text_that_a_document_refuses_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(UserError, match=r"publish\.refused") as refused:
        document_of(made(text=text), ORIGIN, catalogs())
    assert text not in str(refused.value)
    assert refused.value.__suppress_context__


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"conducts": ("UNHEARD_OF",)}, "catalog.unknown-key"),
        ({"state": "UNHEARD_OF"}, "catalog.unknown-key"),
        ({"families": ("UNHEARD_OF",)}, "catalog.unknown-key"),
    ],
)
def test_a_key_that_no_catalogue_has_is_refused(changes: dict[str, Any], error: str) -> None:
    with pytest.raises(UserError, match=error):
        document_of(made(**changes), ORIGIN, catalogs())


def test_a_conduct_before_its_reform_is_refused() -> None:
    early = public_fields(
        replace(SOURCE, conducts=("OTRO:INJERENCIA_SINDICAL",)), AGENCY, date(2025, 12, 14)
    )
    with pytest.raises(UserError, match=r"catalog\.not-in-force"):
        document_of(early, ORIGIN, catalogs())


def test_whoever_has_the_fields_makes_the_same_file() -> None:
    mine = render(document_of(made(), ORIGIN, catalogs()))
    theirs = PublicFields.from_bytes(made().to_bytes())
    assert render(document_of(theirs, ORIGIN, catalogs())) == mine


# --- the link to the case


KEY = b64u_encode(bytes(range(32)))
ENTRY = bytes(32)


def test_a_link_needs_its_key_and_its_entry() -> None:
    link = link_of(KEY, ENTRY)
    assert len(b64u_decode(link)) == 32
    assert link == link_of(KEY, ENTRY)
    assert link != link_of(b64u_encode(bytes(32)), ENTRY)
    assert link != link_of(KEY, bytes(31) + b"\1")


@pytest.mark.parametrize("key", ["", "AA", KEY + "=", "?" * 43, KEY + "AA"])
def test_a_key_that_is_none_makes_no_link(key: str) -> None:
    with pytest.raises(FormatError):
        link_of(key, ENTRY)
