"""One registry: no two actions share a name or a key, and everything is made from it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.actions import SPECS, Actions, Id, Spec, conflicts


def test_no_two_actions_are_in_conflict() -> None:
    assert conflicts(SPECS) == []


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(
            (Spec(Id.LOCK, "Lock", None, "Ctrl+L"), Spec(Id.QUIT, "Quit", None, "ctrl+l")),
            id="the same keys, written differently",
        ),
        pytest.param((Spec(Id.LOCK, "Lock"), Spec(Id.LOCK, "Again")), id="the same name"),
    ],
)
def test_a_conflict_is_refused(qtbot: QtBot, pair: tuple[Spec, Spec]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with pytest.raises(ValueError, match="conflict"):
        Actions(window, pair)


def test_the_shortcut_list_has_every_shortcut(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    shown = Actions(window).shortcuts()
    assert len(shown) == sum(spec.shortcut is not None for spec in SPECS)
    assert all(keys and name for keys, name in shown)


def test_guests_come_first_in_the_palette_and_leave_again(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.invite([actions[Id.LOCK]])
    assert actions.listed()[0] is actions[Id.LOCK]
    actions.invite(())
    assert len(actions.listed()) == len(SPECS)
