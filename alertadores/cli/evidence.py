"""`evidence add|list|export`: the files of a case."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from alertadores.app.commanding import command_from
from alertadores.app.evidence import EvidenceRoom, EvidenceView
from alertadores.app.outgoing import refuse_existing
from alertadores.app.session import Session
from alertadores.cli.commanding import MAX_DATA, recorded
from alertadores.cli.progress import Meter
from alertadores.cli.reading import read_text
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import lines_of, plain, say
from alertadores.domain.evidence import AddEvidence
from alertadores.errors import UserError

USAGE: Final = (
    "add FOLIO FILE --title FILE|- [--description FILE|-] | list FOLIO |"
    " export FOLIO ID --out FILE --purpose FILE|-"
)
_SHORTEST: Final = 8


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to do, and about which file; words of one's own come from files, not from arguments."""
    parser.add_argument("what", choices=tuple(_DEEDS))
    parser.add_argument("folio", metavar="FOLIO")
    parser.add_argument("file", metavar="FILE|ID", nargs="?")
    for name in ("title", "description", "purpose"):
        parser.add_argument(f"--{name}", metavar="FILE")
    parser.add_argument("--out", metavar="FILE", type=Path)


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Add a file as it is, list what there is, or write a file out."""
    return _DEEDS[options.what](session, session.find(options.folio), options, terminal)


def _add(session: Session, case: bytes, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    _require(options, "file", "title")
    said = {
        name: read_text(getattr(options, name), MAX_DATA)
        for name in ("title", "description")
        if getattr(options, name) is not None
    }
    command = command_from(lambda: AddEvidence.model_validate(said))
    with Meter(terminal) as meter:
        changes = EvidenceRoom(session).add(case, command, Path(options.file), meter)
    return recorded(session, changes, terminal)


def _list(
    session: Session, case: bytes, options: argparse.Namespace, terminal: Terminal
) -> Outcome:
    _require(options)
    found = EvidenceRoom(session).all(case)
    lines = [line for view in found.files for line in _lines(view, terminal)]
    for count, key in (
        (found.reserved, "cli.evidence-reserved"),
        (found.unreadable, "cli.evidence-unreadable"),
    ):
        if count:
            lines.append(say(terminal, key, count=count))
    lines.append(say(terminal, "cli.evidence", count=len(found.files)))
    files = [{**plain(view), "id": view.entry.hex()} for view in found.files]
    counts = {"reserved": found.reserved, "unreadable": found.unreadable}
    return Outcome(
        Code.WRONG if found.unreadable else Code.DONE,
        lines=lines,
        result={"files": files, **counts},
    )


def _export(
    session: Session, case: bytes, options: argparse.Namespace, terminal: Terminal
) -> Outcome:
    _require(options, "file", "out", "purpose")
    refuse_existing(options.out)
    room, view = EvidenceRoom(session), _wanted(session, case, options.file)
    purpose = read_text(options.purpose, MAX_DATA)
    with Meter(terminal) as meter:
        room.fetch(case, view.entry, meter)
        changes = room.export(case, view.entry, options.out, purpose, meter)
    outcome = recorded(session, changes, terminal)
    written = say(terminal, "cli.written", file=str(options.out))
    result = {**outcome.result, "files": [str(options.out)]}
    return Outcome(outcome.code, lines=[written, *outcome.lines], result=result)


def _require(options: argparse.Namespace, *wanted: str) -> None:
    """Refuse words that this deed lacks or has no use for."""
    for name in ("file", "title", "description", "purpose", "out"):
        given = getattr(options, name) is not None
        if given != (name in wanted) and not (name == "description" and "title" in wanted):
            raise UserError("cli.usage", usage=f"alertadores evidence {USAGE}")


def _wanted(session: Session, case: bytes, typed: str) -> EvidenceView:
    files = EvidenceRoom(session).all(case).files
    found = [view for view in files if view.entry.hex().startswith(typed.lower())]
    if len(typed) < _SHORTEST or len(found) != 1:
        raise UserError("evidence.no-such-id")
    return found[0]


def _lines(view: EvidenceView, terminal: Terminal) -> Iterator[str]:
    here = say(terminal, "cli.evidence-here" if view.here else "cli.evidence-not-here")
    recorded_on = view.recorded.date().isoformat()
    yield f"{view.entry.hex()[:16]}  {view.media.value}  {view.size}  {recorded_on}  {view.author}"
    yield from lines_of(f"{view.title} ({view.file_name}) [{here}]", "    ")
    yield f"    SHA-256 {view.sha256.hex()}"
    if view.description:
        yield from lines_of(view.description, "    ")


_DEEDS: Final[dict[str, Callable[[Session, bytes, argparse.Namespace, Terminal], Outcome]]] = {
    "add": _add,
    "list": _list,
    "export": _export,
}
