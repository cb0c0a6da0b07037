from __future__ import annotations

import re
import unicodedata

from crypto.characters import BREAKS, FOREIGN, SPACES, UNSEEN

EVERY = [chr(number) for number in range(0x110000)]
TEXT = "".join(EVERY)
CATEGORY = {char: unicodedata.category(char) for char in EVERY}

# Default_Ignorable_Code_Point that is assigned and no format character, from Unicode's
# DerivedCoreProperties.txt; `unicodedata` does not know the property.
IGNORABLE = {
    *("\u034f", "\u115f", "\u1160", "\u17b4", "\u17b5", "\u180f", "\u3164", "\uffa0"),
    *map(chr, (*range(0x180B, 0x180E), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))),
}


def _listed(characters: str) -> set[str]:
    return set(re.findall(f"[{characters}]", TEXT))


def _of(*categories: str) -> set[str]:
    return {char for char, category in CATEGORY.items() if category in categories}


def _assigned(characters: set[str]) -> set[str]:
    return {char for char in characters if CATEGORY[char] != "Cn"}


def test_the_tables_of_this_python_know_no_other_space_and_no_other_break() -> None:
    assert _listed(SPACES) == {"\t", *_of("Zs")}
    assert _listed(BREAKS) == {*"\n\v\f\r\x85", *_of("Zl", "Zp")}


def test_the_tables_of_this_python_know_nothing_else_that_is_unseen() -> None:
    assert _assigned(_listed(UNSEEN)) == {*_of("Cf"), *IGNORABLE}


def test_what_is_foreign_is_control_surrogate_private_or_no_character() -> None:
    listed = _listed(FOREIGN)
    assert _of("Cc", "Cs") | {char for char in _of("Co") if char < "\U000f0000"} < listed
    noncharacters = {char for char in EVERY if ord(char) & 0xFFFE == 0xFFFE}
    assert noncharacters | {*map(chr, range(0xFDD0, 0xFDF0))} < listed
    below = {char for char in listed if char < "\U00040000"}
    assert _assigned(below) == _of("Cc", "Cs") | {*map(chr, range(0xE000, 0xF900))}
    assert set(EVERY[0x40000:]) < listed
