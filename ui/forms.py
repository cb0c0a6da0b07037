"""What each step asks for: one table from which every form of the window is built.

The same names as the command's values, so that a form is turned into a command without a word
about any of them.
"""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from alertadores.app import (
    CATALOG_OF,
    COMMANDS,
    DEGREES,
    CatalogName,
    Command,
    MemberView,
    Step,
    catalog_of_grounds,
    command_from,
)
from ui import plain, values
from ui.i18n import QT_TRANSLATE_NOOP
from ui.widgets.field import Field
from ui.widgets.inputs import ChoiceInput, DateInput, FlagInput, Input, LineInput
from ui.widgets.many import ManyInput
from ui.widgets.texts import ListInput, TextInput, WrittenInput
from ui.words import Words


class Ask(Enum):
    """Kinds of input."""

    LINE = "line"
    TEXT = "text"
    WRITTEN = "written"
    LIST = "list"
    DAY = "day"
    CHOICE = "choice"
    MANY = "many"
    FLAG = "flag"
    LEVEL = "level"
    MEMBERS = "members"


@dataclass(frozen=True, slots=True)
class Question:
    """One value of a command.

    Attributes:
        name: of the value.
        ask: kind of input.
        needed: whether the step cannot be taken without.
        hint: English, shown below the input.
        catalog: list to choose from, where it is not the one of the field.
    """

    name: str
    ask: Ask
    needed: bool = False
    hint: str = ""
    catalog: CatalogName | None = None


_MOTIVE: Final = Question("motive", Ask.TEXT)
_WRITTEN: Final = QT_TRANSLATE_NOOP(
    "Forms", "It is recorded word by word, so that a redacted copy can prove what it says."
)
_PROPOSES: Final = QT_TRANSLATE_NOOP("Forms", "A second person has to agree before it has effect.")

FORMS: Final[dict[str, tuple[Question, ...]]] = {
    "alert.moved": (_MOTIVE,),
    "access.granted": (Question("members", Ask.MEMBERS, needed=True), _MOTIVE),
    "protection.moved": (_MOTIVE,),
    "referral.moved": (Question("external_folio", Ask.LINE), _MOTIVE),
    "note.added": (Question("text", Ask.TEXT, needed=True),),
    "protection.requested": (
        Question(
            "consent",
            Ask.FLAG,
            hint=QT_TRANSLATE_NOOP("Forms", "The person consents to being protected."),
        ),
        Question("risks", Ask.TEXT),
        Question("beneficiaries", Ask.LIST, hint=QT_TRANSLATE_NOOP("Forms", "One on each line.")),
    ),
    "risk.assessed": (
        Question("impact", Ask.LEVEL, needed=True),
        Question("probability", Ask.LEVEL, needed=True),
        Question("level", Ask.CHOICE, needed=True),
        Question("factors", Ask.MANY),
        Question("reasoning", Ask.TEXT),
        Question("gender_view", Ask.TEXT),
    ),
    "determination.proposed": (
        Question("outcome", Ask.CHOICE, needed=True),
        Question(
            "families",
            Ask.MANY,
            hint=QT_TRANSLATE_NOOP("Forms", "Needed to grant; none otherwise."),
        ),
        Question("measures", Ask.MANY),
        Question("text", Ask.WRITTEN, needed=True, hint=_WRITTEN),
    ),
    "referral.drafted": (
        Question("destination", Ask.CHOICE, needed=True),
        Question(
            "consent",
            Ask.FLAG,
            hint=QT_TRANSLATE_NOOP("Forms", "The person consents to the referral."),
        ),
        Question("subject", Ask.LINE, needed=True),
        Question("text", Ask.WRITTEN, needed=True, hint=_WRITTEN),
        Question("grounds", Ask.TEXT),
        Question("oficio", Ask.LINE),
    ),
    "referral.sent": (
        Question("means", Ask.CHOICE, needed=True),
        Question("oficio", Ask.LINE),
        Question("sent_on", Ask.DAY),
    ),
    "referral.acknowledged": (
        Question("acknowledgement", Ask.LINE),
        Question("receiver", Ask.LINE),
    ),
    "draft.amended": (Question("text", Ask.WRITTEN, needed=True, hint=_WRITTEN),),
    "proposal.withdrawn": (_MOTIVE,),
    "approval.given": (_MOTIVE,),
    "approval.refused": (Question("motive", Ask.TEXT, needed=True),),
}
"""Questions of each step, by type of command."""

