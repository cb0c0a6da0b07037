"""Errors and standing warnings as banners: sentences, never a trace."""

from __future__ import annotations

import logging
from typing import Final

from PySide6.QtCore import QCoreApplication

from alertadores.app import (
    AlertadoresError,
    Banner,
    EnvironmentFault,
    UserError,
    explain,
    reason_in_words,
    system_reason,
)
from ui import fault_report
from ui.settings import Language
from ui.shell.banners import Notice

translate = QCoreApplication.translate

_log: Final = logging.getLogger(__name__)


def failure(error: Exception, language: Language) -> Notice:
    """Return what a person reads about an error.

    What the program did not expect is said in general words: its own may hold case text. The log
    gets its kind and place, and nothing of its message.
    """
    if not isinstance(error, UserError):
        fault_report.note(error)
    if isinstance(error, AlertadoresError):
        words = explain(error, language)
        mild = isinstance(error, UserError | EnvironmentFault)
        return Notice(
            words.happened,
            f"{words.means} {words.do}",
            icon="triangle-alert" if mild else "octagon-x",
            ink="amber" if mild else "red",
        )
    if isinstance(error, OSError):
        reason = reason_in_words(system_reason(error), language)
        return Notice(
            translate("Notices", "The system refused: {reason}.").format(reason=reason),
            translate("Notices", "Nothing was recorded. Mend the cause and try again."),
        )
    _log.error("unexpected %s at %s", type(error).__name__, _place(error))
    return Notice(
        translate("Notices", "Something failed inside the program ({kind}).").format(
            kind=type(error).__name__
        ),
        translate(
            "Notices",
            "What was recorded before is safe. Look whether the last step is in the timeline "
            "before you repeat it. If it happens again, save a fault report from your menu and "
            "hand it to whoever maintains the program: it holds nothing of any case.",
        ),
    )


def banner_notice(banner: Banner, language: Language) -> Notice:
    """Return a standing warning."""
    words = explain(UserError(banner.key, **banner.values), language)
    return Notice(
        words.happened,
        f"{words.means} {words.do}",
        icon="triangle-alert",
        ink="amber",
        lasting=True,
    )


def unrecordable() -> Notice:
    """Return what a person reads about answers that no entry can hold; they stay in the form."""
    return Notice(
        translate("Notices", "Something written here cannot be recorded."),
        translate(
            "Notices",
            "Nothing was recorded, and what you wrote is still here. A line holds no line breaks "
            "or control characters, and a text holds at least one word.",
        ),
        icon="triangle-alert",
        ink="amber",
    )


def left_as_draft() -> Notice:
    """Return what a person reads who leaves a form that they wrote in."""
    return Notice(
        translate("Notices", "What you were writing is kept as a draft."),
        translate("Notices", "It is there again when you open the same form."),
        icon="pencil",
        ink="text2",
    )


def undone() -> Notice:
    """Return what a person reads who undid an act."""
    return Notice(
        translate("Notices", "It is undone."),
        translate("Notices", "The log keeps both entries: what was done and what undid it."),
        icon="circle-check",
        ink="green",
    )


def _place(error: Exception) -> str:
    """Return file and line where an error came from."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return "?" if trace is None else f"{trace.tb_frame.f_code.co_name}:{trace.tb_lineno}"
