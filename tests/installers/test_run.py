"""What `dev.py run` starts, with a screen and without one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "installers"))
    sys.modules.pop("dev", None)
    import dev  # noqa: PLC0415

    monkeypatch.setattr(dev, "prepare", lambda _kind: Path("python"))
    return dev


@pytest.fixture
def started(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    commands: list[list[str]] = []

    def run(command: list[str], *, check: bool) -> subprocess.CompletedProcess[str]:
        assert not check
        commands.append(command)
        return subprocess.CompletedProcess(command, 7)

    monkeypatch.setattr(dev.subprocess, "run", run)
    return commands


def test_with_a_screen_the_window_opens_on_the_practice_office(
    dev: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dev._environment, "has_screen", lambda: True)
    assert dev.run([]) == 7
    assert started == [["python", "-P", "-m", "ui", "--practice"]]


def test_without_a_screen_the_same_office_is_made_anew_and_told(
    dev: ModuleType, started: list[list[str]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    office = tmp_path / "practica"
    office.mkdir()
    monkeypatch.setattr(dev._environment, "has_screen", lambda: False)
    monkeypatch.setattr(dev, "_PRACTICE", office)
    assert dev.run([]) == 7
    assert started == [["python", "-P", "-m", "alertadores", "demo", str(office), "--cases", "24"]]
    assert not office.exists()


def test_with_arguments_it_is_the_command_line(dev: ModuleType, started: list[list[str]]) -> None:
    assert dev.run(["verify", "file"]) == 7
    assert started == [["python", "-P", "-m", "alertadores", "verify", "file"]]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize(
    ("variables", "expected"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True)],
    ids=["neither X11 nor Wayland", "X11", "Wayland"],
)
def test_a_screen_is_told_by_its_variable(
    dev: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    variables: dict[str, str],
    expected: bool,  # noqa: FBT001
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert dev._environment.has_screen() is expected
