from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta

import pytest

from alertadores.domain.chain import Chain
from alertadores.domain.entry import Entry, Reason, Rejected
from alertadores.domain.trace import EMPTY_CHAIN, Base, Trace
from alertadores.errors import ProgrammingError

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
STATE = frozenset({"state"})
NOTHING: frozenset[str] = frozenset()
THING = b"t" * 32


class Rows:
    """A chain under test; entries are named by a word, their leaf hash is its SHA-256."""

    def __init__(self) -> None:
        self.chain = Chain()
        self.count = 0

    def entry(  # noqa: PLR0913 - each test names the one part it is about
        self,
        word: str,
        kid: str = "ana",
        *,
        base: Base | None = None,
        recorded: datetime = NOON,
        thing: bytes | None = THING,
        index: int | None = -1,
    ) -> Entry:
        """Return an entry; its index is the next one unless told."""
        trace = Trace(
            type="note.added",
            case=bytes(16),
            occurred=recorded,
            recorded=recorded,
            base=base or self.chain.base(kid),
            object=thing,
            refs=(),
            reasons=(),
            contents={},
            data={},
        )
        place = self.count if index == -1 else index
        return Entry(hashlib.sha256(word.encode()).digest(), place, kid, trace, None)

    def judge(self, entry: Entry, facets: frozenset[str] = NOTHING) -> Reason | None:
        """Check and append, as the rules do."""
        reason = None
        try:
            self.chain.check(entry, facets)
        except Rejected as verdict:
            reason = verdict.reason
        self.chain.append(entry, facets, accepted=reason is None)
        self.count += 1
        return reason


@pytest.fixture
def rows() -> Rows:
    return Rows()


def test_the_base_of_the_first_entry_is_empty(rows: Rows) -> None:
    assert rows.chain.base("ana") == Base(0, EMPTY_CHAIN, 0)


def test_a_base_counts_and_hashes_every_row_in_order(rows: Rows) -> None:
    digest = EMPTY_CHAIN
    for count, word in enumerate(["one", "two", "three"], start=1):
        entry = rows.entry(word)
        assert rows.judge(entry) is None
        digest = hashlib.sha256(digest + entry.hash).digest()
        assert rows.chain.base("ana") == Base(count, digest, 0)


def test_a_rejected_row_counts_too(rows: Rows) -> None:
    before = rows.chain.base("ana")
    assert rows.judge(rows.entry("one", base=Base(5, EMPTY_CHAIN, 0))) is Reason.WRONG_BASE
    assert rows.chain.base("ana").count == before.count + 1


def test_a_queued_entry_counts_for_its_own_author_only(rows: Rows) -> None:
    rows.judge(rows.entry("one"))
    rows.judge(rows.entry("two", index=None))
    assert rows.chain.base("ana") == Base(1, rows.chain.base("ana").digest, 1)
    assert rows.chain.base("eva").queued == 0


@pytest.mark.parametrize(
    "base",
    [
        pytest.param(Base(2, EMPTY_CHAIN, 0), id="a row that is not there yet"),
        pytest.param(Base(2**53 - 1, EMPTY_CHAIN, 0), id="a huge count"),
        pytest.param(Base(1, EMPTY_CHAIN, 0), id="another history"),
        pytest.param(Base(0, b"x" * 32, 1), id="another beginning"),
        pytest.param(Base(0, EMPTY_CHAIN, 0), id="own work left out"),
        pytest.param(Base(0, EMPTY_CHAIN, 2), id="own work that nobody has seen"),
    ],
)
def test_a_base_that_is_no_prefix_is_rejected(rows: Rows, base: Base) -> None:
    assert rows.judge(rows.entry("one")) is None
    assert rows.judge(rows.entry("two", base=base)) is Reason.WRONG_BASE


def test_own_queue_may_be_recorded_among_the_rows_of_others(rows: Rows) -> None:
    start = rows.chain.base("ana")
    assert rows.judge(rows.entry("others", "eva")) is None
    assert rows.judge(rows.entry("mine", base=start)) is None
    assert rows.judge(rows.entry("more of others", "eva")) is None
    assert rows.judge(rows.entry("mine again", base=Base(0, EMPTY_CHAIN, 1))) is None


def test_an_own_entry_that_was_rejected_stays_in_the_count_of_the_queue(rows: Rows) -> None:
    assert rows.judge(rows.entry("others", "eva"), STATE) is None
    assert rows.judge(rows.entry("mine", base=Base(0, EMPTY_CHAIN, 0)), STATE) is Reason.CLASH
    assert rows.judge(rows.entry("note", base=Base(0, EMPTY_CHAIN, 1), thing=None)) is None


@pytest.mark.parametrize("kid", ["ana", "eva"])
def test_an_entry_recorded_before_the_latest_in_its_base_is_rejected(rows: Rows, kid: str) -> None:
    assert rows.judge(rows.entry("one", "ana", recorded=NOON)) is None
    late = rows.entry("two", kid, recorded=NOON - timedelta(seconds=1))
    assert rows.judge(late) is Reason.CLOCK_BACK


