"""Work with a long list: `_bench_view.py FOLDER`; seconds and megabytes by name as JSON.

The view is one of `tests.bulkview`. Everything is measured as the window does it, from the question
to what is painted; what the window does on two threads happens here one after the other. Seconds
are those of the processor, not of the clock: where nothing else runs they are the same, and where
something does, a single step would tell of that alone.
"""

from __future__ import annotations

import json
import random  # noqa: TID251 - invented, and the same each time
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from _bench_memory import peak_megabytes
from PySide6.QtWidgets import QApplication

from alertadores.app import CaseQuery, ListReader, Order, load_catalogs
from tests.bulkview import COMMON, Language, opened
from ui import fonts
from ui.alerts_model import AlertsModel
from ui.pages.alerts_columns import DEFAULT, arrange
from ui.theme import Appearance, Choice
from ui.widgets.table import ROW, AlertsTable
from ui.words import Words

_ROUNDS: Final = 5
_STEPS: Final = 400
_WORDS: Final = 24
_SEED: Final = 11


class Bench:
    """A list over a view, painted on no screen."""

    def __init__(self, folder: Path) -> None:
        self._view = opened(folder)
        self._draw = random.Random(_SEED)  # noqa: S311 - which rows are looked at
        self._reader = self._view.reader()
        self._lookup = self._view.reader()
        self._model = AlertsModel(self._reader, Words(load_catalogs(), "es"))
        self._table = AlertsTable()
        self._table.setModel(self._model)
        self._table.resize(1174, 560)
        arrange(self._table.horizontalHeader(), DEFAULT)
        self._table.show()
        self._model.snippets_wanted.connect(self._wanted)
        self._asked: list[int] = []

    def figures(self) -> Iterator[tuple[str, float]]:
        """Yield name and value of each figure."""
        yield "list", statistics.median(self._unlocked() for _round in range(_ROUNDS))
        yield "scroll-step", _p95([self._scroll() for _step in range(_STEPS)])
        yield "jump", _p95([self._jump() for _step in range(_STEPS // 4)])
        yield "filter-or-sort", max(self._cold(query) for query in _queries())
        yield "search-as-typed", _p95([self._type(text) for text in self._typed()])
        yield "memory", peak_megabytes()

    def close(self) -> None:
        """Close everything."""
        self._table.close()
        for each in (self._reader, self._lookup, self._view):
            each.close()

    def _wanted(self, cases: list[int]) -> None:
        self._asked = cases

    def _unlocked(self) -> float:
        """Ask a reader that knows nothing yet, and paint."""
        return self._cold(CaseQuery())

    def _cold(self, query: CaseQuery) -> float:
        reader = self._view.reader()
        try:
            return busy(lambda: self._show(reader, query))
        finally:
            reader.close()

    def _show(self, reader: ListReader, query: CaseQuery) -> None:
        ids = reader.ids(query)
        reader.count()
        self._table.show_snippets(shown=bool(query.text))
        self._model.show_ids(ids)
        self._table.viewport().repaint()

    def _scroll(self) -> float:
        bar = self._table.verticalScrollBar()
        if bar.value() + 3 * ROW > bar.maximum():
            bar.setValue(0)
        return busy(lambda: self._look_at(bar.value() + 3 * ROW))

    def _jump(self) -> float:
        place = self._draw.randrange(max(1, self._table.verticalScrollBar().maximum()))
        return busy(lambda: self._look_at(place))

    def _look_at(self, place: int) -> None:
        self._table.verticalScrollBar().setValue(place)
        self._table.viewport().repaint()

    def _type(self, text: str) -> float:
        """Search for what stands in the field after a key, and show where it was found."""

        def search() -> None:
            self._show(self._lookup, CaseQuery(text))
            QApplication.processEvents()
            self._model.take_snippets(self._asked, self._lookup.snippets(text, self._asked))
            self._table.viewport().repaint()

        self._asked = []
        return busy(search)

    def _typed(self) -> list[str]:
        """Return what the field holds after each key of some searches."""
        language = Language()
        words = [language.text(1) for _word in range(_WORDS)]
        words += [f"{common} {language.text(1)}" for common in COMMON[:3]]
        return [word[:length] for word in words for length in range(1, len(word) + 1)]


def _queries() -> Iterator[CaseQuery]:
    """Yield every order and every filter, and all filters at once."""
    filters = CaseQuery(
        states=frozenset({"RECIBIDA", "EN_ANALISIS"}),
        alerters=frozenset({"INTERNO"}),
        conducts=frozenset({"COHECHO", "NEPOTISMO"}),
        received_from="2021-01-01",
        received_to="2026-01-01",
        institution="secretaria de",
    )
    for order in Order:
        yield CaseQuery(order=order, descending=False)
    yield CaseQuery(states=filters.states)
    yield CaseQuery(conducts=filters.conducts)
    yield CaseQuery(institution=filters.institution)
    yield CaseQuery(received_from=filters.received_from)
    yield filters


def busy(work: Callable[[], object]) -> float:
    """Return how many seconds of the processor something takes on this thread."""
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _p95(values: Sequence[float]) -> float:
    return statistics.quantiles(values, n=20, method="inclusive")[-1]


def main(folder: Path) -> None:
    """Measure everything and print it."""
    application = QApplication([])
    fonts.install(application)
    Appearance(application, Choice.LIGHT)
    bench = Bench(folder)
    try:
        application.processEvents()
        print(json.dumps(dict(bench.figures())))
    finally:
        bench.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
