"""A case as its page needs it: the view of the application, and the present text of each draft."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from alertadores.app import CaseView, Session, ThingView


@dataclass(frozen=True, slots=True)
class CaseFile:
    """What is shown of a case.

    Attributes:
        view: as the application reads it.
        texts: proceeding → its text with every accepted change.
    """

    view: CaseView
    texts: Mapping[bytes, str]

    def summary(self) -> ThingView | None:
        """Return the summary that counts: the latest that was neither refused nor withdrawn."""
        ended = {"RECHAZADA", "RETIRADA"}
        found = [
            each for each in self.view.things if each.kind == "summary" and each.state not in ended
        ]
        return found[-1] if found else None

    def text(self, thing: bytes | None) -> str:
        """Return the present text of a proceeding, or nothing."""
        return self.texts.get(thing or b"", "")


def read_case(session: Session, case: bytes) -> CaseFile:
    """Read a case, on the session's thread.

    Raises:
        AlertadoresError: it cannot be read.
    """
    view = session.case(case)
    changed = {
        opened.leaf.hash: opened.entry.trace.object
        for opened in session.replica.case_file(case).opened
        if opened.entry.trace.type == "draft.amended"
    }
    texts: dict[bytes, str] = {}
    for line in view.timeline:
        about = changed.get(line.entry, line.entry)
        text = line.fields.get("text")
        if line.reason is None and about is not None and isinstance(text, str):
            texts[about] = text
    return CaseFile(view, texts)
