"""The introduction of a person to an office: name, public keys, proof that the keys are theirs.

Founders hand one to whoever writes entry 0; somebody who joins later makes a request instead
(`alertadores.bundles.request`). It is no secret, and no proof of who the person is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from crypto import canonical
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import FormatError
from crypto.labels import Label, context
from crypto.recipients import Recipient
from crypto.signing import KEY_BYTES, SIGNATURE_BYTES, SigningKey, VerifyKey
from crypto.tokens import canonical_text, tokenise

SCHEMA: Final = "alertadores-introduction/1"
MAX_BYTES: Final = 16 * 1024
MAX_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Introduction:
    """A person's name and public keys, checked.

    Attributes:
        name: one plain line of 1 to 120 characters.
        key: verifies what they sign.
        sealing: what is sealed to them is sealed to this.
    """

    name: str
    key: VerifyKey
    sealing: Recipient


def write_introduction(name: str, key: SigningKey, sealing: Recipient) -> bytes:
    """Return the file; the signature proves possession of the signing key for this sealing key.

    The name is brought into the form in which texts are recorded: in NFC, single spaces.

    Raises:
        FormatError: the name is not one plain line of 1 to 120 characters.
    """
    name = canonical_text(name)
    check_name(name)
    return canonical.dumps(
        {
            "key": b64u_encode(key.public.to_bytes()),
            "name": name,
            "possession": b64u_encode(key.sign(_signed(name, sealing))),
            "schema": SCHEMA,
            "sealing": b64u_encode(sealing.to_bytes()),
        }
    )


def parse_introduction(data: bytes) -> Introduction:
    """Read and check an introduction.

    Raises:
        FormatError: not such a file.
        VerificationError: the signature is not by the key it names.
    """
    match canonical.loads_canonical(data, limit=MAX_BYTES):
        case {
            "key": str(key_text),
            "name": str(name),
            "possession": str(possession),
            "schema": schema,
            "sealing": str(sealing_text),
            **foreign,
        } if schema == SCHEMA and not foreign:
            check_name(name)
            key = VerifyKey.from_bytes(b64u_decode(key_text, length=KEY_BYTES))
            sealing = Recipient.from_bytes(b64u_decode(sealing_text))
            key.verify(b64u_decode(possession, length=SIGNATURE_BYTES), _signed(name, sealing))
            return Introduction(name, key, sealing)
    raise FormatError("the file is not an introduction")


def _signed(name: str, sealing: Recipient) -> bytes:
    return context(Label.POSSESSION, name.encode("utf-8"), sealing.to_bytes())


def check_name(name: str) -> None:
    """Ask for the form of recorded texts, so that nothing in a name stays unseen.

    Raises:
        FormatError: it is not one plain line of 1 to 120 characters.
    """
    if len(name) > MAX_NAME or "\n" in name:
        raise FormatError("a name is one line of at most 120 characters")
    tokenise(name)
