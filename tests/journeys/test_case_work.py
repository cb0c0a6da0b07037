"""What a case goes through, by keyboard alone: evidence, protection, and a referral."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt

from alertadores.app import Identity
from tests.casepage import ALERT, open_new, thing_of
from tests.journeys.keys import do, file, fill, heard, pick, press, reach
from tests.ui.test_viewer import on_linux
from tests.viewers import picture
from tests.window import Driver
from ui.pages.case import CasePage
from ui.pages.case_evidence import EvidenceTab
from ui.pages.case_tabs import EVIDENCE

_CTRL = Qt.KeyboardModifier.ControlModifier

CONFIDENTIAL = ALERT.model_copy(update={"identity": "CONFIDENCIAL"})
IDENTITY = Identity("Ramona Ficticia Prueba", "555 123 4567", "")


def _go_to(driver: Driver, page: CasePage, tab: str) -> None:
    """Go on through the tabs to one."""
    for _press in range(12):
        if page.at == tab:
            break
        driver.key(Qt.Key.Key_PageDown, _CTRL)
        driver.settle()
    assert page.at == tab


def _submit(driver: Driver) -> None:
    driver.ctrl(Qt.Key.Key_Return)
    driver.settle()


def _give_access(driver: Driver, name: str) -> None:
    """Let another member read the case."""
    do(driver, "Dar acceso")
    driver.type(name)
    driver.key(Qt.Key.Key_Tab)
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Space)
    _submit(driver)


def _seal(driver: Driver) -> None:
    """Let the coordinator's client, which keeps the log key, sign a checkpoint."""
    driver.sit("coordinacion")
    driver.key(Qt.Key.Key_F5)
    driver.settle()


def _open(driver: Driver, folio: str) -> CasePage:
    work = driver.window.workspace
    assert work is not None
    driver.ctrl(Qt.Key.Key_F)
    driver.type(folio)
    driver.key(Qt.Key.Key_Return)
    driver.until(lambda: work.alerts.case_page is not None and work.alerts.case_page.folio == folio)
    driver.settle()
    page = work.alerts.case_page
    assert page is not None
    return page


@on_linux
def test_a_file_is_added_looked_at_and_exported(at_work: Driver, tmp_path: Path) -> None:
    page = open_new(at_work)
    photo, copy = tmp_path / "foto.png", tmp_path / "copia.png"
    photo.write_bytes(picture(b"png"))
    _go_to(at_work, page, EVIDENCE)
    tab = page.tab(EVIDENCE)
    assert isinstance(tab, EvidenceTab)
    press(at_work, "Añadir archivo")
    file(at_work, photo)
    at_work.type("Foto del cheque")
    fill(at_work, "Descripción", "La trajo quien alerta.")
    _submit(at_work)
    assert tab.model.rowCount() == 1
    assert tab.add_button.hasFocus()
    shown: list[bool] = []
    tab._viewing.shown.connect(lambda: shown.append(True))
    reach(at_work, "Archivos del caso")
    at_work.key(Qt.Key.Key_Return)
    at_work.until(lambda: bool(shown))
    press(at_work, "Exportar")
    at_work.type("Opinión contable")
    _submit(at_work)
    file(at_work, copy)
    assert copy.read_bytes() == photo.read_bytes()
    assert tab.table.hasFocus()


def test_protection_is_requested_weighed_and_determined_by_two(at_work: Driver) -> None:
    page = open_new(at_work, CONFIDENTIAL, IDENTITY)
    folio = page.folio
    do(at_work, "Solicitar protección")
    press(at_work, "Consentimiento")
    fill(at_work, "Riesgos", "Lo siguen al salir.")
    _submit(at_work)
    assert page.tabs.bar.hasFocus()
    _give_access(at_work, "Celia")
    _seal(at_work)
    at_work.sit("evaluacion_riesgo")
    page = _open(at_work, folio)
    do(at_work, "Evaluar riesgo")
    assert heard(at_work.focus()).startswith("Matriz de riesgo")
    at_work.key(Qt.Key.Key_Down)
    at_work.key(Qt.Key.Key_Right)
    at_work.key(Qt.Key.Key_Right)
    at_work.key(Qt.Key.Key_Space)
    _submit(at_work)
    values = thing_of(page, "assessment").values
    assert (values["impact"], values["probability"]) == (4, 3)
    do(at_work, "Proponer determinación")
    pick(at_work, "Sentido", "Neg")
    fill(at_work, "Texto", "No hay riesgo que lo pida.")
    _submit(at_work)
    _seal(at_work)
    agreed = _open(at_work, folio)
    do(at_work, "Aprobar determinación")
    _submit(at_work)
    assert thing_of(agreed, "determination").approved_by is not None


def test_a_referral_is_drafted_authorised_sent_and_acknowledged(at_work: Driver) -> None:
    page = open_new(at_work)
    folio = page.folio
    do(at_work, "Redactar canalización")
    pick(at_work, "Destino", "Órgano")
    press(at_work, "Consentimiento")
    fill(at_work, "Asunto", "Obra pagada dos veces")
    fill(at_work, "Texto", "Se remite para lo que corresponda.")
    _submit(at_work)
    _give_access(at_work, "Darío")
    _seal(at_work)
    _open(at_work, folio)
    do(at_work, "Autorizar canalización")
    _submit(at_work)
    _seal(at_work)
    at_work.sit("canalizacion")
    sent = _open(at_work, folio)
    do(at_work, "Registrar envío")
    pick(at_work, "Medio", "Of")
    _submit(at_work)
    do(at_work, "Registrar acuse")
    fill(at_work, "Número de acuse", "A-77")
    _submit(at_work)
    assert thing_of(sent, "referral").state == "CON_ACUSE"
