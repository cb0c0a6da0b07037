"""From stored rows to entries and contents, with whatever keys this member has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from alertadores.domain.schemas import Group
from alertadores.errors import IntegrityError
from alertadores.ledger.contents import Content, open_content
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.rows import Opened, open_row
from alertadores.vault.ledger_store import LedgerStore
from alertadores.vault.stored import StoredRow
from crypto.errors import CryptoError, DecryptionError


def open_stored(stored: StoredRow, keys: Sequence[CaseKeys]) -> tuple[Opened, CaseKeys]:
    """Return the entry of a row and the keys of the epoch that it is under.

    Args:
        stored: as the ledger gave it out.
        keys: of its case, by epoch.

    Raises:
        IntegrityError: ``vault.row-unreadable``, no epoch opens it or it is not an entry.
    """
    for epoch in reversed(keys):
        try:
            return open_row(epoch.trace, stored.case, stored.row, stored.index), epoch
        except DecryptionError:
            continue
        except CryptoError as error:
            raise IntegrityError("vault.row-unreadable") from error
    raise IntegrityError("vault.row-unreadable")


def open_contents(ledger: LedgerStore, opened: Opened, keys: CaseKeys) -> Mapping[Group, Content]:
    """Return the contents of an entry that this member may read.

    A group without a key was never granted, or was erased, and is left out.

    Args:
        ledger: holds the objects.
        opened: the entry.
        keys: of the epoch that the entry is under.

    Raises:
        IntegrityError: ``vault.object-missing``, ``vault.object-damaged``: a content that the
            keys should open is not there or is another; the case is *incompleto*.
    """
    trace = opened.entry.trace
    found = {}
    for group, key in keys.read.items():
        name = trace.contents.get(group.value)
        if name is not None:
            try:
                found[group] = open_content(key, trace.case, group, ledger.object(name))
            except CryptoError as error:
                raise IntegrityError("vault.object-damaged") from error
    return found
