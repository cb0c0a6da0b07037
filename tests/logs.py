"""A warning in the log that no test announced is a failure: it is a defect or a missing test."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator

import pytest


class _Collector(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.levelname}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def expect_log() -> Iterator[Callable[[str], None]]:
    """Fail the test for every log line of WARNING or above that it did not announce.

    A test announces a line with ``expect_log(pattern)``; one that then never comes is a failure
    as well. The pattern is searched in ``logger: LEVEL: message``.
    """
    collector = _Collector()
    expected: list[str] = []
    root = logging.getLogger()
    root.addHandler(collector)
    yield expected.append
    root.removeHandler(collector)
    surprises = [
        line
        for line in collector.lines
        if not any(re.search(pattern, line) for pattern in expected)
    ]
    text = "\n".join(collector.lines)
    absent = [pattern for pattern in expected if not re.search(pattern, text)]
    assert not surprises, f"unexpected in the log: {surprises}"
    assert not absent, f"announced, but never logged: {absent}"
