"""Measure the budgets of the program: `_bench.py [NAME…] [--million] [--json]`; see `dev.py bench`.

Everything happens in a temporary folder, under passphrases that protect nothing, and is removed
afterwards. Exit status: 0 within all limits, 1 a figure is over its limit, 130 interrupted.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from _bench_figures import Figure, tell
from _bench_gap import gui_gap
from _bench_importing import import_alerts
from _bench_long_list import long_list
from _bench_reading import case_open, sizes, unlock
from _bench_verifying import verify
from _bench_window import alerts_list, first_paint
from _bench_workshop import Scale, Workshop
from _bench_writing import append_note, append_note_scale, append_tokens

BENCHES: Final[dict[str, Callable[[Workshop], Iterator[Figure]]]] = {
    "append-note": append_note,
    "append-note-scale": append_note_scale,
    "append-tokens": append_tokens,
    "import-10000": import_alerts,
    "unlock-10000": unlock,
    "case-open": case_open,
    "verify-100000": verify,
    "window-first-paint": first_paint,
    "list-10000": alerts_list,
    "list-100000": long_list("100000", lambda workshop: workshop.scale.listed, 1.0),
    "list-1000000": long_list("1000000", lambda workshop: workshop.scale.most_listed, 3.0),
    "gui-gap": gui_gap,
    "sizes": sizes,
}
LONG: Final = frozenset({"list-1000000"})
"""Measured only when they are named, or with ``--million``."""


def measure(names: Iterable[str], folder: Path, scale: Scale) -> Iterator[Figure]:
    """Measure, in the order given.

    Args:
        names: of `BENCHES`.
        folder: empty; it is left full.
        scale: how much of everything.
    """
    workshop = Workshop(folder, scale)
    for name in names:
        tell(f"Measuring {name}")
        yield from BENCHES[name](workshop)


def main(arguments: Sequence[str]) -> int:
    """Measure what is asked for, or everything, and return the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py bench", allow_abbrev=False)
    known = ", ".join(BENCHES)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"one or more of {known}")
    parser.add_argument("--million", action="store_true", help="a list of a million cases as well")
    parser.add_argument("--json", action="store_true", help="print a list of objects")
    options = parser.parse_args(arguments)
    unknown = set(options.names) - BENCHES.keys()
    if unknown:
        parser.error(f"there is no {', '.join(sorted(unknown))}; there are {known}")
    names = options.names or [name for name in BENCHES if name not in LONG]
    if options.million:
        names = dict.fromkeys([*names, *LONG])
    start = time.monotonic()
    figures = []
    show = tell if options.json else print
    with tempfile.TemporaryDirectory(prefix="alertadores-bench-") as folder:
        for figure in measure(names, Path(folder), Scale()):
            figures.append(figure)
            show(figure.to_line())
    tell(f"Measured in {time.monotonic() - start:.0f} s")
    if options.json:
        print(json.dumps([figure.to_record() for figure in figures], indent=2))
    return 0 if all(figure.ok for figure in figures) else 1


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
