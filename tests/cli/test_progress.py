from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr

import pytest

from alertadores.cli.progress import Meter
from alertadores.cli.terminal import Terminal


class Screen(io.StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        """Tell that somebody looks on."""
        return True


@pytest.fixture
def screen() -> Screen:
    return Screen()


def visible(screen: Screen) -> str:
    """Return what is left on the line after everything that was written."""
    line: list[str] = []
    for part in screen.getvalue().split("\r"):
        line[: len(part)] = part
    return "".join(line).rstrip()


def test_a_bar_grows_and_is_wiped_away(screen: Screen) -> None:
    with redirect_stderr(screen), Meter(Terminal()) as progress:
        progress(0, 200)
        assert visible(screen).endswith("0 %")
        progress(100, 200)
        assert visible(screen) == f"[{'#' * 15}{' ' * 15}]  50 %"
        progress(200, 200)
        assert visible(screen) == f"[{'#' * 30}] 100 %"
    assert visible(screen) == ""


def test_a_bar_is_wiped_away_where_something_goes_wrong(screen: Screen) -> None:
    def work() -> None:
        with redirect_stderr(screen), Meter(Terminal()) as progress:
            progress(1, 2)
            assert visible(screen)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        work()
    assert visible(screen) == ""


def test_a_step_that_changes_nothing_is_not_drawn(screen: Screen) -> None:
    with redirect_stderr(screen), Meter(Terminal()) as progress:
        progress(500, 1000)
        drawn = screen.getvalue()
        assert drawn
        progress(501, 1000)
        assert screen.getvalue() == drawn


@pytest.mark.parametrize("terminal", [Terminal(quiet=True), Terminal(json=True)])
def test_who_wants_the_result_alone_sees_no_bar(screen: Screen, terminal: Terminal) -> None:
    with redirect_stderr(screen), Meter(terminal) as progress:
        progress(1, 2)
    assert screen.getvalue() == ""


@pytest.mark.parametrize("stream", [None, io.StringIO()])
def test_where_nobody_looks_nothing_is_drawn(
    monkeypatch: pytest.MonkeyPatch, stream: io.StringIO | None
) -> None:
    monkeypatch.setattr(sys, "stderr", stream)
    with Meter(Terminal()) as progress:
        progress(1, 2)
        progress(0, 0)
    assert stream is None or stream.getvalue() == ""
