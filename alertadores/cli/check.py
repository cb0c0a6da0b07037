"""`check [--full]`: is everything in the vault as it was written?"""

from __future__ import annotations

import argparse
from typing import Any, Final

from alertadores.app.audit import audit
from alertadores.app.session import Session
from alertadores.cli.progress import Meter
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import plain, say
from alertadores.errors import IntegrityError
from alertadores.messages import explain
from alertadores.vault.checking import check

USAGE: Final = "[--full]"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The full check reads every page, row and content."""
    parser.add_argument("--full", action="store_true")


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Check the vault; nothing is mended."""
    with Meter(terminal) as progress:
        found = check(session.vault, full=options.full, progress=progress)
    result: dict[str, Any] = {"full": options.full, "findings": plain(found)}
    lines = [say(terminal, "cli.checked-full" if options.full else "cli.checked-short")]
    wrong = False
    if options.full and not found:
        with Meter(terminal) as progress:
            report = audit(session.replica, progress=progress)
        wrong = bool(report.wrong)
        counts = {
            "entries": report.entries,
            "rejected": len(report.rejected),
            "wrong": len(report.wrong),
        }
        result |= counts
        lines.append(say(terminal, "cli.checked-entries", **counts))
    for each in found:
        told = explain(
            IntegrityError(each.key, file=each.file, count=each.count), terminal.language
        )
        lines.append(f"{each.file} ({each.count}): {told}")
    if not found and not wrong:
        lines.append(say(terminal, "cli.nothing-amiss"))
    return Outcome(Code.WRONG if found or wrong else Code.DONE, lines=lines, result=result)
