from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from alertadores.bundles import archive
from alertadores.cli.main import main
from crypto.canonical import dumps
from tests.publicbundle import published

ROOT = Path(__file__).resolve().parents[2]
FLIPS = 200
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def spanish(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a valid bundle, a wrong one, their card, and a card that asks for witnesses."""
    publisher, bundle = published(witnesses=2, cosigners=1)
    (tmp_path / "bueno.zip").write_bytes(bundle)
    (tmp_path / "malo.zip").write_bytes(bundle + b"\0")
    (tmp_path / "tarjeta.json").write_bytes(publisher.card(1).to_bytes())
    (tmp_path / "exigente.json").write_bytes(publisher.card(2).to_bytes())
    return tmp_path


def run(folder: Path, *words: str) -> int:
    return main(["verify", *(word if word[0] == "-" else str(folder / word) for word in words)])


@pytest.mark.parametrize(
    ("words", "code"),
    [
        pytest.param(["bueno.zip", "--trust", "tarjeta.json"], 0, id="valid"),
        pytest.param(["--trust", "tarjeta.json", "bueno.zip"], 0, id="the card first"),
        pytest.param(["malo.zip", "--trust", "tarjeta.json"], 1, id="wrong"),
        pytest.param(["malo.zip"], 1, id="wrong, without a card"),
        pytest.param(["tarjeta.json", "--trust", "tarjeta.json"], 1, id="no bundle at all"),
        pytest.param(["bueno.zip"], 3, id="without a card"),
        pytest.param(["bueno.zip", "--trust", "exigente.json"], 3, id="a witness is missing"),
        pytest.param(["no.zip", "--trust", "tarjeta.json"], 2, id="no such file"),
        pytest.param([".", "--trust", "tarjeta.json"], 2, id="a folder"),
        pytest.param(["bueno.zip", "--trust", "no.json"], 2, id="no such card"),
        pytest.param(["bueno.zip", "--trust", "bueno.zip"], 2, id="a bundle as card"),
        pytest.param(["bueno.zip", "malo.zip", "--trust", "tarjeta.json"], 1, id="good and wrong"),
        pytest.param(["no.zip", "malo.zip", "--trust", "tarjeta.json"], 1, id="none and wrong"),
        pytest.param(["bueno.zip", "no.zip", "--trust", "tarjeta.json"], 2, id="good and none"),
        pytest.param(["bueno.zip", "no.zip"], 2, id="open and none"),
        pytest.param(["bueno.zip", "bueno.zip", "--trust", "tarjeta.json"], 0, id="twice good"),
    ],
)
def test_the_exit_code_says_the_worst(
    folder: Path, words: list[str], code: int, capsys: Captured
) -> None:
    assert run(folder, *words) == code
    assert run(folder, *words, "--json") == code
    capsys.readouterr()


def test_people_read_what_is_proven_withheld_and_not_proven(folder: Path, capsys: Captured) -> None:
    run(folder, "bueno.zip", "--trust", "tarjeta.json")
    out = capsys.readouterr().out
    assert out.startswith("bueno.zip\nVÁLIDO")
    places = [out.index(title) for title in ("Queda probado:", "Existe y no", "no puede probar:")]
    assert places == sorted(places)
    assert not any(mark in out for mark in "[]{}…�"), "a key or a value without words"


def test_without_a_card_nothing_is_called_proven(folder: Path, capsys: Captured) -> None:
    run(folder, "bueno.zip")
    out = capsys.readouterr().out
    assert "SIN DECIDIR" in out
    assert "VÁLIDO" not in out
    assert "probado:" not in out.replace("no está probado:", "")


def test_what_is_wrong_is_said_and_nothing_is_proven(folder: Path, capsys: Captured) -> None:
    run(folder, "malo.zip", "--trust", "tarjeta.json")
    lines = capsys.readouterr().out.rstrip("\n").split("\n")
    assert lines[:2] == ["malo.zip", lines[1]]
    assert lines[1].startswith("NO VÁLIDO")
    assert len(lines) == 3


def test_scripts_read_statements_by_key(folder: Path, capsys: Captured) -> None:
    run(folder, "bueno.zip", "malo.zip", "no.zip", "--trust", "tarjeta.json", "--json")
    found = json.loads(capsys.readouterr().out)
    assert (found["ok"], found["code"]) == (False, 1)
    good, bad, none = found["result"]["files"]
    assert [each["verdict"] for each in (good, bad, none)] == ["valid", "wrong", "unusable"]
    assert [each["problem"] for each in (good, bad, none)] == [
        None,
        {"statement": "verify.bundle-damaged"},
        {"statement": "verify.file-unreadable"},
    ]
    assert good["file"] == str(folder / "bueno.zip")
    assert {"statement": "verify.witnessed", "count": 1} in good["proven"]
    parts = ("proven", "coherent", "withheld", "not_proven")
    assert [bad[part] for part in parts] == [none[part] for part in parts] == [[]] * 4


CARDS: dict[str, dict[str, Any] | bytes] = {
    "a name twice": b'{"genesis":"a","genesis":"a"}',
    "another schema": {"schema": "alertadores-card/2"},
    "a foreign name": {"extra": 1},
    "a quorum nobody can meet": {"quorum": 9},
    "one witness twice": {"witnesses": ["same", "same"]},
    "text": b"alertadores.example/practica",
    "nothing": b"",
}


@pytest.mark.parametrize("case", CARDS)
def test_a_card_that_cannot_be_used_decides_nothing(
    folder: Path, case: str, capsys: Captured
) -> None:
    card = CARDS[case]
    if isinstance(card, dict):
        good = json.loads((folder / "tarjeta.json").read_bytes())
        same = good["witnesses"][0]
        changes = {"witnesses": [same, same]} if "witnesses" in card else card
        card = dumps({**good, **changes})
    (folder / "otra.json").write_bytes(card)
    assert run(folder, "bueno.zip", "--trust", "otra.json", "--json") == 2
    result = json.loads(capsys.readouterr().out)["result"]
    assert result["error"] == "verify.card-unusable"
    assert "files" not in result


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_a_name_of_a_file_cannot_steer_the_terminal(folder: Path, capsys: Captured) -> None:
    (folder / "\x1b[2JVÁLIDO\u202e.zip").write_bytes(b"")
    assert run(folder, "\x1b[2JVÁLIDO\u202e.zip") == 1
    out = capsys.readouterr().out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_file_beyond_the_limit_is_wrong(folder: Path, capsys: Captured) -> None:
    with (folder / "enorme.zip").open("wb") as file:
        file.truncate(archive.MAX_ARCHIVE + 1)  # a hole: it takes no room
    assert run(folder, "enorme.zip", "--trust", "tarjeta.json") == 1
    capsys.readouterr()


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs a device without end")
def test_a_file_without_end_is_read_up_to_the_limit(folder: Path, capsys: Captured) -> None:
    assert main(["verify", "/dev/zero", "--trust", str(folder / "tarjeta.json")]) == 1
    assert run(folder, "bueno.zip", "--trust", "/dev/zero") == 2
    capsys.readouterr()


def test_200_flips_by_the_command_itself(tmp_path: Path) -> None:
    publisher, bundle = published()
    (tmp_path / "card.json").write_bytes(publisher.card().to_bytes())

    def flipped(number: int) -> tuple[int, str]:
        data = bytearray(bundle)
        data[number * len(data) // FLIPS] ^= 1 << number % 8
        path = tmp_path / f"{number}.zip"
        path.write_bytes(data)
        return verdict(path)

    def verdict(path: Path) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "alertadores", "verify", path, "--trust", "card.json"],
            check=False,
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            encoding="utf-8",
        )
        return done.returncode, done.stderr

    (tmp_path / "good.zip").write_bytes(bundle)
    assert verdict(tmp_path / "good.zip") == (0, "")
    with ThreadPoolExecutor(2) as pool:
        assert set(pool.map(flipped, range(FLIPS))) == {(1, "")}
