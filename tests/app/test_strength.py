"""What is said about a passphrase, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alertadores.app.opening import begin_vault
from alertadores.app.strength import Band, Flaw, require_strength, strength_of
from alertadores.app.surroundings import Surroundings
from alertadores.errors import UserError
from crypto.passphrase import TESTS_ONLY

OWN = ("Elena Rivas", "Oficina de Alertadores")


@pytest.mark.parametrize(
    ("passphrase", "flaw"),
    [
        pytest.param("", Flaw.SHORT, id="nothing"),
        pytest.param("k9!", Flaw.SHORT, id="three characters"),
        pytest.param("Contraseña", Flaw.COMMON, id="the word itself"),
        pytest.param("P4ssw0rd", Flaw.COMMON, id="a common word with digits for letters"),
        pytest.param("qwertyuiop", Flaw.KEYS, id="a row of keys"),
        pytest.param("poiuytrewq", Flaw.KEYS, id="a row of keys from the right"),
        pytest.param("abcdefghijkl", Flaw.SEQUENCE, id="the alphabet"),
        pytest.param("9876543210", Flaw.SEQUENCE, id="digits downwards"),
        pytest.param("zzzzzzzzzzzzzzzz", Flaw.REPEATED, id="one letter"),
        pytest.param("pim pam pim pam pim pam", Flaw.REPEATED, id="a chorus"),
        pytest.param("tormenta tormenta tormenta tormenta", Flaw.REPEATED, id="one word"),
        pytest.param("11/02/1985", Flaw.DATE, id="a date"),
        pytest.param("tormenta 1985", Flaw.DATE, id="a word and a year"),
        pytest.param("Elena Rivas", Flaw.OWN, id="the person's name"),
        pytest.param("alertadores", Flaw.OWN, id="the program's name"),
    ],
)
def test_what_is_soon_guessed_is_refused_with_its_reason(passphrase: str, flaw: Flaw) -> None:
    found = strength_of(passphrase, OWN)
    assert found.band is Band.TOO_WEAK
    assert flaw in found.flaws


@pytest.mark.parametrize(
    ("passphrase", "band"),
    [
        pytest.param("tormenta lápiz girasol", Band.TOO_WEAK, id="three words"),
        pytest.param("correcto caballo batería grapa", Band.FAIR, id="four, two of them common"),
        pytest.param("tormenta lápiz girasol ventana", Band.GOOD, id="four words"),
        pytest.param("tormenta lápiz girasol ventana cuchara", Band.STRONG, id="five words"),
        pytest.param("kX9!vQ2#mR7z", Band.GOOD, id="twelve characters of a machine"),
    ],
)
def test_words_that_have_nothing_to_do_with_each_other_count(passphrase: str, band: Band) -> None:
    assert strength_of(passphrase, OWN).band is band


def test_what_belongs_to_the_person_counts_for_nothing() -> None:
    phrase = "tormenta elena rivas lápiz girasol"
    assert strength_of(phrase).band > strength_of(phrase, OWN).band


def test_accents_and_capitals_hide_no_word() -> None:
    assert Flaw.OWN in strength_of("ELÉNA", OWN).flaws
    assert Flaw.OWN in strength_of("Ele\N{COMBINING ACUTE ACCENT}na", OWN).flaws


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60), st.text(max_size=20))
def test_any_text_has_a_strength_and_more_of_it_is_not_much_less(text: str, more: str) -> None:
    assert strength_of(text, OWN).band in Band
    assert len(strength_of(text + more, OWN).flaws) == len(set(strength_of(text + more, OWN).flaws))


def test_a_text_without_end_is_judged_by_its_beginning() -> None:
    assert strength_of("a" * 1_000_000).band is Band.TOO_WEAK


def test_nothing_typed_is_in_a_result() -> None:
    assert "tormenta" not in repr(strength_of("tormenta 1985"))


def test_no_vault_is_made_with_a_weak_passphrase(tmp_path: Path) -> None:
    around = Surroundings(state_folder=tmp_path / "state", profile=TESTS_ONLY)
    with pytest.raises(UserError, match=r"vault\.passphrase-weak"):
        begin_vault(tmp_path / "vault", "hola", around)
    assert not (tmp_path / "vault").exists()


def test_what_is_no_passphrase_at_all_is_left_to_the_vault(tmp_path: Path) -> None:
    require_strength("")
    around = Surroundings(state_folder=tmp_path / "state", profile=TESTS_ONLY)
    with pytest.raises(UserError, match=r"vault\.passphrase-unusable"):
        begin_vault(tmp_path / "vault", "", around)
