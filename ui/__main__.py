"""`python -m ui`: the window. With ``--practice`` it opens the practice office at once."""

from __future__ import annotations

import sys
from typing import NoReturn

from alertadores.hardening import harden


def main() -> NoReturn:
    """Close the process to others, then show the window."""
    harden()
    from ui.app import main as show_window  # noqa: PLC0415 - nothing is loaded before that

    sys.exit(show_window(sys.argv[1:]))


if __name__ == "__main__":
    main()
