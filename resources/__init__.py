"""Data shipped with the program; read through `importlib.resources`."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import Final

_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,63}\Z", re.ASCII)


class MissingResourceError(Exception):
    """A data file of the program is not there: this installation is incomplete."""


def read(folder: str, name: str) -> bytes:
    """Return one data file of the program.

    Args:
        folder: a folder of this package, such as ``catalogs``.
        name: the file's name in it, such as ``conducts.json``.

    Raises:
        MissingResourceError: no such file, or a name that is not one plain path segment.
    """
    if not (_NAME.match(folder) and _NAME.match(name)):
        raise MissingResourceError("a resource is named by one folder and one file")
    try:
        return (files(__name__) / folder / name).read_bytes()
    except OSError as error:
        raise MissingResourceError(f"{folder}/{name} is missing") from error
