"""The log as this member reads it: entries as lines, one of them more closely, checkpoints.

Lines come out of the view, which decides nothing; what is said of one entry when it is looked at
closely comes out of the ledger.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from alertadores.app.views import OfficeView, Standing, TimelineLine
from alertadores.domain.entry import Entry, Reason
from alertadores.domain.office import MemberKey
from alertadores.errors import IntegrityError
from alertadores.ledger.rows import Opened
from alertadores.sync.replica import Replica
from alertadores.vault.log_table import LogLine, LogRow
from alertadores.vault.view import Projection, ViewReader
from crypto import checkpoints, notes
from crypto.errors import CryptoError
from crypto.notes import NoteVerifier

if TYPE_CHECKING:
    from alertadores.app.session import Session

MOST_CHECKPOINTS: Final = 200
"""How many are listed, the latest ones."""

# Values of the rules that a sentence about an entry names.
_TOLD: Final = ("to", "level", "outcome", "destination", "number")


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A line of the log.

    Attributes:
        place: in the list of entries.
        number: its index in the log; None while it waits for one.
        standing: how far it has come; of an entry that cannot be opened, as far as its index tells.
        line: what is known of it; None for an entry that this member cannot open.
        case: it belongs to; None for the office, and where nothing is known.
        folio: of the case; empty if it is not in the list of cases.
    """

    place: int
    number: int | None
    standing: Standing
    line: TimelineLine | None = None
    case: bytes | None = None
    folio: str = ""


@dataclass(frozen=True, slots=True)
class EntryProof:
    """What stands behind one entry.

    Attributes:
        leaf_hash: by which everybody knows it; 32 bytes.
        checkpoint: the smallest kept checkpoint that reaches over it; None if there is none yet.
    """

    leaf_hash: bytes
    checkpoint: CheckpointLine | None


@dataclass(frozen=True, slots=True)
class CheckpointLine:
    """A signed state of the log.

    Attributes:
        size: how many entries it reaches over.
        root: of their tree, 32 bytes.
        recorded: signed time of the latest entry under it that this member can open; a checkpoint
            itself tells no time.
        witnesses: how many of the office's witnesses signed it too.
    """

    size: int
    root: bytes
    recorded: datetime | None
    witnesses: int


def log_row(entry: Entry, author: int, reason: Reason | None) -> LogRow:
    """Return what the list tells of an entry.

    Args:
        entry: as it was opened.
        author: number of the member who signed it, 0 for nobody of the office.
        reason: why it has no effect.
    """
    trace = entry.trace
    return LogRow(
        entry=entry.hash,
        index=entry.index,
        type=trace.type,
        author=author,
        recorded=trace.recorded.isoformat(timespec="seconds"),
        told={
            name: value
            for name in _TOLD
            if isinstance(value := trace.data.get(name), str | int | bool)
        },
        reason="" if reason is None else reason.value,
    )


def log_rows(
    opened: Sequence[Opened],
    verdicts: Mapping[bytes, Reason | None],
    keys: Mapping[str, MemberKey],
) -> tuple[LogRow, ...]:
    """Return what the list tells of the entries of a case, or of the office."""
    return tuple(
        log_row(
            each.entry,
            keys[each.entry.kid].member if each.entry.kid in keys else 0,
            verdicts[each.leaf.hash],
        )
        for each in opened
    )


def office_projection(replica: Replica) -> Projection:
    """Return what the view shows of the office: its entries in the list of the log."""
    if not replica.vault.keyring.case_keys.of(None):
        return Projection()
    verdicts, keys = replica.roster.verdicts, replica.office.keys
    return Projection(log=log_rows(replica.opened(None), verdicts, keys))


def log_entries(reader: ViewReader, places: Sequence[int], office: OfficeView) -> list[LogEntry]:
    """Return the lines at some places of the log, in their order.

    Args:
        reader: of the thread that calls.
        places: as `ViewReader.log_places` returned them.
        office: for names, and for how far the log is sealed.
    """
    names = {member.number: member.name for member in office.members}
    found = reader.log_lines(places)
    return [
        _known(found[place], names, office.sealed)
        if place in found
        else LogEntry(place, place, _standing(place, office.sealed))
        for place in places
    ]


def entry_proof(session: Session, place: int) -> EntryProof:
    """Return what stands behind the entry at a place of the log.

    Raises:
        IntegrityError: the tiles do not tell, or the entry is not there any more.
    """
    ledger = session.vault.ledger
    if place < 0:
        line = session.vault.view.log_lines([place]).get(place)
        if line is None:  # it got its index meanwhile
            raise IntegrityError("vault.row-missing")
        return EntryProof(line.row.entry, None)
    try:
        leaf_hash = ledger.tree.leaf(place)
    except CryptoError as error:
        raise IntegrityError("vault.tiles-damaged") from error
    note = ledger.checkpoint(place)
    return EntryProof(leaf_hash, None if note is None else _line(session, note))


def log_checkpoints(session: Session) -> tuple[CheckpointLine, ...]:
    """Return the checkpoints that are kept here, the latest first, `MOST_CHECKPOINTS` at most."""
    notes_ = session.vault.ledger.checkpoints(MOST_CHECKPOINTS)
    return tuple(_line(session, note) for note in notes_)


def latest_checkpoint(session: Session) -> CheckpointLine | None:
    """Return the latest checkpoint that is kept here; None before the first."""
    note = session.vault.ledger.latest_checkpoint()
    return None if note is None else _line(session, note)


def _line(session: Session, data: bytes) -> CheckpointLine:
    """Read a checkpoint whose log signature was checked when it was taken in."""
    note = notes.parse(data)
    checkpoint = checkpoints.parse_text(note.text)
    founding = session.replica.office.founding
    recorded = session.vault.view.recorded_before(checkpoint.size)
    known = () if founding is None else founding.witnesses
    return CheckpointLine(
        size=checkpoint.size,
        root=checkpoint.root,
        recorded=None if recorded is None else datetime.fromisoformat(recorded),
        witnesses=sum(_has_signed(NoteVerifier.from_vkey(key), note, checkpoint) for key in known),
    )


def _has_signed(
    witness: NoteVerifier, note: notes.Note, checkpoint: checkpoints.Checkpoint
) -> bool:
    for signature in note.signatures:
        try:
            checkpoints.verify_cosignature(checkpoint, signature, witness)
        except CryptoError:
            continue
        return True
    return False


def _known(found: LogLine, names: Mapping[int, str], sealed: int) -> LogEntry:
    row = found.row
    recorded = datetime.fromisoformat(row.recorded)
    standing = Standing.REJECTED if row.reason else _standing(found.place, sealed)
    line = TimelineLine(
        entry=row.entry,
        type=row.type,
        author=names.get(row.author, str(row.author) if row.author else ""),
        recorded=recorded,
        occurred=recorded,
        standing=standing,
        data=row.told,
        fields={},
        reason=row.reason or None,
        index=row.index,
    )
    return LogEntry(found.place, row.index, standing, line, found.case, found.folio)


def _standing(place: int, sealed: int) -> Standing:
    if place < 0:
        return Standing.PENDING
    return Standing.SEALED if place < sealed else Standing.INDEXED
