from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from alertadores.errors import EnvironmentFault, IntegrityError, UserError
from alertadores.vault import lock as lock_module
from alertadores.vault import locks
from alertadores.vault.files import Folder
from alertadores.vault.lock import Lock, LockKind, Secret, parse_lock
from alertadores.vault.locks import LockFile, Wrapping, parse_locks
from crypto import canonical, recovery
from crypto.errors import FormatError
from crypto.passphrase import STANDARD, TESTS_ONLY
from crypto.secret import random_secret

_VAULT = bytes(range(16))
_KEYRING = "keyring-0123456789abcdef.db"
_PASSPHRASE = Secret(LockKind.PASSPHRASE, "correcto caballo")
_CODE = Secret(LockKind.CODE, recovery.to_text(recovery.generate()))
_BINDING = random_secret()
_VAULT_KEY = random_secret()
_LOCKS = tuple(Lock.make(_VAULT, _BINDING, secret, TESTS_ONLY) for secret in (_PASSPHRASE, _CODE))
_WRAPPING = Wrapping(_VAULT, _KEYRING, 3, _VAULT_KEY, _BINDING)
_FILE = _WRAPPING.file(_LOCKS)


def _unlock(file: LockFile, secret: Secret = _PASSPHRASE) -> bytes:
    return file.unlock(secret, allow_test_profile=True).reveal()


def _edited(edit: Callable[[dict[str, Any]], object]) -> bytes:
    """Return the file after an edit, with its checksum corrected."""
    body = canonical.loads(_FILE.to_bytes())
    edit(body)
    del body["checksum"]
    body["checksum"] = locks._checksum(body)
    return canonical.dumps(body)


@pytest.mark.parametrize("secret", [_PASSPHRASE, _CODE], ids=["passphrase", "code"])
def test_each_lock_opens_the_vault_key(secret: Secret) -> None:
    assert _unlock(parse_locks(_FILE.to_bytes()), secret) == _VAULT_KEY.reveal()


def test_a_file_reads_back_and_its_mac_holds_under_its_vault_key_only() -> None:
    file = parse_locks(_FILE.to_bytes())
    assert file == _FILE
    assert file.is_sealed(_VAULT_KEY)
    assert not file.is_sealed(random_secret())
    assert not replace(file, epoch=4).is_sealed(_VAULT_KEY)


@pytest.mark.parametrize(
    ("secret", "key"),
    [
        (Secret(LockKind.PASSPHRASE, "correcto cabalo"), "vault.wrong-passphrase"),
        (Secret(LockKind.PASSPHRASE, "correcto caballo "), "vault.wrong-passphrase"),
        (Secret(LockKind.PASSPHRASE, ""), "vault.passphrase-unusable"),
        (Secret(LockKind.CODE, recovery.to_text(recovery.generate())), "vault.wrong-code"),
        (Secret(LockKind.CODE, _CODE.text[:-1] + "?"), "vault.code-mistyped"),
    ],
    ids=["another", "one space more", "empty", "a code of another vault", "a slip in the code"],
)
def test_a_wrong_secret_is_told_from_damage(secret: Secret, key: str) -> None:
    with pytest.raises(UserError) as caught:
        _unlock(_FILE, secret)
    assert caught.value.key == key
    assert not caught.value.details


def test_a_code_may_be_typed_in_lower_case_without_hyphens() -> None:
    typed = Secret(LockKind.CODE, _CODE.text.lower().replace("-", " "))
    assert _unlock(_FILE, typed) == _VAULT_KEY.reveal()


def test_a_secret_has_no_printable_form() -> None:
    assert "caballo" not in repr(_PASSPHRASE)


def test_a_lock_for_tests_opens_nothing_outside_them() -> None:
    with pytest.raises(UserError, match=r"vault\.test-profile"):
        _FILE.unlock(_PASSPHRASE, allow_test_profile=False)
    assert _FILE.unlock(_CODE, allow_test_profile=False) == _VAULT_KEY


