"""What a hub offers, whatever it is made of: an append-only row of ciphertexts, objects, mailboxes.

A hub is trusted with nothing but delivery. Whatever it returns is checked by the vault: rows by
leaf hash, signature and tree; objects by their name; wraps by the hash that an entry carries.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol


class Hub(Protocol):
    """One protocol for all hubs. Every method may raise `EnvironmentFault` (`hub.*` keys)."""

    def origin(self) -> str:
        """Return the origin of the office this hub serves."""

    def size(self, known: int = 0) -> int:
        """Return how many rows there are, given that there were `known` before."""

    def append(self, index: int, row: bytes) -> bool:
        """Put a row at an index: True if it stands there now, False if the index was taken."""

    def rows(self, first: int, end: int) -> Iterator[bytes]:
        """Return the rows from `first` to before `end`, in order."""

    def put_object(self, name: bytes, data: bytes) -> None:
        """Store an object under its SHA-256, in the place of a damaged one."""

    def fetch_object(self, name: bytes) -> bytes | None:
        """Return an object whose SHA-256 is its name, or None if the hub has none."""

    def put_file(self, name: bytes, blocks: Iterator[bytes]) -> None:
        """Store a file of any length under its SHA-256, in the place of a damaged one.

        A whole one stays, and nothing of `blocks` is asked for; what they raise leaves nothing.
        """

    def fetch_file(self, name: bytes) -> Iterator[bytes] | None:
        """Return a file block by block, or None; whether it is the right one, the caller checks."""

    def deliver(self, box: bytes, name: bytes, data: bytes) -> None:
        """Put a message, named by its SHA-256, in the mailbox of a key's hash."""

    def mail(self, box: bytes) -> Iterator[tuple[bytes, bytes]]:
        """Yield name and content of each message of a mailbox."""

    def take(self, box: bytes, name: bytes) -> None:
        """Remove a message that was received."""

    def checkpoint(self) -> bytes | None:
        """Return the last signed checkpoint, or None."""

    def put_checkpoint(self, note: bytes) -> None:
        """Replace the checkpoint."""
