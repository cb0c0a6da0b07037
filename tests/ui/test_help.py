"""The guide: whole in both languages, opened at what the person looks at."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication

import resources
from tests.window import Driver, Make
from ui.actions import Id
from ui.help import TOPICS, Help, file_of, text_of, title_of, topic_at
from ui.pages.settings import SettingsDialog
from ui.settings import Language

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)]*)\)")
_PICTURE = re.compile(r"^!\[(.*)\]\((.*)\)$", re.MULTILINE)
_LARGEST = 90_000
_ALL = 2_500_000
LANGUAGES: tuple[Language, ...] = ("es", "en")


def _pictures(topic: str, language: Language) -> list[tuple[str, str]]:
    """Return words and file of each picture of a chapter."""
    return _PICTURE.findall(text_of(topic, language))


@pytest.mark.parametrize("topic", TOPICS)
def test_a_chapter_says_as_much_in_both_languages(topic: str) -> None:
    def bones(language: Language) -> list[str]:
        lines = text_of(topic, language).splitlines()
        return [re.match(r"#*|[0-9]*|-?", line)[0] for line in lines]  # type: ignore[index]

    assert bones("es") == bones("en")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_chapter_has_a_title_no_markup_and_links_to_chapters(
    topic: str, language: Language
) -> None:
    text = text_of(topic, language)
    assert title_of(text)
    assert "<" not in text
    assert set(_LINK.findall(text)) <= {file_of(each, language) for each in TOPICS}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_chapter_has_a_few_pictures_and_tells_each_in_words(topic: str) -> None:
    spanish, english = _pictures(topic, "es"), _pictures(topic, "en")
    assert 1 <= len(spanish) <= 3
    assert [file.replace(".es.", ".en.") for _words, file in spanish] == [
        file for _words, file in english
    ]
    for (said, file), (told, _file) in zip(spanish, english, strict=True):
        assert min(len(said), len(told)) > 40
        assert said != told
        assert re.fullmatch(r"pictures/[a-z0-9-]+\.es\.png", file)


def test_the_program_holds_the_pictures_that_chapters_show_and_no_others() -> None:
    shown = {
        file.removeprefix("pictures/")
        for language in LANGUAGES
        for topic in TOPICS
        for _words, file in _pictures(topic, language)
    }
    held = {each.name: each for each in (files(resources) / "docs" / "pictures").iterdir()}
    assert set(held) == shown
    sizes = {name: len(each.read_bytes()) for name, each in held.items()}
    assert {name: size for name, size in sizes.items() if size > _LARGEST} == {}
    assert sum(sizes.values()) <= _ALL
    for name in held:
        picture = QImage.fromData(resources.read("docs/pictures", name))
        assert picture.width() > 300
        assert picture.colorCount() > 8, f"{name} is empty or has no table of colours"


def test_every_page_of_the_rail_has_a_chapter(at_work: Driver) -> None:
    work = at_work.window.workspace
    assert work is not None
    topics = {name.value: topic_at(work.page(name)) for name in work.rail.entries}
    assert topics == {name: name for name in topics}


def _help(driver: Driver) -> Help:
    driver.key(Qt.Key.Key_F1)
    driver.until(lambda: driver.window.findChild(Help) is not None)
    found = driver.window.findChild(Help)
    assert found is not None
    return found


def _close(driver: Driver, shown: Help) -> None:
    shown.close()
    driver.window.activateWindow()
    driver.until(lambda: driver.window.findChild(Help) is None and driver.window.isActiveWindow())


def test_f1_opens_the_chapter_on_what_has_the_focus(make_window: Make) -> None:
    driver = make_window()
    shown = _help(driver)
    assert TOPICS[shown.contents.currentRow()] == "unlock"
    _close(driver, shown)
    driver.sit("enlace_caso")
    work = driver.window.workspace
    assert work is not None
    work.show_page(Id.ALERTS)
    shown = _help(driver)
    assert TOPICS[shown.contents.currentRow()] == "alerts"
    assert shown.chapter.toPlainText().startswith("La lista de alertas")
    _close(driver, shown)
    driver.ctrl(Qt.Key.Key_N)
    shown = _help(driver)
    assert TOPICS[shown.contents.currentRow()] == "register"


def test_f1_in_the_settings_opens_their_chapter_before_them(at_work: Driver) -> None:
    at_work.window.actions_[Id.SETTINGS].trigger()
    at_work.settle()
    dialog = at_work.window.findChild(SettingsDialog)
    assert dialog is not None
    shown = _help(at_work)
    assert TOPICS[shown.contents.currentRow()] == "settings"
    assert shown.parent() is dialog
    shown.close()
    dialog.close()


def test_pictures_fit_into_the_window_and_are_told_below(make_window: Make) -> None:
    shown = _help(make_window())
    chapter = shown.chapter
    (said, file), *_others = _pictures("settings", "es")
    shown.contents.setCurrentRow(TOPICS.index("settings"))
    paragraphs = chapter.toPlainText().split("\n")
    assert paragraphs[paragraphs.index("\ufffc") + 1] == said
    widths = []
    for width in (500, 1300, 1800):
        shown.resize(width, 600)
        QApplication.processEvents()
        picture = chapter.document().resource(QTextDocument.ResourceType.ImageResource, QUrl(file))
        widths.append(picture.deviceIndependentSize().width())
        assert widths[-1] < chapter.viewport().width()
        assert chapter.horizontalScrollBar().maximum() == 0
    assert widths[0] < widths[1] == widths[2], "never larger than the window itself was"


def test_the_guide_is_read_by_keyboard(make_window: Make) -> None:
    driver = make_window()
    shown = _help(driver)
    assert shown.chapter.hasFocus()
    driver.key(Qt.Key.Key_PageDown)
    assert shown.chapter.verticalScrollBar().value() > 0
    driver.tab_to(shown.contents)
    driver.key(Qt.Key.Key_Down)
    assert TOPICS[shown.contents.currentRow()] == "first-run"
    assert shown.chapter.toPlainText().startswith("La primera vez")
    assert shown.chapter.verticalScrollBar().value() == 0
    driver.key(Qt.Key.Key_Escape)
    driver.until(lambda: driver.window.findChild(Help) is None)


def test_links_lead_to_chapters_and_nowhere_else(make_window: Make) -> None:
    shown = _help(make_window())
    shown._follow(QUrl(file_of("verify", "es")))
    assert TOPICS[shown.contents.currentRow()] == "verify"
    for hostile in (
        "https://example.org/",
        "file:///etc/passwd",
        "../adr/0001",
        "guide-log.en.md",
        "../pictures/unlock.es.png",
        "pictures/../guide-log.es.md",
        "pictures/none.es.png",
        "file:///pictures/unlock.es.png",
        "https://example.org/pictures/unlock.es.png",
    ):
        shown._follow(QUrl(hostile))
        assert TOPICS[shown.contents.currentRow()] == "verify"
        picture = QTextDocument.ResourceType.ImageResource.value
        assert shown.chapter.loadResource(picture, QUrl(hostile)) is None


def test_help_speaks_the_language_of_the_window(make_window: Make) -> None:
    shown = _help(make_window("en"))
    assert shown.chapter.toPlainText().startswith("Opening and locking")


def test_the_rail_shows_icons_alone_when_asked(at_work: Driver) -> None:
    work = at_work.window.workspace
    assert work is not None
    wide = work.rail.width()
    at_work.ctrl(Qt.Key.Key_B)
    QApplication.processEvents()
    assert work.rail.width() < wide
    assert all(entry.accessibleName() for entry in work.rail.entries.values())
    at_work.ctrl(Qt.Key.Key_B)
    QApplication.processEvents()
    assert work.rail.width() == wide
