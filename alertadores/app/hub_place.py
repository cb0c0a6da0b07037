"""Where this vault finds the hub of its office, and how they stand to each other.

The hub is the office's and is not changed here: that takes two persons. What is changed is where
this machine reaches it, a drive or a stick that has another name today. A folder is remembered only
after a whole exchange with it: it must say that it is of this office, and show the history that
this vault knows.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from alertadores.app.hub_setting import remember_hub, remembered_folder
from alertadores.errors import AlertadoresError, EnvironmentFault, UserError
from alertadores.progress import Progress, unobserved
from alertadores.sync.exchange import Exchange
from alertadores.sync.folder import FolderHub

if TYPE_CHECKING:
    from alertadores.app.session import Session


@dataclass(frozen=True, slots=True)
class HubView:
    """The hub as it is found now.

    Attributes:
        folder: where it lies; None if nobody has said yet.
        ahead: how many of its rows this vault has not taken in; None if it cannot be reached.
        waiting: how many own entries wait for their place in it.
        problem: why it cannot be reached.
    """

    folder: Path | None
    ahead: int | None
    waiting: int
    problem: AlertadoresError | None = None


def hub_view(session: Session) -> HubView:
    """Look at the hub, without an exchange."""
    ledger = session.vault.ledger
    waiting = len(ledger.queue())
    folder: Path | None = None
    try:
        folder = remembered_folder(session.vault.folder)
        ahead = FolderHub(folder).size(ledger.size) - ledger.size
    except (UserError, EnvironmentFault) as error:
        return HubView(folder, None, waiting, error)
    return HubView(folder, ahead, waiting)


def move_hub(session: Session, folder: Path, progress: Progress = unobserved) -> Exchange:
    """Exchange with the hub in another folder, and find it there from now on.

    Raises:
        UserError: ``hub.not-a-hub``; ``hub.other-office``; ``hub.path-unusable``.
        IntegrityError: it shows another history than the one known here.
        EnvironmentFault: it cannot be reached, or lacks rows that were there.
    """
    done = session.synchronise(FolderHub(folder), progress)
    remember_hub(session.vault.folder, folder)
    return done
