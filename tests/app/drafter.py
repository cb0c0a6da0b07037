"""Somebody who writes and is interrupted: a draft after each word, each told once it is kept."""

from __future__ import annotations

import itertools
from multiprocessing.connection import Connection
from pathlib import Path

from alertadores.app.drafts import DraftPlace, Drafts, FormDraft
from tests.vault.desk import Desk

PLACE = DraftPlace("note.added", bytes(16))


def write(folder: Path, told: Connection) -> None:
    """Write until somebody ends the process."""
    drafts = Drafts(Desk.again(folder).vault)
    for number in itertools.count(1):
        text = "palabra " * number
        drafts.keep(FormDraft(PLACE, {"text": text}))
        told.send_bytes(text.encode())
