"""The published file conforms to PDF/UA-1 and PDF/A-2a and says exactly its public text."""

from __future__ import annotations

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from io import BytesIO
from pathlib import Path
from typing import Any

import outloud
import pikepdf
import pypdf
import pytest
from fontTools.ttLib import TTFont
from pydantic import ValidationError

from alertadores.errors import UserError
from alertadores.publish.document import Paragraph, PublicDocument
from alertadores.publish.outline import Heading, outline
from alertadores.publish.pdf import render
from tests.publish.publicfile import DOCUMENTS, PublicFile, long_table, mark, said, sample


@pytest.fixture(scope="module", params=DOCUMENTS)
def document(request: pytest.FixtureRequest) -> PublicDocument:
    return DOCUMENTS[request.param]


@pytest.fixture(scope="module")
def file(document: PublicDocument) -> PublicFile:
    return PublicFile(render(document))


def squeeze(text: str) -> str:
    return "".join(text.split())


# Accessible to everybody (PDF UA 1)


@pytest.mark.parametrize(
    "name", ["the sample", "English", "neither facts, text nor legends", "a long table"]
)
def test_outloud_finds_nothing_to_improve(name: str, tmp_path: Path) -> None:
    path = tmp_path / "documento.pdf"
    path.write_bytes(render(DOCUMENTS[name]))
    result = outloud.check(str(path))
    assert result.error is None
    assert [finding.rule for finding in result.findings] == []
    assert result.verdict == "pass"


def test_the_structure_tree_says_exactly_the_outline(
    document: PublicDocument, file: PublicFile
) -> None:
    assert [text for _, text in file.spoken()] == said(document)


def test_tree_and_pages_refer_to_each_other_completely(file: PublicFile) -> None:
    drawn = [(part.page, part.number) for part in file.drawn if part.number is not None]
    listed = [place for _, places, _ in file.leaves() for place in places]
    assert sorted(drawn) == sorted(listed)
    assert len(set(drawn)) == len(drawn)
    owners = {place: element for _, places, element in file.leaves() for place in places}
    numbers = file.pdf.Root.StructTreeRoot.ParentTree.Nums
    assert list(numbers)[::2] == list(range(len(file.pdf.pages)))
    for index, page in enumerate(file.pdf.pages):
        assert (page.obj.StructParents, page.obj.Tabs) == (index, "/S")
        parents = list(numbers[2 * index + 1])
        assert len(parents) == sum(place[0] == index for place in drawn)
        for number, parent in enumerate(parents):
            assert parent.objgen == owners[index, number].objgen


def test_tags_in_pages_and_tree_are_the_same(file: PublicFile) -> None:
    tags = {(part.page, part.number): part.tag for part in file.drawn}
    for tag, places, _ in file.leaves():
        assert {tags[place] for place in places} == {tag}


def test_reading_follows_painting(file: PublicFile) -> None:
    painted = [(part.page, part.number) for part in file.drawn if part.number is not None]
    first = [places[0] for _, places, _ in file.leaves()]
    assert first == sorted(first, key=painted.index)


def test_tables_head_their_rows_and_columns() -> None:
    file = PublicFile(render(sample()))
    heads = [(str(element.A.Scope), text) for (tag, _, element), (_, text) in
             zip(file.leaves(), file.spoken(), strict=True) if tag == "TH"]  # fmt: skip
    assert heads[:2] == [("/Row", "Periodo"), ("/Row", "Conductas")]
    assert [scope for scope, _ in heads[2:6]] == ["/Column"] * 4
    assert heads[6:] == [("/Row", "1"), ("/Row", "2"), ("/Row", "3")]


def test_furniture_is_an_artifact_on_every_page() -> None:
    file = PublicFile(render(long_table()))
    pages = len(file.pdf.pages)
    assert pages > 3
    for index in range(pages):
        furniture = [p.text for p in file.drawn if p.page == index and p.tag == "Artifact"]
        assert f"sabg.gob.mx/alertadorespágina {index + 1} de {pages}" in furniture
        assert ("Secretaría Anticorrupción y Buen Gobierno2026-11-30" in furniture) == (index > 0)


