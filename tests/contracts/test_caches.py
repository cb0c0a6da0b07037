"""What outlives a session: caches of the process are few, and none holds what a vault held."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_ROOT: Final = Path(__file__).resolve().parents[2]
# Each with what it keeps. A worker of `verify` ends with its work.
_KEPT: Final = {
    "alertadores/app/shipped_catalogs.py:load_catalogs": "the catalogues of the program",
    "alertadores/app/strength.py:_common": "the common passphrases of the program",
    "alertadores/app/welcome.py:_words": "the words that requests are compared by",
    "alertadores/ledger/leaf.py:_kid": "headers of leaves, which the hub sees",
    "alertadores/messages.py:_texts": "the words of the program",
    "alertadores/publish/fonts.py:advances": "the typefaces of the program",
    "alertadores/verify/fitness.py:require_fitness": "whether the self-test passed",
    "alertadores/verify/log.py:_roster_of": "in a worker, the office that it judges by",
}


def _caches() -> Iterator[str]:
    for package in ("alertadores", "crypto"):
        for path in sorted((_ROOT / package).rglob("*.py")):
            tree = ast.parse(path.read_text("utf-8"))
            file = path.relative_to(_ROOT).as_posix()
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef) and any(
                    _is_cache(each) for each in node.decorator_list
                ):
                    yield f"{file}:{node.name}"
                elif isinstance(node, ast.Assign) and any(map(_is_cache, ast.walk(node.value))):
                    yield f"{file}:={ast.unparse(node.targets[0])}"


def _is_cache(node: ast.AST) -> bool:
    names = (each for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute))
    return any(
        (name.id if isinstance(name, ast.Name) else name.attr) in {"cache", "lru_cache"}
        for name in names
    )


def test_no_cache_of_the_process_holds_what_a_vault_held() -> None:
    assert set(_caches()) == set(_KEPT)
