"""What stands above some forms: the risk matrix, what speaks against a referral."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.forms import Around
from ui.pages.act_risk import ANSWERS, RiskHelp
from ui.pages.case_referrals import Caution, warnings_about
from ui.widgets.clearing import clear
from ui.widgets.inputs import ChoiceInput, FlagInput, Input


def help_for(inputs: Mapping[str, Input], around: Around) -> QWidget | None:
    """Return what helps with the questions of a form, if anything does."""
    risk = [inputs.get(name) for name in ANSWERS]
    impact, probability, level = risk
    if (
        isinstance(impact, ChoiceInput)
        and isinstance(probability, ChoiceInput)
        and isinstance(level, ChoiceInput)
    ):
        return RiskHelp(impact, probability, level)
    destination, consent = inputs.get("destination"), inputs.get("consent")
    if isinstance(destination, ChoiceInput) and isinstance(consent, FlagInput):
        return ReferralHelp(destination, consent, around)
    return None


class ReferralHelp(QWidget):
    """What the catalogue says against a referral as it is answered.

    Args:
        destination: input.
        consent: input.
        around: the case.
    """

    def __init__(self, destination: ChoiceInput, consent: FlagInput, around: Around) -> None:
        super().__init__()
        self.destination, self._consent = destination, consent
        self._around = around
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        destination.changed.connect(self._say)
        consent.changed.connect(self._say)
        self._say()

    def _say(self) -> None:
        clear(self._column)
        around = self._around
        found = warnings_about(
            around.words,
            str(self.destination.answer()),
            consent=self._consent.answer(),
            anonymous=around.anonymous,
        )
        for sentence in found:
            self._column.addWidget(Caution(sentence))
        self.setVisible(bool(found))
