"""What waits for an act of this member: grouped by the act, what waits longest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from alertadores.app import Need, ProceedingLine, Work, days_between
from ui import dates, icons, plain, theme
from ui.actions import Id
from ui.fonts import Weight, font
from ui.i18n import QT_TRANSLATE_NOOP
from ui.words import Words

_Index = QModelIndex | QPersistentModelIndex
_ITEM: Final = Qt.ItemDataRole.UserRole
_CHIP: Final = 112
_MARGIN: Final = 24

_NEEDS: Final[dict[Need, str]] = {
    Need.TAKE_UP: QT_TRANSLATE_NOOP("Needs", "Take up for analysis"),
    Need.TRIAGE: QT_TRANSLATE_NOOP("Needs", "Decide on the alert"),
    Need.ASSESS: QT_TRANSLATE_NOOP("Needs", "Assess the risk"),
    Need.DETERMINE: QT_TRANSLATE_NOOP("Needs", "Propose a determination"),
    Need.IMPLEMENT: QT_TRANSLATE_NOOP("Needs", "Begin with the measures"),
    Need.PUT_IN_FORCE: QT_TRANSLATE_NOOP("Needs", "Record measures in force"),
    Need.REVIEW: QT_TRANSLATE_NOOP("Needs", "Finish the review of measures"),
    Need.SEND: QT_TRANSLATE_NOOP("Needs", "Send the authorised referral"),
    Need.ACKNOWLEDGE: QT_TRANSLATE_NOOP("Needs", "Obtain the acknowledgement"),
    Need.CLOSE: QT_TRANSLATE_NOOP("Needs", "Close the answered referral"),
    Need.EMIT: QT_TRANSLATE_NOOP("Needs", "Issue the approved summary"),
    Need.AGREE: QT_TRANSLATE_NOOP("Needs", "Agreement of a second person"),
}


_PAGES: Final = {
    "alert": Id.ALERTS,
    "protection": Id.PROTECTION,
    "referral": Id.REFERRALS,
    "summary": Id.VERSIONS,
}


def need_word(need: Need) -> str:
    """Return an act in words."""
    return QCoreApplication.translate("Needs", _NEEDS[need])


def waits(days: int) -> str:
    """Return how long something waits, in calendar days."""
    if days == 0:
        return QCoreApplication.translate("Needs", "Since today")
    return QCoreApplication.translate("Needs", "%n day(s)", "", days)


@dataclass(frozen=True, slots=True)
class Heading:
    """An act, and how many wait for it."""

    need: Need
    count: int


@dataclass(frozen=True, slots=True)
class More:
    """Those that are not listed here, and the page that has them."""

    count: int
    page: Id


_Row = Heading | ProceedingLine | More


class WorkModel(QAbstractListModel):
    """Headings, lines, and what is left out, one below the other."""

    def __init__(self, words: Words, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._rows: list[_Row] = []
        self._today = date.min

    def show_work(self, work: Sequence[Work], today: date) -> None:
        """Show other work."""
        self.beginResetModel()
        self._today = today
        self._rows = []
        for each in work:
            self._rows += [Heading(each.need, each.count), *each.lines]
            left = each.count - len(each.lines)
            if left and each.lines:
                self._rows.append(More(left, _PAGES[each.lines[0].row.kind]))
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        """Return how many rows there are, headings too."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that headings cannot be chosen."""
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is said of a row, or the row."""
        row = self._rows[index.row()]
        if role == _ITEM:
            return row
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        match row:
            case Heading():
                return f"{need_word(row.need)}, {row.count}"
            case More():
                return self.more(row)
        need = need_word(Need(row.row.need))
        return f"{need}. {plain.line(row.folio)}. {self.about(row)}. {self.age(row)}"

    def more(self, row: More) -> str:
        """Return how many more there are."""
        return self.tr("{count} more").format(count=QLocale().toString(row.count))

    def about(self, line: ProceedingLine) -> str:
        """Return the second line: what it is, and where it stands."""
        words, row = self._words, line.row
        parts = [words.kind(row.kind), words.state(row.kind, row.state).word]
        if row.destination:
            # The names of institutions are long: what is cut is their end, never the state.
            parts = [parts[1], words.label("referral_destinations", row.destination)]
        if row.level:
            parts.append(words.label("risk_levels", row.level))
        return plain.line(" · ".join(parts))

    def age(self, line: ProceedingLine) -> str:
        """Return how long it waits."""
        return waits(days_between(line.row.changed, self._today))


class WorkList(QListView):
    """The rows; Enter or a click opens one."""

    opened = Signal(ProceedingLine)
    page_wanted = Signal(Id)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.rows = WorkModel(words, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Rows(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(self.tr("What waits for me"))
        self.clicked.connect(self._open)

    def show_work(self, work: Sequence[Work], today: date) -> None:
        """Show other work; the line that was chosen stays so if it still waits."""
        kept = self.currentIndex().data(_ITEM)
        self.rows.show_work(work, today)
        name = kept.row.name if isinstance(kept, ProceedingLine) else None
        places = range(self.rows.rowCount())
        lines = [(place, self.rows.index(place).data(_ITEM)) for place in places]
        same = [n for n, row in lines if isinstance(row, ProceedingLine) and row.row.name == name]
        self.setCurrentIndex(self.rows.index(same[0] if same else 1, 0))

    @property
    def folio(self) -> str:
        """The folio of the chosen line; nothing where none is chosen."""
        row = self.currentIndex().data(_ITEM)
        return row.folio if isinstance(row, ProceedingLine) else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        row = index.data(_ITEM)
        if isinstance(row, ProceedingLine):
            self.opened.emit(row)
        elif isinstance(row, More):
            self.page_wanted.emit(row.page)


class _Rows(QStyledItemDelegate):
    def __init__(self, view: WorkList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the height of a row of its kind."""
        match index.data(_ITEM):
            case Heading():
                return QSize(300, 44 if index.row() else 32)
            case More():
                return QSize(300, 32)
        return QSize(300, 48)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row of its kind."""
        row = index.data(_ITEM)
        area: QRect = option.rect.adjusted(_MARGIN, 0, -16, 0)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, Heading):
            _heading(painter, area, row)
        else:
            if state & QStyle.StateFlag.State_Selected:
                colours = theme.current()
                painter.fillRect(area, colours["tint" if self._view.hasFocus() else "sunk"])
                painter.fillRect(area.adjusted(0, 0, 3 - area.width(), 0), colours["accent"])
            if isinstance(row, More):
                _more(painter, area, self._view.rows.more(row))
            else:
                self._line(painter, area, row)
        painter.restore()

    def _line(self, painter: QPainter, area: QRect, line: ProceedingLine) -> None:
        colours, rows = theme.current(), self._view.rows
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(QPen(colours["soft"], 1))
        painter.drawLine(area.left() + _CHIP + 16, area.bottom(), area.right(), area.bottom())
        icons.draw(
            painter,
            "clock",
            QRectF(area.left() + 12, area.center().y() - 6, 14, 14),
            colours["text2"],
        )
        painter.setPen(colours["text2"])
        painter.setFont(font(13, Weight.MEDIUM))
        painter.drawText(area.adjusted(34, 0, 0, 0), middle, rows.age(line))
        inner = area.adjusted(_CHIP + 16, 5, -160, -5)
        painter.setFont(font(weight=Weight.MEDIUM))
        painter.setPen(colours["text"])
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignTop), plain.line(line.folio))
        painter.setFont(font(13))
        painter.setPen(colours["text2"])
        about = rows.about(line)
        cut = painter.fontMetrics().elidedText(about, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignBottom), cut)
        since = dates.short(date.fromisoformat(line.row.changed[:10]))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(area.adjusted(0, 0, -40, 0), right, since)
        arrow = QRectF(area.right() - 26, area.center().y() - 7, 16, 16)
        icons.draw(painter, "chevron-right", arrow, colours["text3"])


def _heading(painter: QPainter, area: QRect, row: Heading) -> None:
    colours = theme.current()
    painter.setPen(QPen(colours["line"], 1))
    painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
    bottom = int(Qt.AlignmentFlag.AlignBottom)
    inner = area.adjusted(0, 0, 0, -6)
    painter.setFont(font(13, Weight.SEMIBOLD))
    painter.setPen(colours["text"])
    painter.drawText(inner, bottom, need_word(row.need))
    wide = painter.fontMetrics().horizontalAdvance(need_word(row.need))
    painter.setFont(font(13))
    painter.setPen(colours["text3"])
    painter.drawText(inner.adjusted(wide + 8, 0, 0, 0), bottom, QLocale().toString(row.count))


def _more(painter: QPainter, area: QRect, said: str) -> None:
    painter.setFont(font(13, Weight.MEDIUM))
    painter.setPen(theme.current()["accent"])
    where = area.adjusted(_CHIP + 16, 0, 0, 0)
    painter.drawText(where, int(Qt.AlignmentFlag.AlignVCenter), said)
