"""An act of authority as the tests of commitments use it: a text in tokens, a value, nulls."""

from __future__ import annotations

from typing import Any

from crypto.commitments import FIELD_COUNT, Position, Withheld
from crypto.labels import Label
from crypto.secret import SecretBytes, mac

SALT = bytes(range(32))
CASE = SecretBytes(b"\x01" * 32)
THIRD = SecretBytes(b"\x02" * 32)
ACT = "Se determina que no procede. Firma Juan Pérez López.\nNotifíquese a «la parte»."
NAMES = ["schema", "acto", "monto", *(f"unused-{index}" for index in range(3, FIELD_COUNT))]
VALUES: list[Any] = ["act/1", ACT, {"moneda": "MXN", "pesos": 100}, *[None] * (FIELD_COUNT - 3)]


def act_positions(seed: SecretBytes = CASE, act: str = ACT) -> list[Position | Withheld]:
    """Return the 32 positions of an act under one seed."""
    values = [VALUES[0], act, *VALUES[2:]]
    forms = ["tokens" if index == 1 else "whole" for index in range(FIELD_COUNT)]
    return [
        Position(index, name, value, seed, form)
        for index, (name, value, form) in enumerate(zip(NAMES, values, forms, strict=True))
    ]


def salt_of(seed: SecretBytes, *path: int) -> bytes:
    """Return the salt that the format prescribes for a path, by its definition."""
    return mac(seed, Label.SALT, *(number.to_bytes(4, "big") for number in path))


def reference(digest: str) -> dict[str, str]:
    """Return the list element that stands for a disclosure (RFC 9901 §4.2.4.2)."""
    return {"...": digest}
