"""Whoever decides at the command line reads first, whatever the text tries."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest

from alertadores.cli import matter
from alertadores.domain.commands import (
    AmendDraft,
    Approve,
    AssessRisk,
    DraftReferral,
    ProposeDetermination,
    ProposeSummary,
    RequestProtection,
)
from alertadores.errors import UserError
from tests.app.walk import IDENTITY
from tests.cliuse import CommandLine, Said, command_line
from tests.realoffice import RealOffice

HOSTILE = "<b>Se paga</b> \u202egnp.exe\u202c &amp; "
LONG = HOSTILE + "ñandú " * 16_000 + "FIN"


def typed(cli: CommandLine, name: str, answer: bytes, *words: str) -> Said:
    """Run a command at a terminal and answer its question."""
    with mock.patch.object(matter, "_somebody_types", return_value=True):
        return cli.run(name, *words, stdin=answer)


def proposed(office: RealOffice) -> bytes:
    """Return a case in which a referral, a summary and a determination wait."""
    case = office.register(identity=IDENTITY, readers=("assessor", "transparency"))
    officer = office["officer"]
    officer.execute(RequestProtection(consent=True), case)
    officer.execute(
        DraftReferral(
            destination="OIC_UR", consent=True, subject="Asunto 7", text="Borrador viejo.",
            grounds="LGRA 91.",
        ),
        case,
    )  # fmt: skip
    officer.execute(AmendDraft(text="Oficio que va.\nSegunda línea."), case)
    office.settle("officer", "assessor")
    assessor = office["assessor"]
    assessor.execute(AssessRisk(impact=5, probability=4, level="ALTO"), case)
    assessor.execute(
        ProposeDetermination(outcome="OTORGADA", families=("PREVENTIVA",), text="Se otorga."), case
    )
    office.settle("officer", "assessor", "coordinator")
    office.close()
    return case


def items(cli: CommandLine, name: str) -> dict[str, Any]:
    """Return what waits, by kind."""
    return {item["kind"]: item for item in cli.json(name, "inbox")["items"]}


def test_the_inbox_shows_what_each_item_says(office: RealOffice) -> None:
    proposed(office)
    cli = command_line(office)
    found = items(cli, "coordinator")
    assert found["referral"]["says"] == {
        "destination": "OIC_UR",
        "consent": True,
        "subject": "Asunto 7",
        "grounds": "LGRA 91.",
        "text": "Oficio que va.\nSegunda línea.",
    }
    assert found["determination"]["says"]["families"] == ["PREVENTIVA"]
    assert found["determination"]["says"]["text"] == "Se otorga."
    said = cli.run("coordinator", "inbox", language="es_MX.UTF-8")
    for words in ("Órgano", "Asunto 7", "      Segunda línea.", "Otorgada", "Se otorga."):
        assert words in said.out, words
    assert "Borrador viejo." not in said.out
    assert "[cli." not in said.out


@pytest.mark.parametrize(("answer", "code"), [(b"n\n", 3), (b"", 3), (b"\n", 3), (b"s\n", 0)])
def test_the_whole_text_is_shown_before_the_question(
    office: RealOffice, answer: bytes, code: int
) -> None:
    proposed(office)
    cli = command_line(office)
    item = items(cli, "coordinator")["referral"]
    said = typed(cli, "coordinator", answer, "approve", item["id"])
    assert said.code == code
    assert "Segunda línea." in said.err
    assert said.err.rstrip().endswith("[y/N]")
    assert ("referral" in items(cli, "coordinator")) is (code != 0)


def test_a_hostile_text_of_200_kilobytes_is_shown_whole_and_harmlessly(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(ProposeSummary(text=LONG), case)
    office.settle("officer", "transparency")
    office.close()
    cli = command_line(office)
    said = cli.run("transparency", "inbox")
    assert "<b>Se paga</b>" in said.out
    assert "\u202e" not in said.out
    assert " FIN\n" in said.out
    assert "link_key" not in cli.run("transparency", "--json", "inbox").out


def test_a_version_that_was_not_read_is_not_agreed_to(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    office["officer"].execute(ProposeSummary(text="Uno."), case)
    office.settle("officer", "transparency")
    session = office["transparency"]
    (item,) = session.inbox()
    seen = session.matter(item).version
    office["officer"].execute(AmendDraft(text="Dos."), case)
    office.settle("officer", "transparency")
    with pytest.raises(UserError, match=r"act\.changed-meanwhile"):
        session.decide(item, Approve(), seen)
    assert session.vault.ledger.queue() == []
    assert session.matter(item).values["text"] == "Dos."
    session.decide(item, Approve(), session.matter(item).version)
