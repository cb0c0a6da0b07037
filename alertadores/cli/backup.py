"""`backup TARGET`: the vault, whole and read back, in a new folder on a stick or another disk."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from alertadores.app.backups import BACKUP_DAYS, back_up
from alertadores.app.session import Session
from alertadores.cli.progress import Meter
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import plain, say

USAGE: Final = "TARGET"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """An existing folder; the backup gets one of its own in it."""
    parser.add_argument("target", metavar="TARGET", type=Path)


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Back up, and say what is to be done with older copies."""
    with Meter(terminal) as progress:
        made = back_up(session, options.target, progress)
    lines = [
        say(terminal, "cli.backup-made", folder=str(made.path)),
        say(terminal, "cli.backup-horizon", days=BACKUP_DAYS),
    ]
    if made.pruned:
        lines.append(say(terminal, "cli.backup-pruned", count=made.pruned, days=BACKUP_DAYS))
    warnings = [say(terminal, "cli.backup-same-disk")] if made.same_disk else []
    result = plain(made) | {"path": str(made.path)}
    return Outcome(Code.DONE, lines=lines, result=result, warnings=warnings)
