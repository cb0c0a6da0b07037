"""The dissociated summary of a case: allowed fields, then an emission, then a document.

`public_fields` takes a `Source`, which has no place for anything that a summary may not show, and
coarsens it: a date becomes a quarter, measures become families, an order that could tell something
becomes the alphabet's. `document_of` needs nothing but those fields, so that whoever confirms an
emission, or receives it, builds the same document.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from pydantic import ValidationError

from alertadores.bundles.fields import PublicFields
from alertadores.domain.catalogs import CatalogName, Catalogs
from alertadores.errors import UserError
from alertadores.publish.document import Fact, Language, Paragraph, PublicDocument
from crypto.canonical import b64u_decode, b64u_encode
from crypto.labels import Label
from crypto.secret import mac


@dataclass(frozen=True, slots=True)
class Source:
    """What of a case may be shown, before coarsening.

    Attributes:
        received: day of reception; only its quarter is shown.
        alerter: ``INTERNO`` or ``EXTERNO``.
        conducts: keys of the catalogue.
        state: of the alert.
        families: of the measures granted, without saying to whom (LGTAIP, dissociation).
        text: the officer's own public text, approved by a second person.
        language: of the text.
    """

    received: date
    alerter: str
    conducts: tuple[str, ...]
    state: str
    families: tuple[str, ...]
    text: str
    language: Language


@dataclass(frozen=True, slots=True)
class _Words:
    title: str
    period: str
    quarters: tuple[str, str, str, str]
    alerter: str
    conducts: str
    state: str
    measures: str
    no_measures: str
    no_conducts: str
    legend: str


_WORDS: Final[Mapping[Language, _Words]] = {
    "es": _Words(
        title="Resumen disociado de una alerta",
        period="Periodo de recepción",
        quarters=(
            "primer trimestre",
            "segundo trimestre",
            "tercer trimestre",
            "cuarto trimestre",
        ),
        alerter="Tipo de persona alertadora",
        conducts="Conductas señaladas",
        state="Estado del asunto",
        measures="Familias de medidas de protección otorgadas",
        no_measures="Ninguna a la fecha de emisión",
        no_conducts="Sin clasificar a la fecha de emisión",
        legend=(
            "Resumen disociado. No contiene datos personales. No acredita responsabilidad de "
            "persona alguna (presunción de inocencia, LGRA 111). Prohibida su reidentificación."
        ),
    ),
    "en": _Words(
        title="Dissociated summary of an alert",
        period="Period of receipt",
        quarters=("first quarter", "second quarter", "third quarter", "fourth quarter"),
        alerter="Kind of alertador",
        conducts="Conducts reported",
        state="State of the matter",
        measures="Families of protection measures granted",
        no_measures="None at the date of issue",
        no_conducts="Not classified at the date of issue",
        legend=(
            "Dissociated summary. It holds no personal data. It proves no responsibility of any "
            "person (presumption of innocence, LGRA 111). Re-identification is forbidden."
        ),
    ),
}


def public_fields(source: Source, agency: str, issued: date) -> PublicFields:
    """Return the fields of the emission, coarsened.

    Raises:
        UserError: ``publish.refused``, a value is outside the grammar of what everybody may see.
    """
    quarter = (source.received.month + 2) // 3
    try:
        return PublicFields(
            agency=agency,
            issued=issued,
            period=f"{source.received.year:04}-Q{quarter}",
            alerter=source.alerter,
            conducts=tuple(sorted(set(source.conducts))),
            state=source.state,
            measures=tuple(sorted(set(source.families))),
            text=source.text,
            language=source.language,
        )
    except ValidationError:
        raise _refusal() from None


def document_of(fields: PublicFields, origin: str, catalogs: Catalogs) -> PublicDocument:
    """Return the document of an emission's fields.

    Args:
        fields: what the emission says.
        origin: name of the log in which the emission can be checked.
        catalogs: give keys their words.

    Raises:
        UserError: ``publish.refused``, the text holds what a public document refuses;
            ``catalog.unknown-key`` or ``catalog.not-in-force`` on the day of issue.
    """
    words = _WORDS[fields.language]

    def label(catalog: CatalogName, key: str) -> str:
        text = catalogs[catalog].entry(key, fields.issued).label
        return text.es if fields.language == "es" else text.en

    def conduct(key: str) -> str:
        basis = catalogs["conducts"].entry(key, fields.issued).basis
        return label("conducts", key) + (f" ({basis})" if basis else "")

    year, quarter = fields.period.split("-Q")
    measures = [label("measure_families", key) for key in fields.measures]
    facts = (
        (words.period, f"{year}, {words.quarters[int(quarter) - 1]}"),
        (words.alerter, label("alerter_kinds", fields.alerter)),
        (words.conducts, "; ".join(map(conduct, fields.conducts)) or words.no_conducts),
        (words.state, label("alert_states", fields.state)),
        (words.measures, "; ".join(measures) or words.no_measures),
    )
    try:
        return PublicDocument(
            language=fields.language,
            agency=fields.agency,
            title=words.title,
            issue=fields.issued,
            facts=tuple(Fact(label=name, value=value) for name, value in facts),
            blocks=tuple(Paragraph(runs=(line,)) for line in fields.text.split("\n")),
            legends=(words.legend,),
            origin=origin,
        )
    except ValidationError:
        raise _refusal() from None


def link_of(link_key: str, source_entry: bytes) -> str:
    """Return the salted link of an emission to the entry it comes from.

    Without the key, which stays in the case, it links to nothing; with it, an auditor or a court
    can open it.

    Raises:
        FormatError: the key is not one.
    """
    key = b64u_decode(link_key, length=32)
    return b64u_encode(mac(key, Label.PUBLIC_LINK, source_entry))


def _refusal() -> UserError:
    """What was refused stays out of the error: it may be what must not be shown."""
    return UserError("publish.refused")
