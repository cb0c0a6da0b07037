"""Picture every page and state of the window: `_screens.py OUT`; see `dev.py screens`.

The window is the real one, over a practice office in a temporary folder whose passphrases protect
nothing. Exit status: 0 all pictured, 1 something could not be reached or was forgotten,
130 interrupted.
"""

from __future__ import annotations

import argparse
import importlib
import json
import multiprocessing
import os
import pkgutil
import sys
import tempfile
import traceback
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Final

import _screens_across
import _screens_case
import _screens_desk
import _screens_entry
import _screens_first
import _screens_office
import _screens_tabs
from _screens_actor import SIZE, Actor
from _screens_page import page
from _screens_scene import ANY, Scene
from _screens_set import make_set
from PySide6.QtWidgets import QApplication, QWidget

import ui.pages
import ui.shell
import ui.widgets
from tests.windowuse import close_window, open_window
from ui.actions import Id
from ui.settings import Language, Settings

SCENES: Final[tuple[Scene, ...]] = (
    *_screens_first.SCENES,
    *_screens_entry.SCENES,
    *_screens_across.SCENES,
    *_screens_desk.SCENES,
    *_screens_case.SCENES,
    *_screens_tabs.SCENES,
    *_screens_office.SCENES,
)
LANGUAGES: Final[tuple[Language, ...]] = ("es", "en")
THEMES: Final = {"light": Id.THEME_LIGHT, "dark": Id.THEME_DARK}


@dataclass(frozen=True, slots=True)
class Look:
    """How the window is looked at.

    Attributes:
        language: of the window.
        themes: of `THEMES`.
        size: of the screen, which the window fills, in pixels of the layout.
        ratio: pixels of the screen for each of the layout.
    """

    language: Language
    themes: tuple[str, ...] = tuple(THEMES)
    size: tuple[int, int] = SIZE
    ratio: int = 1

    def folder(self, theme: str) -> str:
        """Return where its pictures go."""
        large = f"-{self.size[0]}x{self.size[1]}" if self.size != SIZE else ""
        return f"{self.language}-{theme}{large}{f'-{self.ratio}x' if self.ratio > 1 else ''}"


LOOKS: Final = tuple(
    look
    for language in LANGUAGES
    for look in (Look(language), Look(language, size=(1920, 1080)), Look(language, ratio=2))
)


@dataclass(slots=True)
class Album:
    """What was pictured, and what could not be.

    Attributes:
        folder: where pictures go.
        files: scene → its files, relative to the folder.
        seen: full names of the classes of which something was seen.
        faults: sentences.
    """

    folder: Path
    files: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    seen: set[str] = field(default_factory=set)
    faults: list[str] = field(default_factory=list)

    def take(self, actor: Actor, scene: Scene, look: Look) -> None:
        """Play a scene and picture it; whatever goes wrong is a fault of this scene alone."""
        try:
            if scene.role is not ANY:
                actor.come_in(scene.role)
            scene.play(actor)
            for theme in look.themes:
                self.keep(actor, scene, look, theme)
        except Exception as error:  # noqa: BLE001 - the other scenes are still pictured
            traceback.print_exception(error)
            self.faults.append(f"{look.language} {scene.name}: {type(error).__name__}: {error}")
        finally:
            actor.leave()

    def keep(self, actor: Actor, scene: Scene, look: Look, theme: str) -> None:
        """Keep the picture of the window as it stands.

        Raises:
            LookupError: what the scene is for is not to be seen.
            OSError: the file cannot be written.
        """
        picture, seen = actor.picture(THEMES[theme])
        if scene.shows not in seen:
            raise LookupError(f"nothing is seen of {scene.shows.__name__}")
        folder = look.folder(theme)
        file = f"{folder}/{SCENES.index(scene) + 1:02}-{scene.name}.png"
        (self.folder / folder).mkdir(parents=True, exist_ok=True)
        if not picture.save(str(self.folder / file)):
            raise OSError(f"{file} could not be written")
        self.files[scene.name].append(file)
        self.seen |= {_name(each) for each in seen}

    def count(self, folder: str) -> int:
        """Return how many pictures there are in a folder."""
        return sum(each.startswith(f"{folder}/") for files in self.files.values() for each in files)

    def add(self, other: Album) -> None:
        """Take in the pictures of another album in the same folder."""
        for name, files in other.files.items():
            self.files[name] += files
        self.seen |= other.seen
        self.faults += other.faults


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def classes_of(*packages: ModuleType) -> set[type[QWidget]]:
    """Return every widget class that is defined in some packages."""
    return {
        found
        for package in packages
        for module in pkgutil.iter_modules(package.__path__, f"{package.__name__}.")
        for found in vars(importlib.import_module(module.name)).values()
        if isinstance(found, type)
        and issubclass(found, QWidget)
        and found.__module__ == module.name
    }


def forgotten(album: Album) -> Iterator[str]:
    """Yield a sentence for each class of the window that no picture shows."""
    names = {_name(each) for each in classes_of(ui.pages, ui.shell, ui.widgets)}
    for name in sorted(names - album.seen):
        yield f"No picture shows {name}."


def picture(album: Album, look: Look, scenes: Sequence[Scene]) -> None:
    """Picture scenes, over an office of their own.

    Args:
        album: gets the pictures.
        look: how they are looked at.
        scenes: of `SCENES`; the number in the name of a file is the place there.
    """
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        raise TypeError("there is an application without a screen")
    application.setCursorFlashTime(0)
    with tempfile.TemporaryDirectory(prefix="alertadores-screens-") as around:
        office, sights = make_set(Path(around))
        settings = Settings(Path(around) / "window.ini")
        settings.language = look.language
        window = open_window(application, office, settings, look.size).window
        actor = Actor(window, office, settings, sights)
        for scene in scenes:
            album.take(actor, scene, look)
        close_window(window)


@contextmanager
def screen(look: Look) -> Iterator[None]:
    """Have a screen as large as the window, for an application that is made now."""
    wide, high = (each * look.ratio for each in look.size)
    screen = {"name": "screen", "x": 0, "y": 0, "width": wide, "height": high}
    screen |= {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    os.environ["QT_SCALE_FACTOR"] = str(look.ratio)
    with tempfile.TemporaryDirectory() as around:
        described = Path(around) / "screen.json"
        described.write_text(json.dumps({"windowFrameMargins": False, "screens": [screen]}))
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={described}"
        yield


def picture_all(folder: Path, look: Look) -> Album:
    """Picture every scene in one look."""
    album = Album(folder)
    with screen(look):
        picture(album, look, SCENES)
    return album


def main(arguments: Sequence[str]) -> int:
    """Picture everything, and return the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py screens", allow_abbrev=False)
    parser.add_argument("out", type=Path, metavar="OUT", help="folder for pictures and index.html")
    album = Album(parser.parse_args(arguments).out.absolute())
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(LANGUAGES), mp_context=spawned) as pool:
        for made in pool.map(picture_all, [album.folder] * len(LOOKS), LOOKS):
            album.add(made)
    for look in LOOKS:
        for folder in map(look.folder, look.themes):
            print(f"{folder}: {album.count(folder)} pictures")
    (album.folder / "index.html").write_text(page(album.files, SIZE), encoding="utf-8")
    faults = [*album.faults, *forgotten(album)]
    for fault in faults:
        print(fault, file=sys.stderr)
    print(album.folder)
    return 1 if faults else 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
