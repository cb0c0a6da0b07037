"""The command line in a process of its own, for tests that end processes.

`python -m tests.driver STATE_FOLDER MOMENT WORD…` is `alertadores WORD…` with outer anchors in a
folder of the test, a clock that starts at a moment of the test, and the tests-only price of a
passphrase, which the shipped program refuses.
"""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from alertadores.app.surroundings import Surroundings
from alertadores.cli.main import main
from crypto.passphrase import TESTS_ONLY
from tests.realoffice import StoryClock

if __name__ == "__main__":
    _name, state, moment, *words = sys.argv
    clock = StoryClock(datetime.fromisoformat(moment))
    sys.exit(main(words, Surroundings(clock, Path(state), TESTS_ONLY)))
