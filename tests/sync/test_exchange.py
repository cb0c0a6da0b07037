"""What a synchronisation brings to whom, however often it is cut off."""

from __future__ import annotations

import itertools

import pytest

from alertadores.domain.commands import AddNote, AmendDraft, ProposeSummary
from alertadores.errors import EnvironmentFault, IntegrityError, UserError
from alertadores.sync.folder import FolderHub
from alertadores.vault.view import CaseQuery
from crypto import checkpoints
from crypto.canonical import b64u_encode
from crypto.checkpoints import Checkpoint
from crypto.signing import SigningKey
from tests.realoffice import ORIGIN, RealOffice, found_office
from tests.sync.hubs import Interrupted, Unplugged, rows_of


def notes(office: RealOffice, name: str, case: bytes) -> list[str]:
    """Return the notes of a case as a member reads them."""
    lines = office[name].case(case).timeline
    return [line.fields["text"] for line in lines if line.type == "note.added"]


def test_a_case_reaches_its_readers_and_nobody_else(office: RealOffice) -> None:
    case = office.register(readers=("transparency",))
    done = office.sync("officer", "transparency", "coordinator", "colleague", "auditor")
    for name in ("transparency", "coordinator"):
        assert done[name].keys == {case}
        assert office[name].case(case).row == office["officer"].case(case).row
    for name in ("colleague", "auditor"):
        assert done[name].keys == set()
        assert done[name].changed == set()
        assert done[name].pulled == done["officer"].pushed
        assert list(office[name].case_ids(CaseQuery())) == []


def test_an_exchange_without_news_changes_nothing(office: RealOffice) -> None:
    office.register()
    office.settle("officer")
    before = office["officer"].vault.ledger.change
    done = office.sync("officer")["officer"]
    assert (done.pulled, done.pushed, done.changed, done.forked) == (0, 0, set(), [])
    assert office["officer"].vault.ledger.change == before


@pytest.mark.parametrize("fate", ["undone", "done"])
def test_an_exchange_cut_off_at_any_call_loses_and_repeats_nothing(
    office: RealOffice, fate: str
) -> None:
    case = office.register(readers=("colleague",))
    office.settle("officer", "colleague")
    written: list[str] = []
    for at in itertools.count(1):
        office["colleague"].execute(AddNote(text=f"De la colega, {at}."), case)
        office.sync("colleague")
        office["officer"].execute(AddNote(text=f"Del enlace, {at}."), case)
        written += [f"De la colega, {at}.", f"Del enlace, {at}."]
        hub = Unplugged(office.hub, at, is_done=fate == "done")
        try:
            office["officer"].synchronise(hub)
        except EnvironmentFault:
            office.sync("officer")
            assert notes(office, "officer", case) == written
        else:
            break
    assert at > 10, "every kind of call must have failed once"
    office.sync("colleague")
    assert notes(office, "colleague", case) == written
    hashes = [row.leaf_hash for row in rows_of(office)]
    assert len(hashes) == len(set(hashes)), "a row stands at one index only"
    assert office["officer"].vault.ledger.queue() == []
    assert office["officer"].vault.ledger.outbox() == []


def test_somebody_who_looks_on_may_stop_it_and_go_on_later(office: RealOffice) -> None:
    case = office.register(readers=("colleague",))
    office.sync("officer")

    class CancelledError(Exception):
        """Somebody pressed a button."""

    def cancel(_done: int, _total: int) -> None:
        raise CancelledError

    with pytest.raises(CancelledError):
        office["colleague"].synchronise(office.hub, cancel)
    office.sync("colleague")
    assert office["colleague"].case(case).row.folio


def test_a_row_that_comes_in_between_goes_first(office: RealOffice) -> None:
    case = office.register(readers=("colleague",))
    office.settle("officer", "colleague")
    office["officer"].execute(AddNote(text="Del enlace."), case)
    office["colleague"].execute(AddNote(text="De la colega."), case)
    hub = Interrupted(office.hub, 1, lambda: office.sync("colleague"))
    done = office["officer"].synchronise(hub)
    assert (done.pushed, done.changed, hub.appends) == (1, {case}, 2)
    assert notes(office, "officer", case) == ["De la colega.", "Del enlace."]
    assert office["officer"].vault.ledger.size == office.hub.size()


def test_a_hub_that_is_always_busy_is_given_up(office: RealOffice) -> None:
    office.register()

    class Busy(FolderHub):
        def append(self, index: int, row: bytes) -> bool:
            """Say that somebody was faster."""
            del index, row
            return False

    with pytest.raises(EnvironmentFault, match=r"hub\.busy"):
        office["officer"].synchronise(Busy(office.folder / "hub"))


