"""Where a vault may not lie: in a folder that a program copies to other people's computers.

Nor may a backup; and neither is begun where it would not fit.

A synchronising client copies files one by one while they change, keeps old versions for weeks,
and puts them back. That breaks databases, undoes erasure and takes the vault out of the office.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Final

from alertadores.errors import EnvironmentFault, UserError
from alertadores.vault.files import faults

_MEGA: Final = 1_000_000
_SPARE: Final = 4 * _MEGA

# Folder names as the clients make them; several add the organisation's name or a number.
_PARTS: Final = {
    "OneDrive": r"onedrive(?: ?-.*)?",
    "Dropbox": r"dropbox(?: \(.*\))?",
    "Google Drive": r"google ?drive(?: \(.*\))?|googledrive-.*|\.shortcut-targets-by-id",
    "iCloud": r"icloud ?drive(?: \(.*\))?|mobile documents|com~apple~clouddocs",
    "Nextcloud": r"(?:nextcloud|owncloud)[0-9]*",
}
# Files and folders that the clients leave at the top of what they synchronise.
_MARKERS: Final = {
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".tmp.drivedownload": "Google Drive",
    ".tmp.driveupload": "Google Drive",
    ".owncloudsync.log": "Nextcloud",
    ".nextcloudsync.log": "Nextcloud",
    ".stfolder": "Syncthing",
}
# Windows names the synchronised folders of the signed-in user here, whatever they are called.
_VARIABLES: Final = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def refuse_synced(path: Path) -> None:
    """Refuse a folder that lies in a synchronised place, links followed.

    Raises:
        UserError: ``vault.synced-folder`` with the `service` that would copy it.
    """
    resolved = Path(os.path.realpath(path))
    service = _named(resolved) or _marked(resolved) or _configured(resolved)
    if service:
        raise UserError("vault.synced-folder", service=service)


def require_room(folder: Path, size: int) -> None:
    """Refuse to begin what would not fit on the disk of a folder.

    Args:
        folder: that exists.
        size: in bytes.

    Raises:
        EnvironmentFault: ``vault.no-room``, with what is needed and what there is in megabytes.
    """
    with faults(folder.name):
        free = shutil.disk_usage(folder).free
    needed = size + _SPARE
    if free < needed:
        raise EnvironmentFault("vault.no-room", needed=needed // _MEGA + 1, free=free // _MEGA)


def _named(path: Path) -> str:
    for part in path.parts:
        for service, pattern in _PARTS.items():
            if re.fullmatch(pattern, part.casefold()):
                return service
    return ""


def _marked(path: Path) -> str:
    for folder in (path, *path.parents):
        for name, service in _MARKERS.items():
            if os.path.lexists(folder / name):
                return service
    return ""


def _configured(path: Path) -> str:
    for variable in _VARIABLES:
        place = os.environ.get(variable)
        if place and path.is_relative_to(Path(place).resolve()):
            return "OneDrive"
    return ""
