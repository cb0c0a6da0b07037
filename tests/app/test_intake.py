from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alertadores.app import intake
from alertadores.app.intake import Intake, Report
from alertadores.app.session import Session
from alertadores.errors import EnvironmentFault, UserError
from alertadores.interop.alert_rows import Decision, Outcome
from alertadores.progress import Progress
from alertadores.vault.view import CaseQuery
from tests.alertsfile import TWICE, alert_row, write_alerts
from tests.realoffice import RealOffice
from tests.shared import samples

IDENTITY = {"identidad_nombre": "Filomena Tzab Ku", "identidad_contacto": "951 555 0142"}


@pytest.fixture
def session(office: RealOffice) -> Session:
    """Return the officer's session, at a time when the samples are not in the future."""
    office.clock.now = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
    return office["officer"]


def listed(session: Session, text: str = "") -> int:
    return len(session.case_ids(CaseQuery(text=text)))


def told(report: Report, outcome: Outcome) -> dict[int, set[str]]:
    """Return the lines of an outcome with the codes of what was found."""
    return {
        row.line: {finding.code for finding in row.findings}
        for row in report.rows
        if row.outcome is outcome
    }


def stored(folder: Path) -> list[tuple[str, int]]:
    return sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("ledger.db*"))


def test_the_sample_is_taken_in_once_a_person_has_decided(session: Session) -> None:
    path = samples("alertas.csv")
    rehearsal = Intake(session, path, dry_run=True).run()
    assert listed(session) == 0
    first = Intake(session, path).run()
    assert first.counts == rehearsal.counts == {Outcome.ACCEPTED: 49, Outcome.WAITS: 11}
    assert first.rows == rehearsal.rows
    assert (first.registered, listed(session)) == (49, 49)
    waiting = told(first, Outcome.WAITS)
    assert all("same-case" in codes for codes in waiting.values())
    decisions: dict[int, Decision] = dict.fromkeys(waiting, "keep")
    second = Intake(session, path, decisions).run()
    assert second.counts == {Outcome.ACCEPTED: 11, Outcome.KNOWN: 49}
    third = Intake(session, path, decisions).run()
    assert third.counts == {Outcome.KNOWN: 60}
    assert (third.registered, listed(session)) == (0, 60)


def test_each_bad_row_of_the_sample_gets_its_verdict(session: Session) -> None:
    report = Intake(session, samples("alertas_malas.csv")).run()
    refused = told(report, Outcome.REFUSED)
    assert {line: codes - {"column-ignored"} for line, codes in refused.items()} == {
        2: {"unknown-key"},
        3: {"not-a-date"},
        4: {"future-date"},
        5: {"required"},
        6: {"not-utf8"},
        9: {"folio-repeated"},
        10: {"cell-count"},
        11: {"cell-count"},
        12: {"unknown-key"},
        13: {"period-inverted"},
        14: {"not-an-amount"},
        16: {"unclosed-quote"},
    }
    assert told(report, Outcome.WAITS) == {
        7: {"long-narrative", "column-ignored"},
        15: {"anonymous-with-identity", "column-ignored"},
    }
    assert told(report, Outcome.ACCEPTED) == {8: {"formula", "column-ignored"}}
    assert listed(session) == 1
    decided = Intake(session, samples("alertas_malas.csv"), {7: "keep", 15: "seal"}).run()
    assert decided.registered == 2
    modes = [row.identity for row in session.case_rows(session.case_ids(CaseQuery()))]
    assert sorted(modes).count("CONFIDENCIAL") >= 1


@pytest.mark.parametrize(
    ("decision", "mode"), [("keep", "ANONIMA"), ("seal", "CONFIDENCIAL"), ("drop", None)]
)
def test_an_anonymous_alert_with_an_identity_is_decided_on(
    session: Session, tmp_path: Path, decision: Decision, mode: str | None
) -> None:
    story = "Soy Filomena Tzab Ku y me llaman al 951 555 0142."
    path = write_alerts(tmp_path / "a.csv", alert_row(1, narrativa=story, **IDENTITY))
    assert Intake(session, path).run().counts == {Outcome.WAITS: 1}
    report = Intake(session, path, {2: decision}).run()
    assert report.registered == (mode is not None)
    rows = session.case_rows(session.case_ids(CaseQuery()))
    assert [row.identity for row in rows] == ([] if mode is None else [mode])
    for row in rows:
        view = session.case(row.case)
        assert view.sealed_identity is (decision == "seal")
        told = str([line.fields for line in view.timeline])
        assert "me llaman al" in told
        assert "Filomena" not in told
        assert "555 0142" not in told
    assert listed(session, "Filomena") == 0


