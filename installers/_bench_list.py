"""Show the list of a vault again and again: `_bench_list.py VAULT TIMES`; seconds as JSON."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from _bench_figures import by_turns, seconds
from PySide6.QtWidgets import QApplication

from alertadores.app import CaseQuery, load_catalogs
from tests.bulk import reopened
from ui.alerts_model import AlertsModel
from ui.widgets.table import AlertsTable
from ui.words import Words


def main(vault: Path, times: int) -> None:
    """Measure from the question to the painted list."""
    application = QApplication([])
    session = reopened(vault)
    reader = session.reader()
    model = AlertsModel(reader, Words(load_catalogs(), "es"))
    table = AlertsTable()
    table.setModel(model)
    table.resize(1280, 800)
    table.show()
    application.processEvents()

    def ask_and_paint() -> None:
        model.show_ids(session.case_ids(CaseQuery()))
        table.viewport().repaint()

    (sample,) = by_turns(times, lambda: seconds(ask_and_paint))
    table.close()
    reader.close()
    session.close()
    print(json.dumps(sample.values))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
