"""Hub and trust card: where this machine reaches the hub, and what others judge the office by."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Final

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from alertadores.app import (
    Changes,
    HubView,
    OfficeView,
    Progress,
    Session,
    TrustCard,
    explain,
    hub_view,
    move_hub,
)
from ui import dates, plain
from ui.actions import Actions, Id
from ui.desk import Desk
from ui.files import ask_for_folder
from ui.pages.log_checkpoints import grouped
from ui.shell.banners import Notice
from ui.widgets.button import Button
from ui.widgets.chip import Chip, Face
from ui.widgets.facts import Facts
from ui.widgets.sheet import Sheet
from ui.words import Words

_NAMES: Final = 180


class HubPanel(Sheet):
    """Two sections of facts, each with its acts.

    Args:
        desk: asks the hub.
        words: for the language of what is amiss.
        actions: synchronise, save the trust card.
    """

    told = Signal(Notice)

    def __init__(self, desk: Desk, words: Words, actions: Actions) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._state = Chip(Face("", "server"))
        self._facts = Facts(_NAMES)
        sync = Button(actions[Id.SYNCHRONISE].text())
        sync.follow(actions[Id.SYNCHRONISE], "refresh-cw")
        self.move_button = Button(self.tr("Find it in another folder…"), icon="folder-open")
        self.move_button.clicked.connect(self._ask)
        self._card = Facts(_NAMES)
        save = Button(actions[Id.SAVE_CARD].text())
        save.follow(actions[Id.SAVE_CARD], "key-round")
        self._arrange(_row(sync, self.move_button), _row(save))
        desk.office_changed.connect(self.refresh)
        self.refresh(desk.office)
        desk.ask(
            self.tr("Making the trust card"),
            lambda session: session.trust_card(),
            self._show_card,
            owner=self,
        )

    def _arrange(self, acts: QWidget, save: QWidget) -> None:
        self.head(self.tr("Hub"))
        self.say(
            self.tr(
                "What several vaults synchronise through. It sees nothing but encrypted rows. Only "
                "where this machine finds it is set here; another hub for the office takes two "
                "persons."
            ),
            "text2",
        )
        self.add(self._state)
        self.add(self._facts)
        self.add(acts)
        self.head(self.tr("Trust card"))
        self.say(
            self.tr(
                "What receivers judge this office's files by. Hand it over another way than the "
                "files, best on paper or face to face."
            ),
            "text2",
        )
        self.add(self._card)
        self.add(save)

    def refresh(self, _office: OfficeView) -> None:
        """Look at the hub anew."""
        self._desk.ask(self.tr("Looking at the hub"), hub_view, self._show, owner=self)

    def find_in(self, folder: Path) -> None:
        """Exchange with the hub in another folder, and find it there from now on."""

        def exchange(session: Session, progress: Progress) -> Changes:
            done = move_hub(session, folder, progress)
            cases = frozenset(case for case in done.changed if case is not None)
            return Changes(cases=cases | done.keys, office=None in done.changed)

        def moved(changes: Changes) -> None:
            self._desk.changed.emit(changes)
            said = self.tr("The hub is found in {folder} from now on.").format(
                folder=plain.line(folder.name, 80)
            )
            self.told.emit(Notice(said, icon="circle-check", ink="green"))
            self._desk.synchronise()

        self._desk.ask_at_length(
            self.tr("Synchronising with the other folder"), exchange, moved, owner=self
        )

    def _ask(self) -> None:
        ask_for_folder(self, self.tr("Folder of the hub"), self.find_in)

    def _show(self, hub: HubView) -> None:
        number = QLocale().toString
        folder = self.tr("Nobody has said yet")
        if hub.folder is not None:
            folder = plain.line(str(hub.folder), 300)
        rows = [(self.tr("Folder on this machine"), folder)]
        if hub.problem is not None or hub.ahead is None:
            face = Face(self.tr("Out of reach"), "circle-x", "red", "red-tint")
            if hub.problem is not None:
                rows.append((self.tr("Why"), str(explain(hub.problem, self._words.language))))
        elif hub.ahead or hub.waiting:
            face = Face(self.tr("Something waits"), "clock", "amber-text", "amber-tint")
        else:
            face = Face(self.tr("Up to date"), "circle-check", "green", "green-tint")
        if hub.ahead is not None:
            rows.append((self.tr("New there, not here yet"), number(hub.ahead)))
        rows.append((self.tr("Own entries that wait"), number(hub.waiting)))
        rows.append((self.tr("Last exchange"), self._last(self._desk.exchanged)))
        self._state.show_face(face)
        self._facts.show_rows(rows)

    def _last(self, when: datetime | None) -> str:
        if when is None:
            return self.tr("None since the vault was opened")
        return dates.capitalised(dates.moment(when))

    def _show_card(self, card: TrustCard) -> None:
        witnesses = self.tr("None") if not card.witnesses else str(len(card.witnesses))
        self._card.show_rows(
            [
                (self.tr("Origin"), card.origin),
                (self.tr("Hash of entry 0"), grouped(card.genesis)),
                (self.tr("Witnesses"), witnesses),
                (self.tr("Witnesses needed"), str(card.quorum)),
            ]
        )


def _row(*buttons: Button) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 4, 0, 0)
    layout.setSpacing(8)
    for button in buttons:
        layout.addWidget(button)
    layout.addStretch(1)
    return row
