"""The five steps of a new alert: reception, facts, conducts, details, identity."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import CATALOG_OF, Identity, Typed
from ui import faces
from ui.widgets.chip import Chip, Glyph
from ui.widgets.field import Field
from ui.widgets.inputs import ChoiceInput, DateInput, FlagInput, LineInput, NumberInput, YesNoInput
from ui.widgets.many import ManyInput
from ui.widgets.text import Ground, Look, Text
from ui.widgets.texts import ListInput, TextInput
from ui.words import Words

translate = QCoreApplication.translate

_CURRENCIES: Final = (("MXN", "MXN"), ("USD", "USD"), ("EUR", "EUR"))


class Part(QWidget):
    """One step: fields by the names of the command's values."""

    changed = Signal()

    def __init__(self, title: str, intro: str = "") -> None:
        super().__init__()
        self.title = title
        self.is_touched = False
        self._fields: dict[str, Field] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(28, 20, 28, 20)
        self._column.setSpacing(14)
        self._column.addWidget(Text(title, Look.HEADING))
        if intro:
            self._column.addWidget(Text(intro, tone="text2", wrap=True))

    def add(self, *fields: tuple[str, Field], stretch: int = 0) -> None:
        """Add fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(20)
        # Beside a field that says what is wrong, the others stay where they are.
        place = Qt.AlignmentFlag(0) if stretch else Qt.AlignmentFlag.AlignTop
        for name, field in fields:
            self._fields[name] = field
            field.entry.changed.connect(self._touch)
            row.addWidget(field, 1, place)
        self._column.addLayout(row, stretch)

    def close_up(self) -> None:
        """Leave what room there is below."""
        self._column.addStretch(1)

    @property
    def fields(self) -> Mapping[str, Field]:
        """The fields, by name of their value."""
        return self._fields

    def field(self, name: str) -> Field:
        """Return a field."""
        return self._fields[name]

    def begin(self) -> None:
        """Put the cursor into the first input."""
        next(iter(self._fields.values())).setFocus()

    def missing(self) -> list[str]:
        """Return the names of the fields that have no answer they need."""
        return [field.name for field in self._fields.values() if field.is_missing()]

    def answers(self) -> dict[str, Any]:
        """Return what was answered, by name of the value."""
        found = {name: field.entry.answer() for name, field in self._fields.items()}
        return {name: value for name, value in found.items() if value not in (None, (), "")}

    def typed(self) -> dict[str, Typed]:
        """Return what stands in the inputs, by name of the value."""
        return {name: field.entry.typed() for name, field in self._fields.items()}

    def retype(self, typed: Mapping[str, Typed]) -> None:
        """Put back what is of this step."""
        for name in self._fields.keys() & typed.keys():
            self._fields[name].entry.retype(typed[name])

    def _touch(self) -> None:
        self.is_touched = True
        self.changed.emit()


def parts(words: Words, today: date) -> tuple[Part, ...]:
    """Return the four steps before the identity."""
    return (
        _reception(words, today),
        _facts(words, today),
        _conducts(words, today),
        _details(words, today),
    )


def _choice(name: str, words: Words, today: date, *, needed: bool = False) -> tuple[str, Field]:
    catalog = CATALOG_OF[name]
    entry = ChoiceInput(words.choices(catalog, today), optional=not needed)
    label = words.field("identity_mode" if name == "identity" else name)
    return name, Field(label, entry, needed=needed)


def _line(name: str, words: Words, hint: str = "") -> tuple[str, Field]:
    return name, Field(words.field(name), LineInput(), hint)


def _day(name: str, words: Words, today: date) -> tuple[str, Field]:
    return name, Field(words.field(name), DateInput(latest=today))


def _reception(words: Words, today: date) -> Part:
    part = Part(translate("RegisterParts", "Reception"))
    received = Field(words.field("received"), DateInput(today, latest=today), needed=True)
    part.add(("received", received), _choice("channel", words, today, needed=True))
    part.add(
        _choice("alerter", words, today, needed=True),
        _choice("identity", words, today, needed=True),
    )
    part.add(_choice("relation", words, today), _line("source_folio", words))
    protection = FlagInput(translate("RegisterParts", "The person asks for protection"))
    part.add(("asks_protection", Field(words.field("asks_protection"), protection)))
    risks = Field(
        words.field("risks"),
        TextInput(lines=3),
        translate("RegisterParts", "What they fear, in their words."),
    )
    part.add(("risks", risks))
    part.close_up()
    return part


def _facts(words: Words, today: date) -> Part:
    part = Part(translate("RegisterParts", "Facts"))
    told = Field(
        words.field("narrative"),
        TextInput(lines=8),
        translate(
            "RegisterParts",
            "As it was told. Name and contact of the person do not belong here but in step 5.",
        ),
        needed=True,
    )
    part.add(("narrative", told), stretch=1)
    part.add(_line("institution", words), _choice("scope", words, today))
    part.add(_choice("government_level", words, today), _choice("state", words, today))
    since = DateInput(latest=today)
    part.add(
        ("facts_from", Field(words.field("facts_from"), since)),
        ("facts_to", Field(words.field("facts_to"), DateInput(latest=today, since=since))),
        ("facts_continue", Field(words.field("facts_continue"), YesNoInput())),
    )
    return part


def _conducts(words: Words, today: date) -> Part:
    part = Part(
        translate("RegisterParts", "Conducts"),
        translate(
            "RegisterParts",
            "What the facts may amount to. It can be left open and classified during analysis.",
        ),
    )
    conducts = ManyInput(words.conducts(today))
    part.add(("conducts", Field(words.field("conducts"), conducts)), stretch=1)
    return part


def _details(words: Words, today: date) -> Part:
    part = Part(translate("RegisterParts", "Details"))
    part.add(
        ("amount", Field(words.field("amount"), NumberInput())),
        ("currency", Field(words.field("currency"), ChoiceInput(_CURRENCIES))),
        _line("programme", words),
    )
    each = translate("RegisterParts", "One on each line.")
    part.add(
        ("evidence", Field(words.field("evidence"), ListInput(lines=3), each)),
        ("accused", Field(words.field("accused"), ListInput(lines=3), each)),
    )
    part.add(("reported_before", Field(words.field("reported_before"), YesNoInput())))
    part.add(
        _line("reported_to", words),
        _day("reported_on", words, today),
        _line("reported_folio", words),
    )
    part.add(_line("gender", words), _line("age_range", words), _line("language", words))
    part.close_up()
    return part


class IdentityPart(Part):
    """The fifth step: straight into the envelope, never a field, never a draft."""

    def __init__(self, words: Words) -> None:
        super().__init__(translate("RegisterParts", "Identity"))
        self._mode: str | None = None
        self._words = words
        self._column.addWidget(_notice())
        self._none = Text("", tone="text2", wrap=True)
        self._column.addWidget(self._none)
        self._inputs = QWidget()
        column = QVBoxLayout(self._inputs)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        name = Field(translate("RegisterParts", "Full name"), LineInput(), needed=True)
        contact = Field(
            translate("RegisterParts", "Contact"),
            LineInput(),
            translate("RegisterParts", "Telephone, e-mail or address."),
        )
        safe = Field(
            translate("RegisterParts", "Safe channel"),
            LineInput(),
            translate("RegisterParts", "How and when the person may be reached safely."),
        )
        for key, field in (("name", name), ("contact", contact), ("safe_channel", safe)):
            self._fields[key] = field
            field.entry.changed.connect(self._touch)
            column.addWidget(field)
        self._column.addWidget(self._inputs)
        self.close_up()
        self.show_mode(None)

    def show_mode(self, mode: str | None) -> None:
        """Ask for an identity only where one was told."""
        self._mode = mode
        told = mode in {"CONFIDENCIAL", "IDENTIFICADA"}
        self._inputs.setVisible(told)
        if not told:
            self.clear()
        if mode == "ANONIMA":
            self._none.say(
                translate("RegisterParts", "The alert is anonymous: there is nothing to seal.")
            )
        else:
            self._none.say(
                translate(
                    "RegisterParts", "Choose under Reception how the person identified themselves."
                )
            )
        self._none.setVisible(not told)
        self._fields["name"].needed = mode == "IDENTIFICADA"

    def begin(self) -> None:
        """Put the cursor into the name, if there is one to tell."""
        if not self._inputs.isHidden():
            super().begin()

    def clear(self) -> None:
        """Empty the inputs, and what Qt would undo in them."""
        for field in self._fields.values():
            if isinstance(field.entry, LineInput):
                field.entry.setText("")

    def missing(self) -> list[str]:
        """Return what is needed and not there; an anonymous alert needs nothing."""
        if self._inputs.isHidden():
            return []
        answered = bool(self.answers())
        name = self._fields["name"]
        return [name.name] if (name.needed or answered) and name.is_blank() else []

    def identity(self) -> Identity | None:
        """Return the identity that is to be sealed, if any was told."""
        told = self.answers()
        if "name" not in told:
            return None
        return Identity(
            name=told["name"],
            contact=told.get("contact", ""),
            safe_channel=told.get("safe_channel", ""),
        )


def _notice() -> QWidget:
    ground = Ground("sunk")
    column = QVBoxLayout()
    column.setSpacing(4)
    head = QHBoxLayout()
    head.addWidget(Text(translate("RegisterParts", "Sealed, and never a draft"), Look.STRONG))
    head.addStretch(1)
    head.addWidget(Chip(faces.two(translate("RegisterParts", "Two custodians"))))
    column.addLayout(head)
    words = translate(
        "RegisterParts",
        "What you write here goes into an envelope that two custodians open together. It is no "
        "field of the case, is not searched, and not kept as a draft: when you leave this page or "
        "the vault locks, it is gone. The texts of the alert are searched for the name, and what "
        "points at the person is masked.",
    )
    column.addWidget(Text(words, Look.SMALL, tone="text2", wrap=True))
    row = QHBoxLayout(ground)
    row.setContentsMargins(16, 14, 16, 14)
    row.setSpacing(14)
    row.addWidget(Glyph("mail", "text2", 24))
    row.addLayout(column, 1)
    return ground
