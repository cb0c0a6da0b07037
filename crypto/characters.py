r"""The characters that a recorded text does not hold, listed instead of looked up.

Tables of Unicode differ between versions of Python, and a verdict on something signed must not
(ADR 0008). So readers use these lists, as bodies of a character class of `re`, and never
`unicodedata`. They are complete for Unicode 14 to 15.1; what a later version assigns is for a later
version of the formats. Writers do look up: what they record, every reader reads.
"""

from __future__ import annotations

from typing import Final

BREAKS: Final = r"\n\v\f\r\x85\u2028\u2029"
"""What ends a line."""

SPACES: Final = r"\t\x20\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces of any width (category Zs) and the tabulator."""

UNSEEN: Final = (
    r"\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u17b4\u17b5"
    r"\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    r"\ufff0-\ufffb\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3"
    r"\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Format characters (Cf) and what is shown as nothing (Default_Ignorable_Code_Point)."""

FOREIGN: Final = (
    r"\x00-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufdd0-\ufdef\ufffe\uffff"
    r"\U0001fffe\U0001ffff\U0002fffe\U0002ffff\U0003fffe-\U0010ffff"
)
"""Controls (Cc), surrogates (Cs), private (Co), noncharacters, and planes 4 to 16."""
