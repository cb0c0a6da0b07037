"""How strong a passphrase is, in words and with the reasons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication

from alertadores.app import Band, Flaw, strength_of
from ui.i18n import QT_TRANSLATE_NOOP
from ui.widgets.meter import Meter

_BANDS: Final = {
    Band.TOO_WEAK: (1, QT_TRANSLATE_NOOP("Strength", "Not enough yet"), "red"),
    Band.FAIR: (2, QT_TRANSLATE_NOOP("Strength", "Enough"), "amber-text"),
    Band.GOOD: (3, QT_TRANSLATE_NOOP("Strength", "Good"), "green"),
    Band.STRONG: (4, QT_TRANSLATE_NOOP("Strength", "Very good"), "green"),
}
_FLAWS: Final = {
    Flaw.SHORT: QT_TRANSLATE_NOOP("Strength", "It is short."),
    Flaw.OWN: QT_TRANSLATE_NOOP("Strength", "It has words that belong to you or to this program."),
    Flaw.COMMON: QT_TRANSLATE_NOOP("Strength", "It has words that many people use."),
    Flaw.KEYS: QT_TRANSLATE_NOOP("Strength", "It has keys that lie side by side."),
    Flaw.SEQUENCE: QT_TRANSLATE_NOOP("Strength", "It has letters or digits in their order."),
    Flaw.REPEATED: QT_TRANSLATE_NOOP("Strength", "It repeats itself."),
    Flaw.DATE: QT_TRANSLATE_NOOP("Strength", "It has a year or a date."),
}
_HELPS: Final = QT_TRANSLATE_NOOP(
    "Strength", "Add another word that has nothing to do with the others, or with you."
)
_EMPTY: Final = QT_TRANSLATE_NOOP(
    "Strength", "Four or five words by chance are strong, and easier to keep in mind than signs."
)


def said(text: str) -> str:
    """Translate one of the texts of this module."""
    return QCoreApplication.translate("Strength", text)


class StrengthMeter(Meter):
    """A meter of what is typed into an input beside it."""

    def judge(self, typed: str, own: Sequence[str]) -> bool:
        """Show how strong a passphrase is, and tell whether it is strong enough.

        Args:
            typed: the passphrase.
            own: words that belong to the person or the program, and so are guessed first.
        """
        found = strength_of(typed, own)
        lit, word, ink = _BANDS[found.band]
        if typed:
            reasons = [said(_FLAWS[flaw]) for flaw in found.flaws]
            helps = [said(_HELPS)] if found.band < Band.GOOD else []
            self.show_level(lit, said(word), ink, [" ".join(reasons), *helps][not reasons :])
        else:
            self.show_level(0, "", "text3", [said(_EMPTY)])
        return found.band > Band.TOO_WEAK
