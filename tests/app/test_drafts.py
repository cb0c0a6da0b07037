"""Drafts: kept, restored, bounded, never an identity, and there after a process was killed."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest

from alertadores.app.drafts import VALUES, DraftPlace, Drafts, FormDraft
from alertadores.domain.identity import Identity
from alertadores.errors import EnvironmentFault, IntegrityError, ProgrammingError, UserError
from alertadores.vault import rotation
from alertadores.vault.drafts import MAX_BYTES, MAX_DRAFTS
from alertadores.vault.lock import LockKind, Secret
from crypto import canonical
from crypto.passphrase import TESTS_ONLY
from tests.app.drafter import PLACE, WRITTEN, write
from tests.canary import files
from tests.vault.desk import OTHER, PASSPHRASE, Desk
from tests.vault.worker import drain, started

_TEXT = "Lo que nadie ha registrado todavía."
_REGISTER = DraftPlace("alert.registered")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk.new(tmp_path / "boveda")
    with contextlib.closing(desk.vault):
        yield desk


def _note(number: int) -> DraftPlace:
    return DraftPlace("note.added", number.to_bytes(16, "big"))


def test_a_draft_is_there_after_lock_and_unlock_with_everything_typed(desk: Desk) -> None:
    typed = {
        "received": "31/02/",
        "narrative": _TEXT + "\r\n\ttab \u202e",
        "conducts": ("cohecho", "peculado"),
        "asks_protection": True,
        "relation": None,
    }
    of_act = DraftPlace("draft.amended", b"c" * 16, b"o" * 32, None)
    Drafts(desk.vault).keep(FormDraft(_REGISTER, typed))
    Drafts(desk.vault).keep(FormDraft(of_act, {"text": _TEXT}, b"v" * 32, open=False))
    desk.reopen()
    youngest, oldest = Drafts(desk.vault).all()
    assert oldest == FormDraft(_REGISTER, typed)
    assert youngest == FormDraft(of_act, {"text": _TEXT}, b"v" * 32, open=False)


def test_there_is_one_draft_of_each_form_and_the_last_one_counts(desk: Desk) -> None:
    drafts = Drafts(desk.vault)
    for number in range(1, 4):
        drafts.keep(FormDraft(PLACE, {"text": "x" * number}))
        drafts.keep(FormDraft(_note(number), {"text": "otra"}))
    assert [each.answers["text"] for each in drafts.all() if each.place == PLACE] == ["xxx"]
    assert len(drafts.all()) == 4


def test_a_draft_that_was_recorded_or_discarded_is_gone(desk: Desk) -> None:
    drafts = Drafts(desk.vault)
    drafts.keep(FormDraft(PLACE, {"text": _TEXT}))
    drafts.discard(PLACE)
    drafts.discard(PLACE)
    assert drafts.all() == ()
    desk.reopen()
    assert Drafts(desk.vault).all() == ()


def test_of_too_many_drafts_the_one_left_alone_the_longest_goes(desk: Desk) -> None:
    drafts = Drafts(desk.vault)
    for number in range(MAX_DRAFTS):
        drafts.keep(FormDraft(_note(number), {"text": "una"}))
    drafts.keep(FormDraft(_note(0), {"text": "otra vez"}))
    drafts.keep(FormDraft(_note(MAX_DRAFTS), {"text": "la de más"}))
    kept = {draft.place for draft in drafts.all()}
    assert len(kept) == MAX_DRAFTS
    assert _note(0) in kept
    assert _note(1) not in kept


def test_a_draft_longer_than_any_entry_is_refused_and_the_one_before_stays(desk: Desk) -> None:
    drafts = Drafts(desk.vault)
    drafts.keep(FormDraft(PLACE, {"text": _TEXT}))
    with pytest.raises(UserError, match=r"draft\.too-long"):
        drafts.keep(FormDraft(PLACE, {"text": "x" * MAX_BYTES}))
    assert [draft.answers["text"] for draft in drafts.all()] == [_TEXT]


def test_half_a_letter_does_not_keep_the_rest_from_being_kept(desk: Desk) -> None:
    Drafts(desk.vault).keep(FormDraft(PLACE, {"text": "antes \ud83d después"}))
    (draft,) = Drafts(desk.vault).all()
    assert draft.answers["text"] == "antes ? después"


@pytest.mark.parametrize("name", [each.name for each in fields(Identity)])
def test_the_values_of_an_identity_have_no_place_in_a_draft(desk: Desk, name: str) -> None:
    with pytest.raises(ProgrammingError, match=r"draft\.foreign-value") as refused:
        Drafts(desk.vault).keep(FormDraft(_REGISTER, {name: "Ramona Ficticia"}))
    assert "Ramona" not in str(refused.value)
    assert Drafts(desk.vault).all() == ()


def test_no_form_asks_for_a_value_of_an_identity() -> None:
    secret = {each.name for each in fields(Identity)}
    assert not {form for form, asked in VALUES.items() if asked & secret}


def test_forms_about_two_members_are_two_drafts(desk: Desk) -> None:
    drafts = Drafts(desk.vault)
    for number in (1, 300):
        place = DraftPlace.about_member("member.removal_proposed", number)
        drafts.keep(FormDraft(place, {"motive": str(number)}))
    assert [(each.place.member, each.answers["motive"]) for each in drafts.all()] == [
        (300, "300"),
        (1, "1"),
    ]


def test_no_file_of_the_vault_shows_a_draft_to_whoever_lacks_the_key(desk: Desk) -> None:
    Drafts(desk.vault).keep(FormDraft(PLACE, {"text": _TEXT}))
    at_work = dict(files(desk.folder))
    desk.vault.close()
    for found in (at_work, dict(files(desk.folder))):
        assert not any(b"registrado" in content for content in found.values())


def test_a_new_passphrase_takes_the_drafts_along(desk: Desk) -> None:
    Drafts(desk.vault).keep(FormDraft(PLACE, {"text": _TEXT}))
    rotation.change_passphrase(desk.vault, PASSPHRASE, OTHER, TESTS_ONLY)
    desk.vault.close()
    again = Desk.again(desk.folder, Secret(LockKind.PASSPHRASE, OTHER))
    with contextlib.closing(again.vault):
        assert [draft.answers["text"] for draft in Drafts(again.vault).all()] == [_TEXT]


def test_a_vault_that_can_only_be_read_keeps_no_drafts(desk: Desk) -> None:
    desk.vault.refusal = "vault.anchor-mismatch"
    with pytest.raises(IntegrityError, match=r"vault\.anchor-mismatch"):
        Drafts(desk.vault).keep(FormDraft(PLACE, {"text": _TEXT}))


def test_a_folder_that_went_away_is_told_instead_of_written_into_nothing(desk: Desk) -> None:
    elsewhere = desk.folder.with_name("desconectada")
    shutil.move(desk.folder, elsewhere)
    with pytest.raises(EnvironmentFault, match=r"vault\.gone"):
        Drafts(desk.vault).keep(FormDraft(PLACE, {"text": _TEXT}))
    shutil.move(elsewhere, desk.folder)
    Drafts(desk.vault).keep(FormDraft(PLACE, {"text": _TEXT}))
    assert len(Drafts(desk.vault).all()) == 1


def test_what_cannot_be_kept_at_lock_waits_sealed_and_is_taken_back(desk: Desk) -> None:
    draft = FormDraft(PLACE, {"text": _TEXT})
    elsewhere = desk.folder.with_name("desconectada")
    shutil.move(desk.folder, elsewhere)
    (sealed,) = Drafts(desk.vault).leave([draft])
    assert b"registrado" not in sealed
    shutil.move(elsewhere, desk.folder)
    desk.reopen()
    assert Drafts(desk.vault).all() == ()
    assert Drafts(desk.vault).take_back(sealed) == draft


def test_what_waits_is_taken_back_by_a_vault_that_can_only_be_read(desk: Desk) -> None:
    draft = FormDraft(PLACE, {"text": _TEXT})
    desk.vault.refusal = "vault.anchor-mismatch"
    (sealed,) = Drafts(desk.vault).leave([draft])
    assert Drafts(desk.vault).take_back(sealed) == draft
    assert Drafts(desk.vault).all() == ()


def test_what_another_vault_left_is_not_taken_back(desk: Desk, tmp_path: Path) -> None:
    other = Desk.new(tmp_path / "otra" / "boveda")
    with contextlib.closing(other.vault):
        other.vault.refusal = "vault.anchor-mismatch"
        (sealed,) = Drafts(other.vault).leave([FormDraft(PLACE, {"text": _TEXT})])
    assert Drafts(desk.vault).take_back(sealed) is None
    assert Drafts(desk.vault).take_back(b"") is None
    assert Drafts(desk.vault).all() == ()


def test_what_can_be_kept_at_lock_is(desk: Desk) -> None:
    draft = FormDraft(PLACE, {"text": _TEXT})
    assert Drafts(desk.vault).leave([draft]) == ()
    assert Drafts(desk.vault).all() == (draft,)


_RECORD = {**PLACE.to_record(), "answers": {"text": _TEXT}, "seen": None, "open": True}


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"{}", id="nothing in it"),
        pytest.param(canonical.dumps([]), id="a list"),
        pytest.param(canonical.dumps({**_RECORD, "command": "no.such"}), id="no such command"),
        pytest.param(canonical.dumps({**_RECORD, "command": []}), id="a command that is a list"),
        pytest.param(canonical.dumps({**_RECORD, "case": 7}), id="a case that is a number"),
        pytest.param(canonical.dumps({**_RECORD, "to": 7}), id="a state that is a number"),
        pytest.param(canonical.dumps({**_RECORD, "open": 1}), id="open as a number"),
        pytest.param(canonical.dumps({**_RECORD, "answers": []}), id="answers that are a list"),
        pytest.param(canonical.dumps({**_RECORD, "answers": {"name": "x"}}), id="a foreign value"),
        pytest.param(canonical.dumps({**_RECORD, "answers": {"text": {}}}), id="a nested value"),
        pytest.param(canonical.dumps({**_RECORD, "answers": {"text": [1]}}), id="keys as numbers"),
    ],
)
def test_what_is_no_draft_is_damage(desk: Desk, content: bytes) -> None:
    desk.vault.keyring.drafts.put(b"x", content)
    with pytest.raises(IntegrityError, match=r"vault\.file-damaged"):
        Drafts(desk.vault).all()


def test_an_old_page_of_drafts_is_noticed(desk: Desk) -> None:
    Drafts(desk.vault).keep(FormDraft(PLACE, {"text": _TEXT}))
    desk.vault.keyring._database.run("DELETE FROM drafts")
    assert desk.vault.keyring.broken() == ["drafts"]
    with pytest.raises(IntegrityError, match=r"vault\.old-page"):
        Drafts(desk.vault).all()


def test_whoever_is_killed_while_writing_loses_nothing_that_was_kept(tmp_path: Path) -> None:
    folder = tmp_path / "boveda"
    Desk.new(folder).vault.close()
    for words in (1, 7, 20):
        with started(write, folder) as (process, pipe):
            told = [pipe.recv_bytes() for _word in range(words)]
            process.kill()
            process.join()
            told += drain(pipe)
        desk = Desk.again(folder)
        with contextlib.closing(desk.vault):
            assert desk.vault.notices == ()
            drafts = {draft.place: draft.answers for draft in Drafts(desk.vault).all()}
        assert drafts.keys() == WRITTEN.keys()
        for place, name in WRITTEN.items():
            kept = str(drafts[place][name])
            # Killed between keeping and telling, it may be one word further.
            assert kept.startswith(told[-1].decode())
            assert len(kept) <= len(told[-1]) + len("palabra ")
