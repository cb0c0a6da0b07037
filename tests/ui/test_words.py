"""Words for keys come from the catalogues, and every state has a look of its own."""

from __future__ import annotations

import pytest

from alertadores.app import CatalogName, load_catalogs
from ui import faces
from ui.settings import Language
from ui.words import Words


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize(
    ("kind", "catalog"), [("alert", "alert_states"), ("referral", "proceeding_states")]
)
def test_a_state_has_the_word_of_its_catalogue_and_a_look(
    kind: str, catalog: CatalogName, language: Language
) -> None:
    words = Words(load_catalogs(), language)
    for entry in load_catalogs()[catalog].entries:
        face = words.state(kind, entry.key)
        assert face.word == (entry.label.es if language == "es" else entry.label.en)
        assert face.icon == faces.icon(entry.key) != faces.icon("NO_HAY_TAL_ESTADO")


def test_a_state_of_a_later_release_is_shown_by_its_key() -> None:
    assert Words(load_catalogs(), "es").state("summary", "NUEVO").word == "NUEVO"


def test_a_note_is_told_in_the_language_of_the_window() -> None:
    catalogs = load_catalogs()
    assert Words(catalogs, "es").note("referral_destinations", "UIF") == "«Vista»; no da respuesta."
    said = Words(catalogs, "en").note("referral_destinations", "UIF")
    assert said == "“Notice” only; it gives no answer."
    assert Words(catalogs, "en").note("referral_destinations", "PGR_ANTES") == ""
