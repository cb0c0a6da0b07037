"""How safe the vault is, in the column of Hoy: its backup, and how far the log is sealed."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import CheckpointLine, Health, LastBackup, OfficeView
from ui import dates
from ui.actions import Actions, Id
from ui.hub import hub_face
from ui.widgets.button import Button, Kind
from ui.widgets.chip import Face, Glyph
from ui.widgets.text import Look, Text


class HealthPart(QWidget):
    """Three sentences, each with the way to where something is done about it."""

    def __init__(self, actions: Actions) -> None:
        super().__init__()
        self.backup = _Line(actions, Id.BACKUP)
        self.rehearsal = _Line(actions, Id.REHEARSE)
        self.log = _Line(actions, Id.LOG)
        self._hub = hub_face(None)
        self._seal = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for line in (self.backup, self.rehearsal, self.log):
            column.addWidget(line)

    def show_hub(self, office: OfficeView | None) -> None:
        """Say how the hub stands; None where it is out of reach."""
        self._hub = hub_face(office)
        self._show_log()

    def show_health(self, health: Health) -> None:
        """Say how old the backup is, whether it was rehearsed, and how far the log is sealed."""
        good, bad = ("circle-check", "green"), ("triangle-alert", "amber-text")
        self.backup.say(Face(self._backed_up(health), *(bad if health.overdue else good)))
        last = health.backup
        self.rehearsal.setVisible(last is not None)
        if last is not None:
            self.rehearsal.say(Face(self._rehearsed(last), *(good if last.rehearsed else bad)))
        self._seal = self._sealed(health.checkpoint, health.witnesses)
        self._show_log()

    def _backed_up(self, health: Health) -> str:
        if health.backup is None:
            return self.tr("This vault has no backup.")
        if not health.entries:
            said = self.tr("Backed up {ago}, nothing new since then.")
            return said.format(ago=dates.ago(health.days))
        since = self.tr("%n entry(ies) since then", "", health.entries)
        return self.tr("Backed up {ago}, {entries}.").format(
            ago=dates.ago(health.days), entries=since
        )

    def _rehearsed(self, last: LastBackup) -> str:
        if last.rehearsed is None:
            return self.tr("Nobody has tried to restore it.")
        said = self.tr("Restored for a try on {date}.")
        return said.format(date=dates.short(last.rehearsed.date()))

    def _sealed(self, found: CheckpointLine | None, witnesses: int) -> str:
        if found is None:
            return self.tr("The log was never sealed.")
        parts = [self.tr("Sealed up to entry {number}").format(number=_number(found.size))]
        if found.recorded is not None:
            parts.append(dates.short(found.recorded.date()))
        parts.append(
            self.tr("{count} of {all} witnesses").format(
                count=_number(found.witnesses), all=_number(witnesses)
            )
            if witnesses
            else self.tr("no witness")
        )
        return f"{', '.join(parts)}."

    def _show_log(self) -> None:
        hub = self._hub
        self.log.say(Face(f"{hub.word}. {self._seal}".strip(), hub.icon, hub.ink))


class _Line(QWidget):
    """A sentence with its icon, and below it what can be done."""

    def __init__(self, actions: Actions, name: Id) -> None:
        super().__init__()
        self._glyph = Glyph("circle-dashed", "text2", 16)
        self.text = Text("", Look.SMALL, wrap=True)
        self.button = Button(actions[name].text(), Kind.LINK)
        self.button.make_small()
        self.button.follow(actions[name])
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.text)
        words.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._glyph, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)

    def say(self, face: Face) -> None:
        """Say it; the icon tells good from bad, the words do too."""
        self._glyph.show_icon(face.icon, face.ink)
        self.text.say(face.word)


def _number(value: int) -> str:
    return QLocale().toString(value)
