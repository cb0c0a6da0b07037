from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alertadores.errors import IntegrityError, ProgrammingError
from alertadores.ledger.rows import Row
from alertadores.vault.files import Folder
from alertadores.vault.ledger_store import LedgerStore
from alertadores.vault.stored import NewEntry, Outgoing, StoredRow
from crypto.merkle import root_of
from crypto.secret import SecretBytes, random_secret

_CASE = bytes([1]) * 16
_OTHER = bytes([2]) * 16


def _hash(number: int) -> bytes:
    return hashlib.sha256(number.to_bytes(4, "big")).digest()


def _row(number: int) -> Row:
    return Row(_hash(number), bytes(16), b"ciphertext %d" % number)


def _object(number: int) -> tuple[bytes, bytes]:
    data = b"object %d" % number
    return hashlib.sha256(data).digest(), data


def _outgoing(number: int) -> Outgoing:
    data = b"wrap %d" % number
    return Outgoing(_hash(number), hashlib.sha256(data).digest(), data)


@pytest.fixture
def key() -> SecretBytes:
    return random_secret()


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def ledger(folder: Folder, key: SecretBytes) -> Iterator[LedgerStore]:
    with contextlib.closing(LedgerStore.create(folder, key)) as ledger:
        yield ledger


def _commit(ledger: LedgerStore, *numbers: int, case: bytes | None = _CASE) -> None:
    ledger.commit([NewEntry(case, _row(number)) for number in numbers])


def _places(ledger: LedgerStore, case: bytes | None = _CASE) -> list[tuple[int | None, bytes]]:
    return [(stored.index, stored.row.leaf_hash) for stored in ledger.rows_of(case)]


def test_an_empty_ledger_is_whole(ledger: LedgerStore) -> None:
    assert (ledger.size, ledger.root, ledger.change) == (0, root_of([]), 0)
    assert ledger.is_of_one_age()
    assert ledger.broken() == []


def test_an_entry_comes_with_its_objects_and_its_mail(
    folder: Folder, key: SecretBytes, ledger: LedgerStore
) -> None:
    name, data = _object(1)
    ledger.commit([NewEntry(_CASE, _row(1), {name: data}, [_outgoing(1), _outgoing(2)])])
    ledger.close()
    with contextlib.closing(LedgerStore.open(folder, key)) as again:
        assert again.rows_of(_CASE) == [StoredRow(None, _CASE, _row(1))]
        assert again.queue() == again.rows_of(_CASE)
        assert again.object(name) == data
        assert again.outbox() == [_outgoing(1), _outgoing(2)]
        assert again.is_of_one_age()
        assert again.broken() == []


def test_the_queue_keeps_the_order_of_all_cases_and_of_the_office(ledger: LedgerStore) -> None:
    _commit(ledger, 3)
    _commit(ledger, 1, case=None)
    _commit(ledger, 2, case=_OTHER)
    assert [stored.row.leaf_hash for stored in ledger.queue()] == [_hash(3), _hash(1), _hash(2)]
    assert [stored.case for stored in ledger.queue()] == [_CASE, None, _OTHER]


def test_an_entry_is_committed_once(ledger: LedgerStore) -> None:
    _commit(ledger, 1)
    with pytest.raises(ProgrammingError, match=r"vault\.row-repeated"):
        _commit(ledger, 2, 1)
    assert [stored.row for stored in ledger.queue()] == [_row(1)]
    assert ledger.change == 1
    assert ledger.broken() == []


def test_queued_rows_get_the_index_at_which_the_log_has_them(ledger: LedgerStore) -> None:
    _commit(ledger, 1, 2, 3)
    ledger.take_in(0, [_hash(90), _hash(2), _hash(91), _hash(1)])
    assert _places(ledger) == [(1, _hash(2)), (3, _hash(1)), (None, _hash(3))]
    assert [stored.row for stored in ledger.queue()] == [_row(3)]
    assert ledger.broken() == []


def test_foreign_rows_come_in_with_the_stretch_and_later(ledger: LedgerStore) -> None:
    late = StoredRow(0, _OTHER, _row(5))
    ledger.take_in(0, [_hash(5), _hash(6)], [StoredRow(1, _CASE, _row(6))])
    ledger.take_in(2, [_hash(7)], [late, StoredRow(1, _CASE, _row(6))])
    assert _places(ledger) == [(1, _hash(6))]
    assert ledger.rows_of(_OTHER) == [late]
    assert ledger.root == root_of([_hash(5), _hash(6), _hash(7)])


