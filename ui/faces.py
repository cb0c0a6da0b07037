"""States as people see them: a word, an outline, a colour."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication

from ui.i18n import QT_TRANSLATE_NOOP
from ui.widgets.chip import Face

_NEUTRAL: Final = ("text", "sunk")
_DONE: Final = ("green", "green-tint")
_WAITS: Final = ("amber-text", "amber-tint")
_TWO: Final = ("gold-text", "gold-tint")
_NO: Final = ("red", "red-tint")

_Look = tuple[str, tuple[str, str]]

# State of a proceeding → icon and colours; the words are those of the catalogues.
_LOOKS: Final[dict[str, _Look]] = {
    "RECIBIDA": ("inbox", _NEUTRAL),
    "EN_ANALISIS": ("search", _NEUTRAL),
    "EN_ESPERA_INFORMACION": ("clock", _WAITS),
    "PROCEDENTE_TURNADA": ("arrow-right", _NEUTRAL),
    "EN_INVESTIGACION": ("folder-search", _NEUTRAL),
    "CALIFICADA": ("scale", _NEUTRAL),
    "IPRA_PRESENTADO": ("file-text", _NEUTRAL),
    "SUBSTANCIACION": ("scale", _NEUTRAL),
    "RESOLUCION": ("file-check", _NEUTRAL),
    "FIRME": ("circle-check", _DONE),
    "INCOMPETENCIA": ("circle-x", _NEUTRAL),
    "ARCHIVO_FALTA_ELEMENTOS": ("circle-x", _NEUTRAL),
    "ACUERDO_CONCLUSION_ARCHIVO": ("circle-check", _DONE),
    "REABIERTA": ("refresh-cw", _WAITS),
    "SOLICITADA": ("inbox", _NEUTRAL),
    "EN_EVALUACION": ("scale", _NEUTRAL),
    "OTORGADA": ("circle-check", _DONE),
    "NEGADA": ("circle-x", _NEUTRAL),
    "NO_EVALUABLE_SIN_IDENTIDAD": ("circle-dashed", _WAITS),
    "EN_IMPLEMENTACION": ("clock", _NEUTRAL),
    "VIGENTE": ("circle-check", _DONE),
    "EN_REVISION": ("refresh-cw", _NEUTRAL),
    "MODIFICADA": ("pencil", _NEUTRAL),
    "CONCLUIDA": ("circle-check", _DONE),
    "HECHA": ("circle-check", _DONE),
    "PROPUESTA": ("users", _TWO),
    "APROBADA": ("circle-check", _DONE),
    "BORRADOR": ("users", _TWO),
    "AUTORIZADA": ("circle-check", _DONE),
    "CONFIRMADA": ("circle-check", _DONE),
    "EMITIDA": ("globe", _DONE),
    "ENVIADA": ("send", _NEUTRAL),
    "CON_ACUSE": ("file-check", _NEUTRAL),
    "ADMITIDA": ("circle-check", _NEUTRAL),
    "PREVENCION": ("clock", _WAITS),
    "DEVUELTA": ("arrow-left", _WAITS),
    "EN_TRAMITE": ("clock", _NEUTRAL),
    "RESPONDIDA": ("message-square", _NEUTRAL),
    "CERRADA": ("circle-check", _DONE),
    "RECHAZADA": ("circle-x", _NO),
    "RETIRADA": ("circle-x", _NEUTRAL),
}
_PLAIN: Final[_Look] = ("circle-dot", _NEUTRAL)

# How far an entry has come.
_STANDING: Final[dict[str, tuple[str, str, tuple[str, str]]]] = {
    "pending": (QT_TRANSLATE_NOOP("Faces", "Pending"), "circle-dashed", _WAITS),
    "indexed": (QT_TRANSLATE_NOOP("Faces", "Indexed"), "check", _NEUTRAL),
    "sealed": (QT_TRANSLATE_NOOP("Faces", "Sealed"), "stamp", _DONE),
    "rejected": (QT_TRANSLATE_NOOP("Faces", "Rejected"), "octagon-x", _NO),
}


def two(word: str) -> Face:
    """Return the face of what needs two people."""
    return Face(word, "users", *_TWO)


# Level of risk → icon and colours.
_RISKS: Final[dict[str, _Look]] = {
    "MUY_ALTO": ("octagon-x", _NO),
    "ALTO": ("triangle-alert", _NO),
    "MODERADO": ("triangle-alert", _WAITS),
    "BAJO": ("shield", _NEUTRAL),
    "MUY_BAJO": ("shield-check", _NEUTRAL),
}
_UNKNOWN_RISK: Final[_Look] = ("shield", _NEUTRAL)


def risk(level: str, word: str) -> Face:
    """Return the face of a level of risk; of none, if it has not been assessed."""
    outline, colours = _RISKS.get(level, _UNKNOWN_RISK)
    return Face(word, outline, *colours)


def icon(state: str) -> str:
    """Return the outline of a state of a proceeding."""
    return _LOOKS.get(state, _PLAIN)[0]


def proceeding(state: str, word: str) -> Face:
    """Return the face of a state of a proceeding under the word of its catalogue."""
    outline, colours = _LOOKS.get(state, _PLAIN)
    return Face(word, outline, *colours)


def standing(value: str) -> Face:
    """Return the face of an entry's standing."""
    word, icon, colours = _STANDING[value]
    return Face(QCoreApplication.translate("Faces", word), icon, *colours)
