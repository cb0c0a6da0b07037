from __future__ import annotations

import base64
import json
from collections.abc import Callable
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from alertadores.ledger.leaf import MAX_LEAF, Leaf, Seen, parse_leaf, sign_leaf
from crypto import merkle
from crypto.canonical import b64u_encode, loads_canonical
from crypto.errors import FormatError, VerificationError
from crypto.signing import SigningKey

KEY = SigningKey.generate()
ORIGIN = "alertadores.example/oficina"
E, F = b64u_encode(b"e" * 32), b64u_encode(b"f" * 32)
ROOT = b64u_encode(b"r" * 32)
LEAF = sign_leaf(KEY, ORIGIN, Seen(7, b"r" * 32), E, F)
CLAIMS: dict[str, Any] = {
    "_sd_alg": "sha-256",
    "e": [{"...": E}],
    "f": [{"...": F}],
    "log": ORIGIN,
    "seen": [7, ROOT],
    "v": 1,
}
HEADER: dict[str, Any] = {
    "alg": "Ed25519",
    "kid": KEY.public.kid,
    "typ": "alertadores-event+sd-jwt",
}

digests = st.binary(min_size=32, max_size=32).map(b64u_encode)
origins = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,62}(?:/[a-z0-9-]{1,62}){0,3}", fullmatch=True)
sizes = st.integers(0, 10**15 - 1)


def signed(header: bytes, payload: bytes) -> bytes:
    """Return a JWS over any two texts, truly signed."""
    text = f"{b64u_encode(header)}.{b64u_encode(payload)}".encode()
    return text + b"." + b64u_encode(KEY.sign(text)).encode()


def parts(leaf: Leaf) -> tuple[bytes, bytes]:
    """Return the texts of header and payload."""
    header, payload, _signature = leaf.data.split(b".")
    return tuple(base64.urlsafe_b64decode(part + b"==") for part in (header, payload))  # type: ignore[return-value]


@given(origins, sizes, digests, digests, digests)
def test_a_leaf_is_read_as_it_was_signed(
    origin: str, size: int, root: str, trace: str, fields: str
) -> None:
    if trace == fields:
        return
    seen = Seen(size, base64.urlsafe_b64decode(root + "="))
    leaf = sign_leaf(KEY, origin, seen, trace, fields)
    assert parse_leaf(leaf.data) == leaf
    assert (leaf.kid, leaf.origin, leaf.seen) == (KEY.public.kid, origin, seen)
    assert (leaf.trace_digest, leaf.fields_digest) == (trace, fields)
    assert leaf.hash == merkle.leaf_hash(leaf.data)
    leaf.verify(KEY.public)
    header, payload = parts(leaf)
    assert header == rfc8785.dumps(json.loads(header))
    assert payload == rfc8785.dumps(json.loads(payload))
    assert len(leaf.data) <= MAX_LEAF


def test_a_leaf_says_what_this_test_says_it_does() -> None:
    assert LEAF.data == signed(rfc8785.dumps(HEADER), rfc8785.dumps(CLAIMS))
    assert len(LEAF.data) < 650


def test_the_longest_leaf_is_within_its_limit() -> None:
    longest = "a" * 63 + ("/" + "a" * 62) * 3
    leaf = sign_leaf(KEY, longest, Seen(10**15 - 1, b"r" * 32), E, F)
    assert parse_leaf(leaf.data) == leaf


