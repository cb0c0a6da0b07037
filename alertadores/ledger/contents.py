"""The fields of an entry as they are stored: plain values and a seed, one object a read group.

The object of a group holds what its holder needs to rebuild the whole commitment: the salt of the
list of fields, the group's seed and values, and the digests of the other groups' positions. An
object is named by the SHA-256 of its ciphertext, which the trace record carries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from alertadores.domain.schemas import Field, Group, Schema
from crypto import canonical
from crypto.commitments import FIELD_COUNT, FieldCommitment, Position, Withheld, commit_fields
from crypto.errors import FormatError, VerificationError
from crypto.labels import Label, context
from crypto.sealing import pad, seal, unpad, unseal
from crypto.secret import SecretBytes, random_secret

SMALLEST: Final = 512
_NAMES: Final = frozenset({"others", "salt", "seed", "values"})


@dataclass(frozen=True, slots=True)
class Content:
    """What one read group's object holds.

    Attributes:
        salt: of the list of fields; the same in every group's object.
        seed: of this group's positions.
        values: position → value, for the values that are not null.
        others: position → digest, for the positions of other groups.
    """

    salt: bytes
    seed: SecretBytes
    values: Mapping[int, Any]
    others: Mapping[int, str]

    def to_bytes(self) -> bytes:
        """Return the canonical JSON of this object."""
        return canonical.dumps(
            {
                "others": [[index, self.others[index]] for index in sorted(self.others)],
                "salt": canonical.b64u_encode(self.salt),
                "seed": canonical.b64u_encode(self.seed.reveal()),
                "values": [[index, self.values[index]] for index in sorted(self.values)],
            }
        )


def compose(
    schema: Schema, values: Mapping[str, Any]
) -> tuple[FieldCommitment, dict[Group, Content]]:
    """Commit to the fields of a new entry, with a fresh salt and fresh seeds.

    Args:
        schema: of the entry's type.
        values: field name → JSON value or None; the schema's own name is added.

    Raises:
        FormatError: a name the schema does not have, or a value without canonical form.
    """
    unknown = set(values) - {field.name for field in schema.fields[1:]}
    if unknown:
        raise FormatError("the schema has no such field")
    named = {**values, schema.fields[0].name: schema.name}
    used = {field.group for field in schema.fields if named.get(field.name) is not None}
    used.add(Group.CASE)
    seeds = {group: random_secret() for group in used}
    salt = random_secret().reveal()
    fields = schema.positions
    commitment = commit_fields(
        salt,
        [
            _position(index, field, named.get(field.name), seeds[_group(field, used)])
            for index, field in enumerate(fields)
        ],
    )
    digests = commitment.digests()
    contents = {}
    for group in used:
        own = {index for index, field in enumerate(fields) if _group(field, used) is group}
        contents[group] = Content(
            salt=salt,
            seed=seeds[group],
            values={
                index: named[fields[index].name]
                for index in own
                if named.get(fields[index].name) is not None
            },
            others={index: digests[index] for index in range(FIELD_COUNT) if index not in own},
        )
    return commitment, contents


def rebuild(schema: Schema, contents: Mapping[Group, Content], digest: str) -> FieldCommitment:
    """Recompute the commitment from the objects a holder has, and check it.

    Every object is checked to the last of its values, so that a holder of one group and a holder
    of all of them reach the same verdict.

    Raises:
        VerificationError: the objects do not amount to the committed digest.
        FormatError: no object, or a value in an object of another group than its field's.
    """
    if not contents:
        raise FormatError("no object of the entry is there")
    fields = schema.positions
    for group, content in contents.items():
        if any(fields[index].group is not group for index in content.values):
            raise FormatError("an object holds a value of another read group")
    some = next(iter(contents.values()))
    positions: list[Position | Withheld] = []
    for index, field in enumerate(fields):
        holder = next((one for one in contents.values() if index not in one.others), None)
        if holder is None:
            positions.append(Withheld(some.others[index]))
        else:
            positions.append(_position(index, field, holder.values.get(index), holder.seed))
    commitment = commit_fields(some.salt, positions)
    if commitment.f_digest != digest:
        raise VerificationError("the fields are not the committed ones")
    own = [set(range(FIELD_COUNT)) - set(content.others) for content in contents.values()]
    if sum(map(len, own)) != len(set().union(*own)) or not all(
        _agrees(content, some.salt, commitment.digests()) for content in contents.values()
    ):
        raise VerificationError("the objects of the entry contradict each other")
    return commitment


def _agrees(content: Content, salt: bytes, digests: Sequence[str]) -> bool:
    return content.salt == salt and all(
        digests[index] == digest for index, digest in content.others.items()
    )


def named_values(schema: Schema, contents: Mapping[Group, Content]) -> dict[str, Any]:
    """Return the values that are not null by field name, the schema's own name left out."""
    fields = schema.positions
    return {
        fields[index].name: value
        for content in contents.values()
        for index, value in content.values.items()
        if index > 0
    }


def seal_content(key: SecretBytes, case: bytes | None, group: Group, content: Content) -> bytes:
    """Return the encrypted object; its name is `object_name` of the result."""
    return seal(key, pad(content.to_bytes(), SMALLEST), _associated(case, group))


def open_content(key: SecretBytes, case: bytes | None, group: Group, data: bytes) -> Content:
    """Open an encrypted object.

    Raises:
        DecryptionError: another key, case or group, or altered bytes.
        FormatError: what comes out is not such an object.
    """
    plain = unpad(unseal(key, data, _associated(case, group)), SMALLEST)
    record = canonical.loads(plain)
    if not isinstance(record, dict) or record.keys() != _NAMES:
        raise FormatError("the object of a read group has exactly its four names")
    content = Content(
        salt=canonical.b64u_decode(_text(record["salt"]), length=32),
        seed=SecretBytes(canonical.b64u_decode(_text(record["seed"]), length=32)),
        values=_by_position(record["values"]),
        others={index: _text(value) for index, value in _by_position(record["others"]).items()},
    )
    # A value beside its own digest would be shown without having been committed to.
    if not content.values.keys().isdisjoint(content.others):
        raise FormatError("a position is both a value and a digest")
    if any(value is None for value in content.values.values()):
        raise FormatError("a value is null, which is not stored")
    if content.to_bytes() != plain:
        raise FormatError("the object of a read group is not in canonical form")
    return content


def object_name(data: bytes) -> bytes:
    """Return the name of an encrypted object: its SHA-256."""
    return hashlib.sha256(data).digest()


def _group(field: Field, used: set[Group]) -> Group:
    """Positions of a group this entry has no value in are part of the case's own group."""
    return field.group if field.group in used else Group.CASE


def _position(index: int, field: Field, value: Any, seed: SecretBytes) -> Position:
    form = field.form.value if value is not None else "whole"
    return Position(index, field.name, value, seed, form)


def _by_position(pairs: Any) -> dict[int, Any]:
    if not isinstance(pairs, list):
        raise FormatError("positions are a list")
    found: dict[int, Any] = {}
    for pair in pairs:
        match pair:
            case [int(index), value] if type(index) is int and 0 <= index < FIELD_COUNT:
                found[index] = value
            case _:
                raise FormatError("a position is an index and a value")
    if len(found) != len(pairs):
        raise FormatError("a position occurs twice")
    return found


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise FormatError("a salt, seed or digest is not text")
    return value


def _associated(case: bytes | None, group: Group) -> bytes:
    return context(Label.CONTENT, case or b"", group.value.encode("ascii"))
