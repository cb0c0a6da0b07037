"""What waits for this member: proposals of others that they may approve, emissions to confirm."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from alertadores.app.colleagues import Colleagues
from alertadores.app.publication import Publisher
from alertadores.app.steps import next_steps
from alertadores.app.views import InboxItem
from alertadores.domain.entry import Rejected
from alertadores.domain.office import Member, OfficeProposal, second_person
from alertadores.domain.roles import Role
from alertadores.sync.replica import CaseFile, Replica
from alertadores.vault.view import CaseRow, ViewReader

EMISSION: Final = "emission"


class Inbox:
    """The inbox of one member, computed anew each time it is asked for."""

    def __init__(
        self, replica: Replica, colleagues: Colleagues, publisher: Publisher, view: ViewReader
    ) -> None:
        self._replica = replica
        self._colleagues = colleagues
        self._publisher = publisher
        self._view = view

    def items(self) -> tuple[InboxItem, ...]:
        """Return everything that waits, matters of the office first, then oldest first."""
        found = list(self._of_office())
        for row in self._view.waiting():
            file = self._replica.case_file(row.case)
            found += self._of_case(file, row)
            found += self._emission_of(file, row)
        return tuple(sorted(found, key=lambda item: (item.case is not None, item.recorded)))

    def _me(self) -> Member:
        return self._replica.office.members[self._replica.membership.member]

    def _of_office(self) -> Iterator[InboxItem]:
        entries = {each.leaf.hash: each for each in self._replica.opened(None)}
        for name, proposal in self._replica.office.proposals.items():
            if self._may_approve(proposal):
                yield InboxItem(
                    id=name,
                    kind=proposal.record.TYPE,
                    author=self._colleagues.name(proposal.author),
                    recorded=entries[name].entry.trace.recorded,
                )

    def _may_approve(self, proposal: OfficeProposal) -> bool:
        me = self._me()
        try:
            second_person(self._replica.office, proposal.author, me, Role.ADMINISTRACION)
        except Rejected:
            return False
        return proposal.record.number != me.number

    def _of_case(self, file: CaseFile, row: CaseRow) -> Iterator[InboxItem]:
        now = max(each.entry.trace.recorded for each in file.opened)
        for step in next_steps(file.case, self._me(), self._replica.office, now):
            if step.command == "approval.given" and step.reason is None and step.object:
                thing = file.things[step.object]
                yield InboxItem(
                    id=step.object,
                    kind=thing.kind.value,
                    author=self._colleagues.name(thing.author),
                    recorded=thing.recorded,
                    case=file.id,
                    folio=row.folio,
                )

    def _emission_of(self, file: CaseFile, row: CaseRow) -> Iterator[InboxItem]:
        emitted = self._publisher.emission(file)
        if emitted is None or emitted.confirmation is not None:
            return
        name = emitted.entry.leaf.hash
        author = self._replica.office.emissions[name].author
        try:
            second_person(self._replica.office, author, self._me(), Role.TRANSPARENCIA)
        except Rejected:
            return
        yield InboxItem(
            id=name,
            kind=EMISSION,
            author=self._colleagues.name(author),
            recorded=emitted.entry.entry.trace.recorded,
            case=file.id,
            folio=row.folio,
        )
