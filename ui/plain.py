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
    unseen = unseen_in(value)
    return value.translate(dict.fromkeys(map(ord, unseen), REPLACEMENT)) if unseen else value


def unseen_in(value: str) -> frozenset[str]:
    """Return the unseen characters of a text, but line ends and tabs."""
    return frozenset(each for each in set(value) - _KEPT if unicodedata.category(each) in _UNSEEN)


def line(value: str, limit: int = LINE) -> str:
    """Return one line: cut, line ends as spaces, nothing unseen."""
    cut = value[: limit + 1]
    shown = text(" ".join(cut.split()))
    return shown if len(cut) <= limit else shown[:limit] + "…"


def tip(value: str) -> str:
    """Return a tooltip that Qt cannot take for markup."""
    return f"<qt>{html.escape(line(value))}</qt>"
