"""Files of alerts in memory, and what is read from them."""

from __future__ import annotations

import csv
import io
from datetime import date

import resources
from alertadores.domain.catalogs import CATALOG_NAMES, Catalogs, parse_catalogs
from alertadores.interop.alert_rows import Row
from alertadores.interop.alerts_csv import COLUMNS, read_alerts

TODAY = date(2026, 11, 22)
WHO = {"identidad_nombre": "Mirna Jarquín Cervantes", "identidad_contacto": "951 555 0142"}


def files() -> dict[str, bytes]:
    return {name: resources.read("catalogs", f"{name}.json") for name in CATALOG_NAMES}


CATALOGS = parse_catalogs(files())
GOOD = {
    "folio": "AL-2026-0001",
    "fecha_recepcion": "2026-10-04",
    "canal": "PLATAFORMA",
    "tipo_alertador": "EXTERNO",
    "modalidad_identidad": "ANONIMA",
    "hechos_desde": "2026-09-01",
    "hechos_hasta": "2026-09-30",
    "conductas": "COHECHO",
    "narrativa": "Piden dinero en la ventanilla.",
    "monto_estimado": "110.00",
    "moneda": "MXN",
}


def file(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def read(data: bytes, known: tuple[str, ...] = (), catalogs: Catalogs = CATALOGS) -> list[Row]:
    source = io.BytesIO(data)
    return list(read_alerts(source, today=TODAY, catalogs=catalogs, known_folios=known))


def one(**changes: str) -> Row:
    (row,) = read(file(GOOD | changes))
    return row


def codes(row: Row) -> list[tuple[str, str]]:
    return [(finding.field, finding.code) for finding in row.findings]
