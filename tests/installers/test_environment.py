"""`dev.py` on a machine of its own: a small checkout with one package, offline and hash-checked."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from installers import _environment
from installers._environment import SetupError

_PROGRAM = """
import os, sys
print(sys.argv[1:], os.getcwd())
sys.exit(3)
"""
_INSTALLERS = Path(__file__).resolve().parents[2] / "installers"


def _wheel(folder: Path, version: str) -> str:
    """Write a wheel of one module and return its pinned requirement."""
    folder.mkdir(exist_ok=True)
    info = f"pinned-{version}.dist-info"
    path = folder / f"pinned-{version}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr("pinned.py", f"version = {version!r}\n")
        wheel.writestr(
            f"{info}/METADATA", f"Metadata-Version: 2.1\nName: pinned\nVersion: {version}\n"
        )
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return f"pinned=={version} --hash=sha256:{digest}\n"


def _pin(checkout: Path, requirement: str) -> None:
    for name in ("runtime.txt", "dev.txt"):
        (checkout / "installers" / "requirements" / name).write_text(requirement, encoding="ascii")


def _dev(checkout: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # An empty PATH entry list hides uv, so that pip does the work on every machine.
    environment = {**os.environ, "PATH": os.defpath}
    command = [sys.executable, str(checkout / "installers" / "dev.py"), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True, env=environment)


def _run(python: str, program: str) -> str:
    return subprocess.run(
        [python, "-c", program], check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a checkout with accents and a blank in its path, one module and one pinned wheel."""
    root = tmp_path_factory.mktemp("José Núñez")
    (root / "installers" / "requirements").mkdir(parents=True)
    for name in ("dev.py", "_environment.py", "_checks.py"):
        shutil.copy(_INSTALLERS / name, root / "installers")
    (root / "ours.py").write_text("answer = 42\n", encoding="ascii")
    (root / "alertadores.py").write_text(_PROGRAM, encoding="ascii")
    return root


def test_setup_from_nothing_to_changed_pins(checkout: Path) -> None:
    _pin(checkout, _wheel(checkout / "wheels", "1"))
    first = _dev(checkout, "setup")
    assert first.returncode == 0, first.stderr
    python = first.stdout.splitlines()[-1]
    assert _run(python, "import ours, pinned; print(ours.answer, pinned.version)") == "42 1\n"

    started = _dev(checkout, "run", "verify", "--json", "file")
    assert started.returncode == 3
    assert started.stdout == f"['verify', '--json', 'file'] {Path.cwd()}\n"

    again = _dev(checkout, "setup")
    assert again.stdout.splitlines() == [python]
    assert again.stderr == ""

    _pin(checkout, _wheel(checkout / "wheels", "2"))
    assert _dev(checkout, "setup").returncode == 0
    assert _run(python, "import pinned; print(pinned.version)") == "2\n"

    requirement = _wheel(checkout / "wheels", "3")
    _pin(checkout, requirement[:-2] + ("0" if requirement[-2] != "0" else "1") + "\n")
    refused = _dev(checkout, "setup")
    assert refused.returncode == 2
    assert "could not be installed" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert _run(python, "import pinned; print(pinned.version)") == "2\n"


@pytest.mark.parametrize(
    "arguments", [[], ["unknown"], ["setup", "more"]], ids=["none", "unknown", "too many"]
)
def test_wrong_usage_is_a_sentence_and_exit_2(checkout: Path, arguments: list[str]) -> None:
    run = _dev(checkout, *arguments)
    assert run.returncode == 2
    assert "dev.py: error:" in run.stderr
    assert "Traceback" not in run.stderr


def test_missing_pins_are_a_sentence_and_exit_2(tmp_path: Path) -> None:
    (tmp_path / "installers").mkdir()
    for name in ("dev.py", "_environment.py", "_checks.py"):
        shutil.copy(_INSTALLERS / name, tmp_path / "installers")
    run = _dev(tmp_path, "setup")
    assert run.returncode == 2
    assert "runtime.txt" in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="Qt's wheels are complete on other systems")
def test_a_missing_library_names_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_environment, "_QT_LIBRARIES", {"libabsent.so.9": "libabsent9"})
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SetupError, match="sudo apt-get install libabsent9 fonts-dejavu-core"):
        _environment.prepare("runtime")


@pytest.mark.skipif(sys.platform != "linux", reason="Qt's wheels are complete on other systems")
def test_without_apt_the_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_environment, "_QT_LIBRARIES", {"libabsent.so.9": "libabsent9"})
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(SetupError, match="libabsent9"):
        _environment.prepare("runtime")


def test_the_development_pins_hold_every_pin_of_the_program() -> None:
    pins = [
        (_INSTALLERS / "requirements" / name).read_text(encoding="utf-8").split("\n")
        for name in ("runtime.txt", "dev.txt")
    ]
    runtime, dev = ({line for line in lines if "==" in line} for lines in pins)
    assert runtime
    assert runtime <= dev
