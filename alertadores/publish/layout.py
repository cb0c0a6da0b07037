"""Breaks the outline of a document into lines and pages.

The layout sees public text only, so that no position on a page depends on what was hidden. Text is
set flush left without hyphenation: the drawn characters, read in the order of the structure tree,
are exactly the text of the outline. Lengths are in points, from the lower left corner.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from alertadores.publish import fonts
from alertadores.publish.outline import Block, Grid, Heading, Piece, Prose, Role
from alertadores.publish.tagging import Node, Tag

PAGE: Final = (612.0, 792.0)
"""Letter, the size of Mexican offices."""
MARGIN: Final = 72.0
WIDTH: Final = PAGE[0] - 2 * MARGIN
TOP: Final = PAGE[1] - 84.0
BOTTOM: Final = 78.0

GUINDA: Final = "#611232"
INK: Final = "#1F1B1D"
MUTED: Final = "#57504F"
GROUND: Final = "#F3E8EC"
HAIRLINE: Final = "#D9D2CC"
FIRST_LINES: Final = 3
"""Least lines of a text that begins low on a page; a paragraph of three is never broken."""
CAP_HEIGHT: Final = 0.73
"""Height of a capital letter of both typefaces, as a share of the size."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; `before` and `after` are the spaces around it."""

    size: float
    leading: float
    font: str = fonts.REGULAR
    color: str = INK
    before: float = 0.0
    after: float = 0.0


HEADINGS: Final[dict[int, tuple[Tag, Style]]] = {
    1: ("H1", Style(21, 27, fonts.BOLD, before=20, after=6)),
    2: ("H2", Style(12.5, 17, fonts.BOLD, GUINDA, before=24, after=7)),
}
ROLES: Final[dict[Role, Style]] = {
    "agency": Style(9.5, 13, fonts.BOLD, GUINDA, after=9),
    "issue": Style(9.5, 14, color=MUTED, after=2),
    "body": Style(10, 16, after=8),
    "note": Style(9, 14, after=6),
    "command": Style(9, 14, fonts.BOLD, before=1, after=7),
}
COLUMN_HEAD: Final = Style(8.5, 12, fonts.BOLD, MUTED)
ROW_HEAD: Final = Style(9, 13.5, fonts.BOLD)
CELL: Final = Style(9, 13.5)
COLUMNS: Final[dict[int, tuple[float, ...]]] = {2: (150, 318), 4: (48, 116, 144, 160)}
"""Widths of the columns of the two kinds of table, gutter included."""
GUTTER: Final = 12.0
PADDING: Final = 6.0
GRID_SPACE: Final = 4.0
HEAD_HEIGHT: Final = COLUMN_HEAD.leading + 4


Line = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One line, drawn from a point of its base line."""

    x: float
    y: float
    line: Line
    style: Style


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle from its lower left corner; a hairline is a flat one."""

    x: float
    y: float
    width: float
    height: float
    color: str
    radius: float = 0.0


Chunk = tuple[Node | None, tuple[Text | Box, ...]]
"""Shapes drawn together: content of a structure element, or decoration without one."""
Sheet = list[Chunk]
"""All chunks of one page, in the order in which they are painted."""


