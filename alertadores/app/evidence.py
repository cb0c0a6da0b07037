"""Evidence at work: files come into a case, are had from the hub, are read, and leave by an entry.

The bytes of a file are never changed, and no text in it is searched for the alertador's name: a
scan holds no text to search, and evidence with a mask in it would be none. Whoever adds a file
looks at it before.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO, Final

from alertadores.app.casebook import standing
from alertadores.app.hub_setting import remembered_hub
from alertadores.app.masking import without_identity
from alertadores.app.outgoing import FOR_ITS_OWNER, refuse_existing, writing_new
from alertadores.app.session import Session
from alertadores.app.steps import Trial, refusal_in_case
from alertadores.app.views import Changes, Standing
from alertadores.app.writer import Batch, Subject
from alertadores.domain.entry import Reason
from alertadores.domain.evidence import (
    MAX_FILE,
    AddEvidence,
    ExportEvidence,
    Media,
    StoredFile,
    padded_length,
)
from alertadores.domain.records import EvidenceAdded
from alertadores.errors import EnvironmentFault, IntegrityError, UserError, system_reason
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.rows import Opened
from alertadores.progress import Progress, unobserved
from alertadores.sync.hub import Hub
from alertadores.sync.replica import CaseFile
from crypto import streams
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import FormatError

_AT_ONCE: Final = getattr(os, "O_NONBLOCK", 0)
_TRIAL: Final = Trial("evidence.added", data={"file": b64u_encode(bytes(32))})


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A file of a case.

    Attributes:
        entry: leaf hash of the entry that added it.
        title: what its author called it.
        description: what they said of it; may be empty.
        media: what it is.
        size: in bytes.
        sha256: of the file as it came.
        file_name: that it had, plain; never a path.
        author: who added it.
        recorded: when.
        standing: of its entry.
        here: whether its content is in this vault; else it can be had from the hub.
    """

    entry: bytes
    title: str
    description: str
    media: Media
    size: int
    sha256: bytes
    file_name: str
    author: str
    recorded: datetime
    standing: Standing
    here: bool


@dataclass(frozen=True, slots=True)
class EvidenceList:
    """The files of a case.

    Attributes:
        files: oldest first.
        reserved: of how many more this member may know no more than that.
        unreadable: how many have content that is missing or is not what was committed to.
        refusal: key of why this member adds none; None if they may.
    """

    files: tuple[EvidenceView, ...]
    reserved: int
    unreadable: int
    refusal: str | None


