"""A document is the same file everywhere, whatever case it came from."""

from __future__ import annotations

import hashlib
import importlib.metadata
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from alertadores.publish import fonts
from alertadores.publish.document import Paragraph, PublicDocument
from alertadores.publish.pdf import render
from tests.publish.publicfile import DOCUMENTS, mark, sample, with_text

ROOT = Path(__file__).resolve().parents[2]


def redact(secrets: tuple[str, str]) -> PublicDocument:
    """Return what an officer of a case with these secrets publishes."""
    original = f"La persona denunciante señaló a {secrets[0]} en {secrets[1]}."
    before, _, rest = original.partition(secrets[0])
    between, _, after = rest.partition(secrets[1])
    runs = (before, mark(1), between, mark(2, "LUGAR"), after)
    return sample(blocks=(Paragraph(runs=runs),))


def test_twin_cases_give_the_same_file() -> None:
    short = ("Ana Ku", "Ixil")
    long = ("María Guadalupe Hernández-Xólotl y Zúñiga", "Heroica Ciudad de Huajuapan de León")
    one, other = render(redact(short)), render(redact(long))
    assert one == other
    for secret in (*short, *long):
        assert all(
            secret.encode(encoding) not in one for encoding in ("utf-8", "latin-1", "utf-16-be")
        )


def test_other_documents_of_the_process_leave_no_trace() -> None:
    before = render(sample())
    render(with_text("".join(sorted(fonts.drawable() - {" "}))[:3000].lstrip("\u0300")[200:700]))
    assert render(sample()) == before


def test_threads_do_not_disturb_each_other() -> None:
    documents = list(DOCUMENTS.values())[:6] * 2
    expected = [render(document) for document in documents]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(render, documents)) == expected


SCRIPT = """
import hashlib, sys, time
sys.path.insert(0, {root!r})
if {clock} is not None:
    time.time = lambda: {clock}
    moment = time.gmtime({clock})
    time.gmtime = time.localtime = lambda *ignored: moment
from alertadores.publish.pdf import render
from tests.publish.publicfile import sample
print(hashlib.sha256(render(sample())).hexdigest())
loaded = {{name.split(".")[1] for name in sys.modules if name.startswith("alertadores.")}}
assert not loaded & {{"vault", "app", "sync", "cli", "ledger"}} and "ui" not in sys.modules
"""


@pytest.mark.parametrize(
    ("clock", "environment"),
    [
        pytest.param(None, {"PYTHONHASHSEED": "1"}, id="another hash seed"),
        pytest.param(4_102_444_800, {"TZ": "Asia/Kathmandu"}, id="another century and time zone"),
        pytest.param(
            None,
            {"LC_ALL": "de_DE.UTF-8", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "77"},
            id="another locale",
        ),
        pytest.param(
            None,
            {
                "USER": "otra", "USERNAME": "otra", "HOSTNAME": "otra-pc", "SOURCE_DATE_EPOCH": "1",
                "RL_invariant": "0", "RL_pageCompression": "1", "RL_useA85": "1",
                "RL_ttfAsciiReadable": "1", "RL_canvas_baseColor": "red", "RL_documentLang": "fr",
                "RL_defaultPageSize": "A4", "RL_pdfMultiLine": "1", "RL_pdfComments": "1",
            },
            id="another person with other reportlab settings",
        ),
    ],
)  # fmt: skip
def test_any_process_writes_the_same_bytes(
    clock: int | None, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / ".reportlab_settings").write_text("canvas_baseColor = (1, 0, 0)\n")
    script = SCRIPT.format(root=str(ROOT), clock=clock)
    home = {"HOME": str(tmp_path), "USERPROFILE": str(tmp_path)}
    shown = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | home | environment,
        cwd=tmp_path,
        capture_output=True,
        check=True,
    ).stdout
    assert shown.decode().strip() == hashlib.sha256(render(sample())).hexdigest()


RECORDED = {"reportlab": "5.1.0", "pikepdf": "10.17.0", "pillow": "13.0.0"}
RECORDED_SHA256 = "4448cd45a4fd1f35d0fac43fa43a8ff0cf03a43fe45b08452484816bbca06540"


def test_any_machine_writes_the_same_bytes() -> None:
    installed = {name: importlib.metadata.version(name) for name in RECORDED}
    if installed != RECORDED:
        pytest.skip("the hash was recorded with other versions of the libraries")
    assert hashlib.sha256(render(sample())).hexdigest() == RECORDED_SHA256
