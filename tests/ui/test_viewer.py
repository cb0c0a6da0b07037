from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import zlib
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given as given_by
from hypothesis import strategies as st

from tests.ui.confined import ATTEMPTS
from tests.viewers import ROOT, Shown, begin, given, pdf, picture, png, shown
from ui.viewer import wire
from ui.viewer.pages import text_of
from ui.viewer.wire import Kind, Sheet, WireError, Word

FINE: Final = Shown(Word.SHOWN, 0)
REFUSED: Final = Shown(Word.UNREADABLE, 0)
# A picture of one pixel that moves: two frames.
GIF: Final = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90400000000002c00000000010001000002024401003b"
)

BOX: Final = "/MediaBox[0 0 200 100]"
_RUN: Final = "app.launchURL('http://x.example');this.exportDataObject({cName:'x',nLaunch:2})"
SCRIPT: Final = f"/OpenAction<</S/JavaScript/JS({_RUN})>>/AA<</WC<</S/Launch/F(/bin/sh)>>>>"
LINK: Final = (
    "/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 200 100]/A<</S/URI/URI(http://x.example)>>>>"
    "<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(/etc/passwd)>>>>]"
    "/AA<</O<</S/URI/URI(file:///etc/passwd)>>>>"
)
NESTED: Final = f"9 0 obj<</Length 80000>>stream\n{'q ' * 20000}{'[' * 20000}\nendstream endobj"

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="other systems confine less")


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param("PNG", picture(b"png"), id="a PNG"),
        pytest.param("JPEG", picture(b"jpg"), id="a JPEG"),
        pytest.param("WEBP", picture(b"webp"), id="a WebP"),
        pytest.param("GIF", GIF, id="a GIF"),
        pytest.param("TEXTO", "Pagó dos veces.\n".encode(), id="a text"),
        pytest.param("TEXTO", b"a" * wire.MAX_TEXT, id="a text that is one line"),
        pytest.param("TEXTO", bytes(range(256)) * 4000, id="a text of all bytes there are"),
        pytest.param("TEXTO", "\u202e\u2066\ufeff\0".encode() * 9000, id="a text to mislead"),
        pytest.param("PDF", pdf(BOX, BOX), id="a PDF of two pages"),
        pytest.param("PDF", pdf(BOX, catalog=SCRIPT), id="a PDF with a script"),
        pytest.param("PDF", pdf(BOX + LINK), id="a PDF with links to the network and to files"),
        pytest.param("PDF", pdf("/MediaBox[0 0 1e9 1e9]"), id="a page of impossible size"),
        pytest.param("PDF", pdf("/MediaBox[0 0 0 0]"), id="a page of no size"),
        pytest.param("PDF", pdf(BOX + "/Contents 9 0 R", extra=NESTED), id="a page that nests"),
        pytest.param("PNG", png(10_000, 10_000, zlib.compress(bytes(30_001) * 10_000, 1)),
                     id="a picture of 100 megapixels is shown smaller"),
    ],
)  # fmt: skip
def test_a_file_is_shown(kind: str, data: bytes) -> None:
    assert shown(kind, data) == FINE


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param("PNG", png(60_000, 60_000, zlib.compress(bytes(10**7))), id="a PNG bomb"),
        pytest.param("PNG", png(2**31 - 1, 2**31 - 1, b""), id="a PNG of impossible size"),
        pytest.param("PNG", png(0, 0, b""), id="a PNG of no size"),
        pytest.param("PNG", picture(b"png")[:60], id="a PNG cut short"),
        pytest.param("PNG", picture(b"jpg"), id="a JPEG that says it is a PNG"),
        pytest.param("JPEG", b"\xff\xd8\xff" + bytes(range(256)) * 40, id="a JPEG of noise"),
        pytest.param("GIF", b"GIF89a" + b"\xff" * 5000, id="a GIF of noise"),
        pytest.param("WEBP", b"RIFF\xff\xff\xff\xffWEBPVP8L" + bytes(500), id="a WebP of noise"),
        pytest.param("PNG", b"<svg xmlns='http://www.w3.org/2000/svg'/>", id="a drawing as PNG"),
        pytest.param("PDF", b"%PDF-1.7\n" + bytes(range(256)) * 50, id="a PDF of noise"),
        pytest.param("PDF", pdf(BOX)[:-30], id="a PDF without its end"),
        pytest.param("PDF", pdf(), id="a PDF without pages"),
        pytest.param("PDF", picture(b"png"), id="a picture that says it is a PDF"),
        pytest.param("PNG", b"", id="nothing"),
    ],
)
def test_a_file_that_is_not_what_it_claims_is_said_to_be_unreadable(kind: str, data: bytes) -> None:
    assert shown(kind, data) == REFUSED


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\n", id="an empty header"),
        pytest.param(b"x" * 20_000, id="a header without end"),
        pytest.param(b"[" * 8000 + b"\n", id="a header nested deeply"),
        pytest.param(wire.header("OTRO", "t", 1, 1) + b"x", id="a kind that is not shown"),
        pytest.param(wire.header("TEXTO", "t", 9, 10**12), id="a size without end"),
        pytest.param(wire.header("TEXTO", "t", 9, -1), id="a size below nothing"),
    ],
)
def test_what_is_no_file_ends_in_a_sentence_or_an_end(data: bytes) -> None:
    with begin() as process:
        _out, _err = process.communicate(data, 60)
        assert process.returncode in {0, 1}