def test_bookmarks_name_the_headings(document: PublicDocument, file: PublicFile) -> None:
    with file.pdf.open_outline() as bookmarks:
        titles = [item.title for item in bookmarks.root]
    assert titles == [block.text for block in outline(document) if isinstance(block, Heading)]


# Readable for ever (PDF A 2a)


def test_fonts_are_embedded_subsets_that_say_what_they_show(file: PublicFile) -> None:
    for name, font in file.fonts().items():
        used = set().union(*(part.fonts.get(name, set()) for part in file.drawn))
        characters = file.unicode_map(font)
        assert used - {32} == set(characters) - {32}, "the subset holds what was drawn, no more"
        assert not set(characters.values()) & {"\0", "\ufeff", "\ufffe"}
        assert re.fullmatch(r"/[A-Z]{6}\+DejaVuSans(-Bold)?", str(font.BaseFont))
        assert "/Encoding" not in font
        _check_program(font, characters)


def _check_program(font: Any, characters: dict[int, str]) -> None:
    data = font.FontDescriptor.FontFile2.read_bytes()
    assert int(font.FontDescriptor.FontFile2.Length1) == len(data)
    program = TTFont(BytesIO(data))
    (table,) = program["cmap"].tables
    scale = 1000 / program["head"].unitsPerEm
    reachable = {".notdef"}
    for code in characters:
        glyph = table.cmap[code]
        assert glyph != ".notdef"
        advance = program["hmtx"][glyph][0] * scale
        assert abs(advance - float(font.Widths[code - int(font.FirstChar)])) < 1
        reachable |= {glyph, *_components(program, glyph)}
    assert set(program.getGlyphOrder()) - {table.cmap.get(32)} == reachable - {table.cmap.get(32)}


def _components(program: Any, glyph: str) -> set[str]:
    parts = program["glyf"][glyph].getComponentNames(program["glyf"])
    return set(parts).union(*(_components(program, part) for part in parts))


def test_the_catalog_identifies_language_conformance_and_colours(
    document: PublicDocument, file: PublicFile
) -> None:
    root = file.pdf.Root
    assert {str(key) for key in root.keys()} == {  # noqa: SIM118 - a pikepdf dictionary
        "/Type", "/Pages", "/Lang", "/MarkInfo", "/Metadata", "/Outlines", "/OutputIntents",
        "/StructTreeRoot", "/ViewerPreferences",
    }  # fmt: skip
    assert str(root.Lang) == {"es": "es-MX", "en": "en"}[document.language]
    assert root.MarkInfo.Marked
    assert root.ViewerPreferences.DisplayDocTitle
    (intent,) = root.OutputIntents
    profile = intent.DestOutputProfile.read_bytes()
    assert (intent.S, intent.DestOutputProfile.N) == ("/GTS_PDFA1", 3)
    assert (profile[16:20], profile[36:40]) == (b"RGB ", b"acsp")
    assert not any(profile[24:36] + profile[84:100])


def test_metadata_says_title_language_day_and_standards(
    document: PublicDocument, file: PublicFile
) -> None:
    packet = file.pdf.Root.Metadata.read_bytes().decode("utf-8")
    rdf = ET.fromstring(packet).find("{*}RDF/{*}Description")  # noqa: S314 - our own bytes
    assert rdf is not None
    values = {child.tag.split("}")[1]: "".join(child.itertext()).strip() for child in rdf}
    values.pop("schemas")
    day = f"{document.issue.isoformat()}T00:00:00Z"
    assert values == {
        "title": document.title,
        "language": {"es": "es-MX", "en": "en"}[document.language],
        "CreateDate": day,
        "ModifyDate": day,
        "Producer": "Alertadores",
        "part": "1",
        "conformance": "A",
    }
    assert rdf.findtext("{http://www.aiim.org/pdfa/ns/id/}part") == "2"
    assert rdf.findtext("{http://www.aiim.org/pdfua/ns/id/}part") == "1"