def test_two_members_writing_apart_are_told_of_a_clash_alike(office: RealOffice) -> None:
    case = office.register(readers=("colleague",))
    office["officer"].execute(ProposeSummary(text="Se recibió una alerta."), case)
    office.settle("officer", "colleague")
    summary = next(
        thing.name for thing in office["officer"].case(case).things if thing.kind == "summary"
    )
    for name in ("officer", "colleague"):
        text = f"Texto de {name}."
        office[name].execute(AmendDraft(object=b64u_encode(summary), text=text), case)
    office.settle("officer", "colleague")
    verdicts = [
        [(line.entry, line.reason) for line in office[name].case(case).timeline]
        for name in ("officer", "colleague", "coordinator")
    ]
    assert verdicts[0] == verdicts[1] == verdicts[2]
    assert [reason for _entry, reason in verdicts[0] if reason] == ["rule.clash"]


def test_the_log_key_and_the_audit_key_reach_who_is_to_hold_them(office: RealOffice) -> None:
    for name in ("coordinator", "officer", "custodian", "auditor"):
        keyring = office[name].vault.keyring
        assert (keyring.log_key() is not None) == (name == "coordinator")
        assert (keyring.audit_key() is not None) == (name == "auditor")


def test_only_who_keeps_the_log_key_seals(office: RealOffice) -> None:
    office.register()
    done = office.sync("officer")["officer"]
    assert done.sealed < done.pushed + done.sealed == office.hub.size()
    assert office.sync("coordinator")["coordinator"].sealed == office.hub.size()
    assert office.sync("officer")["officer"].sealed == office.hub.size()


def test_a_checkpoint_that_reaches_further_is_not_replaced(office: RealOffice) -> None:
    log_key = office["coordinator"].vault.keyring.log_key()
    assert log_key is not None
    office["colleague"].vault.keyring.set_log_key(log_key)
    office.register(readers=())
    office.settle("officer")
    note, size = office.hub.checkpoint(), office.hub.size()

    class Late(FolderHub):
        def size(self, known: int = 0) -> int:
            """Show all rows but the last, as before somebody put it there."""
            del known
            return super().size() - 1

    done = office["colleague"].synchronise(Late(office.folder / "hub"))
    assert office["colleague"].vault.ledger.size == size - 1
    assert done.sealed < size - 1
    assert office.hub.checkpoint() == note


def test_a_checkpoint_of_another_key_is_refused(office: RealOffice) -> None:
    office.register()
    office.settle("officer")
    checkpoint = Checkpoint(ORIGIN, office.hub.size(), office["officer"].vault.ledger.root)
    office.hub.put_checkpoint(checkpoints.sign(checkpoint, SigningKey.generate()).to_bytes())
    with pytest.raises(IntegrityError, match=r"hub\.checkpoint-wrong"):
        office.sync("officer")


def test_a_hub_of_another_office_is_refused(office: RealOffice) -> None:
    other = FolderHub.create(office.folder / "other", "otra.example/alertadores")
    with pytest.raises(UserError, match=r"hub\.other-office"):
        office["officer"].synchronise(other)


def test_a_hub_with_the_rows_of_another_office_is_refused(
    office: RealOffice,
) -> None:
    again = office.folder / "again"
    again.mkdir()
    found_office(again)
    before = office["officer"].vault.ledger.root
    with pytest.raises(IntegrityError, match=r"hub\.other-history"):
        office["officer"].synchronise(FolderHub(again / "hub"))
    assert office["officer"].vault.ledger.root == before


def test_a_hub_that_lost_rows_is_noticed(office: RealOffice) -> None:
    rows = office.folder / "hub" / "rows"
    (rows / str(office.hub.size() - 1)).unlink()
    with pytest.raises(EnvironmentFault, match=r"hub\.rows-missing"):
        office.sync("officer")


@pytest.mark.parametrize("data", [b"", b"corto", bytes(48), bytes(1024 * 1024 + 1)])
def test_what_cannot_be_a_row_is_named_and_nothing_is_taken_in(
    office: RealOffice, data: bytes
) -> None:
    size = office["officer"].vault.ledger.size
    (office.folder / "hub" / "rows" / str(size)).write_bytes(data)
    with pytest.raises((IntegrityError, EnvironmentFault), match=r"hub\.(row-damaged|strange)"):
        office.sync("officer")
    assert office["officer"].vault.ledger.size == size


def test_a_checkpoint_that_did_not_reach_the_hub_is_put_there_the_next_time(
    office: RealOffice,
) -> None:
    office.register(readers=())
    office.sync("officer")

    class Full(FolderHub):
        def put_checkpoint(self, note: bytes) -> None:
            """Have no room."""
            del note
            raise EnvironmentFault("hub.full")

    with pytest.raises(EnvironmentFault, match=r"hub\.full"):
        office["coordinator"].synchronise(Full(office.folder / "hub"))
    office.sync("coordinator")
    assert office.sync("officer")["officer"].sealed == office.hub.size()
