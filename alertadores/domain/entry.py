"""An entry as the rules see it, and why a rule says no."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NoReturn

from alertadores.domain.records import Record
from alertadores.domain.trace import Trace


@dataclass(frozen=True, slots=True)
class Entry:
    """One signed act.

    Attributes:
        hash: leaf hash; the entry's name everywhere.
        index: place in the log, or None while it waits in its author's queue.
        kid: thumbprint of the key that signed it.
        trace: its trace record.
        record: the trace's `data`, read by its schema; None if this release cannot read it.
    """

    hash: bytes
    index: int | None
    kid: str
    trace: Trace
    record: Record | None


class Reason(StrEnum):
    """Why an entry is kept but has no effect. Keys of messages."""

    UNKNOWN_SCHEMA = "rule.unknown-schema"
    UNKNOWN_KEY = "rule.unknown-key"
    REMOVED_MEMBER = "rule.removed-member"
    WRONG_BASE = "rule.wrong-base"
    CLOCK_BACK = "rule.clock-back"
    CLASH = "rule.clash"
    NOT_FOUNDED = "rule.not-founded"
    FOUNDING_REFUSED = "rule.founding-refused"
    ROLE_MISSING = "rule.role-missing"
    INCOMPATIBLE_ROLES = "rule.incompatible-roles"
    NOT_A_READER = "rule.not-a-reader"
    READERS = "rule.readers"
    NO_SUCH_OBJECT = "rule.no-such-object"
    TRANSITION = "rule.transition"
    NEEDS_REASON = "rule.needs-reason"
    SAME_PERSON = "rule.same-person"
    EXPIRED = "rule.expired"
    IDENTITY_NEEDED = "rule.identity-needed"
    CUSTODIANS = "rule.custodians"
    ALREADY_DONE = "rule.already-done"
    NOT_EMITTED = "rule.not-emitted"


class Rejected(Exception):  # noqa: N818 - a verdict, not an error
    """Raised by a rule; caught where a verdict is written down."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


def reject(reason: Reason) -> NoReturn:
    """Say no."""
    raise Rejected(reason)


def require(condition: object, reason: Reason) -> None:
    """Say no unless the condition holds."""
    if not condition:
        raise Rejected(reason)
