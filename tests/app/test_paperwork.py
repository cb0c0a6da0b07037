"""What stories say: accepted by the commands, long enough, varied, and telling on nobody."""

from __future__ import annotations

import re
from itertools import chain
from typing import Final

import pytest

from alertadores.app.stories import Stage, Story
from alertadores.domain.commands import ProposeSummary
from alertadores.domain.folding import fold
from alertadores.domain.identity import find_identity, mask_tracking_keys
from alertadores.publish.document import Fact, Paragraph, PublicDocument
from crypto.tokens import canonical_text
from tests.stories import SEEDS, TODAY, catalogs, many, material, told

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_MONTH: Final = re.compile(
    r"\b(enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre"
    r"|january|february|march|april|june|july|august|september|october|november|december)\b"
)
_HOLES: Final = re.compile(r"[{}\[\]|]|\bNone\b")


def length(text: str) -> int:
    return len(text.split())


def written(story: Story) -> list[str]:
    """Return every text that the commands of a story record."""
    values = (act.command.draft().values.values() for act in story.acts() if act.command)
    several = (value if isinstance(value, list) else [value] for value in chain(*values))
    return [text for text in chain(*several) if isinstance(text, str)]


def own_words(story: Story) -> set[str]:
    """Return the folded words that would tell which case a text is about."""
    alert, invented = story.register, material().invented
    region = invented.states[alert.state or ""]
    parts = [*region.places, alert.programme or ""]
    parts += [each.name for each in invented.institutions if each.code != "JMX"]
    parts += [each.short for each in invented.institutions]
    parts += chain(invented.accused.surnames, invented.company_stems)
    parts += [region.name]
    return {fold(part) for part in parts} - {"", "juzgado", "ayuntamiento"}


def test_what_the_commands_record_is_what_was_written() -> None:
    for story in many():
        recorded = written(story)
        texts = story.texts
        kinds = {step.type for step in story.steps}
        assert story.register.narrative in recorded
        assert all(words in recorded for words in texts.words if words is not None)
        if "determination.proposed" in kinds:
            assert texts.protection.text in recorded
        if "referral.drafted" in kinds:
            assert texts.referral is not None
            assert texts.referral.text in recorded
        if "summary.proposed" in kinds:
            assert texts.summary in recorded


def test_acts_of_authority_are_written_as_they_are_recorded() -> None:
    for story in many():
        texts = story.texts
        acts = [texts.protection.text, texts.summary]
        acts += [texts.referral.text] if texts.referral else []
        assert all(canonical_text(text) == text for text in acts)


def test_texts_have_their_length() -> None:
    for story in many():
        texts = story.texts
        assert 80 <= length(story.register.narrative) <= 400
        assert 120 <= length(texts.protection.text) <= 250
        assert 60 <= length(texts.summary) <= 150
        assert texts.referral is None or 120 <= length(texts.referral.text) <= 250
        assert all(8 <= length(words) <= 90 for words in texts.words if words is not None)


def test_no_hole_of_a_template_is_left() -> None:
    for story in many():
        for text in written(story):
            assert not _HOLES.search(text), text
            assert ".." not in text
            assert "  " not in text


def test_no_two_of_500_narratives_are_alike() -> None:
    narratives = {story.register.narrative for story in told(7, 500)}
    assert len(narratives) == 500


def test_narratives_are_told_in_many_ways_and_several_languages() -> None:
    some = told(7, 500)
    openings = {" ".join(story.register.narrative.split()[:3]) for story in some}
    assert len(openings) >= 60
    assert {"náhuatl", "maya", "tsotsil", "zapoteco", "purépecha"} <= {
        story.register.language for story in some
    }
    assert {"es", "en"} == {story.texts.language for story in some}


def test_nobody_tells_who_they_are() -> None:
    for story in many():
        if story.identity is not None:
            alert = story.register.model_dump_json()
            for text in (*written(story), alert):
                assert find_identity(text, story.identity) == []


def test_nobody_gives_away_a_tracking_key() -> None:
    for story in many():
        for text in written(story):
            assert mask_tracking_keys(text) == (text, 0)


def test_contacts_can_belong_to_nobody() -> None:
    for story in many():
        if story.identity is not None:
            assert re.fullmatch(
                r"[a-z]+\.[a-z]+@buzon\.example|[0-9]{2} 5555 01[0-9]{2}|[0-9]{3} 555 01[0-9]{2}",
                story.identity.contact,
            )


def test_public_texts_tell_neither_amounts_nor_dates_nor_names() -> None:
    for story in many():
        summary = fold(story.texts.summary)
        words = set(_WORD.findall(summary))
        assert not any(char.isdigit() for char in summary)
        assert "$" not in summary
        assert not _MONTH.search(summary)
        for own in own_words(story):
            assert not re.search(rf"\b{re.escape(own)}\b", summary), own
        for accused in story.register.accused:
            name, told_post, _post = accused.partition(" (")
            assert not (told_post and words.intersection(_WORD.findall(fold(name))))


def test_the_leak_check_sees_what_narratives_tell() -> None:
    for story in told(7):
        narrative = fold(story.register.narrative)
        assert any(re.search(rf"\b{re.escape(own)}\b", narrative) for own in own_words(story))


def test_public_texts_make_public_documents() -> None:
    for story in many():
        texts = story.texts
        document = PublicDocument(
            language=texts.language,
            agency="Oficina de práctica",
            title="Resumen disociado de una alerta",
            issue=TODAY,
            facts=(Fact(label="Periodo", value="2026"),),
            blocks=tuple(Paragraph(runs=(line,)) for line in texts.summary.split("\n")),
            legends=(),
            origin="alertadores.example/practica",
        )
        assert document.marks == ()


@pytest.mark.parametrize("stage", [Stage.SUMMARY_PROPOSED, Stage.PUBLISHED])
def test_public_texts_say_where_the_alert_stands(stage: Stage) -> None:
    for seed in SEEDS:
        story = next(each for each in told(seed) if each.stage is stage)
        (command,) = (a.command for a in story.acts() if isinstance(a.command, ProposeSummary))
        moves = [step.to for step in story.steps if step.type == "alert.moved" and step.to]
        assert material().acts.summary[command.language].states[moves[-1]] in command.text


def test_determinations_name_law_level_and_measures() -> None:
    for story in many():
        protection, day = story.texts.protection, story.register.received
        assert "Ley General de Responsabilidades Administrativas" in protection.text or (
            protection.outcome == "NEGADA" and story.register.alerter == "EXTERNO"
        )
        assert "Protocolo de Protección" in protection.text
        for key in protection.measures:
            label = catalogs()["measures"].entry(key, day).label.es
            assert label[0].lower() + label[1:] in protection.text
