"""Where the hub is found: looked at, and changed only after it has proven to be the same one."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from alertadores.app.hub_place import hub_view, move_hub
from alertadores.app.hub_setting import remember_hub, remembered_folder
from alertadores.errors import AlertadoresError, EnvironmentFault, UserError
from alertadores.sync.folder import FolderHub
from tests.realoffice import RealOffice


@pytest.fixture
def placed(office: RealOffice) -> RealOffice:
    """Return an office whose officer knows where the hub is."""
    remember_hub(office["officer"].vault.folder, office.folder / "hub")
    office.settle("officer")
    return office


def test_a_hub_is_seen_with_what_is_new_on_both_sides(placed: RealOffice) -> None:
    placed.register()
    placed.register(author="colleague")
    placed.sync("colleague")
    view = hub_view(placed["officer"])
    assert view.folder == placed.folder / "hub"
    assert (view.ahead, view.waiting, view.problem) == (2, 2, None)


def test_a_hub_out_of_reach_says_so_and_where_it_was(placed: RealOffice) -> None:
    (placed.folder / "hub").rename(placed.folder / "away")
    view = hub_view(placed["officer"])
    assert (view.folder, view.ahead) == (placed.folder / "hub", None)
    assert isinstance(view.problem, AlertadoresError)


def test_nobody_may_have_said_where_it_is(office: RealOffice) -> None:
    view = hub_view(office["officer"])
    assert view.folder is None
    assert view.problem is not None
    assert view.problem.key == "hub.unknown"


def test_the_same_hub_elsewhere_is_taken_after_an_exchange(placed: RealOffice) -> None:
    placed.register()
    elsewhere = placed.folder / "memoria"
    (placed.folder / "hub").rename(elsewhere)
    done = move_hub(placed["officer"], elsewhere)
    assert done.pushed == 2
    assert hub_view(placed["officer"]).folder == elsewhere


@pytest.mark.parametrize("kind", ["another office's", "no hub", "one that lost rows"])
def test_what_is_not_the_hub_is_refused_and_not_remembered(
    placed: RealOffice, tmp_path: Path, kind: str
) -> None:
    other = tmp_path / "otra"
    match kind:
        case "another office's":
            FolderHub.create(other, "otra.example/oficina")
        case "no hub":
            other.mkdir()
        case _:
            shutil.copytree(placed.folder / "hub", other)
            last = max((other / "rows").iterdir(), key=lambda path: int(path.name))
            last.unlink()
    officer = placed["officer"]
    with pytest.raises((UserError, EnvironmentFault)):
        move_hub(officer, other)
    assert remembered_folder(officer.vault.folder) == placed.folder / "hub"
