"""Each check of the tree reports a planted offence and leaves an honest file alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from installers import _checks


def _write(root: Path, name: str, text: str) -> list[str]:
    path = root / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return [name]


def _function(lines: int, docstring: int = 0) -> str:
    documented = '    """First.\n' + "\n" * (docstring - 2) + '    """\n' if docstring else ""
    return "def rule():\n" + documented + "    x = 1\n" * (lines - 1)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("crypto/long.py", "x = 1\n" * 401),
        ("tests/crypto/test_long.py", "x = 1\n" * 401),
        ("alertadores/domain/long.py", _function(41)),
        ("ui/nested.py", "class Page:\n    async " + _function(41).replace("\n", "\n    ")),
        ("ui/broken.py", "def rule(:\n"),
        ("ui/binary.py", "\0"),
    ],
    ids=[
        "a file of 401 lines",
        "a file of tests of 401 lines",
        "a function of 41 lines",
        "a method of 41 lines",
        "no Python",
        "NUL",
    ],
)
def test_a_file_past_a_limit_is_named(tmp_path: Path, name: str, text: str) -> None:
    (offence,) = _checks.oversized(tmp_path, _write(tmp_path, name, text))
    assert offence.startswith(f"{name}:")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("crypto/full.py", "x = 1\n" * 400),
        ("crypto/full.py", _function(40)),
        ("crypto/explained.py", _function(40, docstring=30)),
        ("tests/crypto/test_full.py", "x = 1\n" * 400),
        ("tests/crypto/test_story.py", _function(41)),
        ("notes/long.py", "x = 1\n" * 401),
    ],
    ids=[
        "400 lines",
        "40 lines",
        "a long docstring",
        "400 lines of tests",
        "a test of 41 lines",
        "neither product nor tests",
    ],
)
def test_a_file_within_the_limits_passes(tmp_path: Path, name: str, text: str) -> None:
    assert _checks.oversized(tmp_path, _write(tmp_path, name, text)) == []


@pytest.mark.parametrize("host", ["pypi", "files.pythonhosted", "registry.npmjs", "deb.debian"])
def test_a_registry_host_is_named(tmp_path: Path, host: str) -> None:
    files = _write(tmp_path, "notes.md", f"first line\nsee {host}.org\n")
    assert _checks.registry_hosts(tmp_path, files) == ["notes.md:2: names a package registry"]


@pytest.mark.parametrize("option", ["--index-url x", "--extra-index-url=x", "-i x", "-f wheels"])
def test_a_pin_file_with_an_index_option_is_named(tmp_path: Path, option: str) -> None:
    files = _write(tmp_path, "installers/requirements/dev.txt", f"{option}\n")
    assert len(_checks.registry_hosts(tmp_path, files)) == 1


def test_text_that_only_speaks_of_a_registry_passes(tmp_path: Path) -> None:
    files = _write(tmp_path, "notes.md", "The name is taken on PyPI; debian.org is no registry.\n")
    assert _checks.registry_hosts(tmp_path, files) == []


def test_a_file_that_is_not_text_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "icon.png").write_bytes(b"\x89PNG\xff\xfe")
    assert _checks.registry_hosts(tmp_path, ["icon.png"]) == []


@pytest.mark.parametrize(
    "link",
    ["[a](missing.md)", "[a](../outside.md)", "[a](docs/missing.md#part)", "[a]: missing.md"],
)
def test_a_link_that_leads_nowhere_in_the_checkout_is_named(tmp_path: Path, link: str) -> None:
    root = tmp_path / "checkout"
    (tmp_path / "outside.md").write_text("outside", encoding="utf-8")
    (offence,) = _checks.dead_links(root, _write(root, "README.md", f"{link}\n"))
    assert offence.startswith("README.md:1:")


@pytest.mark.parametrize(
    "link", ["[a](LICENSE)", "[a](docs/)", "[a](LICENSE#b)", "[a](#b)", "[a](mailto:x)", "a(b)"]
)
def test_a_good_link_passes(tmp_path: Path, link: str) -> None:
    (tmp_path / "docs").mkdir()
    _write(tmp_path, "LICENSE", "GPL")
    assert _checks.dead_links(tmp_path, _write(tmp_path, "README.md", f"{link}\n")) == []
