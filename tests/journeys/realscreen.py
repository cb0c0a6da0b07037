"""A window on a real X11 screen: `realscreen.py FOLDER PICTURE`; prints what there was as JSON.

Run in a process of its own, for a process has one platform for good.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QApplication

from tests.windowuse import close_window, make_office, open_window
from ui.settings import Settings


def main(folder: Path, picture: Path) -> None:
    """Sit down in a practice office, and grab the screen, not the window."""
    application = QApplication([])
    office = make_office(folder / "practice", 2)
    settings = Settings(folder / "window.ini")
    driver = open_window(application, office, settings, (1366, 690))
    driver.until(driver.window.isActiveWindow)
    driver.sit("enlace_caso")
    driver.until(lambda: driver.window.workspace is not None)
    driver.settle()
    screen = QGuiApplication.primaryScreen()
    image = screen.grabWindow(0).toImage()
    image.save(str(picture))
    colours = {image.pixel(x, y) for x in range(0, 1366, 3) for y in range(0, 690, 3)}
    told = {
        "platform": QGuiApplication.platformName(),
        "colours": len(colours),
        "accent": QColor("#611232").rgb() in colours,
        "ratio": image.devicePixelRatio(),
    }
    close_window(driver.window)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
