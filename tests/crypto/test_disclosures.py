from __future__ import annotations

import pytest

from crypto.canonical import b64u_decode, b64u_encode
from crypto.commitments import Committed, digest, disclosure, open_disclosure
from crypto.disclosures import MAX_DISCLOSURE
from crypto.errors import FormatError

SALT = bytes(range(32))


def test_disclosure_and_digest_follow_rfc_9901() -> None:
    text = disclosure(SALT, "FR")
    assert b64u_decode(text) == b'["' + b64u_encode(SALT).encode() + b'","FR"]'
    assert open_disclosure(text) == (SALT, "FR")
    # RFC 9901 §4.2.3 hashes the base64url text as it stands.
    rfc = "WyI2cU1RdlJMNWhhaiIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0"
    assert digest(rfc) == "uutlBuYeMDyjLLTpf6Jxi7yNkEF35jdyWMn9U7b_RYY"


def _spell(content: bytes) -> str:
    return b64u_encode(content)


S = b64u_encode(SALT).encode()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("", id="nothing"),
        pytest.param(_spell(b'["' + S + b'",1]') + "=", id="padding"),
        pytest.param(_spell(b'["' + S + b'", 1]'), id="a space"),
        pytest.param(_spell(b'["' + S + b'"]'), id="a salt alone"),
        pytest.param(_spell(b'["' + S + b'","n",1]'), id="three elements, the form of members"),
        pytest.param(_spell(b'{"0":"' + S + b'","1":1}'), id="an object"),
        pytest.param(_spell(b"[1,1]"), id="a number as salt"),
        pytest.param(_spell(b'["",1]'), id="an empty salt"),
        pytest.param(_spell(b'["' + S[:20] + b'",1]'), id="a salt of 15 bytes"),
        pytest.param(_spell(b'["' + S[:-1] + b'9",1]'), id="a salt with stray bits"),
        pytest.param(_spell(b'["' + S + b'",1.5]'), id="a fraction"),
        pytest.param(_spell(b'["' + S + b'","\\u0041"]'), id="an escape that is not needed"),
        pytest.param("ñ", id="a letter outside ASCII"),
    ],
)
def test_another_spelling_of_a_disclosure_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        open_disclosure(text)


def test_a_disclosure_over_the_limit_is_not_read() -> None:
    text = disclosure(SALT, "x" * (MAX_DISCLOSURE * 3 // 4))
    with pytest.raises(FormatError, match="limit"):
        open_disclosure(text)


def test_the_shortest_salt_passes() -> None:
    assert open_disclosure(disclosure(bytes(16), 1)) == (bytes(16), 1)


def test_a_short_salt_is_refused() -> None:
    with pytest.raises(FormatError):
        disclosure(bytes(15), 1)


def test_a_disclosure_outside_ascii_has_no_digest() -> None:
    with pytest.raises(FormatError):
        digest("ñ")


def test_a_disclosure_too_large_to_be_read_is_not_committed_to() -> None:
    with pytest.raises(FormatError):
        Committed.of("A" * (MAX_DISCLOSURE + 1))
