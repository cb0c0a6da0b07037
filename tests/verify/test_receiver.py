"""A receiver has no Qt, no SQLCipher, nothing that makes PDFs: `verify` must not miss them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.publicbundle import published

ROOT = Path(__file__).resolve().parents[2]
ABSENT = ("PySide6", "shiboken6", "sqlcipher3", "reportlab", "pikepdf", "stdnum", "platformdirs")
NEEDED = {"cryptography", "pydantic", "rfc8785"}
# What those three bring along, and what an environment loads by itself.
BROUGHT = {"_cffi_backend", "annotated_types", "pydantic_core", "typing_extensions"}
BROUGHT |= {"typing_inspection", "sitecustomize", "usercustomize"}
PROGRAM = f"""
import sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {ABSENT!r}:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Absent())
from alertadores.cli.main import main
code = main(sys.argv[1:])
loaded = {{name.partition(".")[0] for name in sys.modules}} - sys.stdlib_module_names
print(*sorted(loaded), file=sys.stderr)
sys.exit(code)
"""


@pytest.mark.parametrize(("kind", "code"), [("valid", 0), ("wrong", 1)])
def test_verify_runs_where_only_three_packages_are(tmp_path: Path, kind: str, code: int) -> None:
    publisher, bundle = published()
    (tmp_path / "card.json").write_bytes(publisher.card().to_bytes())
    (tmp_path / "bundle.zip").write_bytes(bundle if kind == "valid" else bundle[:-1])
    command = [sys.executable, "-c", PROGRAM, "verify", str(tmp_path / "bundle.zip")]
    command += ["--trust", str(tmp_path / "card.json"), "--quiet"]
    run = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert run.returncode == code, run.stderr
    loaded = {name for name in run.stderr.split() if not name.startswith("_")}
    ours = {"alertadores", "crypto", "resources"}
    assert ours <= loaded <= NEEDED | BROUGHT | ours


@pytest.mark.parametrize("name", ABSENT)
def test_the_absent_packages_cannot_be_imported_there(name: str) -> None:
    program = PROGRAM.partition("from alertadores")[0] + f"import {name}"
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, check=False, cwd=ROOT, capture_output=True, text=True)
    assert f"ModuleNotFoundError: {name}" in run.stderr
