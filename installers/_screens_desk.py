"""Scenes at work outside a case: list, new alert, check of files, and what frames them."""

from __future__ import annotations

from pathlib import Path

from _screens_actor import Actor
from _screens_scene import Scenes
from _screens_set import ARCHIVIST, COORDINATOR, LIAISON, OFFICER
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu

from alertadores.app import Banner, CaseQuery, Surroundings
from ui.actions import Id
from ui.notices import banner_notice
from ui.pages.alerts import AlertsPage
from ui.pages.alerts_columns import ColumnsDialog
from ui.pages.alerts_filters import FilterBar
from ui.pages.alerts_head import ListHead
from ui.pages.alerts_list import AlertsList
from ui.pages.locks import NewCode, NewPassphrase, Owner
from ui.pages.register import RegisterPage
from ui.pages.register_parts import IdentityPart, Part
from ui.pages.settings import SettingsDialog
from ui.pages.verify import VerifyPage
from ui.shell.banners import Banners, BannerWidget
from ui.shell.palette import Palette
from ui.shell.shortcuts import Shortcuts
from ui.shell.strip import Strip
from ui.shell.topbar import TopBar
from ui.shell.workspace import Workspace
from ui.widgets.asking import Asking
from ui.widgets.draft_note import DraftNote
from ui.widgets.empty import Empty, Loading
from ui.widgets.filter_chip import FilterChip
from ui.widgets.inputs import ChoiceInput, LineInput
from ui.widgets.texts import TextInput

SCENES = Scenes()
_STEPS = ("reception", "facts", "conducts", "details", "identity")


@SCENES.add("alerts", OFFICER, AlertsPage)
def _alerts(actor: Actor) -> None:
    actor.window.actions_[Id.ALERTS].trigger()


@SCENES.add("alerts-search", OFFICER, AlertsList)
def _search(actor: Actor) -> None:
    actor.ctrl(Qt.Key.Key_F)
    actor.type("obra")


@SCENES.add("alerts-no-match", OFFICER, ListHead)
def _no_match(actor: Actor) -> None:
    actor.ctrl(Qt.Key.Key_F)
    actor.type("xilófono")


@SCENES.add("alerts-none", ARCHIVIST, Empty)
def _none(actor: Actor) -> None:
    actor.window.actions_[Id.ALERTS].trigger()


@SCENES.add("alerts-filter-menu", OFFICER, FilterBar)
def _filter_menu(actor: Actor) -> None:
    actor.part(AlertsPage).list.filters.open_menu()


@SCENES.add("alerts-filter-days", OFFICER, Asking)
def _filter_days(actor: Actor) -> None:
    actor.part(AlertsPage).list.filters.ask_for_days()


@SCENES.add("alerts-filtered", OFFICER, FilterChip)
def _filtered(actor: Actor) -> None:
    filters = actor.part(AlertsPage).list.filters
    states = frozenset({"RECIBIDA", "EN_ANALISIS", "PROCEDENTE_TURNADA"})
    query = CaseQuery(states=states, received_from="2026-01-01", institution="secretaría")
    filters.show_filters(query)
    filters.changed.emit(query)


@SCENES.add("alerts-saved", OFFICER, QMenu)
def _saved(actor: Actor) -> None:
    actor.window.actions_[Id.SAVED_FILTERS].trigger()


@SCENES.add("alerts-columns", OFFICER, ColumnsDialog)
def _columns(actor: Actor) -> None:
    actor.window.actions_[Id.COLUMNS].trigger()


@SCENES.add("alerts-loading", OFFICER, Loading)
def _loading(actor: Actor) -> None:
    actor.occupy(actor.say("AlertsList", "Reading the list"), cancellable=True, aside=True)
    actor.part(AlertsPage).refresh()


def _guide(actor: Actor) -> RegisterPage:
    actor.ctrl(Qt.Key.Key_N)
    return actor.part(RegisterPage)


def _step(number: int) -> None:
    @SCENES.add(f"register-{number + 1}-{_STEPS[number]}", OFFICER, RegisterPage)
    def _play(actor: Actor) -> None:
        _guide(actor).go_to(number)


for _number in range(len(_STEPS)):
    _step(_number)


@SCENES.add("register-choice", OFFICER, RegisterPage)
def _choice(actor: Actor) -> None:
    _guide(actor)
    actor.key(Qt.Key.Key_Tab)
    actor.key(Qt.Key.Key_Space)


def _part(page: RegisterPage, title: str) -> Part:
    wanted = QCoreApplication.translate("RegisterParts", title)
    return next(each for each in page.findChildren(Part) if each.title == wanted)


def _fill(page: RegisterPage) -> None:
    reception, facts = _part(page, "Reception"), _part(page, "Facts")
    for name, key in (
        ("channel", "PRESENCIAL"),
        ("alerter", "INTERNO"),
        ("identity", "CONFIDENCIAL"),
    ):
        entry = reception.field(name).entry
        if isinstance(entry, ChoiceInput):
            entry.choose(key)
    told = facts.field("narrative").entry
    if isinstance(told, TextInput):
        told.setPlainText("Pagaron dos veces la misma obra.\nLo vio Ramona Ficticia Prueba.")


@SCENES.add("register-identity-told", OFFICER, IdentityPart)
def _identity_told(actor: Actor) -> None:
    page = _guide(actor)
    _fill(page)
    page.go_to(4)
    for name, text in (("name", "Ramona Ficticia Prueba"), ("contact", "555 123 4567")):
        entry = page.identity.field(name).entry
        if isinstance(entry, LineInput):
            entry.setText(text)


