"""`import FILE… [--dry-run] [--decide LINE=keep|drop|seal]…`: files of alerts come in."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from alertadores.app.intake import Intake, Report, RowReport
from alertadores.app.session import Session
from alertadores.cli.progress import Meter
from alertadores.cli.terminal import Code, Outcome, Terminal, code_of
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import say
from alertadores.errors import AlertadoresError, UserError
from alertadores.interop.alert_rows import Decision, Level
from alertadores.interop.alert_rows import Outcome as Verdict

USAGE: Final = "FILE… [--dry-run] [--decide LINE=keep|drop|seal]…"
_INTERRUPTED: Final = "cli.interrupted"
_DECISION: Final = re.compile(r"([0-9]{1,9})=(keep|drop|seal)\Z", re.ASCII)
# What is said of a row that is taken is for scripts, but where a person should look at it.
_TOLD: Final = frozenset({Level.ERROR, Level.QUESTION})
_LOOK_AT: Final = frozenset({"identity-possible", "identity-missing"})


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A decision names the line where its row begins, as the report tells it."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--dry-run", action="store_true")
    parser.add_argument("--decide", metavar="LINE=DECISION", action="append", default=[])


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Import the files one after the other, and report on every row there is something to say of.

    Rows that wait leave the import undecided; rows that are refused make a file unusable in part.
    What a run that is cut off had registered stays, and the next run goes on from there.
    """
    decisions = _decisions(options.decide)
    if decisions and len(options.files) > 1:
        raise UserError("import.decide-one-file")
    runs: list[_Run] = []
    error: AlertadoresError | None = None
    with Meter(terminal) as progress:
        for path in options.files:
            intake = Intake(session, path, decisions, dry_run=options.dry_run, progress=progress)
            runs.append(_Run(path, intake.report))
            error = _stopped_by(intake)
            if error is not None:
                break
    return Outcome(
        _code([each.report for each in runs], error),
        lines=[line for each in runs for line in each.lines(terminal)],
        result={"files": [each.result() for each in runs]},
        warnings=[
            say(terminal, "cli.import-uncompared", count=each.report.uncompared)
            for each in runs
            if each.report.uncompared
        ],
        error=error,
    )


def _stopped_by(intake: Intake) -> AlertadoresError | None:
    """Import a file, and return what stopped it: told beside what was registered until then."""
    try:
        intake.run()
    except KeyboardInterrupt:
        return UserError(_INTERRUPTED)
    except AlertadoresError as error:
        return error
    return None


def _decisions(typed: list[str]) -> dict[int, Decision]:
    found: dict[int, Decision] = {}
    for each in typed:
        match = _DECISION.match(each)
        if match is None or int(match[1]) in found:
            raise UserError("cli.usage", usage=f"alertadores import {USAGE}")
        found[int(match[1])] = cast("Decision", match[2])
    return found


def _code(reports: list[Report], error: AlertadoresError | None) -> Code:
    if error is not None:
        return Code.INTERRUPTED if error.key == _INTERRUPTED else code_of(error)
    if any(report.counts[Verdict.REFUSED] for report in reports):
        return Code.UNUSABLE
    return Code.UNDECIDED if any(r.counts[Verdict.WAITS] for r in reports) else Code.DONE


@dataclass(frozen=True, slots=True)
class _Run:
    """One file and what became of it."""

    path: Path
    report: Report

    def lines(self, terminal: Terminal) -> Iterator[str]:
        """Return the report for a person."""
        yield self.path.name
        for row in self.report.rows:
            yield from _row_lines(row, terminal)
        counts = {verdict.value: self.report.counts[verdict] for verdict in Verdict}
        key = "cli.import-would" if self.report.dry_run else "cli.import-did"
        yield say(terminal, key, **counts, registered=self.report.registered)

    def result(self) -> dict[str, Any]:
        """Return the report for a script."""
        return {
            "file": str(self.path),
            "dry_run": self.report.dry_run,
            "registered": self.report.registered,
            "counts": {verdict.value: self.report.counts[verdict] for verdict in Verdict},
            "rows": [_row_result(row) for row in self.report.rows],
            "uncompared": self.report.uncompared,
        }


def _row_lines(row: RowReport, terminal: Terminal) -> Iterator[str]:
    told = [each for each in row.findings if each.level in _TOLD or each.code in _LOOK_AT]
    verdict = say(terminal, f"cli.row-{row.outcome.value}")
    for each in told:
        place = f"{each.field}: " if each.field else ""
        yield f"  {row.line} [{verdict}] {place}{each.sentence(terminal.language)}"
    if told and row.outcome is Verdict.WAITS:
        for candidate in row.candidates:
            signs = ", ".join(
                f"{say(terminal, f'cli.sign-{sign.code}')} {sign.count}"
                for sign in candidate.reasons
            )
            yield f"      {candidate.a}: {signs}"


def _row_result(row: RowReport) -> dict[str, Any]:
    return {
        "line": row.line,
        "outcome": row.outcome.value,
        "findings": [
            {
                "field": each.field,
                "code": each.code,
                "level": each.level.value,
                "detail": each.detail,
            }
            for each in row.findings
        ],
        "candidates": [
            {
                "other": candidate.a,
                "score": candidate.score,
                "signs": {sign.code: sign.count for sign in candidate.reasons},
            }
            for candidate in row.candidates
        ],
    }
