"""The trust card: what a receiver must have got another way than the bundle it judges.

Canonical JSON: `{"genesis", "origin", "quorum", "schema", "witnesses"}`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from crypto import canonical
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import FormatError
from crypto.notes import NoteVerifier
from crypto.policy import NO_WITNESS, Group, Log, Policy, Witness

SCHEMA: Final = "alertadores-card/1"
MAX_BYTES: Final = 64 * 1024
GENESIS_BYTES: Final = 32
_ORIGIN: Final = re.compile(r"[a-z0-9][a-z0-9.-]{0,62}(?:/[a-z0-9-]{1,62}){0,3}\Z", re.ASCII)
_GROUP: Final = "required"


@dataclass(frozen=True, slots=True)
class TrustCard:
    """Which office, and whose cosignatures are asked for.

    Attributes:
        origin: name of the office's log.
        genesis: leaf hash of entry 0.
        witnesses: verifier keys (C2SP signed-note) of the witnesses.
        quorum: how many of them must have cosigned; 0 in an office without witness.
    """

    origin: str
    genesis: bytes
    witnesses: tuple[str, ...] = ()
    quorum: int = 0

    def __post_init__(self) -> None:
        """Check all that can be checked without the log's key.

        Raises:
            FormatError: a part out of range, a key that does not cosign or occurs twice, or a
                quorum that its witnesses cannot meet.
        """
        if not _ORIGIN.match(self.origin) or len(self.genesis) != GENESIS_BYTES or self.quorum < 0:
            raise FormatError("the trust card is not sound")
        self._policy(())

    def to_bytes(self) -> bytes:
        """Return the canonical JSON of the card."""
        return canonical.dumps(
            {
                "genesis": b64u_encode(self.genesis),
                "origin": self.origin,
                "quorum": self.quorum,
                "schema": SCHEMA,
                "witnesses": list(self.witnesses),
            }
        )

    def policy(self, log_key: NoteVerifier) -> Policy:
        """Return the policy this card asks for, the log's key being known from entry 0.

        Raises:
            FormatError: the log's key is also the key of a witness.
        """
        return self._policy((Log(log_key),))

    def _policy(self, logs: tuple[Log, ...]) -> Policy:
        witnesses = tuple(
            Witness(f"witness-{number}", NoteVerifier.from_vkey(vkey))
            for number, vkey in enumerate(self.witnesses, start=1)
        )
        if self.quorum == 0:
            return Policy(logs, witnesses, NO_WITNESS)
        required = Group(_GROUP, self.quorum, tuple(witness.name for witness in witnesses))
        return Policy(logs, (*witnesses, required), _GROUP)


def parse_card(data: bytes) -> TrustCard:
    """Read a trust card.

    Raises:
        FormatError: not the canonical JSON of a card, or a card that is not sound.
    """
    match canonical.loads_canonical(data, limit=MAX_BYTES):
        case {
            "genesis": str(genesis),
            "origin": str(origin),
            "quorum": int(quorum),
            "schema": schema,
            "witnesses": list(witnesses),
            **foreign,
        } if schema == SCHEMA and not foreign and type(quorum) is int:
            keys = tuple(_text(vkey) for vkey in witnesses)
            return TrustCard(origin, b64u_decode(genesis, length=GENESIS_BYTES), keys, quorum)
    raise FormatError("the file is not a trust card")


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise FormatError("the key of a witness is text")
    return value