# Values that are some of the keys of their catalogue only.
_SOME_OF: Final[dict[str, tuple[str, ...]]] = {
    "outcome": ("OTORGADA", "NEGADA", "NO_EVALUABLE_SIN_IDENTIDAD"),
}
_PROPOSALS: Final = frozenset({"determination.proposed", "referral.drafted", "draft.amended"})
_MOST_LINES: Final = 18


def tr(text: str) -> str:
    """Translate one of the texts of this module."""
    return QCoreApplication.translate("Forms", text) if text else ""


def questions(step: Step) -> tuple[Question, ...]:
    """Return what a step asks for."""
    asked = FORMS[step.command]
    grounds = catalog_of_grounds(step.command, step.to)
    if grounds is None:
        return asked
    return Question("reasons", Ask.CHOICE, needed=True, catalog=grounds), *asked


def needs_second_person(step: Step) -> str:
    """Return the sentence that says so, or nothing."""
    return tr(_PROPOSES) if step.command in _PROPOSALS else ""


@dataclass(frozen=True, slots=True)
class Around:
    """What inputs need to know of the office.

    Attributes:
        words: labels.
        today: in the office.
        members: who may be given access.
        anonymous: whether nobody knows who alerts.
    """

    words: Words
    today: date
    members: tuple[MemberView, ...] = ()
    anonymous: bool = False


def field(question: Question, around: Around) -> Field:
    """Return the field of a form for one question."""
    words = around.words
    name = words.field(question.name)
    entry = _input(question, name, around)
    hint = "" if question.ask is Ask.FLAG else tr(question.hint)
    return Field(name, entry, hint, needed=question.needed)


def _input(question: Question, name: str, around: Around) -> Input:
    words, today = around.words, around.today
    people = [(str(each.number), plain.line(each.name, 80), "") for each in around.members]
    makers: dict[Ask, Callable[[], Input]] = {
        Ask.LINE: LineInput,
        Ask.TEXT: lambda: TextInput(most=_MOST_LINES),
        Ask.WRITTEN: lambda: WrittenInput(most=_MOST_LINES),
        Ask.LIST: lambda: ListInput(lines=3),
        Ask.DAY: lambda: DateInput(latest=today),
        Ask.FLAG: lambda: FlagInput(tr(question.hint) or name),
        Ask.LEVEL: lambda: ChoiceInput(
            [(each, values.degree(question.name, each)) for each in DEGREES],
            optional=not question.needed,
        ),
        Ask.MANY: lambda: ManyInput(
            [
                (*each, _note(question.name, each[0], words))
                for each in _choices(question, words, today)
            ]
        ),
        Ask.MEMBERS: lambda: ManyInput(people),
        Ask.CHOICE: lambda: ChoiceInput(
            _choices(question, words, today), optional=not question.needed
        ),
    }
    return makers[question.ask]()


def _note(name: str, key: str, words: Words) -> str:
    """Return what stands beside a choice: level of a factor, family of a measure."""
    catalog = CATALOG_OF[name]
    return words.group(catalog, key) if catalog in {"risk_factors", "measures"} else ""


def _choices(question: Question, words: Words, today: date) -> list[tuple[str, str]]:
    listed = words.choices(question.catalog or CATALOG_OF[question.name], today)
    some = _SOME_OF.get(question.name)
    return [each for each in listed if some is None or each[0] in some]


def command(step: Step, answers: dict[str, Any]) -> Command:
    """Return the command of a step with its answers.

    Raises:
        UserError: ``act.field-…``, an answer is not of the form that the command asks for.
    """
    given = {name: value for name, value in answers.items() if value not in (None, (), "")}
    if "members" in given:
        given["members"] = tuple(int(number) for number in given["members"])
    if "reasons" in given:
        given["reasons"] = (given["reasons"],)
    if step.to is not None:
        given["to"] = step.to
    if step.object is not None:
        given["object"] = base64.urlsafe_b64encode(step.object).rstrip(b"=").decode("ascii")
    return command_from(lambda: COMMANDS[step.command](**given))