def test_no_bit_of_a_leaf_can_be_changed() -> None:
    for at in range(len(LEAF.data) * 8):
        data = bytearray(LEAF.data)
        data[at // 8] ^= 1 << at % 8
        with pytest.raises((FormatError, VerificationError)):
            parse_leaf(bytes(data)).verify(KEY.public)


def test_another_key_did_not_sign() -> None:
    with pytest.raises(VerificationError):
        LEAF.verify(SigningKey.generate().public)


def _text(value: Any) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()


def _claims(**changes: Any) -> bytes:
    return rfc8785.dumps({**CLAIMS, **changes})


def _without(name: str) -> bytes:
    return rfc8785.dumps({key: value for key, value in CLAIMS.items() if key != name})


PLAIN = rfc8785.dumps(CLAIMS)
PAYLOADS: dict[str, bytes] = {
    "names in another order": _text(dict(reversed(CLAIMS.items()))),
    "a space after a colon": PLAIN.replace(b'"v":1', b'"v": 1'),
    "a line feed at the end": PLAIN + b"\n",
    "a space before": b" " + PLAIN,
    "a byte order mark": b"\xef\xbb\xbf" + PLAIN,
    "an escaped letter": PLAIN.replace(b'"log"', b'"l\\u006fg"'),
    "an escaped slash": PLAIN.replace(b"/", b"\\/"),
    "a leading zero": PLAIN.replace(b"[7,", b"[07,"),
    "a plus sign": PLAIN.replace(b"[7,", b"[+7,"),
    "a negative size": PLAIN.replace(b"[7,", b"[-7,"),
    "minus zero": PLAIN.replace(b"[7,", b"[-0,"),
    "a fraction": PLAIN.replace(b"[7,", b"[7.0,"),
    "an exponent": PLAIN.replace(b"[7,", b"[7e0,"),
    "a size in text": PLAIN.replace(b"[7,", b'["7",'),
    "a size of sixteen digits": PLAIN.replace(b"[7,", b"[1000000000000000,"),
    "an underscore in the size": PLAIN.replace(b"[7,", b"[7_0,"),
    "Arabic digits": PLAIN.replace(b"[7,", "[٧,".encode()),
    "a claim more": _claims(iat=0),
    "a claim twice": PLAIN.replace(b',"v":1', b',"v":1,"v":1'),
    "digests by name": _claims(_sd=[E]),
    "another version": _claims(v=2),
    "a version that is true": _claims(v=True),
    "another hash": _claims(_sd_alg="sha-512"),
    "a hash in capitals": _claims(_sd_alg="SHA-256"),
    "two digests": _claims(e=[{"...": E}, {"...": ROOT}]),
    "no digest": _claims(e=[]),
    "a digest without its list": _claims(e={"...": E}),
    "a digest beside another name": _claims(e=[{"...": E, "x": 0}]),
    "a digest as plain text": _claims(e=[E]),
    "one digest for both": _claims(f=[{"...": E}]),
    "a digest with stray trailing bits": _claims(e=[{"...": E[:-1] + "V"}]),
    "a digest with padding": _claims(e=[{"...": E + "="}]),
    "a digest of 31 bytes": _claims(e=[{"...": b64u_encode(b"e" * 31)}]),
    "a digest of the ordinary alphabet": _claims(e=[{"...": "+/" + E[2:]}]),
    "an origin in capitals": _claims(log=ORIGIN.upper()),
    "an origin with a query": _claims(log=ORIGIN + "?x"),
    "an origin that ends in a slash": _claims(log=ORIGIN + "/"),
    "an empty origin": _claims(log=""),
    "an origin with a line feed": _claims(log=ORIGIN + "\n"),
    "an origin in another script": _claims(log="аlertadores.example"),
    "a tree without root": _claims(seen=[7]),
    "a tree with more": _claims(seen=[7, ROOT, 0]),
    "a root with stray trailing bits": _claims(seen=[7, ROOT[:-1] + "J"]),
    "no claims": b"{}",
    "a list": b"[]",
    "nothing": b"",
    "null": b"null",
    "not a number": PLAIN.replace(b"[7,", b"[NaN,"),
    "a lone surrogate": PLAIN.replace(b'"log":"', b'"log":"\\ud800'),
    "a null byte": PLAIN.replace(b'"log":"', b'"log":"\x00'),
    "a thousand levels": b"[" * 350 + b"]" * 350,
    **{f"no {name}": _without(name) for name in CLAIMS},
}

TITLE = rfc8785.dumps(HEADER)
HEADERS: dict[str, bytes] = {
    "names in another order": _text(dict(reversed(HEADER.items()))),
    "another algorithm": rfc8785.dumps({**HEADER, "alg": "EdDSA"}),
    "no algorithm": rfc8785.dumps({**HEADER, "alg": "none"}),
    "another type": rfc8785.dumps({**HEADER, "typ": "JWT"}),
    "a type in capitals": rfc8785.dumps({**HEADER, "typ": HEADER["typ"].upper()}),
    "a name more": rfc8785.dumps({**HEADER, "crit": ["x"]}),
    "a key in the header": rfc8785.dumps({**HEADER, "jwk": {}}),
    "a name twice": TITLE.replace(b'{"alg"', b'{"alg":"Ed25519","alg"'),
    "a space": TITLE.replace(b":", b": ", 1),
    "a line feed at the end": TITLE + b"\n",
    "a kid with stray trailing bits": TITLE.replace(
        KEY.public.kid.encode(), KEY.public.kid[:-1].encode() + b"B"
    ),
    "an empty kid": rfc8785.dumps({**HEADER, "kid": ""}),
    "no kid": rfc8785.dumps({"alg": "Ed25519", "typ": HEADER["typ"]}),
    "nothing": b"",
}


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS)
def test_a_payload_in_any_other_form_is_refused_although_truly_signed(payload: bytes) -> None:
    assert payload != PLAIN
    with pytest.raises(FormatError):
        parse_leaf(signed(TITLE, payload))


