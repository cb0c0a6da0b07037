"""What the shell needs of a page of the rail, and what a page is given."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from alertadores.app import DraftPlace
from ui.actions import Actions, Id
from ui.desk import Desk
from ui.settings import Settings
from ui.shell.banners import Notice
from ui.words import Words


@dataclass(frozen=True, slots=True)
class Setting:
    """What every page is given.

    Attributes:
        desk: the open session.
        words: labels, in the language of the window.
        actions: of the window.
        settings: where columns and dividers stand.
    """

    desk: Desk
    words: Words
    actions: Actions
    settings: Settings


@dataclass(frozen=True, slots=True)
class Place:
    """Where a person is.

    Attributes:
        page: of the rail.
        case: that is open beside the list of alerts, if any is.
        tab: of the case.
    """

    page: Id
    case: bytes | None = None
    tab: str = ""


class Page(QWidget):
    """A page of the rail. It is made when it is first shown, and deleted at lock.

    A page keeps itself up to date: it listens to `Desk.changed`.
    """

    told = Signal(Notice)
    """Something to say above all pages."""
    case_wanted = Signal(bytes, str)
    """A case to open, and what of it to show first: the kind of a proceeding, or nothing."""

    @property
    def chosen_folio(self) -> str:
        """The folio of what is open or chosen; nothing where there is none."""
        return ""

    def begin(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus()

    def resume(self, place: DraftPlace) -> None:
        """Go back to the form of a draft, which is one of this page's."""
