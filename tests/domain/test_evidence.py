from __future__ import annotations

import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alertadores.domain.commands import Draft
from alertadores.domain.evidence import (
    HEAD,
    MAX_FILE,
    MAX_NAME,
    AddEvidence,
    Media,
    StoredFile,
    media_of,
    padded_length,
    shown_name,
)
from alertadores.domain.schemas import SCHEMAS, Group
from crypto.canonical import b64u_encode
from tests.job import job_at
from tests.shared import samples


@pytest.mark.parametrize(
    ("head", "media"),
    [
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", Media.PDF, id="a PDF"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Media.PNG, id="a PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", Media.JPEG, id="a JPEG"),
        pytest.param(b"GIF89a\1\0\1\0", Media.GIF, id="a GIF"),
        pytest.param(b"RIFF\x24\0\0\0WEBPVP8 ", Media.WEBP, id="a WebP"),
        pytest.param(b"RIFF\x24\0\0\0WAVEfmt ", Media.OTHER, id="a sound in the same box"),
        pytest.param("Pagó dos veces.\n".encode(), Media.TEXT, id="a text"),
        pytest.param(b"ni\xc3", Media.TEXT, id="a text cut within a letter"),
        pytest.param(b"<html><script>", Media.TEXT, id="a web page is read as text"),
        pytest.param(b"a\0b", Media.OTHER, id="a text with a null character"),
        pytest.param("más".encode("utf-16"), Media.OTHER, id="another encoding"),
        pytest.param(b"PK\x03\x04\x14\0", Media.OTHER, id="an archive or an office document"),
        pytest.param(b"MZ\x90\0\x03\0", Media.OTHER, id="a program"),
        pytest.param(b"\n%PDF-1.7\n\xff", Media.OTHER, id="a signature that comes too late"),
        pytest.param(b"%pdf-1.7 \xff", Media.OTHER, id="a signature in other letters"),
        pytest.param(b"", Media.OTHER, id="an empty file"),
    ],
)
def test_a_file_is_what_its_first_bytes_say(head: bytes, media: Media) -> None:
    assert media_of(head) is media


@given(st.binary(max_size=HEAD))
def test_every_beginning_has_a_kind(head: bytes) -> None:
    assert isinstance(media_of(head), Media)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("acta.pdf", "acta.pdf", id="a name"),
        pytest.param("../../etc/passwd", "passwd", id="a path upwards"),
        pytest.param("C:\\Users\\ana\\acta.pdf", "acta.pdf", id="a path of Windows"),
        pytest.param("acta\u202efdp.exe", "acta\ufffdfdp.exe", id="letters turned around"),
        pytest.param("acta\n.pdf", "acta\ufffd.pdf", id="a line break"),
        pytest.param("CON", "CON", id="a device is a word like another"),
        pytest.param("a\u0301cta.pdf", "ácta.pdf", id="a loose accent"),
        pytest.param("dos palabras.pdf", "dos palabras.pdf", id="two words"),
        pytest.param("carpeta/", "\ufffd", id="no name at all"),
        pytest.param("x" * 1000, "x" * MAX_NAME, id="an endless name"),
    ],
)
def test_a_name_is_shown_plainly(name: str, shown: str) -> None:
    assert shown_name(name) == shown


@given(st.text())
def test_a_shown_name_hides_nothing_and_leads_nowhere(name: str) -> None:
    shown = shown_name(name)
    assert 0 < len(shown) <= MAX_NAME
    assert not {"/", "\\"} & set(shown)
    assert not [char for char in shown if unicodedata.category(char) in {"Cc", "Cf", "Cs"}]


def test_the_files_of_hostile_archives_are_what_they_are_and_lead_nowhere() -> None:
    folder = samples("globaleaks")
    kinds = set()
    for archive in [*folder.glob("*.zip"), *folder.glob("malos/*.zip")]:
        with zipfile.ZipFile(archive) as file:
            for member in file.infolist():
                shown = shown_name(member.filename)
                assert not {"/", "\\", "\u202e"} & set(shown)
                assert len(shown) <= MAX_NAME
                if not member.is_dir():
                    kinds.add(media_of(file.read(member)[:HEAD]))
    assert {Media.PNG, Media.OTHER} <= kinds


@given(st.integers(0, MAX_FILE))
def test_a_padded_length_is_a_little_more_and_always_the_same(size: int) -> None:
    padded = padded_length(size)
    assert size <= padded <= max(size + size // 8 + 1, 4096)
    assert padded_length(padded) == padded


def test_few_lengths_are_ever_seen() -> None:
    assert len({padded_length(size) for size in range(0, 2**20, 64)}) < 200


def test_the_name_of_a_file_stays_in_the_group_of_attachments() -> None:
    groups = {field.name: field.group for field in SCHEMAS["evidence.added"].fields[1:]}
    assert set(groups.values()) == {Group.FILES}


def test_an_act_tells_the_rules_the_ciphertext_and_people_the_rest() -> None:
    command = AddEvidence(title="Contrato", description=None)
    file = StoredFile(b"c" * 32, Media.PDF, 7, b"p" * 32)
    assert command.draft_of(file, "../contrato.pdf") == Draft(
        type="evidence.added",
        data={"file": b64u_encode(b"c" * 32)},
        values={
            "title": "Contrato",
            "description": None,
            "media": "PDF",
            "size": 7,
            "sha256": b64u_encode(b"p" * 32),
            "file_name": "contrato.pdf",
        },
    )


def test_a_case_knows_its_evidence() -> None:
    job = job_at("open register")
    added = job.do("officer", "evidence.added", data={"file": b64u_encode(b"c" * 32)})
    assert job.state().evidence == {added}
    job.do("archivist", "evidence.exported", object=added)
