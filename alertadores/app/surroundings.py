"""What the program finds around it: the time, a place to remember things, the price of a guess."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from alertadores.app.clock import Source, system_source
from crypto.passphrase import STANDARD, TESTS_ONLY, Profile


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Where a session takes place. Tests bring their own; a person has no way to.

    Attributes:
        source: where the time comes from.
        state_folder: where outer anchors lie; None for the folder the system has for it.
        profile: of the passphrases of new vaults.
    """

    source: Source = system_source
    state_folder: Path | None = None
    profile: Profile = STANDARD

    @property
    def opens_test_vaults(self) -> bool:
        """Whether a vault may be opened whose passphrase protects nothing."""
        return self.profile is TESTS_ONLY


REAL: Final = Surroundings()
