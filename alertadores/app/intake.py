"""Importing a file of alerts: compared, decided by a person where needed, registered in batches.

The file is read twice. The first time every alert is compared with the register and with the
rest of the file, and nothing of it is kept but what an alert is recognised by; the second time
rows are judged and registered. So memory does not grow with the file.

A row that waits for a person is not stored: it is told with its question, and the next run brings
the decision. An alert of the file that is registered already is passed over, so that a run that
was cut off is finished by running it again.
"""

from __future__ import annotations

import errno
import os
import stat
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, Self

from alertadores.app.session import Session
from alertadores.domain.commands import RegisterAlert
from alertadores.errors import IntegrityError, UserError, system_reason
from alertadores.interop.alert_rows import (
    ALREADY_REGISTERED,
    ANONYMOUS_WITH_IDENTITY,
    SAME_CASE,
    Decision,
    Finding,
    Outcome,
    Row,
    apply_decision,
)
from alertadores.interop.alerts_csv import read_alerts
from alertadores.interop.duplicates import Candidate, Told, find_candidates
from alertadores.progress import Progress, unobserved
from alertadores.sync.replica import Replica

BATCH_ROWS: Final = 200
BATCH_CHARACTERS: Final = 4 * 1024 * 1024
_PASSES: Final = 2


@dataclass(frozen=True, slots=True)
class RowReport:
    """What became of a row, and why.

    Attributes:
        line: first physical line, from 1.
        outcome: accepted, waits, refused or known.
        findings: codes and numbers, never content.
        candidates: other alerts that may tell the same case; `a` is a line of the file or a folio.
    """

    line: int
    outcome: Outcome
    findings: tuple[Finding, ...]
    candidates: tuple[Candidate, ...] = ()


@dataclass(slots=True)
class Report:
    """What an import did, or in a dry run would do.

    Attributes:
        dry_run: nothing was registered.
        counts: how many rows had which outcome.
        registered: how many alerts are in the register because of this run.
        rows: those there is something to say about, in the order of the file.
        uncompared: alerts of the register that are incomplete and could not be compared.
    """

    dry_run: bool
    counts: Counter[Outcome] = field(default_factory=Counter)
    registered: int = 0
    rows: list[RowReport] = field(default_factory=list)
    uncompared: int = 0


class Intake:
    """One run over one file.

    Args:
        session: of the member who registers the alerts.
        path: of the file.
        decisions: line → what a person decided on the row that begins there.
        dry_run: tell what would happen, and register nothing.
        progress: told how far it is.

    Attributes:
        report: what was done so far, also where `run` was cut off.
    """

    def __init__(
        self,
        session: Session,
        path: Path,
        decisions: Mapping[int, Decision] | None = None,
        *,
        dry_run: bool = False,
        progress: Progress = unobserved,
    ) -> None:
        self._session = session
        self._path = path
        self._decisions = dict(decisions or {})
        self._progress = progress
        self._known: set[str] = set()
        # Line of a waiting row → whether it brings an identity that may be sealed.
        self._asked: dict[int, bool] = {}
        self._likes: defaultdict[int, list[Candidate]] = defaultdict(list)
        self.report = Report(dry_run)

    def run(self) -> Report:
        """Read, compare and register.

        Raises:
            UserError: the file cannot be read or changed meanwhile, a decision is about a row that
                does not wait, or the member may not register alerts.
        """
        with _File(self._path, self._progress) as file:
            self._compare(file)
            batch: list[Row] = []
            for row in self._judged(file):
                self._tell(row)
                if row.outcome is Outcome.ACCEPTED and not self.report.dry_run:
                    batch.append(row)
                    if _is_full(batch):
                        self._register(batch, file)
            self._register(batch, file)
        return self.report

    def _compare(self, file: _File) -> None:
        """Find the rows that may tell the case of another alert, and check the decisions."""
        dropped = {str(line) for line, each in self._decisions.items() if each == "drop"}
        for candidate in find_candidates(self._file_told(file), known=self._register_told()):
            if candidate.a not in dropped:
                self._likes[int(candidate.b)].append(candidate)
        for line, decision in self._decisions.items():
            if line not in self._asked and line not in self._likes:
                raise UserError("import.nothing-to-decide", line=line)
            if decision == "seal" and not self._asked.get(line):
                raise UserError("import.nothing-to-seal", line=line)

    def _file_told(self, file: _File) -> Iterator[Told]:
        """Return what is compared of the alerts of the file, and note which rows wait."""
        for row in self._rows(file):
            if row.outcome is Outcome.WAITS:
                codes = {finding.code for finding in row.findings}
                self._asked[row.line] = ANONYMOUS_WITH_IDENTITY in codes
            if row.outcome is Outcome.KNOWN:
                self._decisions.pop(row.line, None)  # carried out by an earlier run
            elif row.alert is not None:
                yield Told.of(str(row.line), row.alert)

    def _register_told(self) -> Iterator[Told]:
        """Return what is compared of the alerts that this member reads, and note their folios."""
        replica = self._session.replica
        for case in replica.vault.keyring.case_keys.cases():
            self._progress(0, 1)
            try:
                folio, fields = _alert_of(replica, case)
            except IntegrityError:
                self.report.uncompared += 1
                continue
            if fields:
                self._known.add(fields.get("source_folio", ""))
                yield _told(folio, fields)

    def _judged(self, file: _File) -> Iterator[Row]:
        """Return the rows with all that was found, and with what a person decided on them."""
        for read in self._rows(file):
            row, likes = read, self._likes.get(read.line)
            if likes and row.outcome in {Outcome.ACCEPTED, Outcome.WAITS}:
                others = ", ".join(candidate.a for candidate in likes)
                row = replace(row, findings=(*row.findings, Finding("", SAME_CASE, others)))
            if row.line in self._decisions and row.outcome is Outcome.WAITS:
                row = apply_decision(row, self._decisions[row.line])
            yield row

    def _rows(self, file: _File) -> Iterator[Row]:
        file.rewind()
        session = self._session
        for row in read_alerts(
            file, today=session.clock.today(), catalogs=session.catalogs, known_folios=()
        ):
            if row.alert is not None and row.alert.source_folio in self._known:
                known = Finding("folio", ALREADY_REGISTERED)
                yield replace(row, findings=(*row.findings, known), identity=None)
            else:
                yield row

    def _tell(self, row: Row) -> None:
        self.report.counts[row.outcome] += 1
        if row.findings:
            likes = tuple(self._likes.get(row.line, ()))
            self.report.rows.append(RowReport(row.line, row.outcome, row.findings, likes))

    def _register(self, batch: list[Row], file: _File) -> None:
        file.require_unchanged()
        alerts = [(row.alert, row.identity) for row in batch if row.alert is not None]
        if alerts:
            self._session.register_alerts(alerts)
            self.report.registered += len(alerts)
        batch.clear()


