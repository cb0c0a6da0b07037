"""A window on a real X11 screen: `realscreen.py FOLDER LANGUAGE COLOURS`; prints what there was.

What is printed is JSON; the pictures lie in the folder.

Run in a process of its own, for a process has one platform for good.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final

from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from tests.windowuse import close_window, make_office, open_window
from ui.actions import Id
from ui.settings import Language, Settings
from ui.theme import Choice

_PAGES: Final = (Id.TODAY, Id.ALERTS, Id.PROTECTION, Id.REFERRALS, Id.VERSIONS, Id.LOG, Id.OFFICE)
_ACCENT: Final = {Choice.LIGHT: "#611232", Choice.DARK: "#c86a86"}


def main(folder: Path, language: Language, colours: Choice) -> None:
    """Sit down in a practice office, and grab the screen, not the window, at each page."""
    application = QApplication([])
    office = make_office(folder / "practice", 2)
    settings = Settings(folder / "window.ini")
    settings.language, settings.theme = language, colours
    screen = QGuiApplication.primaryScreen()
    size = screen.size()
    driver = open_window(application, office, settings, (size.width(), size.height()))
    driver.until(driver.window.isActiveWindow)
    driver.sit("enlace_caso")
    driver.until(lambda: driver.window.workspace is not None)
    driver.settle()
    told = {}
    for page in _PAGES:
        driver.window.actions_[page].trigger()
        driver.settle()
        image = screen.grabWindow(0).toImage()
        image.save(str(folder / f"{page}.png"))
        told[page.value] = _seen(image, QColor(_ACCENT[colours]))
    title = driver.window.actions_[Id.TODAY].text()
    close_window(driver.window)
    sys.stdout.write(
        json.dumps(
            {
                "platform": QGuiApplication.platformName(),
                "title": title,
                "size": [size.width(), size.height()],
                "pages": told,
            }
        )
    )


def _seen(image: QImage, accent: QColor) -> dict[str, object]:
    """Return how much there is on a picture; a part that nobody painted has one colour."""
    width, height = image.width(), image.height()
    colours = {image.pixel(x, y) for x in range(0, width, 3) for y in range(0, height, 3)}
    return {
        "colours": len(colours),
        "accent": accent.rgb() in colours,
        "ratio": image.devicePixelRatio(),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]), "en" if sys.argv[2] == "en" else "es", Choice(sys.argv[3]))
