"""Hubs that misbehave in ways that tests choose."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from alertadores.errors import EnvironmentFault
from alertadores.ledger.keys import Wrapped, wrap_keys, wrap_name
from alertadores.ledger.rows import MAX_ROW, Row, parse_row
from alertadores.sync.folder import FolderHub
from alertadores.sync.mailbox import box_of
from crypto.canonical import b64u_decode
from tests.realoffice import RealOffice, number


class Unplugged:
    """A hub that goes away at the n-th call; what it was asked for is done or not.

    Args:
        hub: behind it.
        at: which call fails, from 1; none if 0.
        is_done: whether the failing call still does its work.
    """

    def __init__(self, hub: FolderHub, at: int, *, is_done: bool) -> None:
        self._hub = hub
        self._at = at
        self._is_done = is_done
        self.calls = 0

    def _ask(self, method: Callable[..., object], *values: object) -> object:
        self.calls += 1
        if self.calls != self._at:
            return method(*values)
        if self._is_done:
            method(*values)
        raise EnvironmentFault("hub.unreachable", reason="a test")

    def __getattr__(self, name: str) -> Callable[..., object]:
        """Count every call."""
        method = getattr(self._hub, name)
        return lambda *values: self._ask(method, *values)

    def rows(self, first: int, end: int) -> Iterator[bytes]:
        """Return all rows at once, so that a call is one step."""
        found = self._ask(lambda: list(self._hub.rows(first, end)))
        assert isinstance(found, list)
        return iter(found)


class Interrupted:
    """A hub at which somebody else comes in between, right before the n-th append."""

    def __init__(self, hub: FolderHub, at: int, between: Callable[[], object]) -> None:
        self._hub = hub
        self._at = at
        self._between = between
        self.appends = 0

    def append(self, index: int, row: bytes) -> bool:
        """Let the other one go first, then append."""
        self.appends += 1
        if self.appends == self._at:
            self._between()
        return self._hub.append(index, row)

    def __getattr__(self, name: str) -> object:
        """Leave the rest to the hub."""
        return getattr(self._hub, name)


class Swollen:
    """A hub behind whose rows there are more, of nobody and as long as a row may be.

    Args:
        hub: the rest of it.
        more: how many.
    """

    def __init__(self, hub: FolderHub, more: int) -> None:
        self._hub = hub
        self._own = hub.size()
        self._size = self._own + more

    def size(self, _known: int = 0) -> int:
        """Count them all."""
        return self._size

    def rows(self, first: int, end: int) -> Iterator[bytes]:
        """Yield rows, those that are long one at a time."""
        yield from self._hub.rows(first, min(end, self._own))
        for index in range(max(first, self._own), end):
            yield index.to_bytes(MAX_ROW, "little")

    def __getattr__(self, name: str) -> object:
        """Leave the rest to the hub."""
        return getattr(self._hub, name)


def rows_of(office: RealOffice) -> list[Row]:
    """Return all rows of the office's hub."""
    hub = office.hub
    return [parse_row(data) for data in hub.rows(0, hub.size())]


def put_row(office: RealOffice, row: Row) -> int:
    """Put a row behind all others, as anybody can who writes to the hub; return its index."""
    hub = office.hub
    index = hub.size()
    assert hub.append(index, row.to_bytes())
    return index


def mailbox(office: RealOffice, name: str) -> Path:
    """Return the folder of a member's mailbox."""
    kid = office[name].replica.kid
    return office.folder / "hub" / "inbox" / box_of(kid).hex()


def post(office: RealOffice, name: str, wrapped: Wrapped, *, level: str = "full") -> bytes:
    """Put a wrap in a member's mailbox, as a stranger can who knows their public key."""
    sealing = office["coordinator"].colleagues.of(number(name)).sealing
    data = wrap_keys(sealing, office.card.origin, wrapped, level=level)
    office.hub.deliver(box_of(office[name].replica.kid), wrap_name(data), data)
    return wrap_name(data)


def hide_objects(office: RealOffice) -> Callable[[], None]:
    """Take all objects from the hub; return what brings them back."""
    objects = office.folder / "hub" / "objects"
    aside = office.folder / "objects-aside"
    shutil.move(objects, aside)
    objects.mkdir()

    def bring_back() -> None:
        for path in aside.iterdir():
            shutil.move(path, objects / path.name)

    return bring_back


def digest(text: str) -> bytes:
    """Return the 32 bytes of a digest in base64url."""
    return b64u_decode(text, length=hashlib.sha256().digest_size)
