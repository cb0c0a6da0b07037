"""The catalogues: the lists of the law as this release holds them, to read."""

from __future__ import annotations

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from alertadores.app import CatalogName, load_catalogs
from ui import dates, plain
from ui.i18n import QT_TRANSLATE_NOOP
from ui.settings import Language
from ui.widgets.listing import Cell, Listing, Rows
from ui.widgets.text import Look, Rule, Text

_LIST: Final = 424
_BESIDE: Final = 750
_WIDTHS: Final = {1: 102}
_ENTRY_WIDTHS: Final = {1: 180, 2: 164, 3: 120}
NAMES: Final[dict[CatalogName, str]] = {
    "alert_states": QT_TRANSLATE_NOOP("Catalogs", "States of an alert"),
    "alerter_kinds": QT_TRANSLATE_NOOP("Catalogs", "Who alerts"),
    "channels": QT_TRANSLATE_NOOP("Catalogs", "Channels"),
    "classification_grounds": QT_TRANSLATE_NOOP("Catalogs", "Grounds to classify"),
    "conclusion_causes": QT_TRANSLATE_NOOP("Catalogs", "Causes to conclude a measure"),
    "conducts": QT_TRANSLATE_NOOP("Catalogs", "Conducts"),
    "fact_relations": QT_TRANSLATE_NOOP("Catalogs", "Relation to the facts"),
    "government_levels": QT_TRANSLATE_NOOP("Catalogs", "Levels of government"),
    "identity_modes": QT_TRANSLATE_NOOP("Catalogs", "Modes of identity"),
    "incompetence_grounds": QT_TRANSLATE_NOOP("Catalogs", "Grounds to file or decline"),
    "measure_families": QT_TRANSLATE_NOOP("Catalogs", "Families of measures"),
    "measures": QT_TRANSLATE_NOOP("Catalogs", "Protection measures"),
    "proceeding_states": QT_TRANSLATE_NOOP("Catalogs", "States of proceedings"),
    "redaction_kinds": QT_TRANSLATE_NOOP("Catalogs", "Kinds of redacted data"),
    "redaction_units": QT_TRANSLATE_NOOP("Catalogs", "Units of redaction"),
    "referral_answers": QT_TRANSLATE_NOOP("Catalogs", "Answers to a referral"),
    "referral_destinations": QT_TRANSLATE_NOOP("Catalogs", "Destinations of referrals"),
    "referral_means": QT_TRANSLATE_NOOP("Catalogs", "Means of dispatch"),
    "refusal_grounds": QT_TRANSLATE_NOOP("Catalogs", "Grounds to refuse"),
    "reprisal_types": QT_TRANSLATE_NOOP("Catalogs", "Kinds of reprisal"),
    "risk_factors": QT_TRANSLATE_NOOP("Catalogs", "Risk factors"),
    "risk_levels": QT_TRANSLATE_NOOP("Catalogs", "Risk levels"),
    "roles": QT_TRANSLATE_NOOP("Catalogs", "Roles of the office"),
    "scopes": QT_TRANSLATE_NOOP("Catalogs", "Branches"),
    "states": QT_TRANSLATE_NOOP("Catalogs", "States of the republic"),
}
_STATUS: Final[dict[str, tuple[str, str, str]]] = {
    "read": (QT_TRANSLATE_NOOP("Catalogs", "Read"), "circle-check", "green"),
    "proposal": (QT_TRANSLATE_NOOP("Catalogs", "Proposal"), "pencil", "text2"),
    "to-verify": (QT_TRANSLATE_NOOP("Catalogs", "To verify"), "circle-dashed", "amber"),
}


class CatalogsPanel(QWidget):
    """Catalogues at the left; at the right the rows of one, each with its law and its days.

    Args:
        language: of the labels.
    """

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._catalogs = load_catalogs()
        self._names = sorted(NAMES, key=_called)
        rows = Rows((self.tr("Catalogue"), self.tr("Edition")), self)
        rows.show_rows(
            [
                (
                    Cell(_called(name), ink="text", strong=True),
                    Cell(dates.short(self._catalogs[name].version)),
                )
                for name in self._names
            ]
        )
        self.list = Listing(self.tr("Catalogues"), rows, _WIDTHS)
        self.list.chosen.connect(self._look_at)
        self._title = Text("", Look.HEADING, wrap=True)
        self._source = Text("", Look.SMALL, tone="text2", wrap=True)
        self._note = Text("", Look.SMALL, tone="text3", wrap=True)
        heads = (self.tr("Item"), self.tr("Law"), self.tr("In force"), self.tr("Source"))
        self.entries = Rows(heads, self)
        self.table = Listing(self.tr("Entries of the catalogue"), self.entries, _ENTRY_WIDTHS)
        self._arrange()
        self.list.go_to(0)

    def _arrange(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 14, 24, 12)
        head.setSpacing(4)
        for part in (self._title, self._source, self._note):
            head.addWidget(part)
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule())
        column.addWidget(self.table, 1)
        across = QSplitter(Qt.Orientation.Horizontal)
        across.setChildrenCollapsible(False)
        across.setHandleWidth(1)
        across.addWidget(self.list)
        across.addWidget(right)
        across.setSizes([_LIST, _BESIDE])
        across.setStretchFactor(1, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(across)

    def _look_at(self, row: int) -> None:
        name = self._names[row]
        catalog = self._catalogs[name]
        self._title.say(_called(name))
        source = self.tr("Source: {source}").format(source=catalog.source)
        self._source.say(plain.line(source, 600))
        note = catalog.note.es if self._language == "es" else catalog.note.en
        if catalog.incomplete:
            more = self.tr("Not in full in its source: {kinds}.")
            note = f"{note} {more.format(kinds=', '.join(catalog.incomplete))}"
        self._note.say(plain.line(note, 900))
        shown = []
        for entry in catalog.entries:
            label = entry.label.es if self._language == "es" else entry.label.en
            word, icon, ink = _STATUS[entry.status]
            status = QCoreApplication.translate("Catalogs", word)
            shown.append(
                (
                    Cell(plain.line(label), ink="text", strong=True),
                    Cell(plain.line(entry.basis or "—")),
                    Cell(self._days(entry.valid_from, entry.valid_to)),
                    Cell(status, icon=icon, icon_ink=ink),
                )
            )
        self.entries.show_rows(shown)

    def _days(self, first: date | None, last: date | None) -> str:
        if first is None and last is None:
            return self.tr("No known limit")
        if last is None and first is not None:
            return self.tr("Since {day}").format(day=dates.short(first))
        if first is None and last is not None:
            return self.tr("Until {day}").format(day=dates.short(last))
        return " – ".join(dates.short(day) for day in (first, last) if day is not None)


def _called(name: CatalogName) -> str:
    return QCoreApplication.translate("Catalogs", NAMES[name])
