"""Days and hours as people say them."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale

_WRITTEN: Final = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})", re.ASCII)


def _q(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)


def short(day: date) -> str:
    """Return a day for a column: 13 nov 2026."""
    return QLocale().toString(_q(day), "d MMM yyyy").replace(".", "")


def long(day: date) -> str:
    """Return a day in words: viernes 13 de noviembre de 2026."""
    pattern = QCoreApplication.translate("Dates", "dddd, MMMM d, yyyy")
    return QLocale().toString(_q(day), pattern)


def moment(when: datetime) -> str:
    """Return day and hour: vie 13 nov 2026, 10:58."""
    pattern = QCoreApplication.translate("Dates", "ddd, MMM d, yyyy")
    day = QLocale().toString(_q(when.date()), pattern).replace(".", "")
    return f"{day}, {when:%H:%M}"


def brief(when: datetime) -> str:
    """Return day and hour for a column: 13 nov 2026, 10:58."""
    return f"{short(when.date())}, {when:%H:%M}"


def ago(days: int) -> str:
    """Return how long ago a day was, in calendar days: hoy, ayer, hace 12 días."""
    if days == 0:
        return QCoreApplication.translate("Dates", "today")
    if days == 1:
        return QCoreApplication.translate("Dates", "yesterday")
    return QCoreApplication.translate("Dates", "%n day(s) ago", "", days)


def capitalised(text: str) -> str:
    """Return text that begins a line."""
    return text[:1].upper() + text[1:]


def parse(text: str) -> date | None:
    """Return the day that somebody typed as day, month, year; None if it is no day."""
    match = _WRITTEN.fullmatch(text.strip())
    if match is None:
        return None
    try:
        return date(int(match[3]), int(match[2]), int(match[1]))
    except ValueError:
        return None


def iso(text: str) -> date | None:
    """Return the day that a text of ISO 8601 names; None if it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def written(day: date) -> str:
    """Return a day as `parse` reads it."""
    return f"{day:%d/%m/%Y}"
