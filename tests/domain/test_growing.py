from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.domain.growing import GrowingMap

keys = st.integers(0, 40)


@given(st.lists(st.tuples(keys, st.integers())))
def test_a_growing_map_is_a_mapping(items: list[tuple[int, int]]) -> None:
    plain: dict[int, int] = {}
    grown: GrowingMap[int, int] = GrowingMap()
    versions = []
    for key, value in items:
        versions.append((grown, dict(plain)))
        plain[key] = value
        grown = grown.plus(key, value)
    assert grown == plain
    assert list(grown) == list(plain)
    assert len(grown) == len(plain)
    assert all(version == expected for version, expected in versions)
    with pytest.raises(KeyError):
        grown[41]


def test_a_growing_map_of_thousands_has_few_parts() -> None:
    grown: GrowingMap[int, int] = GrowingMap()
    for number in range(4096):
        grown = grown.plus(number, number)
        assert len(grown._parts) <= 12
    assert len(grown) == 4096