def test_the_same_second_is_not_earlier(rows: Rows) -> None:
    assert rows.judge(rows.entry("one", "ana")) is None
    assert rows.judge(rows.entry("two", "eva")) is None


@pytest.mark.parametrize(
    ("text", "reason"),
    [("2026-11-22T18:00:00+00:00", None), ("2026-11-22T17:59:59+00:00", Reason.CLOCK_BACK)],
)
def test_times_of_two_zones_are_compared_as_instants(
    rows: Rows, text: str, reason: Reason | None
) -> None:
    here = datetime.fromisoformat("2026-11-22T12:00:00-06:00")
    assert rows.judge(rows.entry("one", recorded=here)) is None
    assert rows.judge(rows.entry("two", recorded=datetime.fromisoformat(text))) is reason


def test_an_entry_recorded_before_own_queued_work_is_rejected(rows: Rows) -> None:
    assert rows.judge(rows.entry("others", "eva", recorded=NOON - HOUR)) is None
    assert rows.judge(rows.entry("mine", base=Base(0, EMPTY_CHAIN, 0))) is None
    back = rows.entry("back", base=Base(0, EMPTY_CHAIN, 1), recorded=NOON - timedelta(seconds=1))
    assert rows.judge(back) is Reason.CLOCK_BACK


def test_what_others_recorded_later_without_being_seen_does_not_matter(rows: Rows) -> None:
    start = rows.chain.base("ana")
    assert rows.judge(rows.entry("others", "eva", recorded=NOON + HOUR)) is None
    assert rows.judge(rows.entry("mine", base=start, recorded=NOON)) is None


def test_a_rejected_entry_from_the_future_stops_nobody(rows: Rows) -> None:
    far = rows.entry("far", "eva", base=Base(9, EMPTY_CHAIN, 0), recorded=NOON + 10_000 * HOUR)
    assert rows.judge(far) is Reason.WRONG_BASE
    assert rows.judge(rows.entry("mine", recorded=NOON)) is None


def test_two_who_set_the_same_without_seeing_each_other_clash(rows: Rows) -> None:
    start = rows.chain.base("ana")
    assert rows.judge(rows.entry("first", "eva"), STATE) is None
    assert rows.judge(rows.entry("second", base=start), STATE) is Reason.CLASH


@pytest.mark.parametrize(
    ("thing", "facets"),
    [
        pytest.param(b"u" * 32, STATE, id="another thing"),
        pytest.param(None, STATE, id="no thing"),
        pytest.param(THING, frozenset({"identity"}), id="another facet"),
        pytest.param(THING, NOTHING, id="no facet"),
    ],
)
def test_what_does_not_clash(rows: Rows, thing: bytes | None, facets: frozenset[str]) -> None:
    start = rows.chain.base("ana")
    assert rows.judge(rows.entry("first", "eva"), STATE) is None
    assert rows.judge(rows.entry("second", base=start, thing=thing), facets) is None


def test_seen_work_does_not_clash(rows: Rows) -> None:
    assert rows.judge(rows.entry("first", "eva"), STATE) is None
    assert rows.judge(rows.entry("second"), STATE) is None


def test_own_queued_work_does_not_clash(rows: Rows) -> None:
    assert rows.judge(rows.entry("note of another", "eva")) is None
    assert rows.judge(rows.entry("first", base=Base(0, EMPTY_CHAIN, 0)), STATE) is None
    assert rows.judge(rows.entry("second", base=Base(0, EMPTY_CHAIN, 1)), STATE) is None


def test_a_rejected_entry_clashes_with_nothing(rows: Rows) -> None:
    start = rows.chain.base("ana")
    assert rows.judge(rows.entry("first", "eva", base=Base(9, EMPTY_CHAIN, 0)), STATE)
    assert rows.judge(rows.entry("second", base=start), STATE) is None


def test_a_copy_of_a_row_changes_nothing(rows: Rows) -> None:
    first = rows.entry("first", "eva")
    assert rows.judge(first) is None
    before = rows.chain.base("ana"), rows.chain.base("eva")
    copy = rows.entry("first", "eva", base=first.trace.base)
    assert copy.hash == first.hash
    assert rows.judge(copy) is Reason.ALREADY_DONE
    assert (rows.chain.base("ana"), rows.chain.base("eva")) == before


def test_a_copy_among_an_authors_queue_does_not_cost_them_the_rest_of_it(rows: Rows) -> None:
    assert rows.judge(rows.entry("one", "eva", base=Base(0, EMPTY_CHAIN, 0))) is None
    assert rows.judge(rows.entry("one", "eva", base=Base(0, EMPTY_CHAIN, 0)))
    assert rows.judge(rows.entry("two", "eva", base=Base(0, EMPTY_CHAIN, 1))) is None


@pytest.mark.parametrize(
    ("before", "index"),
    [
        pytest.param(4, 3, id="a lower index"),
        pytest.param(4, 4, id="the same index"),
        pytest.param(None, 9, id="an index behind a queue"),
    ],
)
def test_rows_out_of_order_are_the_callers_error(
    rows: Rows, before: int | None, index: int
) -> None:
    rows.judge(rows.entry("one", index=before))
    with pytest.raises(ProgrammingError):
        rows.judge(rows.entry("two", index=index))
