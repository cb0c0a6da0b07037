"""The user guide inside the program: one text per page, the same that lies in `resources/docs`.

A text is Markdown without HTML, `guide-<topic>.<language>.md`; its first line is its title. Links
lead from topic to topic and nowhere else. Its pictures lie beside it, in `pictures/`.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QWidget

from resources import read
from ui.chapter import Chapter
from ui.settings import Language

TOPICS: Final = (
    "start", "unlock", "first-run", "today", "alerts", "register", "case", "evidence",
    "protection", "referrals", "versions", "log", "office", "verify", "settings", "limits",
)  # fmt: skip
"""The chapters, in their order."""

_SIZE: Final = QSize(1110, 700)
_BESIDE: Final = 24
"""What stands beside the longest title."""


def text_of(topic: str, language: Language) -> str:
    """Return a chapter.

    Raises:
        MissingResourceError: there is none of that name.
    """
    return read("docs", file_of(topic, language)).decode("utf-8")


def file_of(topic: str, language: Language) -> str:
    """Return the name of a chapter's file."""
    return f"guide-{topic}.{language}.md"


def title_of(text: str) -> str:
    """Return the title of a chapter."""
    return text.partition("\n")[0].removeprefix("# ").strip()


def topic_at(widget: QWidget | None) -> str:
    """Return the chapter on what a widget belongs to: its page says which.

    A page says so with an attribute ``help_topic``.
    """
    while widget is not None:
        topic = getattr(widget, "help_topic", None)
        if topic in TOPICS:
            return str(topic)
        widget = widget.parentWidget()
    return TOPICS[0]


class Help(QDialog):
    """The guide: contents at the left, a chapter at the right. It stops no other window."""

    def __init__(self, language: Language, topic: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Help"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(_SIZE)
        self._language = language
        self.contents = QListWidget()
        self.contents.setObjectName("contents")
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.ensurePolished()  # how high an item is depends on the style
        self.contents.addItems([title_of(text_of(each, language)) for each in TOPICS])
        self.contents.setFixedWidth(self.contents.sizeHintForColumn(0) + _BESIDE)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.contents.currentRowChanged.connect(lambda row: self._show(TOPICS[row]))
        self.chapter = Chapter()
        self.chapter.setAccessibleName(self.tr("Chapter"))
        self.chapter.anchorClicked.connect(self._follow)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.contents)
        row.addWidget(self.chapter, 1)
        self.contents.setCurrentRow(TOPICS.index(topic))
        self.chapter.setFocus()

    def _show(self, topic: str) -> None:
        self.chapter.show_text(text_of(topic, self._language))

    def _follow(self, link: QUrl) -> None:
        files = [file_of(each, self._language) for each in TOPICS]
        if link.toString() in files:
            self.contents.setCurrentRow(files.index(link.toString()))
