"""Fixtures of the window's tests."""

from __future__ import annotations

import pytest

from tests.firstrun import ana, arrive
from tests.window import HARMLESS, at_work, make_window, office, own

__all__ = ["ana", "arrive", "at_work", "make_window", "office", "own"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the offscreen platform say what it has no window manager for."""
    for item in items:
        item.add_marker(pytest.mark.qt_log_ignore(HARMLESS, extend=True))
