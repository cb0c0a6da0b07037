from __future__ import annotations

from pathlib import Path

import pytest

from alertadores.app.intake import Intake
from alertadores.errors import EnvironmentFault
from tests.alertsfile import TWICE, alert_row, write_alerts
from tests.cliuse import CommandLine, Said
from tests.shared import samples


def imported(cli: CommandLine, *words: str | Path) -> Said:
    return cli.run("officer", "--json", "import", *words)


def listed(cli: CommandLine) -> int:
    return len(cli.json("officer", "list")["alerts"])


def test_plain_rows_come_in(cli: CommandLine, tmp_path: Path) -> None:
    path = write_alerts(tmp_path / "a.csv", alert_row(1), alert_row(2))
    said = imported(cli, path)
    assert said.code == 0
    (result,) = said.result["files"]
    assert result["file"] == str(path)
    assert result["counts"] == {"accepted": 2, "waits": 0, "refused": 0, "known": 0}
    assert result["rows"] == []
    assert listed(cli) == 2
    again = imported(cli, path)
    assert again.code == 0
    assert again.result["files"][0]["counts"]["known"] == 2
    assert listed(cli) == 2


def test_the_sample_is_taken_in_with_the_decisions_of_a_person(cli: CommandLine) -> None:
    path = samples("alertas.csv")
    first = imported(cli, path)
    assert first.code == 3
    (result,) = first.result["files"]
    assert result["counts"] == {"accepted": 49, "waits": 11, "refused": 0, "known": 0}
    waiting = [row["line"] for row in result["rows"] if row["outcome"] == "waits"]
    decisions = [word for line in waiting for word in ("--decide", f"{line}=keep")]
    second = imported(cli, path, *decisions)
    assert second.code == 0
    assert second.result["files"][0]["registered"] == 11
    assert listed(cli) == 60


def test_bad_rows_are_told_by_line_field_and_reason(cli: CommandLine) -> None:
    said = cli.run("officer", "import", "--dry-run", samples("alertas_malas.csv"))
    assert said.code == 2
    lines = said.out.split("\n")
    assert lines[0] == "alertas_malas.csv"
    assert "  3 [refused] hechos_desde: Not a date that exists, written like 2026-11-22." in lines
    assert any(line.startswith("  15 [waits] modalidad_identidad: ") for line in lines)
    assert lines[-2].startswith("Dry run; nothing was registered. Would be registered: 1.")
    assert listed(cli) == 0


def test_rows_are_told_in_spanish_as_well(cli: CommandLine) -> None:
    words = ("import", "--dry-run", samples("alertas_malas.csv"))
    said = cli.run("officer", *words, language="es_MX.UTF-8")
    assert "  4 [rechazada] fecha_recepcion: La fecha está en el futuro." in said.out.split("\n")
    assert "…" not in said.out


def test_a_row_that_waits_leaves_the_import_open_and_a_refused_one_does_more(
    cli: CommandLine, tmp_path: Path
) -> None:
    twice = [alert_row(1, **TWICE), alert_row(2, **TWICE)]
    path = write_alerts(tmp_path / "a.csv", *twice)
    said = imported(cli, path)
    assert said.code == 3
    (row,) = said.result["files"][0]["rows"]
    assert (row["line"], row["outcome"]) == (3, "waits")
    assert row["candidates"] == [
        {"other": "2", "score": 4, "signs": {"accused": 3, "institution": 1, "period": 1}}
    ]
    shown = cli.run("officer", "import", "--dry-run", path).out
    assert "same institution 1" in shown
    path = write_alerts(tmp_path / "b.csv", *twice, alert_row(3, canal="PALOMA"))
    assert imported(cli, path).code == 2
    assert imported(cli, path, "--decide", "3=drop").code == 2
    assert imported(cli, path, "--decide", "3=keep").result["files"][0]["registered"] == 1


def test_of_several_files_the_worst_decides(cli: CommandLine, tmp_path: Path) -> None:
    good = write_alerts(tmp_path / "a.csv", alert_row(1))
    bad = write_alerts(tmp_path / "b.csv", alert_row(2, canal="PALOMA"))
    said = imported(cli, good, bad)
    assert said.code == 2
    assert [each["registered"] for each in said.result["files"]] == [1, 0]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ((), "cli.usage"),
        (("FILE", "--decide", "2"), "cli.usage"),
        (("FILE", "--decide", "2=maybe"), "cli.usage"),
        (("FILE", "--decide", "-2=keep"), "cli.usage"),
        (("FILE", "--decide", "٢=keep"), "cli.usage"),
        (("FILE", "--decide", "2=keep\n"), "cli.usage"),
        (("FILE", "--decide", "9999999999=keep"), "cli.usage"),
        (("FILE", "--decide", "3=keep", "--decide", "3=drop"), "cli.usage"),
        (("FILE", "FILE", "--decide", "3=keep"), "import.decide-one-file"),
        (("FILE", "--decide", "2=keep"), "import.nothing-to-decide"),
        (("FILE", "--decide", "3=seal"), "import.nothing-to-seal"),
        (("nowhere.csv",), "file.unreadable"),
    ],
)
def test_an_import_that_is_not_said_right_registers_nothing(
    cli: CommandLine, tmp_path: Path, words: tuple[str, ...], key: str
) -> None:
    path = write_alerts(tmp_path / "a.csv", alert_row(1, **TWICE), alert_row(2, **TWICE))
    typed = [str(path) if word == "FILE" else word for word in words]
    assert cli.refused("officer", "import", *typed) == (2, key)
    assert listed(cli) == 0


def stopped(cli: CommandLine, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> Said:
    """Import two files; the second is stopped after it registered five alerts."""
    folder = cli.folder
    first = write_alerts(folder / "a.csv", alert_row(1))
    second = write_alerts(folder / "b.csv", alert_row(2))
    run = Intake.run

    def cut_off(intake: Intake) -> object:
        if intake._path == second:
            intake.report.registered = 5
            raise error
        return run(intake)

    monkeypatch.setattr(Intake, "run", cut_off)
    return imported(cli, first, second)


def test_an_interrupted_import_tells_what_it_registered(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = stopped(cli, monkeypatch, KeyboardInterrupt())
    assert (said.code, said.error) == (130, "cli.interrupted")
    assert [each["registered"] for each in said.result["files"]] == [1, 5]


def test_a_full_disk_tells_what_was_registered(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = EnvironmentFault("vault.disk-full", file="ledger.db", code=28)
    said = stopped(cli, monkeypatch, fault)
    assert (said.code, said.error) == (3, "vault.disk-full")
    assert [each["registered"] for each in said.result["files"]] == [1, 5]


def test_who_may_not_register_is_told_so(cli: CommandLine, tmp_path: Path) -> None:
    path = write_alerts(tmp_path / "a.csv", alert_row(1))
    assert cli.refused("auditor", "import", path) == (2, "rule.role-missing")
