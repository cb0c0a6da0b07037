"""Banners: what happened, what it means, what to do. They never stop the work."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.text import Ground, Look, Rule, Text


@dataclass(frozen=True, slots=True)
class Notice:
    """What a banner says.

    Attributes:
        title: what happened.
        rest: what it means and what to do.
        icon: its outline.
        ink: colour of the outline.
        lasting: whether it stays; others can be closed.
    """

    title: str
    rest: str = ""
    icon: str = "octagon-x"
    ink: str = "red"
    lasting: bool = False


class Banners(QWidget):
    """The banners under the top bar, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._shown: dict[Notice, BannerWidget] = {}

    def add(self, notice: Notice) -> None:
        """Show a notice; the same one is shown once."""
        if notice in self._shown:
            return
        banner = BannerWidget(notice)
        banner.close_button.clicked.connect(lambda: self.remove(notice))
        self._shown[notice] = banner
        self._layout.insertWidget(0, banner)
        QAccessible.updateAccessibility(QAccessibleEvent(banner, QAccessible.Event.Alert))

    def remove(self, notice: Notice) -> None:
        """Take a notice away."""
        banner = self._shown.pop(notice, None)
        if banner is not None:
            banner.hide()
            banner.deleteLater()

    def clear_passing(self, _changes: object = None) -> None:
        """Take away every notice that is not a lasting one, as something went well."""
        for notice in [each for each in self._shown if not each.lasting]:
            self.remove(notice)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown."""
        return tuple(self._shown)


class BannerWidget(Ground):
    """One banner."""

    def __init__(self, notice: Notice) -> None:
        super().__init__("side")
        self.setAccessibleName(f"{notice.title} {notice.rest}".strip())
        title = Text(notice.title, Look.STRONG, wrap=True)
        rest = Text(notice.rest, Look.SMALL, tone="text2", wrap=True)
        if not notice.rest:
            rest.hide()
        for part in (title, rest):
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.close_button = Button("", Kind.QUIET, icon="x")
        self.close_button.setAccessibleName(self.tr("Close this notice"))
        if notice.lasting:
            self.close_button.hide()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(title)
        words.addWidget(rest)
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 12, 10)
        row.setSpacing(12)
        row.addWidget(Glyph(notice.icon, notice.ink, 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row)
        whole.addWidget(Rule())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape while it has the focus."""
        if event.key() == Qt.Key.Key_Escape and self.close_button.isVisible():
            self.close_button.click()
            return
        super().keyPressEvent(event)
