"""State machines of the four proceedings (domain study §0.5). States are code, labels are data.

A schema that changed one of these tables would change what old entries mean, so a table is only
ever extended: what one release accepted, every later release accepts.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Proceeding(StrEnum):
    """What a case may hold: each is begun by one entry and named by that entry's leaf hash."""

    ALERT = "alert"
    PROTECTION = "protection"
    ASSESSMENT = "assessment"
    DETERMINATION = "determination"
    REFERRAL = "referral"
    SUMMARY = "summary"


Machine = Mapping[str, frozenset[str]]


def _machine(**moves: str) -> Machine:
    return {state: frozenset(targets.split()) for state, targets in moves.items()}


# Triage and what follows it: LGRA 90-112 after PROCEDENTE_TURNADA, 100 for reopening.
ALERT: Final = _machine(
    RECIBIDA="EN_ANALISIS",
    EN_ANALISIS=("EN_ESPERA_INFORMACION INCOMPETENCIA PROCEDENTE_TURNADA ARCHIVO_FALTA_ELEMENTOS"),
    EN_ESPERA_INFORMACION="EN_ANALISIS ARCHIVO_FALTA_ELEMENTOS",
    INCOMPETENCIA="REABIERTA",
    ARCHIVO_FALTA_ELEMENTOS="REABIERTA",
    PROCEDENTE_TURNADA="EN_INVESTIGACION",
    EN_INVESTIGACION="CALIFICADA ACUERDO_CONCLUSION_ARCHIVO",
    CALIFICADA="IPRA_PRESENTADO",
    IPRA_PRESENTADO="SUBSTANCIACION",
    SUBSTANCIACION="RESOLUCION",
    RESOLUCION="FIRME",
    FIRME="",
    ACUERDO_CONCLUSION_ARCHIVO="REABIERTA",
    REABIERTA="EN_ANALISIS EN_INVESTIGACION",
)

# Protocolo de Protección (DOF 19-10-2020). Outcomes come only from an approved determination.
PROTECTION: Final = _machine(
    SOLICITADA="EN_ESPERA_INFORMACION",
    EN_ESPERA_INFORMACION="SOLICITADA",
    EN_EVALUACION="EN_ESPERA_INFORMACION",
    OTORGADA="EN_IMPLEMENTACION",
    NEGADA="",
    NO_EVALUABLE_SIN_IDENTIDAD="EN_ESPERA_INFORMACION",
    EN_IMPLEMENTACION="VIGENTE",
    VIGENTE="EN_REVISION CONCLUIDA",
    EN_REVISION="VIGENTE MODIFICADA CONCLUIDA",
    MODIFICADA="EN_IMPLEMENTACION",
    CONCLUIDA="",
)

# BORRADOR, AUTORIZADA, ENVIADA and CON_ACUSE are reached by acts of their own.
REFERRAL: Final = _machine(
    BORRADOR="",
    AUTORIZADA="",
    ENVIADA="",
    CON_ACUSE="ADMITIDA PREVENCION INCOMPETENCIA DEVUELTA",
    ADMITIDA="EN_TRAMITE",
    PREVENCION="EN_TRAMITE DEVUELTA",
    INCOMPETENCIA="CERRADA",
    DEVUELTA="CERRADA",
    EN_TRAMITE="RESPONDIDA",
    RESPONDIDA="CERRADA",
    CERRADA="",
    RECHAZADA="",
    RETIRADA="",
)

MACHINES: Final = {
    Proceeding.ALERT: ALERT,
    Proceeding.PROTECTION: PROTECTION,
    Proceeding.REFERRAL: REFERRAL,
}

# States whose entry needs a ground from a catalogue.
NEEDS_REASON: Final = frozenset(
    {"INCOMPETENCIA", "ARCHIVO_FALTA_ELEMENTOS", "ACUERDO_CONCLUSION_ARCHIVO", "CONCLUIDA"}
)
# States that only the coordinator may set.
ENDS_TRIAGE: Final = frozenset(
    {
        "INCOMPETENCIA",
        "ARCHIVO_FALTA_ELEMENTOS",
        "PROCEDENTE_TURNADA",
        "ACUERDO_CONCLUSION_ARCHIVO",
        "REABIERTA",
    }
)
