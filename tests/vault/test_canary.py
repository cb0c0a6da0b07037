"""What a case says lies in no file in clear, not while the vault is open and not after."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from alertadores.vault import rotation
from alertadores.vault.view import CaseQuery
from crypto.canonical import b64u_encode
from crypto.passphrase import TESTS_ONLY
from tests.vault.desk import PASSPHRASE, Desk

_CANARY = "Xiutecuhtli Ñandú"
_WORD = "pterodactilo"
_NEW = "frase nueva con ocelote"
# As it stands in text, in an index of words, on Windows, and inside base64 at any offset.
_FORMS = [
    form
    for text in (_CANARY, _WORD, PASSPHRASE, _NEW)
    for form in (
        text.encode(),
        text.casefold().encode(),
        text.encode("utf-16-le"),
        *(b64u_encode(b"x" * shift + text.encode())[4:-4].encode() for shift in range(3)),
    )
]


def _leaks(*places: Path) -> list[tuple[str, bytes]]:
    """Scan every byte of every file below some folders."""
    return [
        (path.name, form)
        for place in places
        for path in place.rglob("*")
        if path.is_file()
        for form in _FORMS
        if form in path.read_bytes()
    ]


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """The folder with vault and outer anchor, and the only one for temporary files."""
    scratch = tmp_path / "temporal"
    scratch.mkdir()
    for variable in ("TMPDIR", "TEMP", "TMP", "SQLITE_TMPDIR"):
        monkeypatch.setenv(variable, str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return tmp_path / "lugar", scratch


def test_the_scan_finds_what_is_there(tmp_path: Path) -> None:
    for name, form in enumerate(_FORMS):
        (tmp_path / str(name)).write_bytes(os.urandom(500) + form + os.urandom(500))
    assert len({name for name, _form in _leaks(tmp_path)}) == len(_FORMS)


def test_no_word_of_a_case_is_readable_in_any_file(places: tuple[Path, Path]) -> None:
    desk = Desk.new(places[0] / "boveda")
    case = desk.open_case(f"El denunciado es {_CANARY}.")
    for number in range(30):
        desk.note(case, f"{_CANARY} {_WORD} {number} " * 200)
    desk.show()
    desk.push()
    assert _leaks(*places) == []
    rotation.change_passphrase(desk.vault, PASSPHRASE, _NEW, TESTS_ONLY)
    found = desk.vault.view.ids(CaseQuery(text=_WORD))
    assert len(found) == 1
    assert len(desk.vault.view.rows(found)) == 1
    assert {path.name.rpartition("-")[2] for path in desk.folder.glob("*.db-*")} == {"wal", "shm"}
    assert _leaks(*places) == []
    desk.vault.close()
    assert _leaks(*places) == []
    assert list(places[1].iterdir()) == []


def test_no_key_of_a_case_lies_outside_the_keyring(desk: Desk) -> None:
    case = desk.open_case()
    desk.show()
    desk.push()
    keys = desk.vault.keyring.case_keys.of(case)[-1]
    secret = keys.trace.reveal()
    forms = (secret, secret.hex().encode(), b64u_encode(secret).encode())
    for path in desk.folder.parent.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [form for form in forms if form in data], path.name
