"""Frozen ledgers replay to the verdicts and states they had when they were signed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from alertadores.domain.entry import Reason
from alertadores.domain.records import SCHEMAS
from alertadores.ledger.leaf import parse_leaf
from alertadores.ledger.rows import Opened, open_entry
from crypto import merkle
from crypto.errors import CryptoError, FormatError, VerificationError
from tests.golden.make import LEDGERS, described, path, tables
from tests.office import replay

ledgers = pytest.mark.parametrize("name", sorted(LEDGERS))
# What a frozen entry has beside its description.
SIGNED = {"leaf", "trace"}


def read(name: str) -> dict[str, Any]:
    """Return a frozen file."""
    value = json.loads(path(name).read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def opened(name: str) -> list[Opened]:
    """Return the entries of a frozen ledger."""
    return [
        open_entry(parse_leaf(entry["leaf"].encode("ascii")), entry["trace"], index)
        for index, entry in enumerate(read(name)["entries"])
    ]


def without_signatures(ledger: dict[str, Any]) -> dict[str, Any]:
    """Return what a frozen ledger says it amounts to."""
    entries = [{k: v for k, v in each.items() if k not in SIGNED} for each in ledger["entries"]]
    return {**ledger, "entries": entries}


@ledgers
def test_a_frozen_ledger_amounts_to_what_it_did(name: str) -> None:
    assert described(opened(name)) == without_signatures(read(name))


@ledgers
def test_every_signature_and_every_tree_of_a_frozen_ledger_checks(name: str) -> None:
    log = opened(name)
    roster = replay(each.entry for each in log).roster
    hashes = [each.leaf.hash for each in log]
    origins = set()
    for index, each in enumerate(log):
        # Entry 0 is signed by a key that it lists itself.
        key = roster.before(max(index, 1)).keys.get(each.leaf.kid)
        if key is not None:
            each.leaf.verify(key.public)
        origins.add(each.leaf.origin)
        assert each.leaf.seen.size <= index
        assert each.leaf.seen.root == merkle.root_of(hashes[: each.leaf.seen.size])
    assert len(origins) == 1


@ledgers
def test_an_entry_of_a_frozen_ledger_cannot_be_altered(name: str) -> None:
    log = opened(name)
    roster = replay(each.entry for each in log).roster
    for index, entry in enumerate(read(name)["entries"]):
        other = "A" if entry["trace"][40] != "A" else "B"
        with pytest.raises(CryptoError):
            open_entry(log[index].leaf, entry["trace"][:40] + other + entry["trace"][41:], index)
        key = roster.before(max(index, 1)).keys.get(log[index].leaf.kid)
        for at in range(0, len(entry["leaf"]), 50):
            other = "A" if entry["leaf"][at] != "A" else "B"
            leaf = entry["leaf"][:at] + other + entry["leaf"][at + 1 :]
            if key is not None:
                with pytest.raises((FormatError, VerificationError)):
                    parse_leaf(leaf.encode("ascii")).verify(key.public)


@ledgers
def test_a_ledger_made_today_amounts_to_the_same(name: str) -> None:
    today, then = described(LEDGERS[name]().log), without_signatures(read(name))
    assert today == then


def test_every_reason_is_among_the_frozen_verdicts() -> None:
    verdicts = {entry["verdict"] for name in LEDGERS for entry in read(name)["entries"]}
    assert verdicts == {None, *(reason.value for reason in Reason)}


def test_every_type_is_among_the_frozen_entries_with_its_effect() -> None:
    accepted = {
        entry["type"]
        for name in LEDGERS
        for entry in read(name)["entries"]
        if entry["verdict"] is None
    }
    assert accepted == set(SCHEMAS)


def test_a_machine_is_only_ever_extended() -> None:
    today = tables()["machines"]
    for kind, machine in read("tables")["machines"].items():
        for state, targets in machine.items():
            assert set(targets) <= set(today[kind][state])


def test_a_schema_is_only_ever_extended_at_its_end() -> None:
    today = tables()["fields"]
    for type_, fields in read("tables")["fields"].items():
        assert today[type_][: len(fields)] == fields


def test_a_new_value_for_the_rules_has_a_default() -> None:
    for type_, names in read("tables")["values"].items():
        fields = SCHEMAS[type_].model_fields
        assert set(names) <= set(fields)
        assert not [name for name in set(fields) - set(names) if fields[name].is_required()]
