"""Other people's text, made harmless to look at.

Text in a case comes from anybody. It is shown as written and never interpreted: no markup, no
change of direction that could make a line read as another one, no invisible characters.
"""

from __future__ import annotations

import html
import unicodedata
from typing import Final

LINE: Final = 300
"""Characters of a line that a label or a cell shows; the rest is a matter of the full text."""
REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

_KEPT: Final = frozenset("\n\t")
# Cc controls, Cf formats (bidi overrides, zero width), Cs lone surrogates, Co private use.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def text(value: str) -> str:
    """Return text of many lines with every unseen character replaced by a visible one."""
    unseen = {
        ord(character): REPLACEMENT
        for character in set(value)
        if unicodedata.category(character) in _UNSEEN and character not in _KEPT
    }
    return value.translate(unseen) if unseen else value


def line(value: str, limit: int = LINE) -> str:
    """Return one line: cut, line ends as spaces, nothing unseen."""
    cut = value[: limit + 1]
    shown = text(" ".join(cut.split()))
    return shown if len(cut) <= limit else shown[:limit] + "…"


def tip(value: str) -> str:
    """Return a tooltip that Qt cannot take for markup."""
    return f"<qt>{html.escape(line(value))}</qt>"