@pytest.mark.parametrize("header", HEADERS.values(), ids=HEADERS)
def test_a_header_in_any_other_form_is_refused_although_truly_signed(header: bytes) -> None:
    assert header != TITLE
    with pytest.raises(FormatError):
        parse_leaf(signed(header, PLAIN))


def _last_bits(data: bytes, part: int) -> bytes:
    """Set the lowest of the unused bits of the last character of one of the three parts."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    pieces = data.split(b".")
    last = alphabet.index(pieces[part][-1:])
    assert last % 4 == 0
    pieces[part] = pieces[part][:-1] + alphabet[last + 1 : last + 2]
    return b".".join(pieces)


# With an origin one letter shorter or longer, each of the parts ends in unused bits.
LENGTHS = [sign_leaf(KEY, ORIGIN + "a" * n, Seen(7, b"r" * 32), E, F).data for n in range(3)]
WHOLE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda _data: b"",
    "a line feed behind": lambda data: data + b"\n",
    "a disclosure behind": lambda data: data + b"~",
    "a space before": lambda data: b" " + data,
    "a null byte behind": lambda data: data + b"\x00",
    "two parts": lambda data: data.rpartition(b".")[0],
    "four parts": lambda data: data + b".AAAA",
    "an empty signature": lambda data: data.rpartition(b".")[0] + b".",
    "a signature of 63 bytes": lambda data: data[:-2],
    "padding": lambda data: data + b"==",
    "the ordinary alphabet": lambda data: data.replace(b"-", b"+").replace(b"_", b"/") + b"+",
    "a signature with stray trailing bits": lambda data: _last_bits(data, 2),
    "a payload with stray trailing bits": lambda _data: next(
        _last_bits(each, 1) for each in LENGTHS if len(each.split(b".")[1]) % 4
    ),
    "a megabyte": lambda data: data + b"A" * 1_000_000,
}


@pytest.mark.parametrize("spoil", WHOLE.values(), ids=WHOLE)
def test_what_is_not_exactly_a_leaf_is_refused(spoil: Callable[[bytes], bytes]) -> None:
    with pytest.raises(FormatError):
        parse_leaf(spoil(LEAF.data))


@given(st.data())
def test_only_canonical_json_is_accepted_whatever_is_changed(data: st.DataObject) -> None:
    payload = bytearray(PLAIN)
    for _change in range(data.draw(st.integers(1, 3))):
        begin = data.draw(st.integers(0, len(payload)))
        end = data.draw(st.integers(begin, min(begin + 3, len(payload))))
        alphabet = st.sampled_from(b'{}[]",:.0179aAeEfFrR_-\\u +/\n')
        payload[begin:end] = bytes(data.draw(st.lists(alphabet, max_size=3)))
    try:
        leaf = parse_leaf(signed(TITLE, bytes(payload)))
    except FormatError:
        return
    claims = loads_canonical(bytes(payload))
    assert claims.keys() == CLAIMS.keys()
    assert claims["e"] == [{"...": leaf.trace_digest}]
    assert claims["f"] == [{"...": leaf.fields_digest}]
    assert claims["seen"] == [leaf.seen.size, b64u_encode(leaf.seen.root)]


@pytest.mark.parametrize(
    ("origin", "size", "trace"),
    [
        pytest.param('a","x":"', 0, E, id="an origin that closes its text"),
        pytest.param("A", 0, E, id="an origin outside its grammar"),
        pytest.param(ORIGIN, -1, E, id="a negative size"),
        pytest.param(ORIGIN, 10**15, E, id="a size beyond its digits"),
        pytest.param(ORIGIN, 0, F, id="one digest for both"),
        pytest.param(ORIGIN, 0, "", id="no digest"),
        pytest.param(ORIGIN, 0, E + '"}],"x":[{"...":"' + E, id="a digest that closes its text"),
    ],
)
def test_nothing_outside_the_grammar_is_signed(origin: str, size: int, trace: str) -> None:
    with pytest.raises(FormatError):
        sign_leaf(KEY, origin, Seen(size, b"r" * 32), trace, F)


def test_a_refusal_does_not_quote_what_it_refuses() -> None:
    with pytest.raises(FormatError) as refusal:
        parse_leaf(signed(TITLE, b'{"name":"Romulo"}'))
    assert "Romulo" not in str(refusal.value)
