"""Checking everything this member can read, from signatures to rules, on all processors."""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from alertadores.progress import Progress, unobserved
from alertadores.sync.replica import Replica
from alertadores.verify.log import Chain, LogReport, Signed, verify_log


def audit(replica: Replica, processes: int = 2, progress: Progress = unobserved) -> LogReport:
    """Check every indexed entry that the keys here open.

    Workers are started afresh (`spawn`), so that no key of this process is in their memory.

    Args:
        replica: of a member.
        processes: how many workers.
        progress: told how many cases are handed to the workers; what it raises ends the audit.

    Raises:
        IntegrityError: a row does not open, or is not the leaf at its index.
    """
    leaf_at = replica.vault.ledger.tree.leaf
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, spawn, _leave_to_parent) as executor:
        try:
            return verify_log(_chain(replica, None), _chains(replica, progress), leaf_at, executor)
        except BaseException:
            executor.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_to_parent() -> None:
    """Let the parent alone be interrupted from the keyboard: it ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _chains(replica: Replica, progress: Progress) -> Iterator[Chain]:
    cases = sorted(replica.vault.keyring.case_keys.cases())
    for done, case in enumerate(cases):
        progress(done, len(cases))
        yield _chain(replica, case)


def _chain(replica: Replica, case: bytes | None) -> list[Signed]:
    return [
        Signed(each.entry.index, each.leaf.data, each.disclosure)
        for each in replica.opened(case)
        if each.entry.index is not None
    ]
