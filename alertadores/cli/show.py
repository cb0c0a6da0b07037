"""`show FOLIO`: one alert, what was done with it, and what may be done next."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from typing import Any, Final

from alertadores.app.session import Session
from alertadores.app.views import CaseView, Step, TimelineLine
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import field_lines, label, plain, say
from alertadores.domain.catalogs import CatalogName
from alertadores.errors import UserError
from alertadores.messages import explain

USAGE: Final = "FOLIO"
# Keys that bind an emission to its case: whoever has one can tell which case it is of.
_SECRET: Final = frozenset({"link_key"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The folio as printed; a slip of the pen is noticed."""
    parser.add_argument("folio", metavar="FOLIO")


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Show one case."""
    view = session.case(session.find(options.folio))
    return Outcome(
        Code.DONE,
        lines=list(_lines(view, terminal)),
        result={"case": {**plain(view), "timeline": [_line(line) for line in view.timeline]}},
    )


def _line(line: TimelineLine) -> dict[str, Any]:
    found: dict[str, Any] = plain(line)
    return {**found, "fields": _open(found["fields"])}


def _open(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if name not in _SECRET}


def _lines(view: CaseView, terminal: Terminal) -> Iterator[str]:
    yield f"{view.row.folio}  {label(terminal, 'alert_states', view.row.state)}"
    if view.incomplete:
        yield say(terminal, "cli.case-incomplete")
    yield from field_lines(_open(view.fields), terminal, "  ")
    envelope = "cli.identity-sealed" if view.sealed_identity else "cli.identity-none"
    yield "  " + say(terminal, envelope)
    yield "  " + say(terminal, "cli.readers", names=", ".join(view.readers))
    yield ""
    yield say(terminal, "cli.title-timeline")
    named = {line.entry: line for line in view.timeline}
    for line in view.timeline:
        yield from _event(line, named.get(line.undoes or b""), terminal)
    if view.steps:
        yield ""
        yield say(terminal, "cli.title-steps")
        yield from (f"  {_step(step, terminal)}" for step in view.steps)


def _event(line: TimelineLine, undone: TimelineLine | None, terminal: Terminal) -> Iterator[str]:
    standing = say(terminal, f"cli.standing-{line.standing}")
    yield f"  {_told(line, terminal)} [{standing}]"
    if undone is not None:
        yield "    " + say(terminal, "cli.undoes", what=_told(undone, terminal))
    if line.reason is not None:
        yield f"    {explain(UserError(line.reason), terminal.language).happened}"
    if line.type != "alert.registered":
        yield from field_lines(_open(line.fields), terminal, "    ")


def _told(line: TimelineLine, terminal: Terminal) -> str:
    did = say(terminal, f"cli.did-{line.type.replace('.', '-').replace('_', '-')}")
    recorded = line.recorded.isoformat(sep=" ", timespec="minutes")[:16]
    return f"{recorded}  {line.author}: {did}"


def _step(step: Step, terminal: Terminal) -> str:
    act = step.command
    if step.to is not None:
        catalog: CatalogName = "alert_states" if act == "alert.moved" else "proceeding_states"
        act = f"{act} → {label(terminal, catalog, step.to)}"
    if step.reason is None:
        return act
    return f"{act} ({explain(UserError(step.reason), terminal.language).happened})"
