"""What a verification says: proven, withheld, not proven, and the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum


class Verdict(IntEnum):
    """Exit codes of `verify`."""

    VALID = 0
    WRONG = 1
    UNUSABLE = 2
    UNDECIDED = 3


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence by key, with its values; `alertadores.messages` has the words."""

    key: str
    values: Mapping[str, str | int]

    @classmethod
    def of(cls, key: str, **values: str | int) -> Statement:
        """Return the statement of this key with these values."""
        return cls(key, values)


@dataclass(slots=True)
class Report:
    """The result of checking one bundle.

    Attributes:
        verdict: valid for the scope printed, wrong, unusable or undecided.
        proven: in the order of the checks; nothing is proven by what is wrong.
        coherent: what only holds within the bundle, because no card says whose it is.
        withheld: what exists and is not shown.
        not_proven: what this bundle cannot prove, even if it is valid.
        problem: why the verdict is not `VALID`.
    """

    verdict: Verdict = Verdict.VALID
    proven: list[Statement] = field(default_factory=list)
    coherent: list[Statement] = field(default_factory=list)
    withheld: list[Statement] = field(default_factory=list)
    not_proven: list[Statement] = field(default_factory=list)
    problem: Statement | None = None

    @classmethod
    def without_result(cls, verdict: Verdict, problem: Statement) -> Report:
        """Return a report that says one thing: why nothing in the file may be relied on."""
        return cls(verdict, problem=problem)

    def leave_open(self, problem: Statement) -> None:
        """Everything read is intact, but something needed to decide is missing."""
        self.verdict, self.problem = Verdict.UNDECIDED, problem

    def without_card(self, problem: Statement) -> None:
        """Nothing ties the bundle to an office, so nothing is proven."""
        self.proven, self.coherent = [], self.proven
        self.leave_open(problem)