def test_a_lock_for_tests_put_first_does_not_keep_its_owner_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    cheap = replace(STANDARD, memory_kib=TESTS_ONLY.memory_kib, iterations=1, lanes=1)
    monkeypatch.setattr(lock_module, "profile_named", lambda _name: cheap)
    own = Lock.make(_VAULT, _BINDING, _PASSPHRASE, cheap)
    file = _WRAPPING.file([_LOCKS[0], own])
    assert file.unlock(_PASSPHRASE, allow_test_profile=False) == _VAULT_KEY


def test_too_little_memory_is_a_fault_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object) -> None:
        raise MemoryError

    monkeypatch.setattr(lock_module.passphrase, "derive", refuse)
    with pytest.raises(EnvironmentFault, match=r"vault\.memory"):
        _unlock(_FILE)


def test_one_changed_byte_is_never_taken_for_a_wrong_passphrase() -> None:
    for place in range(0, len(_FILE.to_bytes()), 7):
        data = bytearray(_FILE.to_bytes())
        data[place] ^= 1
        with pytest.raises(FormatError):
            parse_locks(bytes(data))


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"{", id="cut at the first byte"),
        pytest.param(_FILE.to_bytes()[:-1], id="cut at the last byte"),
        pytest.param(_FILE.to_bytes()[: len(_FILE.to_bytes()) // 2], id="cut in the middle"),
        pytest.param(_FILE.to_bytes() + b"\n", id="one byte more"),
        pytest.param(b"[]", id="a list"),
        pytest.param(json.dumps(json.loads(_FILE.to_bytes())).encode(), id="other spacing"),
        pytest.param(
            _FILE.to_bytes().replace(b'{"checksum"', b'{"epoch":3,"checksum"', 1), id="a name twice"
        ),
        pytest.param(bytes(locks.MAX_BYTES + 1), id="larger than any such file"),
    ],
)
def test_what_is_no_file_of_locks_is_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        parse_locks(data)


