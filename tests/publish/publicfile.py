"""Sample public documents, and a reader of finished files that shares no code with the writer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from typing import Any

import pikepdf

from alertadores.publish import fonts
from alertadores.publish.document import Fact, Mark, MarkKind, Paragraph, PublicDocument
from alertadores.publish.outline import Grid, Heading, outline

_PAINTING = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh", "Do", "BI"}


def mark(number: int, kind: MarkKind = "NOMBRE", motive: str = "Identifica a una persona.") -> Mark:
    """Return a mark with the usual legal basis."""
    return Mark(
        number=number, kind=kind, basis="LGTAIP, artículo 115, párrafo primero", motive=motive
    )


def sample(**changes: Any) -> PublicDocument:
    """Return a short document in Spanish with the given fields changed."""
    fields: dict[str, Any] = {
        "language": "es",
        "agency": "Secretaría Anticorrupción y Buen Gobierno",
        "title": "Resumen disociado de una alerta",
        "issue": date(2026, 11, 30),
        "facts": (
            Fact(label="Periodo", value="2026, primer trimestre"),
            Fact(label="Conductas", value="Peculado (LGRA, artículo 53)"),
        ),
        "blocks": (
            Paragraph(runs=("La persona denunciante señaló a ", mark(1), ", del área de pagos.")),
            Paragraph(runs=(mark(2, "FECHA_EXACTA"), " se repitió el hecho en ", mark(3, "LUGAR"))),
        ),
        "legends": ("Resumen disociado. No contiene datos personales. Folio VP-2026-7F3K9Q2M.",),
        "origin": "sabg.gob.mx/alertadores",
    }
    return PublicDocument(**(fields | changes))


def with_text(*texts: str) -> PublicDocument:
    """Return the sample with these paragraphs instead of its own."""
    return sample(blocks=tuple(Paragraph(runs=(text,)) for text in texts))


INDIGENOUS = "Tlahtōlli ꞌ Ꞌ, ñuꞌu ndɨkɨ, a̱ nda̱ꞌa, ts’i ʉ"


def long_table() -> PublicDocument:
    """Return a document whose table of marks takes several pages, one row more than a page."""
    motives = ["Identifica a una persona.", "Permite ubicar a la unidad. " * 8 + "Fin."]
    motives.append(" ".join(f"razón {number}" for number in range(200)))
    runs: list[Any] = []
    for number in range(1, 46):
        motive = motives[number % 3 if number < 9 else 0]
        runs += [f"texto {number}, ", mark(number, "LUGAR", motive)]
    return sample(blocks=(Paragraph(runs=tuple(runs)),))


DOCUMENTS = {
    "the sample": sample(),
    "English": sample(language="en"),
    "no facts": sample(facts=()),
    "neither facts, text nor legends": sample(facts=(), blocks=(), legends=()),
    "letters of indigenous languages": with_text(INDIGENOUS),
    "an unbreakable word": with_text("inicio " + "w" * 500 + " fin"),
    "characters special to PDF": sample(title="a (b) \\ <c> & {d} % /e", agency="(\\)"),
    "a fact longer than a page": sample(facts=(Fact(label="—" * 200, value="—" * 2000),)),
    "more characters than one subset holds": with_text(
        "".join(c for c in map(chr, range(0xC0, 0x250)) if c in fonts.drawable() and c.isalpha())
    ),
    "a long table": long_table(),
}


def said(document: PublicDocument) -> list[str]:
    """Return the texts of the outline in reading order."""
    texts: list[str] = []
    for block in outline(document):
        if isinstance(block, Grid):
            texts += [cell for row in (block.columns, *block.rows) for cell in row]
        elif isinstance(block, Heading):
            texts.append(block.text)
        else:
            texts.append("".join(piece.text for piece in block.pieces))
    return texts


@dataclass
class Drawn:
    """One marked-content sequence of a page: None as number means an artifact."""

    page: int
    tag: str
    number: int | None
    text: str = ""
    fonts: dict[str, set[int]] = field(default_factory=dict)


class PublicFile:
    """A PDF as an outsider reads it."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pikepdf.open(BytesIO(data))
        self.drawn = [part for page in range(len(self.pdf.pages)) for part in self._page(page)]

    def objects(self) -> Iterator[Any]:
        """Yield all dictionaries and stream dictionaries of the file."""
        pending: list[Any] = [self.pdf.trailer, *self.pdf.objects]
        while pending:
            thing = pending.pop()
            if isinstance(thing, pikepdf.Stream):
                yield thing
                thing = thing.stream_dict
            if isinstance(thing, pikepdf.Dictionary):
                yield thing
                pending += [kid for kid in dict(thing.items()).values() if not kid_is_shared(kid)]
            elif isinstance(thing, pikepdf.Array):
                pending += [kid for kid in thing if not kid_is_shared(kid)]  # type: ignore[attr-defined]

    def leaves(self) -> list[tuple[str, list[tuple[int, int]], Any]]:
        """Return the leaves of the structure tree in reading order: tag, contents, element."""
        found: list[tuple[str, list[tuple[int, int]], Any]] = []
        pages = [page.obj.objgen for page in self.pdf.pages]

        def walk(element: Any) -> None:
            contents = [
                (pages.index(kid.Pg.objgen), int(kid.MCID))
                for kid in element.K
                if kid.get("/Type") == "/MCR"
            ]
            if contents:
                found.append((str(element.S)[1:], contents, element))
            for kid in element.K:
                if kid.get("/Type") == "/StructElem":
                    assert kid.P.objgen == element.objgen
                    walk(kid)

        walk(self.pdf.Root.StructTreeRoot.K)
        return found

    def spoken(self) -> list[tuple[str, str]]:
        """Return what a screen reader says: tag and text of every leaf, in order."""
        content = {(part.page, part.number): part.text for part in self.drawn}
        return [
            (tag, "".join(content[place] for place in places)) for tag, places, _ in self.leaves()
        ]

    def fonts(self) -> dict[str, Any]:
        """Return the font dictionaries by resource name."""
        return dict(self.pdf.pages[0].obj.Resources.Font.items())

    def unicode_map(self, font: Any) -> dict[int, str]:
        """Return the ToUnicode table of a font."""
        entries = re.findall(rb"<([0-9A-F]{2})> <([0-9A-F]{4})>\n", font.ToUnicode.read_bytes())
        return {int(code, 16): chr(int(text, 16)) for code, text in entries}

    def _page(self, index: int) -> Iterator[Drawn]:
        page = self.pdf.pages[index]
        maps = {name: self.unicode_map(font) for name, font in self.fonts().items()}
        current: Drawn | None = None
        font = ""
        for instruction in pikepdf.parse_content_stream(page):
            operator, operands = str(instruction.operator), instruction.operands
            if operator in {"BDC", "BMC"}:
                assert current is None, "marked content is nested"
                number = operands[1].get("/MCID") if operator == "BDC" else None
                current = Drawn(
                    index, str(operands[0])[1:], None if number is None else int(number)
                )
                assert (number is None) == (current.tag == "Artifact")
            elif operator == "EMC":
                assert current is not None
                yield current
                current = None
            elif operator == "Tf":
                font = str(operands[0])
            elif operator in _PAINTING:
                assert current is not None, f"{operator} outside of marked content"
                if operator == "Tj":
                    codes = bytes(operands[0])
                    current.text += "".join(maps[font][code] for code in codes)
                    current.fonts.setdefault(font, set()).update(codes)
        assert current is None


def kid_is_shared(kid: Any) -> bool:
    """Tell whether a value is an object of its own, which the list of objects holds already."""
    return bool(getattr(kid, "is_indirect", False))
