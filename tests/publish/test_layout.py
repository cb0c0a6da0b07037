"""Lines and pages: nothing lost, nothing outside the margins, everything legible."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alertadores.publish import fonts, layout
from alertadores.publish.document import Paragraph
from alertadores.publish.outline import Piece, outline
from alertadores.publish.pdf import render
from tests.publish.publicfile import DOCUMENTS, PublicFile, mark, said, sample, with_text


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_leaves_the_page(name: str) -> None:
    for sheet in layout.lay_out(outline(DOCUMENTS[name])).sheets:
        lines = [shape for _, shapes in sheet for shape in shapes if isinstance(shape, layout.Text)]
        for line in lines:
            text = "".join(piece.text for piece in line.line).rstrip(" ")
            right = line.x + fonts.width(text, line.style.font, line.style.size)
            assert right <= layout.MARGIN + layout.WIDTH + 0.001
            assert layout.BOTTOM <= line.y <= layout.TOP


@pytest.mark.parametrize("paragraphs", range(1, 27))
def test_no_page_ends_with_a_heading_or_without_its_table(paragraphs: int) -> None:
    texts = (Paragraph(runs=("Se dio vista.",)),) * paragraphs
    document = sample(blocks=(*texts, Paragraph(runs=(mark(1),))))
    sheets = layout.lay_out(outline(document)).sheets
    for sheet in sheets[:-1]:
        *_, last = [node for node, _ in sheet if node]
        assert last.tag not in {"H1", "H2"}
    pages = {
        "".join(piece.text for piece in shape.line): number
        for number, sheet in enumerate(sheets)
        for _, shapes in sheet
        for shape in shapes
        if isinstance(shape, layout.Text)
    }
    assert pages["Partes eliminadas"] == pages["Motivo"] == pages["1"]


def test_a_hundred_pages_are_numbered_to_the_end() -> None:
    document = with_text(*["Se revisó el expediente y se dio cuenta. " * 65 + "Fin."] * 168)
    file = PublicFile(render(document))
    count = len(file.pdf.pages)
    assert count >= 100
    footers = [part.text for part in file.drawn if part.text.startswith(document.origin)]
    assert footers[-1] == f"{document.origin}página {count} de {count}"
    assert [text for _, text in file.spoken()] == said(document)


@given(
    st.lists(
        st.one_of(
            st.text("ab ñ—ꞌ\u0304", min_size=1, max_size=60).map(Piece),
            st.integers(1, 99).map(
                lambda number: Piece(f"[Eliminado {number} · Lugar]", mark=True)
            ),
        ),
        min_size=1,
        max_size=12,
    ),
    st.sampled_from([104.0, 150.0, 468.0]),
)
@settings(max_examples=150)
def test_breaking_lines_loses_nothing_and_keeps_marks_whole(
    pieces: list[Piece], limit: float
) -> None:
    style = layout.ROLES["body"]
    lines = layout.break_lines(pieces, style, limit)
    assert "".join(p.text for line in lines for p in line) == "".join(p.text for p in pieces)
    assert [p for line in lines for p in line if p.mark] == [p for p in pieces if p.mark]
    for line in lines:
        text = "".join(piece.text for piece in line).rstrip(" ")
        alone = len(line) == 1 or text == line[0].text
        assert fonts.width(text, style.font, style.size) <= limit or alone


@pytest.mark.parametrize("color", [layout.GUINDA, layout.INK, layout.MUTED])
@pytest.mark.parametrize("ground", ["#FFFFFF", layout.GROUND])
def test_text_stands_out_from_its_ground(color: str, ground: str) -> None:
    dark, light = sorted(map(_luminance, (color, ground)))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def _luminance(color: str) -> float:
    """Return the relative luminance of WCAG 2.2."""
    channels = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
