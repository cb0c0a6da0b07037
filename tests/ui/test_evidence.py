from __future__ import annotations

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from alertadores.app import EvidenceRoom, Session
from tests.casepage import tab_of, texts
from tests.ui.test_deciding import _open
from tests.ui.test_viewer import on_linux
from tests.viewers import picture, png
from tests.window import Driver
from ui import viewing
from ui.evidence_model import Column
from ui.pages.case_evidence import EvidenceTab
from ui.pages.case_tabs import EVIDENCE, TIMELINE
from ui.pages.case_timeline import TimelineTab
from ui.pages.evidence_forms import AddForm, ExportForm
from ui.sizes import size
from ui.values import media
from ui.viewer import wire
from ui.viewing import Beginning, can_show, viewing_of
from ui.widgets.text import Text

T = TypeVar("T")
VAULT_FILES = "files"


@pytest.fixture
def tab(at_work: Driver) -> EvidenceTab:
    """Return the tab of evidence of a new case."""
    page = _open(at_work)
    page.go_to(EVIDENCE)
    at_work.settle()
    tab = page.tab(EVIDENCE)
    assert isinstance(tab, EvidenceTab)
    return tab


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    path = tmp_path / "foto \u202egpj.exe"
    path.write_bytes(picture(b"png"))
    return path


def said(driver: Driver) -> str:
    """Return what stands in the window."""
    return "\n".join(each.text() for each in driver.window.findChildren(Text) if each.isVisible())


def add(driver: Driver, tab: EvidenceTab, path: Path, title: str = "Contrato de obra") -> None:
    """Add a file by keyboard."""
    tab.begin(path)
    driver.type(title)
    driver.ctrl(Qt.Key.Key_Return)
    driver.settle()


def cells(tab: EvidenceTab, row: int = 0) -> list[str]:
    return [str(tab.model.data(tab.model.index(row, column))) for column in Column]


def files_of(driver: Driver) -> Path:
    """Return the folder of files of the vault that is open."""
    session = driver.window.desk._session
    assert isinstance(session, Session)
    return session.vault.folder.path / VAULT_FILES


def asked(driver: Driver, question: Callable[[Session], T]) -> T:
    """Return what the session says."""
    found: list[T] = []
    driver.window.desk.ask("x", question, found.append)
    driver.settle()
    return found[0]


def stored(driver: Driver) -> set[str]:
    """Return the names of the files of the vault that is open."""
    folder = files_of(driver)
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


def save_as(driver: Driver, path: Path) -> None:
    """Answer the dialog that asks where to save."""
    (dialog,) = driver.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.done(0)
    driver.settle()


def test_a_case_without_files_says_what_to_do(at_work: Driver, tab: EvidenceTab) -> None:
    assert "Todavía no hay archivos. Añada uno o arrástrelo aquí." in said(at_work)
    assert tab.add_button.isEnabled()
    assert not tab.open_button.isVisible()


def test_a_file_is_added_by_keyboard_and_listed(
    at_work: Driver, tab: EvidenceTab, photo: Path
) -> None:
    tab.begin(photo)
    assert "véalo antes de añadirlo" in said(at_work)
    at_work.ctrl(Qt.Key.Key_Return)
    at_work.settle()
    assert tab.model.rowCount() == 0, "a title is needed"
    at_work.type("Foto del cheque")
    at_work.ctrl(Qt.Key.Key_Return)
    at_work.settle()
    title, kind, _size, _when, state = cells(tab)
    assert (title, kind) == ("Foto del cheque", "Imagen (PNG)")
    assert state.startswith("Aquí")
    assert "foto \ufffdgpj.exe" in said(at_work)
    assert tab.findChildren(AddForm) == []


