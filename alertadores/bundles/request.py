"""The request of a person to join an office that is at work: a file for one of its administrators.

Canonical JSON: `{"genesis", "key", "made", "name", "origin", "possession", "schema", "sealing"}`.
It names the office by its trust card, so that it is worth nothing in another, and the day, so that
an old one is told from a new one. The signature proves possession of the signing key for all of it.
It is no secret, and no proof of who the person is: another member compares six words with them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from alertadores.bundles.card import GENESIS_BYTES, TrustCard
from alertadores.bundles.introduction import MAX_BYTES, Introduction, check_name
from crypto import canonical
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import FormatError
from crypto.labels import Label, context
from crypto.recipients import Recipient
from crypto.signing import KEY_BYTES, SIGNATURE_BYTES, SigningKey, VerifyKey
from crypto.tokens import canonical_text

SCHEMA: Final = "alertadores-join-request/1"
_DAY: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z", re.ASCII)

__all__ = ["MAX_BYTES", "JoinRequest", "parse_request", "write_request"]


@dataclass(frozen=True, slots=True)
class JoinRequest:
    """Who asks to join which office, checked.

    Attributes:
        person: name and public keys.
        origin: of the office's log.
        genesis: leaf hash of its entry 0.
        made: on which day.
    """

    person: Introduction
    origin: str
    genesis: bytes
    made: date

    def spoken_fields(self) -> tuple[bytes, ...]:
        """Return what the six words stand for: the office, the keys and the name."""
        return spoken_fields(self.origin, self.genesis, self.person)


def spoken_fields(origin: str, genesis: bytes, person: Introduction) -> tuple[bytes, ...]:
    """Return what the six words of a request stand for.

    Args:
        origin: of the office's log.
        genesis: leaf hash of its entry 0.
        person: who asks.
    """
    keys = (person.key.to_bytes(), person.sealing.to_bytes())
    return (origin.encode("ascii"), genesis, *keys, person.name.encode("utf-8"))


def write_request(
    name: str, key: SigningKey, sealing: Recipient, card: TrustCard, made: date
) -> bytes:
    """Return the file.

    The name is brought into the form in which texts are recorded: in NFC, single spaces.

    Raises:
        FormatError: the name is not one plain line of 1 to 120 characters.
    """
    person = Introduction(canonical_text(name), key.public, sealing)
    check_name(person.name)
    request = JoinRequest(person, card.origin, card.genesis, made)
    return canonical.dumps(
        {
            "genesis": b64u_encode(card.genesis),
            "key": b64u_encode(key.public.to_bytes()),
            "made": made.isoformat(),
            "name": person.name,
            "origin": card.origin,
            "possession": b64u_encode(key.sign(_signed(request))),
            "schema": SCHEMA,
            "sealing": b64u_encode(sealing.to_bytes()),
        }
    )


def parse_request(data: bytes) -> JoinRequest:
    """Read and check a request.

    Raises:
        FormatError: not such a file, or a key that is none.
        VerificationError: the signature is not by the key it names.
    """
    match canonical.loads_canonical(data, limit=MAX_BYTES):
        case {
            "genesis": str(genesis),
            "key": str(key),
            "made": str(made),
            "name": str(name),
            "origin": str(origin),
            "possession": str(possession),
            "schema": schema,
            "sealing": str(sealing),
            **foreign,
        } if schema == SCHEMA and not foreign:
            check_name(name)
            card = TrustCard(origin, b64u_decode(genesis, length=GENESIS_BYTES))
            person = Introduction(
                name,
                VerifyKey.from_bytes(b64u_decode(key, length=KEY_BYTES)),
                Recipient.from_bytes(b64u_decode(sealing)),
            )
            request = JoinRequest(person, card.origin, card.genesis, _day(made))
            proof = b64u_decode(possession, length=SIGNATURE_BYTES)
            person.key.verify(proof, _signed(request))
            return request
    raise FormatError("the file is not a request to join")


def _signed(request: JoinRequest) -> bytes:
    made = request.made.isoformat().encode("ascii")
    return context(Label.JOIN_REQUEST, *request.spoken_fields(), made)


def _day(text: Any) -> date:
    try:
        return date.fromisoformat(text if _DAY.match(text) else "")
    except ValueError:
        raise FormatError("the day of a request is a date") from None
