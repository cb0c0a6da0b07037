"""Which hub a vault synchronises through: one line in a small file in its folder.

The file says nothing about a case and is trusted with nothing: a hub delivers, and whatever it
delivers is checked. Whoever changes the line can keep this vault from what is new, which whoever
can write to the hub could as well.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from alertadores.errors import AlertadoresError, UserError
from alertadores.sync.folder import FolderHub
from alertadores.vault.files import Folder
from crypto import canonical
from crypto.errors import FormatError

NAME: Final = "settings.json"
SCHEMA: Final = "alertadores-settings/1"
_MAX_BYTES: Final = 64 * 1024


def remember_hub(folder: Folder, hub: Path) -> None:
    """Write down where the hub of a vault lies.

    Raises:
        UserError: ``hub.path-unusable``, the path has no canonical form.
        EnvironmentFault: the file cannot be written.
    """
    try:
        data = canonical.dumps({"hub": str(hub.absolute()), "schema": SCHEMA})
    except FormatError as error:
        raise UserError("hub.path-unusable") from error
    folder.replace(NAME, data)


def remembered_folder(folder: Folder) -> Path:
    """Return where the hub of a vault lies, whether or not it can be reached.

    Raises:
        UserError: ``hub.unknown``, nobody has said yet where it is.
    """
    try:
        record = canonical.loads_canonical(folder.read(NAME, _MAX_BYTES))
    except (AlertadoresError, FormatError) as error:
        raise UserError("hub.unknown") from error
    match record:
        case {"hub": str(hub), "schema": schema, **foreign} if schema == SCHEMA and not foreign:
            return Path(hub)
    raise UserError("hub.unknown")


def remembered_hub(folder: Folder) -> FolderHub:
    """Return the hub of a vault.

    Raises:
        UserError: ``hub.unknown``, nobody has said yet where it is; ``hub.not-a-hub``.
        EnvironmentFault: it cannot be reached.
    """
    return FolderHub(remembered_folder(folder))