def test_an_identity_is_in_no_file_of_the_vault_and_in_no_report(
    session: Session, office: RealOffice, tmp_path: Path
) -> None:
    row = alert_row(1, modalidad_identidad="CONFIDENCIAL", **IDENTITY)
    report = Intake(session, write_alerts(tmp_path / "a.csv", row)).run()
    assert "Filomena" not in repr(report)
    office.close()
    for file in (office.folder / "officer").iterdir():
        assert b"Filomena" not in file.read_bytes()


def test_the_later_of_two_alerts_that_may_tell_one_case_waits(
    session: Session, tmp_path: Path
) -> None:
    path = write_alerts(
        tmp_path / "a.csv", alert_row(1, **TWICE), alert_row(2), alert_row(3, **TWICE)
    )
    report = Intake(session, path).run()
    assert told(report, Outcome.WAITS) == {4: {"same-case"}}
    (row,) = report.rows
    assert [candidate.a for candidate in row.candidates] == ["2"]
    assert row.findings[0].detail == "2"
    assert Intake(session, path, {4: "drop"}).run().counts == {
        Outcome.KNOWN: 2,
        Outcome.REFUSED: 1,
    }
    assert Intake(session, path, {4: "keep"}).run().registered == 1


def test_an_alert_that_may_tell_the_case_of_a_registered_one_waits(
    session: Session, tmp_path: Path
) -> None:
    Intake(session, write_alerts(tmp_path / "a.csv", alert_row(1, **TWICE))).run()
    (known,) = session.case_rows(session.case_ids(CaseQuery()))
    path = write_alerts(tmp_path / "b.csv", alert_row(2, **TWICE))
    report = Intake(session, path).run()
    (row,) = report.rows
    assert (row.outcome, row.candidates[0].a) == (Outcome.WAITS, known.folio)


