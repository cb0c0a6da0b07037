"""Somebody who writes and is interrupted: a draft after each word, each told once it is kept."""

from __future__ import annotations

import itertools
from multiprocessing.connection import Connection
from pathlib import Path

from alertadores.app.drafts import DraftPlace, Drafts, FormDraft
from tests.vault.desk import Desk

PLACE = DraftPlace("note.added", bytes(16))
WRITTEN = {
    PLACE: "text",
    DraftPlace("approval.given", object=bytes(32)): "motive",
    DraftPlace("evidence.added", bytes(16)): "description",
    DraftPlace("evidence.exported", bytes(16), bytes(32)): "purpose",
    DraftPlace.about_member("member.roles_proposed", 4): "motive",
    DraftPlace("office.founded"): "agency",
}
"""Forms, and what is written in each."""


def write(folder: Path, told: Connection) -> None:
    """Write into every form, word by word, until somebody ends the process."""
    drafts = Drafts(Desk.again(folder).vault)
    for number in itertools.count(1):
        text = "palabra " * number
        for place, name in WRITTEN.items():
            drafts.keep(FormDraft(place, {name: text}))
        told.send_bytes(text.encode())
