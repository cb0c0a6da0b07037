"""Somebody who joins: their entries count from the agreement on, even within one exchange."""

from __future__ import annotations

from alertadores.app.session import Session
from alertadores.app.writer import Batch, Luggage
from alertadores.domain.commands import AddNote, Approve, Draft, GrantAccess
from alertadores.ledger.keys import Wrapped, wrap_keys, wrap_name
from alertadores.sync.mailbox import box_of
from alertadores.vault.keyring import Membership
from alertadores.vault.stored import Outgoing
from alertadores.vault.vault import Vault
from crypto.canonical import b64u_encode
from tests.realoffice import ORIGIN, SEATS, RealOffice, make_vault
from tests.sync.hubs import Interrupted

NUMBER = len(SEATS) + 1


def propose(office: RealOffice, vault: Vault) -> bytes:
    """Let an administrator ask to take a vault's owner in; return the proposal."""
    session = office["archivist"]
    key, sealing = vault.keyring.signing_key().public, vault.keyring.recipient_keys()[-1].public
    data = {
        "number": NUMBER,
        "roles": ["enlace_caso"],
        "key": b64u_encode(key.to_bytes()),
        "sealing": b64u_encode(sealing.fingerprint()),
    }
    values = {"name": "Noé Nuevo", "sealing_key": b64u_encode(sealing.to_bytes())}
    draft = Draft("member.proposed", data, values)
    return session._write(lambda batch: session.writer.in_office(batch, draft)).entries[0]


def agree(office: RealOffice, proposal: bytes, vault: Vault) -> None:
    """Let the coordinator agree, and send the key of the office along."""
    session = office["coordinator"]
    (keys,) = session.vault.keyring.case_keys.of(None)
    sealing = vault.keyring.recipient_keys()[-1].public
    data = wrap_keys(sealing, ORIGIN, Wrapped("office", None, keys))
    box = box_of(vault.keyring.signing_key().public.kid)
    luggage = Luggage(wraps=[Outgoing(box, wrap_name(data), data)])
    draft = Draft(Approve.TYPE, object=proposal)

    def act(batch: Batch) -> None:
        session.writer.in_office(batch, draft, luggage)

    session._write(act)


def test_the_entry_of_somebody_taken_in_a_moment_ago_is_an_entry(office: RealOffice) -> None:
    case = office.register(readers=())
    vault = make_vault(office.folder / "newcomer")
    proposal = propose(office, vault)
    office.settle("officer", "archivist")
    agree(office, proposal, vault)
    office["coordinator"].execute(GrantAccess(members=(NUMBER,)), case)
    office["coordinator"].execute(AddNote(text="De la coordinación."), case)
    vault.keyring.set_membership(Membership(NUMBER, ORIGIN, office.card.genesis))
    newcomer = office.open["newcomer"] = Session(vault, office.clock)

    def between() -> None:
        """Right after agreement and grant got their place, the newcomer writes."""
        assert newcomer.synchronise(office.hub).keys == {case}
        newcomer.execute(AddNote(text="De quien acaba de llegar."), case)
        newcomer.synchronise(office.hub)

    done = office["coordinator"].synchronise(Interrupted(office.hub, 3, between))
    assert done.unreadable == []
    office.settle("officer", "newcomer")
    stories = []
    for name in ("coordinator", "officer", "newcomer"):
        view = office[name].case(case)
        assert [line.reason for line in view.timeline] == [None] * len(view.timeline)
        stories.append([(line.author, line.fields.get("text")) for line in view.timeline])
    assert stories[0] == stories[1] == stories[2]
    assert stories[0][-2:] == [
        ("Noé Nuevo", "De quien acaba de llegar."),
        ("Amalia Ríos", "De la coordinación."),
    ]
    assert newcomer.office().me.name == "Noé Nuevo"


def test_before_the_agreement_nobody_reads_and_nobody_writes(office: RealOffice) -> None:
    vault = make_vault(office.folder / "newcomer")
    propose(office, vault)
    office.settle("officer", "archivist")
    vault.keyring.set_membership(Membership(NUMBER, ORIGIN, office.card.genesis))
    newcomer = office.open["newcomer"] = Session(vault, office.clock)
    assert newcomer.synchronise(office.hub).pulled == 0
    assert {banner.key for banner in newcomer.banners()} == {"banner.no-office-key"}
    assert [member.number for member in office["officer"].office().members] == list(
        range(1, NUMBER)
    )
