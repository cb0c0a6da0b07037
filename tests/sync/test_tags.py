"""Which tags are awaited: those of the rows there are, and the next."""

from __future__ import annotations

import pytest

from alertadores.ledger.rows import row_tag
from alertadores.sync.tags import AwaitedTags
from crypto.secret import SecretBytes, random_secret


def awaited(tags: AwaitedTags[str], key: SecretBytes, chain: str) -> list[int]:
    """Return which of the first twelve rows of a key are awaited for a chain."""
    return [each for each in range(12) if chain in tags.chains_of(row_tag(key, each))]


@pytest.mark.parametrize("rows", [0, 1, 5])
def test_the_rows_there_are_and_the_next_are_awaited(rows: int) -> None:
    tags, key = AwaitedTags[str](), random_secret()
    tags.watch("case", [key], rows)
    assert awaited(tags, key, "case") == list(range(1, rows + 2))


def test_one_row_more_is_awaited_after_each() -> None:
    tags, key = AwaitedTags[str](), random_secret()
    tags.watch("case", [key], 2)
    tags.advance("case")
    tags.advance("case")
    assert awaited(tags, key, "case") == [1, 2, 3, 4, 5]


def test_every_epoch_is_awaited() -> None:
    tags, old, new = AwaitedTags[str](), random_secret(), random_secret()
    tags.watch("case", [old, new], 1)
    assert awaited(tags, old, "case") == awaited(tags, new, "case") == [1, 2]


def test_a_key_that_two_chains_have_hides_neither() -> None:
    tags, key = AwaitedTags[str](), random_secret()
    tags.watch("one", [key], 3)
    tags.watch("other", [key], 1)
    assert tags.chains_of(row_tag(key, 1)) == ("one", "other")
    assert tags.chains_of(row_tag(key, 4)) == ("one",)


def test_what_is_watched_is_known_and_nothing_else() -> None:
    tags = AwaitedTags[bytes | None]()
    tags.watch(None, [random_secret()], 0)
    assert None in tags
    assert b"case" not in tags
    assert tags.chains_of(bytes(16)) == ()
