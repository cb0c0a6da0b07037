"""The page that checks a file says what the command line says."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from alertadores.app import Report, read_card, verify_file
from alertadores.cli.verify import _lines
from tests.publicbundle import published
from tests.window import Driver, Make
from ui.pages.verify import VerifyPage
from ui.settings import Language


def _page(driver: Driver) -> VerifyPage:
    page = driver.window.unlock_page
    assert page is not None
    page.verify.click()
    verify = driver.window._verify
    assert verify is not None
    return verify


def _printed(report: Report, language: Language) -> list[str]:
    """Return the lines of the command line; the page says the day in words before it."""
    said = "lunes 30 de noviembre de 2026" if language == "es" else "Monday, November 30, 2026"
    lines = [line.removeprefix("  - ") for line in _lines(report, language) if line]
    assert sum("2026-11-30" in line for line in lines) == 1
    return [line.replace("2026-11-30", f"{said} (2026-11-30)") for line in lines]


@pytest.mark.parametrize("language", ["es", "en"])
@pytest.mark.parametrize("with_card", [True, False], ids=["with a card", "without a card"])
def test_the_page_shows_what_the_command_line_prints(
    make_window: Make, tmp_path: Path, language: Language, *, with_card: bool
) -> None:
    publisher, data = published()
    bundle, card = tmp_path / "resumen.zip", tmp_path / "card.json"
    bundle.write_bytes(data)
    card.write_bytes(publisher.card().to_bytes())
    driver = make_window(language)
    page = _page(driver)
    page.choose_bundle(bundle)
    if with_card:
        page.choose_card(card)
    page._verify()
    driver.settle()
    report = verify_file(bundle, read_card(card) if with_card else None)
    assert bool(report.coherent) is not with_card
    shown = [each.text() for each in page._result.findChildren(QLabel) if each.text()]
    assert shown == _printed(report, language)
