"""How far something long has come, told while it goes on."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how much of how much is done, in the unit of whoever tells; what it raises ends the work."""


def unobserved(_done: int, _total: int) -> None:
    """Nobody watches."""
