"""A folder for a while: removed at the end, or where its process was killed, by the next one."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from alertadores.errors import AlertadoresError, UserError
from alertadores.vault.files import Folder, faults
from alertadores.vault.instance import NAME, Instance

_PREFIX: Final = "alertadores-rehearsal-"
# What `tempfile.mkdtemp` puts behind a prefix.
_NAME: Final = re.compile(rf"{_PREFIX}[a-z0-9_]{{8}}", re.ASCII)


@contextlib.contextmanager
def folder_for_a_while(place: Path | None = None) -> Iterator[Path]:
    """Make a folder that only its owner may read, and remove it with what was made there.

    Args:
        place: where; None for the folder the system has for such things.

    Raises:
        EnvironmentFault: it cannot be made.
    """
    sweep(place)
    folder, claim = _claimed(place)
    try:
        with claim:
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _claimed(place: Path | None) -> tuple[Path, Instance]:
    """Make a folder, and another one where a process that sweeps was quicker than the claim."""
    while True:
        with faults("alertadores"):
            folder = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=place))
        try:
            claim = Instance(Folder(folder))
        except UserError:
            continue
        except AlertadoresError:
            if not folder.exists():
                continue
            shutil.rmtree(folder, ignore_errors=True)
            raise
        if (folder / NAME).exists():
            return folder, claim
        claim.release()


def sweep(place: Path | None = None) -> None:
    """Remove such folders of this user whose process has ended; whatever else is there stays.

    Args:
        place: as for `folder_for_a_while`.
    """
    with (
        contextlib.suppress(OSError),
        os.scandir(tempfile.gettempdir() if place is None else place) as entries,
    ):
        for entry in entries:
            if _NAME.fullmatch(entry.name) and _is_own(entry):
                _remove_unused(Path(entry.path))


def _is_own(entry: os.DirEntry[str]) -> bool:
    if not entry.is_dir(follow_symlinks=False):
        return False
    return os.name == "nt" or entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _remove_unused(folder: Path) -> None:
    try:
        claim = Instance(Folder(folder))
    except AlertadoresError:
        return  # a process is at work there
    # Claimed to the last: whoever makes it in this moment takes another one.
    with claim:
        shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)  # Windows removes no file that is open