@pytest.mark.parametrize("filler", ["\n", '"', "ñ"])
def test_the_longest_row_can_be_registered(session: Session, tmp_path: Path, filler: str) -> None:
    story = "x" + filler * (3_000_000 // len(filler.encode()) - 2) + "x"
    most = {
        "narrativa": story,
        "riesgos_advertidos": '"' * 20_000,
        "elementos_prueba": "|".join(f"{n:02}" + '"' * 297 for n in range(32)),
        "personas_senaladas": "|".join(f"{n:02}" + "🧿" * 297 for n in range(32)),
    }
    path = write_alerts(tmp_path / "a.csv", alert_row(1, **most))
    assert Intake(session, path, {2: "keep"}).run().registered == 1
    (row,) = session.case_rows(session.case_ids(CaseQuery()))
    assert session.case(row.case).fields["narrative"] == story


def test_a_dropped_alert_makes_no_other_wait(session: Session, tmp_path: Path) -> None:
    dropped = alert_row(1, **TWICE, **IDENTITY)
    path = write_alerts(tmp_path / "a.csv", dropped, alert_row(2, **TWICE))
    assert Intake(session, path, dry_run=True).run().counts == {Outcome.WAITS: 2}
    assert Intake(session, path, {2: "drop"}).run().counts == {
        Outcome.REFUSED: 1,
        Outcome.ACCEPTED: 1,
    }


@pytest.mark.parametrize(
    ("decisions", "key"),
    [
        pytest.param({2: "keep"}, "import.nothing-to-decide", id="a row that is taken anyway"),
        pytest.param({4: "keep"}, "import.nothing-to-decide", id="a row that is refused"),
        pytest.param({99: "drop"}, "import.nothing-to-decide", id="a line that is not there"),
        pytest.param({1: "keep"}, "import.nothing-to-decide", id="the header"),
        pytest.param({3: "keep", 99: "keep"}, "import.nothing-to-decide", id="one of two"),
        pytest.param({5: "seal"}, "import.nothing-to-seal", id="nothing to seal"),
    ],
)
def test_a_decision_that_fits_no_row_stops_everything(
    session: Session, tmp_path: Path, decisions: dict[int, Decision], key: str
) -> None:
    path = write_alerts(
        tmp_path / "a.csv",
        alert_row(1, **TWICE),
        alert_row(2, **IDENTITY),
        alert_row(3, canal="PALOMA"),
        alert_row(4, **TWICE),
    )
    with pytest.raises(UserError) as refused:
        Intake(session, path, decisions).run()
    assert refused.value.key == key
    assert listed(session) == 0


class Cancel(Exception):  # noqa: N818 - what a person asks for is no error
    """Raised by a progress that was told to stop."""


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a commit be due after ten rows."""
    monkeypatch.setattr(intake, "BATCH_ROWS", 10)


def stop_at(share: float) -> Progress:
    def progress(done: int, total: int) -> None:
        if done >= share * total > 1:
            raise Cancel

    return progress


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("share", [0.1, 0.5, 0.6, 0.8, 1.0])
def test_an_import_is_cut_off_between_batches_and_finished_by_another(
    session: Session, tmp_path: Path, share: float
) -> None:
    rows = [alert_row(number, narrativa="x" * 20_000) for number in range(35)]
    path = write_alerts(tmp_path / "a.csv", *rows)
    run = Intake(session, path, progress=stop_at(share))
    with pytest.raises(Cancel):
        run.run()
    assert run.report.registered == listed(session)
    assert listed(session) % 10 == 0
    done = Intake(session, path).run()
    assert done.counts[Outcome.KNOWN] == run.report.registered
    assert listed(session) == 35


@pytest.mark.usefixtures("small_batches")
def test_a_fault_of_the_machine_leaves_whole_batches(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_alerts(tmp_path / "a.csv", *(alert_row(number) for number in range(35)))
    register, calls = session.register_alerts, iter(range(3))

    def full_disk(alerts: list[object]) -> object:
        if next(calls) == 2:
            raise EnvironmentFault("vault.disk-full", file="ledger.db", code=28)
        return register(alerts)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(session, "register_alerts", full_disk)
    run = Intake(session, path)
    with pytest.raises(EnvironmentFault):
        run.run()
    assert run.report.registered == listed(session) == 20


def test_progress_grows_to_the_end(session: Session, tmp_path: Path) -> None:
    path = write_alerts(tmp_path / "a.csv", *(alert_row(number) for number in range(5)))
    seen: list[tuple[int, int]] = []
    Intake(session, path, progress=lambda done, total: seen.append((done, total))).run()
    assert seen == sorted(seen)
    assert seen[-1] == (2 * path.stat().st_size, 2 * path.stat().st_size)


@pytest.mark.usefixtures("small_batches")
def test_a_file_that_changes_under_the_import_stops_it(session: Session, tmp_path: Path) -> None:
    path = write_alerts(tmp_path / "a.csv", *(alert_row(number) for number in range(35)))

    def meddle(done: int, total: int) -> None:
        if done == total // 2:
            with path.open("a", encoding="utf-8") as file:
                file.write("\n")

    with pytest.raises(UserError) as refused:
        Intake(session, path, progress=meddle).run()
    assert refused.value.key == "import.file-changed"
    assert listed(session) == 0


@pytest.mark.parametrize("name", ["nowhere.csv", ".", "a\0b"])
def test_a_file_that_cannot_be_read_is_refused(session: Session, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError) as refused:
        Intake(session, tmp_path / name).run()
    assert refused.value.key == "file.unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_refused_and_not_waited_for(session: Session, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UserError):
        Intake(session, tmp_path / "pipe").run()


@pytest.mark.parametrize("data", [b"", b"\xff\xfea\x00", b"a,b\n1,2\n", b"\x00" * 100_000])
def test_a_file_that_is_no_file_of_alerts_is_refused_and_registers_nothing(
    session: Session, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    report = Intake(session, path).run()
    assert report.counts == {Outcome.REFUSED: 1}


def test_a_rehearsal_writes_nothing(session: Session, office: RealOffice, tmp_path: Path) -> None:
    before = stored(office.folder / "officer")
    path = write_alerts(tmp_path / "a.csv", alert_row(1), alert_row(2))
    assert Intake(session, path, dry_run=True).run().registered == 0
    assert stored(office.folder / "officer") == before


def test_who_may_not_register_is_told_so(office: RealOffice, tmp_path: Path) -> None:
    office.clock.now = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)
    path = write_alerts(tmp_path / "a.csv", alert_row(1))
    with pytest.raises(UserError) as refused:
        Intake(office["auditor"], path).run()
    assert refused.value.key == "rule.role-missing"


def test_an_incomplete_alert_of_the_register_is_counted(session: Session, tmp_path: Path) -> None:
    Intake(session, write_alerts(tmp_path / "a.csv", alert_row(1))).run()
    view = session.case_rows(session.case_ids(CaseQuery()))[0]
    alert = session.replica.opened(view.case)[1]
    for name in alert.entry.trace.contents.values():
        session.vault.ledger._database.run("DELETE FROM objects WHERE name = ?", name)
    report = Intake(session, write_alerts(tmp_path / "b.csv", alert_row(2)), dry_run=True).run()
    assert report.uncompared == 1
