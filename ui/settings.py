"""What the window remembers between runs: looks and places, never anything of a case.

Kept as an INI file, readable by its owner. What is found there is not trusted: a value that is
not one of the known ones is as if it were absent.
"""

from __future__ import annotations

import contextlib
import re
from pathlib import Path
from typing import Final, Literal

from PySide6.QtCore import QByteArray, QSettings

from ui.theme import Choice

Language = Literal["es", "en"]
IDLE_MINUTES: Final = (1, 5, 15)
"""Least, default, most."""
CLIPBOARD_SECONDS: Final = (10, 30, 60)
"""Least, default, most."""
_MAX_VAULTS: Final = 5
_OWNER_ONLY: Final = 0o600


class Settings:
    """One file of settings.

    Args:
        path: of the file; it is made at the first change.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._store = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Choice:
        """Light, dark, or as the system says."""
        value = self._store.value("theme")
        return Choice(value) if value in set(Choice) else Choice.SYSTEM

    @theme.setter
    def theme(self, choice: Choice) -> None:
        self._store.setValue("theme", choice.value)

    @property
    def language(self) -> Language:
        """Language of the window; Spanish until somebody asks for English."""
        return "en" if self._store.value("language") == "en" else "es"

    @language.setter
    def language(self, language: Language) -> None:
        self._store.setValue("language", language)

    @property
    def idle_minutes(self) -> int:
        """Minutes without a touch after which the vault locks, 1 to 15."""
        return self._number("idle_minutes", IDLE_MINUTES)

    @idle_minutes.setter
    def idle_minutes(self, minutes: int) -> None:
        self._store.setValue("idle_minutes", str(minutes))

    @property
    def clipboard_seconds(self) -> int:
        """Seconds for which the clipboard holds text of a case, 10 to 60."""
        return self._number("clipboard_seconds", CLIPBOARD_SECONDS)

    @clipboard_seconds.setter
    def clipboard_seconds(self, seconds: int) -> None:
        self._store.setValue("clipboard_seconds", str(seconds))

    def _number(self, name: str, allowed: tuple[int, int, int]) -> int:
        """Return a stored number, or the default where there is none that is allowed."""
        least, default, most = allowed
        value = self._store.value(name)
        if isinstance(value, str) and re.fullmatch(r"[0-9]{1,3}", value, re.ASCII):
            return int(value) if least <= int(value) <= most else default
        return default

    @property
    def vaults(self) -> tuple[Path, ...]:
        """Vaults opened on this machine, the last one first."""
        return self._paths("vaults")

    def remember_vault(self, folder: Path) -> None:
        """Put a vault first."""
        others = [str(each) for each in self.vaults if each != folder]
        self._store.setValue("vaults", [str(folder), *others][:_MAX_VAULTS])

    @property
    def narrow_rail(self) -> bool:
        """Whether the rail shows icons alone."""
        return bool(self._store.value("narrow_rail") == "yes")

    @narrow_rail.setter
    def narrow_rail(self, narrow: bool) -> None:
        self._store.setValue("narrow_rail", "yes" if narrow else "no")

    def is_code_copied(self, vault: Path) -> bool:
        """Tell whether nothing is known against somebody having a vault's recovery code."""
        return vault not in self._uncopied

    def code_is_not_copied(self, vault: Path) -> None:
        """Note that a vault is about to have a recovery code, which somebody has to copy."""
        self._store.setValue("uncopied", [str(each) for each in {*self._uncopied, vault}])
        self.save()

    def code_was_copied(self, vault: Path) -> None:
        """Note that somebody has a vault's recovery code."""
        self._store.setValue("uncopied", [str(each) for each in {*self._uncopied} - {vault}])
        self.save()

    @property
    def _uncopied(self) -> tuple[Path, ...]:
        return self._paths("uncopied")

    def _paths(self, name: str) -> tuple[Path, ...]:
        value = self._store.value(name)
        listed = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        return tuple(Path(each) for each in listed[:_MAX_VAULTS] if isinstance(each, str) and each)

    def arrangement(self, name: str) -> QByteArray | None:
        """Return where windows or dividers stood, if it is known."""
        value = self._store.value(f"arrangement/{name}")
        return value if isinstance(value, QByteArray) else None

    def remember_arrangement(self, name: str, value: QByteArray) -> None:
        """Keep where windows or dividers stand."""
        self._store.setValue(f"arrangement/{name}", value)

    def save(self) -> None:
        """Write now what changed."""
        self._store.sync()
        # Qt makes the file as the mask says, and keeps its rights from then on.
        with contextlib.suppress(OSError):
            self._path.chmod(_OWNER_ONLY)
