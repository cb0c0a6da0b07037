"""Banners: what happened, what it means, what to do. They never stop the work."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QDeadlineTimer, Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.text import Ground, Look, Rule, Text

TIME: Final = 6_000
"""Milliseconds for which news can be read, whatever happens meanwhile."""
_AMISS: Final = frozenset({"amber", "red"})


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

    @property
    def is_news(self) -> bool:
        """Whether it says that something was done; otherwise something is amiss."""
        return self.ink not in _AMISS


class Banners(QWidget):
    """The banners under the top bar, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._shown: dict[Notice, BannerWidget] = {}

    def add(self, notice: Notice) -> None:
        """Show a notice; the same one is shown once, and news only until there are newer ones."""
        if notice in self._shown:
            self._shown[notice].begin_time()
            return
        for old in [each for each in self._shown if each.is_news and not each.lasting]:
            self.remove(old)
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
        """Take away what was amiss, as something went well, and news that had their time."""
        for notice, banner in list(self._shown.items()):
            if not notice.lasting and not (notice.is_news and banner.is_being_read):
                self.remove(notice)

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What is shown."""
        return tuple(self._shown)


class BannerWidget(Ground):
    """One banner."""

    def __init__(self, notice: Notice) -> None:
        super().__init__("side")
        self._time = QDeadlineTimer(TIME)
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

    def begin_time(self) -> None:
        """Give it its time from now on."""
        self._time.setRemainingTime(TIME)

    @property
    def is_being_read(self) -> bool:
        """Whether its time is not over, the pointer is over it, or it has the focus."""
        held = self.isAncestorOf(self.window().focusWidget())
        return not self._time.hasExpired() or self.underMouse() or held

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close with Escape while it has the focus."""
        if event.key() == Qt.Key.Key_Escape and self.close_button.isVisible():
            self.close_button.click()
            return
        super().keyPressEvent(event)
