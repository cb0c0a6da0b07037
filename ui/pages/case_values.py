"""Values of an alert as an officer reads them: days, amounts, periods."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from alertadores.app import CaseView, TimelineLine
from ui import dates, plain
from ui.alerts_model import day
from ui.words import Words

DAYS: Final = frozenset({"received", "facts_from", "facts_to", "reported_on", "sent_on"})
"""Fields that hold a day."""


translate = QCoreApplication.translate


def said(words: Words, name: str, fields: Mapping[str, Any]) -> str:
    """Return the value of a field in words."""
    value = fields[name]
    if name in DAYS:
        return day(str(value))
    if name == "amount":
        return f"${_grouped(str(value))} {plain.line(str(fields.get('currency', 'MXN')), 16)}"
    return words.value(name, value)


def rows(words: Words, names: Iterable[str], fields: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return name and value of the fields that are there, in the order asked for."""
    return [
        (words.field(name), said(words, name, fields))
        for name in names
        if fields.get(name) not in (None, "", [])
    ]


def period(fields: Mapping[str, Any]) -> str:
    """Return when the facts happened, or nothing."""
    first, last = fields.get("facts_from"), fields.get("facts_to")
    if first and last:
        both = translate("CaseValues", "From {first} to {last}")
        span = both.format(first=day(str(first)), last=day(str(last)))
    elif first:
        span = translate("CaseValues", "From {first}").format(first=day(str(first)))
    elif last:
        span = translate("CaseValues", "Until {last}").format(last=day(str(last)))
    else:
        span = ""
    goes_on = fields.get("facts_continue")
    if goes_on is None:
        return span
    on, over = translate("CaseValues", "they continue"), translate("CaseValues", "they ended")
    still = on if goes_on is True else over
    return f"{span}; {still}" if span else dates.capitalised(still)


def alert_line(case: CaseView) -> TimelineLine | None:
    """Return the entry that registered the alert."""
    return next((line for line in case.timeline if line.type == "alert.registered"), None)


def _grouped(amount: str) -> str:
    """Return an amount with commas between thousands, as Mexico writes it."""
    whole, point, cents = amount.partition(".")
    # Who has the key of a case may have written anything; int() is slow on long digits.
    fine = whole.isascii() and whole.isdecimal() and len(whole) <= 15  # noqa: PLR2004 - as the command asks
    return f"{int(whole):,}{point}{cents}" if fine else plain.line(amount, 40)
