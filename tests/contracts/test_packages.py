"""Our four literal top-level packages: nobody else's, side by side, and all that a wheel has."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

import alertadores
import crypto
import resources
import ui

_ROOT = Path(__file__).resolve().parents[2]
_OURS = {"alertadores", "crypto", "resources", "ui"}
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")


def test_no_other_distribution_provides_one_of_our_names() -> None:
    # Case-folded: where file names ignore case, Crypto and crypto are one folder on disk.
    others = {
        (name, distribution)
        for name, distributions in packages_distributions().items()
        if name.casefold() in _OURS
        for distribution in distributions
        if distribution != "alertadores"
    }
    assert others == set()


def test_all_four_are_imported_from_this_checkout() -> None:
    folders = {
        Path(str(package.__file__)).parent for package in (alertadores, crypto, resources, ui)
    }
    assert folders == {_ROOT / name for name in _OURS}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.Path:
    """Build the wheel with the pinned back end, without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=_ROOT, capture_output=True)
    (built,) = folder.glob("*.whl")
    return zipfile.Path(built)


def test_the_wheel_holds_exactly_the_four_packages(wheel: zipfile.Path) -> None:
    names = {entry.name for entry in wheel.iterdir() if not entry.name.endswith(".dist-info")}
    assert names == _OURS


def test_the_wheel_holds_the_data_and_the_licence(wheel: zipfile.Path) -> None:
    names = wheel.root.namelist()
    assert "resources/docs/adr/README.md" in names
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)
    assert not any(name.endswith(".pyc") for name in names)


def test_the_wheel_holds_every_picture_of_the_guide(wheel: zipfile.Path) -> None:
    guide = [
        each.read_text(encoding="utf-8") for each in (_ROOT / "resources/docs").glob("guide-*.md")
    ]
    shown = {f"resources/docs/{name}" for text in guide for name in _PICTURE.findall(text)}
    assert shown
    assert shown <= set(wheel.root.namelist())


@pytest.mark.parametrize("package", ["alertadores.verify", "alertadores.bundles"])
def test_a_receiver_needs_neither_qt_nor_sqlcipher(package: str) -> None:
    program = (
        "import sys, importlib, pkgutil\n"
        "sys.modules['PySide6'] = sys.modules['sqlcipher3'] = None\n"
        f"package = importlib.import_module({package!r})\n"
        "for module in pkgutil.walk_packages(package.__path__, package.__name__ + '.'):\n"
        "    importlib.import_module(module.name)\n"
    )
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, check=False, cwd=_ROOT, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
