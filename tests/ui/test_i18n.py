"""Every word of the window is translatable and translated."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sysconfig
import xml.etree.ElementTree as ET
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

import ui
from ui.actions import SPECS
from ui.i18n import Languages

_UI = Path(str(ui.__file__)).parent
_SOURCES = sorted(_UI.rglob("*.py"))
_WORDS = Path(str(files("resources"))) / "i18n"
_TRANSLATORS = {"tr", "translate", "QT_TRANSLATE_NOOP"}


def _tool(name: str) -> str:
    found = shutil.which(name, path=sysconfig.get_path("scripts"))
    assert found, f"{name} is not installed"
    return found


def _catalogue(language: str) -> ET.Element:
    return ET.fromstring((_WORDS / f"ui_{language}.ts").read_bytes())  # noqa: S314 - our own file


@pytest.mark.parametrize("path", _SOURCES, ids=[str(each.relative_to(_UI)) for each in _SOURCES])
def test_no_translated_text_is_put_together(path: Path) -> None:
    # lupdate would take an f-string, and find a text that never comes.
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name in _TRANSLATORS:
                parts = [type(part) for each in node.args for part in ast.walk(each)]
                assert ast.JoinedStr not in parts, f"{path}:{node.lineno}"
                assert ast.BinOp not in parts, f"{path}:{node.lineno}"


@pytest.mark.parametrize("language", ["es", "en"])
def test_nothing_is_left_untranslated(language: str) -> None:
    unfinished = [
        message.findtext("source")
        for message in _catalogue(language).iter("message")
        if (words := message.find("translation")) is None
        or words.get("type") is not None
        or not "".join(words.itertext()).strip()
    ]
    assert unfinished == []


@pytest.mark.parametrize("language", ["es", "en"])
def test_a_translation_keeps_every_place_for_a_value(language: str) -> None:
    def places(text: str) -> set[str]:
        return {part.partition("}")[0] for part in text.split("{")[1:]}

    for message in _catalogue(language).iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        assert translation is not None
        forms = [form.text or "" for form in translation.iter("numerusform")]
        for words in forms or [translation.text or ""]:
            assert places(words) == places(source), source
            assert ("%n" in words) == ("%n" in source), source


@pytest.mark.parametrize(("language", "options"), [("es", []), ("en", ["-pluralonly"])])
def test_the_catalogue_has_the_texts_of_the_sources(
    tmp_path: Path, language: str, options: list[str]
) -> None:
    committed = _WORDS / f"ui_{language}.ts"
    copy = tmp_path / committed.name
    shutil.copy(committed, copy)
    command = [_tool("pyside6-lupdate"), "-no-obsolete", "-locations", "none", *options]
    command += [*map(str, _SOURCES), "-ts", str(copy)]
    subprocess.run(command, check=True, capture_output=True)

    def texts(path: Path) -> set[tuple[str, str]]:
        return {
            (context.findtext("name") or "", message.findtext("source") or "")
            for context in ET.fromstring(path.read_bytes()).iter("context")  # noqa: S314 - our own
            for message in context.iter("message")
        }

    assert texts(copy) == texts(committed)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_compiled_words_are_those_of_the_catalogue(tmp_path: Path, language: str) -> None:
    made = tmp_path / "made.qm"
    command = [_tool("pyside6-lrelease"), str(_WORDS / f"ui_{language}.ts"), "-qm", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    assert made.read_bytes() == (_WORDS / f"ui_{language}.qm").read_bytes()


def test_languages_change_at_run_time(qapp: QApplication) -> None:
    text = SPECS[0].text
    languages = Languages(qapp, "es")
    assert QCoreApplication.translate("Actions", text) == "Registrar alerta"
    languages.use("en")
    assert QCoreApplication.translate("Actions", text) == "Register alert"
    languages.use("es")
    assert QCoreApplication.translate("Actions", text) == "Registrar alerta"
