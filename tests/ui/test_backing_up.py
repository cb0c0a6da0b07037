"""How safe the vault is, said in Hoy, and the ways from there: a backup, a rehearsal, the log."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from alertadores.app import PRACTICE_PASSPHRASE, Banner, Health, LastBackup, TodayView
from alertadores.app.today import today_of
from tests.window import Driver, Make
from ui.actions import Id
from ui.notices import banner_notice
from ui.pages.rehearsal import Rehearsal
from ui.pages.today import TodayPage
from ui.pages.today_health import HealthPart
from ui.shell.workspace import Workspace

MADE = LastBackup(datetime(2026, 11, 10, 15, 0, tzinfo=UTC), "/media/memoria/respaldo", 47)


def _texts(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def _work(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def _health(driver: Driver) -> HealthPart:
    page = _work(driver).page(Id.TODAY)
    assert isinstance(page, TodayPage)
    return page.side.health


@pytest.mark.parametrize(
    ("health", "said"),
    [
        pytest.param(
            Health(None, 0, 3, overdue=False, checkpoint=None, witnesses=0),
            ("Esta bóveda no tiene respaldo.", "La bitácora nunca se ha sellado."),
            id="nothing was ever done",
        ),
        pytest.param(
            Health(MADE, 12, 340, overdue=True, checkpoint=None, witnesses=2),
            ("Respaldada hace 12 días, 340 asientos desde entonces.", "Nadie ha ensayado"),
            id="a backup of long ago",
        ),
        pytest.param(
            Health(replace(MADE, rehearsed=MADE.made), 1, 1, False, None, 0),  # noqa: FBT003
            ("Respaldada ayer, 1 asiento desde entonces.", "Ensayado el 10 nov 2026."),
            id="yesterday's, rehearsed",
        ),
        pytest.param(
            Health(MADE, 0, 0, overdue=False, checkpoint=None, witnesses=0),
            ("Respaldada hoy, sin nada nuevo desde entonces.",),
            id="a backup of today",
        ),
    ],
)
def test_hoy_says_how_safe_the_vault_is(
    make_window: Make, health: Health, said: tuple[str, ...]
) -> None:
    driver = make_window()
    driver.sit("canalizacion")
    part = _health(driver)
    part.show_health(health)
    for sentence in said:
        assert sentence in _texts(part)
    assert part.rehearsal.isVisible() is (health.backup is not None)


def test_the_last_seal_is_told_with_its_witnesses(make_window: Make) -> None:
    driver = make_window()
    driver.sit("canalizacion")
    views: list[TodayView] = []
    driver.window.desk.ask("x", today_of, views.append)
    driver.settle()
    checkpoint = views[0].health.checkpoint
    assert checkpoint is not None
    part = _health(driver)
    assert f"Sellada hasta el asiento {checkpoint.size}" in part.log.text.text()
    assert "sin testigo" in part.log.text.text()
    signed = replace(views[0].health, checkpoint=replace(checkpoint, witnesses=1), witnesses=2)
    part.show_health(signed)
    assert "1 de 2 testigos" in part.log.text.text()
    part.show_hub(None)
    assert "Nodo fuera de alcance" in part.log.text.text()
    driver.tab_to(part.log.button)
    driver.key(Qt.Key.Key_Space)
    driver.settle()
    work = _work(driver)
    assert work.pages.currentWidget() is work.page(Id.LOG)


def test_a_backup_and_its_rehearsal_are_told_in_hoy(make_window: Make, tmp_path: Path) -> None:
    driver = make_window()
    driver.sit("transparencia")
    work, part = _work(driver), _health(driver)
    warning = Banner("banner.no-backup", {"days": 9})
    driver.window.desk.banners = (warning,)
    work.banners.add(banner_notice(warning, "es"))
    driver.settle()
    assert "lleva 9 días sin ningún respaldo" in _texts(work.banners)
    stick = tmp_path / "memoria"
    stick.mkdir()
    work.backing_up.make(stick)
    driver.settle()
    assert "Respaldada hoy" in part.backup.text.text()
    assert "lleva 9 días" not in _texts(work.banners)
    part.rehearsal.button.click()
    driver.settle()
    dialog = work.findChild(Rehearsal)
    assert dialog is not None
    assert str(stick) in _texts(dialog)
    assert not dialog.act.isEnabled()
    driver.type("otra frase")
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    assert "no abre" in _texts(dialog)
    assert "Nadie ha ensayado restaurarlo." in _texts(part)
    dialog.entry.setFocus()
    driver.type(PRACTICE_PASSPHRASE)
    driver.enter()
    driver.settle()
    assert "Ensayado el" in part.rehearsal.text.text()
    assert "se puede restaurar" in _texts(work.banners)


def test_without_a_backup_there_is_nothing_to_rehearse(make_window: Make) -> None:
    driver = make_window()
    driver.sit("auditoria")
    driver.command("Ensayar el último respaldo")
    driver.settle()
    dialog = _work(driver).findChild(Rehearsal)
    assert dialog is not None
    assert "Todavía no hay un respaldo de esta bóveda." in _texts(dialog)
    driver.type("cualquier frase")
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    assert "No hay ningún respaldo de esta bóveda que ensayar." in _texts(dialog)
