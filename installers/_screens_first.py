"""Scenes before a vault is open: the first page, and files checked without a vault."""

from __future__ import annotations

from _screens_actor import Actor
from _screens_scene import Scenes
from _screens_set import COORDINATOR, OFFICER
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from ui.pages.unlock import UnlockPage
from ui.pages.verify import VerifyPage

SCENES = Scenes()


def _page(actor: Actor) -> UnlockPage:
    page = actor.window.unlock_page
    if page is None:
        raise LookupError("the first page is not shown")
    return page


def _choose(actor: Actor) -> UnlockPage:
    page = _page(actor)
    page.choose(actor.office.seat(OFFICER).path)
    return page


@SCENES.add("unlock-first-run", "", UnlockPage)
def _first_run(actor: Actor) -> None:
    _page(actor)


@SCENES.add("unlock", "", UnlockPage)
def _unlock(actor: Actor) -> None:
    _choose(actor)
    actor.type("frase")


@SCENES.add("unlock-shown", "", UnlockPage)
def _shown(actor: Actor) -> None:
    _choose(actor)
    actor.type("una frase que se lee")
    actor.key(Qt.Key.Key_Tab)
    actor.key(Qt.Key.Key_Space)


@SCENES.add("unlock-caps-lock", "", UnlockPage)
def _caps_lock(actor: Actor) -> None:
    _choose(actor)
    actor.type("FRASE")


@SCENES.add("unlock-wrong-passphrase", "", UnlockPage)
def _wrong(actor: Actor) -> None:
    _choose(actor)
    actor.type("no es la frase")
    actor.key(Qt.Key.Key_Return)


@SCENES.add("unlock-no-vault", "", UnlockPage)
def _no_vault(actor: Actor) -> None:
    _page(actor).choose(actor.office.folder)
    actor.type("frase")
    actor.key(Qt.Key.Key_Return)


@SCENES.add("unlock-opening", "", UnlockPage)
def _opening(actor: Actor) -> None:
    page = _choose(actor)
    title = actor.say("Premises", "Opening the vault")
    page.wait_for(actor.occupy(title, cancellable=False))


@SCENES.add("unlock-making-practice-office", "", UnlockPage)
def _making(actor: Actor) -> None:
    title = actor.say("Premises", "Making the practice office")
    task = actor.occupy(title, cancellable=True)
    _page(actor).wait_for(task)
    task.progress(3, 8)


@SCENES.add("unlock-locked-by-itself", OFFICER, UnlockPage)
def _locked(actor: Actor) -> None:
    actor.window.lock(actor.say("Guard", "It locked because nobody touched it."))


@SCENES.add("unlock-vaults", "", QMenu)
def _vaults(actor: Actor) -> None:
    for role in (COORDINATOR, OFFICER):
        actor.settings.remember_vault(actor.office.seat(role).path)
    actor.window.show_unlock()
    actor.press("UnlockPage", "Choose a vault…")


@SCENES.add("unlock-verify", "", VerifyPage)
def _verify(actor: Actor) -> None:
    _page(actor).verify.click()
