"""Entries of a case as events of a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, overload

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
    "evidence.added": "paperclip",
    "evidence.exported": "download",
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


class Events(Sequence[Event]):
    """The events of entries, newest first; each is made when it is looked at.

    Args:
        timeline: entries, oldest first.
        words: labels.
    """

    def __init__(self, timeline: Sequence[TimelineLine], words: Words) -> None:
        self._lines = timeline
        self._words = words
        self._made: dict[int, Event] = {}
        self._named = {line.entry: line for line in timeline}

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._lines)

    @overload
    def __getitem__(self, place: int) -> Event: ...

    @overload
    def __getitem__(self, place: slice) -> list[Event]: ...

    def __getitem__(self, place: int | slice) -> Event | list[Event]:
        """Return an event, or some."""
        if isinstance(place, slice):
            return [self[number] for number in range(*place.indices(len(self)))]
        if not 0 <= place < len(self):
            raise IndexError(place)
        if place not in self._made:
            self._made[place] = self._event(self._lines[len(self) - 1 - place])
        return self._made[place]

    def _event(self, line: TimelineLine) -> Event:
        words = self._words
        return Event(
            entry=line.entry,
            icon=_ICONS.get(line.type, "circle-dot"),
            sentence=plain.line(words.sentence(line, self._named.get(line.undoes or b""))),
            moment=dates.capitalised(dates.moment(line.recorded)),
            standing=faces.standing(line.standing.value),
            reason="" if line.reason is None else words.reason(line.reason),
        )
