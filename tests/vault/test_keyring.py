from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from alertadores.domain.schemas import Group
from alertadores.errors import EnvironmentFault, IntegrityError, ProgrammingError
from alertadores.ledger.keys import CaseKeys
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.files import Folder
from alertadores.vault.keyring import FileKey, Keyring, Membership
from alertadores.vault.lock import Lock, LockKind, Secret
from crypto.passphrase import TESTS_ONLY
from crypto.recipients import RecipientKey
from crypto.secret import SecretBytes, random_secret
from crypto.signing import SigningKey

_NAME = "keyring-0000000000000000.db"
_NEW = "keyring-1111111111111111.db"
_VAULT = bytes(16)
_CASE = bytes([1]) * 16
_ENTRY = bytes([2]) * 32


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


@pytest.fixture
def vault_key() -> SecretBytes:
    return random_secret()


@pytest.fixture
def keyring(folder: Folder, vault_key: SecretBytes) -> Iterator[Keyring]:
    with contextlib.closing(Keyring.create(folder, _NAME, vault_key, _VAULT)) as keyring:
        yield keyring


@contextlib.contextmanager
def _again(folder: Folder, vault_key: SecretBytes, name: str = _NAME) -> Iterator[Keyring]:
    with contextlib.closing(Keyring.open(folder, name, vault_key, _VAULT)) as keyring:
        yield keyring


def _lock(keyring: Keyring) -> Lock:
    secret = Secret(LockKind.PASSPHRASE, "una frase")
    with keyring.file_key(FileKey.BINDING) as binding:
        return Lock.make(_VAULT, binding, secret, TESTS_ONLY)


def _never(_entry: bytes) -> bool:
    return False


def _always(_entry: bytes) -> bool:
    return True


def _keys(keys: CaseKeys) -> tuple[int, SecretBytes, dict[Group, SecretBytes]]:
    return keys.epoch, keys.trace, dict(keys.read)


def test_a_new_keyring_has_a_key_for_every_file_and_no_two_alike(keyring: Keyring) -> None:
    found = {keyring.file_key(file).reveal() for file in FileKey}
    assert len(found) == len(FileKey)
    assert {len(key) for key in found} == {32}


def test_the_member_is_the_same_after_reopening(
    folder: Folder, vault_key: SecretBytes, keyring: Keyring
) -> None:
    kid = keyring.signing_key().public.kid
    fingerprints = [key.public.fingerprint() for key in keyring.recipient_keys()]
    keyring.close()
    with _again(folder, vault_key) as again:
        assert again.signing_key().public.kid == kid
        assert [key.public.fingerprint() for key in again.recipient_keys()] == fingerprints
        assert (again.name, again.vault, again.epoch) == (_NAME, _VAULT, 0)


def test_the_vault_key_opens_it_and_nothing_else_does(folder: Folder, keyring: Keyring) -> None:
    keyring.close()
    with (
        pytest.raises(IntegrityError, match=r"vault\.file-damaged"),
        _again(folder, random_secret()),
    ):
        pytest.fail("opened")


def test_another_vault_of_the_same_key_does_not_open_it(
    folder: Folder, vault_key: SecretBytes, keyring: Keyring
) -> None:
    keyring.close()
    with pytest.raises(IntegrityError):
        Keyring.open(folder, _NAME, vault_key, bytes([1]) * 16)


def test_the_office_is_noted_once(keyring: Keyring) -> None:
    assert keyring.membership() is None
    membership = Membership(7, "oficina.example/log", _ENTRY)
    keyring.set_membership(membership)
    keyring.set_membership(membership)
    assert keyring.membership() == membership
    with pytest.raises(ProgrammingError, match=r"vault\.other-membership"):
        keyring.set_membership(Membership(8, "oficina.example/log", _ENTRY))


def test_the_keys_of_the_office_are_kept_where_there_are_any(keyring: Keyring) -> None:
    assert (keyring.log_key(), keyring.audit_key()) == (None, None)
    log, audit = SigningKey.generate(), RecipientKey.generate()
    keyring.set_log_key(log)
    keyring.set_audit_key(audit)
    kept_log, kept_audit = keyring.log_key(), keyring.audit_key()
    assert kept_log is not None
    assert kept_log.public == log.public
    assert kept_audit is not None
    assert kept_audit.public == audit.public


def test_sealing_keys_come_in_the_order_they_were_made_and_go_alone(keyring: Keyring) -> None:
    first = keyring.recipient_keys()[0].public.fingerprint()
    second, third = RecipientKey.generate(), RecipientKey.generate()
    keyring.add_recipient_key(second)
    keyring.add_recipient_key(third)
    keyring.remove_recipient_key(second.public.fingerprint())
    found = [key.public.fingerprint() for key in keyring.recipient_keys()]
    assert found == [first, third.public.fingerprint()]
    assert keyring.broken() == []


def test_locks_come_back_as_they_were(keyring: Keyring) -> None:
    first, second = _lock(keyring), _lock(keyring)
    keyring.set_locks([first, second], epoch=0)
    keyring.set_locks([second, first], epoch=5)
    assert keyring.locks() == (second, first)
    assert keyring.epoch == 5
    assert keyring.broken() == []


def test_a_new_key_of_the_view_replaces_the_old_one(keyring: Keyring) -> None:
    old = keyring.file_key(FileKey.VIEW)
    keyring.renew_view_key()
    assert keyring.file_key(FileKey.VIEW) != old


def test_they_come_back_by_epoch(keyring: Keyring) -> None:
    first, second = CaseKeys.fresh(0), CaseKeys.fresh(1)
    keyring.case_keys.put(_CASE, second)
    keyring.case_keys.put(_CASE, first)
    found = [_keys(keys) for keys in keyring.case_keys.of(_CASE)]
    assert found == [_keys(first), _keys(second)]
    assert keyring.case_keys.cases() == {_CASE}


