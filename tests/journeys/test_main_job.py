"""The main job by keyboard alone, through the real window, in a real practice office."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit

from tests.window import Driver, Make
from ui.actions import Id
from ui.pages.case import CasePage
from ui.pages.case_overview import Envelope
from ui.pages.case_tabs import OVERVIEW, SUMMARY
from ui.pages.register import RegisterPage
from ui.pages.verify import VerifyPage
from ui.pages.versions import VersionsPage
from ui.shell.workspace import Workspace
from ui.widgets.button import Button
from ui.widgets.reading import Reading
from ui.widgets.text import Text

NARRATIVE = "Pagaron dos veces la misma obra. Lo vio Ramona Ficticia Prueba en la bodega."
NAME = "Ramona Ficticia Prueba"
TEXT = "Se revisó lo alertado y se turnó a la autoridad competente."


def _work(driver: Driver) -> Workspace:
    work = driver.window.workspace
    assert work is not None
    return work


def _case(driver: Driver) -> CasePage:
    page = _work(driver).alerts.case_page
    assert page is not None
    return page


def _choose(driver: Driver, text: str) -> None:
    """Choose in a drop-down by typing the beginning of its label."""
    driver.type(text)


def _register(driver: Driver) -> str:
    """Register an alert with an identity, by keyboard; return its folio."""
    driver.ctrl(Qt.Key.Key_N)
    page = _work(driver).pages.currentWidget()
    assert isinstance(page, RegisterPage)
    driver.key(Qt.Key.Key_Tab)
    _choose(driver, "Pres")
    driver.key(Qt.Key.Key_Tab)
    _choose(driver, "Alertador i")
    driver.key(Qt.Key.Key_Tab)
    _choose(driver, "Conf")
    driver.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    driver.type(NARRATIVE)
    for _step in range(3):
        driver.key(Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    driver.type(NAME)
    driver.key(Qt.Key.Key_Tab)
    driver.type("555 123 4567")
    assert page.register.isEnabled()
    driver.tab_to(page.register)
    driver.key(Qt.Key.Key_Space)
    driver.until(lambda: _work(driver).alerts.case_page is not None)
    driver.settle()
    return _case(driver).folio


def _open(driver: Driver, folio: str) -> CasePage:
    """Find a case by its folio and open it."""
    driver.ctrl(Qt.Key.Key_F)
    driver.type(folio)
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: _work(driver).alerts.case_page is not None)
    driver.until(lambda: _case(driver).folio == folio)
    driver.settle()
    return _case(driver)


def _press(driver: Driver, label: str) -> None:
    """Reach the button of that name by Tab and press it."""

    def found() -> list[Button]:
        """Return the button once it can be pressed; a preview that comes in lets it be."""
        listed = _case(driver).tab(SUMMARY).findChildren(Button)
        return [each for each in listed if each.text() == label and each.isEnabled()]

    driver.until(lambda: bool(found()))
    driver.tab_to(found()[-1])
    driver.key(Qt.Key.Key_Space)
    driver.settle()


def _give_access(driver: Driver, name: str) -> None:
    """Let another member read the case."""
    driver.command("Dar acceso")
    driver.type(name)
    driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Space)
    driver.ctrl(Qt.Key.Key_Return)
    driver.settle()


def _seal(driver: Driver) -> None:
    """Let the coordinator's client, which keeps the log key, sign a checkpoint."""
    driver.sit("coordinacion")
    driver.key(Qt.Key.Key_F5)
    driver.settle()


def _summary(driver: Driver) -> None:
    while _case(driver).at != SUMMARY:
        driver.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    driver.settle()


def _dialogs(driver: Driver) -> list[QFileDialog]:
    return driver.window.findChildren(QFileDialog)


def _file(driver: Driver, path: Path) -> None:
    """Type a path into the file dialog that is open."""
    dialog = next(each for each in _dialogs(driver) if each.isVisible())
    field = dialog.findChild(QLineEdit)
    assert field is not None
    field.setFocus()
    field.selectAll()
    driver.type(str(path))
    driver.enter()
    driver.settle()
    driver.until(lambda: not any(each.isVisible() for each in _dialogs(driver)))
    driver.window.activateWindow()  # as a window manager would, now that the dialog is gone
    driver.until(driver.window.isActiveWindow)


def _verify(driver: Driver, bundle: Path) -> None:
    """Verify a file by keyboard, from the page of public versions."""
    driver.ctrl(Qt.Key.Key_5)
    driver.settle()
    versions = _work(driver).page(Id.VERSIONS)
    assert isinstance(versions, VersionsPage)
    driver.tab_to(versions.verify)
    driver.key(Qt.Key.Key_Space)
    page = _work(driver).page(Id.VERIFY)
    assert isinstance(page, VerifyPage)
    assert page.bundle_button.hasFocus()
    driver.key(Qt.Key.Key_Space)
    _file(driver, bundle)
    driver.tab_to(page.card_button)
    driver.key(Qt.Key.Key_Space)
    _file(driver, driver.office.card)
    driver.tab_to(page.verify_button)
    driver.key(Qt.Key.Key_Space)
    driver.settle()
    said = {each.text() for each in page.findChildren(Text)}
    assert "VÁLIDO, en lo que se dice abajo y nada más." in said


def test_an_alert_comes_in_and_a_summary_goes_out(make_window: Make, tmp_path: Path) -> None:
    driver = make_window()
    driver.sit("enlace_caso")
    folio = _register(driver)
    case = _case(driver)
    told = case.tab(OVERVIEW).findChildren(Reading)[0].view.toPlainText()
    assert "Ramona" not in told
    assert "[identidad reservada]" in told
    assert case.tab(OVERVIEW).findChildren(Envelope)[0].accessibleName().startswith("Sobre cerrado")
    _give_access(driver, "Elsa")

    driver.command("Escribir resumen")
    driver.settle()
    driver.type(TEXT)
    driver.settle()
    _press(driver, "Proponer el resumen")
    _seal(driver)

    driver.sit("transparencia")
    _open(driver, folio)
    _summary(driver)
    _press(driver, "Aprobar resumen")
    _seal(driver)

    driver.sit("enlace_caso")
    _open(driver, folio)
    _summary(driver)
    _press(driver, "Emitir resumen")
    _seal(driver)

    driver.sit("transparencia")
    _open(driver, folio)
    _summary(driver)
    _press(driver, "Confirmar emisión")
    _seal(driver)

    driver.sit("enlace_caso")
    _open(driver, folio)
    _summary(driver)
    _press(driver, "Exportar…")
    bundle = tmp_path / "resumen.zip"
    _file(driver, bundle)
    assert bundle.exists()
    _verify(driver, bundle)
