from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from alertadores.errors import AlertadoresError
from tests.vault.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A new vault; what a test leaves open is closed."""
    desk = Desk.new(tmp_path / "boveda")
    yield desk
    with contextlib.suppress(AlertadoresError):
        desk.vault.close()
