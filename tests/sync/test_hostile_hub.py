"""A hub that copies, alters, invents and hides rows, or shows two histories."""

from __future__ import annotations

import secrets
import shutil
import tracemalloc
from collections.abc import Callable
from dataclasses import replace

import pytest

from alertadores.app.views import CaseView, Standing
from alertadores.domain.commands import AddNote, MoveAlert
from alertadores.domain.trace import EMPTY_CHAIN, Base
from alertadores.errors import EnvironmentFault, IntegrityError
from alertadores.ledger.authoring import Act, Author, Made, make_entry
from alertadores.ledger.leaf import Seen
from alertadores.ledger.rows import MAX_ROW, Row
from alertadores.sync.folder import FolderHub
from crypto.merkle import EMPTY_ROOT
from crypto.signing import SigningKey
from tests.realoffice import ORIGIN, RealOffice
from tests.sync.hubs import Swollen, put_row, rows_of

NOTHING_SEEN = Seen(0, EMPTY_ROOT)


@pytest.fixture
def case(office: RealOffice) -> bytes:
    """Return a case that officer, colleague and coordinator have, settled."""
    made = office.register(readers=("colleague",))
    office.settle("officer", "colleague")
    return made


def story(view: CaseView) -> list[tuple[bytes, str | None]]:
    """Return the entries of a case with their verdicts."""
    return [(line.entry, line.reason) for line in view.timeline]


def same_for_all(office: RealOffice, case: bytes) -> list[tuple[bytes, str | None]]:
    """Settle, and return what every reader sees of a case, who must agree."""
    office.settle("officer", "colleague")
    seen = [story(office[name].case(case)) for name in ("officer", "colleague", "coordinator")]
    assert seen[0] == seen[1] == seen[2]
    return seen[0]


def forged(
    office: RealOffice,
    case: bytes,
    key: SigningKey,
    origin: str = ORIGIN,
    seen: Seen = NOTHING_SEEN,
) -> Made:
    """Return a note that opens with the keys of the case, signed by any key for any log."""
    session = office["officer"]
    now = session.clock.now()
    values = {"text": "Nota de nadie."}
    act = Act("note.added", case, now, now, Base(0, EMPTY_CHAIN, 0), {}, values)
    keys = session.vault.keyring.case_keys.of(case)[-1]
    return make_entry(Author(key, origin, seen), keys, act)


def test_copies_of_rows_change_nothing(office: RealOffice, case: bytes) -> None:
    before = same_for_all(office, case)
    members = office["officer"].office().members
    rows = rows_of(office)
    for row in rows:
        put_row(office, row)
    assert same_for_all(office, case) == before
    assert office["officer"].office().members == members
    office["officer"].execute(AddNote(text="Después de las copias."), case)
    after = same_for_all(office, case)
    assert [reason for _entry, reason in after] == [None] * (len(before) + 1)


def test_a_vault_that_begins_with_copies_sees_the_same(office: RealOffice, case: bytes) -> None:
    before = same_for_all(office, case)
    for row in rows_of(office):
        put_row(office, row)
    for name in ("officer", "colleague"):
        office[name].execute(AddNote(text=f"De {name}."), case)
    after = same_for_all(office, case)
    for name in ("officer", "colleague"):
        office.lock(name)
        assert story(office[name].case(case)) == after
    assert after[: len(before)] == before


@pytest.mark.parametrize(
    "alter",
    [
        lambda row: replace(row, ciphertext=secrets.token_bytes(len(row.ciphertext))),
        lambda row: replace(row, ciphertext=row.ciphertext[:-1]),
        lambda row: replace(row, leaf_hash=secrets.token_bytes(32)),
    ],
    ids=["another ciphertext", "a shorter ciphertext", "another leaf hash"],
)
def test_a_row_with_our_tag_that_does_not_open_is_told_and_left_out(
    office: RealOffice, case: bytes, alter: Callable[[Row], Row]
) -> None:
    before = same_for_all(office, case)
    row = office["officer"].vault.ledger.rows_of(case)[-1].row
    index = put_row(office, alter(row))
    done = office.sync("colleague", "auditor")
    assert done["colleague"].unreadable == [index]
    assert done["auditor"].unreadable == []
    banners = {each.key: each.values for each in office["colleague"].banners()}
    assert banners == {"banner.unreadable-rows": {"count": 1}}
    assert same_for_all(office, case) == before


@pytest.mark.parametrize("fault", ["a stranger's key", "another log"])
def test_an_entry_that_nobody_here_signed_is_no_entry(
    office: RealOffice, case: bytes, fault: str
) -> None:
    before = same_for_all(office, case)
    own = office["officer"].vault.keyring.signing_key()
    made = (
        forged(office, case, SigningKey.generate())
        if fault == "a stranger's key"
        else forged(office, case, own, "otra.example/alertadores")
    )
    index = put_row(office, made.row)
    done = office.sync("colleague", "coordinator")
    assert done["colleague"].unreadable == done["coordinator"].unreadable == [index]
    assert same_for_all(office, case) == before


