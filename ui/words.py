"""Words for keys: labels from the catalogues, sentences for entries, verbs for steps."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from PySide6.QtCore import QCoreApplication

from alertadores.app import (
    CATALOG_OF,
    CatalogName,
    Catalogs,
    Step,
    TimelineLine,
    UserError,
    catalog_of_grounds,
    explain,
)
from ui import faces
from ui.i18n import QT_TRANSLATE_NOOP
from ui.settings import Language
from ui.values import SPOKEN
from ui.widgets.chip import Face

_SENTENCES: Final[dict[str, str]] = {
    "case.opened": QT_TRANSLATE_NOOP("Words", "{author} opened the case"),
    "access.granted": QT_TRANSLATE_NOOP("Words", "{author} gave access to more members"),
    "alert.registered": QT_TRANSLATE_NOOP("Words", "{author} registered the alert"),
    "alert.moved": QT_TRANSLATE_NOOP("Words", "{author} moved the alert to “{to}”"),
    "note.added": QT_TRANSLATE_NOOP("Words", "{author} added a note"),
    "evidence.added": QT_TRANSLATE_NOOP("Words", "{author} added a file as evidence"),
    "evidence.exported": QT_TRANSLATE_NOOP("Words", "{author} exported a file of evidence"),
    "identity.sealed": QT_TRANSLATE_NOOP("Words", "{author} sealed the identity in its envelope"),
    "protection.requested": QT_TRANSLATE_NOOP("Words", "{author} recorded a protection request"),
    "protection.moved": QT_TRANSLATE_NOOP("Words", "{author} moved the request to “{to}”"),
    "risk.assessed": QT_TRANSLATE_NOOP("Words", "{author} assessed the risk: {level}"),
    "determination.proposed": QT_TRANSLATE_NOOP("Words", "{author} proposed: {outcome}"),
    "referral.drafted": QT_TRANSLATE_NOOP("Words", "{author} drafted a referral to {destination}"),
    "referral.sent": QT_TRANSLATE_NOOP("Words", "{author} sent the referral"),
    "referral.acknowledged": QT_TRANSLATE_NOOP("Words", "{author} recorded the acknowledgement"),
    "referral.moved": QT_TRANSLATE_NOOP("Words", "{author} recorded the answer: {to}"),
    "summary.proposed": QT_TRANSLATE_NOOP("Words", "{author} proposed a public summary"),
    "summary.issued": QT_TRANSLATE_NOOP("Words", "{author} noted the summary as issued"),
    "draft.amended": QT_TRANSLATE_NOOP("Words", "{author} changed the text of a draft"),
    "proposal.withdrawn": QT_TRANSLATE_NOOP("Words", "{author} withdrew a proposal"),
    "approval.given": QT_TRANSLATE_NOOP("Words", "{author} agreed as second person"),
    "approval.refused": QT_TRANSLATE_NOOP("Words", "{author} refused as second person"),
    "office.founded": QT_TRANSLATE_NOOP("Words", "{author} founded the office"),
    "office.accepted": QT_TRANSLATE_NOOP("Words", "{author} accepted the founding"),
    "member.proposed": QT_TRANSLATE_NOOP("Words", "{author} proposed to admit member {number}"),
    "member.roles_proposed": QT_TRANSLATE_NOOP(
        "Words", "{author} proposed other roles for member {number}"
    ),
    "member.removal_proposed": QT_TRANSLATE_NOOP(
        "Words", "{author} proposed to remove member {number}"
    ),
    "public.emitted": QT_TRANSLATE_NOOP("Words", "{author} issued a public version"),
    "public.confirmed": QT_TRANSLATE_NOOP("Words", "{author} confirmed a public version"),
}  # fmt: skip
# The same of an entry that undoes another one, which is told as `what`.
_UNDOING: Final[dict[str, str]] = {
    "proposal.withdrawn": QT_TRANSLATE_NOOP("Words", "{author} withdrew: “{what}”"),
    "draft.amended": QT_TRANSLATE_NOOP("Words", "{author} undid: “{what}”"),
}
_UNKNOWN_ENTRY: Final = QT_TRANSLATE_NOOP("Words", "{author} made an entry of a newer kind")

# Verbs of the steps; of moves, by the state they lead to.
_VERBS: Final[dict[str, str]] = {
    "note.added": QT_TRANSLATE_NOOP("Words", "Add note"),
    "protection.requested": QT_TRANSLATE_NOOP("Words", "Request protection"),
    "risk.assessed": QT_TRANSLATE_NOOP("Words", "Assess risk"),
    "determination.proposed": QT_TRANSLATE_NOOP("Words", "Propose determination"),
    "referral.drafted": QT_TRANSLATE_NOOP("Words", "Draft referral"),
    "referral.sent": QT_TRANSLATE_NOOP("Words", "Record dispatch"),
    "referral.acknowledged": QT_TRANSLATE_NOOP("Words", "Record acknowledgement"),
    "summary.proposed": QT_TRANSLATE_NOOP("Words", "Write public summary"),
    "summary.emit": QT_TRANSLATE_NOOP("Words", "Issue summary"),
    "summary.confirm": QT_TRANSLATE_NOOP("Words", "Confirm issue"),
    "access.granted": QT_TRANSLATE_NOOP("Words", "Give access"),
    "summary.export": QT_TRANSLATE_NOOP("Words", "Export…"),
}
# The same about a proceeding, by its kind.
_THING_VERBS: Final[dict[tuple[str, str], str]] = {
    ("approval.given", "determination"): QT_TRANSLATE_NOOP("Words", "Approve determination"),
    ("approval.given", "referral"): QT_TRANSLATE_NOOP("Words", "Authorise referral"),
    ("approval.given", "summary"): QT_TRANSLATE_NOOP("Words", "Approve summary"),
    ("approval.refused", "determination"): QT_TRANSLATE_NOOP("Words", "Refuse determination"),
    ("approval.refused", "referral"): QT_TRANSLATE_NOOP("Words", "Refuse referral"),
    ("approval.refused", "summary"): QT_TRANSLATE_NOOP("Words", "Refuse summary"),
    ("draft.amended", "referral"): QT_TRANSLATE_NOOP("Words", "Change referral"),
    ("draft.amended", "summary"): QT_TRANSLATE_NOOP("Words", "Change the summary"),
    ("proposal.withdrawn", "determination"): QT_TRANSLATE_NOOP("Words", "Withdraw determination"),
    ("proposal.withdrawn", "referral"): QT_TRANSLATE_NOOP("Words", "Withdraw referral"),
    ("proposal.withdrawn", "summary"): QT_TRANSLATE_NOOP("Words", "Withdraw summary"),
}
_MOVE_VERBS: Final[dict[tuple[str, str], str]] = {
    ("alert.moved", "EN_ANALISIS"): QT_TRANSLATE_NOOP("Words", "Take up for analysis"),
    ("alert.moved", "EN_ESPERA_INFORMACION"): QT_TRANSLATE_NOOP("Words", "Ask for information"),
    ("alert.moved", "INCOMPETENCIA"): QT_TRANSLATE_NOOP("Words", "Declare not competent"),
    ("alert.moved", "PROCEDENTE_TURNADA"): QT_TRANSLATE_NOOP("Words", "Admit and pass on"),
    ("alert.moved", "ARCHIVO_FALTA_ELEMENTOS"): QT_TRANSLATE_NOOP("Words", "File: lacks elements"),
    ("alert.moved", "EN_INVESTIGACION"): QT_TRANSLATE_NOOP("Words", "Record investigation"),
    ("alert.moved", "REABIERTA"): QT_TRANSLATE_NOOP("Words", "Reopen"),
}  # fmt: skip
_MOVES: Final[dict[str, str]] = {
    "alert.moved": QT_TRANSLATE_NOOP("Words", "Move to “{to}”"),
    "protection.moved": QT_TRANSLATE_NOOP("Words", "Protection: move to “{to}”"),
    "referral.moved": QT_TRANSLATE_NOOP("Words", "Referral: record “{to}”"),
}

# Why a step is not possible for this member now.
_MISSING: Final[dict[str, str]] = {
    "rule.role-missing": QT_TRANSLATE_NOOP("Words", "it belongs to another role"),
    "rule.same-person": QT_TRANSLATE_NOOP("Words", "it needs a second person"),
    "rule.identity-needed": QT_TRANSLATE_NOOP("Words", "no identity has been sealed"),
    "rule.expired": QT_TRANSLATE_NOOP("Words", "the agreement is more than ten days old"),
    "rule.waits": QT_TRANSLATE_NOOP("Words", "the agreement is not under a checkpoint yet"),
    "rule.not-emitted": QT_TRANSLATE_NOOP("Words", "another person has to confirm it first"),
    "case.incomplete": QT_TRANSLATE_NOOP("Words", "the case is incomplete"),
    "rule.not-a-reader": QT_TRANSLATE_NOOP("Words", "you do not read this case"),
    "rule.no-such-object": QT_TRANSLATE_NOOP("Words", "what it rests on is not there yet"),
}

_KINDS: Final[dict[str, str]] = {
    "alert": QT_TRANSLATE_NOOP("Words", "Alert"),
    "protection": QT_TRANSLATE_NOOP("Words", "Protection request"),
    "assessment": QT_TRANSLATE_NOOP("Words", "Risk assessment"),
    "determination": QT_TRANSLATE_NOOP("Words", "Determination"),
    "referral": QT_TRANSLATE_NOOP("Words", "Referral"),
    "summary": QT_TRANSLATE_NOOP("Words", "Public summary"),
    "emission": QT_TRANSLATE_NOOP("Words", "Issue of a public summary"),
    "member.proposed": QT_TRANSLATE_NOOP("Words", "Admission of a member"),
    "member.roles_proposed": QT_TRANSLATE_NOOP("Words", "Change of roles"),
    "member.removal_proposed": QT_TRANSLATE_NOOP("Words", "Removal of a member"),
}

_FIELDS: Final[dict[str, str]] = {
    "received": QT_TRANSLATE_NOOP("Words", "Received"),
    "channel": QT_TRANSLATE_NOOP("Words", "Channel"),
    "alerter": QT_TRANSLATE_NOOP("Words", "Who alerts"),
    "identity_mode": QT_TRANSLATE_NOOP("Words", "Identity"),
    "relation": QT_TRANSLATE_NOOP("Words", "Relation to the facts"),
    "institution": QT_TRANSLATE_NOOP("Words", "Institution"),
    "scope": QT_TRANSLATE_NOOP("Words", "Branch"),
    "government_level": QT_TRANSLATE_NOOP("Words", "Level of government"),
    "state": QT_TRANSLATE_NOOP("Words", "State of the republic"),
    "facts_from": QT_TRANSLATE_NOOP("Words", "Facts from"),
    "facts_to": QT_TRANSLATE_NOOP("Words", "Facts until"),
    "facts_continue": QT_TRANSLATE_NOOP("Words", "The facts continue"),
    "conducts": QT_TRANSLATE_NOOP("Words", "Conducts"),
    "narrative": QT_TRANSLATE_NOOP("Words", "Narrative"),
    "amount": QT_TRANSLATE_NOOP("Words", "Estimated amount"),
    "currency": QT_TRANSLATE_NOOP("Words", "Currency"),
    "programme": QT_TRANSLATE_NOOP("Words", "Programme or contract"),
    "evidence": QT_TRANSLATE_NOOP("Words", "Elements of proof"),
    "accused": QT_TRANSLATE_NOOP("Words", "Persons named"),
    "reported_before": QT_TRANSLATE_NOOP("Words", "Reported before"),
    "reported_to": QT_TRANSLATE_NOOP("Words", "Reported to"),
    "reported_on": QT_TRANSLATE_NOOP("Words", "Reported on"),
    "reported_folio": QT_TRANSLATE_NOOP("Words", "Folio of that report"),
    "asks_protection": QT_TRANSLATE_NOOP("Words", "Asks for protection"),
    "risks": QT_TRANSLATE_NOOP("Words", "Risks perceived"),
    "gender": QT_TRANSLATE_NOOP("Words", "Gender"),
    "age_range": QT_TRANSLATE_NOOP("Words", "Age range"),
    "language": QT_TRANSLATE_NOOP("Words", "Language"),
    "source_folio": QT_TRANSLATE_NOOP("Words", "Folio at the source"),
    "folio": QT_TRANSLATE_NOOP("Words", "Folio"),
    "motive": QT_TRANSLATE_NOOP("Words", "Reasons in words"),
    "text": QT_TRANSLATE_NOOP("Words", "Text"),
    "beneficiaries": QT_TRANSLATE_NOOP("Words", "Beneficiaries"),
    "consent": QT_TRANSLATE_NOOP("Words", "Consent"),
    "impact": QT_TRANSLATE_NOOP("Words", "Impact (1 to 5)"),
    "probability": QT_TRANSLATE_NOOP("Words", "Probability (1 to 5)"),
    "level": QT_TRANSLATE_NOOP("Words", "Level"),
    "factors": QT_TRANSLATE_NOOP("Words", "Factors"),
    "gender_view": QT_TRANSLATE_NOOP("Words", "Gender perspective"),
    "reasoning": QT_TRANSLATE_NOOP("Words", "Reasoning"),
    "outcome": QT_TRANSLATE_NOOP("Words", "Outcome"),
    "families": QT_TRANSLATE_NOOP("Words", "Families of measures"),
    "measures": QT_TRANSLATE_NOOP("Words", "Measures"),
    "destination": QT_TRANSLATE_NOOP("Words", "Destination"),
    "subject": QT_TRANSLATE_NOOP("Words", "Subject"),
    "grounds": QT_TRANSLATE_NOOP("Words", "Legal grounds"),
    "oficio": QT_TRANSLATE_NOOP("Words", "Number of the oficio"),
    "means": QT_TRANSLATE_NOOP("Words", "Means of dispatch"),
    "sent_on": QT_TRANSLATE_NOOP("Words", "Sent on"),
    "acknowledgement": QT_TRANSLATE_NOOP("Words", "Number of the acknowledgement"),
    "receiver": QT_TRANSLATE_NOOP("Words", "Who received it"),
    "external_folio": QT_TRANSLATE_NOOP("Words", "Folio of the other institution"),
    "reasons": QT_TRANSLATE_NOOP("Words", "Grounds"),
    "members": QT_TRANSLATE_NOOP("Words", "Members"),
    "number": QT_TRANSLATE_NOOP("Words", "Member"),
    "roles": QT_TRANSLATE_NOOP("Words", "Roles"),
    "key": QT_TRANSLATE_NOOP("Words", "Signing key"),
    "sealing": QT_TRANSLATE_NOOP("Words", "Sealing key"),
    "roles_before": QT_TRANSLATE_NOOP("Words", "Roles now"),
    "name": QT_TRANSLATE_NOOP("Words", "Name"),
    "sealing_key": QT_TRANSLATE_NOOP("Words", "Sealing key, whole"),
    "to": QT_TRANSLATE_NOOP("Words", "New state"),
    "title": QT_TRANSLATE_NOOP("Words", "Title"),
    "description": QT_TRANSLATE_NOOP("Words", "Description"),
    "media": QT_TRANSLATE_NOOP("Words", "Kind of file"),
    "size": QT_TRANSLATE_NOOP("Words", "Size"),
    "sha256": QT_TRANSLATE_NOOP("Words", "SHA-256 of the file"),
    "file_name": QT_TRANSLATE_NOOP("Words", "Name the file had"),
    "purpose": QT_TRANSLATE_NOOP("Words", "What it left for"),
}

_LANGUAGES: Final[dict[str, str]] = {
    "es": QT_TRANSLATE_NOOP("Words", "Spanish"),
    "en": QT_TRANSLATE_NOOP("Words", "English"),
}


def tr(text: str) -> str:
    """Translate one of the texts of this module."""
    return QCoreApplication.translate("Words", text)


class Words:
    """Vocabulary of one language.

    Args:
        catalogs: the lists of the law.
        language: of the window.
    """

    def __init__(self, catalogs: Catalogs, language: Language) -> None:
        self._catalogs = catalogs
        self.language = language

    def label(self, catalog: CatalogName, key: str) -> str:
        """Return the label of a key, or the key itself if the catalogue has none."""
        for entry in self._catalogs[catalog].entries:
            if entry.key == key:
                return entry.label.es if self.language == "es" else entry.label.en
        return key

    def labels(self, catalog: CatalogName) -> dict[str, str]:
        """Return the label of every key, in the catalogue's order."""
        keys = [entry.key for entry in self._catalogs[catalog].entries]
        return {key: self.label(catalog, key) for key in keys}

    def basis(self, catalog: CatalogName, key: str) -> str:
        """Return the article a key rests on, or nothing."""
        found = (entry.basis for entry in self._catalogs[catalog].entries if entry.key == key)
        return next(found, None) or ""

    def edition(self, catalog: CatalogName) -> date:
        """Return the day of a catalogue's edition."""
        return self._catalogs[catalog].version

    def is_in_force(self, catalog: CatalogName, key: str, on: date | None) -> bool:
        """Tell whether a catalogue listed a key on a day, or at all if the day is not known."""
        found = [entry for entry in self._catalogs[catalog].entries if entry.key == key]
        return any(on is None or entry.holds_on(on) for entry in found)

    def short(self, catalog: CatalogName, key: str) -> str:
        """Return the label of a key without what stands in brackets or behind a stroke."""
        return self.label(catalog, key).partition(" (")[0].partition(" / ")[0]

    def group(self, catalog: CatalogName, key: str) -> str:
        """Return the label of the group that a factor or a measure belongs to, or nothing."""
        groups: dict[CatalogName, CatalogName] = {
            "risk_factors": "risk_levels",
            "measures": "measure_families",
        }
        found = (entry.kind for entry in self._catalogs[catalog].entries if entry.key == key)
        kind = next(found, None)
        return "" if kind is None else self.label(groups[catalog], kind)

    def note(self, catalog: CatalogName, key: str) -> str:
        """Return what a careful reader should know of a key, or nothing."""
        found = (entry.note for entry in self._catalogs[catalog].entries if entry.key == key)
        note = next(found, None)
        return "" if note is None else note.es if self.language == "es" else note.en

    def accepts_anonymous(self, destination: str) -> bool | None:
        """Tell whether an institution takes filings without a name; None if it is not known."""
        rows = self._catalogs["referral_destinations"].entries
        return next((row.accepts_anonymous for row in rows if row.key == destination), None)

    def needs_consent(self, destination: str) -> bool | None:
        """Tell whether an institution needs the person's consent; None if it is not known."""
        rows = self._catalogs["referral_destinations"].entries
        return next((row.needs_consent for row in rows if row.key == destination), None)

    def choices(self, catalog: CatalogName, on: date) -> list[tuple[str, str]]:
        """Return key and label of what is in force on a day, in the catalogue's order."""
        return [
            (key, self.label(catalog, key)) for key in self._catalogs[catalog].keys_valid_on(on)
        ]

    def conducts(self, on: date) -> list[tuple[str, str, str]]:
        """Return key, label and article of the conducts in force on a day."""
        catalog = self._catalogs["conducts"]
        return [
            (key, self.label("conducts", key), catalog.entry(key, on).basis or "")
            for key in catalog.keys_valid_on(on)
        ]

    def alert_state(self, key: str) -> Face:
        """Return the face of an alert's state."""
        return self.state("alert", key)

    def alert_states(self) -> list[str]:
        """Return the keys of the states of an alert, in the catalogue's order."""
        return [entry.key for entry in self._catalogs["alert_states"].entries]

    def state(self, kind: str, key: str) -> Face:
        """Return the face of the state of a proceeding."""
        catalog: CatalogName = "alert_states" if kind == "alert" else "proceeding_states"
        return faces.proceeding(key, self.label(catalog, key))

    def kind(self, key: str) -> str:
        """Return what a proceeding or proposal is called."""
        return tr(_KINDS[key]) if key in _KINDS else key

    def field(self, name: str) -> str:
        """Return what a field is called."""
        return tr(_FIELDS[name]) if name in _FIELDS else name

    def reason(self, key: str) -> str:
        """Return why an entry has no effect."""
        return explain(UserError(key), self.language).happened

    def missing(self, key: str) -> str:
        """Return why this member cannot take a step now, in a few words."""
        return tr(_MISSING[key]) if key in _MISSING else self.reason(key)

    def sentence(self, line: TimelineLine, undone: TimelineLine | None = None) -> str:
        """Return an entry as a sentence, and what it undoes, if that is known."""
        template = _SENTENCES.get(line.type, _UNKNOWN_ENTRY)
        values = {name: self.datum(line.type, name, value) for name, value in line.data.items()}
        if undone is not None:
            template, values = _UNDOING[line.type], {"what": self.sentence(undone)}
        author = line.author or tr(QT_TRANSLATE_NOOP("Words", "Somebody unknown"))
        return tr(template).format_map(_Lenient(values, author=author))

    def deed(self, line: TimelineLine) -> str:
        """Return what an entry did, where its author is named beside."""
        template = tr(_SENTENCES.get(line.type, _UNKNOWN_ENTRY)).removeprefix("{author} ")
        values = {name: self.datum(line.type, name, value) for name, value in line.data.items()}
        said = template.format_map(_Lenient(values, author=line.author))
        return said[:1].upper() + said[1:]

    def verb(self, step: Step, kind: str = "") -> str:
        """Return what a step does, as the text of its button.

        Args:
            step: to be taken.
            kind: of the proceeding it is about.
        """
        if (step.command, kind) in _THING_VERBS:
            return tr(_THING_VERBS[step.command, kind])
        if step.to is None:
            return tr(_VERBS[step.command]) if step.command in _VERBS else step.command
        verb = _MOVE_VERBS.get((step.command, step.to))
        if verb is not None:
            return tr(verb)
        face = self.state(step.command.partition(".")[0], step.to)
        return tr(_MOVES[step.command]).format(to=face.word)

    def value(self, name: str, value: Any) -> str:
        """Return the value of a field as people read it."""
        if isinstance(value, bool):
            return tr(
                QT_TRANSLATE_NOOP("Words", "Yes") if value else QT_TRANSLATE_NOOP("Words", "No")
            )
        if isinstance(value, list | tuple):
            return "; ".join(self.value(name, each) for each in value)
        if name in SPOKEN:
            return SPOKEN[name](value)
        text = str(value)
        if name == "language" and text in _LANGUAGES:
            return tr(_LANGUAGES[text])
        return self.label(CATALOG_OF[name], text) if name in CATALOG_OF else text

    def grounds(self, line: TimelineLine) -> str:
        """Return the grounds that an entry gives."""
        catalog = catalog_of_grounds(line.type, str(line.data.get("to")))
        return "; ".join(
            key if catalog is None else self.label(catalog, key) for key in line.grounds
        )

    def datum(self, type_: str, name: str, value: Any) -> str:
        """Return a value of an entry as people read it; a state by the name of its proceeding."""
        if name in {"to", "outcome"}:
            return self.state(type_.partition(".")[0], str(value)).word
        return self.value(name, value)


class _Lenient(dict[str, str]):
    """Values for a template; one that is absent, as in an erased entry, is left out."""

    def __missing__(self, key: str) -> str:
        return "…"
