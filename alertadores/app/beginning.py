"""How a vault comes to its office: where it stands, and each step of a founding in one call.

The command line goes the same way with one command a step (`alertadores.cli.found`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from alertadores.app import founding
from alertadores.app.charter import SCHEMA, parse_charter
from alertadores.app.clock import Clock
from alertadores.app.founding import Charter, Founder
from alertadores.app.hub_setting import remember_hub
from alertadores.app.seating import take_seat
from alertadores.app.session import Session
from alertadores.app.surroundings import REAL, Surroundings
from alertadores.bundles import introduction
from alertadores.bundles.card import TrustCard
from alertadores.bundles.introduction import Introduction, parse_introduction
from alertadores.domain.office import Office
from alertadores.domain.roles import missing_for_founding
from alertadores.errors import UserError
from alertadores.sync.folder import FolderHub
from crypto import recovery
from crypto.errors import CryptoError, FormatError

_MAX_LABEL: Final = 60


class Stage(StrEnum):
    """How far a vault has come on its way to an office that is at work."""

    ALONE = "alone"
    ASKED = "asked"
    SEATED = "seated"
    UNSIGNED = "unsigned"
    WAITING = "waiting"
    FOUNDED = "founded"


@dataclass(frozen=True, slots=True)
class FounderView:
    """A person whom entry 0 names.

    Attributes:
        accepted: whether they have signed that this is the office.
        me: whether it is the owner of this vault.
    """

    number: int
    name: str
    roles: tuple[str, ...]
    accepted: bool
    me: bool


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where a vault stands.

    Attributes:
        stage: alone, without an office; asked to join the one of `origin`; seated, its entry 0
            has not come yet; unsigned, the owner has not accepted it; waiting for others; or
            founded, at work.
        origin: of the office's log.
        agency: its name.
        founders: by number.
    """

    stage: Stage
    origin: str = ""
    agency: str = ""
    founders: tuple[FounderView, ...] = ()


def beginning_of(session: Session) -> Beginning:
    """Return where the vault of a session stands."""
    membership = session.vault.keyring.membership()
    asked = session.vault.keyring.asked()
    if membership is None:
        return Beginning(Stage.ALONE) if asked is None else Beginning(Stage.ASKED, asked.origin)
    office, me = session.replica.office, membership.member
    if office.founded:
        return Beginning(Stage.FOUNDED, membership.origin)
    if office.founding is None:
        # Who asked to join goes on with that, if it was cut off.
        return Beginning(Stage.SEATED if asked is None else Stage.ASKED, membership.origin)
    stage = Stage.WAITING if me in office.accepted else Stage.UNSIGNED
    founders = _founders(session, office, me)
    return Beginning(stage, membership.origin, session.publisher.agency(), founders)


def _founders(session: Session, office: Office, me: int) -> tuple[FounderView, ...]:
    return tuple(
        FounderView(
            number,
            session.colleagues.name(number),
            tuple(sorted(role.value for role in member.roles)),
            accepted=number in office.accepted,
            me=number == me,
        )
        for number, member in sorted(office.members.items())
    )


def introduction_of(session: Session, name: str) -> bytes:
    """Return the introduction of the vault's owner, to be handed to whoever writes entry 0.

    Raises:
        UserError: ``founding.name-unusable``.
    """
    try:
        return founding.introduce(session.vault, name)
    except FormatError as error:
        raise UserError("founding.name-unusable") from error


def read_introduction(path: Path) -> Introduction:
    """Return the introduction in a file.

    Raises:
        UserError: what `read_introduction_file` raises.
    """
    return parse_introduction(read_introduction_file(path))


def read_introduction_file(path: Path) -> bytes:
    """Return the content of a file that holds an introduction.

    Raises:
        UserError: ``file.unreadable`` with the system's reason; ``founding.introduction-unusable``,
            it is none, or not signed by its keys.
    """
    try:
        with path.open("rb") as file:
            data = file.read(introduction.MAX_BYTES + 1)
        parse_introduction(data)
    except CryptoError as error:
        raise UserError("founding.introduction-unusable", file=path.name) from error
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise UserError("file.unreadable", file=path.name, reason=reason) from error
    return data


def charter_of(origin: str, agency: str, zone: str) -> Charter:
    """Return the charter of an office without witnesses.

    Raises:
        UserError: ``founding.charter-unusable``, naming the part that is amiss.
    """
    record = {"schema": SCHEMA, "origin": origin, "agency": agency, "zone": zone, "founders": []}
    return parse_charter(record)[0]


def proposed_origin(agency: str) -> str:
    """Return a name for the log of an agency, or nothing while the agency has no letters."""
    plain = unicodedata.normalize("NFKD", agency.casefold()).encode("ascii", "ignore").decode()
    label = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MAX_LABEL].strip("-")
    return f"{label}/alertadores" if label else ""


def establish(
    session: Session,
    charter: Charter,
    founders: Sequence[Founder],
    hub: Path,
    surroundings: Surroundings = REAL,
) -> TrustCard:
    """Found an office: its hub, entry 0, and the acceptance of whoever wrote it.

    Where the hub fails after entry 0 was written, the vault is a member's: to synchronise goes on.

    Args:
        session: of an administrator among the founders.
        charter: what they agreed on.
        founders: everybody, the owner of the session too.
        hub: folder that is new or empty.
        surroundings: for the time.

    Raises:
        UserError: what `founding.found` raises; ``hub.not-empty``.
        EnvironmentFault: the hub cannot be made or reached.
    """
    if session.vault.keyring.membership() is not None:  # before anything is made for another
        raise UserError("founding.already-a-member")
    reason = missing_for_founding(founder.roles for founder in founders)
    if reason is not None:
        raise UserError(f"founding.{reason}")
    found = _new_hub(hub, charter.origin)
    remember_hub(session.vault.folder, hub)
    clock = Clock(charter.zone, surroundings.source)
    card = founding.found(session.vault, clock, charter, founders)
    session.accept_founding()
    session.synchronise(found)
    return card


def sit_down(session: Session, hub: Path, card: TrustCard) -> None:
    """Take the owner's seat in the office of a trust card; nothing is signed.

    Raises:
        UserError: what `take_seat` raises; ``hub.not-a-hub``.
        EnvironmentFault: the hub cannot be reached.
    """
    found = FolderHub(hub)
    take_seat(session.vault, found, card)
    remember_hub(session.vault.folder, hub)
    session.synchronise(found)


def accept_office(session: Session) -> None:
    """Sign that entry 0 is what the founders agreed on, and hand that in.

    Raises:
        EnvironmentFault: the hub cannot be reached; what was signed is handed in later.
    """
    session.accept_founding()
    session.synchronise()


def wrong_groups(shown: str, typed: Sequence[str]) -> tuple[int, ...]:
    """Return which groups of a recovery code were copied otherwise, counted from 1.

    Args:
        shown: the code.
        typed: each group as it was typed; case, spaces and look-alikes are forgiven.
    """
    meant = shown.split("-")
    copied = [recovery.as_typed(each) for each in typed]
    copied += [""] * (len(meant) - len(copied))
    pairs = enumerate(zip(meant, copied, strict=False), 1)
    return tuple(number for number, (one, other) in pairs if one != other)


def _new_hub(folder: Path, origin: str) -> FolderHub:
    """Make the hub, or take the empty one that an interrupted founding left."""
    try:
        return FolderHub.create(folder, origin)
    except UserError:
        hub = FolderHub(folder)
        if hub.origin() != origin or hub.size():
            raise
        return hub
