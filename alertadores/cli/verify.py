"""`verify FILE… --trust CARD`: checks bundles offline, without a vault."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.messages import Language, sentence
from alertadores.verify.files import read_card, verify_file
from alertadores.verify.report import Report, Statement, Verdict

USAGE: Final = "FILE… --trust CARD"
# The worst of several files decides; a file found wrong outweighs one left open.
_SEVERITY: Final = (Verdict.VALID, Verdict.UNDECIDED, Verdict.UNUSABLE, Verdict.WRONG)
_VERDICTS: Final = {
    Verdict.VALID: "verify.valid",
    Verdict.WRONG: "verify.wrong",
    Verdict.UNUSABLE: "verify.unusable",
    Verdict.UNDECIDED: "verify.undecided",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Bundles, and the trust card that came another way."""
    parser.add_argument("files", metavar="FILE", nargs="+", type=Path)
    parser.add_argument("--trust", metavar="CARD", type=Path)


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Check each file and report all of them."""
    trust = None if options.trust is None else read_card(options.trust)
    reports = [(path, verify_file(path, trust)) for path in options.files]
    worst = max((report.verdict for _path, report in reports), key=_SEVERITY.index)
    lines: list[str] = []
    for path, report in reports:
        lines += [path.name, *_lines(report, terminal.language)]
    return Outcome(
        Code(worst),
        lines=lines,
        result={"files": [{"file": str(path), **_result(report)} for path, report in reports]},
    )


def _lines(report: Report, language: Language) -> list[str]:
    def say(statement: Statement) -> str:
        return sentence(statement.key, language, statement.values)

    lines = [sentence(_VERDICTS[report.verdict], language)]
    if report.problem is not None:
        lines.append(say(report.problem))
    for title, statements in (
        ("verify.title-proven", report.proven),
        ("verify.title-coherent", report.coherent),
        ("verify.title-withheld", report.withheld),
        ("verify.title-not-proven", report.not_proven),
    ):
        if statements:
            lines += ["", sentence(title, language)]
            lines += [f"  - {say(statement)}" for statement in statements]
    return lines


def _result(report: Report) -> dict[str, Any]:
    def plain(statements: list[Statement]) -> list[dict[str, str | int]]:
        return [{"statement": each.key, **each.values} for each in statements]

    return {
        "verdict": report.verdict.name.lower(),
        "problem": None if report.problem is None else plain([report.problem])[0],
        "proven": plain(report.proven),
        "coherent": plain(report.coherent),
        "withheld": plain(report.withheld),
        "not_proven": plain(report.not_proven),
    }
