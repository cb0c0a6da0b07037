from __future__ import annotations

from typing import Any

import pytest

from alertadores.domain.records import SCHEMAS, parse_data
from alertadores.domain.roles import Role
from crypto.canonical import b64u_encode
from crypto.errors import FormatError

DIGEST = b64u_encode(b"d" * 32)
SEAT = {"number": 3, "key": DIGEST, "sealing": DIGEST, "roles": ["coordinacion"]}
READER = {"member": 3, "level": "full", "wrap": DIGEST}

# One accepted record of each type, with every name it may have.
EXAMPLES: dict[str, dict[str, Any]] = {
    "office.founded": {
        "origin": "alertadores.example/oficina",
        "zone": "America/Mexico_City",
        "log_key": DIGEST,
        "audit_key": DIGEST,
        "key_check": DIGEST,
        "witnesses": ["testigo.example+0a1b2c3d+Aaaa"],
        "quorum": 1,
        "members": [SEAT],
    },
    "office.accepted": {},
    "member.proposed": SEAT,
    "member.roles_proposed": {"number": 3, "roles": ["archivo", "transparencia"]},
    "member.removal_proposed": {"number": 3},
    "public.emitted": {"document": DIGEST, "link": DIGEST},
    "public.confirmed": {},
    "case.opened": {
        "readers": [READER],
        "trace_check": DIGEST,
        "read_check": DIGEST,
        "audit_wrap": DIGEST,
    },
    "access.granted": {"readers": [{**READER, "level": "trace"}]},
    "alert.registered": {"alerter": "INTERNO", "identity": "ANONIMA", "asks_protection": False},
    "alert.moved": {"to": "EN_ANALISIS"},
    "note.added": {},
    "evidence.added": {"file": DIGEST},
    "evidence.exported": {},
    "identity.sealed": {"envelope": DIGEST, "seats": [3, 4]},
    "protection.requested": {"consent": True},
    "protection.moved": {"to": "VIGENTE"},
    "risk.assessed": {"impact": 5, "probability": 1, "level": "MODERADO"},
    "determination.proposed": {"outcome": "OTORGADA", "families": ["LABORAL"]},
    "referral.drafted": {"destination": "OIC", "consent": True},
    "referral.sent": {"means": "OFICIALIA"},
    "referral.acknowledged": {},
    "referral.moved": {"to": "ADMITIDA"},
    "summary.proposed": {},
    "summary.issued": {"emission": DIGEST},
    "draft.amended": {},
    "proposal.withdrawn": {},
    "approval.given": {},
    "approval.refused": {},
}
OPTIONAL = {
    ("office.founded", "witnesses"),
    ("office.founded", "quorum"),
    ("determination.proposed", "families"),
}
NAMES = [(type_, name) for type_, data in EXAMPLES.items() for name in data]

DEEP: Any = 0
for _ in range(1000):
    DEEP = [DEEP]

ALIENS: dict[str, Any] = {
    "null": None,
    "true": True,
    "false": False,
    "zero": 0,
    "one": 1,
    "minus one": -1,
    "a fraction": 1.5,
    "a whole fraction": 3.0,
    "not a number": float("nan"),
    "infinity": float("inf"),
    "a huge number": 10**400,
    "a number in text": "3",
    "empty text": "",
    "a space": " ",
    "a lone surrogate": "\ud800",
    "text that is not NFC": "e\u0301",
    "a line feed": "\n",
    "overlong text": "x" * 100_000,
    "an empty list": [],
    "a list of null": [None],
    "a list of 257 numbers": list(range(1, 258)),
    "an empty object": {},
    "an object": {"number": 3},
    "1,000 levels": DEEP,
    "bytes": b"d" * 43,
}