@SCENES.add("register-wrong-day", OFFICER, RegisterPage)
def _wrong_day(actor: Actor) -> None:
    page = _guide(actor)
    page.go_to(0)
    entry = _part(page, "Reception").field("received").entry
    if isinstance(entry, LineInput):
        entry.setText("31/02/2027")
    actor.key(Qt.Key.Key_Tab)


@SCENES.add("register-unfinished", OFFICER, BannerWidget)
def _unfinished(actor: Actor) -> None:
    _fill(_guide(actor))
    actor.ctrl(Qt.Key.Key_2)


def _verify(actor: Actor, bundle: Path, card: Path | None) -> None:
    actor.window.actions_[Id.VERIFY].trigger()
    page = actor.part(VerifyPage)
    page.choose_bundle(bundle)
    if card is not None:
        page.choose_card(card)
    page.verify_button.click()


@SCENES.add("verify", OFFICER, VerifyPage)
def _verify_empty(actor: Actor) -> None:
    actor.window.actions_[Id.VERIFY].trigger()


@SCENES.add("verify-valid", OFFICER, VerifyPage)
def _verify_valid(actor: Actor) -> None:
    _verify(actor, actor.office.bundles[0], actor.office.card)


@SCENES.add("verify-wrong", OFFICER, VerifyPage)
def _verify_wrong(actor: Actor) -> None:
    changed = bytearray(actor.office.bundles[0].read_bytes())
    changed[len(changed) // 2] ^= 1
    bundle = actor.office.folder.parent / "resumen-alterado.zip"
    bundle.write_bytes(changed)
    _verify(actor, bundle, actor.office.card)


@SCENES.add("verify-unusable", OFFICER, VerifyPage)
def _verify_unusable(actor: Actor) -> None:
    _verify(actor, actor.office.card, actor.office.card)


@SCENES.add("verify-undecided", OFFICER, VerifyPage)
def _verify_undecided(actor: Actor) -> None:
    _verify(actor, actor.office.bundles[0], None)


@SCENES.add("verify-no-card", OFFICER, VerifyPage)
def _verify_no_card(actor: Actor) -> None:
    _verify(actor, actor.office.bundles[0], actor.office.bundles[0])


@SCENES.add("palette", LIAISON, Palette)
def _palette(actor: Actor) -> None:
    actor.ctrl(Qt.Key.Key_K)


@SCENES.add("palette-narrowed", OFFICER, Palette)
def _palette_narrowed(actor: Actor) -> None:
    actor.ctrl(Qt.Key.Key_K)
    actor.type(actor.window.actions_[Id.THEME_DARK].text().split()[0])


@SCENES.add("palette-nothing", OFFICER, Palette)
def _palette_nothing(actor: Actor) -> None:
    actor.ctrl(Qt.Key.Key_K)
    actor.type("xilófono")


@SCENES.add("shortcuts", OFFICER, Shortcuts)
def _shortcuts(actor: Actor) -> None:
    actor.window.actions_[Id.SHORTCUTS].trigger()


@SCENES.add("seats", OFFICER, QMenu)
def _seats(actor: Actor) -> None:
    actor.press("TopBar", "Practice office")


@SCENES.add("account", COORDINATOR, QMenu)
def _account(actor: Actor) -> None:
    actor.part(TopBar).account.click()


@SCENES.add("banner-lasting", OFFICER, BannerWidget)
def _lasting(actor: Actor) -> None:
    banner = Banner("banner.missing-content", {"count": 2})
    actor.part(Banners).add(banner_notice(banner, actor.window.language))


@SCENES.add("banner-hub-out-of-reach", OFFICER, BannerWidget)
def _hub(actor: Actor) -> None:
    hub = actor.office.folder / "nodo"
    away = hub.with_name("nodo-fuera")
    hub.rename(away)
    actor.after.callback(lambda: away.rename(hub))
    actor.key(Qt.Key.Key_F5)


@SCENES.add("busy", OFFICER, Strip)
def _busy(actor: Actor) -> None:
    task = actor.occupy(actor.say("Desk", "Synchronising"), cancellable=True)
    task.progress(3, 8)


@SCENES.add("last-minute", OFFICER, Strip)
def _last_minute(actor: Actor) -> None:
    actor.part(Strip).idle(42)


@SCENES.add("settings", OFFICER, SettingsDialog)
def _settings(actor: Actor) -> None:
    actor.window.actions_[Id.SETTINGS].trigger()
    actor.settle()


@SCENES.add("settings-passphrase", OFFICER, NewPassphrase)
def _passphrase(actor: Actor) -> None:
    dialog = NewPassphrase(actor.window.desk, _owner(actor), actor.part(Workspace))
    dialog.first.setText("margarita 1998")
    dialog.open()


@SCENES.add("settings-code", OFFICER, NewCode)
def _code(actor: Actor) -> None:
    NewCode(actor.window.desk, _owner(actor), actor.part(Workspace)).open()


def _owner(actor: Actor) -> Owner:
    return Owner(Surroundings(), practice=False, language=actor.window.language)


@SCENES.add("register-draft", OFFICER, DraftNote)
def _draft(actor: Actor) -> None:
    actor.window.actions_[Id.REGISTER].trigger()
    actor.part(RegisterPage).go_to(1)
    actor.type("Desde marzo se cobran trabajos que nadie hizo.")
    actor.window.actions_[Id.VERIFY].trigger()
    actor.window.actions_[Id.REGISTER].trigger()
    actor.part(RegisterPage).go_to(1)
