"""The next-step bar: what may be done now, in legal order, and why the rest may not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout

from ui.widgets.button import Button, Kind
from ui.widgets.text import Ground, Look, Rule, Text

_GAP: Final = 8
_MOST_REASONS: Final = 2


@dataclass(frozen=True, slots=True)
class StepFace:
    """A step as the bar shows it.

    Attributes:
        action: does it; disabled if it may not be done now.
        reason: why it may not, in a few words.
        icon: of its button.
        leading: whether it may be the one filled button.
    """

    action: QAction
    reason: str = ""
    icon: str | None = None
    leading: bool = False


class StepBar(Ground):
    """Buttons as far as there is room; the others in a menu."""

    def __init__(self) -> None:
        super().__init__("side")
        self._buttons: list[tuple[Button, StepFace]] = []
        self._faces: Sequence[StepFace] = ()
        self._more = Button(self.tr("More steps"), Kind.QUIET, icon="chevron-down")
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self._more.clicked.connect(self._open_menu)
        self._row = QHBoxLayout()
        self._row.setSpacing(_GAP)
        self._row.addWidget(self._more)
        self._row.addStretch(1)
        self._reasons = Text("", Look.CAPTION, tone="text3", wrap=True)
        inner = QVBoxLayout()
        inner.setContentsMargins(24, 10, 24, 10)
        inner.setSpacing(6)
        inner.addWidget(Text(self.tr("Next step"), Look.CAPTION, tone="text2"))
        inner.addLayout(self._row)
        inner.addWidget(self._reasons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(inner)
        whole.addWidget(Rule())

    def show_steps(self, faces: Sequence[StepFace]) -> None:
        """Show other steps."""
        for button, _face in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        possible = [face for face in faces if face.action.isEnabled()]
        lead = next((face for face in possible if face.leading), None)
        ordered = [*([lead] if lead else []), *(each for each in possible if each is not lead)]
        self._faces = [*ordered, *(face for face in faces if not face.action.isEnabled())]
        self._buttons = []
        for number, face in enumerate(ordered):
            kind = Kind.PRIMARY if face is lead else Kind.SECONDARY
            button = Button(face.action.text(), kind)
            button.follow(face.action, face.icon if face is lead else None)
            self._row.insertWidget(number, button)
            self._buttons.append((button, face))
        barred = [face for face in faces if face.reason][:_MOST_REASONS]
        lines = [
            self.tr("{step}: {reason}.").format(step=face.action.text(), reason=face.reason)
            for face in barred
        ]
        self._reasons.say("  ".join(lines))
        self._reasons.setVisible(bool(lines))
        self.setVisible(bool(faces))
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Return hardly any width: what does not fit goes into the menu."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many buttons as fit."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 48 - self._more.sizeHint().width()
        shown = 0
        for button, _face in self._buttons:
            room -= button.sizeHint().width() + _GAP
            fits = room >= 0
            button.setVisible(fits)
            shown += fits
            if not fits:
                room = -1
        self._more.setVisible(shown < len(self._faces))

    def _open_menu(self) -> None:
        self._menu.clear()
        hidden = {id(face) for button, face in self._buttons if button.isVisible()}
        for face in self._faces:
            if id(face) not in hidden:
                self._menu.addAction(self._entry(face))
        self._menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _entry(self, face: StepFace) -> QAction:
        if not face.reason:
            return face.action
        text = self.tr("{step} ({reason})").format(step=face.action.text(), reason=face.reason)
        entry = QAction(text, self._menu)
        entry.setEnabled(False)
        return entry
