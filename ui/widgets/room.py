"""How much fits into an input of many lines, before it is pasted."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QPlainTextEdit

translate = QCoreApplication.translate

_PARAGRAPH: Final = 100_000
"""Characters of a paragraph, which Qt lays out anew at each key: as many within 25 ms."""
_LINES: Final = 100_000
"""Lines that Qt takes in within two seconds."""


def refusal(edit: QPlainTextEdit, text: str, longest: int) -> str:
    """Return why a text is not put in place of what is selected, or nothing.

    Args:
        edit: the input.
        text: to be put in.
        longest: characters that can be recorded.
    """
    document, cursor = edit.document(), edit.textCursor()
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    first, last = document.findBlock(start), document.findBlock(end)
    lengths = [len(line) for line in text.split("\n")]
    lines = document.blockCount() - 1 - (last.blockNumber() - first.blockNumber()) + len(lengths)
    lengths[0] += start - first.position()
    lengths[-1] += last.position() + last.length() - 1 - end
    whole = len(text) + document.characterCount() - 1 - (end - start)
    for count, limit, said in (
        (whole, longest, translate("Room", "The text would have {count} characters, and")),
        (
            max(lengths),
            _PARAGRAPH,
            translate("Room", "A paragraph would have {count} characters, and"),
        ),
        (lines, _LINES, translate("Room", "The text would have {count} lines, and")),
    ):
        if count > limit:
            rest = translate(
                "Room", "{limit} fit. Nothing was put in, and what was here is as it was."
            )
            number = QLocale().toString
            return f"{said} {rest}".format(count=number(count), limit=number(limit))
    return ""
