"""Entries of a case as events of a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from alertadores.app import TimelineLine
from ui import dates, faces, plain
from ui.widgets.timeline import Event
from ui.words import Words

_ICONS: Final = {
    "case.opened": "folder-open",
    "access.granted": "eye",
    "alert.registered": "inbox",
    "alert.moved": "arrow-right",
    "note.added": "message-square",
    "identity.sealed": "mail",
    "protection.requested": "shield",
    "protection.moved": "shield",
    "risk.assessed": "scale",
    "determination.proposed": "file-text",
    "referral.drafted": "file-text",
    "referral.sent": "send",
    "referral.acknowledged": "file-check",
    "referral.moved": "message-square",
    "summary.proposed": "globe",
    "summary.issued": "globe",
    "draft.amended": "pencil",
    "proposal.withdrawn": "x",
    "approval.given": "users",
    "approval.refused": "circle-x",
}


def events(timeline: Sequence[TimelineLine], words: Words) -> list[Event]:
    """Return the events, newest first."""
    return [
        Event(
            entry=line.entry,
            icon=_ICONS.get(line.type, "circle-dot"),
            sentence=plain.line(words.sentence(line)),
            moment=dates.capitalised(dates.moment(line.recorded)),
            standing=faces.standing(line.standing.value),
            reason="" if line.reason is None else words.reason(line.reason),
        )
        for line in reversed(timeline)
    ]
