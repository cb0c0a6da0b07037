"""The head of a case: folio, where it stands, how great the risk is, who may see it."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from alertadores.app import CaseView
from ui import faces, plain
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip, Face
from ui.widgets.text import Elided, Look, Text
from ui.words import Words

_MOST_NAMES: Final = 40


class CaseHead(QWidget):
    """Two lines that stay while tabs change."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._folio = Text("", Look.TITLE)
        self._state = Chip(Face("", "circle-dot"))
        self._risk = Chip(faces.risk("", self.tr("Risk not assessed")))
        self._menu = QMenu(self)
        self.readers = Button("", Kind.QUIET, icon="eye")
        self.readers.setMenu(self._menu)
        self._about = Elided("", tone="text2")
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self._folio)
        first.addWidget(self._state)
        first.addWidget(self._risk)
        first.addStretch(1)
        first.addWidget(self.readers)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 10, 16, 6)
        column.setSpacing(4)
        column.addLayout(first)
        column.addWidget(self._about)
        for part in (self._state, self._risk, self.readers):
            part.hide()

    def show_case(self, view: CaseView) -> None:
        """Show a case."""
        self._folio.say(plain.line(view.row.folio))
        self._state.show_face(self._words.alert_state(view.row.state))
        self._state.show()
        self._show_risk(view)
        self._show_readers(view.readers)
        conducts = "; ".join(self._words.label("conducts", key) for key in view.row.conducts)
        parts = (conducts or self.tr("Conducts not classified yet"), view.row.institution)
        self._about.say(plain.line(" · ".join(part for part in parts if part)))

    def _show_risk(self, view: CaseView) -> None:
        """Show the last level; that there is none is said where protection is a matter at all."""
        level = risk_of(view)
        asked = view.row.asks_protection or any(each.kind == "protection" for each in view.things)
        self._risk.setVisible(bool(level) or asked)
        if level:
            label = self._words.label("risk_levels", level)
            self._risk.show_face(faces.risk(level, self.tr("Risk: {level}").format(level=label)))
        else:
            self._risk.show_face(faces.risk("", self.tr("Risk not assessed")))

    def _show_readers(self, names: tuple[str, ...]) -> None:
        self.readers.setText(self.tr("%n member(s) read it", "", len(names)))
        self.readers.updateGeometry()
        self.readers.show()
        self._menu.clear()
        for name in names[:_MOST_NAMES]:
            self._menu.addAction(plain.line(name, 80).replace("&", "&&"))
        if (rest := len(names) - _MOST_NAMES) > 0:
            self._menu.addAction(self.tr("and %n more", "", rest)).setEnabled(False)
        self.readers.setAccessibleName(self.readers.text())


def risk_of(view: CaseView) -> str:
    """Return the level of the last assessment, or nothing."""
    levels: list[Any] = [
        each.values.get("level") for each in view.things if each.kind == "assessment"
    ]
    return str(levels[-1]) if levels else ""
