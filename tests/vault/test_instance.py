from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from alertadores.errors import EnvironmentFault, UserError
from alertadores.vault.files import Folder
from alertadores.vault.instance import Instance

_HOLD = """
import pathlib, sys
from alertadores.vault.files import Folder
from alertadores.vault.instance import Instance
held = Instance(Folder(pathlib.Path(sys.argv[1])))
print("held", flush=True)
sys.stdin.read()
"""


def _hold(folder: Path) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-c", _HOLD, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert process.stdout is not None
    assert process.stdout.readline().strip() == b"held"
    return process


def test_a_second_program_is_refused_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    with _hold(tmp_path) as process:
        with pytest.raises(UserError, match=r"vault\.in-use"):
            Instance(Folder(tmp_path))
        process.kill()
        process.wait()
    with Instance(Folder(tmp_path)) as instance:
        assert instance.is_held


def test_a_second_window_of_the_same_program_is_refused(tmp_path: Path) -> None:
    with Instance(Folder(tmp_path)), pytest.raises(UserError, match=r"vault\.in-use"):
        Instance(Folder(tmp_path))


def test_what_is_released_can_be_held_again(tmp_path: Path) -> None:
    first = Instance(Folder(tmp_path))
    first.release()
    first.release()
    assert not first.is_held
    with Instance(Folder(tmp_path)) as second:
        assert second.is_held


def test_a_missing_folder_is_a_fault_of_the_machine(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault, match=r"vault\.file-missing"):
        Instance(Folder(tmp_path / "no"))