def test_those_of_the_office_are_no_case(keyring: Keyring) -> None:
    office = CaseKeys.fresh(0)
    keyring.case_keys.put(None, office)
    assert [_keys(keys) for keys in keyring.case_keys.of(None)] == [_keys(office)]
    assert keyring.case_keys.cases() == set()
    assert [case for case, _keys in keyring.case_keys.all()] == [None]


def test_of_an_unknown_case_there_are_none(keyring: Keyring) -> None:
    assert keyring.case_keys.of(_CASE) == ()


def test_a_bare_trace_grows_into_a_full_grant(keyring: Keyring) -> None:
    full = CaseKeys.fresh(0)
    keyring.case_keys.put(_CASE, CaseKeys(0, full.trace, {}))
    assert keyring.case_keys.of(_CASE)[0].read == {}
    keyring.case_keys.put(_CASE, full)
    assert _keys(keyring.case_keys.of(_CASE)[0]) == _keys(full)


def test_another_key_of_a_known_epoch_is_refused(keyring: Keyring) -> None:
    known = CaseKeys.fresh(0)
    keyring.case_keys.put(_CASE, known)
    with pytest.raises(IntegrityError, match=r"vault\.key-conflict"):
        keyring.case_keys.put(_CASE, CaseKeys.fresh(0))
    assert [_keys(keys) for keys in keyring.case_keys.of(_CASE)] == [_keys(known)]


def test_keys_of_an_entry_that_never_came_to_exist_are_swept(keyring: Keyring) -> None:
    keyring.case_keys.expect([AwaitedKeys(_ENTRY, _CASE, CaseKeys.fresh(0))], _never)
    keyring.case_keys.sweep(lambda entry: entry == _ENTRY)
    assert keyring.case_keys.of(_CASE) == ()
    assert keyring.broken() == []


def test_keys_of_an_entry_that_exists_stay_for_good(keyring: Keyring) -> None:
    keyring.case_keys.expect([AwaitedKeys(_ENTRY, _CASE, CaseKeys.fresh(0))], _never)
    keyring.case_keys.sweep(_never)
    keyring.case_keys.sweep(_always)
    assert len(keyring.case_keys.of(_CASE)) == 1
    assert keyring.broken() == []


def test_only_the_new_epoch_is_swept(keyring: Keyring) -> None:
    keyring.case_keys.put(_CASE, CaseKeys.fresh(0))
    keyring.case_keys.expect([AwaitedKeys(_ENTRY, _CASE, CaseKeys.fresh(1))], _never)
    keyring.case_keys.sweep(_always)
    assert [keys.epoch for keys in keyring.case_keys.of(_CASE)] == [0]


def test_granted_keys_are_never_swept(keyring: Keyring) -> None:
    granted = CaseKeys.fresh(0)
    keyring.case_keys.put(_CASE, granted)
    keyring.case_keys.expect([AwaitedKeys(_ENTRY, _CASE, granted)], _never)
    keyring.case_keys.sweep(_always)
    assert [_keys(keys) for keys in keyring.case_keys.of(_CASE)] == [_keys(granted)]


def test_the_next_commit_sweeps_what_an_earlier_one_left(keyring: Keyring) -> None:
    other = bytes([9]) * 16
    keyring.case_keys.expect([AwaitedKeys(_ENTRY, _CASE, CaseKeys.fresh(0))], _never)
    keyring.case_keys.expect([AwaitedKeys(bytes(32), other, CaseKeys.fresh(0))], _always)
    assert keyring.case_keys.cases() == {other}


def test_an_epoch_without_its_trace_key_is_an_old_page(keyring: Keyring) -> None:
    keyring.case_keys.put(_CASE, CaseKeys.fresh(0))
    keyring._database.run("DELETE FROM case_keys WHERE kind = 'trace'")
    with pytest.raises(IntegrityError, match=r"vault\.old-page"):
        keyring.case_keys.of(_CASE)
    assert keyring.broken() == ["case_keys"]


def test_it_holds_everything_and_opens_with_the_new_key_only(
    folder: Folder, vault_key: SecretBytes, keyring: Keyring
) -> None:
    keyring.case_keys.put(_CASE, CaseKeys.fresh(0))
    lock, new_key = _lock(keyring), random_secret()
    renewed = keyring.renewed(folder, _NEW, new_key, [lock])
    renewed.close()
    with _again(folder, new_key, _NEW) as again:
        assert again.signing_key().public == keyring.signing_key().public
        assert again.case_keys.cases() == {_CASE}
        assert [again.file_key(file) for file in FileKey] == [
            keyring.file_key(file) for file in FileKey
        ]
        assert (again.epoch, again.locks(), again.broken()) == (1, (lock,), [])
        assert again.damage() == 0
    with pytest.raises(IntegrityError), _again(folder, vault_key, _NEW):
        pytest.fail("opened")


def test_it_leaves_the_old_one_as_it_was(
    folder: Folder, vault_key: SecretBytes, keyring: Keyring
) -> None:
    keyring.renewed(folder, _NEW, random_secret(), [_lock(keyring)]).close()
    keyring.close()
    with _again(folder, vault_key) as again:
        assert (again.epoch, again.locks()) == (0, ())


def test_it_does_not_overwrite_a_file(folder: Folder, keyring: Keyring) -> None:
    folder.replace(_NEW, b"somebody else's")
    with pytest.raises(EnvironmentFault):
        keyring.renewed(folder, _NEW, random_secret(), [_lock(keyring)])
    assert folder.read(_NEW, 100) == b"somebody else's"
