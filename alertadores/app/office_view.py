"""The office as its members know it."""

from __future__ import annotations

from alertadores.app.colleagues import Colleagues
from alertadores.app.founding import PRACTICE_ORIGIN
from alertadores.app.views import MemberView, OfficeView
from alertadores.domain.case_rules import INTAKE
from alertadores.sync.replica import Replica


def office_view(replica: Replica, colleagues: Colleagues, agency: str, me: int) -> OfficeView:
    """Return the office as one of its members knows it.

    Args:
        replica: of the office's ledger.
        colleagues: names of the members.
        agency: name of the authority.
        me: number of the member.
    """
    members = {
        number: MemberView(
            number=number,
            name=colleagues.name(number),
            roles=tuple(sorted(role.value for role in member.roles)),
            active=member.active,
        )
        for number, member in sorted(replica.office.members.items())
    }
    ledger, origin = replica.vault.ledger, replica.membership.origin
    return OfficeView(
        origin=origin,
        agency=agency,
        practice=origin == PRACTICE_ORIGIN,
        me=members[me],
        may_register=bool(replica.office.members[me].roles & INTAKE),
        members=tuple(members.values()),
        pending=len(ledger.queue()),
        sealed=replica.sealed(),
        size=ledger.size,
    )