def _lock_0(name: str, value: object) -> Callable[[dict[str, Any]], object]:
    return lambda body: body["locks"][0].__setitem__(name, value)


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda body: body.update(more=1), id="a foreign name"),
        pytest.param(lambda body: body.pop("mac"), id="no MAC"),
        pytest.param(lambda body: body.update(schema="alertadores-anchor/1"), id="another schema"),
        pytest.param(lambda body: body.update(schema=1), id="a schema that is a number"),
        pytest.param(lambda body: body.update(locks=[]), id="no lock"),
        pytest.param(lambda body: body.update(locks=body["locks"] * 9), id="too many locks"),
        pytest.param(lambda body: body.update(locks={}), id="locks that are no list"),
        pytest.param(lambda body: body.update(epoch=-1), id="a negative epoch"),
        pytest.param(lambda body: body.update(epoch=True), id="an epoch that is no number"),
        pytest.param(lambda body: body.update(keyring="../keyring"), id="a path as keyring"),
        pytest.param(lambda body: body.update(vault="AAAA"), id="a short vault id"),
        pytest.param(lambda body: body["locks"].append(1), id="a lock that is no object"),
        pytest.param(lambda body: body["locks"][0].pop("wrap"), id="a lock without wrap"),
        pytest.param(_lock_0("profile", "cheap"), id="an unknown profile"),
        pytest.param(_lock_0("profile", None), id="a passphrase without profile"),
        pytest.param(_lock_0("kind", "quorum"), id="an unknown kind"),
        pytest.param(_lock_0("kind", "code"), id="a code with a profile"),
        pytest.param(_lock_0("public", "AQ"), id="no public key"),
        pytest.param(_lock_0("salt", "AA"), id="a short salt"),
        pytest.param(_lock_0("check", 7), id="a check that is no text"),
    ],
)
def test_a_file_outside_its_grammar_is_refused(edit: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(FormatError):
        parse_locks(_edited(edit))


def test_a_later_schema_is_told_from_damage() -> None:
    newer = _edited(lambda body: body.update(schema="alertadores-locks/2", more="things"))
    with pytest.raises(locks.NewerSchemaError):
        parse_locks(newer)


@pytest.mark.parametrize(
    "alter",
    [
        pytest.param(
            lambda lock, wrap: (replace(lock, private=lock.private[:-1] + b"\x00"), wrap),
            id="the private half",
        ),
        pytest.param(lambda lock, _wrap: (lock, _FILE.locks[1][1]), id="the wrap of another lock"),
        pytest.param(
            lambda lock, wrap: (replace(lock, public=_LOCKS[1].public), wrap),
            id="the public half of another lock",
        ),
    ],
)
def test_an_altered_lock_is_damage_and_no_wrong_passphrase(
    alter: Callable[[Lock, bytes], tuple[Lock, bytes]],
) -> None:
    file = replace(_FILE, locks=(alter(*_FILE.locks[0]),))
    with pytest.raises(IntegrityError, match=r"vault\.locks-damaged"):
        _unlock(file)


@pytest.mark.parametrize(
    "moved",
    [
        {"epoch": 4},
        {"keyring": "keyring-fedcba9876543210.db"},
    ],
    ids=["another epoch", "another keyring"],
)
def test_a_wrap_is_for_one_keyring_and_epoch(moved: dict[str, Any]) -> None:
    with pytest.raises(IntegrityError, match=r"vault\.locks-damaged"):
        _unlock(replace(_FILE, **moved))


def test_nobody_without_the_binding_key_can_hand_the_owner_a_vault_key() -> None:
    forged = Wrapping(_VAULT, _KEYRING, 3, random_secret(), random_secret()).file(_LOCKS)
    with pytest.raises(IntegrityError, match=r"vault\.locks-damaged"):
        _unlock(forged)


def test_a_lock_reads_back_from_its_record() -> None:
    assert [parse_lock(lock.to_record()) for lock in _LOCKS] == list(_LOCKS)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    locks.save(folder, _FILE)
    return folder


def test_two_equal_files_are_one_candidate(folder: Folder) -> None:
    assert locks.load(folder) == [_FILE]


@pytest.mark.parametrize("name", [locks.NAME, locks.BACKUP])
@pytest.mark.parametrize("data", [b"", b"{}", _FILE.to_bytes()[:-9], bytes(200_000)])
def test_either_file_alone_is_enough(folder: Folder, name: str, data: bytes) -> None:
    folder.replace(name, data)
    assert locks.load(folder) == [_FILE]
    folder.remove(name)
    assert locks.load(folder) == [_FILE]


def test_without_both_it_is_no_vault(folder: Folder) -> None:
    folder.remove(locks.NAME, locks.BACKUP)
    with pytest.raises(UserError, match=r"vault\.not-a-vault"):
        locks.load(folder)


def test_with_both_damaged_nothing_is_guessed(folder: Folder) -> None:
    folder.replace(locks.NAME, b"{}")
    folder.replace(locks.BACKUP, b"{}")
    with pytest.raises(IntegrityError, match=r"vault\.locks-damaged"):
        locks.load(folder)


def test_a_file_of_a_later_release_is_not_undone_by_its_twin(folder: Folder) -> None:
    folder.replace(locks.NAME, _edited(lambda body: body.update(schema="alertadores-locks/2")))
    with pytest.raises(UserError, match=r"vault\.newer"):
        locks.load(folder)


def test_a_twin_that_names_an_older_keyring_does_not_undo_a_change(folder: Folder) -> None:
    newer = replace(_WRAPPING, keyring="keyring-fedcba9876543210.db", epoch=4).file(_LOCKS)
    folder.replace(locks.NAME, newer.to_bytes())
    assert locks.load(folder) == [newer]


def test_a_twin_of_the_same_keyring_stands_in_for_an_altered_file(folder: Folder) -> None:
    altered = replace(_FILE, locks=_FILE.locks[1:])
    folder.replace(locks.NAME, altered.to_bytes())
    assert locks.load(folder) == [altered, _FILE]