class EvidenceRoom:
    """The files of the cases of one member.

    Args:
        session: of that member.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._replica = session.replica
        self._files = session.vault.attachments

    def all(self, case: bytes) -> EvidenceList:
        """Return the files of a case."""
        file = self._session.file(case)
        found, reserved, unreadable = [], 0, 0
        for opened in file.opened:
            if opened.leaf.hash in file.case.evidence:
                try:
                    values = self._replica.fields(opened)
                    if values:
                        found.append(self._view(opened, values))
                    else:
                        reserved += 1
                except IntegrityError:
                    unreadable += 1
        return EvidenceList(tuple(found), reserved, unreadable, self._refusal(file))

    def add(
        self, case: bytes, command: AddEvidence, source: Path, progress: Progress = unobserved
    ) -> Changes:
        """Make a file part of a case, as it is.

        Args:
            case: it belongs to.
            command: what is said of it.
            source: the file; it is read and left as it was.
            progress: told of each block; what it raises ends the work.

        Raises:
            UserError: the rules say no; ``file.unreadable``, ``evidence.too-long``, …
            EnvironmentFault: the disk is full, …
        """
        file, keys = self._session.file(case), self._keys(case)
        refusal = self._refusal(file)
        if refusal is not None:
            raise UserError(refusal)
        self._replica.vault.require_writable()
        with _opened(source) as (stream, size):
            stored, aside = self._files.take_in(keys, case, stream, size, progress)

        def record(batch: Batch, file: CaseFile) -> None:
            draft = without_identity(command.draft_of(stored, source.name))
            entry = self._session.writer.in_case(batch, Subject(case, keys, file.replay), draft)
            self._files.await_entry(aside, stored, entry.hash)

        try:
            return self._session.write_in(case, record)
        finally:
            # What the disk does not let be done now is done at a later opening.
            with suppress(EnvironmentFault):
                self._files.remove_unfinished()
                self._files.settle(self._replica.vault.ledger.surely_lacks)

    def fetch(
        self, case: bytes, entry: bytes, progress: Progress = unobserved, hub: Hub | None = None
    ) -> None:
        """Have the content of a file from the hub, unless it is here.

        Raises:
            UserError: ``evidence.not-at-hub``, its author has not handed it in yet.
            IntegrityError: ``evidence.other-file``, the hub gave another one.
            EnvironmentFault: the hub cannot be reached.
        """
        _opened_entry, file = self._find(case, entry)
        if self._files.has(file.name):
            return
        found = remembered_hub(self._replica.vault.folder) if hub is None else hub
        blocks = found.fetch_file(file.name)
        if blocks is None:
            raise UserError("evidence.not-at-hub")
        length = streams.length_of(padded_length(file.size))
        self._files.receive(file.name, blocks, length, progress)

    def read(
        self, case: bytes, entry: bytes, sink: BinaryIO, progress: Progress = unobserved
    ) -> None:
        """Write the content of a file that is here to a stream, which is worth nothing before.

        Raises:
            UserError: ``evidence.not-here``.
            IntegrityError: ``evidence.damaged``; the caller discards what `sink` received.
        """
        opened, file = self._find(case, entry)
        self._require_here(file)
        self._files.read(self._replica.keys_of(opened), case, file, sink, progress)

    def export(
        self, case: bytes, entry: bytes, target: Path, purpose: str, progress: Progress = unobserved
    ) -> Changes:
        """Write a file to a place outside the vault; that it left is an entry, made before.

        Args:
            case: it belongs to.
            entry: that added it.
            target: a name that is free.
            purpose: what it leaves for, in one line.
            progress: told of each block.

        Raises:
            UserError: ``file.exists``, ``file.unwritable``, ``evidence.not-here``,
                ``evidence.purpose``.
            IntegrityError: ``evidence.damaged``; nothing was written.
        """
        refuse_existing(target)
        opened, file = self._find(case, entry)
        self._require_here(file)
        try:
            command = ExportEvidence(object=b64u_encode(opened.leaf.hash), purpose=purpose)
        except ValueError as error:
            raise UserError("evidence.purpose") from error
        keys = self._keys(case)

        def record(batch: Batch, file: CaseFile) -> None:
            draft = without_identity(command.draft())
            self._session.writer.in_case(batch, Subject(case, keys, file.replay), draft)

        changes = self._session.write_in(case, record)
        with writing_new(target, FOR_ITS_OWNER) as sink:
            self._files.read(self._replica.keys_of(opened), case, file, sink, progress)
        return changes

    def _keys(self, case: bytes) -> CaseKeys:
        keys = self._replica.vault.keyring.case_keys.of(case)
        if not keys:
            raise UserError(Reason.NOT_A_READER.value)
        return keys[-1]

    def _refusal(self, file: CaseFile) -> str | None:
        office = self._replica.office
        me = office.members.get(self._replica.membership.member)
        if me is None:
            return "office.not-a-member"
        reason = refusal_in_case(_TRIAL, file.case, me, office, self._session.clock.now())
        return None if reason is None else reason.value

    def _require_here(self, file: StoredFile) -> None:
        if not self._files.has(file.name):
            raise UserError("evidence.not-here")

    def _find(self, case: bytes, entry: bytes) -> tuple[Opened, StoredFile]:
        """Return an entry that added a file, and the file as it told of it."""
        file = self._session.file(case)
        if entry not in file.case.evidence:
            raise UserError(Reason.NO_SUCH_OBJECT.value)
        opened = file.entry(entry)
        values = self._replica.fields(opened)
        if not values:
            raise UserError("evidence.reserved")
        return opened, _stored(opened, values)

    def _view(self, opened: Opened, values: Mapping[str, Any]) -> EvidenceView:
        file = _stored(opened, values)
        author = self._replica.office.keys.get(opened.entry.kid)
        return EvidenceView(
            entry=opened.leaf.hash,
            title=_text(values.get("title")),
            description=_text(values.get("description")),
            media=file.media,
            size=file.size,
            sha256=file.sha256,
            file_name=_text(values.get("file_name")),
            author="" if author is None else self._session.colleagues.name(author.member),
            recorded=opened.entry.trace.recorded,
            standing=standing(opened, self._replica.sealed()),
            here=self._files.has(file.name),
        )


def _stored(opened: Opened, values: Mapping[str, Any]) -> StoredFile:
    """Return the file that an entry tells of.

    Raises:
        IntegrityError: ``evidence.damaged``; who has the key of a case may have written anything.
    """
    record = opened.entry.record
    size, sha256, media = values.get("size"), values.get("sha256"), values.get("media")
    try:
        if (
            isinstance(record, EvidenceAdded)
            and type(size) is int
            and 0 <= size <= MAX_FILE
            and isinstance(sha256, str)
            and isinstance(media, str)
        ):
            return StoredFile(
                name=b64u_decode(record.file, length=32),
                media=Media(media),
                size=size,
                sha256=b64u_decode(sha256, length=32),
            )
    except (FormatError, ValueError) as error:
        raise IntegrityError("evidence.damaged") from error
    raise IntegrityError("evidence.damaged")


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """Open a regular file and tell how long it is; a folder, a pipe or a device is none.

    Raises:
        UserError: ``file.unreadable`` with the system's reason.
    """
    try:
        # A pipe somebody planted is not waited for.
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | _AT_ONCE)) as file:
            state = os.fstat(file.fileno())
            if not stat.S_ISREG(state.st_mode):
                raise UserError("file.unreadable", file=path.name, reason="ENODEV")
            yield file, state.st_size
    except (OSError, ValueError) as error:  # ValueError: a null character in the name
        raise UserError("file.unreadable", file=path.name, reason=system_reason(error)) from error


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
