"""Pictures of the window: that none is forgotten, and that two of them are what they say."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

import ui.pages
from tests.window import HARMLESS
from ui.forms import FORMS

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.qt_log_ignore(HARMLESS, extend=True)


@pytest.fixture
def screens(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "installers"))
    for name in [name for name in sys.modules if name.startswith("_screens")]:
        monkeypatch.delitem(sys.modules, name)
    import _screens  # noqa: PLC0415

    return _screens


def test_every_page_has_a_scene(screens: ModuleType) -> None:
    shown = {scene.shows for scene in screens.SCENES}
    public = [each for each in screens.classes_of(ui.pages) if not each.__name__.startswith("_")]
    assert len(public) > 8
    assert [each for each in public if not any(issubclass(kind, each) for kind in shown)] == []


def test_every_form_has_a_scene(screens: ModuleType) -> None:
    names = {scene.name for scene in screens.SCENES}
    assert {f"form-{command.replace('.', '-')}" for command in FORMS} <= names


def test_no_name_is_used_twice(screens: ModuleType) -> None:
    names = [scene.name for scene in screens.SCENES]
    assert len(set(names)) == len(names)


def test_what_no_picture_shows_is_named(screens: ModuleType, tmp_path: Path) -> None:
    album = screens.Album(tmp_path)
    assert "No picture shows ui.pages.unlock.UnlockPage." in screens.forgotten(album)
    album.seen.add("ui.pages.unlock.UnlockPage")
    assert "No picture shows ui.pages.unlock.UnlockPage." not in screens.forgotten(album)


def test_two_scenes_are_pictured_and_a_third_fails_alone(
    screens: ModuleType, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert qapp is not None
    first, second = (
        next(each for each in screens.SCENES if each.name == name) for name in ("unlock", "case")
    )
    broken = screens.Scene("broken", "", first.shows, lambda _actor: [].pop())
    monkeypatch.setattr(screens, "SCENES", (first, broken, second))
    album = screens.Album(tmp_path)
    screens.picture(album, screens.Look("en", ("dark",)), screens.SCENES)
    assert album.faults == ["en broken: IndexError: pop from empty list"]
    assert album.files == {
        "unlock": ["en-dark/01-unlock.png"],
        "case": ["en-dark/03-case.png"],
    }
    for (file,) in album.files.values():
        image = QImage(str(tmp_path / file))
        assert (image.width(), image.height()) == screens.SIZE
        assert image.pixelColor(100, 560).lightness() < 60
    shown = screens.page(album.files, screens.SIZE)
    assert 'src="en-dark/03-case.png"' in shown
