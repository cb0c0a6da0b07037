"""Vaults that push at the same time, each in a process of its own."""

from __future__ import annotations

import multiprocessing
from datetime import timedelta
from pathlib import Path

from alertadores.app.clock import system_source
from alertadores.app.session import Session
from alertadores.domain.commands import AddNote
from tests.realoffice import RealOffice, reopen
from tests.sync.hubs import rows_of

WRITERS = ("officer", "colleague", "coordinator")
EACH = 8


def write(folder: Path, name: str, case: bytes, ahead: timedelta) -> None:
    """Write notes, exchanging now and then, while others do the same.

    All clocks go alike: who had another's later time before their eyes could not sign.
    """
    office = RealOffice(folder)
    office.open[name] = Session(reopen(folder / name), lambda: system_source() + ahead)
    for each in range(EACH):
        office[name].execute(AddNote(text=f"{name} {each}"), case)
        if each % 2:
            office.sync(name)
    office.sync(name)
    office.close()


def test_processes_that_push_at_once_leave_no_gap_and_lose_nothing(office: RealOffice) -> None:
    case = office.register(readers=("colleague",))
    office.settle("officer", "colleague")
    before = office.hub.size()
    office.close()
    spawn = multiprocessing.get_context("spawn")
    ahead = office.clock() - system_source()
    writers = [
        spawn.Process(target=write, args=(office.folder, name, case, ahead)) for name in WRITERS
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(300)
    assert [writer.exitcode for writer in writers] == [0, 0, 0]
    rows = rows_of(office)
    assert len({row.leaf_hash for row in rows}) == len(rows) == before + len(WRITERS) * EACH
    office.clock.now += timedelta(days=3)
    office.settle(*WRITERS)
    stories = []
    for name in WRITERS:
        view = office[name].case(case)
        assert not view.incomplete
        assert [line.reason for line in view.timeline] == [None] * len(view.timeline)
        stories.append([line.fields["text"] for line in view.timeline if line.type == "note.added"])
        assert office[name].banners() == ()
    assert stories[0] == stories[1] == stories[2]
    for name in WRITERS:
        own = [text for text in stories[0] if text.startswith(name)]
        assert own == [f"{name} {each}" for each in range(EACH)]
