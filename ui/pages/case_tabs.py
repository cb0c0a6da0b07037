"""The tabs of a case, from the left: its table of contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.i18n import QT_TRANSLATE_NOOP
from ui.pages.case_evidence import EvidenceTab
from ui.pages.case_facts import FactsTab
from ui.pages.case_log import LogTab
from ui.pages.case_overview import Overview
from ui.pages.case_protection import ProtectionTab
from ui.pages.case_referrals import ReferralsTab
from ui.pages.case_summary import SummaryTab
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.pages.case_timeline import TimelineTab

OVERVIEW: Final = "overview"
TIMELINE: Final = "timeline"
FACTS: Final = "facts"
EVIDENCE: Final = "evidence"
PROTECTION: Final = "protection"
REFERRALS: Final = "referrals"
SUMMARY: Final = "summary"
LOG: Final = "log"


@dataclass(frozen=True, slots=True)
class TabSpec:
    """A tab.

    Attributes:
        name: in the program.
        text: its name for people, English.
        make: makes it.
    """

    name: str
    text: str
    make: Callable[[CaseSetting], CaseTab]

    @property
    def label(self) -> str:
        """Its name in the language of the window."""
        return QCoreApplication.translate("CaseTabs", self.text)


TABS: Final = (
    TabSpec(OVERVIEW, QT_TRANSLATE_NOOP("CaseTabs", "Summary"), Overview),
    TabSpec(TIMELINE, QT_TRANSLATE_NOOP("CaseTabs", "Timeline"), TimelineTab),
    TabSpec(FACTS, QT_TRANSLATE_NOOP("CaseTabs", "Facts and conducts"), FactsTab),
    TabSpec(EVIDENCE, QT_TRANSLATE_NOOP("CaseTabs", "Evidence"), EvidenceTab),
    TabSpec(PROTECTION, QT_TRANSLATE_NOOP("CaseTabs", "Protection"), ProtectionTab),
    TabSpec(REFERRALS, QT_TRANSLATE_NOOP("CaseTabs", "Referrals"), ReferralsTab),
    TabSpec(SUMMARY, QT_TRANSLATE_NOOP("CaseTabs", "Public versions"), SummaryTab),
    TabSpec(LOG, QT_TRANSLATE_NOOP("CaseTabs", "Case log"), LogTab),
)
