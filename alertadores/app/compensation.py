"""What undoes an entry: another entry, as long as the rules would take it.

Nothing leaves the log. A proposal that nobody has decided is withdrawn; a text that was changed is
changed back, where its proceeding then stands as it did before. What was told to somebody, moved
by law or sent out is undone by nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alertadores.app.steps import Trial, refusal_in_case, refusal_of_office
from alertadores.domain.commands import AmendDraft, Approve, Command, WithdrawProposal
from alertadores.ledger.replay import replay_case
from alertadores.sync.replica import CaseFile, Replica
from crypto.canonical import b64u_encode


@dataclass(frozen=True, slots=True)
class Compensation:
    """What undoes one entry.

    Attributes:
        entry: leaf hash of what is undone.
        type: of that entry.
        command: becomes the entry that undoes it.
    """

    entry: bytes
    type: str
    command: Command


def compensations(replica: Replica, file: CaseFile, now: datetime) -> Iterator[Compensation]:
    """Yield what undoes this member's entries of a case, of those that can be undone.

    Args:
        replica: of the office's ledger.
        file: of the case.
        now: when it would be undone.

    Raises:
        IntegrityError: the text to go back to is missing or does not match its commitment.
    """
    office, me = replica.office, replica.membership.member
    versions = file.versions()

    actor = office.members[me]

    def is_taken(type_: str, name: bytes) -> bool:
        return refusal_in_case(Trial(type_, name), file.case, actor, office, now) is None

    for name, thing in file.things.items():
        # After a decision the same entry would take back more than a word of one's own.
        if thing.author != me or thing.approval is not None:
            continue
        if is_taken(WithdrawProposal.TYPE, name):
            kid = file.entry(name).entry.kid
            if office.keys[kid].member == me:
                withdrawal = WithdrawProposal(object=b64u_encode(name))
                yield Compensation(name, thing.record.TYPE, withdrawal)
        changed = versions[name].leaf.hash
        if changed != name and is_taken(AmendDraft.TYPE, name):
            former = _before(replica, file, changed)
            if former.things[name] == thing:
                text = replica.fields(former.versions()[name])["text"]
                change = AmendDraft(object=b64u_encode(name), text=text)
                yield Compensation(changed, AmendDraft.TYPE, change)


def office_compensations(replica: Replica, now: datetime) -> Iterator[Compensation]:
    """Yield what undoes this member's proposals to the office, of those that nobody decided."""
    office, kid = replica.office, replica.kid
    for name, proposal in office.proposals.items():
        if refusal_of_office(Trial(WithdrawProposal.TYPE, name), office, kid, now) is None:
            withdrawal = WithdrawProposal(object=b64u_encode(name))
            yield Compensation(name, proposal.record.TYPE, withdrawal)


def undone_by(file: CaseFile, fields: Mapping[bytes, Mapping[str, Any]]) -> dict[bytes, bytes]:
    """Return which entries of a case undo which other ones, as their contents show.

    An entry does not claim to undo another one: it withdraws what was proposed, or one author goes
    back from a text to the one before it, with no agreement in between.

    Args:
        file: of the case.
        fields: leaf hash → the readable values of an entry.
    """
    found: dict[bytes, bytes] = {}
    texts: dict[bytes, list[tuple[bytes, str, Any]]] = {}
    for opened in file.opened:
        name, trace = opened.leaf.hash, opened.entry.trace
        if file.replay.verdicts[name] is not None:
            continue
        told = name, opened.entry.kid, fields.get(name, {}).get("text")
        about = trace.object or name
        if name in file.things:
            texts[name] = [told]
        elif trace.type == WithdrawProposal.TYPE:
            found[name] = about
        elif trace.type == Approve.TYPE:
            texts[about] = texts[about][-1:]
        elif trace.type == AmendDraft.TYPE:
            match texts[about]:
                case [*_, (_, _, str(text)), (last, kid, _)] if told[1:] == (kid, text):
                    found[name] = last
            texts[about].append(told)
    return found


def _before(replica: Replica, file: CaseFile, entry: bytes) -> CaseFile:
    """Return a case as it was before one of its entries."""
    place = next(at for at, each in enumerate(file.opened) if each.leaf.hash == entry)
    opened = file.opened[:place]
    return CaseFile(file.id, opened, replay_case((each.entry for each in opened), replica.roster))
