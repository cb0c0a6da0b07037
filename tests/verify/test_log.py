"""A log is checked entry by entry: what is none is named, and what has no effect."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Final

import pytest

from alertadores.domain.entry import Reason
from alertadores.ledger.leaf import Seen, sign_leaf
from alertadores.verify import log
from alertadores.verify.log import LogReport, Signed, verify_log
from crypto import merkle
from crypto.canonical import b64u_encode
from crypto.commitments import commit_trace
from crypto.signing import SigningKey
from tests.job import Job, founded
from tests.office import ORIGIN, some_digest

NO_ENTRY: Final = "log.no-entry"


class AtOnce(Executor):
    """Runs a job where it is handed in, and remembers how many results nobody took."""

    def __init__(self) -> None:
        self.waiting = self.most = self.jobs = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run a job."""
        executor = self

        class Taken(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                executor.waiting -= 1
                return super().result(timeout)

        future = Taken()
        future.set_result(fn(*args, **kwargs))
        self.jobs += 1
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        return future


@dataclass
class Log:
    """Entries as a verifier gets them; a test spoils some."""

    entries: list[Signed]
    cases: list[bytes | None]
    hashes: list[bytes] = field(default_factory=list)

    def check(self, executor: Executor | None = None) -> LogReport:
        """Check everything."""
        names = dict.fromkeys(name for name in self.cases if name is not None)
        return verify_log(
            self.chain(None),
            [self.chain(name) for name in names],
            self.hashes.__getitem__,
            executor or AtOnce(),
        )

    def chain(self, case: bytes | None) -> list[Signed]:
        """Return the entries of a case."""
        return [each for each, name in zip(self.entries, self.cases, strict=True) if name == case]

    def spoil(self, index: int, **changes: Any) -> None:
        """Change an entry, and what the log has at its index."""
        self.entries[index] = replace(self.entries[index], **changes)
        self.hashes[index] = merkle.leaf_hash(self.entries[index].leaf)


@cache
def _worked() -> Job:
    """Return an office with three cases, and one approval of one's own, which has no effect."""
    job = Job(founded().fork())
    for steps in ("open register analyse", "open register request", "open register"):
        job.run(steps)
    job.run("summarise")
    refusal = job.refusal("officer", "approval.given", object="summary")
    assert refusal is Reason.SAME_PERSON
    return job


def worked() -> Log:
    """Return its log."""
    opened = _worked().office.log
    return Log(
        [Signed(index, each.leaf.data, each.disclosure) for index, each in enumerate(opened)],
        [each.entry.trace.case for each in opened],
        [each.leaf.hash for each in opened],
    )


def place(type_: str) -> int:
    """Return the index of the first entry of a type."""
    types = [each.entry.trace.type for each in _worked().office.log]
    return types.index(type_)


def flipped(leaf: bytes) -> bytes:
    """Return a leaf with another signature."""
    return leaf[:-10] + (b"A" if leaf[-10:-9] != b"A" else b"B") + leaf[-9:]


def test_an_honest_log_has_nothing_wrong() -> None:
    report = worked().check()
    last = len(worked().entries) - 1
    assert report.entries == last + 1
    assert (report.wrong, report.rejected) == ({}, {last: Reason.SAME_PERSON.value})


def test_processes_find_what_one_finds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "BATCH", 3)
    spoilt, index = worked(), place("alert.registered")
    spoilt.spoil(index, leaf=flipped(spoilt.entries[index].leaf))
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, mp_context=spawn) as executor:
        assert spoilt.check(executor) == spoilt.check()


@pytest.mark.parametrize("type_", ["office.accepted", "alert.registered", "protection.requested"])
def test_an_altered_signature_is_wrong(type_: str) -> None:
    spoilt, index = worked(), place(type_)
    spoilt.spoil(index, leaf=flipped(spoilt.entries[index].leaf))
    assert spoilt.check().wrong[index] == NO_ENTRY


@pytest.mark.parametrize("type_", ["office.accepted", "alert.registered"])
def test_a_leaf_that_is_not_at_its_index_is_wrong(type_: str) -> None:
    spoilt, index = worked(), place(type_)
    spoilt.hashes[index] = bytes(32)
    assert spoilt.check().wrong[index] == NO_ENTRY


@pytest.mark.parametrize(
    ("part", "value"),
    [
        pytest.param("leaf", b"", id="no leaf"),
        pytest.param("leaf", b"a.b.c", id="a leaf of another form"),
        pytest.param("disclosure", "", id="no disclosure"),
        pytest.param("disclosure", "é", id="a disclosure outside ASCII"),
        pytest.param("disclosure", b64u_encode(b"[]"), id="a disclosure of something else"),
    ],
)
def test_what_cannot_be_read_is_wrong(part: str, value: bytes | str) -> None:
    spoilt, index = worked(), place("alert.registered")
    spoilt.spoil(index, **{part: value})
    assert spoilt.check().wrong == {index: NO_ENTRY}


def signed_by(key: SigningKey, origin: str, index: int) -> tuple[bytes, str]:
    """Sign the record of an entry once more, with another key or for another log."""
    record = _worked().office.log[index].entry.trace.to_record()
    committed = commit_trace(bytes(32), record)
    seen = Seen(0, merkle.EMPTY_ROOT)
    leaf = sign_leaf(key, origin, seen, committed.digest, some_digest())
    return leaf.data, committed.disclosure


def test_an_entry_of_a_stranger_is_wrong() -> None:
    spoilt, index = worked(), place("alert.moved")
    leaf, disclosure = signed_by(SigningKey.generate(), ORIGIN, index)
    spoilt.spoil(index, leaf=leaf, disclosure=disclosure)
    assert spoilt.check().wrong == {index: NO_ENTRY}


def test_an_entry_for_another_log_is_wrong() -> None:
    spoilt, index = worked(), place("alert.moved")
    officer = _worked().office.people["officer"].keys[-1]
    leaf, disclosure = signed_by(officer, "other.example/log", index)
    spoilt.spoil(index, leaf=leaf, disclosure=disclosure)
    assert spoilt.check().wrong == {index: NO_ENTRY}


def test_an_entry_0_signed_by_somebody_it_does_not_list_is_wrong() -> None:
    spoilt = worked()
    leaf, disclosure = signed_by(SigningKey.generate(), ORIGIN, 0)
    spoilt.spoil(0, leaf=leaf, disclosure=disclosure)
    # Without a founding nobody is a member.
    assert spoilt.check().wrong == dict.fromkeys(range(len(spoilt.entries)), NO_ENTRY)


def test_a_log_larger_than_memory_is_handed_out_little_by_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(log, "BATCH", 1)
    honest, executor = worked(), AtOnce()
    case = next(name for name in honest.cases if name is not None)
    cases = [honest.chain(case)] * 30
    report = verify_log(honest.chain(None), cases, honest.hashes.__getitem__, executor)
    assert (executor.jobs, executor.waiting, executor.most) == (30, 0, 8)
    assert (report.wrong, report.rejected) == ({}, {})
