"""How long a text may be: what is recorded can be read again, and the rest is refused in words."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from alertadores.app.writer import MAX_FIELDS
from alertadores.domain.commands import (
    MAX_ACT,
    AddNote,
    AmendDraft,
    Command,
    DraftReferral,
    ProposeDetermination,
    ProposeSummary,
)
from alertadores.domain.schemas import SCHEMAS, Group
from alertadores.errors import UserError
from alertadores.ledger.contents import compose, open_content, rebuild, seal_content
from alertadores.messages import Language, explain
from crypto.secret import random_secret
from tests.realoffice import RealOffice

# More than the names, the salts and the short values of an act take.
_BESIDE = 1000


def test_a_text_as_long_as_it_may_be_is_read_again(office: RealOffice) -> None:
    text = "a" * (MAX_FIELDS - _BESIDE)
    case = office.register(readers=(), narrative=text)
    office["officer"].execute(AddNote(text=text), case)
    view = office["officer"].case(case)
    assert not view.incomplete
    assert view.fields["narrative"] == view.timeline[-1].fields["text"] == text


@pytest.mark.parametrize(
    ("character", "recorded"),
    [
        pytest.param("a", 1, id="plain letters"),
        pytest.param("\n", 2, id="line feeds, escaped with a letter"),
        pytest.param("\u0001", 6, id="control characters, escaped by number"),
        pytest.param("\U0001f9ff", 4, id="characters of four bytes"),
    ],
)
def test_whatever_a_text_is_made_of_it_fits_up_to_the_limit(character: str, recorded: int) -> None:
    text = character * ((MAX_FIELDS - len('{"text":""}')) // recorded)
    commitment, contents = compose(SCHEMAS["note.added"], {"text": text})
    key = random_secret()
    sealed = seal_content(key, None, Group.CASE, contents[Group.CASE])
    opened = {Group.CASE: open_content(key, None, Group.CASE, sealed)}
    assert rebuild(SCHEMAS["note.added"], opened, commitment.f_digest) == commitment


def test_an_act_of_words_of_one_letter_fits_up_to_the_limit() -> None:
    text = " ".join("a" * (MAX_ACT // 2))
    commitment, contents = compose(SCHEMAS["draft.amended"], {"text": text})
    assert rebuild(SCHEMAS["draft.amended"], contents, commitment.f_digest) == commitment


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(
            {"narrative": "a" * (MAX_FIELDS // 2), "risks": "b" * (MAX_FIELDS // 2)},
            id="each would fit, both do not",
        ),
        pytest.param({"narrative": "\u0001" * (MAX_FIELDS // 6)}, id="fits until it is escaped"),
        pytest.param({"narrative": "\ufb2c" * (MAX_FIELDS // 6)}, id="fits until it is composed"),
        pytest.param({"narrative": "ñ" * (4 * 1024 * 1024)}, id="what a disclosure never held"),
    ],
)
def test_an_act_beyond_the_limit_is_refused_with_its_size(
    office: RealOffice, texts: dict[str, Any]
) -> None:
    with pytest.raises(UserError, match=r"act\.too-long") as refused:
        office.register(**texts)
    assert refused.value.details["limit"] == MAX_FIELDS // 1000
    assert int(refused.value.details["size"]) > MAX_FIELDS // 1000
    assert office["officer"].vault.ledger.queue() == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(" ".join("a" * 100_000), id="a hundred thousand words of one letter"),
        pytest.param("\n".join("a" * 60_000), id="sixty thousand paragraphs"),
        pytest.param("a" * MAX_ACT, id="one word, which is broken"),
        pytest.param("\ufb2c" * (MAX_ACT // 2), id="letters that become three"),
    ],
)
def test_a_text_word_by_word_beyond_the_limit_is_refused_with_its_length(
    office: RealOffice, text: str
) -> None:
    case = office.register()
    queue = office["officer"].vault.ledger.queue()
    with pytest.raises(UserError, match=r"act\.text-too-long") as refused:
        office["officer"].execute(ProposeSummary(text=text), case)
    assert refused.value.details["limit"] == MAX_ACT
    assert int(refused.value.details["length"]) > MAX_ACT
    assert office["officer"].vault.ledger.queue() == queue


@pytest.mark.parametrize(
    "command", [AmendDraft, DraftReferral, ProposeDetermination, ProposeSummary]
)
def test_no_command_measures_a_text_before_there_are_words_for_it(command: type[Command]) -> None:
    field = command.model_fields["text"]
    assert not [each for each in field.metadata if getattr(each, "max_length", None)]


@pytest.mark.parametrize("language", get_args(Language))
@pytest.mark.parametrize(
    ("key", "details"),
    [("act.text-too-long", {"length": 123_457}), ("act.too-long", {"size": 123_457})],
)
def test_a_person_reads_how_long_it_is_and_how_long_it_may_be(
    language: Language, key: str, details: dict[str, Any]
) -> None:
    words = explain(UserError(key, limit=98_765, **details), language)
    assert "123457" in words.happened
    assert "98765" in words.happened
    assert words.means
    assert words.do