def test_the_file_has_no_room_for_anything_else(file: PublicFile) -> None:
    assert file.data.startswith(b"%PDF-1.7\n")
    assert file.pdf.check_pdf_syntax() == []
    assert file.data.count(b"%%EOF") == file.data.count(b"startxref") == 1
    assert {str(key) for key in file.pdf.trailer.keys()} == {"/ID", "/Root", "/Size"}  # noqa: SIM118
    keys = {str(key) for thing in file.objects() for key in thing.keys()}  # noqa: SIM118
    assert not keys & {
        "/AA", "/AcroForm", "/ActualText", "/Alt", "/Annots", "/Author", "/CreationDate",
        "/EmbeddedFiles", "/Encrypt", "/Filter", "/JS", "/Names", "/OCProperties",
        "/OpenAction", "/PieceInfo", "/Thumb", "/Trans", "/URI", "/XObject",
    }  # fmt: skip
    for page in file.pdf.pages:
        assert {str(key) for key in page.obj.keys()} == {  # noqa: SIM118
            "/Type", "/Parent", "/MediaBox", "/Resources", "/Contents", "/StructParents", "/Tabs",
        }  # fmt: skip
        assert set(page.obj.Resources.keys()) == {"/Font"}
    streams = [thing for thing in file.pdf.objects if isinstance(thing, pikepdf.Stream)]
    assert len(streams) == len(file.pdf.pages) + 2 * len(file.fonts()) + 2


# Text


def furniture(document: PublicDocument, page: int, count: int) -> str:
    words = {"es": ("página", "de"), "en": ("page", "of")}[document.language]
    header = document.agency + document.issue.isoformat() if page > 1 else ""
    return squeeze(f"{header}{document.origin}{words[0]}{page}{words[1]}{count}")


@pytest.mark.parametrize(
    "name", ["the sample", "English", "letters of indigenous languages", "an unbreakable word"]
)
@pytest.mark.parametrize("tool", ["pypdf", "pdftotext"])
def test_text_extractors_find_exactly_the_public_text(name: str, tool: str, tmp_path: Path) -> None:
    document = DOCUMENTS[name]
    data = render(document)
    pages = _pypdf(data) if tool == "pypdf" else _pdftotext(data, tmp_path / "documento.pdf")
    text = ""
    for number, page in enumerate(pages, start=1):
        extra = furniture(document, number, len(pages))
        assert extra in squeeze(page) or tool == "pdftotext"
        for part in re.split(r"(?=sabg)", extra):
            page = squeeze(page).replace(part, "", 1)  # noqa: PLW2901
        text += page
    assert text == squeeze("".join(said(document)))


def _pypdf(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(BytesIO(data)).pages]


def _pdftotext(data: bytes, path: Path) -> list[str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not installed")
    path.write_bytes(data)
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(path), "-"]
    shown = subprocess.run(command, capture_output=True, check=True).stdout
    return shown.decode("utf-8").split("\f")[:-1]


@pytest.mark.parametrize(
    "character",
    [
        pytest.param("漢", id="a Chinese character"),
        pytest.param("😀", id="an emoji"),
        pytest.param("\U0001d5a0", id="a letter beyond the basic plane"),
        pytest.param("\ufe0f", id="an invisible variation selector"),
        pytest.param("\u034f", id="an invisible joiner"),
        pytest.param("\u2800", id="a blank Braille pattern"),
        pytest.param("\u3164", id="an invisible Hangul letter"),
    ],
)
def test_characters_without_a_shape_are_refused_by_place(character: str) -> None:
    blocks = (Paragraph(runs=("uno",)), Paragraph(runs=("a ", mark(1), f" uno{character}dos")))
    with pytest.raises(UserError) as refused:
        render(sample(blocks=blocks))
    assert refused.value.key == "publish.undrawable-character"
    assert refused.value.details == {
        "character": f"U+{ord(character):04X}", "place": "blocks.1.runs.2", "position": 4,
    }  # fmt: skip


def test_a_document_built_around_its_validation_is_refused() -> None:
    hidden = sample()
    hidden.__dict__["original"] = "Juana Pérez"
    forged = sample().model_copy(update={"title": "uno\u202edos"})
    for document in (hidden, forged):
        with pytest.raises(ValidationError):
            render(document)
