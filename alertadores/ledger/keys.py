"""Keys of a case or of the office, and the wrap in which they travel to a member.

A wrap is worthless after receipt: the keyring is the home of keys. Its hash stands in the entry
that grants access, so that a hub cannot slip in a key of its own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from alertadores.domain.schemas import Group
from crypto import canonical
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import FormatError
from crypto.labels import Label, context
from crypto.recipients import Recipient, RecipientKey
from crypto.secret import SecretBytes, mac, random_secret

SCHEMA: Final = "alertadores-keys/1"
KEY_BYTES: Final = 32
# A log key travels as its Ed25519 seed, the audit key as an encoded private key.
_LENGTHS: Final = {"audit": 33}
_NAMES: Final = frozenset({"case", "epoch", "kind", "read", "schema", "trace"})

Kind = Literal["case", "office", "log", "audit"]


@dataclass(frozen=True, slots=True)
class CaseKeys:
    """The keys of one epoch. A trace grant opens no field and no file.

    The office has keys of the same form: `trace` for its rows, group `case` for its contents.
    """

    epoch: int
    trace: SecretBytes
    read: Mapping[Group, SecretBytes]

    @classmethod
    def fresh(cls, epoch: int) -> CaseKeys:
        """Return new random keys for all groups."""
        return cls(epoch, random_secret(), {group: random_secret() for group in Group})

    def trace_check(self) -> bytes:
        """Return what `case.opened` carries so that no reader can be given another trace key."""
        return mac(self.trace, Label.KEY_CHECK)

    def read_check(self) -> bytes:
        """Return the same for the read keys.

        Raises:
            FormatError: this is a bare trace grant.
        """
        if set(self.read) != set(Group):
            raise FormatError("a trace grant has no read keys")
        joined = b"".join(self.read[group].reveal() for group in Group)
        return mac(joined, Label.KEY_CHECK)


@dataclass(frozen=True, slots=True)
class Wrapped:
    """What travels in a wrap: keys of a case or of the office, or one single secret as `trace`."""

    kind: Kind
    case: bytes | None
    keys: CaseKeys


def wrap_keys(recipient: Recipient, origin: str, wrapped: Wrapped, *, level: str = "full") -> bytes:
    """Seal keys to one member.

    Args:
        recipient: the member's present sealing key.
        origin: of the log.
        wrapped: what to send.
        level: ``trace`` leaves the keys of fields and files out; a custodian still gets the
            outside of the envelope open, which is worth nothing without two halves.
    """
    read = {
        group: key
        for group, key in wrapped.keys.read.items()
        if level == "full" or group is Group.IDENTITY
    }
    plain = canonical.dumps(
        {
            "case": None if wrapped.case is None else b64u_encode(wrapped.case),
            "epoch": wrapped.keys.epoch,
            "kind": wrapped.kind,
            "read": {group.value: b64u_encode(key.reveal()) for group, key in read.items()},
            "schema": SCHEMA,
            "trace": b64u_encode(wrapped.keys.trace.reveal()),
        }
    )
    return recipient.seal(plain, _info(origin, recipient))


def unwrap_keys(key: RecipientKey, origin: str, data: bytes) -> Wrapped:
    """Open a wrap.

    Raises:
        DecryptionError: it is not for this key and office.
        FormatError: what comes out is not a set of keys.
    """
    with key.open(data, _info(origin, key.public)) as plain:
        record = canonical.loads_canonical(plain.reveal())
    if not isinstance(record, dict) or record.keys() != _NAMES or record["schema"] != SCHEMA:
        raise FormatError("the wrap does not hold keys")
    match record["epoch"], record["kind"], record["read"]:
        case int(epoch), ("case" | "office" | "log" | "audit") as kind, dict(read) if (
            type(epoch) is int and epoch >= 0
        ):
            keys = CaseKeys(
                epoch=epoch,
                trace=_secret(record["trace"], _LENGTHS.get(kind, KEY_BYTES)),
                read={_group(name): _secret(value, KEY_BYTES) for name, value in read.items()},
            )
            return Wrapped(kind, _case(record["case"]), keys)
    raise FormatError("the wrap does not hold keys")


def wrap_name(data: bytes) -> bytes:
    """Return the name of a wrap: its SHA-256."""
    return hashlib.sha256(data).digest()


def _info(origin: str, recipient: Recipient) -> bytes:
    return context(Label.KEY_WRAP, origin.encode("ascii"), recipient.fingerprint())


def _secret(value: Any, length: int) -> SecretBytes:
    if not isinstance(value, str):
        raise FormatError("a key is text")
    return SecretBytes(b64u_decode(value, length=length))


def _group(name: str) -> Group:
    try:
        return Group(name)
    except ValueError:
        raise FormatError("the wrap holds a key of an unknown group") from None


def _case(value: Any) -> bytes | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise FormatError("the case of a wrap is not text")
    return b64u_decode(value, length=16)
