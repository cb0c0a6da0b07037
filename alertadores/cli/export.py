"""`export public FOLIO --out FILE [--card FILE]` and `export card --out FILE`: what leaves."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from alertadores.app.outgoing import refuse_existing, write_new
from alertadores.app.session import Session
from alertadores.cli.terminal import Code, Outcome, Terminal
from alertadores.cli.unlocking import unlocked
from alertadores.cli.words import say
from alertadores.errors import UserError

USAGE: Final = "public FOLIO --out FILE [--card FILE] | card --out FILE"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """What to hand out, and files that are not there yet."""
    parser.add_argument("kind", choices=("public", "card"))
    parser.add_argument("folio", metavar="FOLIO", nargs="?")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True)
    parser.add_argument("--card", metavar="FILE", type=Path)


@unlocked
def run(session: Session, options: argparse.Namespace, terminal: Terminal) -> Outcome:
    """Write the bundle of an emitted summary, or the trust card of the office."""
    wanted = [path for path in (options.out, options.card) if path is not None]
    for path in wanted:
        refuse_existing(path)
    if (options.kind == "public") != (options.folio is not None) or (
        options.kind == "card" and options.card is not None
    ):
        raise UserError("cli.usage", usage=f"alertadores export {USAGE}")
    card = session.trust_card().to_bytes()
    if options.folio is None:
        write_new(options.out, card)
    else:
        write_new(options.out, session.public_bundle(session.find(options.folio)))
        if options.card is not None:
            write_new(options.card, card)
    files = [str(path) for path in wanted]
    return Outcome(
        Code.DONE,
        lines=[say(terminal, "cli.written", file=file) for file in files],
        result={"files": files},
    )
