"""What is typed into a search, and what of it comes back: never an expression, never markup."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.vault.search import BEGIN, END, LONGEST, MAX_WORDS, Run, folded, runs, terms


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("a", ('"a"',), id="one letter is a word and no beginning"),
        pytest.param("Obra pública", ('"Obra"', '"pública"*'), id="the last word may go on"),
        pytest.param('"obra pública" x', ('"obra pública"', '"x"'), id="a phrase"),
        pytest.param('"obra  pú', ('"obra pú"*',), id="a phrase that is not closed yet"),
        pytest.param('di"nero', ('"di"', '"nero"*'), id="a quote within a word"),
        pytest.param('"" obra', ('"obra"*',), id="an empty phrase"),
        pytest.param("NEAR(a b) -c", ('"NEAR(a"', '"b)"', '"-c"*'), id="operators are words"),
        pytest.param("* - ( ) ^ : +", (), id="signs alone"),
        pytest.param("obra\x00robo", ('"obra"', '"robo"*'), id="a null parts words"),
        pytest.param("a\ud800b", ('"a"', '"b"'), id="half a character"),
        pytest.param("x " * 100, ('"x"',) * MAX_WORDS, id="too many words"),
        pytest.param("x" * 10_000, (f'"{"x" * LONGEST}"*',), id="ten thousand characters"),
    ],
)
def test_what_is_typed_becomes_strings(typed: str, found: tuple[str, ...]) -> None:
    assert terms(typed) == found


@given(st.text(max_size=60))
def test_no_quote_is_left_inside_a_string(typed: str) -> None:
    for term in terms(typed):
        assert '"' not in term.removesuffix("*")[1:-1]


@pytest.mark.parametrize(
    ("marked", "found"),
    [
        pytest.param("", (), id="nothing"),
        pytest.param("sin marca", (Run("sin marca"),), id="nothing found"),
        pytest.param(
            f"la {BEGIN}obra{END} y\n {BEGIN}robo{END}",
            (Run("la "), Run("obra", found=True), Run(" y "), Run("robo", found=True)),
            id="two words on one line",
        ),
        pytest.param(f"{END}a{BEGIN}b", (Run("ab"),), id="marks that fit nothing"),
        pytest.param(
            f"{BEGIN}a{BEGIN}b{END}", (Run("a"), Run("b", found=True)), id="a mark inside a mark"
        ),
        pytest.param("<b>a</b>", (Run("<b>a</b>"),), id="markup is text"),
        pytest.param("x" * 9000, (Run("x" * 200 + "…"),), id="a word without end"),
    ],
)
def test_a_snippet_becomes_runs(marked: str, found: tuple[Run, ...]) -> None:
    assert runs(marked) == found


@given(st.text(alphabet=f"ab {BEGIN}{END}", max_size=40))
def test_no_mark_is_left_in_a_run(marked: str) -> None:
    text = "".join(run.text for run in runs(marked))
    assert BEGIN not in text
    assert END not in text


def test_case_and_accents_do_not_matter() -> None:
    assert folded("Secretaría de Educación PÚBLICA") == "secretaria de educacion publica"
