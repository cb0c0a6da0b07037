"""What cannot be recorded is said beside its field, and the cursor goes there."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from alertadores.app import UserError, explain
from ui.settings import Language
from ui.shell.banners import Notice
from ui.widgets.field import Field


def name_of(error: UserError) -> str:
    """Return the name of the value that was refused."""
    return str(error.details.get("field", "")).partition(".")[0]


def refuse(error: UserError, fields: Mapping[str, Field], language: Language) -> Notice:
    """Say at its field why a value cannot be recorded.

    Args:
        error: of `command_from`.
        fields: by the name of their value.
        language: of the window.

    Returns:
        The same for the whole window.
    """
    _name, _point, item = str(error.details.get("field", "")).partition(".")
    field = fields.get(name_of(error))
    label = name_of(error) if field is None else field.name
    if item.isascii() and item.isdecimal():
        one = QCoreApplication.translate("Refusing", "{name}, no. {number}")
        label = one.format(name=label, number=int(item) + 1)
    said = explain(UserError(error.key, **{**error.details, "field": label}), language)
    if field is not None:
        field.refuse(said.happened)
        field.setFocus()
    return Notice(said.happened, f"{said.means} {said.do}")
