"""One import into an empty register: `_bench_import_once.py FOLDER ROWS`; prints figures as JSON.

Seconds and floor of a row, spread of the floor, and the peak of this process's memory in MB.
"""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path
from typing import Any, Final

from _bench_figures import Sample, seconds
from _bench_import_floor import ROWS, ImportFloor
from _bench_memory import peak_megabytes

from alertadores.app.intake import Intake
from alertadores.interop.alerts_csv import COLUMNS
from tests.bulk import BulkOffice
from tests.bulkcases import words

_WORDS: Final = 120
_LETTERS: Final = str.maketrans("0123456789", "bcdfghjklm")


def main(folder: Path, rows: int) -> None:
    """Import a file of so many rows, and print the figures."""
    office = BulkOffice(folder)
    office.close()
    path = folder / "alertas.csv"
    _write(path, rows)
    floor = ImportFloor(_fields(0))
    session = office.session()
    try:
        # Told of each piece of the file as it is read, twice over.
        intake = Intake(session, path, progress=lambda _done, _total: floor.measure())
        taken = seconds(intake.run) - sum(floor.taken)
    finally:
        session.close()
    if intake.report.registered != rows:
        raise AssertionError(f"{intake.report.registered} of {rows} alerts were registered")
    sample = Sample([each / ROWS for each in floor.taken])
    figures = {
        "row": taken / rows,
        "floor": sample.median,
        "spread": sample.spread,
        "peak": peak_megabytes(),
    }
    print(json.dumps(figures))


def _write(path: Path, rows: int) -> None:
    """Write alerts that nobody would take for one another; every second one tells who it is."""
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, COLUMNS)
        table.writeheader()
        for number in range(rows):
            told = _row(number)
            if number % ROWS:
                told |= {
                    "modalidad_identidad": "CONFIDENCIAL",
                    "identidad_nombre": f"N{_letters(number)} P{_letters(number + 7)}",
                    "identidad_contacto": f"persona{number}@correo.example",
                }
            table.writerow(told)


def _row(number: int) -> dict[str, str]:
    return {
        "folio": f"B-{number:06}",
        "fecha_recepcion": f"2026-{1 + number % 9:02}-{1 + number % 28:02}",
        "canal": "PLATAFORMA",
        "tipo_alertador": "EXTERNO",
        "modalidad_identidad": "ANONIMA",
        "ente_publico": f"Secretaría {number % 97}",
        "ambito": "EJECUTIVO",
        "nivel_gobierno": "FEDERAL",
        "entidad_federativa": "09",
        "hechos_desde": "2025-02-06",
        "conductas": "COHECHO",
        "narrativa": words(number, _WORDS) + ".",
        "personas_senaladas": f"Q{_letters(number)} W{_letters(number + 3)}",
        "solicita_proteccion": "NO",
    }


def _fields(number: int) -> dict[str, Any]:
    """Return the fields that such a row becomes."""
    row = _row(number)
    return {
        "received": row["fecha_recepcion"],
        "channel": row["canal"],
        "alerter": row["tipo_alertador"],
        "identity_mode": row["modalidad_identidad"],
        "institution": row["ente_publico"],
        "scope": row["ambito"],
        "government_level": row["nivel_gobierno"],
        "state": row["entidad_federativa"],
        "facts_from": row["hechos_desde"],
        "conducts": [row["conductas"]],
        "narrative": row["narrativa"],
        "accused": [row["personas_senaladas"]],
        "asks_protection": False,
        "source_folio": row["folio"],
    }


def _letters(number: int) -> str:
    return f"{number:06}".translate(_LETTERS)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
