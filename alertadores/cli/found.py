"""`found …`: an office comes into being, step by step, on the machines of its founders.

    found vault                                   each: a vault, and its recovery code
    found introduce --name NAME --out FILE        each: a file for whoever writes entry 0
    found office CHARTER --hub DIR --card FILE    one: entry 0, the hub, the trust card
    found seat --card FILE --hub DIR              the others: see who is who
    found accept                                  the others: sign that this is the office

Whoever writes entry 0 accepts it by writing it. The trust card goes from hand to hand: it tells
the others that the hub shows them the office they agreed on.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from alertadores.app.beginning import establish, introduction_of, read_introduction, sit_down
from alertadores.app.charter import MAX_BYTES, parse_charter
from alertadores.app.founding import Founder
from alertadores.app.opening import begin_vault
from alertadores.app.outgoing import refuse_existing, write_new
from alertadores.app.session import Session
from alertadores.app.surroundings import REAL
from alertadores.cli.members import office_outcome
from alertadores.cli.reading import read_card_file, read_json
from alertadores.cli.sync import synchronised
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import (
    new_code,
    read_new_passphrase,
    require_audience,
    unlocked,
    vault_folder,
)
from alertadores.cli.words import say
from alertadores.errors import UserError

USAGE: Final = (
    "vault | introduce --name NAME --out FILE | office CHARTER --hub DIR --card FILE"
    " | seat --card FILE --hub DIR | accept"
)
_VALUES: Final = ("charter", "name", "out", "hub", "card")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """One step, and what that step needs: no more and no less."""
    parser.add_argument("step", choices=tuple(_STEPS))
    parser.add_argument("charter", metavar="CHARTER", nargs="?", type=Path)
    parser.add_argument("--name", metavar="NAME")
    parser.add_argument("--out", metavar="FILE", type=Path)
    parser.add_argument("--hub", metavar="DIR", type=Path)
    parser.add_argument("--card", metavar="FILE", type=Path)


def run(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Take one step of a founding."""
    step, needs = _STEPS[options.step]
    if {name for name in _VALUES if getattr(options, name) is not None} != needs:
        raise _usage()
    return step(options, terminal)


def _usage() -> UserError:
    return UserError("cli.usage", usage=f"alertadores found {USAGE}")


def _vault(options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Make a vault."""
    folder = vault_folder(options)
    require_audience(terminal, f"alertadores found {USAGE}")
    passphrase = read_new_passphrase(options, terminal)
    code = begin_vault(folder, passphrase, options.surroundings or REAL)
    return new_code("cli.vault-made", {"vault": str(folder)}, code, options, terminal)


@unlocked
def _introduce(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Write the introduction of the vault's owner."""
    refuse_existing(options.out)
    data = introduction_of(session, options.name)
    write_new(options.out, data)
    return _written(options.out, terminal)


@unlocked
def _office(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Write entry 0 from a charter, accept it, hand it in and write the trust card."""
    refuse_existing(options.card)
    charter, invited = parse_charter(read_json(str(options.charter), MAX_BYTES))
    founders = [
        Founder(read_introduction(options.charter.parent / each.introduction), each.roles)
        for each in invited
    ]
    card = establish(session, charter, founders, options.hub, options.surroundings or REAL)
    write_new(options.card, card.to_bytes())
    return _written(options.card, terminal)


@unlocked
def _seat(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Take one's seat in an office, and show who is who before anything is signed."""
    sit_down(session, options.hub, read_card_file(options.card))
    return office_outcome(session.office(), terminal)


@unlocked
def _accept(session: Session, _options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Sign that entry 0 is what the founders agreed on, and hand that in."""
    session.accept_founding()
    return synchronised(session, None, terminal)


def _written(path: Path, terminal: Terminal) -> Outcome:
    file = str(path)
    return Outcome(
        Code.DONE, lines=[say(terminal, "cli.written", file=file)], result={"files": [file]}
    )


_Step = Callable[[argparse.Namespace, Terminal], Outcome]
_STEPS: Final[Mapping[str, tuple[_Step, frozenset[str]]]] = {
    "vault": (_vault, frozenset()),
    "introduce": (_introduce, frozenset({"name", "out"})),
    "office": (_office, frozenset({"charter", "hub", "card"})),
    "seat": (_seat, frozenset({"card", "hub"})),
    "accept": (_accept, frozenset()),
}
