"""Checking everything this member can read, from signatures to rules, on all processors."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from alertadores.sync.replica import Replica
from alertadores.verify.log import Chain, LogReport, Signed, verify_log


def audit(replica: Replica, processes: int = 2) -> LogReport:
    """Check every indexed entry that the keys here open.

    Workers are started afresh (`spawn`), so that no key of this process is in their memory.

    Raises:
        IntegrityError: a row does not open, or is not the leaf at its index.
    """
    vault = replica.vault
    cases: Iterator[Chain] = (
        _chain(replica, case) for case in sorted(vault.keyring.case_keys.cases())
    )
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=spawn) as executor:
        return verify_log(_chain(replica, None), cases, vault.ledger.tree.leaf, executor)


def _chain(replica: Replica, case: bytes | None) -> list[Signed]:
    return [
        Signed(each.entry.index, each.leaf.data, each.disclosure)
        for each in replica.opened(case)
        if each.entry.index is not None
    ]
