"""Inputs: each holds one answer, knows whether it is one, and says when it changes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Protocol

from PySide6.QtCore import (
    QCoreApplication,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QSizePolicy,
    QStyledItemDelegate,
)

from alertadores.app import Typed
from ui import dates, icons, plain, theme

HEIGHT: Final = 32
_CHECK: Final = 18
_YES: Final = "yes"
_NO: Final = "no"


class Input(Protocol):
    """What a form asks of an input."""

    changed: SignalInstance

    def answer(self) -> Any:
        """Return the answer, or None if there is none."""

    def problem(self) -> str:
        """Return what is wrong with what was typed, or nothing."""

    def remark(self) -> str:
        """Return what is to be known of what was typed, which is no fault, or nothing."""

    def typed(self) -> Typed:
        """Return what stands in it, whether or not it is an answer."""

    def retype(self, value: Typed) -> None:
        """Put back what `typed` returned; what cannot have come from it changes nothing."""


class LineInput(QLineEdit):
    """One line of text."""

    changed = Signal()

    def __init__(self, hint: str = "", longest: int = 1000) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setMaxLength(longest)
        self._cut = False
        self.inputRejected.connect(self._say_cut)
        self.textChanged.connect(self._say_changed)

    def answer(self) -> str | None:
        """Return the text without spaces around it."""
        return self.text().strip() or None

    def problem(self) -> str:
        """Return nothing: every line is an answer."""
        return ""

    def remark(self) -> str:
        """Return that something did not fit, or that something in it is not seen."""
        if self._cut:
            said = self.tr("No more than {count} characters fit here: the rest was left out.")
            return said.format(count=self.maxLength())
        return unseen(self.text())

    def _say_cut(self) -> None:
        self._cut = True
        self.changed.emit()

    def _say_changed(self, text: str) -> None:
        self._cut = self._cut and len(text) == self.maxLength()
        self.changed.emit()

    def typed(self) -> Typed:
        """Return the text with all its spaces."""
        return self.text()

    def retype(self, value: Typed) -> None:
        """Put a text back."""
        if isinstance(value, str):
            self.setText(value)


class NumberInput(LineInput):
    """An amount of money: digits, and two decimals at most."""

    def answer(self) -> str | None:
        """Return the amount without separators of thousands."""
        return self.text().replace(",", "").replace(" ", "").removeprefix("$") or None

    def problem(self) -> str:
        """Return what is wrong with the amount."""
        whole, _point, cents = (self.answer() or "0").partition(".")
        fine = whole.isdecimal() and whole.isascii() and len(whole) <= 15 and len(cents) <= 2  # noqa: PLR2004 - as the command asks
        if fine and (not cents or (cents.isdecimal() and cents.isascii())):
            return ""
        return self.tr("Write the amount with digits, such as 4180000.50.")


class DateInput(LineInput):
    """A day, typed as day/month/year.

    Args:
        day: it begins with.
        latest: day that can be meant.
        since: the input of another day, which this one does not lie before.
    """

    def __init__(
        self, day: date | None = None, latest: date | None = None, since: DateInput | None = None
    ) -> None:
        super().__init__(longest=10)
        self.setPlaceholderText(self.tr("dd/mm/yyyy"))
        self.setFixedWidth(140)
        self._latest, self._since = latest, since
        if since is not None:
            since.changed.connect(self.changed)
        if day is not None:
            self.setText(dates.written(day))

    def answer(self) -> date | None:  # type: ignore[override]
        """Return the day."""
        return dates.parse(self.text())

    def problem(self) -> str:
        """Return why this is not a day that can be meant."""
        day = self.answer()
        if day is None:
            return self.tr("Write the day as dd/mm/yyyy.") if self.text().strip() else ""
        if self._latest is not None and day > self._latest:
            return self.tr("That day has not come yet.")
        first = None if self._since is None else self._since.answer()
        if first is not None and day < first:
            return self.tr("That day is before the first one.")
        return ""


class ChoiceInput(QComboBox):
    """One of several.

    Args:
        choices: key and label of each.
        optional: whether leaving it open is an answer.
    """

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[Any, str]], *, optional: bool = True) -> None:
        super().__init__()
        self.setMaxVisibleItems(14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        # Fusion's own delegate draws the choices as a menu, with a frame around the current one.
        self.setItemDelegate(QStyledItemDelegate(self))
        self.addItem(self.tr("Not stated") if optional else self.tr("Choose…"), None)
        for key, label in choices:
            self.addItem(label, key)
        self.currentIndexChanged.connect(lambda _index: self.changed.emit())

    def answer(self) -> Any:
        """Return the key of what was chosen."""
        return self.currentData()

    def choose(self, key: Any) -> None:
        """Choose by key."""
        self.setCurrentIndex(max(0, self.findData(key)))

    def problem(self) -> str:
        """Return nothing: what cannot be chosen is not offered."""
        return ""

    def remark(self) -> str:
        """Return nothing: there is no more to it than is seen."""
        return ""

    def typed(self) -> Typed:
        """Return the key of what was chosen."""
        key: Typed = self.currentData()
        return key

    def retype(self, value: Typed) -> None:
        """Choose again; a key that is not offered any more leaves it open."""
        self.choose(value)

    def sizeHint(self) -> QSize:
        """Return the height of all inputs."""
        return QSize(super().sizeHint().width(), HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Return a width in which the text can be cut."""
        return QSize(120, HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll: a wheel that passes by changes no answer."""
        event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, text and chevron."""
        colours = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = 2 if self.hasFocus() else 1
        edge = "focus" if self.hasFocus() else "edge" if self.isEnabled() else "line2"
        painter.setPen(QPen(colours[edge], width))
        painter.setBrush(colours["bg" if self.isEnabled() else "sunk"])
        inset = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        open_ = self.currentData() is None
        tone = "disabled" if not self.isEnabled() else "text3" if open_ else "text"
        painter.setPen(colours[tone])
        area = self.rect().adjusted(10, 0, -32, 0)
        text = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, text)
        where = QRectF(self.width() - 26, (self.height() - 16) / 2, 16, 16)
        icons.draw(painter, "chevron-down", where, colours["text2"])


