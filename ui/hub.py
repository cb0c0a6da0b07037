"""How hub and log stand, in a few words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from alertadores.app import OfficeView
from ui.widgets.chip import Face


def hub_face(office: OfficeView | None) -> Face:
    """Return what is said of the office's log; None where the hub is out of reach."""
    translate = QCoreApplication.translate
    if office is None:
        return Face(translate("Hub", "Hub out of reach"), "triangle-alert", "amber-text")
    if office.pending:
        text = translate("Hub", "%n entry(ies) pending", "", office.pending)
        return Face(text, "circle-dashed", "amber-text")
    waiting = office.size - office.sealed
    if waiting > 0:
        text = translate("Hub", "%n not sealed yet", "", waiting)
        return Face(text, "server", "text2")
    return Face(translate("Hub", "Up to date"), "server", "text2")
