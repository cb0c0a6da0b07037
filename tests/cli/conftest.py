"""Commands of this folder are typed at the desks of a real office."""

from __future__ import annotations

import pytest

from tests.cliuse import CommandLine, command_line
from tests.realoffice import RealOffice, founded, office

__all__ = ["founded", "office"]


@pytest.fixture
def cli(office: RealOffice) -> CommandLine:
    """Return the command line of an office of its own, all vaults closed."""
    return command_line(office)
