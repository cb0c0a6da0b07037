"""`demo DIR [--cases N] [--seed S]`: makes a practice office with invented cases."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any, Final

from alertadores.app.practice import PASSPHRASE, PracticeOffice, create
from alertadores.app.surroundings import REAL
from alertadores.bundles.public import KIND
from alertadores.cli.progress import Meter
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.errors import UserError
from alertadores.messages import sentence

USAGE: Final = "DIR [--cases N] [--seed S]"
MAX_CASES: Final = 100_000
MAX_SEED: Final = 2**53
_DEFAULT_CASES: Final = 40
_DEFAULT_SEED: Final = 1


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where it goes, how many cases, which ones."""
    parser.add_argument("folder", metavar="DIR", type=Path)
    parser.add_argument("--cases", metavar="N", type=int, default=_DEFAULT_CASES)
    parser.add_argument("--seed", metavar="S", type=int, default=_DEFAULT_SEED)


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Make the office and say where everything lies."""
    if not (0 < options.cases <= MAX_CASES and 0 <= options.seed <= MAX_SEED):
        raise UserError("practice.out-of-range", cases=MAX_CASES)
    with Meter(terminal) as progress:
        made = create(
            options.folder.absolute(),
            seed=options.seed,
            cases=options.cases,
            surroundings=options.surroundings or REAL,
            progress=progress,
        )
    return Outcome(Code.DONE, lines=_lines(made, terminal), result=_result(made))


def _lines(made: PracticeOffice, terminal: Terminal) -> list[str]:
    def say(key: str, **values: str | int) -> str:
        return sentence(key, terminal.language, values)

    return [
        say("cli.demo-made", cases=made.cases, members=len(made.seats)),
        say("cli.demo-passphrase", passphrase=PASSPHRASE),
        say("cli.demo-card", path=str(made.trust_card)),
        *(str(seat.path) for seat in made.seats),
        *(str(path) for path in made.bundles),
    ]


def _result(made: PracticeOffice) -> dict[str, Any]:
    return {
        "vaults": [
            {
                "member": seat.member,
                "name": seat.name,
                "roles": [role.value for role in seat.roles],
                "path": str(seat.path),
            }
            for seat in made.seats
        ],
        "passphrase": PASSPHRASE,
        "trust_card": str(made.trust_card),
        "hub": str(made.hub),
        "bundles": [{"kind": KIND, "path": str(path)} for path in made.bundles],
        "cases": made.cases,
    }