HOSTILE: dict[str, tuple[str, str, Any]] = {
    "an origin in capitals": ("office.founded", "origin", "Alertadores.example"),
    "an origin with a line feed behind": ("office.founded", "origin", "alertadores.example\n"),
    "an origin with a space": ("office.founded", "origin", "alertadores example"),
    "an origin that goes up": ("office.founded", "origin", "alertadores.example/.."),
    "an origin of five parts": ("office.founded", "origin", "a/b/c/d/e"),
    "a zone that is a path": ("office.founded", "zone", "../../etc/passwd"),
    "a zone with a line feed behind": ("office.founded", "zone", "America/Mexico_City\n"),
    "a digest with a line feed behind": ("office.founded", "log_key", DIGEST + "\n"),
    "a digest with padding": ("office.founded", "audit_key", DIGEST + "="),
    "a digest with stray trailing bits": ("public.emitted", "link", DIGEST[:-1] + "B"),
    "a digest of the ordinary alphabet": ("public.emitted", "link", "+/" + DIGEST[2:]),
    "a quorum of 17": ("office.founded", "quorum", 17),
    "17 witnesses": ("office.founded", "witnesses", ["t"] * 17),
    "a witness with a line feed": ("office.founded", "witnesses", ["a\nb"]),
    "an empty witness": ("office.founded", "witnesses", [""]),
    "nobody": ("office.founded", "members", []),
    "257 members": ("office.founded", "members", [SEAT] * 257),
    "a seat with a name in it": ("office.founded", "members", [{**SEAT, "name": "Ana"}]),
    "a seat without roles": ("office.founded", "members", [{**SEAT, "roles": []}]),
    "a seat with an unknown role": ("office.founded", "members", [{**SEAT, "roles": ["jefe"]}]),
    "a seat with a number that is true": ("office.founded", "members", [{**SEAT, "number": True}]),
    "a role in capitals": ("member.roles_proposed", "roles", ["COORDINACION"]),
    "ten roles": ("member.roles_proposed", "roles", [Role.ARCHIVO.value] * 10),
    "member 0": ("member.removal_proposed", "number", 0),
    "member 100,001": ("member.removal_proposed", "number", 100_001),
    "a reader who may write": ("case.opened", "readers", [{**READER, "level": "write"}]),
    "65 readers": ("case.opened", "readers", [READER] * 65),
    "one custodian": ("identity.sealed", "seats", [3]),
    "six custodians": ("identity.sealed", "seats", [3, 4, 5, 6, 7, 8]),
    "a state with a space": ("alert.moved", "to", "EN ANALISIS"),
    "an impact of 6": ("risk.assessed", "impact", 6),
    "a level of the other language": ("risk.assessed", "level", "HIGH"),
    "17 families": ("determination.proposed", "families", ["LABORAL"] * 17),
    "a family with a name in it": ("determination.proposed", "families", ["Rómulo Ávila"]),
}


def test_every_type_has_an_example() -> None:
    assert set(EXAMPLES) == set(SCHEMAS)


@pytest.mark.parametrize("type_", EXAMPLES)
def test_a_record_is_read_as_it_was_written(type_: str) -> None:
    record = parse_data(type_, EXAMPLES[type_])
    assert isinstance(record, SCHEMAS[type_])
    assert record.model_dump(mode="json") == EXAMPLES[type_]


@pytest.mark.parametrize(("type_", "name"), NAMES)
def test_a_missing_value_is_refused_unless_it_has_a_default(type_: str, name: str) -> None:
    data = {key: value for key, value in EXAMPLES[type_].items() if key != name}
    if (type_, name) in OPTIONAL:
        assert not getattr(parse_data(type_, data), name)
    else:
        with pytest.raises(FormatError):
            parse_data(type_, data)


@pytest.mark.parametrize("type_", EXAMPLES)
@pytest.mark.parametrize("extra", ["x", "", "\ud800", "TYPE", "model_config"])
def test_a_foreign_name_is_refused(type_: str, extra: str) -> None:
    with pytest.raises(FormatError):
        parse_data(type_, {**EXAMPLES[type_], extra: 0})


@pytest.mark.parametrize("type_", EXAMPLES)
@pytest.mark.parametrize("data", [None, [], "", 0, True, DEEP, [["to", "VIGENTE"]]])
def test_what_is_no_object_is_refused(type_: str, data: Any) -> None:
    with pytest.raises(FormatError):
        parse_data(type_, data)


@pytest.mark.parametrize("alien", ALIENS.values(), ids=ALIENS)
@pytest.mark.parametrize(("type_", "name"), NAMES)
def test_a_value_is_taken_as_it_is_or_refused(type_: str, name: str, alien: Any) -> None:
    try:
        record = parse_data(type_, {**EXAMPLES[type_], name: alien})
    except FormatError:
        return
    taken = record.model_dump(mode="json")[name]
    assert (type(taken), taken) == (type(alien), alien)


@pytest.mark.parametrize(("type_", "name", "value"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_value_is_refused(type_: str, name: str, value: Any) -> None:
    with pytest.raises(FormatError):
        parse_data(type_, {**EXAMPLES[type_], name: value})


def test_a_refusal_does_not_quote_what_it_refuses() -> None:
    with pytest.raises(FormatError) as refusal:
        parse_data("alert.moved", {"to": "Rómulo Ávila"})
    assert "Ávila" not in str(refusal.value)
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__


def test_a_record_cannot_be_changed() -> None:
    record = parse_data("alert.moved", EXAMPLES["alert.moved"])
    with pytest.raises(ValueError, match="frozen"):
        record.to = "FIRME"  # type: ignore[attr-defined]
