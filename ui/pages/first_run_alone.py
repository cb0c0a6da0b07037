"""A vault without an office: who its owner is, and the ways to an office."""

from __future__ import annotations

from pathlib import Path

from alertadores.app import introduction_of
from ui import plain
from ui.files import ask_where_to_save
from ui.pages.first_run_part import Doorway, Part, named
from ui.pages.first_run_trail import PartId
from ui.widgets.inputs import LineInput
from ui.widgets.way import Way

_LONGEST_NAME = 120


class AlonePart(Part):
    """Name, introduction, and who writes the charter."""

    def __init__(self, doorway: Doorway) -> None:
        super().__init__(
            doorway,
            self.tr("Your vault is ready"),
            self.tr("It belongs to no office yet. Say who you are, and how it goes on."),
        )
        self.name = LineInput(longest=_LONGEST_NAME)
        self.name.setAccessibleName(self.tr("Your full name"))
        self.name.setText(self.trail.name)
        self.name.changed.connect(self._take_name)
        self.introduce = Way(
            self.tr("Save my introduction…"),
            self.tr("A file with your name and public keys, for whoever writes the charter."),
            "download",
        )
        self.write = Way(
            self.tr("I write the charter"),
            self.tr("I have everybody's introductions, and say who does what."),
            "pencil",
        )
        self.seat = Way(
            self.tr("Somebody else wrote it"),
            self.tr("I have the trust card and the folder that we share: I take my seat."),
            "users",
        )
        self.join = Way(
            self.tr("The office is at work already"),
            self.tr("I have its trust card and ask to be taken in."),
            "handshake",
        )
        self.join.clicked.connect(self.go_on(PartId.JOIN))
        self.introduce.clicked.connect(self._introduce)
        self.write.clicked.connect(self.go_on(PartId.CHARTER))
        self.seat.clicked.connect(self.go_on(PartId.SEAT))
        self.add(named(self.tr("Your full name"), self.name))
        self.add(self.introduce, self.write, self.seat, self.join)
        self.refresh()

    def begin(self) -> None:
        """Put the cursor into the name, or go on where it is known."""
        (self.introduce if self.trail.name else self.name).setFocus()

    def refresh(self) -> None:
        """Nobody introduces themselves without a name."""
        known = bool(self.trail.name)
        self.introduce.setEnabled(known)
        self.write.setEnabled(known)

    def _take_name(self) -> None:
        self.trail.name = self.name.answer() or ""
        self.keep()
        self.refresh()

    def _introduce(self) -> None:
        name = self.trail.name

        def ask(data: bytes) -> None:
            self.rest()
            self.introduce.setFocus()
            file = self.tr("introduction-{name}.json").format(name=_file_name(name))
            ask_where_to_save(
                self, self.tr("Save introduction"), file, lambda path: self.save(path, data)
            )

        self.wait_for(
            self.doorway.vestibule.ask(
                self.tr("Writing the introduction"),
                lambda session: introduction_of(session, name),
                ask,
                self.fail,
            )
        )

    def save(self, path: Path, data: bytes) -> None:
        """Write the introduction where the person said."""
        try:
            path.write_bytes(data)
        except OSError as error:
            self.fail(error)
            return
        self.tell(
            self.tr("Your introduction is in {file}.").format(file=plain.line(path.name, 80)),
            self.tr("Hand it to whoever writes the charter. It is no secret."),
        )


def _file_name(name: str) -> str:
    """Return a person's name as part of the name of a file."""
    kept = "".join(each if each.isalnum() else "-" for each in name.casefold())
    return "-".join(part for part in kept.split("-") if part)[:60]