class YesNoInput(ChoiceInput):
    """Yes, no, or not said: a question that nobody asked is not answered with no."""

    def __init__(self) -> None:
        super().__init__(())
        self.addItem(self.tr("Yes"), _YES)
        self.addItem(self.tr("No"), _NO)

    def answer(self) -> bool | None:
        """Return what was said; None if nothing was."""
        said = self.currentData()
        return None if said is None else said == _YES

    def retype(self, value: Typed) -> None:
        """Choose again; of a tick box that was here before, only the tick said something."""
        self.choose(_YES if value is True else value if isinstance(value, str) else None)


class FlagInput(QCheckBox):
    """Yes or no."""

    changed = Signal()

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.toggled.connect(lambda _on: self.changed.emit())

    def answer(self) -> bool:
        """Return whether it is ticked."""
        return self.isChecked()

    def problem(self) -> str:
        """Return nothing: both are answers."""
        return ""

    def remark(self) -> str:
        """Return nothing: there is no more to it than is seen."""
        return ""

    def typed(self) -> Typed:
        """Return whether it is ticked."""
        return self.isChecked()

    def retype(self, value: Typed) -> None:
        """Tick it again."""
        if isinstance(value, bool):
            self.setChecked(value)

    def sizeHint(self) -> QSize:
        """Return room for box and text."""
        width = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_CHECK + 12 + width + 4, 28)

    def minimumSizeHint(self) -> QSize:
        """Return the same: text is never cut."""
        return self.sizeHint()

    def hitButton(self, _where: Any) -> bool:
        """Take a click on box or text."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw box, tick and text."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _CHECK) / 2
        paint_tick(
            painter, QRectF(1, top, _CHECK, _CHECK), on=self.isChecked(), focused=self.hasFocus()
        )
        painter.setPen(theme.current()["text" if self.isEnabled() else "disabled"])
        painter.setFont(self.font())
        area = QRect(_CHECK + 11, 0, self.width() - _CHECK - 11, self.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.text())


def unseen(text: str) -> str:
    """Return the warning that a text holds characters that are not seen, or nothing."""
    if not plain.unseen_in(text):
        return ""
    return QCoreApplication.translate(
        "Inputs",
        "There are characters here that are not seen and can make a text read otherwise. They "
        "are kept as they are, and shown as �.",
    )


def paint_tick(painter: QPainter, box: QRectF, *, on: bool, focused: bool) -> None:
    """Draw the box of a yes or no."""
    colours = theme.current()
    painter.setPen(QPen(colours["focus" if focused else "edge"], 2 if focused else 1))
    painter.setBrush(colours["accent"] if on else colours["bg"])
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if on:
        icons.draw(painter, "check", box.adjusted(2, 2, -2, -2), colours["on-accent"])
