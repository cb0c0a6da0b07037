"""The fields of each type of entry: position, visibility, read group, form.

Field visibility belongs to the program and is never editable: deny by default. A schema is only
ever extended at its end, within 32 positions; position 0 always holds the schema's name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from crypto.commitments import FIELD_COUNT


class Visibility(StrEnum):
    """The widest circle a field may ever be shown to."""

    PUBLIC = "public"
    PARTNER = "partner"
    INTERNAL = "internal"
    NEVER = "never"


class Group(StrEnum):
    """Which key of the case opens what, so that one person's data can be erased alone.

    `CASE` and `THIRD` open fields, `FILES` attachments and what is told of them, `IDENTITY` the
    outside of the envelope.
    """

    CASE = "case"
    THIRD = "third"
    FILES = "files"
    IDENTITY = "identity"


class Form(StrEnum):
    """How a value is committed to: as one value, or word by word."""

    WHOLE = "whole"
    TOKENS = "tokens"


@dataclass(frozen=True, slots=True)
class Field:
    """One position of a schema."""

    name: str
    visibility: Visibility = Visibility.INTERNAL
    group: Group = Group.CASE
    form: Form = Form.WHOLE


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields of one type of entry; `fields[i]` stands at position i.

    Attributes:
        positions: all 32: the fields, then unused ones that stay null.
    """

    type: str
    fields: tuple[Field, ...]
    positions: tuple[Field, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Fill up with unused positions."""
        unused = range(len(self.fields), FIELD_COUNT)
        more = (Field(f"unused-{index}", Visibility.NEVER) for index in unused)
        object.__setattr__(self, "positions", (*self.fields, *more))

    @property
    def name(self) -> str:
        """The text at position 0, e.g. ``note.added/1``."""
        return f"{self.type}/1"

    def position(self, name: str) -> int:
        """Return the position of a field.

        Raises:
            KeyError: the schema has no such field.
        """
        for index, each in enumerate(self.fields):
            if each.name == name:
                return index
        raise KeyError(name)


_SCHEMA: Final = Field("schema", Visibility.PUBLIC)
_MOTIVE: Final = Field("motive")
_PUBLIC: Final = Visibility.PUBLIC
_NEVER: Final = Visibility.NEVER
_THIRD: Final = Group.THIRD
_FILES: Final = Group.FILES

_FIELDS: Final[dict[str, tuple[Field, ...]]] = {
    "office.founded": (
        Field("agency"),
        Field("names"),
        Field("sealing_keys"),
        Field("audit_key"),
    ),
    "office.accepted": (),
    "member.proposed": (Field("name"), Field("sealing_key"), _MOTIVE),
    "member.roles_proposed": (_MOTIVE,),
    "member.removal_proposed": (_MOTIVE,),
    "public.emitted": (
        Field("agency", _PUBLIC),
        Field("issued", _PUBLIC),
        Field("period", _PUBLIC),
        Field("alerter", _PUBLIC),
        Field("conducts", _PUBLIC),
        Field("state", _PUBLIC),
        Field("measures", _PUBLIC),
        Field("text", _PUBLIC, form=Form.TOKENS),
        Field("language", _PUBLIC),
    ),
    "public.confirmed": (),
    "case.opened": (Field("folio"),),
    "access.granted": (_MOTIVE,),
    "alert.registered": (
        Field("received"),
        Field("channel"),
        Field("alerter"),
        Field("identity_mode"),
        Field("relation"),
        Field("institution"),
        Field("scope"),
        Field("government_level"),
        Field("state"),
        Field("facts_from"),
        Field("facts_to"),
        Field("facts_continue"),
        Field("conducts"),
        Field("narrative"),
        Field("amount"),
        Field("currency"),
        Field("programme"),
        Field("evidence"),
        Field("accused", group=_THIRD),
        Field("reported_before"),
        Field("reported_to"),
        Field("reported_on"),
        Field("reported_folio"),
        Field("asks_protection"),
        Field("risks"),
        Field("gender"),
        Field("age_range"),
        Field("language"),
        Field("source_folio"),
    ),
    "alert.moved": (_MOTIVE,),
    "note.added": (Field("text"),),
    "evidence.added": (
        Field("title", group=_FILES),
        Field("description", group=_FILES),
        Field("media", group=_FILES),
        Field("size", group=_FILES),
        Field("sha256", group=_FILES),
        Field("file_name", group=_FILES),
    ),
    "evidence.exported": (Field("purpose", group=_FILES),),
    "identity.sealed": (),
    "protection.requested": (Field("risks"), Field("beneficiaries", group=_THIRD)),
    "protection.moved": (_MOTIVE,),
    "risk.assessed": (Field("factors"), Field("gender_view"), Field("reasoning")),
    "determination.proposed": (Field("measures"), Field("text", form=Form.TOKENS)),
    "referral.drafted": (
        Field("subject"),
        Field("grounds"),
        Field("text", form=Form.TOKENS),
        Field("oficio"),
    ),
    "referral.sent": (Field("oficio"), Field("sent_on")),
    "referral.acknowledged": (Field("acknowledgement"), Field("received_at"), Field("receiver")),
    "referral.moved": (_MOTIVE, Field("external_folio")),
    "summary.proposed": (
        Field("text", Visibility.PARTNER, form=Form.TOKENS),
        Field("language", Visibility.PARTNER),
        Field("link_key", _NEVER),
    ),
    "summary.issued": (),
    "draft.amended": (Field("text", form=Form.TOKENS),),
    "proposal.withdrawn": (_MOTIVE,),
    "approval.given": (_MOTIVE,),
    "approval.refused": (_MOTIVE,),
}

SCHEMAS: Final[Mapping[str, Schema]] = {
    type_: Schema(type_, (_SCHEMA, *fields)) for type_, fields in _FIELDS.items()
}
