"""The input of a secret: dots, an eye to look at them, and a watch on Caps Lock."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from ui.capslock import caps_lock_is_on
from ui.fonts import font
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.text import Look, Text

_LONGEST = 1024
_EYE = 32
_BETWEEN_DOTS = 4


class SecretInput(QLineEdit):
    """One line that is not shown unless the person says so.

    Args:
        name: of the secret, for screen readers.
    """

    caps_seen = Signal(bool)
    """Whether Caps Lock is on, as far as it can be known, at each key."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self._space_out(dots=True)
        self.setAccessibleName(name)
        self.setMaxLength(_LONGEST)
        self.setProperty("tall", True)  # noqa: FBT003 - Qt's signature
        self.setTextMargins(0, 0, _EYE, 0)
        self._eye = Button("", Kind.QUIET, icon="eye")
        self._eye.setParent(self)
        self._eye.setCheckable(True)
        self._eye.setAccessibleName(self.tr("Show what is typed"))
        self._eye.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._eye.toggled.connect(self._reveal)

    def _reveal(self, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._space_out(dots=not shown)
        self._eye.dress("eye-off" if shown else "eye")

    def _space_out(self, *, dots: bool) -> None:
        """Leave room between dots; what is shown is set as all text."""
        face = font()
        face.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _BETWEEN_DOTS if dots else 0)
        self.setFont(face)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Look at Caps Lock while the secret is typed."""
        self.caps_seen.emit(caps_lock_is_on(event))
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Look at Caps Lock before anything is typed."""
        self.caps_seen.emit(caps_lock_is_on(None))
        super().focusInEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the eye at its place."""
        super().resizeEvent(event)
        self._eye.setGeometry(self.width() - 36, (self.height() - _EYE) // 2, _EYE, _EYE)


class CapsHint(QWidget):
    """Says that Caps Lock is on while something secret is typed."""

    def __init__(self, *watched: SecretInput) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(Glyph("arrow-big-up-dash", "amber", 16))
        row.addWidget(Text(self.tr("Caps Lock is on"), Look.SMALL, tone="amber-text"))
        row.addStretch(1)
        self.hide()
        for each in watched:
            each.caps_seen.connect(self.setVisible)
