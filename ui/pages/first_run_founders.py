"""Who is who in the office to be, who has accepted, and who is missing."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import Beginning, FounderView, Stage, accept_office
from ui import plain
from ui.files import ask_where_to_save
from ui.pages.first_run_part import Doorway, Part
from ui.pages.first_run_trail import PartId
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Chip, Face
from ui.widgets.clearing import clear
from ui.widgets.text import Look, Rule, Text

_EVERY_HALF_MINUTE: Final = 30_000


class FoundersPart(Part):
    """The founders, and what comes next for this one."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(doorway, "", "")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.accept = Button(self.tr("Accept and sign"), Kind.PRIMARY, icon="pencil")
        self.work = Button(self.tr("Begin to work"), Kind.PRIMARY, icon="arrow-right")
        self.card = Button(self.tr("Save trust card…"), icon="key-round")
        self.news = Button(self.tr("Look for news"), Kind.LINK, icon="refresh-cw")
        self.accept.clicked.connect(self._accept)
        self.work.clicked.connect(self.go_on(PartId.BACKUP))
        self.card.clicked.connect(self._ask_card)
        self.news.clicked.connect(self.look)
        self.add(self._list)
        self.add_acts(self.accept, self.work, self.card, self.news)
        doorway.vestibule.changed.connect(self._show)
        self._poll = QTimer(self, interval=_EVERY_HALF_MINUTE)
        self._poll.timeout.connect(self._look_by_itself)
        self._poll.start()
        self._show()

    def begin(self) -> None:
        """Put the focus on what comes next."""
        stage = self._standing.stage
        buttons = {Stage.UNSIGNED: self.accept, Stage.FOUNDED: self.work}
        buttons.get(stage, self.news).setFocus()

    @property
    def _standing(self) -> Beginning:
        return self.doorway.vestibule.standing

    def look(self) -> None:
        """Exchange with the hub, and see who has accepted meanwhile."""
        self.wait_for(self.doorway.vestibule.look(self._rested, self.fail))

    def _rested(self) -> None:
        self.rest()
        self.begin()

    def _look_by_itself(self) -> None:
        if self.isVisible() and self._task is None and self._standing.stage is Stage.WAITING:
            self.look()

    def _show(self) -> None:
        standing = self._standing
        title, why = self._words(standing)
        self.title.say(title)
        self.why.say(why)
        clear(self._list)
        for founder in standing.founders:
            self._list.addWidget(self._row(founder))
        self.accept.setVisible(standing.stage is Stage.UNSIGNED)
        self.work.setVisible(standing.stage is Stage.FOUNDED)
        self.card.setVisible(standing.stage in {Stage.WAITING, Stage.FOUNDED})
        self.news.setVisible(standing.stage is not Stage.FOUNDED)

    def _words(self, standing: Beginning) -> tuple[str, str]:
        agency = plain.line(standing.agency, 120)
        missing = [each for each in standing.founders if not each.accepted]
        names = ", ".join(plain.line(each.name, 60) for each in missing)
        match standing.stage:
            case Stage.UNSIGNED:
                return self.tr("Is this the office you agreed on?"), self.tr(
                    "{agency}. Look at the names and their roles. If something is amiss, do not "
                    "sign: the charter is written anew, and nothing has happened."
                ).format(agency=agency)
            case Stage.WAITING:
                return self.tr("%n person(s) still to accept", "", len(missing)), self.tr(
                    "{agency}. Missing: {names}. Give them the trust card from hand to hand; they "
                    "take their seats at their own machines. You may close the program meanwhile."
                ).format(agency=agency, names=names)
            case Stage.FOUNDED:
                return self.tr("The office is founded"), self.tr(
                    "Everybody has accepted. From now on the log takes in what you do."
                )
            case _:
                return self.tr("The charter has not come yet"), self.tr(
                    "Your seat in {origin} is known, but its first entry is not in the shared "
                    "folder yet. Wait until the folder is copied."
                ).format(origin=plain.line(standing.origin, 120))

    def _row(self, founder: FounderView) -> QWidget:
        name = plain.line(founder.name, 80)
        words = self.doorway.words
        roles = ", ".join(words.short("roles", role) for role in founder.roles)
        shown = self.tr("{name} (you)").format(name=name) if founder.me else name
        state = (
            Face(self.tr("Accepted"), "circle-check", "green", "green-tint")
            if founder.accepted
            else Face(self.tr("Missing"), "circle-dashed", "amber-text", "amber-tint")
        )
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(Text(shown, Look.MEDIUM))
        texts.addWidget(Text(roles, Look.SMALL, tone="text2", wrap=True))
        across = QHBoxLayout()
        across.setContentsMargins(0, 8, 0, 8)
        across.addLayout(texts, 1)
        across.addWidget(Chip(state))
        row = QWidget()
        row.setAccessibleName(f"{shown}. {roles}. {state.word}")
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(across)
        column.addWidget(Rule("soft"))
        return row

    def _accept(self) -> None:
        self.wait_for(
            self.doorway.vestibule.do(self.tr("Signing"), accept_office, self._rested, self.fail)
        )

    def _ask_card(self) -> None:
        def ask(data: bytes) -> None:
            self.rest()
            ask_where_to_save(
                self,
                self.tr("Save trust card"),
                self.tr("trust-card.json"),
                lambda path: self.save(path, data),
            )

        self.wait_for(
            self.doorway.vestibule.ask(
                self.tr("Making the trust card"),
                lambda session: session.trust_card().to_bytes(),
                ask,
                self.fail,
            )
        )

    def save(self, path: Path, data: bytes) -> None:
        """Write the trust card where the person said."""
        try:
            path.write_bytes(data)
        except OSError as error:
            self.fail(error)
            return
        self.tell(
            self.tr("The trust card is in {file}.").format(file=plain.line(path.name, 80)),
            self.tr("Hand it over another way than the shared folder, which is judged by it."),
        )
