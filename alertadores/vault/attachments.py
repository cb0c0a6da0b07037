"""The files of cases: encrypted aside, then named by their ciphertext, all in fixed memory.

In the folder `files/` lie

    <hash>                    a file, named by the SHA-256 of its ciphertext, which is random
    <hash>.<leaf hash>        a file whose entry is about to exist
    <random>.new              a file on its way in

A file is stored before the entry that names it. If the entry never came to exist, `settle` removes
the file, by the same test by which keys without an entry are swept. What lies here opens with the
case's read key of the group of attachments: from it and from a salt in each file's head
`crypto.streams` derives the key of that file. It is filled with zeros up to one of few lengths, so
that its size says little of what it is.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO, Final, cast

from alertadores.domain.evidence import HEAD, MAX_FILE, StoredFile, media_of, padded_length
from alertadores.domain.schemas import Group
from alertadores.errors import IntegrityError, UserError, system_reason
from alertadores.ledger.keys import CaseKeys
from alertadores.progress import Progress
from alertadores.vault.files import Folder
from crypto import streams
from crypto.errors import CryptoError
from crypto.labels import Label, context
from crypto.secret import SecretBytes, expand

NAME: Final = "files"

_FILE: Final = re.compile(r"[0-9a-f]{64}\Z", re.ASCII)
_AWAITING: Final = re.compile(r"([0-9a-f]{64})\.([0-9a-f]{64})\Z", re.ASCII)
_BLOCK: Final = 256 * 1024


class Attachments:
    """The folder of files of one vault.

    Args:
        folder: `files/` of the vault; made when the first file comes.
    """

    __slots__ = ("_folder",)

    def __init__(self, folder: Folder) -> None:
        self._folder: Final = folder

    def take_in(
        self, keys: CaseKeys, case: bytes, source: BinaryIO, total: int, progress: Progress
    ) -> tuple[StoredFile, str]:
        """Encrypt a file aside.

        Args:
            keys: of the case's present epoch.
            case: the file will belong to.
            source: the file, read once from where it stands.
            total: how long it claims to be, for `progress`.
            progress: told of each block.

        Returns:
            What the file is, and the name aside that `await_entry` is given.

        Raises:
            UserError: ``evidence.too-long``; ``evidence.source-failed``, on the way.
            EnvironmentFault: the disk is full, …
        """
        self._folder.make()
        aside = f"{secrets.token_hex(16)}.new"
        measured = _Measured(source, total, progress)
        with self._folder.writing(aside) as file, _key(keys, case) as key:
            sink = _Hashing(file)
            streams.encrypt(key, _what(case), cast("BinaryIO", measured), cast("BinaryIO", sink))
        name = sink.hash.digest()
        return StoredFile(name, media_of(measured.head), measured.size, measured.digest()), aside

    def await_entry(self, aside: str, file: StoredFile, entry: bytes) -> None:
        """Give a file the name under which it waits for its entry, named by leaf hash."""
        self._folder.move(aside, f"{file.name.hex()}.{entry.hex()}")

    def settle(self, lost: Callable[[bytes], bool]) -> None:
        """Keep the files whose entry exists by now, and remove the others.

        Args:
            lost: whether the ledger surely lacks an entry, by leaf hash.

        Raises:
            EnvironmentFault: a file can neither be moved nor removed now.
        """
        for name in self._names():
            if found := _AWAITING.match(name):
                if lost(bytes.fromhex(found[2])):
                    self._folder.remove(name)
                else:
                    self._folder.move(name, found[1])

    def remove_unfinished(self) -> None:
        """Remove what was on its way in when the program ended."""
        self._folder.remove(*(name for name in self._names() if name.endswith(".new")))

    def has(self, name: bytes) -> bool:
        """Tell whether a file is here."""
        return self._folder.path.is_dir() and self._folder.has(name.hex())

    def read(
        self, keys: CaseKeys, case: bytes, file: StoredFile, sink: BinaryIO, progress: Progress
    ) -> None:
        """Decrypt a file.

        When this raises, the caller discards what `sink` received.

        Raises:
            IntegrityError: ``evidence.damaged``, it is not the file that was added.
            UserError: ``evidence.sink-failed``.
            EnvironmentFault: it is not here, or cannot be read.
        """
        cut = _Cut(sink, file.size, progress)
        with self._folder.reading(file.name.hex()) as source, _key(keys, case) as key:
            try:
                streams.decrypt(key, _what(case), source, cast("BinaryIO", cut))
            except CryptoError as error:
                raise IntegrityError("evidence.damaged") from error
        if cut.written != file.size or cut.hash.digest() != file.sha256:
            raise IntegrityError("evidence.damaged")

    def blocks(self, name: bytes) -> Iterator[bytes]:
        """Yield a file as it is stored, for a hub.

        Raises:
            IntegrityError: ``evidence.damaged``, after the last block: it is another file.
            EnvironmentFault: it is not here, or cannot be read.
        """
        found = hashlib.sha256()
        with self._folder.reading(name.hex()) as source:
            while block := source.read(_BLOCK):
                found.update(block)
                yield block
        if found.digest() != name:
            raise IntegrityError("evidence.damaged")

    def length(self, name: bytes) -> int:
        """Return how many bytes a file has as it is stored."""
        with self._folder.reading(name.hex()) as source:
            return source.seek(0, 2)

    def receive(self, name: bytes, blocks: Iterable[bytes], total: int, progress: Progress) -> None:
        """Keep a file that a hub gives, if it is the one of this name.

        Args:
            name: of the file.
            blocks: in order.
            total: how long it must be.
            progress: told of each block.

        Raises:
            IntegrityError: ``evidence.other-file``, the hub gave another one.
        """
        self._folder.make()
        found, done = hashlib.sha256(), 0
        with self._folder.writing(name.hex()) as file:
            for block in blocks:
                done += len(block)
                if done > total:
                    break
                found.update(block)
                file.write(block)
                progress(done, total)
            if found.digest() != name:
                raise IntegrityError("evidence.other-file")

    def damaged(self) -> Iterator[str]:
        """Yield the names of files whose content is not the one they are named by."""
        for name in self._names():
            if _FILE.match(name):
                try:
                    for _block in self.blocks(bytes.fromhex(name)):
                        pass
                except IntegrityError:
                    yield name

    def _names(self) -> list[str]:
        return self._folder.names() if self._folder.path.is_dir() else []


class _Measured:
    """Reads a file for the cipher: counts and hashes it, then goes on with zeros."""

    def __init__(self, source: BinaryIO, total: int, progress: Progress) -> None:
        self._source = source
        self._total = total
        self._progress = progress
        self._hash = hashlib.sha256()
        self._padding: int | None = None
        self.head = b""
        self.size = 0

    def digest(self) -> bytes:
        return self._hash.digest()

    def read(self, length: int) -> bytes:
        block = b"" if self._padding is not None else self._block(length)
        if block:
            return block
        if self._padding is None:
            self._padding = padded_length(self.size) - self.size
        zeros = min(self._padding, length)
        self._padding -= zeros
        return bytes(zeros)

    def _block(self, length: int) -> bytes:
        try:
            block = self._source.read(length)
        except OSError as error:
            # Not a fault of the vault's own disk, for which it would be taken further up.
            raise UserError("evidence.source-failed", reason=system_reason(error)) from error
        self.size += len(block)
        if self.size > MAX_FILE:
            raise UserError("evidence.too-long", limit=MAX_FILE // 1024**3)
        self._hash.update(block)
        if len(self.head) < HEAD:
            self.head = (self.head + block)[:HEAD]
        self._progress(self.size, max(self.size, self._total))
        return block


class _Hashing:
    """Writes, and knows the hash of what was written."""

    def __init__(self, sink: BinaryIO) -> None:
        self._sink = sink
        self.hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        self.hash.update(data)
        return self._sink.write(data)


class _Cut:
    """Writes the file and leaves the zeros behind it out."""

    def __init__(self, sink: BinaryIO, size: int, progress: Progress) -> None:
        self._sink = sink
        self._size = size
        self._progress = progress
        self.written = 0
        self.hash = hashlib.sha256()

    def write(self, data: bytes) -> int:
        kept = data[: self._size - self.written]
        if kept:
            self.hash.update(kept)
            try:
                self._sink.write(kept)
            except OSError as error:
                raise UserError("evidence.sink-failed", reason=system_reason(error)) from error
            self.written += len(kept)
            self._progress(self.written, self._size)
        return len(data)


def _key(keys: CaseKeys, case: bytes) -> SecretBytes:
    return expand(keys.read[Group.FILES], Label.FILE, case)


def _what(case: bytes) -> bytes:
    return context(Label.FILE, case)
