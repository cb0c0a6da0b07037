"""The trust card is written where the person says, or it is said why not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.window import Driver
from ui import trust_card
from ui.actions import Id


def _save_to(driver: Driver, path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(
        trust_card, "ask_where_to_save", lambda _parent, _title, _name, then: then(path)
    )
    driver.window.actions_[Id.SAVE_CARD].trigger()
    driver.settle()
    work = driver.window.workspace
    assert work is not None
    return [notice.title for notice in work.banners.notices]


def test_the_card_is_the_one_of_the_office(
    at_work: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "tarjeta.json"
    said = _save_to(at_work, path, monkeypatch)
    assert path.read_bytes() == at_work.office.card.read_bytes()
    assert "La tarjeta de confianza está en tarjeta.json." in said


def test_a_place_that_cannot_be_written_is_told(
    at_work: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = _save_to(at_work, tmp_path / "no hay" / "tarjeta.json", monkeypatch)
    assert any("sistema" in title for title in said)
