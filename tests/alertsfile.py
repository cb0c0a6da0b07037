"""Files of alerts for tests: rows in the format of `alertas.csv`, plain unless a test says more."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Final

from alertadores.interop.alerts_csv import COLUMNS

# Rows have nothing in common that would make them candidates for one case.
_WORDS: Final = ("puente", "vacuna", "escuela", "parque", "camión", "pozo", "beca", "archivo")


def alert_row(number: int, **changes: str) -> dict[str, str]:
    """Return a row, anonymous unless it is changed."""
    word = _WORDS[number % len(_WORDS)]
    return dict.fromkeys(COLUMNS, "") | {
        "folio": f"AL-{number:04}",
        "fecha_recepcion": "2026-10-01",
        "canal": "PLATAFORMA",
        "tipo_alertador": "INTERNO",
        "modalidad_identidad": "ANONIMA",
        "conductas": "COHECHO",
        "narrativa": f"Caso {number} del {word}.",
        **changes,
    }


def write_alerts(path: Path, *rows: dict[str, str]) -> Path:
    """Write a file; the first row is on line 2."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS)
        writer.writeheader()
        writer.writerows(rows)
    return path


# Two rows that may tell one case: names at one institution in one period.
TWICE: Final = {
    "ente_publico": "Centro de Abasto",
    "hechos_desde": "2026-01-01",
    "hechos_hasta": "2026-02-01",
    "personas_senaladas": "Nadia Bermejo Quintín",
}
