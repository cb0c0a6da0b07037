"""Getting about a window as somebody does who only hears it: keys, and the names of controls."""

from __future__ import annotations

from pathlib import Path

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QListView, QMenu, QWidget

from tests.windowuse import Driver
from ui.shell.palette import Palette

MOST = 60
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def heard(widget: QWidget) -> str:
    """Return the name that a screen reader says."""
    if isinstance(widget, QComboBox):  # on Linux its own is what is chosen; the label names it
        return widget.accessibleName()
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name)


def reach(driver: Driver, name: str, *, back: bool = False, most: int = MOST) -> QWidget:
    """Press Tab until the control that is heard begins with a name, and return it.

    Args:
        driver: hands on the keyboard.
        name: or the beginning of it.
        back: with Shift+Tab.
        most: how many times.

    Raises:
        AssertionError: it was never heard; what was heard is told.
    """
    passed: list[str] = []
    for _press in range(most):
        focus = driver.focus()
        if focus.isEnabled() and heard(focus).startswith(name):
            return focus
        passed.append(heard(focus))
        driver.key(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, _SHIFT if back else None)
    raise AssertionError(f"no {name!r} among {list(dict.fromkeys(passed))}")


def press(driver: Driver, name: str = "", *, back: bool = False) -> None:
    """Reach a control and press the space bar on it, or on the one that has the focus."""
    if name:
        _await(driver, name)
        reach(driver, name, back=back)
    strike(driver, Qt.Key.Key_Space, " ")
    driver.settle()
    if QApplication.activePopupWidget() is None:
        attend(driver)


def _await(driver: Driver, name: str) -> None:
    """Wait until a control of that name can be used: what it waits for may still come in."""
    try:
        driver.until(lambda: _stands(driver, name))
    except TimeoutError as error:
        there = [heard(each) for each in _controls(driver)]
        raise AssertionError(f"no {name!r} among {there}") from error


def _stands(driver: Driver, name: str) -> bool:
    return any(heard(each).startswith(name) for each in _controls(driver))


def _controls(driver: Driver) -> list[QWidget]:
    """Return what Tab may reach now."""
    window = QApplication.activeModalWidget() or driver.window
    return [
        each
        for each in window.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def do(driver: Driver, name: str) -> None:
    """Do an action by the whole of its name, through the palette."""
    driver.ctrl(Qt.Key.Key_K)
    driver.type(name)
    palette = QApplication.activePopupWidget()
    assert isinstance(palette, Palette), "the palette did not open"
    (listed,) = palette.findChildren(QListView)
    found = [listed.model().index(row, 0).data() for row in range(listed.model().rowCount())]
    assert found[:1] == [name], f"no {name!r} first among {found}"
    driver.key(Qt.Key.Key_Return)
    driver.settle()
    attend(driver)


def fill(driver: Driver, name: str, text: str) -> None:
    """Reach an entry and type into it, instead of what stood there."""
    reach(driver, name)
    driver.ctrl(Qt.Key.Key_A)
    driver.type(text)


def pick(driver: Driver, name: str, text: str) -> None:
    """Reach a drop-down and go down in it to a label."""
    entry = reach(driver, name)
    assert isinstance(entry, QComboBox)
    driver.key(Qt.Key.Key_Home)
    for _press in range(entry.count()):
        if entry.currentText().startswith(text):
            return
        driver.key(Qt.Key.Key_Down)
    raise AssertionError(f"no {text!r} in {name!r}")


def menu(driver: Driver, *names: str) -> None:
    """Go down the menu that is open, into its parts and out of it, by the arrows and Enter."""
    for number, name in enumerate(names, 1):
        driver.until(lambda: isinstance(QApplication.activePopupWidget(), QMenu))
        _to_line(driver, name)
        strike(driver, Qt.Key.Key_Return if number == len(names) else Qt.Key.Key_Right)
    driver.settle()
    attend(driver)


def enter(driver: Driver) -> None:
    """Press Enter, and see to what comes of it."""
    driver.enter()
    driver.settle()
    attend(driver)


def attend(driver: Driver) -> None:
    """Turn to the window whose dialog or menu has gone, as a window manager would."""
    driver.until(lambda: QApplication.activePopupWidget() is None)
    window = QApplication.activeModalWidget() or driver.window
    if not window.isActiveWindow():
        window.activateWindow()
        driver.until(window.isActiveWindow)


def _to_line(driver: Driver, name: str) -> None:
    shown = QApplication.activePopupWidget()
    assert isinstance(shown, QMenu)
    for _press in range(MOST):
        if shown.activeAction() and shown.activeAction().text().startswith(name):
            return
        strike(driver, Qt.Key.Key_Down)
    raise AssertionError(f"no {name!r} among {[each.text() for each in shown.actions()]}")


def strike(driver: Driver, key: Qt.Key, text: str = "") -> None:
    """Press a key where that may delete what hears it, or in a menu; it is no shortcut."""
    target = QApplication.activePopupWidget() or driver.focus()
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        if shiboken6.isValid(target):
            plain = Qt.KeyboardModifier.NoModifier
            QCoreApplication.sendEvent(target, QKeyEvent(kind, key.value, plain, text))
    QCoreApplication.processEvents()


def file(driver: Driver, path: Path) -> None:
    """Type a path into the file dialog that is open, and Enter."""
    dialogs = [each for each in QApplication.topLevelWidgets() if isinstance(each, QFileDialog)]
    (dialog,) = [each for each in dialogs if each.isVisible()]
    assert dialog.isAncestorOf(driver.focus()), "keys do not go to the dialog"
    driver.ctrl(Qt.Key.Key_A)
    driver.type(str(path))
    driver.enter()
    driver.until(lambda: not shiboken6.isValid(dialog) or not dialog.isVisible())
    driver.settle()
    attend(driver)
