"""The report of faults: where in the program, and not a word of any case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from alertadores.app import EnvironmentFault, IntegrityError, UserError
from tests.window import Driver, Make
from ui import fault_report
from ui.actions import Id
from ui.notices import failure

NAME = "Ramona Ficticia"
UNEXPECTED = r"unexpected \w+ at \w+"


@pytest.fixture(autouse=True)
def _nothing_noted() -> Iterator[None]:
    fault_report._noted.clear()
    yield
    fault_report._noted.clear()


def _fail() -> None:
    try:
        Path("/home/ramona.ficticia/nada").read_bytes()
    except OSError as error:
        raise LookupError(NAME) from error


def _raised(deed: Callable[[], None]) -> Exception:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any is wanted
        deed()
    return caught.value


def test_it_tells_kinds_and_places_along_the_whole_chain_and_nothing_else(
    expect_log: Callable[[str], None],
) -> None:
    expect_log(UNEXPECTED)
    failure(_raised(_fail), "es")
    told = fault_report.report()
    assert "LookupError" in told
    assert "FileNotFoundError" in told
    assert "_fail" in told
    assert "ramona" not in told.lower()
    assert str(Path.cwd()) not in told


def test_places_in_the_program_are_told_by_file_and_others_by_name_alone() -> None:
    assert fault_report._place(fault_report.__file__) == "ui/fault_report.py"
    assert fault_report._place("/home/ramona/.venv/lib/pydantic/main.py") == "main.py"


def test_damage_is_told_by_its_key_without_its_values() -> None:
    failure(IntegrityError("vault.file-damaged", file=NAME), "es")
    failure(EnvironmentFault("vault.disk-full", file=NAME), "es")
    told = fault_report.report()
    assert "IntegrityError vault.file-damaged" in told
    assert "EnvironmentFault vault.disk-full" in told
    assert NAME not in told


def test_what_a_person_did_is_no_fault() -> None:
    empty = fault_report.report()
    failure(UserError("vault.wrong-passphrase"), "es")
    assert fault_report.report() == empty
    assert "Ninguna falla" in empty


def test_a_chain_that_goes_in_circles_and_faults_without_end_are_bounded() -> None:
    one, other = LookupError(), LookupError()
    one.__cause__, other.__cause__ = other, one
    for _time in range(3 * fault_report.MOST):
        fault_report.note(one)
    assert fault_report.report().count("LookupError") == 2 * fault_report.MOST


def _save(driver: Driver, target: Path) -> None:
    driver.window.actions_[Id.REPORT].trigger()
    (dialog,) = driver.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    driver.settle()


def test_it_is_saved_from_the_window_also_with_no_vault_open(
    make_window: Make, tmp_path: Path, expect_log: Callable[[str], None]
) -> None:
    expect_log(UNEXPECTED)
    failure(_raised(_fail), "es")
    target = tmp_path / "informe.txt"
    _save(make_window(), target)
    assert target.read_text(encoding="utf-8") == fault_report.report()


def test_where_it_cannot_be_written_a_banner_says_so(at_work: Driver, tmp_path: Path) -> None:
    _save(at_work, tmp_path / "no hay" / "informe.txt")
    work = at_work.window.workspace
    assert work is not None
    assert any("sistema" in notice.title for notice in work.banners.notices)
