"""What waits for this member: proposals of others that they may approve, emissions to confirm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Final

from alertadores.app.casebook import Casebook, says
from alertadores.app.colleagues import Colleagues
from alertadores.app.publication import CONFIRM, Publisher
from alertadores.app.steps import Trial, refusal_of_office
from alertadores.app.views import InboxItem, Matter, Step
from alertadores.domain.entry import Reason
from alertadores.errors import UserError
from alertadores.sync.replica import CaseFile, Replica
from alertadores.vault.view import CaseRow

if TYPE_CHECKING:
    from alertadores.app.session import Session

EMISSION: Final = "emission"


def office_item(session: Session, name: bytes) -> InboxItem:
    """Return a proposal of the office as it stood in the inbox, whether or not it still waits.

    Raises:
        UserError: ``rule.no-such-object``, the office has no such entry.
    """
    for opened in session.replica.accepted_of_office():
        if opened.leaf.hash == name:
            key = session.replica.office.keys.get(opened.entry.kid)
            author = "" if key is None else session.colleagues.name(key.member)
            trace = opened.entry.trace
            return InboxItem(name, trace.type, author, trace.recorded)
    raise UserError(Reason.NO_SUCH_OBJECT.value)


class Inbox:
    """The inbox of one member, computed anew each time it is asked for."""

    def __init__(
        self, replica: Replica, colleagues: Colleagues, publisher: Publisher, casebook: Casebook
    ) -> None:
        self._replica = replica
        self._colleagues = colleagues
        self._publisher = publisher
        self._casebook = casebook

    def items(self, now: datetime, file_of: Callable[[bytes], CaseFile]) -> tuple[InboxItem, ...]:
        """Return everything that waits, matters of the office first, then oldest first.

        Args:
            now: the present moment.
            file_of: returns a case.
        """
        found = list(self._of_office(now))
        for row in self._replica.vault.view.waiting():
            file = file_of(row.case)
            for step in self._casebook.steps(file):
                if step.reason is None:
                    found += self._of_case(step, file, row)
        return tuple(sorted(found, key=lambda item: (item.case is not None, item.recorded)))

    def matter(self, item: InboxItem, file_of: Callable[[bytes], CaseFile]) -> Matter:
        """Return what an item of the inbox says.

        Raises:
            UserError: ``rule.no-such-object``, the office has no such proposal.
            IntegrityError: content is missing or does not match its commitment.
        """
        if item.case is None or item.kind == EMISSION:
            acts = self._replica.accepted_of_office()
            found = next((each for each in acts if each.leaf.hash == item.id), None)
            if found is None:
                raise UserError(Reason.NO_SUCH_OBJECT.value)
            begun = version = found
        else:
            file = file_of(item.case)
            begun, version = file.entry(item.id), file.versions()[item.id]
        fields = {each.leaf.hash: self._replica.fields(each) for each in (begun, version)}
        return Matter(version.leaf.hash, says(begun, version, fields))

    def _of_office(self, now: datetime) -> Iterator[InboxItem]:
        office = self._replica.office
        for opened in self._replica.accepted_of_office():
            name = opened.leaf.hash
            proposal = office.proposals.get(name)
            approval = Trial("approval.given", name)
            if proposal and refusal_of_office(approval, office, self._replica.kid, now) is None:
                yield InboxItem(
                    id=name,
                    kind=proposal.record.TYPE,
                    author=self._colleagues.name(proposal.author),
                    recorded=opened.entry.trace.recorded,
                )

    def _of_case(self, step: Step, file: CaseFile, row: CaseRow) -> Iterator[InboxItem]:
        """Yield what a step is to this member's inbox; most are nothing."""
        if step.command == "approval.given" and step.object is not None:
            thing = file.things[step.object]
            yield InboxItem(
                id=step.object,
                kind=thing.kind.value,
                author=self._colleagues.name(thing.author),
                recorded=thing.recorded,
                case=file.id,
                folio=row.folio,
            )
        elif step.command == CONFIRM and step.object is not None:
            emitted = self._publisher.emission(file, step.object)
            if emitted is not None:
                name = emitted.entry.leaf.hash
                author = self._replica.office.emissions[name].author
                yield InboxItem(
                    id=name,
                    kind=EMISSION,
                    author=self._colleagues.name(author),
                    recorded=emitted.entry.entry.trace.recorded,
                    case=file.id,
                    folio=row.folio,
                )
