"""One lock: a way in which its owner opens a vault.

A lock is an HPKE key pair whose private half lies sealed under the lock's secret, a passphrase
(Argon2id) or a printed code (HKDF). Vault keys are wrapped to the public half, so that a new one
needs nobody's secret.

Anybody can wrap to a public key. So that nobody who writes to the folder can hand the owner a
vault key of his own, and with it a whole vault that opens with the right passphrase, the sealed
part also holds the vault's *binding key*: a wrap carries the vault key under it, and only the
keyring and the locks know it.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final

from alertadores.errors import EnvironmentFault, UserError
from crypto import passphrase, recovery
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import FormatError
from crypto.labels import Label, context
from crypto.passphrase import SALT_LENGTH, Profile, profile_named
from crypto.recipients import Recipient, RecipientKey
from crypto.sealing import seal, unseal
from crypto.secret import KEY_LENGTH, SecretBytes, expand, mac, random_secret

ID_BYTES: Final = 16
CHECK_BYTES: Final = 32

_NAMES: Final = frozenset({"check", "id", "kind", "private", "profile", "public", "salt"})


class LockKind(StrEnum):
    """What opens a lock."""

    PASSPHRASE = "passphrase"  # noqa: S105 - a kind, not a secret
    CODE = "code"


@dataclass(frozen=True, slots=True, repr=False)
class Secret:
    """What a person types to open a vault. It has no printable form.

    Attributes:
        kind: of the lock it is for.
        text: as typed.
    """

    kind: LockKind
    text: str


@dataclass(frozen=True, slots=True)
class Lock:
    """A lock as the keyring lists it: everything but the wrap, which each vault key renews.

    Attributes:
        id: 16 random bytes.
        kind: what opens it.
        profile: name of the passphrase profile; None for a code.
        salt: 16 random bytes.
        public: the encoded public key that vault keys are wrapped to.
        private: the encoded private key and the binding key, sealed under the lock's secret.
        check: tells whether a secret is the right one.
    """

    id: bytes
    kind: LockKind
    profile: str | None
    salt: bytes
    public: bytes
    private: bytes
    check: bytes

    @classmethod
    def make(cls, vault: bytes, binding: SecretBytes, secret: Secret, profile: Profile) -> Lock:
        """Return a new lock that this secret opens.

        Args:
            vault: id of the vault; the lock is worth nothing elsewhere.
            binding: the vault's binding key.
            secret: a passphrase or the text of a code.
            profile: the cost of one guess at a passphrase.

        Raises:
            UserError: ``vault.passphrase-unusable``, ``vault.code-mistyped``.
            EnvironmentFault: ``vault.memory``, too little for the profile.
        """
        key = RecipientKey.generate()
        lock = cls(
            id=random_secret(ID_BYTES).reveal(),
            kind=secret.kind,
            profile=profile.name if secret.kind is LockKind.PASSPHRASE else None,
            salt=random_secret(SALT_LENGTH).reveal(),
            public=key.public.to_bytes(),
            private=b"",
            check=b"",
        )
        with (
            lock.stretch(vault, secret) as stretched,
            expand(stretched, Label.LOCK_PRIVATE, vault, lock.id) as sealing,
            key.to_bytes() as private,
        ):
            sealed = seal(sealing, binding.reveal() + private.reveal(), lock._associated(vault))
            return replace(lock, private=sealed, check=mac(stretched, Label.LOCK_CHECK, lock.id))

    def stretch(self, vault: bytes, secret: Secret) -> SecretBytes:
        """Return the 32 bytes that a typed secret stands for at this lock.

        Raises:
            UserError: ``vault.passphrase-unusable``, ``vault.code-mistyped``.
            EnvironmentFault: ``vault.memory``.
        """
        bound = context(Label.LOCK_SECRET, vault, self.id, self.kind.encode("ascii"), self.salt)
        if self.profile is None:
            with _typed(recovery.from_text, secret.text, "vault.code-mistyped") as code:
                return recovery.stretch(code, bound)
        with _typed(passphrase.normalise, secret.text, "vault.passphrase-unusable") as plain:
            try:
                return passphrase.derive(plain, self.salt, profile_named(self.profile), bound)
            except MemoryError as error:
                raise EnvironmentFault("vault.memory") from error

    def opens(self, stretched: SecretBytes) -> bool:
        """Tell whether a stretched secret is the right one."""
        return hmac.compare_digest(mac(stretched, Label.LOCK_CHECK, self.id), self.check)

    def wrap(self, binding: SecretBytes, vault_key: SecretBytes, info: bytes) -> bytes:
        """Return a vault key wrapped to this lock.

        Args:
            binding: the vault's binding key.
            vault_key: 32 bytes.
            info: which keyring the vault key opens; made by `labels.context`.
        """
        bound = seal(binding, vault_key.reveal(), info)
        return Recipient.from_bytes(self.public).seal(bound, info)

    def unwrap(self, vault: bytes, stretched: SecretBytes, wrap: bytes, info: bytes) -> SecretBytes:
        """Return the vault key of a wrap.

        Raises:
            DecryptionError: the lock or the wrap was altered, or made without the binding key.
            FormatError: the same, seen from its form.
        """
        with (
            expand(stretched, Label.LOCK_PRIVATE, vault, self.id) as sealing,
            SecretBytes(unseal(sealing, self.private, self._associated(vault))) as both,
            SecretBytes(both.view()[:KEY_LENGTH]) as binding,
            SecretBytes(both.view()[KEY_LENGTH:]) as private,
            RecipientKey.from_bytes(private).open(wrap, info) as bound,
        ):
            return SecretBytes(unseal(binding, bound.reveal(), info))

    def to_record(self) -> dict[str, Any]:
        """Return the JSON value that the keyring and `locks.json` keep."""
        return {
            "check": b64u_encode(self.check),
            "id": b64u_encode(self.id),
            "kind": self.kind.value,
            "private": b64u_encode(self.private),
            "profile": self.profile,
            "public": b64u_encode(self.public),
            "salt": b64u_encode(self.salt),
        }

    def _associated(self, vault: bytes) -> bytes:
        """All of the lock: none of its parts works with those of another."""
        form = (self.kind.encode("ascii"), (self.profile or "").encode("ascii"), self.salt)
        return context(Label.LOCK_PRIVATE, vault, self.id, *form, self.public)


def parse_lock(record: Any) -> Lock:
    """Read a lock out of its JSON value.

    Raises:
        FormatError: anything but what `Lock.to_record` returns.
    """
    if not isinstance(record, dict) or record.keys() != _NAMES:
        raise FormatError("a lock has exactly its seven names")
    profile = record["profile"]
    match record["kind"], profile:
        case "passphrase", str():
            profile_named(profile)
        case "code", None:
            pass
        case _:
            raise FormatError("the kind of the lock is unknown")
    public = decode(record["public"])
    Recipient.from_bytes(public)
    return Lock(
        id=decode(record["id"], ID_BYTES),
        kind=LockKind(record["kind"]),
        profile=profile,
        salt=decode(record["salt"], SALT_LENGTH),
        public=public,
        private=decode(record["private"]),
        check=decode(record["check"], CHECK_BYTES),
    )


def decode(value: Any, length: int | None = None) -> bytes:
    """Return the bytes of a base64url text in a JSON value.

    Raises:
        FormatError: it is not text, not canonical, or of another length.
    """
    if not isinstance(value, str):
        raise FormatError("bytes are given as text")
    return b64u_decode(value, length=length)


def _typed(parse: Callable[[str], SecretBytes], text: str, key: str) -> SecretBytes:
    try:
        return parse(text)
    except FormatError as error:
        raise UserError(key) from error
