"""The chosen file of a case in full, and what may be done with it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from alertadores.app import EvidenceView, Media
from ui import dates
from ui.values import media
from ui.viewing import can_show
from ui.widgets.button import Button
from ui.widgets.facts import Facts
from ui.widgets.text import Ground, Look, Text


class EvidenceDetails(Ground):
    """Facts of a file, two buttons, and a hint beside them."""

    def __init__(self) -> None:
        super().__init__("side")
        self.open = Button(self.tr("Open"), icon="eye")
        self.export = Button(self.tr("Export…"), icon="download")
        self._facts, self._hint = Facts(), Text("", Look.SMALL, tone="text2", wrap=True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.open, self.export):
            buttons.addWidget(button)
        buttons.addWidget(self._hint, 1)
        below = QVBoxLayout(self)
        below.setContentsMargins(24, 12, 24, 12)
        below.setSpacing(12)
        below.addWidget(self._facts)
        below.addLayout(buttons)
        self.hide()

    def show_file(self, file: EvidenceView) -> None:
        """Show another file."""
        rows = [
            (self.tr("Title"), file.title),
            (self.tr("Name it had"), file.file_name),
            (self.tr("Kind"), f"{media(file.media)}, {file.size} bytes"),
            (self.tr("Added"), f"{dates.capitalised(dates.moment(file.recorded))} · {file.author}"),
            (self.tr("SHA-256"), file.sha256.hex()),
        ]
        if file.description:
            rows.insert(1, (self.tr("Description"), file.description))
        self._facts.show_rows(rows)
        shows = can_show(file.media.value, file.size)
        self.open.setEnabled(shows)
        self._hint.say(self._hint_for(file, shows=shows))

    def _hint_for(self, file: EvidenceView, *, shows: bool) -> str:
        if shows and not file.here:
            return self.tr("Its content comes from the hub when you open or export it.")
        if shows:
            return self.tr("It opens in a program of its own, which has no keys.")
        if file.media is Media.OTHER:
            return self.tr("Files of this kind are not opened here: they can only be exported.")
        return self.tr("It is too large to be opened here; it can be exported.")
