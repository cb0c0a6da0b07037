"""Emptying a layout."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Delete every widget of a layout that holds nothing but widgets.

    Items are left to Qt: one that Python takes out of a layout belongs to both, and dies twice.
    """
    for number in reversed(range(layout.count())):
        item = layout.itemAt(number)
        widget = None if item is None else item.widget()
        if widget is not None:
            layout.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
