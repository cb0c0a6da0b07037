"""`version`: the program and the formats it reads and writes."""

from __future__ import annotations

import argparse
from typing import Final

from alertadores import __version__
from alertadores.bundles import card, introduction, public
from alertadores.cli.terminal import Code, Outcome, Terminal

USAGE: Final = "[--json]"
FORMATS: Final = (card.SCHEMA, public.SCHEMA, introduction.SCHEMA)


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """It takes none."""


def run(_options: argparse.Namespace, _terminal: Terminal) -> Outcome:
    """Tell version and formats."""
    return Outcome(
        Code.DONE,
        lines=[f"alertadores {__version__}", *(f"  {schema}" for schema in FORMATS)],
        result={"version": __version__, "formats": list(FORMATS)},
    )
