"""Referrals: to whom, with whose consent, what the oficio says, what came back."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from alertadores.app import CaseView, ThingView
from ui import dates, plain
from ui.pages.case_proceedings import ProceedingsTab
from ui.pages.case_tab import CaseSetting
from ui.pages.case_values import rows
from ui.pages.events import Events
from ui.widgets.chip import Glyph
from ui.widgets.facts import Facts
from ui.widgets.text import Text
from ui.words import Words

translate = QCoreApplication.translate

_WAY: Final = ("BORRADOR", "AUTORIZADA", "ENVIADA", "CON_ACUSE", "RESPONDIDA", "CERRADA")
_ANSWERS: Final = frozenset({"ADMITIDA", "PREVENCION", "INCOMPETENCIA", "DEVUELTA", "EN_TRAMITE"})
_ENDS: Final = frozenset({"RECHAZADA", "RETIRADA"})
_FIELDS: Final = (
    "destination", "consent", "subject", "oficio", "means", "sent_on",
    "acknowledgement", "received_at", "receiver", "external_folio",
)  # fmt: skip


def way_of(state: str) -> tuple[list[str], int]:
    """Return the states from beginning to end, and where the present one stands."""
    if state in _ENDS:
        return ["BORRADOR", state], 1
    if state in _ANSWERS:
        return [*_WAY[:4], state, *_WAY[5:]], 4
    return list(_WAY), _WAY.index(state) if state in _WAY else 0


def warnings_about(words: Words, destination: str, *, consent: bool, anonymous: bool) -> list[str]:
    """Return what the catalogue says against a referral, in words.

    Args:
        words: labels.
        destination: key of the institution.
        consent: whether the person consents to the referral.
        anonymous: whether nobody knows who alerts.
    """
    found = []
    if words.accepts_anonymous(destination) is False:
        found.append(
            translate("Referrals", "It takes no anonymous filings, and nobody knows who alerts.")
            if anonymous
            else translate(
                "Referrals", "It takes no anonymous filings; the referral goes without identity."
            )
        )
    if words.needs_consent(destination) and not consent:
        found.append(translate("Referrals", "It needs the person's consent, and none is recorded."))
    return found


class Caution(QWidget):
    """One sentence with an icon."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self.setAccessibleName(sentence)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(Glyph("triangle-alert", "amber-text"))
        row.addWidget(Text(sentence, tone="amber-text", wrap=True), 1)


class ReferralsTab(ProceedingsTab):
    """The referrals of a case."""

    help_topic = "referrals"

    kind = "referral"
    begins = "referral.drafted"

    def __init__(self, setting: CaseSetting) -> None:
        super().__init__(
            setting,
            self.tr("Referrals of the case"),
            self.tr("Nothing has been referred to another institution."),
        )

    def title(self, thing: ThingView) -> str:
        """Return the institution that a referral goes to, in few words."""
        key = str(thing.values.get("destination", ""))
        whole = self.words.short("referral_destinations", key)
        return plain.line(whole.partition(",")[0].partition(";")[0], 60)

    def fill(self, case: CaseView, thing: ThingView) -> None:
        """Show a referral, what speaks against it, and what came of it."""
        self.head(thing, *way_of(thing.state))
        anonymous = case.row.identity == "ANONIMA"
        destination = str(thing.values.get("destination", ""))
        consent = thing.values.get("consent") is True
        for sentence in warnings_about(
            self.words, destination, consent=consent, anonymous=anonymous
        ):
            self.sheet.add(Caution(sentence))
        facts = Facts()
        facts.show_rows([*rows(self.words, _FIELDS, self._said(case, thing)), *self._signed(thing)])
        self.sheet.add(facts)
        if note := self.words.note("referral_destinations", destination):
            self.sheet.say(note)
        self.text(self.words.field("text"), thing.values.get("text"))
        self.text(self.words.field("grounds"), thing.values.get("grounds"))
        self._course(case, thing)

    def _said(self, case: CaseView, thing: ThingView) -> dict[str, Any]:
        """Return what the referral says, with what dispatch, receipt and answer added."""
        values = dict(thing.values)
        for line in self.acts(case, thing):
            if line.type.startswith("referral."):
                values |= {**line.data, **line.fields}
        return values

    def _signed(self, thing: ThingView) -> list[tuple[str, str]]:
        told = [(self.tr("Present text by"), plain.line(thing.author))]
        if thing.approved_by is not None:
            told.append((self.tr("Authorised by"), plain.line(thing.approved_by)))
        return told

    def _course(self, case: CaseView, thing: ThingView) -> None:
        """List what happened to it, the latest first."""
        acts = self.acts(case, thing)[-20:]
        if not acts:
            return
        self.sheet.head(self.tr("Course"))
        facts = Facts(176)
        facts.show_rows(
            [
                (dates.capitalised(event.moment), f"{event.sentence} · {event.standing.word}")
                for event in Events(acts, self.words)
            ]
        )
        self.sheet.add(facts)
