"""Need-to-know: what a member may not read is not in their vault, opened with all its keys."""

from __future__ import annotations

import hashlib

import pytest

from alertadores.domain.commands import AddNote, ProposeSummary
from alertadores.domain.identity import Identity
from alertadores.ledger.rows import row_tag
from alertadores.vault.view import CaseQuery
from tests.canary import everything, files, places_of
from tests.realoffice import SEATS, RealOffice

NARRATIVE = "Quetzalcoatlus northropi"
INSTITUTION = "Secretaría de Xochimilco"
NOTE = "Tlacuache vigilante"
NAME = "Malinalxóchitl Ehécatl"


@pytest.fixture
def case(office: RealOffice) -> bytes:
    """Return a case full of canaries, that officer, coordinator and transparency read."""
    identity = Identity(NAME, "malinalxochitl@ejemplo.mx", "")
    made = office.register(
        readers=("transparency",), identity=identity, narrative=NARRATIVE, institution=INSTITUTION
    )
    office["officer"].execute(AddNote(text=NOTE), made)
    office["officer"].execute(ProposeSummary(text="Resumen de Tepoztlán."), made)
    for name in SEATS:
        office[name]
    office.settle()
    return made


def needles(office: RealOffice, case: bytes) -> dict[str, bytes]:
    """Return what tells of a case: words, folio, id, and names of its objects."""
    replica = office["officer"].replica
    found = {
        "narrative": NARRATIVE.encode(),
        "institution": INSTITUTION.encode(),
        "note": NOTE.encode(),
        "summary": b"Tepoztl",
        "folio": office["officer"].case(case).row.folio.encode(),
        "case": case,
        "case in hexadecimal": case.hex().encode(),
        "tag": row_tag(replica.vault.keyring.case_keys.of(case)[-1].trace, 1),
    }
    for opened in replica.opened(case):
        for group, name in opened.entry.trace.contents.items():
            kind = f"{opened.entry.trace.type} {group}"
            found[f"name of {kind}"] = name
            found[f"content of {kind}"] = replica.vault.ledger.object(name)
    for stored in replica.vault.rows_of(case):
        found[f"row {stored.index}"] = stored.row.ciphertext
    return found


@pytest.mark.parametrize("name", ["colleague", "assessor", "archivist", "auditor"])
def test_the_vault_of_who_was_never_granted_a_case_holds_nothing_of_it(
    office: RealOffice, case: bytes, name: str
) -> None:
    assert office[name].vault.ledger.size == office.hub.size()
    wanted = needles(office, case)
    assert places_of(wanted, everything(office[name].vault)) == set()
    office.lock(name)
    assert places_of(wanted, files(office.folder / name)) == set()
    assert list(office[name].case_ids(CaseQuery())) == []
    for typed in (NARRATIVE, NARRATIVE[:3], f'"{NARRATIVE}"'):
        assert list(office[name].case_ids(CaseQuery(text=typed))) == []
        assert office[name].vault.view.snippets(typed, range(1, 20)) == {}
    assert office[name].vault.view.count() == 0
    folio = office["officer"].case(case).row.folio
    for typed in (folio, folio[:-2], folio[5:13], folio[5:9], folio.replace("-", " ").lower()):
        assert len(office["transparency"].case_ids(CaseQuery(text=typed))) == 1
        assert list(office[name].case_ids(CaseQuery(text=typed))) == []
    assert office[name].inbox() == ()


def test_the_scan_finds_what_is_there(office: RealOffice, case: bytes) -> None:
    wanted = needles(office, case)
    found = places_of(wanted, everything(office["transparency"].vault))
    assert {needle for needle, _place in found} >= wanted.keys() - {"case in hexadecimal"}


def test_who_holds_a_trace_grant_reads_no_word(office: RealOffice, case: bytes) -> None:
    custodian = office["custodian"]
    wanted = needles(office, case)
    words = {key: wanted[key] for key in ("narrative", "institution", "note", "summary", "folio")}
    assert places_of(words, everything(custodian.vault)) == set()
    view = custodian.case(case)
    assert [line.fields for line in view.timeline] == [{}] * len(view.timeline)
    assert all(step.reason is not None for step in view.steps)
    assert custodian.inbox() == ()
    with pytest.raises(Exception, match=r"rule\.not-a-reader"):
        custodian.execute(AddNote(text="De la custodia."), case)


def test_a_hub_shows_no_word_and_no_case(office: RealOffice, case: bytes) -> None:
    wanted = {
        key: value
        for key, value in needles(office, case).items()
        if not key.startswith(("name of", "content of", "row", "tag"))
    }
    names = {number: name.encode() for number, (name, _roles) in SEATS.items()}
    assert places_of({**wanted, **names}, files(office.folder / "hub")) == set()


def test_objects_of_a_hub_are_named_by_what_they_hold(office: RealOffice, case: bytes) -> None:
    assert office["officer"].case(case).row.entries
    for path in (office.folder / "hub" / "objects").iterdir():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == path.name
