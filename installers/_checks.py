"""Checks of the tree that no linter makes: sizes, registry hosts, relative links.

Each check takes the root of the checkout and the files to look at (relative, with forward
slashes) and returns one line for every offence: `path:line: what is wrong`.
"""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

MAX_FILE_LINES = 400
MAX_FUNCTION_LINES = 40

_PRODUCT = ("alertadores/", "crypto/", "installers/", "resources/", "ui/")
_TESTS = "tests/"

# Written so that this file does not match itself.
_REGISTRY_HOST = re.compile(
    r"\b(?:pypi|pythonhosted|npmjs|yarnpkg|crates|anaconda|(?:proxy|sum)\.golang"
    r"|(?:deb|security|snapshot)\.debian)\.(?:org|com|io|python\.org)\b",
    re.IGNORECASE,
)
_INDEX_OPTION = re.compile(r"^\s*(?:-i|-f|--index-url|--extra-index-url|--find-links)\b")
_LINK = re.compile(r"\[[^\]\n]*\]\(([^)\s]+)\)|^\[[^\]\n]+\]:\s*(\S+)")
_ABSOLUTE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:|#)", re.IGNORECASE)


def source_files(root: Path) -> list[str]:
    """List what git tracks or would track, sorted."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        check=True,
        cwd=root,
        capture_output=True,
        encoding="utf-8",
    )
    names = listing.stdout.split("\0")
    return sorted({name for name in names if name and (root / name).is_file()})


def oversized(root: Path, files: list[str]) -> list[str]:
    """Name files past their limit, and functions of the product; a docstring is not counted.

    A test is as long as what it tells; only its file has a limit.
    """
    offences = []
    for name in files:
        if not (name.startswith((*_PRODUCT, _TESTS)) and name.endswith(".py")):
            continue
        source = (root / name).read_bytes()
        lines = source.count(b"\n")
        if lines > MAX_FILE_LINES:
            offences.append(f"{name}:1: {lines} lines, the limit is {MAX_FILE_LINES}")
        if name.startswith(_TESTS):
            continue
        try:
            tree = ast.parse(source, name)
        except (SyntaxError, ValueError):
            offences.append(f"{name}:1: cannot be read as Python")
            continue
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = _span(node) - _docstring_lines(node)
                if lines > MAX_FUNCTION_LINES:
                    limit = f"the limit is {MAX_FUNCTION_LINES}"
                    offences.append(f"{name}:{node.lineno}: {node.name} has {lines} lines, {limit}")
    return offences


def registry_hosts(root: Path, files: list[str]) -> list[str]:
    """Name every line that names a package registry, and every index option of a pin file."""
    offences = []
    for name in files:
        pins = name.startswith("installers/requirements/")
        for number, line in _lines(root / name):
            if _REGISTRY_HOST.search(line) or (pins and _INDEX_OPTION.search(line)):
                offences.append(f"{name}:{number}: names a package registry")
    return offences


def dead_links(root: Path, files: list[str]) -> list[str]:
    """Name every relative Markdown link whose target is not in the checkout."""
    offences = []
    for name in files:
        if not name.endswith(".md"):
            continue
        page = root / name
        for number, line in _lines(page):
            for inline, reference in _LINK.findall(line):
                link = inline or reference
                target = (page.parent / link.partition("#")[0]).resolve()
                inside = target == root.resolve() or root.resolve() in target.parents
                if not _ABSOLUTE.match(link) and not (inside and target.exists()):
                    offences.append(f"{name}:{number}: {link} leads nowhere in the checkout")
    return offences


def _lines(path: Path) -> list[tuple[int, str]]:
    """Return numbered lines, or none for a file that is not text."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return []
    return list(enumerate(text.split("\n"), start=1))


def _span(node: ast.FunctionDef | ast.AsyncFunctionDef | ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return _span(node.body[0]) if ast.get_docstring(node, clean=False) is not None else 0
