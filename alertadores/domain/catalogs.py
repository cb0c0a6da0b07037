"""Catalogues: the lists of the law as data, with their source and the dates they hold.

Code never knows a conduct, a measure or an institution by name; it asks the catalogue in force on
a date. A row says where it was read and how far it may be trusted: ``read`` in the source it
names, ``proposal`` of this program, or ``to-verify`` (from memory or unconfirmed). A row with no
first or last day holds as far back or forward as anybody knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Annotated, Final, Literal, Self, get_args

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic import model_validator as validates

from alertadores.errors import UserError
from crypto import canonical
from crypto.errors import FormatError

CatalogName = Literal[
    "alert_states",
    "alerter_kinds",
    "channels",
    "classification_grounds",
    "conclusion_causes",
    "conducts",
    "fact_relations",
    "government_levels",
    "identity_modes",
    "incompetence_grounds",
    "measure_families",
    "measures",
    "proceeding_states",
    "redaction_kinds",
    "redaction_units",
    "referral_answers",
    "referral_destinations",
    "referral_means",
    "refusal_grounds",
    "reprisal_types",
    "risk_factors",
    "risk_levels",
    "roles",
    "scopes",
    "states",
]
CATALOG_NAMES: Final[tuple[CatalogName, ...]] = get_args(CatalogName)

# Catalogues whose `kind` is a key of another one.
_KINDS: Final[dict[CatalogName, CatalogName]] = {
    "measures": "measure_families",
    "risk_factors": "risk_levels",
    "reprisal_types": "risk_levels",
}

Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_]{1,62}(:[A-Za-z0-9_]{1,62})?\z")]
Line = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f-\x9f]{1,500}\z")]
Sentences = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f\x7f-\x9f]{1,2000}\z")]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Text(_Model):
    """A label in the two languages of the interface."""

    es: Line
    en: Line


class Note(_Model):
    """What a careful reader should know, in the two languages of the interface."""

    es: Sentences
    en: Sentences


class Entry(_Model):
    """One row of a catalogue.

    Attributes:
        key: what entries of the ledger and other people's files carry; Spanish where it is a key
            of the law.
        kind: the group it belongs to: kind of conduct, family of a measure, level of a factor.
        label: what a person reads.
        basis: article or instrument it rests on.
        code: the key that the national platform uses, where it differs from `key`.
        receives: what an institution takes.
        accepts_anonymous: whether an institution takes a filing without a name.
        needs_consent: whether an institution needs the consent of the person concerned.
        referable: whether a referral may be addressed to an institution from this program.
        source: where it was read.
        status: how far the row may be trusted.
        valid_from: first day it holds; None if unknown.
        valid_to: last day it holds; None if it has no known end.
        note: what a careful reader should know.
    """

    key: Key
    kind: Key | None = None
    label: Text
    basis: Line | None = None
    code: Key | None = None
    receives: Line | None = None
    accepts_anonymous: bool | None = None
    needs_consent: bool | None = None
    referable: bool | None = None
    source: Line
    status: Literal["read", "proposal", "to-verify"]
    valid_from: date | None
    valid_to: date | None
    note: Note | None = None

    @validates(mode="after")
    def _dates_in_order(self) -> Self:
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError("the last day is before the first")
        return self

    def holds_on(self, day: date) -> bool:
        """Tell whether the row is in force on a day."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)


class Catalog(_Model):
    """A catalogue: an ordered list of rows with one key each.

    Attributes:
        format: the schema of the file.
        name: which catalogue it is.
        version: day of the edition.
        source: where the list as a whole comes from.
        note: what a careful reader should know.
        incomplete: kinds whose rows the source does not give in full.
        entries: the rows, in the order in which they are shown.
    """

    format: Literal["alertadores-catalog/1"] = Field(alias="schema")
    name: CatalogName
    version: date
    source: Line
    note: Note
    incomplete: Annotated[tuple[Key, ...], Field(max_length=100)]
    entries: Annotated[tuple[Entry, ...], Field(min_length=1, max_length=10_000)]

    @validates(mode="after")
    def _keys_are_unique(self) -> Self:
        if len(self._by_key) != len(self.entries):
            raise ValueError("a key is repeated")
        return self

    @cached_property
    def _by_key(self) -> dict[str, Entry]:
        return {entry.key: entry for entry in self.entries}

    def entry(self, key: str, on: date) -> Entry:
        """Return the row of a key in force on a day.

        Raises:
            UserError: ``catalog.unknown-key`` or ``catalog.not-in-force``. The key itself stays
                out of the error: it may come from somebody's file.
        """
        found = self._by_key.get(key)
        if found is None:
            raise UserError("catalog.unknown-key", catalog=self.name)
        if not found.holds_on(on):
            raise UserError("catalog.not-in-force", catalog=self.name)
        return found

    def keys_valid_on(self, day: date) -> tuple[str, ...]:
        """Return the keys in force on a day, in the catalogue's order."""
        return tuple(entry.key for entry in self.entries if entry.holds_on(day))


def parse_catalog(data: bytes) -> Catalog:
    """Read one catalogue file.

    Raises:
        FormatError: not strict JSON, a foreign or missing name, a repeated key, or a row that
            ends before it begins.
    """
    canonical.loads(data)  # refuses what pydantic would let pass: repeated names
    try:
        return Catalog.model_validate_json(data)
    except ValidationError:
        raise FormatError("the file does not follow the schema of a catalogue") from None


@dataclass(frozen=True, slots=True)
class Catalogs:
    """The whole set, by name."""

    by_name: Mapping[CatalogName, Catalog]

    def __getitem__(self, name: CatalogName) -> Catalog:
        """Return the catalogue of that name."""
        return self.by_name[name]


def parse_catalogs(files: Mapping[str, bytes]) -> Catalogs:
    """Read the whole set: one file for each of `CATALOG_NAMES`, under its name.

    Raises:
        FormatError: a file is missing, foreign, malformed or under another name, or a row belongs
            to a kind that no catalogue lists.
    """
    if files.keys() != set(CATALOG_NAMES):
        raise FormatError("the set of catalogues is not complete")
    found = {name: parse_catalog(files[name]) for name in CATALOG_NAMES}
    for name, catalog in found.items():
        if catalog.name != name:
            raise FormatError("a catalogue is filed under another name")
        if name in _KINDS:
            listed = {entry.key for entry in found[_KINDS[name]].entries}
            if not {entry.kind for entry in catalog.entries} <= listed | {None}:
                raise FormatError("a row belongs to a kind that no catalogue lists")
    return Catalogs(found)
