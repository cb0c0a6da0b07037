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

from alertadores.app import founding
from alertadores.app.charter import MAX_BYTES, parse_charter
from alertadores.app.clock import Clock
from alertadores.app.founding import Founder
from alertadores.app.hub_setting import remember_hub
from alertadores.app.opening import begin_vault
from alertadores.app.outgoing import refuse_existing, write_new
from alertadores.app.seating import take_seat
from alertadores.app.session import Session
from alertadores.app.surroundings import REAL
from alertadores.bundles import introduction
from alertadores.bundles.introduction import parse_introduction
from alertadores.cli.members import office_outcome
from alertadores.cli.reading import read_card_file, read_json, read_source
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
from alertadores.sync.folder import FolderHub
from crypto.errors import CryptoError, FormatError

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
    try:
        data = founding.introduce(session.vault, options.name)
    except FormatError as error:
        raise UserError("founding.name-unusable") from error
    write_new(options.out, data)
    return _written(options.out, terminal)


@unlocked
def _office(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Write entry 0 from a charter, accept it, hand it in and write the trust card."""
    refuse_existing(options.card)
    if session.vault.keyring.membership() is not None:  # before anything is made for another
        raise UserError("founding.already-a-member")
    charter, invited = parse_charter(read_json(str(options.charter), MAX_BYTES))
    founders = [
        Founder(_introduction(options.charter.parent / each.introduction), each.roles)
        for each in invited
    ]
    hub = _new_hub(options.hub, charter.origin)
    clock = Clock(charter.zone, (options.surroundings or REAL).source)
    founding.found(session.vault, clock, charter, founders)
    session.accept_founding()
    session.synchronise(hub)
    remember_hub(session.vault.folder, options.hub)
    write_new(options.card, session.trust_card().to_bytes())
    return _written(options.card, terminal)


@unlocked
def _seat(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Take one's seat in an office, and show who is who before anything is signed."""
    take_seat(session.vault, FolderHub(options.hub), read_card_file(options.card))
    synchronised(session, options.hub, terminal)
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


def _new_hub(folder: Path, origin: str) -> FolderHub:
    """Make the hub, or take the empty one that an interrupted founding left."""
    try:
        return FolderHub.create(folder, origin)
    except UserError:
        hub = FolderHub(folder)
        if hub.origin() != origin or hub.size():
            raise
        return hub


def _introduction(path: Path) -> introduction.Introduction:
    try:
        return parse_introduction(read_source(str(path), introduction.MAX_BYTES))
    except CryptoError as error:
        raise UserError("founding.introduction-unusable", file=path.name) from error


_Step = Callable[[argparse.Namespace, Terminal], Outcome]
_STEPS: Final[Mapping[str, tuple[_Step, frozenset[str]]]] = {
    "vault": (_vault, frozenset()),
    "introduce": (_introduce, frozenset({"name", "out"})),
    "office": (_office, frozenset({"charter", "hub", "card"})),
    "seat": (_seat, frozenset({"card", "hub"})),
    "accept": (_accept, frozenset()),
}
