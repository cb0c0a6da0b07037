"""The viewer's window: one file, larger, smaller, page by page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ui import plain
from ui.sizes import size as size_of
from ui.viewer.pages import Pages, UnreadableError
from ui.viewer.wire import Sheet
from ui.widgets.button import Button, Kind
from ui.widgets.text import Look, Rule, Text

_START: Final = QSize(960, 680)
_STEP: Final = 1.25
_SMALLEST: Final = 0.05
_LARGEST: Final = 8.0
_MAX_DRAWN: Final = 24_000_000
_MARGIN: Final = 16


class Viewer(QWidget):
    """Shows one file, or a sentence.

    Args:
        confined: whether this process gave up files and network.
    """

    def __init__(self, *, confined: bool) -> None:
        super().__init__()
        self._pages: Pages | None = None
        self._page = 0
        self._scale = 0.0  # as large as fits
        self.resize(_START)
        self.setWindowTitle(self.tr("Evidence"))
        self.facts = Text("", Look.SMALL, tone="text2")
        self._guard = Text(self._said_of_guard(confined=confined), Look.CAPTION, tone="text2")
        self._sentence = Text(self.tr("Reading…"), tone="text2", wrap=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence.setContentsMargins(24, 24, 24, 24)
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._picture.setProperty("ground", "sunk")
        self._scroll = QScrollArea()
        self._scroll.setWidget(self._picture)
        self._scroll.setWidgetResizable(True)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._scroll.setAccessibleName(self.tr("Picture"))
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        # Nothing leaves by the clipboard, which every program may read.
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self._text.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._text.setAccessibleName(self.tr("Text"))
        self._stack = QStackedWidget()
        for each in (self._sentence, self._scroll, self._text):
            self._stack.addWidget(each)
        self._resized = QTimer(self, singleShot=True, interval=60)
        self._resized.timeout.connect(self._draw)
        self._make_buttons()
        self._lay_out()

    def _said_of_guard(self, *, confined: bool) -> str:
        if confined:
            return self.tr("Shown by a program of its own, without keys, files or network.")
        return self.tr(
            "Shown by a program of its own, without keys. On this system it is not cut off from "
            "files and network."
        )

    def _make_buttons(self) -> None:
        self._paging, self._zooming = QWidget(), QWidget()
        self._place = Text("", Look.SMALL, tone="text2")
        paging, zooming = QHBoxLayout(self._paging), QHBoxLayout(self._zooming)
        for row in (paging, zooming):
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
        paging.addWidget(self._button(self.tr("Previous"), "PgUp", lambda: self._turn(-1)))
        paging.addWidget(self._place)
        paging.addWidget(self._button(self.tr("Next"), "PgDown", lambda: self._turn(1)))
        zooming.addWidget(self._button(self.tr("Smaller"), "Ctrl+-", lambda: self._zoom(1 / _STEP)))
        zooming.addWidget(self._button(self.tr("Whole page"), "Ctrl+0", self._fit))
        zooming.addWidget(self._button(self.tr("Larger"), "Ctrl++", lambda: self._zoom(_STEP)))
        for bar in (self._paging, self._zooming):
            bar.hide()
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)

    def _button(self, label: str, keys: str, deed: Callable[[], object]) -> Button:
        button = Button(label, Kind.SECONDARY)
        button.clicked.connect(deed)
        QShortcut(QKeySequence(keys), self).activated.connect(deed)
        button.setToolTip(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))
        return button

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 10, 16, 10)
        bar.setSpacing(16)
        bar.addWidget(self.facts)
        bar.addStretch(1)
        bar.addWidget(self._paging)
        bar.addWidget(self._zooming)
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 6, 16, 6)
        foot.addWidget(self._guard)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(bar)
        whole.addWidget(Rule())
        whole.addWidget(self._stack, 1)
        whole.addWidget(Rule())
        whole.addLayout(foot)

    def show_text(self, sheet: Sheet, text: str) -> None:
        """Show a text, or its beginning."""
        self._begin(sheet)
        if len(sheet.data) < sheet.whole:
            shown = size_of(len(sheet.data))
            self.facts.say(
                self.tr("{facts} · only the first {shown} are shown").format(
                    facts=self.facts.text(), shown=shown
                )
            )
        self._text.setPlainText(text)
        self._stack.setCurrentWidget(self._text)
        self._text.setFocus()

    def show_pages(self, sheet: Sheet, pages: Pages) -> None:
        """Show what is drawn page by page.

        Raises:
            UnreadableError: the first page cannot be drawn.
        """
        self._begin(sheet)
        self._pages, self._page = pages, 0
        self._paging.setVisible(pages.count > 1)
        self._zooming.show()
        self._stack.setCurrentWidget(self._scroll)
        self._show_page()
        self._scroll.setFocus()

    def show_unreadable(self) -> None:
        """Say that a file cannot be shown."""
        self._pages = None
        for bar in (self._paging, self._zooming):
            bar.hide()
        self._sentence.say(
            self.tr(
                "This file cannot be shown. It is damaged, asks for more memory than it should, or "
                "is not what it claims to be. It stays in the case as it came and can be exported."
            )
        )
        self._stack.setCurrentWidget(self._sentence)

    def resizeEvent(self, _event: QResizeEvent) -> None:
        """Draw again once the size has settled."""
        if self._pages is not None and not self._scale:
            self._resized.start()

    def _begin(self, sheet: Sheet) -> None:
        self.setWindowTitle(plain.line(sheet.title))
        size = size_of(sheet.whole)
        kind = self.tr("Text") if sheet.kind == "TEXTO" else sheet.kind.value
        self.facts.say(f"{kind} · {size}")

    def _turn(self, pages: int) -> None:
        if self._pages is not None:
            page = min(max(self._page + pages, 0), self._pages.count - 1)
            if page != self._page:
                self._page = page
                self._scroll.verticalScrollBar().setValue(0)
                self._draw()

    def _zoom(self, factor: float) -> None:
        if self._pages is not None:
            scale = (self._scale or self._fitting()) * factor
            self._scale = min(max(scale, _SMALLEST), _LARGEST)
            self._draw()

    def _fit(self) -> None:
        self._scale = 0.0
        self._draw()

    def _fitting(self) -> float:
        """Return the scale at which the page is seen whole, never larger than it is."""
        if self._pages is None:
            return 1.0
        page, room = self._pages.size(self._page), self._scroll.viewport().size()
        wide = (room.width() - _MARGIN) / max(page.width(), 1)
        high = (room.height() - _MARGIN) / max(page.height(), 1)
        return max(min(wide, high, 1.0), _SMALLEST)

    def _draw(self) -> None:
        try:
            self._show_page()
        except UnreadableError:
            self.show_unreadable()

    def _show_page(self) -> None:
        if self._pages is None:
            return
        ratio = self.devicePixelRatioF()
        page, scale = self._pages.size(self._page), (self._scale or self._fitting()) * ratio
        wanted = page.width() * page.height() * scale * scale
        scale *= min(1.0, (_MAX_DRAWN / max(wanted, 1.0)) ** 0.5)
        size = QSize(max(1, round(page.width() * scale)), max(1, round(page.height() * scale)))
        drawn = QPixmap.fromImage(self._pages.draw(self._page, size))
        if drawn.isNull():
            raise UnreadableError
        drawn.setDevicePixelRatio(ratio)
        self._picture.setPixmap(drawn)
        self._place.say(
            self.tr("Page {page} of {count}").format(page=self._page + 1, count=self._pages.count)
        )