def test_a_file_is_added_by_dropping_it(at_work: Driver, tab: EvidenceTab, photo: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    tab.dropEvent(QDropEvent(QPointF(5, 5), copy, data, left, Qt.KeyboardModifier.NoModifier))
    at_work.type("Foto")
    at_work.ctrl(Qt.Key.Key_Return)
    at_work.settle()
    assert cells(tab)[0] == "Foto"


def test_a_title_is_shown_and_never_interpreted(
    at_work: Driver, tab: EvidenceTab, photo: Path
) -> None:
    add(at_work, tab, photo, "<b>Contrato</b>")
    assert cells(tab)[0] == "<b>Contrato</b>"
    assert "<b>Contrato</b>" in said(at_work)


def test_what_cannot_be_read_is_said_and_the_form_stays(
    at_work: Driver, tab: EvidenceTab, tmp_path: Path
) -> None:
    add(at_work, tab, tmp_path / "no está")
    assert "No se pudo leer «no está»" in said(at_work)
    (form,) = tab.findChildren(AddForm)
    assert form.isEnabled()
    at_work.tab_to(form.do)
    form.given_up.emit()
    assert tab.model.rowCount() == 0


def test_adding_can_be_given_up_and_what_was_typed_stays(
    at_work: Driver, tab: EvidenceTab, tmp_path: Path
) -> None:
    path = tmp_path / "grande.bin"
    with path.open("wb") as file:
        file.truncate(256 * 1024 * 1024)
    before = stored(at_work)
    tab.begin(path)
    at_work.type("Respaldo")
    at_work.ctrl(Qt.Key.Key_Return)
    for task in at_work.window.tasks._running:
        task.cancel()
    at_work.settle()
    (form,) = tab.findChildren(AddForm)
    at_work.until(form.isEnabled)
    assert tab.model.rowCount() == 0
    assert stored(at_work) == before


@on_linux
def test_a_picture_opens_in_a_process_of_its_own_that_ends_with_the_lock(
    at_work: Driver, tab: EvidenceTab, photo: Path
) -> None:
    add(at_work, tab, photo)
    viewers = viewing_of(at_work.window.desk)
    shown: list[bool] = []
    viewers.shown.connect(lambda: shown.append(True))
    at_work.tab_to(tab.open_button)
    at_work.key(Qt.Key.Key_Space)
    at_work.until(lambda: bool(shown))
    (process,) = viewers._open
    assert process.state().name == "Running"
    at_work.ctrl(Qt.Key.Key_L)
    assert viewers.count == 0
    at_work.settle()


def test_a_viewer_that_talks_without_end_is_ended(
    at_work: Driver, tab: EvidenceTab, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flood = "import sys\nwhile True: sys.stdout.write('shown\\n' * 9999)"
    monkeypatch.setattr(viewing, "command", lambda *_look: ["-c", flood])
    add(at_work, tab, photo)
    tab.open_button.click()
    at_work.until(lambda: viewing_of(at_work.window.desk).count == 1)
    at_work.until(lambda: viewing_of(at_work.window.desk).count == 0)
    assert "El visor se cerró mientras mostraba un archivo." in said(at_work)


@on_linux
def test_a_file_made_to_harm_ends_in_a_sentence_and_the_program_lives(
    at_work: Driver, tab: EvidenceTab, tmp_path: Path
) -> None:
    path = tmp_path / "bomba.png"
    path.write_bytes(png(60_000, 60_000, zlib.compress(bytes(10**6))))
    add(at_work, tab, path)
    viewers = viewing_of(at_work.window.desk)
    tab.open_button.click()
    at_work.until(lambda: viewers.count == 1)
    (process,) = viewers._open
    process.kill()
    at_work.until(lambda: viewers.count == 0)
    assert "El visor se cerró mientras mostraba un archivo." in said(at_work)
    assert cells(tab)[0] == "Contrato de obra"


def test_a_kind_that_is_not_shown_can_only_be_exported(
    at_work: Driver, tab: EvidenceTab, tmp_path: Path
) -> None:
    path = tmp_path / "nomina.pdf"
    path.write_bytes(b"PK\x03\x04 un archivo que dice ser otro")
    add(at_work, tab, path)
    assert cells(tab)[1] == "Otro"
    assert not tab.open_button.isEnabled()
    assert "solo se pueden exportar" in said(at_work)


def test_a_file_leaves_for_a_purpose_and_by_an_entry(
    at_work: Driver, tab: EvidenceTab, photo: Path, tmp_path: Path
) -> None:
    add(at_work, tab, photo)
    at_work.tab_to(tab.export_button)
    at_work.key(Qt.Key.Key_Space)
    (form,) = tab.findChildren(ExportForm)
    assert not form.do.isEnabled()
    at_work.type("Peritaje contable")
    at_work.ctrl(Qt.Key.Key_Return)
    (dialog,) = at_work.window.findChildren(QFileDialog)
    (name,) = dialog.selectedFiles()
    assert name.endswith(".png")
    assert "foto" not in name
    save_as(at_work, tmp_path / "salida.png")
    assert (tmp_path / "salida.png").read_bytes() == photo.read_bytes()
    assert "El archivo está en salida.png." in said(at_work)
    last = asked(at_work, lambda session: session.case(tab._case).timeline[-1])
    assert (last.type, last.fields["purpose"]) == ("evidence.exported", "Peritaje contable")


def test_content_that_is_not_here_comes_from_the_hub(
    at_work: Driver, tab: EvidenceTab, photo: Path, tmp_path: Path
) -> None:
    add(at_work, tab, photo)
    for path in files_of(at_work).iterdir():
        path.unlink()
    tab._reload()
    at_work.settle()
    assert cells(tab)[-1] == "Aún no está aquí"
    assert "se trae del nodo" in said(at_work)
    tab._export(tab.model.file(0), "Peritaje", tmp_path / "salida.png")
    at_work.settle()
    assert (tmp_path / "salida.png").read_bytes() == photo.read_bytes()
    assert cells(tab)[-1].startswith("Aquí")


def test_a_text_of_any_length_is_shown_from_its_beginning(
    at_work: Driver, tab: EvidenceTab, tmp_path: Path
) -> None:
    path = tmp_path / "registro.txt"
    path.write_bytes(b"a" * (wire.MAX_TEXT + 5))
    add(at_work, tab, path)
    sink, entry = Beginning(wire.MAX_TEXT), tab.model.file(0).entry
    asked(at_work, lambda session: EvidenceRoom(session).read(tab._case, entry, sink))
    assert sink.getvalue() == b"a" * wire.MAX_TEXT
    assert can_show("TEXTO", 10**12)
    assert not can_show("PNG", wire.MAX_FILE + 1)
    assert not can_show("OTRO", 1)


def test_the_timeline_spells_a_file_as_the_list_of_files_does(
    at_work: Driver, tab: EvidenceTab, photo: Path
) -> None:
    add(at_work, tab, photo)
    (found,) = tab.model._files
    work = at_work.window.workspace
    assert work is not None
    page = work.alerts.case_page
    assert page is not None
    timeline = tab_of(page, TimelineTab, TIMELINE)
    timeline.show_entry(found.entry)
    shown = texts(timeline._facts).split("\n")
    assert {media(found.media), size(found.size)} <= set(shown)