@pytest.mark.parametrize(
    "stored",
    [
        pytest.param(StoredRow(0, _CASE, _row(2)), id="a row at the place of another"),
        pytest.param(StoredRow(7, _CASE, _row(1)), id="a row beyond the log"),
        pytest.param(StoredRow(None, _CASE, _row(1)), id="a row without a place"),
    ],
)
def test_a_row_that_is_not_in_the_log_is_refused_with_all_that_came_along(
    ledger: LedgerStore, stored: StoredRow
) -> None:
    _commit(ledger, 9)
    with pytest.raises(IntegrityError, match=r"vault\.row-not-in-log"):
        ledger.take_in(0, [_hash(1), _hash(9)], [stored])
    assert (ledger.size, ledger.root) == (0, root_of([]))
    assert _places(ledger) == [(None, _hash(9))]
    ledger.take_in(0, [_hash(9)])
    assert _places(ledger) == [(0, _hash(9))]
    assert ledger.is_of_one_age()
    assert ledger.broken() == []


def test_an_object_under_the_name_of_another_is_refused(ledger: LedgerStore) -> None:
    with pytest.raises(IntegrityError, match=r"vault\.object-damaged"):
        ledger.take_in(0, [], objects={_object(1)[0]: _object(2)[1]})
    assert not ledger.has_object(_object(1)[0])


def test_a_gap_is_a_mistake_of_the_caller(ledger: LedgerStore) -> None:
    with pytest.raises(ProgrammingError, match=r"vault\.gap"):
        ledger.take_in(1, [_hash(1)])


def test_a_missing_row_or_object_is_said(ledger: LedgerStore) -> None:
    with pytest.raises(IntegrityError, match=r"vault\.row-missing"):
        ledger.row(_hash(1))
    with pytest.raises(IntegrityError, match=r"vault\.object-missing"):
        ledger.object(_hash(1))
    assert ledger.rows_of(_CASE) == []


def test_what_was_delivered_leaves_the_outbox(ledger: LedgerStore) -> None:
    ledger.commit([NewEntry(_CASE, _row(1), {}, [_outgoing(1), _outgoing(2)])])
    ledger.delivered(_outgoing(1).name)
    assert ledger.outbox() == [_outgoing(2)]
    assert ledger.broken() == []


def test_checkpoints_are_found_by_what_they_reach_over(ledger: LedgerStore) -> None:
    assert ledger.latest_checkpoint() is None
    for size in (3, 7, 5):
        ledger.add_checkpoint(size, b"note %d" % size)
    ledger.add_checkpoint(5, b"note 5, cosigned")
    assert ledger.latest_checkpoint() == b"note 7"
    assert [ledger.checkpoint(index) for index in (2, 3, 6, 7)] == [
        b"note 3",
        b"note 5, cosigned",
        b"note 7",
        None,
    ]


def test_changes_are_told_case_by_case_in_the_order_of_the_last(ledger: LedgerStore) -> None:
    _commit(ledger, 1, 2)
    _commit(ledger, 3, case=_OTHER)
    _commit(ledger, 4, case=None)
    assert ledger.changed_since(0, 10) == [(_CASE, 2), (_OTHER, 3), (None, 4)]
    ledger.take_in(0, [_hash(1)])
    assert ledger.changed_since(0, 2) == [(_OTHER, 3), (None, 4)]
    assert ledger.changed_since(4, 10) == [(_CASE, 5)]
    assert ledger.changed_since(5, 10) == []


@settings(max_examples=40)
@given(
    st.lists(
        st.one_of(st.integers(0, 3).map(lambda n: ("commit", n)), st.just(("push", 2))),
        max_size=25,
    )
)
def test_any_course_of_events_leaves_every_entry_in_its_place(
    tmp_path_factory: pytest.TempPathFactory, events: list[tuple[str, int]]
) -> None:
    folder, key = Folder(tmp_path_factory.mktemp("ledger")), random_secret()
    ledger = LedgerStore.create(folder, key)
    log: list[bytes] = []
    queue: list[bytes] = []
    number = 0
    for event, count in events:
        if event == "commit":
            _commit(ledger, *range(number, number + count))
            queue += [_hash(n) for n in range(number, number + count)]
            number += count
        else:
            # Another member's entry comes between two of ours.
            stretch = [*queue[:1], _hash(10_000 + len(log)), *queue[1:count]]
            ledger.take_in(len(log), stretch)
            log, queue = log + stretch, queue[count:]
    ledger.close()
    with contextlib.closing(LedgerStore.open(folder, key)) as again:
        expected = [(index, leaf) for index, leaf in enumerate(log) if again.has(leaf)]
        assert _places(again) == [*expected, *((None, leaf) for leaf in queue)]
        assert again.root == root_of(log)
        assert again.is_of_one_age()
        assert again.broken() == []


