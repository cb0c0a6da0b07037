"""Handing out a public summary: a new file where the person says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.desk import Desk
from ui.files import ask_where_to_save
from ui.shell.banners import Notice


def export_summary(
    page: QWidget, desk: Desk, case: bytes, folio: str, told: Callable[[Notice], None]
) -> None:
    """Write the bundle of a case's public summary where the person says.

    Args:
        page: asks, and wants the answer while it is there.
        desk: the session.
        case: whose summary it is.
        folio: of the case, for the name of the file.
        told: gets what a person reads once the file is there.
    """
    translate = QCoreApplication.translate

    def write(target: Path) -> None:
        title = translate("Exporting", "The public summary is in {file}.").format(file=target.name)
        rest = translate(
            "Exporting",
            "Whoever receives it checks it offline with the office's trust card, which must reach "
            "them another way.",
        )
        desk.ask(
            translate("Exporting", "Exporting the public summary"),
            lambda session: session.export_public(case, target),
            lambda _none: told(Notice(title, rest, icon="circle-check", ink="green")),
            owner=page,
        )

    name = translate("Exporting", "public-summary-{folio}.zip").format(folio=folio)
    ask_where_to_save(page, translate("Exporting", "Export public summary"), name, write)
