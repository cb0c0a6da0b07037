"""Protection: the request, the risk, what was determined, and where its measures stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from alertadores.app import DEGREES, CaseView, ThingView
from ui import dates, faces, plain
from ui.pages.case_facts import Reserved
from ui.pages.case_proceedings import ProceedingsTab
from ui.pages.case_tab import CaseSetting
from ui.pages.case_values import rows
from ui.widgets.chip import Chip
from ui.widgets.facts import Facts
from ui.widgets.matrix import Matrix
from ui.widgets.text import Look, Text

# From request to end; a state beside the way stands where another one would.
_WAY: Final = (
    "SOLICITADA",
    "EN_EVALUACION",
    "OTORGADA",
    "EN_IMPLEMENTACION",
    "VIGENTE",
    "CONCLUIDA",
)
_BESIDE: Final = {"EN_ESPERA_INFORMACION": 0, "EN_REVISION": 4, "MODIFICADA": 3}
_ENDS: Final = {"NEGADA": 2, "NO_EVALUABLE_SIN_IDENTIDAD": 1}
_MOST: Final = 5


def way_of(state: str) -> tuple[list[str], int]:
    """Return the states from beginning to end, and where the present one stands."""
    if state in _ENDS:
        at = _ENDS[state]
        return [*_WAY[:at], state], at
    if state in _WAY:
        return list(_WAY), _WAY.index(state)
    at = _BESIDE.get(state, 0)
    return [*_WAY[:at], state, *_WAY[at + 1 :]], at


class ProtectionTab(ProceedingsTab):
    """The requests for protection of a case."""

    help_topic = "protection"

    kind = "protection"
    begins = "protection.requested"

    def __init__(self, setting: CaseSetting) -> None:
        super().__init__(
            setting,
            self.tr("Requests for protection"),
            self.tr("Nobody has asked for protection measures."),
        )

    def title(self, thing: ThingView) -> str:
        """Return the name of a request."""
        return self.words.kind(thing.kind)

    def fill(self, case: CaseView, thing: ThingView) -> None:
        """Show a request, its last assessment and its determinations."""
        self.head(thing, *way_of(thing.state))
        self._request(case, thing)
        children = self.children_of(case, thing)
        self._risk([each for each in children if each.kind == "assessment"])
        self._determinations([each for each in children if each.kind == "determination"])

    def _request(self, case: CaseView, thing: ThingView) -> None:
        line = next((each for each in case.timeline if each.entry == thing.name), None)
        facts = Facts()
        facts.show_rows(rows(self.words, ("consent", "beneficiaries"), thing.values))
        self.sheet.add(facts)
        if line is not None and line.withheld:
            self.sheet.add(Reserved())
        self.text(self.words.field("risks"), thing.values.get("risks"))

    def _risk(self, assessments: Sequence[ThingView]) -> None:
        edition = dates.short(self.words.edition("risk_factors"))
        note = Text(self.tr("Catalogue of {day}").format(day=edition), Look.CAPTION, tone="text3")
        self.sheet.head(self.tr("Risk"), note)
        if not assessments:
            self.sheet.say(self.tr("The risk has not been assessed."))
            return
        latest = assessments[-1]
        values = latest.values
        matrix = Matrix(self.tr("Risk matrix"), reading=True)
        matrix.show_chosen(degree(values, "impact"), degree(values, "probability"))
        across = QHBoxLayout()
        across.setSpacing(20)
        across.addWidget(matrix)
        across.addWidget(self._result(latest), 1)
        self.sheet.add(across)
        self.sheet.say(self.tr("The cells are a proposal of this program."))
        self._factors(values)
        self.text(self.words.field("reasoning"), values.get("reasoning"))
        self.text(self.words.field("gender_view"), values.get("gender_view"))
        earlier = assessments[:-1]
        if earlier:
            self.sheet.head(self.tr("Earlier assessments"))
        for each in reversed(earlier[-_MOST:]):
            self.sheet.say(f"{self._level(each.values)}. {self._signed(each)}", "text2")

    def _result(self, thing: ThingView) -> QWidget:
        result = QWidget()
        column = QVBoxLayout(result)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        level = str(thing.values.get("level", ""))
        column.addWidget(Chip(faces.risk(level, self._level(thing.values))))
        facts = Facts(88)
        facts.show_rows(rows(self.words, ("impact", "probability"), thing.values))
        column.addWidget(facts)
        column.addWidget(Text(self._signed(thing), Look.SMALL, tone="text3", wrap=True))
        column.addStretch(1)
        return result

    def _level(self, values: Mapping[str, Any]) -> str:
        label = self.words.label("risk_levels", str(values.get("level", "")))
        return self.tr("Risk: {level}").format(level=plain.line(label))

    def _signed(self, thing: ThingView) -> str:
        return self.tr("By {author}, {moment}.").format(
            author=plain.line(thing.author), moment=dates.moment(thing.began)
        )

    def _factors(self, values: Mapping[str, Any]) -> None:
        keys = [each for each in values.get("factors") or () if isinstance(each, str)]
        if not keys:
            return
        words = self.words
        self.sheet.head(words.field("factors"))
        facts = Facts(300)
        facts.show_rows(
            [
                (plain.line(words.label("risk_factors", key)), words.group("risk_factors", key))
                for key in keys[:64]
            ]
        )
        self.sheet.add(facts)

    def _determinations(self, found: Sequence[ThingView]) -> None:
        if not found:
            self.sheet.head(self.words.kind("determination"))
            self.sheet.say(self.tr("Nothing has been determined."))
        for thing in reversed(found[-_MOST:]):
            self._determination(thing)

    def _determination(self, thing: ThingView) -> None:
        """Show one decision, and how many of the two people have agreed with it."""
        words, values = self.words, thing.values
        given = 2 if thing.approved_by is not None else 1
        agreed = Chip(faces.two(self.tr("Agreement {count} of 2").format(count=given)))
        chips = (Chip(words.state(thing.kind, thing.state)), agreed)
        self.sheet.head(words.kind(thing.kind), *chips)
        outcome = str(values.get("outcome", ""))
        told = [(words.field("outcome"), words.state("protection", outcome).word)]
        told += rows(words, ("families",), values)
        for family, measures in self._measures(values):
            told.append((family, "; ".join(measures)))
        told.append((self.tr("Proposed"), self._signed(thing)))
        if thing.approved_by is not None:
            told.append((self.tr("Second person"), plain.line(thing.approved_by)))
        facts = Facts()
        facts.show_rows(told)
        self.sheet.add(facts)
        self.text(words.field("text"), values.get("text"))

    def _measures(self, values: Mapping[str, Any]) -> list[tuple[str, list[str]]]:
        """Return the measures by family, in the order in which they were written."""
        found: dict[str, list[str]] = {}
        for key in values.get("measures") or ():
            family = self.words.group("measures", str(key))
            found.setdefault(family, []).append(plain.line(self.words.label("measures", str(key))))
        return list(found.items())


def degree(values: Mapping[str, Any], name: str) -> int | None:
    """Return an impact or a probability, if it is one."""
    value = values.get(name)
    return value if isinstance(value, int) and value in DEGREES else None
