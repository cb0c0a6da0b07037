"""Data shipped with the program; read through `importlib.resources`."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

_SEGMENT: Final = r"[a-z0-9][a-z0-9_.-]{0,63}"
_NAME: Final = re.compile(rf"{_SEGMENT}\Z", re.ASCII)
_FOLDER: Final = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})?\Z", re.ASCII)


class MissingResourceError(Exception):
    """A data file of the program is not there: this installation is incomplete."""


def read(folder: str, name: str) -> bytes:
    """Return one data file of the program.

    Args:
        folder: a folder of this package, such as ``catalogs``, or one in it: ``docs/pictures``.
        name: the file's name in it, such as ``conducts.json``.

    Raises:
        MissingResourceError: no such file, or a name that is not one plain path segment, or a
            folder that is not one or two.
    """
    if not (_FOLDER.match(folder) and _NAME.match(name)):
        raise MissingResourceError("a resource is named by a folder and a file")
    try:
        return (files(__name__) / folder / name).read_bytes()
    except OSError as error:
        raise MissingResourceError(f"{folder}/{name} is missing") from error