@dataclass(slots=True)
class Layout:
    """Pages and structure of a document under construction."""

    root: Node = field(default_factory=lambda: Node("Document"))
    sheets: list[Sheet] = field(default_factory=lambda: [[]])
    y: float = TOP

    def add(self, block: Block, keep: float = 0.0) -> None:
        """Set one block of an outline below the last one, and `keep` points on the same page."""
        match block:
            case Heading(level, text):
                tag, style = HEADINGS[level]
                self._text(tag, (Piece(text),), style, keep)
            case Prose(role, pieces):
                self._text("P", pieces, ROLES[role])
                if role == "agency":
                    self._rule(GUINDA, 0.9)
            case Grid():
                self._grid(block)

    def _text(self, tag: Tag, pieces: Sequence[Piece], style: Style, keep: float = 0.0) -> None:
        """Set a paragraph; at a page break two lines at least stay on either side."""
        lines = break_lines(pieces, style, WIDTH)
        node = self.root.add(tag)
        if self.y < TOP:
            self.y -= style.before
        if keep:
            self._require(len(lines) * style.leading + style.after + keep)
        while lines:
            fitting = int((self.y - BOTTOM) / style.leading)
            count = len(lines) if fitting >= len(lines) else min(fitting, len(lines) - 2)
            if count < min(2, len(lines)) and self.sheets[-1]:
                self._turn()
                continue
            self._place(node, lines[:count], MARGIN, style)
            self.y -= count * style.leading
            lines = lines[count:]
        self.y -= style.after

    def _grid(self, grid: Grid) -> None:
        table = self.root.add("Table")
        widths = COLUMNS[len(grid.rows[0])]
        rows = [_cell_lines(cells, widths) for cells in grid.rows]
        self.y -= GRID_SPACE
        if grid.columns:
            self._require(HEAD_HEIGHT + _row_height(rows[0]))
            row = table.add("TR")
            self._heads(grid, [row.add("TH", "Column") for _ in grid.columns])
        for cells in rows:
            row = table.add("TR")
            self._row(grid, [row.add("TH", "Row"), *(row.add("TD") for _ in cells[1:])], cells)

    def _row(self, grid: Grid, nodes: Sequence[Node], cells: list[list[Line]]) -> None:
        """Set a row; it is broken only if no page could hold it whole."""
        height, room = _row_height(cells), self.y - BOTTOM
        whole_page = TOP - BOTTOM - (HEAD_HEIGHT if grid.columns else 0)
        if room < height <= whole_page or room < FIRST_LINES * CELL.leading:
            self._turn(grid)
        self.y -= PADDING
        while True:
            count = int((self.y - BOTTOM) / CELL.leading)
            x = MARGIN
            for node, lines, column in zip(nodes, cells, COLUMNS[len(cells)], strict=True):
                if lines:
                    self._place(node, lines[:count], x, ROW_HEAD if node.scope else CELL)
                x += column
            self.y -= min(count, max(map(len, cells))) * CELL.leading
            cells = [lines[count:] for lines in cells]
            if not any(cells):
                break
            self._turn(grid)
        self.y -= PADDING
        self._rule(HAIRLINE, 0.6)

    def _heads(self, grid: Grid, nodes: Sequence[Node | None]) -> None:
        """Set the heads of the columns: content the first time, decoration when repeated."""
        x = MARGIN
        for node, text, column in zip(nodes, grid.columns, COLUMNS[len(nodes)], strict=True):
            self._place(node, [(Piece(text),)], x, COLUMN_HEAD)
            x += column
        self.y -= HEAD_HEIGHT
        self._rule(GUINDA, 0.9)

    def _place(self, node: Node | None, lines: Sequence[Line], x: float, style: Style) -> None:
        """Draw lines from the current height downwards, without moving it."""
        grounds: list[Text | Box] = []
        texts: list[Text | Box] = []
        for number, line in enumerate(lines):
            top = self.y - number * style.leading
            text = Text(x, top - (style.leading + CAP_HEIGHT * style.size) / 2, line, style)
            texts.append(text)
            grounds += _grounds(text)
        if grounds:
            self.sheets[-1].append((None, tuple(grounds)))
        self.sheets[-1].append((node, tuple(texts)))

    def _rule(self, color: str, height: float) -> None:
        self.sheets[-1].append((None, (Box(MARGIN, self.y, WIDTH, height, color),)))

    def _require(self, height: float) -> None:
        if height > self.y - BOTTOM and self.sheets[-1]:
            self._turn()

    def _turn(self, grid: Grid | None = None) -> None:
        self.sheets.append([])
        self.y = TOP
        if grid and grid.columns:
            self._heads(grid, [None] * len(grid.columns))


def lay_out(blocks: Sequence[Block]) -> Layout:
    """Return the pages and the structure tree of an outline."""
    layout = Layout()
    for index, block in enumerate(blocks):
        keep = _opening(blocks[index + 1 :]) if isinstance(block, Heading) else 0.0
        layout.add(block, keep)
    return layout


