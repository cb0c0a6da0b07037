"""The way of a vault to its office, one call a step."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from alertadores.app.beginning import (
    Stage,
    accept_office,
    beginning_of,
    charter_of,
    establish,
    introduction_of,
    proposed_origin,
    read_introduction,
    sit_down,
    wrong_groups,
)
from alertadores.app.founding import Founder
from alertadores.app.opening import begin_session
from alertadores.app.session import Session
from alertadores.app.surroundings import Surroundings
from alertadores.bundles.card import TrustCard
from alertadores.domain.roles import Role
from alertadores.errors import UserError
from crypto.passphrase import TESTS_ONLY

PHRASE = "tormenta lápiz girasol ventana cuchara"
ORIGIN = "agencia/alertadores"
PEOPLE: Mapping[str, tuple[Role, ...]] = {
    "Ana Lugo": (Role.ADMINISTRACION, Role.COORDINACION),
    "Beto Mora": (Role.ENLACE_CASO, Role.ADMINISTRACION),
    "Celia Nava": (Role.CUSTODIA_IDENTIDAD,),
    "Darío Ochoa": (Role.CUSTODIA_IDENTIDAD,),
    "Elsa Pineda": (Role.AUDITORIA,),
}


@pytest.fixture
def around(tmp_path: Path) -> Surroundings:
    """Return surroundings in which passphrases protect nothing."""
    return Surroundings(state_folder=tmp_path / "state", profile=TESTS_ONLY)


@pytest.fixture
def sessions(tmp_path: Path, around: Surroundings) -> Iterator[dict[str, Session]]:
    """Return the open vaults of five persons without an office."""
    made = {name: begin_session(tmp_path / name, PHRASE, around)[0] for name in PEOPLE}
    yield made
    for session in made.values():
        session.close()


def _founders(sessions: dict[str, Session], folder: Path) -> list[Founder]:
    founders = []
    for name, session in sessions.items():
        path = folder / f"{name}.json"
        path.write_bytes(introduction_of(session, name))
        founders.append(Founder(read_introduction(path), PEOPLE[name]))
    return founders


def _establish(sessions: dict[str, Session], folder: Path, around: Surroundings) -> TrustCard:
    charter = charter_of(ORIGIN, "Agencia de Prueba", "America/Tijuana")
    founders = _founders(sessions, folder)
    return establish(sessions["Ana Lugo"], charter, founders, folder / "nodo", around)


def test_everybody_sees_who_has_accepted_and_who_is_missing(
    sessions: dict[str, Session], tmp_path: Path, around: Surroundings
) -> None:
    first, *others = sessions.values()
    assert beginning_of(first).stage is Stage.ALONE
    card = _establish(sessions, tmp_path, around)
    seen = beginning_of(first)
    assert (seen.stage, seen.agency, seen.origin) == (Stage.WAITING, "Agencia de Prueba", ORIGIN)
    assert [each.accepted for each in seen.founders] == [True, False, False, False, False]
    assert [each.me for each in seen.founders] == [True, False, False, False, False]
    assert [each.name for each in seen.founders] == list(PEOPLE)
    for session in others:
        sit_down(session, tmp_path / "nodo", card)
        assert beginning_of(session).stage is Stage.UNSIGNED
        accept_office(session)
    assert beginning_of(others[-1]).stage is Stage.FOUNDED
    assert beginning_of(others[0]).stage is Stage.WAITING
    for session in sessions.values():
        session.synchronise()
        assert beginning_of(session).stage is Stage.FOUNDED


def test_too_few_people_leave_no_hub_behind(
    sessions: dict[str, Session], tmp_path: Path, around: Surroundings
) -> None:
    charter = charter_of(ORIGIN, "Agencia", "America/Tijuana")
    founders = _founders(sessions, tmp_path)[:3]
    with pytest.raises(UserError, match="two-custodians"):
        establish(sessions["Ana Lugo"], charter, founders, tmp_path / "nodo", around)
    assert not (tmp_path / "nodo").exists()
    assert beginning_of(sessions["Ana Lugo"]).stage is Stage.ALONE


def test_a_hub_folder_with_something_in_it_is_left_alone(
    sessions: dict[str, Session], tmp_path: Path, around: Surroundings
) -> None:
    (tmp_path / "nodo").mkdir()
    (tmp_path / "nodo" / "foto.jpg").write_bytes(b"x")
    with pytest.raises(UserError):
        _establish(sessions, tmp_path, around)
    assert [path.name for path in (tmp_path / "nodo").iterdir()] == ["foto.jpg"]
    assert beginning_of(sessions["Ana Lugo"]).stage is Stage.ALONE


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="an empty file"),
        pytest.param(b"{}", id="another object"),
        pytest.param(b"\x00" * 100, id="zeros"),
        pytest.param(b"[" * 17_000, id="too long and too deep"),
    ],
)
def test_a_file_that_introduces_nobody_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(data)
    with pytest.raises(UserError, match="introduction-unusable"):
        read_introduction(path)


def test_a_folder_introduces_nobody(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"file\.unreadable"):
        read_introduction(tmp_path)


@pytest.mark.parametrize(
    ("agency", "origin"),
    [
        ("Secretaría Anticorrupción", "secretaria-anticorrupcion/alertadores"),
        ("  Ñandú & Cía.  ", "nandu-cia/alertadores"),
        ("", ""),
        ("日本", ""),
        ("a" * 200, "a" * 60 + "/alertadores"),
    ],
)
def test_the_proposed_name_of_a_log_can_be_used(agency: str, origin: str) -> None:
    assert proposed_origin(agency) == origin
    if origin:
        assert charter_of(origin, "Agencia", "America/Tijuana").origin == origin


def test_the_groups_that_were_copied_otherwise_are_told() -> None:
    shown = "-".join(["0A1B", "CDEF", *["7777"] * 7])
    right = ["oa lb", "cdef", *["7777"] * 7]
    assert wrong_groups(shown, right) == ()
    assert wrong_groups(shown, [*right[:1], "cdeg", *right[2:]]) == (2,)
    assert wrong_groups(shown, right[:7]) == (8, 9)
    assert wrong_groups(shown, ["é"] * 9) == tuple(range(1, 10))
