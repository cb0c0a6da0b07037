"""Reading cases: the page of one case, its line in the list, what may be done next."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from alertadores.app.clock import Clock
from alertadores.app.colleagues import Colleagues
from alertadores.app.steps import next_steps
from alertadores.app.views import CaseView, Standing, Step, ThingView, TimelineLine
from alertadores.domain.case_rules import waits
from alertadores.domain.records import AlertRegistered
from alertadores.errors import IntegrityError
from alertadores.ledger.rows import Opened
from alertadores.sync.replica import CaseFile, Replica
from alertadores.vault.view import CaseRow, Projection

# Fields of these types are searched for words.
_SEARCHED: Final = frozenset(
    {
        "alert.registered",
        "note.added",
        "determination.proposed",
        "referral.drafted",
        "summary.proposed",
        "draft.amended",
    }
)
_NO_STATE: Final = ""


class Casebook:
    """Reads for one member."""

    def __init__(self, replica: Replica, colleagues: Colleagues, clock: Clock) -> None:
        self._replica = replica
        self._colleagues = colleagues
        self._clock = clock

    def view(self, file: CaseFile) -> CaseView:
        """Return one case as its page shows it."""
        fields, missing = self._all_fields(file)
        incomplete = missing or file.replay.unknown
        sealed = self._replica.sealed()
        alert = file.case.alert
        return CaseView(
            row=self._row(file, fields),
            fields=fields.get(alert or b"", {}),
            readers=tuple(
                self._colleagues.name(number)
                for number, level in file.case.readers.items()
                if level == "full"
            ),
            sealed_identity=bool(file.case.custodians),
            things=self._things(file),
            timeline=tuple(
                self._line(file, each, fields.get(each.leaf.hash, {}), sealed)
                for each in file.opened
            ),
            steps=() if incomplete else self._steps(file),
            incomplete=incomplete,
        )

    def projection(self, file: CaseFile) -> Projection | None:
        """Return the line of a case in the list, or None before it has an alert."""
        if file.replay.case is None or file.case.alert is None:
            return None
        fields, _incomplete = self._all_fields(file)
        texts = {
            each.leaf.hash: _words(fields.get(each.leaf.hash, {}))
            for each in file.opened
            if each.entry.trace.type in _SEARCHED and file.replay.verdicts[each.leaf.hash] is None
        }
        return Projection(self._row(file, fields), texts)

    def _steps(self, file: CaseFile) -> tuple[Step, ...]:
        office = self._replica.office
        me = office.members[self._replica.membership.member]
        return next_steps(file.case, me, office, self._clock.now())

    def _all_fields(self, file: CaseFile) -> tuple[dict[bytes, dict[str, Any]], bool]:
        """Return the fields of every entry by leaf hash, and whether any is missing."""
        found: dict[bytes, dict[str, Any]] = {}
        incomplete = False
        for each in file.opened:
            try:
                found[each.leaf.hash] = self._replica.fields(each)
            except IntegrityError:
                incomplete = True
        return found, incomplete

    def _row(self, file: CaseFile, fields: dict[bytes, dict[str, Any]]) -> CaseRow:
        alert = file.case.alert or b""
        told = fields.get(alert, {})
        record = file.things[alert].record if alert else None
        registered = record if isinstance(record, AlertRegistered) else None
        return CaseRow(
            case=file.id,
            folio=fields.get(file.opened[0].leaf.hash, {}).get("folio", ""),
            received=told.get("received", ""),
            recorded=_latest(file).isoformat(timespec="seconds"),
            state=file.things[alert].state if alert else _NO_STATE,
            alerter=registered.alerter if registered else "",
            identity=registered.identity if registered else "",
            institution=told.get("institution", ""),
            conducts=tuple(told.get("conducts", ())),
            asks_protection=bool(registered and registered.asks_protection),
            waits=any(waits(thing) for thing in file.things.values()),
            entries=len(file.opened),
        )

    def _things(self, file: CaseFile) -> tuple[ThingView, ...]:
        return tuple(
            ThingView(
                name=name,
                kind=thing.kind.value,
                state=thing.state,
                author=self._colleagues.name(thing.author),
                began=thing.recorded,
                approved_by=(
                    None if thing.approval is None else self._colleagues.name(thing.approval.member)
                ),
            )
            for name, thing in file.things.items()
        )

    def _line(
        self, file: CaseFile, opened: Opened, fields: dict[str, Any], sealed: int
    ) -> TimelineLine:
        trace = opened.entry.trace
        reason = file.replay.verdicts[opened.leaf.hash]
        return TimelineLine(
            entry=opened.leaf.hash,
            type=trace.type,
            author=self._author(opened),
            recorded=trace.recorded,
            occurred=trace.occurred,
            standing=Standing.REJECTED if reason else _standing(opened, sealed),
            data=trace.data,
            fields=fields,
            reason=None if reason is None else reason.value,
        )

    def _author(self, opened: Opened) -> str:
        key = self._replica.office.keys.get(opened.entry.kid)
        return "" if key is None else self._colleagues.name(key.member)


def _standing(opened: Opened, sealed: int) -> Standing:
    index = opened.entry.index
    if index is None:
        return Standing.PENDING
    return Standing.SEALED if index < sealed else Standing.INDEXED


def _latest(file: CaseFile) -> datetime:
    return max(each.entry.trace.recorded for each in file.opened)


def _words(fields: dict[str, Any]) -> str:
    """Return the text in which a search looks: every value that is text, keys of lists too."""
    parts: list[str] = []
    for value in fields.values():
        if isinstance(value, str):
            parts.append(value)
        elif isinstance(value, list):
            parts += [each for each in value if isinstance(each, str)]
    return "\n".join(parts)
