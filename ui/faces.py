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

# State of an alert → icon and colours; the words are those of the catalogue.
_ALERT: Final[dict[str, _Look]] = {
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
}

# State of any other proceeding → word, icon, colours.
_OTHERS: Final[dict[str, tuple[str, str, tuple[str, str]]]] = {
    "SOLICITADA": (QT_TRANSLATE_NOOP("Faces", "Requested"), "inbox", _NEUTRAL),
    "EN_ESPERA_INFORMACION": (
        QT_TRANSLATE_NOOP("Faces", "Waiting for information"), "clock", _WAITS,
    ),
    "EN_EVALUACION": (QT_TRANSLATE_NOOP("Faces", "Under assessment"), "scale", _NEUTRAL),
    "OTORGADA": (QT_TRANSLATE_NOOP("Faces", "Granted"), "circle-check", _DONE),
    "NEGADA": (QT_TRANSLATE_NOOP("Faces", "Denied"), "circle-x", _NEUTRAL),
    "NO_EVALUABLE_SIN_IDENTIDAD": (
        QT_TRANSLATE_NOOP("Faces", "Not assessable without identity"), "circle-dashed", _WAITS,
    ),
    "EN_IMPLEMENTACION": (QT_TRANSLATE_NOOP("Faces", "Being put in place"), "clock", _NEUTRAL),
    "VIGENTE": (QT_TRANSLATE_NOOP("Faces", "In force"), "circle-check", _DONE),
    "EN_REVISION": (QT_TRANSLATE_NOOP("Faces", "Under review"), "refresh-cw", _NEUTRAL),
    "MODIFICADA": (QT_TRANSLATE_NOOP("Faces", "Modified"), "pencil", _NEUTRAL),
    "CONCLUIDA": (QT_TRANSLATE_NOOP("Faces", "Concluded"), "circle-check", _DONE),
    "HECHA": (QT_TRANSLATE_NOOP("Faces", "Done"), "circle-check", _DONE),
    "PROPUESTA": (QT_TRANSLATE_NOOP("Faces", "Proposed, needs a second person"), "users", _TWO),
    "APROBADA": (QT_TRANSLATE_NOOP("Faces", "Agreed"), "circle-check", _DONE),
    "BORRADOR": (QT_TRANSLATE_NOOP("Faces", "Draft, needs a second person"), "users", _TWO),
    "AUTORIZADA": (QT_TRANSLATE_NOOP("Faces", "Authorised"), "circle-check", _DONE),
    "CONFIRMADA": (QT_TRANSLATE_NOOP("Faces", "Approved"), "circle-check", _DONE),
    "EMITIDA": (QT_TRANSLATE_NOOP("Faces", "Issued"), "globe", _DONE),
    "ENVIADA": (QT_TRANSLATE_NOOP("Faces", "Sent"), "send", _NEUTRAL),
    "CON_ACUSE": (QT_TRANSLATE_NOOP("Faces", "Acknowledged"), "file-check", _NEUTRAL),
    "ADMITIDA": (QT_TRANSLATE_NOOP("Faces", "Admitted"), "circle-check", _NEUTRAL),
    "PREVENCION": (QT_TRANSLATE_NOOP("Faces", "Asked to complete"), "clock", _WAITS),
    "INCOMPETENCIA": (QT_TRANSLATE_NOOP("Faces", "Not competent"), "circle-x", _NEUTRAL),
    "DEVUELTA": (QT_TRANSLATE_NOOP("Faces", "Returned"), "arrow-left", _WAITS),
    "EN_TRAMITE": (QT_TRANSLATE_NOOP("Faces", "In process"), "clock", _NEUTRAL),
    "RESPONDIDA": (QT_TRANSLATE_NOOP("Faces", "Answered"), "message-square", _NEUTRAL),
    "CERRADA": (QT_TRANSLATE_NOOP("Faces", "Closed"), "circle-check", _DONE),
    "RECHAZADA": (QT_TRANSLATE_NOOP("Faces", "Not agreed"), "circle-x", _NO),
    "RETIRADA": (QT_TRANSLATE_NOOP("Faces", "Withdrawn"), "circle-x", _NEUTRAL),
}  # fmt: skip

# How far an entry has come.
_STANDING: Final[dict[str, tuple[str, str, tuple[str, str]]]] = {
    "pending": (QT_TRANSLATE_NOOP("Faces", "pending"), "circle-dashed", _WAITS),
    "indexed": (QT_TRANSLATE_NOOP("Faces", "indexed"), "check", _NEUTRAL),
    "sealed": (QT_TRANSLATE_NOOP("Faces", "sealed"), "stamp", _DONE),
    "rejected": (QT_TRANSLATE_NOOP("Faces", "rejected"), "octagon-x", _NO),
}


def two(word: str) -> Face:
    """Return the face of what needs two people."""
    return Face(word, "users", *_TWO)


def alert_icon(state: str) -> str:
    """Return the outline of a state of an alert."""
    return _ALERT.get(state, ("circle-dot", _NEUTRAL))[0]


def alert(state: str, word: str) -> Face:
    """Return the face of an alert's state under the word of the catalogue."""
    icon, colours = _ALERT.get(state, ("circle-dot", _NEUTRAL))
    return Face(word, icon, *colours)


def proceeding(state: str) -> Face:
    """Return the face of the state of any proceeding but an alert."""
    word, icon, colours = _OTHERS.get(state, (state, "circle-dot", _NEUTRAL))
    return Face(QCoreApplication.translate("Faces", word), icon, *colours)


def standing(value: str) -> Face:
    """Return the face of an entry's standing."""
    word, icon, colours = _STANDING[value]
    return Face(QCoreApplication.translate("Faces", word), icon, *colours)