def _opening(blocks: Iterable[Block]) -> float:
    """Return the height of what must stand on the page of the heading before these blocks.

    That is everything up to the first lines of a table or of the public text.
    """
    height = 0.0
    for block in blocks:
        match block:
            case Heading():
                break
            case Grid(columns, rows):
                first = _row_height(_cell_lines(rows[0], COLUMNS[len(rows[0])]))
                return height + GRID_SPACE + (HEAD_HEIGHT if columns else 0) + first
            case Prose("body"):
                return height + FIRST_LINES * ROLES["body"].leading
            case Prose(role, pieces):
                style = ROLES[role]
                height += len(break_lines(pieces, style, WIDTH)) * style.leading + style.after
    return height


def shorten(text: str, style: Style, limit: float) -> str:
    """Return as much of a text as fits one line, with an ellipsis where it was cut."""
    if fonts.width(text, style.font, style.size) <= limit:
        return text
    clusters = _clusters(text)
    while clusters and fonts.width("".join(clusters) + "…", style.font, style.size) > limit:
        clusters.pop()
    return "".join(clusters).rstrip(" ") + "…"


def break_lines(pieces: Iterable[Piece], style: Style, limit: float) -> list[Line]:
    """Break text into lines no wider than `limit`, at spaces.

    The space at a break stays at the end of its line, so that nothing is lost or added. A mark is
    never broken. A word wider than a line is broken between its characters.
    """
    lines: list[list[Piece]] = [[]]
    used = 0.0
    for word in _words(pieces):
        fits = _measure(word, style, strip=True) <= limit
        for part in (word,) if fits else _atoms(word):
            step = _measure(part, style, strip=True)
            if used + step > limit and lines[-1]:
                lines.append([])
                used = 0.0
            lines[-1] += part
            used += _measure(part, style)
    return [_joined(line) for line in lines]


def _words(pieces: Iterable[Piece]) -> Iterable[list[Piece]]:
    """Yield runs of pieces that end with a space or with the text; marks are one piece each."""
    word: list[Piece] = []
    for piece in pieces:
        if piece.mark:
            word.append(piece)
            continue
        *ended, rest = piece.text.split(" ")
        for text in ended:
            word.append(Piece(f"{text} "))
            yield word
            word = []
        if rest:
            word.append(Piece(rest))
    if word:
        yield word


def _atoms(word: Iterable[Piece]) -> Iterable[list[Piece]]:
    for piece in word:
        if piece.mark:
            yield [piece]
        else:
            yield from ([Piece(cluster)] for cluster in _clusters(piece.text))


def _clusters(text: str) -> list[str]:
    """Split a text into characters together with the marks that combine with them."""
    clusters: list[str] = []
    for character in text:
        if clusters and (unicodedata.category(character)[0] == "M" or character == " "):
            clusters[-1] += character
        else:
            clusters.append(character)
    return clusters


def _measure(pieces: Iterable[Piece], style: Style, *, strip: bool = False) -> float:
    text = "".join(piece.text for piece in pieces)
    return fonts.width(text.rstrip(" ") if strip else text, style.font, style.size)


def _joined(pieces: Iterable[Piece]) -> Line:
    """Join neighbouring text, so that a line is as few drawn strings as it can be."""
    line: list[Piece] = []
    for piece in pieces:
        if line and not (piece.mark or line[-1].mark):
            line[-1] = Piece(line[-1].text + piece.text)
        else:
            line.append(piece)
    return tuple(line)


def _cell_lines(cells: Sequence[str], widths: tuple[float, ...]) -> list[list[Line]]:
    first, *others = zip(cells, widths, strict=True)
    return [
        break_lines((Piece(first[0]),), ROW_HEAD, first[1] - GUTTER),
        *(break_lines((Piece(text),), CELL, column - GUTTER) for text, column in others),
    ]


def _row_height(cells: Sequence[Sequence[Line]]) -> float:
    return max(map(len, cells)) * CELL.leading + 2 * PADDING


def _grounds(text: Text) -> Iterable[Box]:
    """Return the grounds of the marks of a line: as wide as their constant text, no more."""
    x, size = text.x, text.style.size
    for piece in text.line:
        advance = _measure((piece,), text.style)
        if piece.mark:
            yield Box(x - 1.5, text.y - 0.36 * size, advance + 3, 1.44 * size, GROUND, 2.0)
        x += advance
