"""What must not be stored: keys of alertadores in any text, their identity in their alert."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.app.masking import named_in, without_identity
from alertadores.domain.commands import COMMANDS, Command, Draft, RegisterAlert
from alertadores.domain.identity import IDENTITY_MARK, TRACKING_KEY_MARK, Identity
from crypto.canonical import b64u_encode
from crypto.errors import FormatError
from crypto.tokens import canonical_text
from tests.realoffice import alert

KEY = "4821 0093 7745 1206"
WHO = Identity("Malinali Xicohténcatl Ruiz", "malinali@ejemplo.mx 55 1234 5678", "")
MEMBERS = {1: Identity("Amalia Ríos", "", ""), 2: Identity("Bruno Salas", "", "")}
SOME_OBJECT = b64u_encode(bytes(32))
# Values that each command needs beside its texts.
_NEEDED: dict[str, dict[str, Any]] = {
    "alert.registered": alert().model_dump(exclude={"narrative"}),
    "access.granted": {"members": (3,)},
    "alert.moved": {"to": "EN_ANALISIS"},
    "protection.requested": {"consent": True},
    "protection.moved": {"to": "VIGENTE"},
    "risk.assessed": {"impact": 1, "probability": 1, "level": "BAJO"},
    "determination.proposed": {"outcome": "NEGADA"},
    "referral.drafted": {"destination": "OIC", "consent": True},
    "referral.sent": {"means": "OFICIALIA"},
    "referral.moved": {"to": "ADMITIDA"},
    "member.roles_proposed": {"number": 3, "roles": ("archivo",)},
    "member.removal_proposed": {"number": 3},
}
_LISTS = {"beneficiaries", "evidence", "accused"}
_TEXTS = {
    "narrative", "institution", "programme", "evidence", "accused", "reported_to",
    "reported_folio", "risks", "gender", "age_range", "language", "source_folio", "text", "motive",
    "beneficiaries", "gender_view", "reasoning", "subject", "grounds", "oficio",
    "acknowledgement", "receiver", "external_folio",
}  # fmt: skip


def texts_of(command: type[Command]) -> list[str]:
    """Return the names of the values of a command that a person writes freely."""
    found = [name for name in command.model_fields if name in _TEXTS]
    return [name for name in found if (command.TYPE, name) != ("summary.proposed", "language")]


ALL = [(type_, name) for type_, command in COMMANDS.items() for name in texts_of(command)]


def draft_with(type_: str, name: str, text: str) -> Draft:
    """Return the draft of a command with a text in one of its values."""
    needed = dict(_NEEDED.get(type_, {}))
    for each in ("narrative", "subject", "text"):
        if each in COMMANDS[type_].model_fields:
            needed.setdefault(each, "Algo.")
    needed[name] = (text,) if name in _LISTS else text
    return COMMANDS[type_](**needed).draft()


def flat(draft: Draft) -> str:
    """Return everything a draft says."""
    return repr((draft.values, draft.data, draft.reasons))


@pytest.mark.parametrize(("type_", "name"), ALL)
def test_a_tracking_key_is_masked_in_every_text_of_every_command(type_: str, name: str) -> None:
    for key in (KEY, KEY.replace(" ", ""), KEY.replace(" ", "-")):
        masked = without_identity(draft_with(type_, name, f"La clave es {key}."))
        assert key not in flat(masked)
        assert TRACKING_KEY_MARK in flat(masked)


@pytest.mark.parametrize("name", texts_of(RegisterAlert))
@pytest.mark.parametrize(
    "told",
    [
        "Malinali Xicohténcatl",
        "XICOHTENCATL, MALINALI",
        "malinali@ejemplo.mx",
        "55-1234-5678",
        "Malinali de la Xicohténcatl",
    ],
)
def test_the_identity_is_masked_in_every_text_of_its_alert(name: str, told: str) -> None:
    masked = without_identity(draft_with(RegisterAlert.TYPE, name, f"Soy {told}, testigo."), WHO)
    assert told not in flat(masked)
    assert IDENTITY_MARK in flat(masked)


def test_an_amount_is_no_text() -> None:
    draft = alert(amount="123456789012345.67").draft()
    assert without_identity(draft, WHO).values["amount"] == "123456789012345.67"


def test_every_text_of_every_command_was_looked_at() -> None:
    """A new value of a command must be told here to be text, or to be none."""
    known = {
        "occurred", "object", "reasons", "refs", "received", "channel", "alerter", "identity",
        "relation", "scope", "government_level", "state", "facts_from", "facts_to",
        "facts_continue", "conducts", "amount", "currency", "reported_before", "reported_on",
        "asks_protection", "members", "to", "consent", "impact", "probability", "level",
        "factors", "outcome", "families", "measures", "destination", "means", "sent_on",
        "received_at", "number", "roles",
    }  # fmt: skip
    fields = {name for command in COMMANDS.values() for name in command.model_fields}
    assert fields == known | _TEXTS


@given(
    st.lists(
        st.one_of(
            st.sampled_from([KEY, KEY.replace(" ", ""), WHO.name, "malinali@ejemplo.mx", "\n"]),
            st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=8),
        ),
        max_size=8,
    )
)
def test_a_text_that_can_be_recorded_still_can_when_masked(parts: list[str]) -> None:
    try:
        text = canonical_text(" ".join(parts))
    except FormatError:
        return
    masked = without_identity(Draft("summary.proposed", values={"text": text}), WHO)
    assert canonical_text(masked.values["text"]) == masked.values["text"]


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("Lo hizo Bruno Salas, del área.", {2}),
        ("Lo hizo SALAS BRUNO.", {2}),
        ("Lo hizo Bruno de los Salas.", {2}),
        ("Lo hizo BrunoSalas.", {2}),
        ("Lo hizo Bruno.", set()),
        ("Había salas y un bruno.", set()),
        ("Nadie.", set()),
        ("Bruno Salas y AMALIA DE LOS RÍOS.", {1, 2}),
    ],
)
def test_who_is_named_is_told(told: str, named: set[int]) -> None:
    for name in ("narrative", "accused"):
        draft = draft_with(RegisterAlert.TYPE, name, told)
        assert named_in(draft, MEMBERS) == named


def test_a_name_over_two_texts_names_nobody() -> None:
    draft = alert(narrative="Lo hizo Bruno", institution="Salas de espera").draft()
    assert named_in(draft, MEMBERS) == set()
