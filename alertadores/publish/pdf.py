"""Writes a public document as a PDF that conforms to PDF/A-2a and PDF/UA-1.

The same document gives the same bytes on any day, machine, user, time zone and locale. The file
has one revision, no information dictionary and an identifier computed from its content; its
streams are not compressed, since compressed bytes depend on the build of zlib.

reportlab draws the pages and subsets the fonts. Nothing else of its file is kept: the published
file is built new, from the page contents and the fonts alone, and tagged with pikepdf.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from threading import Lock
from typing import Final

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf, StreamDecodeLevel
from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from alertadores.errors import UserError
from alertadores.publish import fonts
from alertadores.publish.conformance import write_catalog, write_unicode_map
from alertadores.publish.document import PublicDocument
from alertadores.publish.layout import (
    GUINDA,
    MARGIN,
    MUTED,
    PAGE,
    WIDTH,
    Box,
    Layout,
    Style,
    Text,
    lay_out,
    shorten,
)
from alertadores.publish.outline import WORDINGS, Piece, outline
from alertadores.publish.tagging import write_bookmarks, write_structure

_FURNITURE: Final = Style(8, 10, color=MUTED)
_HEADER_Y: Final = PAGE[1] - 50
_FOOTER_Y: Final = 44.0
_PAGINATION: Final = "/Artifact <</Type /Pagination /Subtype /{}>> BDC"
# reportlab's font objects cannot serve two documents at a time.
_DRAWING: Final = Lock()


def render(document: PublicDocument) -> bytes:
    """Return the PDF of a public document.

    Raises:
        pydantic.ValidationError: the document was built around its own validation.
        alertadores.errors.UserError: ``publish.undrawable-character``, a character that the
            fonts cannot show; the details name it, its place and its position from 0.
    """
    document = PublicDocument.model_validate(document)
    with _DRAWING:
        _refuse_undrawable(document)
        layout = lay_out(outline(document))
        drawn = _paint(layout, document)
    return _assemble(drawn, layout, document)


def _refuse_undrawable(document: PublicDocument) -> None:
    drawable = fonts.drawable()
    for place, text in document.texts():
        if missing := set(text) - drawable:
            position = min(map(text.index, missing))
            raise UserError(
                "publish.undrawable-character",
                character=f"U+{ord(text[position]):04X}",
                place=place,
                position=position,
            )


def _paint(layout: Layout, document: PublicDocument) -> bytes:
    """Draw all pages and note in the structure tree what was drawn where."""
    # A person's own reportlab settings must not reach the file.
    rl_config.canvas_baseColor = None
    buffer = BytesIO()
    canvas = Canvas(
        buffer, pagesize=PAGE, pageCompression=0, invariant=1, initialFontName=fonts.REGULAR
    )
    for index, sheet in enumerate(layout.sheets):
        _paint_furniture(canvas, document, index + 1, len(layout.sheets))
        marked = 0
        for node, shapes in sheet:
            if node is None:
                _paint_chunk(canvas, "/Artifact BMC", shapes)
            else:
                _paint_chunk(canvas, f"/{node.tag} <</MCID {marked}>> BDC", shapes)
                node.content.append((index, marked))
                marked += 1
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def _paint_furniture(canvas: Canvas, document: PublicDocument, page: int, count: int) -> None:
    """Draw running header and footer; the first page has its own heading instead."""
    if page > 1:
        agency = shorten(document.agency, _FURNITURE, WIDTH / 2)
        rule = Box(MARGIN, _HEADER_Y - 8, WIDTH, 0.6, GUINDA)
        ends = _ends(agency, document.issue.isoformat(), _HEADER_Y)
        _paint_chunk(canvas, _PAGINATION.format("Header"), (*ends, rule))
    number = WORDINGS[document.language].page.format(number=page, count=count)
    _paint_chunk(canvas, _PAGINATION.format("Footer"), _ends(document.origin, number, _FOOTER_Y))


def _ends(left: str, right: str, y: float) -> tuple[Text, Text]:
    """Return two texts of one line, one at each margin."""
    x = MARGIN + WIDTH - fonts.width(right, _FURNITURE.font, _FURNITURE.size)
    return (
        Text(MARGIN, y, (Piece(left),), _FURNITURE),
        Text(x, y, (Piece(right),), _FURNITURE),
    )


def _paint_chunk(canvas: Canvas, opening: str, shapes: tuple[Text | Box, ...]) -> None:
    """Draw shapes as one marked-content sequence."""
    canvas.addLiteral(opening)
    for shape in shapes:
        if isinstance(shape, Box):
            canvas.setFillColor(HexColor(shape.color))
            canvas.roundRect(
                shape.x, shape.y, shape.width, shape.height, shape.radius, stroke=0, fill=1
            )
        else:
            _paint_text(canvas, shape)
    canvas.addLiteral("EMC")


def _paint_text(canvas: Canvas, text: Text) -> None:
    line = canvas.beginText(text.x, text.y)
    line.setFont(text.style.font, text.style.size)
    for piece in text.line:
        line.setFillColor(HexColor(GUINDA if piece.mark else text.style.color))
        line.textOut(piece.text)
    canvas.drawText(line)


def _assemble(drawn: bytes, layout: Layout, document: PublicDocument) -> bytes:
    """Build the published file from the drawn pages."""
    with Pdf.open(BytesIO(drawn)) as source, Pdf.new() as pdf:
        typefaces = pdf.copy_foreign(source.pages[0].obj.Resources.Font)
        for font in typefaces.values():
            write_unicode_map(pdf, font)
        pages = [_add_page(pdf, page.obj, typefaces) for page in source.pages]
        write_catalog(pdf, document)
        write_structure(pdf, layout.root, pages)
        write_bookmarks(pdf, _headings(layout))
        buffer = BytesIO()
        pdf.save(
            buffer,
            force_version="1.7",
            fix_metadata_version=False,
            deterministic_id=True,
            object_stream_mode=ObjectStreamMode.disable,
            compress_streams=False,
            stream_decode_level=StreamDecodeLevel.none,
        )
        return buffer.getvalue()


def _headings(layout: Layout) -> Iterator[tuple[str, int, float]]:
    """Yield text, page and upper edge of every heading."""
    for index, sheet in enumerate(layout.sheets):
        for node, shapes in sheet:
            lines = [shape for shape in shapes if isinstance(shape, Text)]
            if node and node.tag in {"H1", "H2"}:
                text = "".join(piece.text for line in lines for piece in line.line)
                yield text, index, lines[0].y + lines[0].style.leading


def _add_page(pdf: Pdf, drawn: Object, typefaces: Object) -> Object:
    page = Dictionary(
        Type=Name.Page,
        MediaBox=Array([0, 0, *map(int, PAGE)]),
        Resources=Dictionary(Font=typefaces),
        Contents=pdf.make_stream(drawn.Contents.read_bytes()),
    )
    pdf.pages.append(Page(page))
    return pdf.pages[-1].obj
