"""`python -m alertadores`: with arguments a command; without, the window.

The composition root of the whole program: the only place of `alertadores` that knows of `ui`.
"""

from __future__ import annotations

import sys
from importlib.util import find_spec
from typing import NoReturn

from alertadores.cli.main import console
from alertadores.hardening import harden


def main() -> NoReturn:
    """Run a command or show the window; a receiver without Qt is told the commands."""
    harden()
    if len(sys.argv) > 1 or find_spec("PySide6") is None:
        console()
    from ui.app import main as show_window  # noqa: PLC0415 - a command does not wait for Qt

    sys.exit(show_window())


if __name__ == "__main__":
    main()
