"""The guide: whole in both languages, opened at what the person looks at."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication

from tests.window import Driver, Make
from ui.actions import Id
from ui.help import TOPICS, Help, file_of, text_of, title_of, topic_at
from ui.settings import Language

_LINK = re.compile(r"\]\(([^)]*)\)")
LANGUAGES: tuple[Language, ...] = ("es", "en")


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


def test_links_lead_to_chapters_and_nowhere_else(make_window: Make) -> None:
    shown = _help(make_window())
    shown._follow(QUrl(file_of("verify", "es")))
    assert TOPICS[shown.contents.currentRow()] == "verify"
    for hostile in ("https://example.org/", "file:///etc/passwd", "../adr/0001", "guide-log.en.md"):
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
