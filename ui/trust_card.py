"""Writing the office's trust card into a file, for whoever is to judge by it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.desk import Desk, Failed
from ui.files import ask_where_to_save
from ui.shell.banners import Notice

translate = QCoreApplication.translate


def save_card(
    desk: Desk, parent: QWidget, tell: Callable[[Notice], None], otherwise: Failed
) -> None:
    """Write the trust card where the person says.

    Args:
        desk: of a member.
        parent: asks for the place.
        tell: gets what is said of the file.
        otherwise: gets why it could not be written.
    """

    def ask(card: bytes) -> None:
        def write(path: Path) -> None:
            try:
                path.write_bytes(card)
            except OSError as error:
                otherwise(error)
            else:
                tell(_notice(path))

        name = translate("TrustCard", "trust-card.json")
        ask_where_to_save(parent, translate("TrustCard", "Save trust card"), name, write)

    title = translate("TrustCard", "Making the trust card")
    desk.ask(title, lambda session: session.trust_card().to_bytes(), ask)


def _notice(path: Path) -> Notice:
    return Notice(
        translate("TrustCard", "The trust card is in {file}.").format(file=path.name),
        translate("TrustCard", "Hand it over another way than the files that are judged by it."),
        icon="circle-check",
        ink="green",
    )
