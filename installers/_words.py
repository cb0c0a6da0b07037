"""Bring the window's catalogues of words up to its sources: `_words.py`; see `dev.py words`.

Texts that moved keep their translation. Exit status: 0 all is translated, 1 something is not.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[1]
_CATALOGUES: Final = _ROOT / "resources" / "i18n"
# The sources are English: its catalogue holds plurals alone.
_OPTIONS: Final[dict[str, list[str]]] = {"es": [], "en": ["-pluralonly"]}


def main() -> int:
    """Update and compile both catalogues, and name what is left to translate."""
    sources = [str(each) for each in sorted((_ROOT / "ui").rglob("*.py"))]
    left = False
    for language, options in _OPTIONS.items():
        path = _CATALOGUES / f"ui_{language}.ts"
        _run("lupdate", "-no-obsolete", "-locations", "none", *options, *sources, "-ts", str(path))
        for context, text in _untranslated(path):
            left = True
            print(f"{path.name}, {context}: {text}")
        _run("lrelease", str(path), "-qm", str(path.with_suffix(".qm")))
    return 1 if left else 0


def _run(tool: str, *arguments: str) -> None:
    found = shutil.which(f"pyside6-{tool}", path=sysconfig.get_path("scripts"))
    if found is None:
        raise FileNotFoundError(f"pyside6-{tool} is not in the environment")
    subprocess.run([found, *arguments], check=True, stdout=subprocess.DEVNULL)


def _untranslated(path: Path) -> Iterator[tuple[str, str]]:
    """Yield context and text of every message without a finished translation."""
    for context in ET.fromstring(path.read_bytes()).iter("context"):  # noqa: S314 - our own file
        for message in context.iter("message"):
            words = message.find("translation")
            if words is None or words.get("type") is not None:
                yield context.findtext("name") or "", message.findtext("source") or ""


if __name__ == "__main__":
    sys.exit(main())
