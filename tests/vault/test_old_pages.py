"""A page of yesterday's file put into today's: SQLCipher accepts it, the vault must not."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from alertadores.errors import AlertadoresError, IntegrityError
from alertadores.ledger.keys import CaseKeys
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.checking import check
from alertadores.vault.database import PAGE_BYTES
from alertadores.vault.stored import Outgoing
from alertadores.vault.vault import Vault
from crypto.recipients import RecipientKey
from tests.vault.desk import Desk

_CASES = 24


def _work(desk: Desk, day: str) -> None:
    """One day: every table of every file changes."""
    for number, case in enumerate(list(desk.cases)):
        desk.note(case, f"{day}, nota {number}: " + "la misma palabra " * 40)
    for number in range(_CASES):
        desk.open_case(f"{day}, alerta {number}")
    desk.others(20)
    desk.push()
    office = CaseKeys.fresh(0 if day == "ayer" else 1)
    acts = [desk.entry(None, office, f"{day}, oficina", _mail(day)) for _ in range(3)]
    desk.vault.commit(acts, [AwaitedKeys(acts[0].row.leaf_hash, None, office)])
    desk.note(desk.cases[0], f"{day}, pendiente")
    desk.vault.ledger.add_checkpoint(desk.vault.ledger.size, f"checkpoint {day}".encode() * 40)
    desk.vault.keyring.add_recipient_key(RecipientKey.generate())
    desk.show()


def _mail(day: str) -> list[Outgoing]:
    return [Outgoing(bytes(32), bytes([n]) * 32, f"wrap {day} {n}".encode() * 90) for n in range(3)]


@pytest.fixture(scope="module")
def days(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders `ayer` and `hoy` of one vault, and what today's reads give."""
    place = tmp_path_factory.mktemp("dias")
    desk = Desk.new(place / "hoy")
    _work(desk, "ayer")
    desk.vault.close()
    shutil.copytree(place / "hoy", place / "ayer")
    desk.vault = Desk.again(place / "hoy").vault
    _work(desk, "hoy")
    desk.vault.close()
    return place


def _reads(vault: Vault) -> dict[str, Callable[[], Any]]:
    """Everything that can be read of a ledger, by name."""
    ledger = vault.ledger
    cases = sorted(vault.keyring.case_keys.cases())
    desk = Desk(vault)
    return {
        "office": lambda: vault.rows_of(None),
        "queue": ledger.queue,
        "outbox": ledger.outbox,
        "checkpoint": ledger.latest_checkpoint,
        "size": lambda: (ledger.size, ledger.root),
        **{f"case {n}": lambda case=case: vault.rows_of(case) for n, case in enumerate(cases)},
        **{f"text {n}": lambda case=case: desk.texts(case) for n, case in enumerate(cases)},
    }


def _changed_pages(days: Path, name: str) -> Iterator[tuple[int, bytes]]:
    old, new = ((days / day / name).read_bytes() for day in ("ayer", "hoy"))
    for start in range(0, min(len(old), len(new)), PAGE_BYTES):
        page = old[start : start + PAGE_BYTES]
        if page != new[start : start + PAGE_BYTES]:
            yield start, page


@contextlib.contextmanager
def _with_page(days: Path, name: str, start: int, page: bytes, scratch: Path) -> Iterator[Path]:
    """Give a copy of today's folder with one page of yesterday."""
    folder = scratch / "boveda"
    shutil.rmtree(scratch, ignore_errors=True)
    shutil.copytree(days / "hoy", folder)
    shutil.copytree(days / "estado-de-fuera", scratch / "estado-de-fuera")
    with (folder / name).open("r+b") as file:
        file.seek(start)
        file.write(page)
    yield folder


def _keyring(days: Path) -> str:
    (name,) = (path.name for path in (days / "hoy").glob("keyring-*.db"))
    return name


def test_of_the_ledger_every_read_is_right_or_refused(days: Path, tmp_path: Path) -> None:
    shutil.copytree(days / "hoy", tmp_path / "hoy")
    shutil.copytree(days / "estado-de-fuera", tmp_path / "estado-de-fuera")
    with contextlib.closing(Desk.again(tmp_path / "hoy").vault) as vault:
        truth = {name: read() for name, read in _reads(vault).items()}
    pages = refused = 0
    for start, page in _changed_pages(days, "ledger.db"):
        pages += 1
        with _with_page(days, "ledger.db", start, page, tmp_path / "copia") as folder:
            refused += _refusals(folder, truth) > 0
    assert pages > 15
    assert refused > pages // 2


def _refusals(folder: Path, truth: dict[str, Any]) -> int:
    """Read everything; return how much was refused. What is not refused must be right."""
    try:
        vault = Desk.again(folder).vault
    except IntegrityError:
        return len(truth)
    refused = 0
    for name, read in _reads(vault).items():
        try:
            found = read()
        except IntegrityError:
            refused += 1
        else:
            # Behind a banner, the size of a log that may only be read may be that of yesterday.
            assert found == truth[name] or (name == "size" and vault.refusal), name
    refused += vault.refusal is not None
    with contextlib.suppress(AlertadoresError):
        vault.close()
    return refused


@pytest.mark.parametrize("name", ["ledger.db", "keyring", "view.db"])
def test_the_full_check_finds_it_wherever_it_lies(days: Path, tmp_path: Path, name: str) -> None:
    name = _keyring(days) if name == "keyring" else name
    found = pages = 0
    for start, page in _changed_pages(days, name):
        pages += 1
        with _with_page(days, name, start, page, tmp_path / "copia") as folder:
            found += _is_found(folder)
    assert pages > 3
    assert found == pages


def _is_found(folder: Path) -> bool:
    try:
        vault = Desk.again(folder).vault
    except IntegrityError:
        return True
    findings = check(vault, full=True)
    noticed = vault.notices == ("vault.view-remade",)
    with contextlib.suppress(AlertadoresError):
        vault.close()
    return bool(findings) or noticed
