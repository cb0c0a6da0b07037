"""The next steps of a case as its page offers them: which verb, about which proceeding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from alertadores.app import CaseView, Step, ThingView
from ui import dates, plain
from ui.widgets.steps import StepFace
from ui.words import Words

# Never the one filled button.
_QUIET: Final = frozenset(
    {"note.added", "draft.amended", "proposal.withdrawn", "approval.refused", "access.granted"}
)
_LONGEST_NAME: Final = 40


# The tab that has all proceedings of a kind; the bar has the steps of the newest ones.
_TAB_OF: Final = {
    "protection": "protection",
    "assessment": "protection",
    "determination": "protection",
    "referral": "referrals",
    "summary": "summary",
}
_NEWEST: Final = 3


class Steps:
    """Words for the steps of one case.

    Args:
        view: the case.
        words: labels.
    """

    def __init__(self, view: CaseView, words: Words) -> None:
        self._view = view
        self._words = words
        self._things = {thing.name: thing for thing in view.things}
        self._count = Counter(thing.kind for thing in view.things)

    def verb(self, step: Step) -> str:
        """Return what a step does, and with which proceeding if the case has several such."""
        thing = self._things.get(step.object or b"")
        if thing is None:
            return self._words.verb(step)
        verb = self._words.verb(step, thing.kind)
        return verb if self._count[thing.kind] == 1 else f"{verb} ({self.name(thing)})"

    def name(self, thing: ThingView) -> str:
        """Return what tells a proceeding from others of its kind."""
        day = dates.short(thing.began.date())
        if "destination" not in thing.values:
            return day
        where = self._words.short("referral_destinations", str(thing.values["destination"]))
        return f"{plain.line(where, _LONGEST_NAME)}, {day}"

    def offered(
        self, begin: Callable[[Step], None], go_to: Callable[[str], None], owner: QObject
    ) -> list[StepFace]:
        """Return what the bar of the case offers, in legal order.

        Of many proceedings of a kind the newest have their steps here; the others have them on
        their tab, to which the last faces lead.

        Args:
            begin: takes a step.
            go_to: goes to a tab.
            owner: of the actions.
        """
        waiting = {step.object for step in self._view.steps}
        seen: Counter[str] = Counter()
        left: set[bytes] = set()
        for thing in reversed(self._view.things):
            if thing.name in waiting and thing.kind in _TAB_OF:
                seen[thing.kind] += 1
                if seen[thing.kind] > _NEWEST:
                    left.add(thing.name)
        faces = self.faces(
            begin, owner, [step for step in self._view.steps if step.object not in left]
        )
        for kind, count in seen.items():
            if count > _NEWEST:
                said = QCoreApplication.translate("Steps", "{kind}: {count} more with steps…")
                text = said.format(kind=self._words.kind(kind), count=count - _NEWEST)
                action = QAction(text, owner)
                tab = _TAB_OF[kind]
                action.triggered.connect(lambda _on=False, tab=tab: go_to(tab))
                faces.append(StepFace(action))
        return faces

    def faces(
        self, begin: Callable[[Step], None], owner: QObject, steps: Sequence[Step]
    ) -> list[StepFace]:
        """Return steps as the bar shows them.

        Args:
            begin: takes one.
            owner: of their actions.
            steps: which of the case's.
        """
        found = []
        for step in steps:
            action = QAction(self.verb(step), owner)
            action.setEnabled(step.reason is None)
            action.triggered.connect(lambda _on=False, step=step: begin(step))
            thing = self._things.get(step.object or b"")
            of_summary = thing is not None and thing.kind == "summary"
            face = StepFace(
                action,
                "" if step.reason is None else self._words.missing(step.reason),
                icon="users" if step.command == "approval.given" else "arrow-right",
                leading=step.command not in _QUIET and not of_summary,
            )
            found.append(face)
        return found