class _File:
    """The file, told of as it is read, and held to be the same both times."""

    def __init__(self, path: Path, progress: Progress) -> None:
        self._progress = progress
        self._done = 0
        try:
            self._state = _regular(path)
            self._file = path.open("rb")
        except (OSError, ValueError) as error:  # ValueError: a null character in the name
            raise UserError(
                "file.unreadable", file=path.name, reason=system_reason(error)
            ) from error

    def __enter__(self) -> Self:
        """Return itself; the end of the block closes the file."""
        return self

    def __exit__(self, *_exception: object) -> None:
        """Close the file."""
        self._file.close()

    def read(self, size: int, /) -> bytes:
        """Return up to that many bytes."""
        data = self._file.read(size)
        self._done += len(data)
        self._progress(self._done, _PASSES * self._state.st_size)
        return data

    def rewind(self) -> None:
        """Go back to the beginning."""
        self._file.seek(0)

    def require_unchanged(self) -> None:
        """Refuse a file that was written to since it was opened: lines may be others by now.

        Raises:
            UserError: ``import.file-changed``.
        """
        now = os.fstat(self._file.fileno())
        then = self._state
        if (now.st_size, now.st_mtime_ns) != (then.st_size, then.st_mtime_ns):
            raise UserError("import.file-changed")


def _regular(path: Path) -> os.stat_result:
    """Return the state of a file that can be read twice, which a pipe cannot."""
    state = path.stat()
    if not stat.S_ISREG(state.st_mode):
        raise OSError(errno.EINVAL, "not a regular file")
    return state


def _is_full(batch: list[Row]) -> bool:
    size = sum(len(row.alert.narrative) for row in batch if row.alert is not None)
    return len(batch) >= BATCH_ROWS or size >= BATCH_CHARACTERS


def _alert_of(replica: Replica, case: bytes) -> tuple[str, dict[str, Any]]:
    """Return the folio of a case and the fields of its alert; none where they are not granted."""
    folio, fields = "", {}
    entries = replica.opened(case)
    for opened in entries:
        if opened.entry.trace.type == "case.opened":
            folio = replica.unchecked_fields(opened).get("folio", "")
        elif opened.entry.trace.type == RegisterAlert.TYPE:
            fields = replica.unchecked_fields(opened)
    replica.forget(opened.leaf.hash for opened in entries)
    return folio, fields


def _told(folio: str, fields: Mapping[str, Any]) -> Told:
    """Return what is compared of a registered alert, as `Told.of` does of a new one."""
    texts = (fields.get(name) for name in ("programme", "reported_folio", "narrative"))
    return Told(
        ref=folio,
        folio=fields.get("source_folio"),
        institution=fields.get("institution"),
        since=_day(fields.get("facts_from")),
        until=None if fields.get("facts_continue") else _day(fields.get("facts_to")),
        accused=tuple(fields.get("accused", ())),
        text="\n".join(text for text in texts if text),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
