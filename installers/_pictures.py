"""Make the pictures of the user guide: `_pictures.py`; see `dev.py pictures`.

The chapters say which: a picture that one names is called after the scene it shows. A picture no
chapter names any more is deleted. Exit status: 0 all made, 1 something could not be pictured,
130 interrupted.
"""

from __future__ import annotations

import multiprocessing
import re
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from _environment import ROOT
from _screens import LANGUAGES, SCENES, THEMES, Album, Look, picture, screen
from _screens_actor import Actor
from _screens_scene import Scene
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QMenu, QWidget

from ui.pages.case import CasePage
from ui.pages.first_run_charter import CharterPart
from ui.pages.first_run_ways import WaysPart
from ui.pages.locks import NewPassphrase
from ui.widgets.secret import SecretInput
from ui.window import Window

GUIDE: Final = ROOT / "resources" / "docs"
_NAMED: Final = re.compile(r"!\[[^\]]*\]\(pictures/([a-z0-9-]+)\.([a-z]{2})\.png\)")
_RATIO: Final = 2
_WIDE: Final = 900
_SCALE_OF_PARTS: Final = 1.5
_FLAT: Final = 12
_COLOURS: Final = 32
_DOTS_PER_METRE: Final = 96 / 0.0254


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of the window that a picture shows.

    Attributes:
        part: its class.
        margin: left around it, in pixels of the layout.
        from_top: whether what is above it is shown too: the bar that tells practice by its colour.
        high: no more than so many pixels of the layout are shown, from above.
    """

    part: type[QWidget]
    margin: int = 0
    from_top: bool = False
    high: int = 768

    def of(self, actor: Actor) -> QRect:
        """Return where it is.

        Raises:
            IndexError: it is not to be seen.
        """
        window = actor.window
        parts = [window, *window.findChildren(QWidget)]
        part = [each for each in parts if isinstance(each, self.part) and each.isVisible()][-1]
        corner = window.mapFromGlobal(part.mapToGlobal(QPoint()))
        margin = self.margin
        found = QRect(corner, part.size()).adjusted(-margin, -margin, margin, margin)
        if self.from_top:
            found.setTop(0)
        found.setHeight(min(found.height(), self.high))
        return found & window.rect()


_CASE: Final = Cut(CasePage, from_top=True)
_HEAD: Final = Cut(CasePage, from_top=True, high=560)
CUTS: Final = {
    "across-referrals-board": Cut(Window, high=480),
    "alerts-filter-menu": Cut(QMenu, 140, from_top=True),
    "alerts-search": Cut(Window, high=500),
    "case": _HEAD,
    "evidence": _CASE,
    "evidence-add": _CASE,
    "first-run": Cut(WaysPart, 14, high=480),
    "first-run-charter-filled": Cut(CharterPart, 14, high=661),
    "form-approval-given": _HEAD,
    "form-referral-warned": _HEAD,
    "form-risk-chosen": _HEAD,
    "log": Cut(Window, high=560),
    "palette": Cut(Window, high=480),
    "protection-determined": _HEAD,
    "seats": Cut(QMenu, 40, from_top=True),
    "settings-passphrase": Cut(NewPassphrase),
    "summary-written": _HEAD,
    "timeline": _HEAD,
    "unlock": Cut(SecretInput, 240),
}
"""Scene → its part; the pictures of other scenes show the whole window."""


def named() -> set[tuple[str, str]]:
    """Return scene and language of every picture that a chapter names."""
    return {
        (found[1], found[2])
        for chapter in GUIDE.glob("guide-*.md")
        for found in _NAMED.finditer(chapter.read_text(encoding="utf-8"))
    }


class Guide(Album):
    """The pictures of the guide: parts of the window, in few colours, without an empty foot."""

    def keep(self, actor: Actor, scene: Scene, look: Look, theme: str) -> None:
        """Keep a picture; how large the window's pixels are in it is the density of its file.

        Raises:
            OSError: the file cannot be written.
        """
        whole = actor.picture(THEMES[theme])[0].toImage()
        cut = CUTS.get(scene.name)
        shown = cut.of(actor) if cut else actor.window.rect()
        part = QRect(shown.topLeft() * look.ratio, shown.size() * look.ratio)
        image = _without_empty_foot(whole.copy(part))
        scale = 1 if shown.width() > _WIDE else _SCALE_OF_PARTS
        width = round(shown.width() * scale)
        image = image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        image = _in_few_colours(image)
        density = round(_DOTS_PER_METRE * scale)
        image.setDotsPerMeterX(density)
        image.setDotsPerMeterY(density)
        file = f"{scene.name}.{look.language}.png"
        writer = QImageWriter(str(self.folder / file), b"png")
        writer.setCompression(100)
        if not writer.write(image):
            raise OSError(f"{file} could not be written")
        self.files[scene.name].append(file)


def _without_empty_foot(image: QImage) -> QImage:
    line, data = image.bytesPerLine(), bytes(image.constBits())
    foot, rows = data[-line:], image.height()
    while rows > 1 and data[(rows - 1) * line : rows * line] == foot:
        rows -= 1
    margin = _RATIO * 24
    return image.copy(0, 0, image.width(), min(image.height(), rows + margin))


def _in_few_colours(image: QImage) -> QImage:
    """Return it in the colours of its planes, and in others that differ: the vivid ones first."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(image.constBits()).cast("I"))
    table = [colour for colour, _count in counted.most_common(_FLAT)]
    alike = {colour & 0xF0F0F0 for colour in table}
    for colour in sorted(counted, key=lambda each: counted[each] * _vividness(each), reverse=True):
        if colour & 0xF0F0F0 not in alike and len(table) < _COLOURS:
            alike.add(colour & 0xF0F0F0)
            table.append(colour)
    return image.convertToFormat(
        QImage.Format.Format_Indexed8,
        table,
        Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither,
    )


def _vividness(colour: int) -> int:
    channels = colour.to_bytes(4, "big")[1:]
    return 8 + max(channels) - min(channels)


def _picture(folder: Path, look: Look) -> Album:
    names = {name for name, language in named() if language == look.language}
    album = Guide(folder)
    album.faults += [
        f"There is no scene {name}." for name in names - {each.name for each in SCENES}
    ]
    with screen(look):
        picture(album, look, [each for each in SCENES if each.name in names])
    return album


def main() -> int:
    """Make all pictures, and return the exit status."""
    album = Album(GUIDE / "pictures")
    album.folder.mkdir(exist_ok=True)
    looks = [Look(language, ("light",), ratio=_RATIO) for language in LANGUAGES]
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(looks), mp_context=spawned) as pool:
        for made in pool.map(_picture, [album.folder] * len(looks), looks):
            album.add(made)
    wanted = {f"{name}.{language}.png" for name, language in named()}
    for file in album.folder.iterdir():
        if file.name not in wanted:
            file.unlink()
    for fault in album.faults:
        print(fault, file=sys.stderr)
    print(album.folder)
    return 1 if album.faults else 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
