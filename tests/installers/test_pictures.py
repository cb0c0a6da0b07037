"""The pictures of the guide: that chapters name scenes, and what becomes of a picture."""

from __future__ import annotations

import sys
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter
from PySide6.QtWidgets import QApplication

from tests.window import HARMLESS

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.qt_log_ignore(HARMLESS, extend=True)


@pytest.fixture
def pictures(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(ROOT / "installers"))
    for name in [name for name in sys.modules if name.startswith(("_screens", "_pictures"))]:
        monkeypatch.delitem(sys.modules, name)
    import _pictures  # noqa: PLC0415

    return _pictures


def test_chapters_name_scenes_in_both_languages_and_every_cut_is_of_one(
    pictures: ModuleType,
) -> None:
    names = {name for name, _language in pictures.named()}
    assert names <= {scene.name for scene in pictures.SCENES}
    assert pictures.named() == {(name, language) for name in names for language in ("es", "en")}
    assert set(pictures.CUTS) <= names


def test_a_scene_is_pictured_in_few_colours_and_tells_how_large_it_was(
    pictures: ModuleType, qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    scene = next(each for each in pictures.SCENES if each.name == "first-run")
    album = pictures.Guide(tmp_path)
    pictures.picture(album, pictures.Look("en", ("light",)), [scene])
    assert album.faults == []
    assert [each.name for each in tmp_path.iterdir()] == ["first-run.en.png"]
    image = QImage(str(tmp_path / "first-run.en.png"))
    assert 8 < image.colorCount() <= 32
    assert 400 < image.width() * 96 / 0.0254 / image.dotsPerMeterX() < 700
    assert image.pixelColor(2, 2).lightness() > 250


def test_an_empty_foot_is_cut_off_but_for_a_margin(pictures: ModuleType) -> None:
    image = QImage(100, 900, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    image.setPixelColor(50, 99, QColor(Qt.GlobalColor.black))
    assert pictures._without_empty_foot(image).height() == 100 + 48


def test_planes_keep_their_colour_whatever_is_painted_over_them(pictures: ModuleType) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    planes = [QColor("#ffffff"), QColor("#f7f6f4"), QColor("#f6ecef"), QColor("#e3ecf5")]
    for row, colour in enumerate(planes):
        painter.fillRect(QRect(0, row * 50, 300, 50), colour)
    sweep = QLinearGradient(100, 0, 130, 0)
    sweep.setColorAt(0, QColor("#5a0f2e"))
    sweep.setColorAt(1, QColor("#1d6b4f"))
    painter.fillRect(QRect(100, 60, 30, 10), sweep)
    painter.end()
    few = pictures._in_few_colours(image)
    assert few.colorCount() <= 32
    assert [few.pixelColor(5, row * 50 + 5) for row in range(4)] == planes
