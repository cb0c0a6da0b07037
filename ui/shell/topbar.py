"""The top bar: search, palette, state of hub and log, lock, and who sits here."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QPushButton, QSizePolicy, QVBoxLayout

from alertadores.app import OfficeView
from ui import icons, plain, theme
from ui.actions import Actions, Id, one_of
from ui.fonts import Weight, font
from ui.widgets.button import Button, Kind
from ui.widgets.text import Ground, Rule

HEIGHT: Final = 48
_PAUSE: Final = 120
"""Milliseconds without a key after which a search begins."""
_ACCOUNT: Final = 224
_NARROWEST, _WIDEST = 132, 300
"""Pixels of the search."""
MENU: Final[tuple[Id | None, ...]] = (
    Id.SETTINGS,
    Id.SAVE_CARD,
    Id.BACKUP,
    None,
    Id.THEME_SYSTEM,
    Id.THEME_LIGHT,
    Id.THEME_DARK,
    None,
    Id.SPANISH,
    Id.ENGLISH,
    None,
    Id.SHORTCUTS,
    Id.REPORT,
    Id.LOCK,
    Id.QUIT,
)


class TopBar(Ground):
    """Search at the left, the rest at the right; tinted in a practice office."""

    searched = Signal(str)
    """Somebody typed, and paused."""
    entered = Signal(str)
    """Somebody pressed Enter behind what they typed."""
    seat_wanted = Signal(Path)

    def __init__(self, actions: Actions, office: OfficeView, roles: str) -> None:
        super().__init__("practice" if office.practice else "bg")
        self.setFixedHeight(HEIGHT + 1)
        self.search = SearchField(actions)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(lambda: self.searched.emit(self.search.text()))
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.returnPressed.connect(self._search_now)
        palette = Button("", Kind.QUIET)
        palette.setText(actions[Id.PALETTE].text())
        palette.follow(actions[Id.PALETTE], "command")
        self._hub = Button("", Kind.QUIET, icon="server")
        self._hub.clicked.connect(actions[Id.SYNCHRONISE].trigger)
        self._practice = Button(
            self.tr("Practice office"), Kind.QUIET, icon="graduation-cap", ink="practice"
        )
        self._practice.setToolTip(plain.tip(self.tr("Invented cases. Take another seat here.")))
        self.account = AccountButton(office.me.name, roles)
        self.account.setMenu(actions.menu(MENU, self))
        row = QHBoxLayout()
        row.setContentsMargins(24, 4, 16, 4)
        row.setSpacing(8)
        row.addWidget(self.search, 1000)  # it gives way on a small screen, and nothing else
        row.addWidget(palette)
        row.addStretch(1)
        if office.practice:
            row.addWidget(self._practice)
        row.addWidget(self._hub)
        row.addWidget(_upright())
        lock = Button(actions[Id.LOCK].text(), Kind.QUIET)
        lock.follow(actions[Id.LOCK], "lock")
        row.addWidget(lock)
        row.addWidget(_upright())
        row.addWidget(self.account)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(Rule("practice" if office.practice else "line"))

    def _search_now(self) -> None:
        self._pause.stop()
        self.entered.emit(self.search.text())

    def show_words(self, text: str) -> None:
        """Show other words in the field, without a search."""
        self.search.setText(text)
        self._pause.stop()

    def show_hub(self, text: str, icon: str, ink: str) -> None:
        """Say how hub and log stand."""
        self._hub.setText(text)
        self._hub.setAccessibleName(self.tr("{state}. Synchronise now").format(state=text))
        self._hub.setToolTip(plain.tip(self.tr("Synchronise now (F5)")))
        self._hub.dress(icon, ink)

    def offer_seats(self, seats: Sequence[tuple[Path, str]], mine: Path | None) -> None:
        """Offer the seats of the practice office; the one that is taken is marked."""
        menu = QMenu(self)
        offered = {path: menu.addAction(name) for path, name in seats}
        one_of(offered.values(), menu)

        def choose(path: Path) -> None:
            self.seat_wanted.emit(path)
            if mine is not None:  # it may be that nobody can leave it now
                offered[mine].setChecked(True)

        for path, action in offered.items():
            action.setChecked(path == mine)
            action.triggered.connect(lambda _on=False, path=path: choose(path))
        if seats:
            self._practice.setMenu(menu)

    def stop(self) -> None:
        """Forget what was typed last."""
        self._pause.stop()


class SearchField(QLineEdit):
    """Words to look for, in the texts of all cases this member reads."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Search folio, institution or word"))
        self.setAccessibleName(actions[Id.SEARCH].text())
        self.setMaxLength(200)
        self.setMinimumWidth(_NARROWEST)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setClearButtonEnabled(False)
        self.setTextMargins(24, 0, 44, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the lens and the shortcut."""
        super().paintEvent(event)
        colours = theme.current()
        painter = QPainter(self)
        where = QRectF(11, (self.height() - 16) / 2, 16, 16)
        icons.draw(painter, "search", where, colours["text2"])
        if not self.text() and self.width() == _WIDEST:
            painter.setFont(font(12))
            painter.setPen(colours["text3"])
            right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(self.rect().adjusted(0, 0, -10, 0), int(right), "Ctrl+F")


class AccountButton(QPushButton):
    """Who sits here: initials, name, roles; its menu holds looks, language, lock."""

    def __init__(self, name: str, roles: str) -> None:
        super().__init__()
        self._name = plain.line(name, 60)
        self._roles = roles
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            self.tr("{name}, {roles}. Menu").format(name=self._name, roles=roles)
        )
        self.setToolTip(plain.tip(f"{self._name}, {roles}"))

    def sizeHint(self) -> QSize:
        """Return room for name and roles, up to a limit."""
        wide = QFontMetrics(font(13, Weight.SEMIBOLD)).horizontalAdvance(self._name)
        wide = max(wide, QFontMetrics(font(12)).horizontalAdvance(self._roles))
        return QSize(min(_ACCOUNT, 48 + wide), 40)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the initials in a disc, name and roles beside it."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(colours["sunk"])
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.setBrush(colours["tint"])
        painter.drawEllipse(QRectF(4, 5, 30, 30))
        painter.setPen(colours["accent"])
        painter.setFont(font(12, Weight.SEMIBOLD))
        initials = "".join(word[0] for word in self._name.split()[:2]).upper()
        painter.drawText(QRectF(4, 5, 30, 30), int(Qt.AlignmentFlag.AlignCenter), initials)
        room = self.width() - 46
        for text, top, face, ink in (
            (self._name, 3, font(13, Weight.SEMIBOLD), "text"),
            (self._roles, 20, font(12), "text2"),
        ):
            painter.setFont(face)
            painter.setPen(colours[ink])
            cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(42, top, room, 17), int(Qt.AlignmentFlag.AlignVCenter), cut)
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(colours["focus"])
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)


def _upright() -> Rule:
    rule = Rule(upright=True)
    rule.setFixedHeight(24)
    return rule
