"""`check --full` says how far it is, and may be given up at any moment."""

from __future__ import annotations

import multiprocessing
import signal
from concurrent.futures import ProcessPoolExecutor

import pytest

from alertadores.app.audit import _leave_to_parent
from alertadores.cli import check
from alertadores.cli.progress import Meter
from tests.cliuse import CommandLine

_CASES = 3


@pytest.fixture
def filled(cli: CommandLine) -> CommandLine:
    """Return a command line at a desk with a few cases in the log."""
    for _case in range(_CASES):
        cli.office.register()
    cli.office.sync("officer", "coordinator")
    cli.office.close()
    return cli


def test_it_tells_how_far_it_is(filled: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []

    class Watched(Meter):
        def __call__(self, done: int, total: int) -> None:
            told.append((done, total))

    monkeypatch.setattr(check, "Meter", Watched)
    assert filled.run("officer", "check", "--full").code == 0
    of_cases = [step for step in told if step[1] == _CASES]
    assert of_cases == [(done, _CASES) for done in range(_CASES)]
    of_things = told[: -len(of_cases)]
    (total,) = {total for _done, total in of_things}
    assert of_things == [(done, total) for done in range(total)]


def test_the_short_check_needs_no_bar(filled: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(_self: Meter, _done: int, _total: int) -> None:
        raise AssertionError

    monkeypatch.setattr(Meter, "__call__", never)
    assert filled.run("officer", "check").code == 0


@pytest.mark.parametrize("total", [None, _CASES], ids=["reading everything", "with workers"])
def test_it_may_be_given_up_and_leaves_everything_as_it_was(
    filled: CommandLine, monkeypatch: pytest.MonkeyPatch, total: int | None
) -> None:
    def interrupt(_self: Meter, done: int, of: int) -> None:
        if done and total in {None, of}:
            raise KeyboardInterrupt

    ledger = filled.folder / "officer" / "ledger.db"
    before = ledger.read_bytes()
    with monkeypatch.context() as patch:
        patch.setattr(Meter, "__call__", interrupt)
        said = filled.run("officer", "--json", "check", "--full")
    assert (said.code, said.error) == (130, "cli.interrupted")
    assert ledger.read_bytes() == before
    assert multiprocessing.active_children() == []
    assert filled.run("officer", "check", "--full").code == 0


def test_workers_leave_an_interruption_to_their_parent() -> None:
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawn, _leave_to_parent) as executor:
        assert executor.submit(signal.getsignal, signal.SIGINT).result() is signal.SIG_IGN