def test_an_altered_signature_is_no_signature(office: RealOffice, case: bytes) -> None:
    before = same_for_all(office, case)
    made = forged(office, case, office["officer"].vault.keyring.signing_key())
    impostor = forged(office, case, SigningKey.generate())
    mixed = replace(impostor.row, leaf_hash=made.row.leaf_hash)
    index = put_row(office, mixed)
    assert office.sync("colleague")["colleague"].unreadable == [index]
    assert same_for_all(office, case) == before


def test_what_breaks_a_rule_is_kept_and_rejected_alike(office: RealOffice, case: bytes) -> None:
    key = office["officer"].vault.keyring.signing_key()
    made = forged(office, case, key)
    put_row(office, made.row)
    assert same_for_all(office, case)[-1] == (made.entry.hash, "rule.wrong-base")
    line = office["colleague"].case(case).timeline[-1]
    assert (line.entry, line.standing) == (made.entry.hash, Standing.REJECTED)


def test_two_histories_show_at_the_next_entry(office: RealOffice, case: bytes) -> None:
    other = office.folder / "hub of the colleague"
    shutil.copytree(office.folder / "hub", other)
    office["officer"].execute(AddNote(text="En una historia."), case)
    office.sync("officer")
    office["colleague"].execute(AddNote(text="En otra historia."), case)
    office["colleague"].synchronise(FolderHub(other))
    office["colleague"].execute(AddNote(text="Sobre la otra historia."), case)
    office["colleague"].synchronise(FolderHub(other))
    # The hub passes the colleague's entries on to the officer, at other places.
    rows = list(FolderHub(other).rows(0, FolderHub(other).size()))
    for data in rows[-2:]:
        office.hub.append(office.hub.size(), data)
    for path in (other / "objects").iterdir():
        office.hub.put_object(bytes.fromhex(path.name), path.read_bytes())
    done = office.sync("officer")["officer"]
    assert done.forked == [office.hub.size() - 1]
    assert {each.key for each in office["officer"].banners()} == {"banner.other-history"}


def test_whoever_claims_to_have_seen_a_tree_that_is_not_there_is_told(
    office: RealOffice, case: bytes
) -> None:
    key = office["officer"].vault.keyring.signing_key()
    seen = Seen(10**9, secrets.token_bytes(32))
    index = put_row(office, forged(office, case, key, seen=seen).row)
    assert office.sync("colleague")["colleague"].forked == [index]
    same_for_all(office, case)


def test_a_checkpoint_of_another_history_ends_the_exchange(office: RealOffice, case: bytes) -> None:
    other = office.folder / "hub of the officer"
    shutil.copytree(office.folder / "hub", other)
    office["officer"].execute(AddNote(text="En una historia."), case)
    office["officer"].synchronise(FolderHub(other))
    office["colleague"].execute(AddNote(text="En otra historia."), case)
    office.settle("colleague")
    note = office.hub.checkpoint()
    assert note is not None
    FolderHub(other).put_checkpoint(note)
    with pytest.raises(IntegrityError, match=r"hub\.other-history"):
        office["officer"].synchronise(FolderHub(other))


def test_a_hub_swapped_for_one_with_another_history_is_noticed_at_once(
    office: RealOffice, case: bytes
) -> None:
    other = office.folder / "hub of the officer"
    shutil.copytree(office.folder / "hub", other)
    office["officer"].execute(AddNote(text="En una historia."), case)
    office["officer"].synchronise(FolderHub(other))
    office["colleague"].execute(AddNote(text="En otra historia."), case)
    office["colleague"].execute(MoveAlert(to="EN_ANALISIS"), case)
    office.sync("colleague")
    before = office["officer"].vault.ledger.root
    with pytest.raises(IntegrityError, match=r"hub\.other-history"):
        office.sync("officer")
    assert office["officer"].vault.ledger.root == before


def test_rows_of_nobody_fill_no_memory(office: RealOffice, case: bytes) -> None:
    known, more = office["colleague"].vault.ledger.size, 64
    tracemalloc.start()
    try:
        office["colleague"].synchronise(Swollen(office.hub, more))
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert office["colleague"].vault.ledger.size == known + more
    assert most < more * MAX_ROW // 2
    assert office["colleague"].case(case).timeline


def test_a_hub_set_back_is_noticed(office: RealOffice, case: bytes) -> None:
    old = office.folder / "old hub"
    shutil.copytree(office.folder / "hub", old)
    office["officer"].execute(AddNote(text="Más tarde."), case)
    office.sync("officer")
    with pytest.raises(EnvironmentFault, match=r"hub\.rows-missing"):
        office["officer"].synchronise(FolderHub(old))
