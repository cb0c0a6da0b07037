"""Where the external vectors and samples are, when they are there.

`ALERTADORES_SHARED` names their folder; without it `../shared` beside the checkout is tried. Where
the variable is set, a missing file is a failure; otherwise the test is skipped with a reason.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_DEFAULT = Path(__file__).resolve().parents[2] / "shared"


def vectors(name: str) -> Path:
    """Return the path of a file of external test vectors."""
    return _find("vectors", name)


def samples(name: str) -> Path:
    """Return the path of a sample file."""
    return _find("samples", name)


def _find(folder: str, name: str) -> Path:
    named = os.environ.get("ALERTADORES_SHARED")
    path = (Path(named) if named else _DEFAULT) / folder / name
    if not path.exists():
        reason = f"{folder}/{name} is not here; set ALERTADORES_SHARED to the folder that holds it"
        if named:
            pytest.fail(reason)
        pytest.skip(reason, allow_module_level=True)
    return path
