"""The bench on next to nothing: what it measures and how it says so, never how fast it is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "installers"))
    monkeypatch.syspath_prepend(str(ROOT))
    for name in [name for name in sys.modules if name.startswith("_bench")]:
        monkeypatch.delitem(sys.modules, name)


@pytest.mark.usefixtures("tools")
def test_every_figure_has_its_form(tmp_path: Path) -> None:
    import _bench  # noqa: PLC0415
    from _bench_workshop import Scale  # noqa: PLC0415

    scale = Scale(small=2, large=4, rounds=2, long_rounds=1)
    records = [
        figure.to_record()
        for figure in _bench.measure(["append-note", "case-open", "unlock-10000"], tmp_path, scale)
    ]
    assert {"append-note", "case-open", "unlock-10000"} <= {record["name"] for record in records}
    for record in records:
        assert record.keys() == {"name", "value", "unit", "floor", "ratio", "limit", "ok"}
        assert record["value"] > 0


@pytest.mark.usefixtures("tools")
def test_a_list_is_measured_from_the_question_to_what_is_painted(tmp_path: Path) -> None:
    import _bench  # noqa: PLC0415
    from _bench_workshop import Scale  # noqa: PLC0415

    figures = list(_bench.measure(["list-100000"], tmp_path, Scale(listed=60)))
    assert [figure.name.removesuffix("-100000") for figure in figures] == [
        "list", "scroll-step", "jump", "filter-or-sort", "search-as-typed", "memory",
    ]  # fmt: skip
    assert all(figure.value > 0 and figure.limit == 1.0 for figure in figures)


@pytest.mark.usefixtures("tools")
def test_what_takes_long_is_measured_when_it_is_asked_for() -> None:
    import _bench  # noqa: PLC0415

    assert set(_bench.BENCHES) >= _bench.LONG == {"list-1000000"}


@pytest.mark.usefixtures("tools")
def test_a_figure_over_its_limit_is_not_ok() -> None:
    from _bench_figures import Figure  # noqa: PLC0415

    assert Figure("x", 2.0, "s", floor=1.0, limit=2.0).ok
    assert not Figure("x", 2.1, "s", floor=1.0, limit=2.0).ok
    assert Figure("x", 2.1, "s").ok


@pytest.mark.usefixtures("tools")
def test_an_unknown_name_is_refused() -> None:
    import _bench  # noqa: PLC0415

    with pytest.raises(SystemExit) as ended:
        _bench.main(["no-such-figure"])
    assert ended.value.code == 2
