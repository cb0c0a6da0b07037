"""Tests of this folder work in a real office."""

from __future__ import annotations

from tests.app.copying import copying
from tests.realoffice import founded, office

__all__ = ["copying", "founded", "office"]
