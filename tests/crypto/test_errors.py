from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from crypto import disclosures, notes, passphrase, proofs
from crypto.errors import FormatError
from tests.crypto.refused import without_frames

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize(
    ("read", "rejected"),
    [
        pytest.param(notes.parse, b"a\xfe\n\n", id="a note"),
        pytest.param(notes.check_name, "a\ud8fe", id="a key name"),
        pytest.param(proofs.parse, b"a\xfe\n\n", id="a proof"),
        pytest.param(disclosures.digest, "a\xfe", id="a disclosure to hash"),
        pytest.param(disclosures.open_disclosure, "a\xfe", id="a disclosure to open"),
        pytest.param(passphrase.normalise, "a\ud8fe", id="a passphrase"),
    ],
)
def test_a_refusal_does_not_print_the_rejected(read: Callable[[Any], Any], rejected: Any) -> None:
    with pytest.raises(FormatError) as caught:
        read(rejected)
    printed = without_frames(caught.value)
    assert all(spelling not in printed for spelling in ("0xfe", "xfe'", "d8fe"))


def test_what_a_refusal_was_raised_from_is_looked_at_too() -> None:
    with pytest.raises(LookupError, match="outer") as caught:
        _refuse()
    printed = without_frames(caught.value)
    assert "ocelote" in printed
    assert "_refuse" not in printed


def _refuse() -> None:
    try:
        int("ocelote")
    except ValueError as error:
        raise LookupError("outer") from error
