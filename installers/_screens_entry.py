"""Scenes of a first run: a vault is made, its code copied, an office founded."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from _screens_actor import Actor
from _screens_scene import Scenes

from alertadores.app import (
    Founder,
    OwnRequest,
    Role,
    Session,
    TrustCard,
    accept_office,
    begin_session,
    charter_of,
    establish,
    introduction_of,
    parse_introduction,
    request_to_join,
    sit_down,
)
from ui.pages.first_run import FirstRunPage
from ui.pages.first_run_alone import AlonePart
from ui.pages.first_run_backup import BackupPart
from ui.pages.first_run_charter import CharterPart
from ui.pages.first_run_code import CodePart, CopyPart, RenewPart
from ui.pages.first_run_founders import FoundersPart
from ui.pages.first_run_join import AskedPart, JoinPart
from ui.pages.first_run_people import PeopleInput
from ui.pages.first_run_restore import RestoredPart, RestorePart
from ui.pages.first_run_seat import SeatPart
from ui.pages.first_run_trail import PartId
from ui.pages.first_run_vault import VaultPart
from ui.pages.first_run_ways import WaysPart

SCENES = Scenes()

_PHRASE: Final = "tormenta lápiz girasol ventana cuchara"
_AGENCY: Final = "Secretaría de Ejemplo"
_OTHERS: Final[dict[str, tuple[Role, ...]]] = {
    "Beto Mora": (Role.ENLACE_CASO, Role.ADMINISTRACION),
    "Celia Nava": (Role.CUSTODIA_IDENTIDAD,),
    "Darío Ochoa": (Role.CUSTODIA_IDENTIDAD,),
    "Elsa Pineda": (Role.AUDITORIA,),
}
_WRITERS: Final = (Role.ADMINISTRACION, Role.COORDINACION)


def _begin(actor: Actor) -> FirstRunPage:
    page = actor.window.unlock_page
    if page is None:
        raise LookupError("the first page is not shown")
    page.first_run.click()
    actor.rest()
    return actor.part(FirstRunPage)


def _fill_vault(actor: Actor) -> VaultPart:
    _begin(actor)
    actor.part(WaysPart).found.click()
    actor.rest()
    part = actor.part(VaultPart)
    part.first.setText(_PHRASE)
    part.again.setText(_PHRASE)
    return part


def _make_vault(actor: Actor) -> FirstRunPage:
    _fill_vault(actor).make.click()
    actor.settle()
    return actor.part(FirstRunPage)


def _come_to(actor: Actor, part: PartId) -> FirstRunPage:
    page = _make_vault(actor)
    page.trail.name = "Ana Lugo"
    page.go_to(part)
    actor.settle()
    return page


@SCENES.add("first-run", "", WaysPart)
def _ways(actor: Actor) -> None:
    _begin(actor)


@SCENES.add("first-run-vault", "", FirstRunPage)
def _vault(actor: Actor) -> None:
    _fill_vault(actor)


@SCENES.add("first-run-weak-passphrase", "", VaultPart)
def _weak(actor: Actor) -> None:
    part = _fill_vault(actor)
    part.again.clear()
    part.first.setText("Elena 1985")


@SCENES.add("first-run-making-vault", "", VaultPart)
def _making(actor: Actor) -> None:
    part = _fill_vault(actor)
    part.wait_for(actor.occupy(actor.say("Vestibule", "Making the vault"), cancellable=False))


@SCENES.add("first-run-code", "", CodePart)
def _code(actor: Actor) -> None:
    _make_vault(actor)


@SCENES.add("first-run-copied-wrong", "", CopyPart)
def _copied(actor: Actor) -> None:
    page = _make_vault(actor)
    page.go_to(PartId.COPY)
    actor.rest()
    groups = page.trail.code.split("-")
    actor.type("".join([*groups[:4], "0U0U", *groups[5:]]))
    actor.part(CopyPart).check.click()


@SCENES.add("first-run-code-missing", "", RenewPart)
def _renew(actor: Actor) -> None:
    _come_to(actor, PartId.RENEW)


@SCENES.add("first-run-no-office", "", AlonePart)
def _alone(actor: Actor) -> None:
    _come_to(actor, PartId.ALONE)


@SCENES.add("first-run-charter", "", CharterPart)
def _charter(actor: Actor) -> None:
    _come_to(actor, PartId.CHARTER)


@SCENES.add("first-run-charter-filled", "", PeopleInput)
def _filled(actor: Actor) -> None:
    page = _come_to(actor, PartId.CHARTER)
    place = page.trail.folder.with_name(f"{page.trail.folder.name}-otras")
    files = []
    for name, session in _vaults(actor, place).items():
        files.append(place / f"{name}.json")
        files[-1].write_bytes(introduction_of(session, name))
        session.close()
    part = actor.part(CharterPart)
    part.people.take_files(files)
    for row, roles in enumerate((_WRITERS[1:], *_OTHERS.values())):
        part.people.choose(row)
        for role in roles:
            part.people.roles[role].click()
    part.agency.setText(_AGENCY)


@SCENES.add("first-run-seat", "", SeatPart)
def _seat(actor: Actor) -> None:
    _come_to(actor, PartId.SEAT)


@SCENES.add("first-run-who-is-who", "", FoundersPart)
def _who(actor: Actor) -> None:
    _take_part(actor)


@SCENES.add("first-run-waiting", "", FoundersPart)
def _waiting(actor: Actor) -> None:
    _take_part(actor)
    actor.part(FoundersPart).accept.click()
    actor.settle()


@SCENES.add("first-run-founded", "", FoundersPart)
def _founded(actor: Actor) -> None:
    _take_part(actor, accepted=True)
    actor.part(FoundersPart).accept.click()
    actor.settle()


@SCENES.add("first-run-join", "", JoinPart)
def _join(actor: Actor) -> None:
    _come_to(actor, PartId.JOIN)


@SCENES.add("first-run-asked", "", AskedPart)
def _asked(actor: Actor) -> None:
    page = _come_to(actor, PartId.JOIN)
    made: list[OwnRequest] = []
    vestibule = actor.window.premises.vestibule
    card = TrustCard("ejemplo/alertadores", bytes(32))
    vestibule.ask(
        "", lambda session: request_to_join(session, "Ana Lugo", card), made.append, _fail
    )
    actor.settle()
    actor.part(JoinPart).save(page.trail.folder.with_name("solicitud.json"), made[0])
    actor.settle()


@SCENES.add("first-run-backup", "", BackupPart)
def _backup(actor: Actor) -> None:
    _back_up(actor, make=False)


@SCENES.add("first-run-backed-up", "", BackupPart)
def _backed_up(actor: Actor) -> None:
    _back_up(actor, make=True)


@SCENES.add("first-run-restore", "", RestorePart)
def _restore(actor: Actor) -> None:
    _find_backup(actor)


@SCENES.add("first-run-restored", "", RestoredPart)
def _restored(actor: Actor) -> None:
    _find_backup(actor).restore.click()
    actor.settle()


def _back_up(actor: Actor, *, make: bool) -> Path:
    page = _come_to(actor, PartId.BACKUP)
    stick = page.trail.folder.with_name(f"{page.trail.folder.name}-memoria")
    stick.mkdir()
    part = actor.part(BackupPart)
    part.place.choose(stick)
    if make:
        part.make.click()
        actor.settle()
    return stick


def _find_backup(actor: Actor) -> RestorePart:
    """Back a vault up, lock it, and come to the part that restores it."""
    stick = _back_up(actor, make=True)
    actor.window.lock("")
    actor.settle()
    _begin(actor)
    actor.part(WaysPart).restore.click()
    actor.rest()
    part = actor.part(RestorePart)
    part.source.choose(stick)
    actor.settle()
    part.secret.setText(_PHRASE)
    return part


def _vaults(actor: Actor, place: Path) -> dict[str, Session]:
    around = actor.office.surroundings
    return {name: begin_session(place / name, _PHRASE, around)[0] for name in _OTHERS}


def _take_part(actor: Actor, *, accepted: bool = False) -> None:
    """Let others found an office that the person at the window is to accept.

    Args:
        actor: at the window.
        accepted: whether everybody else has accepted it.
    """
    page = _come_to(actor, PartId.SEAT)
    place = page.trail.folder.with_name(f"{page.trail.folder.name}-otras")
    hub = place / "nodo"
    vaults = _vaults(actor, place)
    own: list[bytes] = []
    vestibule = actor.window.premises.vestibule
    vestibule.ask("", lambda session: introduction_of(session, "Ana Lugo"), own.append, _fail)
    actor.settle()
    writer = vaults["Beto Mora"]
    files = {name: introduction_of(session, name) for name, session in vaults.items()}
    roles = {**_OTHERS, "Ana Lugo": _WRITERS}
    founders = [
        Founder(parse_introduction(data), roles[name])
        for name, data in {"Ana Lugo": own[0], **files}.items()
    ]
    charter = charter_of("ejemplo/alertadores", _AGENCY, "America/Mexico_City")
    card = establish(writer, charter, founders, hub, actor.office.surroundings)
    _accept(list(vaults.values()), card, hub, accepted=accepted)
    (place / "card.json").write_bytes(card.to_bytes())
    part = actor.part(SeatPart)
    part.card.choose(place / "card.json")
    part.hub.choose(hub)
    part.sit.click()
    actor.settle()


def _accept(sessions: list[Session], card: TrustCard, hub: Path, *, accepted: bool) -> None:
    for session in sessions:
        if accepted and session is not sessions[0]:
            sit_down(session, hub, card)
            accept_office(session)
        session.close()


def _fail(error: Exception) -> None:
    raise error
