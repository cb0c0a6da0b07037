"""Reading cases: the page of one case, its line in the list, what may be done next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from alertadores.app.clock import Clock
from alertadores.app.colleagues import Colleagues
from alertadores.app.compensation import compensations, undone_by
from alertadores.app.logbook import log_row, log_rows
from alertadores.app.proceedings import proceedings_of
from alertadores.app.publication import WAITS, Publisher
from alertadores.app.steps import next_steps
from alertadores.app.views import CaseView, Standing, Step, ThingView, TimelineLine
from alertadores.app.writer import Batch
from alertadores.domain.case import Case
from alertadores.domain.case_rules import waits
from alertadores.domain.entry import Entry
from alertadores.domain.records import AlertRegistered
from alertadores.domain.schemas import SCHEMAS, Visibility
from alertadores.errors import IntegrityError
from alertadores.ledger.rows import Opened
from alertadores.sync.replica import CaseFile, Replica
from alertadores.vault.view import CaseRow, Projection, ViewReader

WITHOUT_DECIDING: Final = frozenset({"note.added"})
"""What may be done in a case that is not whole."""

NEEDS_SEAL: Final = frozenset({"referral.sent"})
"""What goes out only once the agreement with it lies under a checkpoint."""

# Fields of these types are searched for words.
_SEARCHED: Final = frozenset(
    {
        "alert.registered",
        "note.added",
        "evidence.added",
        "determination.proposed",
        "referral.drafted",
        "summary.proposed",
        "draft.amended",
    }
)
_LISTED: Final = _SEARCHED | {"case.opened"}


class Casebook:
    """Reads for one member."""

    def __init__(
        self, replica: Replica, colleagues: Colleagues, publisher: Publisher, clock: Clock
    ) -> None:
        self._replica = replica
        self._colleagues = colleagues
        self._publisher = publisher
        self._clock = clock

    def view(self, file: CaseFile) -> CaseView:
        """Return one case as its page shows it."""
        fields, missing = self._all_fields(file)
        incomplete = missing or file.replay.unknown or self._replica.roster.unknown
        sealed = self._replica.sealed()
        alert, undone = file.case.alert, undone_by(file, fields)
        return CaseView(
            row=self._row(file, fields),
            fields=fields.get(alert or b"", {}),
            readers=tuple(
                self._colleagues.name(number)
                for number, level in file.case.readers.items()
                if level == "full"
            ),
            sealed_identity=bool(file.case.custodians),
            things=self._things(file, fields),
            timeline=tuple(
                replace(
                    self._line(file, each, fields.get(each.leaf.hash, {}), sealed),
                    undoes=undone.get(each.leaf.hash),
                )
                for each in file.opened
            ),
            steps=tuple(map(_undecided, self.steps(file))) if incomplete else self.steps(file),
            undoable=frozenset() if incomplete else self._undoable(file),
            incomplete=incomplete,
        )

    def projection(self, file: CaseFile) -> Projection:
        """Return what the view shows of a case; before it has an alert, its entries alone."""
        log = log_rows(file.opened, file.replay.verdicts, self._replica.office.keys)
        if file.replay.case is None or file.case.alert is None:
            return Projection(log=log)
        fields = self._listed_fields(file)
        texts = {
            each.leaf.hash: searched(each.entry, fields.get(each.leaf.hash, {}))
            for each in file.opened
            if file.replay.verdicts[each.leaf.hash] is None
        }
        row = self._row(file, fields)
        shown = {name: text for name, text in texts.items() if text}
        me = self._replica.membership.member
        return Projection(row, shown, log, proceedings_of(file.replay, me))

    def steps(self, file: CaseFile) -> tuple[Step, ...]:
        """Return what may be done next, as if the case were whole."""
        office, now = self._replica.office, self._clock.now()
        me = office.members[self._replica.membership.member]
        found = next_steps(file.case, me, office, now)
        in_case = (self._once_sealed(file, step) for step in found)
        return *in_case, *self._publisher.steps(file, me)

    def _undoable(self, file: CaseFile) -> frozenset[bytes]:
        found = compensations(self._replica, file, self._clock.now())
        return frozenset(each.entry for each in found)

    def _once_sealed(self, file: CaseFile, step: Step) -> Step:
        thing = file.things.get(step.object or b"")
        if step.command in NEEDS_SEAL and step.reason is None and thing is not None:
            return step if self._replica.has_sealed_approval(thing) else replace(step, reason=WAITS)
        return step

    def _listed_fields(self, file: CaseFile) -> dict[bytes, dict[str, Any]]:
        """Return the fields that the list and the search show, as far as they are there."""
        found = {}
        for each in file.opened:
            if each.entry.trace.type in _LISTED:
                with suppress(IntegrityError):
                    found[each.leaf.hash] = self._replica.unchecked_fields(each)
        return found

    def _all_fields(self, file: CaseFile) -> tuple[dict[bytes, dict[str, Any]], bool]:
        """Return the fields of every entry by leaf hash, and whether any that counts is missing.

        What was rejected has no effect, and nobody can stop a case with it.
        """
        found: dict[bytes, dict[str, Any]] = {}
        incomplete = False
        for each in file.opened:
            try:
                found[each.leaf.hash] = self._replica.fields(each)
            except IntegrityError:
                incomplete |= file.replay.verdicts[each.leaf.hash] is None
        return found, incomplete

    def _row(self, file: CaseFile, fields: dict[bytes, dict[str, Any]]) -> CaseRow:
        (opening,) = file.accepted("case.opened")
        folio = _text(fields.get(opening.leaf.hash, {}).get("folio"))
        told = fields.get(file.case.alert or b"", {})
        latest = max(
            each.entry.trace.recorded
            for each in file.opened
            if file.replay.verdicts[each.leaf.hash] is None
        )
        return line_of(file.case, folio, told, latest, len(file.opened))

    def _things(
        self, file: CaseFile, fields: Mapping[bytes, Mapping[str, Any]]
    ) -> tuple[ThingView, ...]:
        versions, begun = file.versions(), {each.leaf.hash: each for each in file.opened}
        return tuple(
            ThingView(
                name=name,
                kind=thing.kind.value,
                state=thing.state,
                author=self._colleagues.name(thing.author),
                began=thing.recorded,
                version=versions[name].leaf.hash,
                values=says(begun[name], versions[name], fields),
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
            standing=Standing.REJECTED if reason else standing(opened, sealed),
            data=trace.data,
            fields=fields,
            object=trace.object,
            grounds=trace.reasons,
            reason=None if reason is None else reason.value,
            index=opened.entry.index,
            withheld=self._replica.withheld(opened),
        )

    def _author(self, opened: Opened) -> str:
        key = self._replica.office.keys.get(opened.entry.kid)
        return "" if key is None else self._colleagues.name(key.member)


def says(
    begun: Opened, version: Opened, fields: Mapping[bytes, Mapping[str, Any]]
) -> Mapping[str, Any]:
    """Return what a proceeding says: as it began, with the text of its present version.

    Args:
        begun: the entry that began it.
        version: the entry that holds its present text.
        fields: leaf hash → the readable values of an entry.
    """
    trace = begun.entry.trace
    if trace.type == AlertRegistered.TYPE:
        return {}
    told = fields.get(begun.leaf.hash, {})
    values = {**trace.data, **{name: told[name] for name in _shown(trace.type) if name in told}}
    if version is not begun:
        # Never the old text under a new version whose own cannot be read.
        values.pop("text", None)
        values |= fields.get(version.leaf.hash, {})
    return values


def _shown(type_: str) -> Iterable[str]:
    """Return the names of the fields that may ever be shown."""
    schema = SCHEMAS[type_]
    return (field.name for field in schema.fields if field.visibility is not Visibility.NEVER)


def standing(opened: Opened, sealed: int) -> Standing:
    """Return how far an accepted entry has come.

    Args:
        opened: the entry.
        sealed: how many rows lie under the last checkpoint.
    """
    index = opened.entry.index
    if index is None:
        return Standing.PENDING
    return Standing.SEALED if index < sealed else Standing.INDEXED


def line_of(
    case: Case, folio: str, told: Mapping[str, Any], latest: datetime, entries: int
) -> CaseRow:
    """Return the line of a case.

    Args:
        case: its state.
        folio: as printed.
        told: fields of the registered alert.
        latest: signed time of its latest entry.
        entries: how many it has.
    """
    alert = None if case.alert is None else case.things[case.alert]
    registered = alert.record if alert and isinstance(alert.record, AlertRegistered) else None
    return CaseRow(
        case=case.id,
        folio=folio,
        received=_text(told.get("received")),
        recorded=latest.isoformat(timespec="seconds"),
        state=alert.state if alert else "",
        alerter=registered.alerter if registered else "",
        identity=registered.identity if registered else "",
        institution=_text(told.get("institution")),
        conducts=tuple(_texts(told.get("conducts"))),
        asks_protection=bool(registered and registered.asks_protection),
        waits=any(waits(thing) for thing in case.things.values()),
        entries=entries,
    )


def projections(batch: Batch, view: ViewReader, me: int) -> dict[bytes, Projection]:
    """Return what the view shows after a batch, without reading what is stored already.

    Args:
        batch: about to be written.
        view: before it.
        me: number of the member who writes it.
    """
    shown = {}
    for name, acts in batch.written.items():
        case = batch.replays[name].case
        old = view.row_of(name)
        if case is None:
            continue
        latest = max(each.opened.entry.trace.recorded for each in acts)
        texts = {
            each.opened.leaf.hash: text
            for each in acts
            if (text := searched(each.opened.entry, each.values))
        }
        if old is None:
            told = {each.opened.entry.trace.type: each.values for each in acts}
            folio = _text(told.get("case.opened", {}).get("folio"))
            line = line_of(case, folio, told.get("alert.registered", {}), latest, len(acts))
        else:
            fresh = line_of(case, old.folio, {}, latest, old.entries + len(acts))
            line = replace(
                old,
                recorded=fresh.recorded,
                state=fresh.state,
                waits=fresh.waits,
                entries=fresh.entries,
            )
        log = tuple(log_row(each.opened.entry, me, None) for each in acts)
        begun = proceedings_of(batch.replays[name], me)
        shown[name] = Projection(line, texts, log, begun)
    return shown


def searched(entry: Entry, fields: Mapping[str, Any]) -> str:
    """Return the text in which a search looks: every value that is text, keys of lists too."""
    if entry.trace.type not in _SEARCHED:
        return ""
    shown = (fields.get(name) for name in _shown(entry.trace.type))
    return "\n".join(text for value in shown for text in _texts(value))


def _undecided(step: Step) -> Step:
    if step.reason is None and step.command not in WITHOUT_DECIDING:
        return replace(step, reason="case.incomplete")
    return step


def _text(value: Any) -> str:
    """Who has the key of a case may have written anything into a field."""
    return value if isinstance(value, str) else ""


def _texts(value: Any) -> Iterable[str]:
    values = value if isinstance(value, list | tuple) else (value,)
    return (each for each in values if isinstance(each, str))
