"""`restore SOURCE TARGET`: a vault from a backup; with `--rehearse`, only to know that it works."""

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import Final

from alertadores.app.backups import RestoredView, note_rehearsal, rehearse, restore
from alertadores.app.opening import open_session, typed_secret
from alertadores.app.surroundings import REAL, Surroundings
from alertadores.cli.progress import Meter
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import read_passphrase
from alertadores.cli.words import plain, say
from alertadores.errors import AlertadoresError, UserError
from alertadores.vault.lock import Secret

USAGE: Final = "SOURCE TARGET | SOURCE [TARGET] --rehearse"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folder of one backup; and a new one, or for a rehearsal a place to do it in."""
    parser.add_argument("source", metavar="SOURCE", type=Path)
    parser.add_argument("target", metavar="TARGET", nargs="?", type=Path)
    parser.add_argument("--rehearse", action="store_true")


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Restore, and say what is newer elsewhere."""
    if options.target is None and not options.rehearse:
        raise UserError("cli.usage", usage=f"alertadores restore {USAGE}")
    secret = typed_secret(read_passphrase(options, terminal, "cli.ask-passphrase"))
    around = options.surroundings or REAL
    with Meter(terminal) as progress:
        if options.rehearse:
            found = rehearse(options.source, secret, around, progress, options.target)
        else:
            found = restore(options.source, options.target, secret, around, progress)
    warnings = []
    if options.rehearse and options.vault is not None and not _noted(options, secret, around):
        warnings.append(say(terminal, "cli.rehearsal-not-noted"))
    made = found.made.isoformat()
    key = "cli.rehearsed" if options.rehearse else "cli.restored"
    lines = [say(terminal, key, made=made, rows=found.rows), *_newer(found, terminal)]
    if found.catches_up and not options.rehearse:
        lines.append(say(terminal, "cli.restored-next"))
    result = plain(found) | {"rehearsed": options.rehearse}
    return Outcome(Code.DONE, lines=lines, result=result, warnings=warnings)


def _noted(options: argparse.Namespace, secret: Secret, around: Surroundings) -> bool:
    """Note the rehearsal in the vault that was named, if it is there and the backup is its last."""
    try:
        with closing(open_session(Path(options.vault), secret, around)) as session:
            return note_rehearsal(session, options.source)
    except AlertadoresError:
        return False


def _newer(found: RestoredView, terminal: Terminal) -> list[str]:
    """Say what came after the backup, as far as anybody here can tell."""
    lines = []
    if found.pending:
        lines.append(say(terminal, "cli.restored-pending", count=found.pending))
    if found.newer_here:
        lines.append(say(terminal, "cli.newer-here", count=found.newer_here))
    if found.newer_at_hub is None:
        lines.append(say(terminal, "cli.hub-not-asked"))
    elif found.newer_at_hub:
        lines.append(say(terminal, "cli.newer-at-hub", count=found.newer_at_hub))
    return lines
