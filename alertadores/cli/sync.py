"""`sync [--hub DIR]`: exchange everything with the hub."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from alertadores.app.hub_setting import remember_hub, remembered_hub
from alertadores.app.session import Session
from alertadores.cli.progress import Meter
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import plain, say
from alertadores.sync.folder import FolderHub

USAGE: Final = "[--hub DIR]"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The hub is named once; the vault remembers it."""
    parser.add_argument("--hub", metavar="DIR", type=Path)


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Hand in what waits, and take in what is new."""
    return synchronised(session, options.hub, terminal)


def synchronised(session: Session, folder: Path | None, terminal: Terminal) -> Outcome:
    """Synchronise, and remember a hub that was named once it has proved to be the right one."""
    hub = remembered_hub(session.vault.folder) if folder is None else FolderHub(folder)
    with Meter(terminal) as progress:
        done = session.synchronise(hub, progress)
    if folder is not None:
        remember_hub(session.vault.folder, folder)
    pending = len(session.vault.ledger.queue())
    counts = {"pulled": done.pulled, "pushed": done.pushed, "sealed": done.sealed}
    lines = [say(terminal, "cli.synchronised", **counts, pending=pending)]
    if done.unreadable:
        lines.append(say(terminal, "cli.unreadable-rows", count=len(done.unreadable)))
    return Outcome(
        Code.WRONG if done.forked or done.unreadable else Code.DONE,
        lines=lines,
        result={
            **counts,
            "pending": pending,
            "new_cases": plain(sorted(done.keys)),
            "forked": done.forked,
            "unreadable": done.unreadable,
        },
    )
