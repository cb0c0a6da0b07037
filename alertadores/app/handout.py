"""The bundle of a public version: what is handed to whoever asks, once nothing waits any more."""

from __future__ import annotations

from typing import Final

from alertadores.app.publication import WAITS, Publisher, confirmation_of
from alertadores.bundles.public import Shown, write_public_bundle
from alertadores.domain.records import (
    MemberProposed,
    OfficeAccepted,
    OfficeFounded,
    RemovalProposed,
    RolesProposed,
    SummaryIssued,
)
from alertadores.domain.schemas import SCHEMAS
from alertadores.errors import UserError
from alertadores.ledger.rows import Opened
from alertadores.sync.replica import CaseFile, Replica
from crypto.canonical import b64u_decode
from crypto.proofs import InclusionProof

_ROSTER: Final = (OfficeFounded, OfficeAccepted, MemberProposed, RolesProposed, RemovalProposed)


def public_bundle(publisher: Publisher, replica: Replica, file: CaseFile) -> bytes:
    """Return the bundle of the emission that was noted in a case last.

    Raises:
        UserError: there is none, or it is not yet under a checkpoint (``rule.waits``).
    """
    emission, confirmation = _issued(replica, file)
    note = replica.vault.ledger.latest_checkpoint()
    size = replica.sealed()
    shown = [*_roster_entries(replica), emission, confirmation]
    if note is None or any(_index(each) >= size for each in shown):
        raise UserError(WAITS)
    fields = publisher.stated(emission)
    tree = replica.vault.ledger.tree
    entries = [
        Shown(
            each,
            InclusionProof(_index(each), tree.inclusion(_index(each), size), note),
            _disclosures(replica, each) if each is emission else (),
        )
        for each in shown
    ]
    return write_public_bundle(entries, note, publisher.render(fields), fields)


def _issued(replica: Replica, file: CaseFile) -> tuple[Opened, Opened]:
    """Return the emission that was noted in the case last, and its confirmation."""
    noted = [each.entry.record for each in file.accepted(SummaryIssued.TYPE)]
    if noted and isinstance(noted[-1], SummaryIssued):
        emission = b64u_decode(noted[-1].emission, length=32)
        entries = replica.accepted_of_office()
        emitted = [each for each in entries if each.leaf.hash == emission]
        confirmation = confirmation_of(entries, emission)
        if emitted and confirmation is not None:
            return emitted[0], confirmation
    raise UserError("publish.not-emitted")


def _roster_entries(replica: Replica) -> list[Opened]:
    """Return every accepted act that made the roster what it is."""
    entries = replica.accepted_of_office()
    names = {each.leaf.hash for each in entries if isinstance(each.entry.record, _ROSTER)}
    return [each for each in entries if each.leaf.hash in names or each.entry.trace.object in names]


def _disclosures(replica: Replica, emission: Opened) -> list[str]:
    commitment = replica.commitment(emission)
    return commitment.present(range(len(SCHEMAS["public.emitted"].fields)))


def _index(opened: Opened) -> int:
    index = opened.entry.index
    if index is None:
        raise UserError(WAITS)
    return index
