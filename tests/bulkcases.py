"""Cases of a large office, made in worker processes.

Their entries are signed, committed to, encrypted and judged by the code of the program.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from alertadores.app.casebook import line_of, searched
from alertadores.app.logbook import log_row
from alertadores.app.proceedings import proceedings_of
from alertadores.domain.folio import RANDOM_BYTES, make_folio
from alertadores.domain.schemas import Group
from alertadores.ledger.authoring import Act, Author, Made, make_entry
from alertadores.ledger.keys import CaseKeys, Wrapped, wrap_keys, wrap_name
from alertadores.ledger.leaf import Seen, parse_leaf
from alertadores.ledger.replay import CaseReplay, replay_office
from alertadores.ledger.roster import Roster
from alertadores.ledger.rows import Row, open_entry
from alertadores.vault.log_table import LogRow
from alertadores.vault.view import Projection
from alertadores.verify.log import Signed
from crypto.canonical import b64u_encode
from crypto.recipients import Recipient
from crypto.secret import SecretBytes
from crypto.signing import SigningKey

ORIGIN: Final = "bulk.example/alertadores"
ZONE: Final = "America/Mexico_City"
FOUNDED: Final = datetime(2026, 1, 5, 9, 0, 0, tzinfo=ZoneInfo(ZONE))
# Places in the table of seats.
OFFICER, COORDINATOR, LIAISON = range(3)
_STATES: Final = ("PROCEDENTE_TURNADA", "EN_ESPERA_INFORMACION")
_WORDS: Final = re.findall(
    r"\w+",
    """obra pago contrato licitación padrón beca permiso dinero factura proveedor oficina área
    servidor persona firma fecha reunión llamada oficio documento copia archivo municipio estado
    programa apoyo entrega camino escuela clínica bodega medicina vehículo gasolina nómina compra
    precio sobrecosto empresa fantasma familiar sobrino concurso acta visita revisión""",
)


@dataclass(frozen=True, slots=True)
class _Step:
    """One entry of every case: who does what, about which earlier step."""

    author: int
    type: str
    about: int | None = None


_STEPS: Final = (
    _Step(OFFICER, "case.opened"),
    _Step(OFFICER, "alert.registered"),
    _Step(OFFICER, "note.added"),
    _Step(OFFICER, "alert.moved", about=1),
    _Step(COORDINATOR, "note.added", about=1),
    _Step(COORDINATOR, "alert.moved", about=1),
    _Step(OFFICER, "protection.requested"),
    _Step(LIAISON, "referral.drafted"),
    _Step(COORDINATOR, "approval.given", about=7),
    _Step(OFFICER, "note.added"),
)
ENTRIES_PER_CASE: Final = len(_STEPS)


@dataclass(frozen=True, slots=True)
class Desk:
    """What a process needs to write for the office; it travels, so keys are plain bytes.

    Attributes:
        seeds: signing keys, by place in the table of seats.
        office: the office's own entries.
        seen: size and root of the tree that every author had verified.
        audit: public audit key.
    """

    seeds: tuple[bytes, ...]
    office: tuple[Signed, ...]
    seen: Seen
    audit: bytes


@dataclass(frozen=True, slots=True)
class MadeCase:
    """A case on its way into the vault.

    Attributes:
        keys: trace key, then the read keys by group.
        signed: its entries as a verifier gets them.
        rows: the same entries as they are stored.
    """

    case: bytes
    keys: tuple[bytes, Mapping[Group, bytes]]
    signed: Sequence[Signed]
    rows: Sequence[Row]
    objects: Mapping[bytes, bytes]
    projection: Projection


def make_cases(desk: Desk, first: int, number: int, count: int) -> list[MadeCase]:
    """Make cases whose entries take turns in the log; runs in a worker.

    Args:
        desk: of the office.
        first: index of the first entry.
        number: of the first case.
        count: how many cases.
    """
    team = _Team(
        roster=replay_office(
            open_entry(parse_leaf(each.leaf), each.disclosure, each.index).entry
            for each in desk.office
        ),
        signers=[SigningKey.from_seed(SecretBytes(seed)) for seed in desk.seeds],
        seen=desk.seen,
        audit=Recipient.from_bytes(desk.audit),
    )
    return [
        _Maker(team, number + place).make(range(first + place, 2**53, count))
        for place in range(count)
    ]


@dataclass(frozen=True, slots=True)
class _Team:
    """What `Desk` tells, ready for use."""

    roster: Roster
    signers: Sequence[SigningKey]
    seen: Seen
    audit: Recipient


def words(start: int, count: int) -> str:
    """Return some words that say nothing."""
    return " ".join(_WORDS[(start + 7 * place) % len(_WORDS)] for place in range(count))


class _Maker:
    """Makes one case."""

    def __init__(self, team: _Team, number: int) -> None:
        self._team = team
        self._number = number
        self._case = secrets.token_bytes(16)
        self._keys = CaseKeys.fresh(0)
        self._replay = CaseReplay()
        wrapped = Wrapped("case", self._case, CaseKeys(0, self._keys.trace, {}))
        self._audit_wrap = wrap_keys(team.audit, ORIGIN, wrapped)
        self._made: list[Made] = []
        self._begun = FOUNDED + timedelta(days=number % 300, minutes=number % 480)

    def make(self, indexes: Sequence[int]) -> MadeCase:
        """Make all entries, at these indexes of the log."""
        values = []
        for step, index in zip(_STEPS, indexes[: len(_STEPS)], strict=True):
            values.append(self._values(step))
            self._add(step, index, values[-1])
        state = self._replay.case
        assert state is not None
        texts = {
            made.entry.hash: text
            for made, told in zip(self._made, values, strict=True)
            if (text := searched(made.entry, told))
        }
        latest = self._made[-1].entry.trace.recorded
        line = line_of(state, values[0]["folio"], values[1], latest, len(_STEPS))
        objects = {name: data for made in self._made for name, data in made.objects.items()}
        signed = [
            Signed(index, made.opened.leaf.data, made.opened.disclosure)
            for index, made in zip(indexes[: len(_STEPS)], self._made, strict=True)
        ]
        return MadeCase(
            case=self._case,
            keys=(
                self._keys.trace.reveal(),
                {group: key.reveal() for group, key in self._keys.read.items()},
            ),
            signed=signed,
            rows=[made.row for made in self._made],
            objects={wrap_name(self._audit_wrap): self._audit_wrap, **objects},
            projection=Projection(
                line, texts, self._log(indexes), proceedings_of(self._replay, OFFICER + 1)
            ),
        )

    def _log(self, indexes: Sequence[int]) -> tuple[LogRow, ...]:
        return tuple(
            replace(log_row(made.entry, step.author + 1, None), index=index)
            for step, made, index in zip(_STEPS, self._made, indexes[: len(_STEPS)], strict=True)
        )

    def _add(self, step: _Step, index: int, values: Mapping[str, Any]) -> None:
        signer = self._team.signers[step.author]
        now = self._begun + timedelta(hours=7 * len(self._made))
        act = Act(
            type=step.type,
            case=self._case,
            occurred=now,
            recorded=now,
            base=self._replay.chain.base(signer.public.kid),
            data=self._data(step),
            values=values,
            object=None if step.about is None else self._made[step.about].entry.hash,
        )
        made = make_entry(Author(signer, ORIGIN, self._team.seen), self._keys, act)
        reason = self._replay.add(replace(made.entry, index=index), self._team.roster)
        assert reason is None, (step, reason)
        self._made.append(made)

    def _data(self, step: _Step) -> dict[str, Any]:
        match step.type:
            case "case.opened":
                return {
                    "audit_wrap": b64u_encode(wrap_name(self._audit_wrap)),
                    "read_check": b64u_encode(self._keys.read_check()),
                    "readers": [
                        {"level": "full", "member": seat + 1, "wrap": _some_digest()}
                        for seat in (OFFICER, COORDINATOR, LIAISON)
                    ],
                    "trace_check": b64u_encode(self._keys.trace_check()),
                }
            case "alert.registered":
                return {"alerter": "EXTERNO", "asks_protection": True, "identity": "ANONIMA"}
            case "alert.moved":
                first = step.author == OFFICER
                return {"to": "EN_ANALISIS" if first else _STATES[self._number % len(_STATES)]}
            case "protection.requested":
                return {"consent": True}
            case "referral.drafted":
                return {"consent": True, "destination": "OIC"}
        return {}

    def _values(self, step: _Step) -> dict[str, Any]:
        match step.type:
            case "case.opened":
                return {"folio": make_folio(2026, secrets.token_bytes(RANDOM_BYTES))}
            case "alert.registered":
                return {
                    "received": self._begun.date().isoformat(),
                    "channel": "VENTANILLA",
                    "alerter": "EXTERNO",
                    "identity_mode": "ANONIMA",
                    "institution": f"Secretaría {self._number % 40}",
                    "conducts": ["COHECHO"],
                    "narrative": self._words(60),
                    "accused": [self._words(2)],
                    "asks_protection": True,
                }
            case "note.added":
                return {"text": self._words(40)}
            case "protection.requested":
                return {"risks": self._words(10)}
            case "referral.drafted":
                return {"subject": self._words(5), "text": self._words(12) + "."}
        return {}

    def _words(self, count: int) -> str:
        return words(self._number * 13 + len(self._made) * 29, count)


def _some_digest() -> str:
    return b64u_encode(secrets.token_bytes(32))
