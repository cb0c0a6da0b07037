from __future__ import annotations

import pytest

from alertadores.errors import EnvironmentFault, IntegrityError
from alertadores.ledger.keys import CaseKeys
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.checking import check
from alertadores.vault.files import Folder
from alertadores.vault.stored import StoredRow
from alertadores.vault.view import CaseQuery
from crypto.secret import random_secret
from tests.vault.desk import Desk
from tests.vault.faults import FailingDisk


def test_a_day_at_the_desk(desk: Desk) -> None:
    first, second = desk.open_case("Se pidió dinero."), desk.open_case("Se prometió una plaza.")
    desk.note(first, "Se llamó al área.")
    desk.show()
    desk.push()
    desk.others(300)
    desk.note(first, "Nadie contestó.")
    desk.show()
    desk.reopen()
    assert (desk.vault.notices, desk.vault.refusal) == ((), None)
    assert desk.texts(first) == ["Se pidió dinero.", "Se llamó al área.", "Nadie contestó."]
    assert desk.texts(second) == ["Se prometió una plaza."]
    assert len(desk.vault.view.ids(CaseQuery(text="contestó"))) == 1
    assert desk.vault.ledger.size == 303
    assert check(desk.vault, full=True) == []


def test_the_keys_of_an_entry_are_there_before_it(desk: Desk) -> None:
    seen: dict[str, bool] = {}

    def look(step: str) -> None:
        has_keys = bool(desk.vault.keyring.case_keys.cases())
        seen[step] = has_keys and not desk.vault.ledger.queue()

    desk.vault.folder.step = look
    desk.open_case()
    assert seen["keys are kept"]
    assert not seen["entries exist"]


def test_an_entry_that_could_not_be_written_leaves_no_trace(desk: Desk) -> None:
    case = desk.open_case("uno")
    desk.show()
    keys = CaseKeys.fresh(0)
    entry = desk.entry(random_secret(16).reveal(), keys, "dos")
    steps = FailingDisk()
    desk.vault.folder.step = steps
    awaited = AwaitedKeys(entry.row.leaf_hash, entry.case, keys)
    steps.at = len(["commit keyring", "commit ledger.db"])
    with pytest.raises(EnvironmentFault, match=r"vault\.disk-full"):
        desk.vault.commit([entry], [awaited])
    assert steps.seen[-1] == "commit ledger.db"
    assert not desk.vault.ledger.has(entry.row.leaf_hash)
    desk.reopen()
    assert desk.vault.keyring.case_keys.cases() == {case}
    assert check(desk.vault, full=True) == []


def test_the_view_catches_up_after_it_was_left_behind(desk: Desk) -> None:
    case = desk.open_case("uno")
    desk.note(case, "dos")
    assert not desk.vault.is_view_current()
    desk.reopen()
    assert not desk.vault.is_view_current()
    desk.show()
    assert desk.vault.is_view_current()
    (row,) = desk.vault.view.rows(desk.vault.view.ids(CaseQuery()))
    assert row.entries == 2


def test_the_view_catches_up_in_batches_that_can_be_left(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alertadores.vault.vault._BATCH", 2)
    for _ in range(5):
        desk.open_case()
    listed = []
    while desk.vault.catch_up(desk.project):
        listed.append(len(desk.vault.view.ids(CaseQuery())))
        desk.reopen()
    assert listed == [2, 4]
    assert len(desk.vault.view.ids(CaseQuery())) == 5


def test_a_view_that_is_gone_is_made_again_under_another_key(desk: Desk) -> None:
    case = desk.open_case("dinero")
    desk.show()
    desk.vault.close()
    old = (desk.folder / "view.db").read_bytes()
    (desk.folder / "view.db").unlink()
    desk.vault = Desk.again(desk.folder).vault
    assert desk.vault.notices == ("vault.view-remade",)
    desk.show()
    assert desk.texts(case) == ["dinero"]
    desk.vault.close()
    (desk.folder / "view.db").write_bytes(old)
    desk.vault = Desk.again(desk.folder).vault
    assert desk.vault.notices == ("vault.view-remade",)


def test_a_case_that_lost_a_row_is_refused(desk: Desk) -> None:
    case, other = desk.open_case("uno"), desk.open_case("otro")
    desk.note(case, "dos")
    desk.push()
    desk.show()
    desk.vault.ledger._database.run("DELETE FROM rows WHERE idx = 2")
    with pytest.raises(IntegrityError, match=r"vault\.rows-missing"):
        desk.vault.rows_of(case)
    assert desk.texts(other) == ["otro"]


def test_rows_that_come_late_are_no_missing_rows(desk: Desk) -> None:
    """Keys may come after rows: then rows come in before others that were seen."""
    case = desk.open_case("uno")
    desk.push()
    desk.show()
    late = desk.entry(case, desk.vault.keyring.case_keys.of(case)[-1], "tarde")
    desk.vault.take_in(1, [late.row.leaf_hash])
    desk.note(case, "dos")
    desk.push()
    desk.show()
    assert desk.texts(case) == ["uno", "dos"]
    stored = StoredRow(1, case, late.row)
    desk.vault.take_in(desk.vault.ledger.size, [], [stored], late.objects)
    assert desk.texts(case) == ["uno", "tarde", "dos"]
    desk.show()
    assert check(desk.vault, full=True) == []


def test_the_office_has_a_witness_too(desk: Desk) -> None:
    keys = CaseKeys.fresh(0)
    entries = [desk.entry(None, keys, text) for text in ("uno", "dos")]
    desk.vault.commit(entries, [AwaitedKeys(entries[0].row.leaf_hash, None, keys)])
    desk.show()
    assert [row.row for row in desk.vault.rows_of(None)] == [entry.row for entry in entries]
    desk.vault.ledger._database.run("DELETE FROM rows WHERE seq = 2")
    with pytest.raises(IntegrityError, match=r"vault\.rows-missing"):
        desk.vault.rows_of(None)


def test_what_was_verified_is_remembered(desk: Desk) -> None:
    desk.open_case()
    desk.push()
    desk.vault.verified_to = 1
    desk.reopen()
    assert desk.vault.verified_to == 1


def test_a_closed_vault_is_closed_once(desk: Desk) -> None:
    desk.vault.close()
    desk.vault.close()
    assert not desk.vault.instance.is_held


def test_a_vault_closes_even_if_its_anchor_cannot_be_written(desk: Desk) -> None:
    desk.vault.outside = Folder(desk.vault.outside.path, FailingDisk(1))
    with pytest.raises(EnvironmentFault, match=r"vault\.disk-full"):
        desk.vault.close()
    assert not desk.vault.instance.is_held
    desk.vault = Desk.again(desk.folder).vault
    assert desk.vault.refusal is None
