"""A real process that imports is ended in the midst of it; nothing is half written."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.alertsfile import alert_row, write_alerts
from tests.cliuse import CommandLine
from tests.realoffice import PASSPHRASE

ROWS = 500
BATCH = 200
PATIENCE = 120

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def start(cli: CommandLine, path: Path) -> subprocess.Popen[bytes]:
    """Start an import in a process of its own."""
    around = (cli.folder / "state", cli.office.clock.now.isoformat())
    vault = ("--json", "--vault", cli.folder / "officer", "--passphrase-fd", "0")
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.driver", *around, *vault, "import", path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(__file__).resolve().parents[2],
    )
    assert process.stdin is not None
    process.stdin.write(f"{PASSPHRASE}\n".encode())
    process.stdin.close()
    process.stdin = None  # or `communicate` would flush it
    return process


def wait_for_a_batch(cli: CommandLine, process: subprocess.Popen[bytes]) -> None:
    """Wait until the ledger has taken something in."""
    log = cli.folder / "officer" / "ledger.db-wal"
    end = time.monotonic() + PATIENCE
    while not (log.exists() and log.stat().st_size > BATCH * 1024):
        assert process.poll() is None, "the import ended before it could be ended"
        assert time.monotonic() < end, "the import took nothing in"
        time.sleep(0.01)


def listed(cli: CommandLine) -> int:
    return len(cli.json("officer", "list")["alerts"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that takes a few batches."""
    return write_alerts(tmp_path / "a.csv", *(alert_row(number) for number in range(ROWS)))


def finish(cli: CommandLine, path: Path) -> Any:
    cli.office.clock.now += timedelta(days=30)  # later than anything the process signed
    (result,) = cli.json("officer", "import", path)["files"]
    assert listed(cli) == ROWS
    assert cli.run("officer", "check", "--full").code == 0
    return result


def test_an_interrupted_import_says_so_and_is_finished_by_the_next(
    cli: CommandLine, path: Path
) -> None:
    process = start(cli, path)
    wait_for_a_batch(cli, process)
    process.send_signal(signal.SIGINT)
    out, _err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    result = json.loads(out)["result"]
    assert result["error"] == "cli.interrupted"
    registered = result["files"][0]["registered"]
    assert registered in {0, BATCH, 2 * BATCH}
    assert listed(cli) - registered in {0, BATCH}, "a commit that came to its end counts"
    assert finish(cli, path)["counts"]["known"] >= registered


def test_a_killed_import_leaves_whole_batches_and_is_finished_by_the_next(
    cli: CommandLine, path: Path
) -> None:
    process = start(cli, path)
    wait_for_a_batch(cli, process)
    process.kill()
    process.communicate(timeout=PATIENCE)
    there = listed(cli)
    assert there % BATCH == 0
    assert finish(cli, path)["counts"] == {
        "accepted": ROWS - there,
        "waits": 0,
        "refused": 0,
        "known": there,
    }