def test_a_viewer_ends_when_nobody_is_at_the_other_end() -> None:
    with begin() as process:
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(60) == 0


def test_a_file_that_never_comes_whole_is_waited_for_and_can_be_given_up() -> None:
    with begin() as process:
        assert process.stdin is not None
        process.stdin.write(wire.header("PNG", "t", 1000, 1000) + b"x")
        process.stdin.flush()
        with pytest.raises(subprocess.TimeoutExpired):
            process.wait(1)
        process.kill()
        assert process.wait(60) != 0


def test_what_comes_after_a_file_ends_the_viewer() -> None:
    data = picture(b"png")
    assert given(wire.header("PNG", "t", len(data), len(data)) + data + b"more").code == 0


@on_linux
def test_a_viewer_can_do_nothing_but_draw(tmp_path: Path) -> None:
    (tmp_path / "there").touch()
    run = subprocess.run(
        [sys.executable, "-P", "-m", "tests.ui.confined", str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    can = {"start a thread"}
    assert run.stdout.splitlines() == [
        f"{name}: {'done' if name in can else 'refused'}" for name in ATTEMPTS
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["there"]


@on_linux
def test_a_page_that_takes_for_ever_ends_the_viewer_and_nothing_else() -> None:
    code = "from ui.viewer import limits; limits.spend(1)\nwhile True: pass"
    run = subprocess.run([sys.executable, "-c", code], check=False, cwd=ROOT, timeout=60)
    assert run.returncode == -signal.SIGXCPU


# What is said and drawn, without a process.


@given_by(st.binary(max_size=3000))
def test_any_bytes_become_lines_that_can_be_laid_out(data: bytes) -> None:
    text = text_of(data)
    assert max(map(len, text.split("\n"))) <= 2000
    assert not [char for char in text if char < " " and char not in "\n\t"]


def test_a_text_shows_what_would_not_be_seen() -> None:
    assert text_of("a\u202eb\r\nc\0".encode()) == "a\ufffdb\nc\ufffd"


@given_by(st.binary(max_size=200), st.text(max_size=50))
def test_a_file_comes_as_it_was_sent(data: bytes, title: str) -> None:
    sent = wire.header("PNG", title, 7, len(data)) + data
    assert wire.receive(io.BytesIO(sent)) == Sheet(Kind.PNG, title, 7, data)


@given_by(st.binary(max_size=300))
def test_any_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(WireError):
        wire.receive(io.BytesIO(data))


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param([], id="a list"),
        pytest.param({"kind": "PNG", "title": "t", "whole": 1}, id="no size"),
        pytest.param({"kind": [], "title": "t", "whole": 1, "size": 1}, id="a kind that is a list"),
        pytest.param({"kind": "PNG", "title": "t", "whole": {}, "size": 1}, id="a strange length"),
        pytest.param({"kind": "PNG", "title": "t", "whole": 1, "size": 9}, id="more than comes"),
    ],
)
def test_a_header_that_is_none_is_refused(fields: object) -> None:
    with pytest.raises(WireError):
        wire.receive(io.BytesIO(json.dumps(fields).encode() + b"\nx"))


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"shown\n", Word.SHOWN),
        (b"unreadable\n", Word.UNREADABLE),
        (b"shown", None),
        (b"", None),
        (b"<b>shown</b>\n", None),
        (b"other\n", None),
        (b"s" * 100_000, None),
    ],
)
def test_of_what_a_viewer_says_only_its_words_count(line: bytes, word: Word | None) -> None:
    assert wire.word(line) is word
