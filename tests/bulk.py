"""A large office in one vault, written fast through the real formats.

Every entry is made, signed, committed to, encrypted and judged by the code of the program, and goes
into the vault as a stretch of the log that a hub had. What makes it fast: cases are made in worker
processes and stored 5,000 rows a transaction. Two things are not as in a real office: the wraps
that would carry a case's keys to its other readers are random digests, since nobody else has a
vault, and texts repeat the words of a short list.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from datetime import timedelta
from pathlib import Path
from typing import Final

from alertadores.app import founding
from alertadores.app.clock import Clock
from alertadores.app.colleagues import Colleagues
from alertadores.app.founding import Charter, Founder
from alertadores.app.logbook import office_projection
from alertadores.app.opening import new_vault, open_session, typed_secret
from alertadores.app.session import Session
from alertadores.app.surroundings import Surroundings
from alertadores.bundles.introduction import parse_introduction, write_introduction
from alertadores.domain.roles import Role
from alertadores.ledger.authoring import Act, Author, make_entry
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.leaf import Seen
from alertadores.sync.replica import Replica
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.stored import StoredRow
from alertadores.vault.vault import Vault
from alertadores.vault.view import Projection
from alertadores.verify.log import Signed
from crypto.passphrase import TESTS_ONLY
from crypto.recipients import RecipientKey
from crypto.secret import SecretBytes
from crypto.signing import SigningKey
from tests.bulkcases import (
    ENTRIES_PER_CASE,
    FOUNDED,
    LIAISON,
    ORIGIN,
    ZONE,
    Desk,
    MadeCase,
    make_cases,
)

PASSPHRASE: Final = "una frase solo para pruebas"
CASES_AT_ONCE: Final = 500
"""Cases of a chunk; with the ten entries of each it makes a batch of 5,000 rows."""

_CHUNKS_IN_FLIGHT: Final = 4
# The officer's is the vault that is filled.
_SEATS: Final[tuple[tuple[Role, ...], ...]] = (
    (Role.ENLACE_CASO, Role.ADMINISTRACION),
    (Role.COORDINACION, Role.ADMINISTRACION),
    (Role.CANALIZACION,),
    (Role.CUSTODIA_IDENTIDAD,),
    (Role.CUSTODIA_IDENTIDAD,),
    (Role.AUDITORIA,),
)


class BulkOffice:
    """An office that its founders accepted, and the officer's vault, open until `close`.

    Args:
        folder: new or empty; vault and outer anchor go into it.

    Attributes:
        folder: of the vault.
        desk: what it takes to write for the office.
    """

    def __init__(self, folder: Path) -> None:
        self.folder: Final = folder / "vault"
        self._vault: Final = new_vault(self.folder, PASSPHRASE, surroundings(self.folder))[0]
        self.desk: Final = _found(self._vault)

    def fill(self, cases: int, workers: Executor) -> Iterator[list[MadeCase]]:
        """Make and store cases; yield them by chunks, each when it is stored."""
        first = self._vault.ledger.size
        jobs: deque[Future[list[MadeCase]]] = deque()
        for number in range(0, cases, CASES_AT_ONCE):
            count = min(CASES_AT_ONCE, cases - number)
            jobs.append(workers.submit(make_cases, self.desk, first, number, count))
            first += count * ENTRIES_PER_CASE
            if len(jobs) == _CHUNKS_IN_FLIGHT:
                yield self._store(jobs.popleft().result())
        while jobs:
            yield self._store(jobs.popleft().result())

    def close(self) -> None:
        """Close the vault; `session` opens it again. Twice is harmless."""
        self._vault.verified_to = self._vault.ledger.size
        self._vault.close()

    def session(self) -> Session:
        """Open the vault again."""
        return reopened(self.folder)

    def _store(self, made: list[MadeCase]) -> list[MadeCase]:
        """Keep keys, rows and objects, and show the cases, a transaction for each file."""
        awaited = [AwaitedKeys(each.rows[0].leaf_hash, each.case, _keys(each)) for each in made]
        self._vault.keyring.case_keys.expect(awaited, lost=lambda _entry: False)
        rows = sorted(
            (signed.index, each.case, row)
            for each in made
            for signed, row in zip(each.signed, each.rows, strict=True)
        )
        objects = {name: data for each in made for name, data in each.objects.items()}
        self._vault.take_in(
            self._vault.ledger.size,
            [row.leaf_hash for _index, _case, row in rows],
            [StoredRow(*each) for each in rows],
            objects,
        )
        shown: dict[bytes | None, Projection] = {each.case: each.projection for each in made}
        shown[None] = office_projection(Replica(self._vault))
        while self._vault.catch_up(lambda case, _rows: shown[case]):
            pass
        return made


def reopened(vault: Path) -> Session:
    """Open the vault of an office, as a person would who types the passphrase of tests."""
    return open_session(vault, typed_secret(PASSPHRASE), surroundings(vault))


def surroundings(vault: Path) -> Surroundings:
    """Return what sessions in the vault of an office are opened with."""
    return Surroundings(
        source=lambda: FOUNDED + timedelta(days=360),
        state_folder=vault.parent / "state",
        profile=TESTS_ONLY,
    )


def _found(vault: Vault) -> Desk:
    """Found the office and have every founder accept it."""
    signers = [vault.keyring.signing_key(), *(SigningKey.generate() for _ in _SEATS[1:])]
    sealing = [vault.keyring.recipient_keys()[-1].public]
    sealing += [RecipientKey.generate().public for _ in _SEATS[1:]]
    founders = [
        Founder(parse_introduction(write_introduction(f"Integrante {seat}", key, public)), roles)
        for seat, (key, public, roles) in enumerate(zip(signers, sealing, _SEATS, strict=True), 1)
    ]
    charter = Charter(ORIGIN, "Oficina de volumen", ZONE)
    card = founding.found(vault, Clock(ZONE, lambda: FOUNDED), charter, founders)
    vault.take_in(0, [card.genesis])
    for signer in signers:
        _accept(vault, signer, card.genesis)
    replica = Replica(vault)
    return Desk(
        seeds=tuple(signer.seed().reveal() for signer in signers[: LIAISON + 1]),
        office=tuple(
            Signed(index, each.leaf.data, each.disclosure)
            for index, each in enumerate(replica.opened(None))
        ),
        seen=Seen(vault.ledger.size, vault.ledger.root),
        audit=Colleagues(replica).audit_key().to_bytes(),
    )


def _accept(vault: Vault, signer: SigningKey, genesis: bytes) -> None:
    """Sign a founder's acceptance and take it in as a hub would hand it out."""
    replica, index = Replica(vault), vault.ledger.size
    keys = vault.keyring.case_keys.of(None)[-1]
    base = replica.roster.chain.base(signer.public.kid)
    act = Act("office.accepted", None, FOUNDED, FOUNDED, base, {}, {}, object=genesis)
    made = make_entry(Author(signer, ORIGIN, Seen(index, vault.ledger.root)), keys, act)
    row = StoredRow(index, None, made.row)
    vault.take_in(index, [made.row.leaf_hash], [row], made.objects)


def _keys(made: MadeCase) -> CaseKeys:
    trace, read = made.keys
    return CaseKeys(0, SecretBytes(trace), {group: SecretBytes(key) for group, key in read.items()})