def test_what_a_hub_did_not_have_is_remembered_until_it_comes(ledger: LedgerStore) -> None:
    (name, data), (other, _data) = _object(1), _object(2)
    stored = StoredRow(0, _CASE, _row(1))
    ledger.take_in(0, [_hash(1)], [stored], missing={name: _CASE, other: None})
    assert ledger.missing() == {name: _CASE, other: None}
    before = ledger.change
    ledger.take_in(1, [], objects={name: data})
    assert ledger.missing() == {other: None}
    assert ledger.changed_since(before, 10) == [(_CASE, before + 1)]
    ledger.take_in(1, [], objects={other: _object(2)[1]})
    assert ledger.missing() == {}
    assert ledger.is_of_one_age()
    assert ledger.broken() == []


def test_rows_are_counted_once_they_have_an_index(ledger: LedgerStore) -> None:
    _commit(ledger, 1, 2)
    _commit(ledger, 3, case=None)
    ledger.take_in(0, [_hash(1), _hash(3)])
    assert ledger.counts() == {_CASE: 1, None: 1}


def test_one_row_is_found_by_its_leaf_hash(ledger: LedgerStore) -> None:
    _commit(ledger, 1)
    assert ledger.row(_hash(1)) == StoredRow(None, _CASE, _row(1))


def test_a_large_log_is_checked_tile_by_tile(ledger: LedgerStore) -> None:
    hashes = [_hash(number) for number in range(1000)]
    own = [StoredRow(index, _CASE, _row(index)) for index in range(0, 1000, 100)]
    ledger.take_in(0, hashes, own)
    assert ledger.rows_of(_CASE) == own
    ledger.tree.rescan()


def test_keys_hang_on_rows_and_not_on_their_index(
    folder: Folder, key: SecretBytes, ledger: LedgerStore
) -> None:
    _commit(ledger, 1, 2)
    assert ledger.surely_lacks(_hash(3))
    assert not ledger.surely_lacks(_hash(1))
    ledger.close()
    with contextlib.closing(LedgerStore.open(folder, key)) as again:
        again._database.run("DELETE FROM rows WHERE leaf_hash = ?", _hash(1))
        with pytest.raises(IntegrityError, match=r"vault\.old-page"):
            again.surely_lacks(_hash(1))


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param("UPDATE rows SET idx = NULL WHERE idx = 0", id="an index is forgotten"),
        pytest.param("UPDATE rows SET idx = 1 WHERE idx = 0", id="an index is another"),
        pytest.param("UPDATE tiles SET data = zeroblob(64)", id="the tile is another"),
        pytest.param(
            "UPDATE tiles SET data = (SELECT substr(data, 1, 32) FROM tiles)",
            id="the tile is narrower",
        ),
    ],
)
def test_an_older_state_of_a_page_is_refused_when_it_is_read(
    folder: Folder, key: SecretBytes, ledger: LedgerStore, sql: str
) -> None:
    _commit(ledger, 1)
    ledger.take_in(0, [_hash(1), _hash(2)])
    ledger.close()
    assert _is_readable(folder, key)
    with contextlib.closing(LedgerStore.open(folder, key)) as again:
        again._database.run(sql)
    assert not _is_readable(folder, key)


def _is_readable(folder: Folder, key: SecretBytes) -> bool:
    """Tell whether a vault would give out the rows and go on writing."""
    try:
        with contextlib.closing(LedgerStore.open(folder, key)) as ledger:
            return bool(ledger.rows_of(_CASE)) and ledger.is_of_one_age()
    except IntegrityError:
        return False


@pytest.mark.parametrize(
    ("sql", "read"),
    [
        ("DELETE FROM outbox", LedgerStore.outbox),
        ("DELETE FROM rows WHERE idx IS NULL", LedgerStore.queue),
        ("DELETE FROM checkpoints", LedgerStore.latest_checkpoint),
        ("INSERT INTO missing VALUES (x'00', x'')", LedgerStore.missing),
    ],
    ids=["outbox", "queue", "checkpoints", "missing objects"],
)
def test_a_shorter_list_is_refused_when_it_is_read(
    folder: Folder, key: SecretBytes, ledger: LedgerStore, sql: str, read: object
) -> None:
    ledger.commit([NewEntry(_CASE, _row(1), {}, [_outgoing(1)])])
    ledger.add_checkpoint(1, b"note")
    ledger._database.run(sql)
    ledger.close()
    with contextlib.closing(LedgerStore.open(folder, key)) as again:
        assert callable(read)
        with pytest.raises(IntegrityError, match=r"vault\.old-page"):
            read(again)
