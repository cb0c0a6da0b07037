"""Where a person is in their first run, and what they have typed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from alertadores.app import Introduction, RestoredView, Role, parse_introduction


class PartId(Enum):
    """The parts of a first run."""

    WAYS = "ways"
    VAULT = "vault"
    CODE = "code"
    COPY = "copy"
    RENEW = "renew"
    ALONE = "alone"
    CHARTER = "charter"
    SEAT = "seat"
    FOUNDERS = "founders"
    JOIN = "join"
    ASKED = "asked"
    RESTORE = "restore"
    RESTORED = "restored"
    BACKUP = "backup"


@dataclass(slots=True)
class Invited:
    """A founder as the writer of the charter has them.

    Attributes:
        file: their introduction, as it was handed in.
        introduction: what it says.
        roles: that they are to have.
    """

    file: bytes
    introduction: Introduction
    roles: set[Role] = field(default_factory=set)

    @classmethod
    def by(cls, file: bytes, roles: Iterable[Role] = ()) -> Invited:
        """Return whoever is introduced by a file.

        Raises:
            CryptoError: it is no introduction.
        """
        return cls(file, parse_introduction(file), set(roles))


@dataclass(slots=True)
class Trail:
    """Where a person is in their first run and what they have typed, whatever part is shown.

    A part that is built anew, in another language perhaps, finds everything here but secrets.

    Attributes:
        part: that is shown.
        folder: of the vault that is to be.
        code: recovery code that is being copied; nothing before and after.
        name: of the person.
        people: founders, in the order of the list.
        agency: name of the office's authority.
        origin: of its log; nothing while it follows from the agency.
        zone: time zone.
        hub: folder of the hub.
        card: file of the trust card.
        joining: whether the office is at work already.
        words: the six words of the request to join, once it was written.
        restored: what came out of a backup.
        again: whether what was typed comes from a draft, and nobody has touched it since.
    """

    part: PartId = PartId.WAYS
    folder: Path = field(default_factory=Path)
    code: str = ""
    name: str = ""
    people: list[Invited] = field(default_factory=list)
    agency: str = ""
    origin: str = ""
    zone: str = "America/Mexico_City"
    hub: Path | None = None
    card: Path | None = None
    joining: bool = False
    words: str = ""
    restored: RestoredView | None = None
    again: bool = False
