"""The least that registering an alert costs: its cryptography, and nothing else.

Keys, wraps, commitments, signatures, encryption and, for every second alert, the envelope of an
identity: the same calls with texts of the same length, without reading, rules, masking or storing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from _bench_figures import seconds

from alertadores.domain.schemas import SCHEMAS, Group
from alertadores.domain.trace import EMPTY_CHAIN, Base, Trace
from alertadores.ledger.contents import compose, object_name, seal_content
from alertadores.ledger.keys import CaseKeys, Wrapped, wrap_keys, wrap_name
from alertadores.ledger.leaf import Seen, sign_leaf
from alertadores.ledger.rows import seal_row
from crypto import custody
from crypto.canonical import b64u_encode
from crypto.commitments import commit_trace
from crypto.merkle import EMPTY_ROOT
from crypto.recipients import RecipientKey
from crypto.secret import random_secret
from crypto.signing import SigningKey
from tests.bulkcases import FOUNDED, ORIGIN

ROWS: Final = 2
"""Alerts of one measurement, one of them with an identity."""


class ImportFloor:
    """Measures the floor of a few rows at a time.

    Args:
        values: fields of an alert such as those that are imported.

    Attributes:
        taken: seconds of each measurement.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.taken: Final[list[float]] = []
        self._values: Final = values
        self._signer: Final = SigningKey.generate()
        people = [RecipientKey.generate().public for _person in range(5)]
        self._auditor, *self._readers = people[:3]
        self._custodians: Final = people[3:]

    def measure(self) -> None:
        """Measure once."""
        self.taken.append(seconds(self._rows))

    def _rows(self) -> None:
        for sealed in (False, True):
            self._row(sealed=sealed)

    def _row(self, *, sealed: bool) -> None:
        case, keys = random_secret(16).reveal(), CaseKeys.fresh(0)
        custodians = self._custodians if sealed else []
        wrapped = Wrapped("case", case, keys)
        wraps = [wrap_keys(person, ORIGIN, wrapped) for person in self._readers]
        wraps += [wrap_keys(person, ORIGIN, wrapped, level="trace") for person in custodians]
        bare = Wrapped("case", case, CaseKeys(0, keys.trace, {}))
        data = {
            "audit_wrap": _name(wrap_keys(self._auditor, ORIGIN, bare)),
            "read_check": b64u_encode(keys.read_check()),
            "readers": [{"level": "full", "member": 1, "wrap": _name(wrap)} for wrap in wraps],
            "trace_check": b64u_encode(keys.trace_check()),
        }
        self._entry("case.opened", case, keys, {"folio": "2026-00000000-0"}, data)
        told: dict[str, Any] = {
            "alerter": "EXTERNO",
            "asks_protection": False,
            "identity": "ANONIMA",
        }
        self._entry("alert.registered", case, keys, self._values, told)
        if sealed:
            seats = dict(enumerate(custodians, 1))
            identity = bytes(150)
            envelope = custody.seal_identity(identity, seats, case, keys.read[Group.IDENTITY])
            told = {"envelope": _name(envelope), "seats": [1, 2]}
            self._entry("identity.sealed", case, keys, {}, told)

    def _entry(
        self,
        type_: str,
        case: bytes,
        keys: CaseKeys,
        values: Mapping[str, Any],
        data: Mapping[str, Any],
    ) -> None:
        commitment, contents = compose(SCHEMAS[type_], values)
        names = {
            group.value: object_name(seal_content(keys.read[group], case, group, content))
            for group, content in contents.items()
        }
        base = Base(0, EMPTY_CHAIN, 0)
        trace = Trace(type_, case, FOUNDED, FOUNDED, base, None, (), (), names, data)
        committed = commit_trace(random_secret().reveal(), trace.to_record())
        seen = Seen(0, EMPTY_ROOT)
        leaf = sign_leaf(self._signer, ORIGIN, seen, committed.digest, commitment.f_digest)
        seal_row(keys.trace, 1, leaf, committed.disclosure)


def _name(data: bytes) -> str:
    return b64u_encode(wrap_name(data))
