from __future__ import annotations

from pathlib import Path

import pytest

from alertadores.errors import IntegrityError
from alertadores.vault import anchor
from alertadores.vault.anchor import Anchor
from alertadores.vault.files import Folder
from crypto import canonical
from crypto.labels import Label, context
from crypto.merkle import Frontier
from crypto.sealing import seal
from crypto.secret import random_secret

_VAULT = bytes(16)
_KEY = random_secret()


def _anchor() -> Anchor:
    frontier = Frontier()
    frontier.extend([bytes([n]) * 32 for n in range(5)])
    return Anchor(frontier, verified_to=4, applied_to=17, epoch=2)


def test_an_anchor_reads_back(tmp_path: Path) -> None:
    _anchor().save(Folder(tmp_path), _KEY, _VAULT)
    assert anchor.load(Folder(tmp_path), _KEY, _VAULT) == _anchor()


@pytest.mark.parametrize("place", ["", "no/such/folder"])
def test_where_there_is_none_there_is_none(tmp_path: Path, place: str) -> None:
    assert anchor.load(Folder(tmp_path / place), _KEY, _VAULT) is None


def test_it_is_for_one_vault_and_one_key(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    _anchor().save(folder, _KEY, _VAULT)
    for key, vault in ((random_secret(), _VAULT), (_KEY, bytes([1]) * 16)):
        with pytest.raises(IntegrityError, match=r"vault\.anchor-mismatch"):
            anchor.load(folder, key, vault)


def test_every_changed_bit_is_refused(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    _anchor().save(folder, _KEY, _VAULT)
    data = folder.read(anchor.NAME, 4096)
    for place in range(len(data)):
        changed = bytearray(data)
        changed[place] ^= 1 << place % 8
        (tmp_path / anchor.NAME).write_bytes(changed)
        with pytest.raises(IntegrityError, match=r"vault\.anchor-mismatch"):
            anchor.load(folder, _KEY, _VAULT)


@pytest.mark.parametrize(
    "record",
    [
        [],
        {},
        {"applied_to": 1, "epoch": 1, "frontier": "", "schema": "x", "verified_to": 1},
        {
            "applied_to": "1",
            "epoch": 1,
            "frontier": "AAAAAAAAAAA",
            "schema": "alertadores-anchor/1",
            "verified_to": 1,
        },
        {
            "applied_to": 1,
            "epoch": 1,
            "frontier": "AA",
            "schema": "alertadores-anchor/1",
            "verified_to": 1,
        },
    ],
    ids=["a list", "nothing", "another schema", "a number as text", "a short frontier"],
)
def test_a_sealed_record_that_is_no_anchor_is_refused(tmp_path: Path, record: object) -> None:
    folder = Folder(tmp_path)
    folder.replace(anchor.NAME, seal(_KEY, canonical.dumps(record), context(Label.ANCHOR, _VAULT)))
    with pytest.raises(IntegrityError, match=r"vault\.anchor-mismatch"):
        anchor.load(folder, _KEY, _VAULT)


def test_the_state_folder_is_the_users_and_each_vault_has_its_own(tmp_path: Path) -> None:
    assert anchor.default_state_folder().name == "alertadores"
    assert anchor.outside(tmp_path, bytes(16)) != anchor.outside(tmp_path, bytes([1]) * 16)
