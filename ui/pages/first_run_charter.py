"""The charter: who founds the office with which roles, who is still missing, and its names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import (
    FOUNDING_NEEDS,
    Founder,
    Role,
    charter_of,
    establish,
    introduction_of,
    proposed_origin,
    unmet_for_founding,
)
from ui.files import Then, ask_for_folder
from ui.i18n import QT_TRANSLATE_NOOP
from ui.pages.first_run_draft import clear
from ui.pages.first_run_part import WIDE, Doorway, Part
from ui.pages.first_run_people import PeopleInput
from ui.pages.first_run_trail import Invited, PartId
from ui.vestibule import CHARTER
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Glyph
from ui.widgets.draft_note import DraftNote
from ui.widgets.facts import section
from ui.widgets.field import Field
from ui.widgets.inputs import ChoiceInput, LineInput
from ui.widgets.place import PlaceInput
from ui.widgets.text import Look, Text

_NEEDS: Final = {
    "incompatible-roles": QT_TRANSLATE_NOOP(
        "CharterPart", "Nobody has roles that do not go together"
    ),
    "two-administrators": QT_TRANSLATE_NOOP("CharterPart", "Two people who administer"),
    "coordinator-and-case-officer": QT_TRANSLATE_NOOP(
        "CharterPart", "One person who coordinates, and another case officer"
    ),
    "two-custodians": QT_TRANSLATE_NOOP(
        "CharterPart", "Two custodians of identities; three are advised"
    ),
    "one-auditor": QT_TRANSLATE_NOOP("CharterPart", "One person who audits, and does nothing else"),
}
_ZONES: Final = (
    ("America/Mexico_City", QT_TRANSLATE_NOOP("CharterPart", "Centre (Mexico City)")),
    ("America/Cancun", QT_TRANSLATE_NOOP("CharterPart", "Southeast (Cancún)")),
    ("America/Mazatlan", QT_TRANSLATE_NOOP("CharterPart", "Pacific (Mazatlán, La Paz)")),
    ("America/Hermosillo", QT_TRANSLATE_NOOP("CharterPart", "Sonora (Hermosillo)")),
    ("America/Chihuahua", QT_TRANSLATE_NOOP("CharterPart", "Chihuahua")),
    ("America/Ciudad_Juarez", QT_TRANSLATE_NOOP("CharterPart", "Border (Ciudad Juárez)")),
    ("America/Ojinaga", QT_TRANSLATE_NOOP("CharterPart", "Border (Ojinaga)")),
    ("America/Matamoros", QT_TRANSLATE_NOOP("CharterPart", "Border (Matamoros)")),
    ("America/Tijuana", QT_TRANSLATE_NOOP("CharterPart", "Northwest (Tijuana)")),
)


def said(text: str) -> str:
    """Translate one of the texts of this module."""
    return QCoreApplication.translate("CharterPart", text)


class CharterPart(Part):
    """Everything that entry 0 says."""

    width_wanted = WIDE
    back = PartId.ALONE

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("The charter of the office"),
            self.tr(
                "It becomes the first entry of the log, which everybody signs and nobody changes. "
                "People may come, go and change their roles later, always by two."
            ),
        )
        self.people = PeopleInput(self.trail.people, doorway.words)
        self.people.changed.connect(self._take_people)
        self.people.refused.connect(self.fail)
        self.needs = _Needs()
        self.note = DraftNote()
        self.note.discarded.connect(self._discard)
        self.agency = LineInput(longest=200)
        self.origin = LineInput(longest=255)
        self.zone = ChoiceInput([(key, said(name)) for key, name in _ZONES], optional=False)
        self.hub = PlaceInput(
            self.tr("Folder that the office shares"),
            self._ask_hub,
            self.tr(
                "New or empty, on a share or a stick that everybody reaches. "
                "It holds nothing legible."
            ),
            self.tr("No folder chosen"),
        )
        self.found = Button(self.tr("Found the office"), Kind.PRIMARY, icon="stamp")
        self.found.make_tall()
        self.found.clicked.connect(self._found)
        self._fill()
        self._build()
        if self.trail.again:
            self.note.say()
        self.refresh()

    def _fill(self) -> None:
        trail = self.trail
        self.agency.setText(trail.agency)
        self.origin.setText(trail.origin or proposed_origin(trail.agency))
        self.zone.choose(trail.zone)
        self.hub.choose(trail.hub)
        self.agency.changed.connect(self._take_agency)
        self.origin.textEdited.connect(self._take_origin)
        self.zone.changed.connect(self._take_zone)
        self.hub.changed.connect(self._take_hub)

    def _build(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        name = self.tr("Name of the log")
        hint = self.tr("Stands on every receipt of the office. Small letters, digits, hyphens.")
        grid.addWidget(
            Field(self.tr("Name of the authority"), self.agency), 0, 0, Qt.AlignmentFlag.AlignTop
        )
        grid.addWidget(Field(name, self.origin, hint), 0, 1)
        grid.addWidget(Field(self.tr("Time zone"), self.zone), 1, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.hub, 1, 1)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.add(self.note, section(self.tr("Who founds it")), self.people)
        self.add(section(self.tr("Who is still missing")), self.needs)
        self.add(section(self.tr("The office")), grid)
        self.add_acts(self.found)

    def begin(self) -> None:
        """See that the writer is among the founders, and put the focus on the list."""
        self.people.setFocus()
        if not self.trail.people:
            self._add_writer()

    def refresh(self) -> None:
        """Say who is missing, and whether the office can be founded."""
        unmet = unmet_for_founding(each.roles for each in self.trail.people)
        self.needs.show_unmet(unmet)
        idle = all(each.roles for each in self.trail.people)
        told = self.agency.answer() and self.origin.answer() and self.trail.hub is not None
        self.found.setEnabled(not unmet and idle and bool(told) and self.zone.answer() is not None)

    def _add_writer(self) -> None:
        name = self.trail.name

        def add(data: bytes) -> None:
            self.rest()
            self.trail.people.append(Invited.by(data, [Role.ADMINISTRACION]))
            self.keep()
            self.wanted.emit(PartId.CHARTER)

        self.wait_for(
            self.doorway.vestibule.ask(
                self.tr("Writing the introduction"),
                lambda session: introduction_of(session, name),
                add,
                self.fail,
            )
        )

    def _ask_hub(self, then: Then) -> None:
        ask_for_folder(self, self.tr("Folder that the office shares"), then)

    def _take_people(self) -> None:
        self.keep()
        self.refresh()

    def _take_agency(self) -> None:
        self.trail.agency = self.agency.answer() or ""
        if not self.trail.origin:
            self.origin.setText(proposed_origin(self.trail.agency))
        self.keep()
        self.refresh()

    def _take_origin(self, text: str) -> None:
        self.trail.origin = text.strip()
        self.keep()
        self.refresh()

    def _take_zone(self) -> None:
        self.trail.zone = self.zone.answer() or ""
        self.keep()
        self.refresh()

    def _take_hub(self) -> None:
        self.trail.hub = self.hub.path
        self.keep()
        self.refresh()

    def _discard(self) -> None:
        clear(self.trail)
        self.doorway.vestibule.drafts.discard(CHARTER)
        self.wanted.emit(PartId.CHARTER)

    def _found(self) -> None:
        trail, around = self.trail, self.doorway.vestibule.surroundings
        hub: Path | None = trail.hub
        origin = self.origin.answer() or ""
        if hub is None:
            return
        founders = [Founder(each.introduction, tuple(sorted(each.roles))) for each in trail.people]

        self.wait_for(
            self.doorway.vestibule.do(
                self.tr("Founding the office"),
                lambda session: establish(
                    session, charter_of(origin, trail.agency, trail.zone), founders, hub, around
                ),
                self.go_on(PartId.FOUNDERS),
                self.fail_on_the_way,
            )
        )


class _Needs(QWidget):
    """What founders are held against: met, or still missing."""

    def __init__(self) -> None:
        super().__init__()
        self._lines = {
            need: (Glyph("circle-dashed"), Text("", Look.SMALL)) for need in FOUNDING_NEEDS
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for glyph, words in self._lines.values():
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(glyph)
            row.addWidget(words, 1)
            column.addLayout(row)

    def show_unmet(self, unmet: tuple[str, ...]) -> None:
        """Show what is met and what is not."""
        for need, (glyph, words) in self._lines.items():
            missing = need in unmet
            text = said(_NEEDS[need])
            words.say(text)
            words.tone("text" if missing else "text2")
            glyph.show_icon(
                "circle-dashed" if missing else "circle-check", "amber" if missing else "green"
            )
            state = self.tr("missing") if missing else self.tr("there")
            words.setAccessibleName(f"{text}: {state}")
