"""What one file of a vault says of another: the only hold on pages and files put back."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter

from alertadores.vault.anchor import Anchor
from alertadores.vault.ledger_store import LedgerStore
from alertadores.vault.witness import Witness
from crypto.errors import CryptoError


def fits(anchor: Anchor, ledger: LedgerStore, epoch: int) -> bool:
    """Tell whether a vault can have come after an anchor.

    Args:
        anchor: from inside or outside the vault.
        ledger: with the same or a larger tree that begins with the anchor's, and no fewer changes.
        epoch: of the keyring, no smaller.
    """
    if ledger.change < anchor.applied_to or epoch < anchor.epoch:
        return False
    return continues(anchor, ledger)


def continues(anchor: Anchor, ledger: LedgerStore) -> bool:
    """Tell whether the log of a ledger is that of an anchor, or goes on from there."""
    size = anchor.frontier.size
    if ledger.size < size:
        return False
    try:
        return ledger.tree.frontier(size) == anchor.frontier
    except CryptoError:
        return False


def cases_with_missing_rows(
    ledger: LedgerStore, witnesses: Mapping[bytes | None, Witness]
) -> list[bytes | None]:
    """Return the cases of which there were rows that the ledger no longer has.

    Args:
        ledger: all of it is read.
        witnesses: what the view remembers, by case.
    """
    missing = set(witnesses)
    for case, rows in groupby(ledger.all_leaf_hashes(), key=itemgetter(0)):
        if case in missing and witnesses[case].agrees(leaf_hash for _case, leaf_hash in rows):
            missing.remove(case)
    return list(missing)
