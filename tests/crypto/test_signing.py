from __future__ import annotations

import json
import pickle
from collections import Counter
from typing import Any

import pytest

from crypto.canonical import b64u_decode
from crypto.errors import FormatError, VerificationError
from crypto.secret import SecretBytes
from crypto.signing import SigningKey, VerifyKey
from tests.shared import vectors

P = 2**255 - 19
D = -121665 * pow(121666, -1, P) % P

# RFC 8032 §7.1: seed, public key, message, signature.
RFC_8032 = {
    "the empty message": (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701c"
            "f9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    "a message of one byte": (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0"
            "f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
}


@pytest.fixture(scope="module")
def key() -> SigningKey:
    return SigningKey.from_seed(SecretBytes(bytes(range(32))))


@pytest.mark.parametrize("case", RFC_8032.values(), ids=RFC_8032.keys())
def test_known_answers_of_rfc_8032(case: tuple[str, str, str, str]) -> None:
    seed, public, message, signature = (bytes.fromhex(part) for part in case)
    key = SigningKey.from_seed(SecretBytes(seed))
    assert key.public.to_bytes() == public
    assert key.sign(message) == signature
    VerifyKey.from_bytes(public).verify(signature, message)


def test_thumbprint_of_rfc_8037_appendix_a3() -> None:
    public = b64u_decode("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    assert VerifyKey.from_bytes(public).kid == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_the_seed_comes_back(key: SigningKey) -> None:
    again = SigningKey.from_seed(key.seed())
    assert again.public == key.public
    assert again.sign(b"x") == key.sign(b"x")


def test_generated_keys_differ() -> None:
    assert SigningKey.generate().public != SigningKey.generate().public


def test_a_seed_of_another_length_is_refused() -> None:
    with pytest.raises(FormatError):
        SigningKey.from_seed(SecretBytes(bytes(31)))


def test_keys_are_equal_and_hash_by_their_bytes(key: SigningKey) -> None:
    again = VerifyKey.from_bytes(key.public.to_bytes())
    assert again == key.public
    assert len({again, key.public}) == 1
    assert again != SigningKey.generate().public


def test_a_private_key_neither_prints_nor_pickles(key: SigningKey) -> None:
    assert bytes(range(32)).hex() not in repr(key)
    with pytest.raises(TypeError):
        pickle.dumps(key)


def test_another_message_or_key_is_refused(key: SigningKey) -> None:
    signature = key.sign(b"si")
    with pytest.raises(VerificationError):
        key.public.verify(signature, b"no")
    with pytest.raises(VerificationError):
        SigningKey.generate().public.verify(signature, b"si")


def _small_order_points() -> set[bytes]:
    """Enumerate E[8] from one point of order eight by the addition law, for the test only."""
    y = 0x7A03AC9277FDC74EC6CC392CFA53202A0F67100D760B3CBA4FD84D3D706A17C7
    x2 = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if x * x % P != x2:
        x = x * pow(2, (P - 1) // 4, P) % P
    assert x * x % P == x2
    found, point = set(), (0, 1)
    for _ in range(8):
        found.add((point[1] | (point[0] & 1) << 255).to_bytes(32, "little"))
        t = D * point[0] * x * point[1] * y % P
        point = (
            (point[0] * y + point[1] * x) * pow(1 + t, -1, P) % P,
            (point[1] * y + point[0] * x) * pow(1 - t, -1, P) % P,
        )
    assert point == (0, 1)
    return found


def test_each_of_the_eight_points_of_small_order_is_refused() -> None:
    points = _small_order_points()
    assert len(points) == 8
    for point in points:
        with pytest.raises(FormatError, match="small order"):
            VerifyKey.from_bytes(point)


@pytest.mark.parametrize("sign", [0, 1 << 255], ids=["positive x", "negative x"])
def test_every_encoding_with_y_not_below_p_is_refused(sign: int) -> None:
    for y in range(P, 2**255):
        with pytest.raises(FormatError, match="canonical"):
            VerifyKey.from_bytes((y | sign).to_bytes(32, "little"))


@pytest.mark.parametrize("y", [1, P - 1], ids=["the identity", "the point of order two"])
def test_minus_zero_as_x_is_refused(y: int) -> None:
    with pytest.raises(FormatError):
        VerifyKey.from_bytes((y | 1 << 255).to_bytes(32, "little"))


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_key_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(FormatError):
        VerifyKey.from_bytes(b"\x02" * length)


def test_wycheproof() -> None:
    groups = json.loads(vectors("wycheproof_ed25519.json").read_text())["testGroups"]
    seen: Counter[str] = Counter()
    for group in groups:
        public = VerifyKey.from_bytes(bytes.fromhex(group["publicKey"]["pk"]))
        for test in group["tests"]:
            seen[test["result"]] += 1
            signature, message = bytes.fromhex(test["sig"]), bytes.fromhex(test["msg"])
            if test["result"] == "valid":
                public.verify(signature, message)
            else:
                with pytest.raises(VerificationError):
                    public.verify(signature, message)
    assert seen == {"valid": 88, "invalid": 63}


def _verdict(vector: dict[str, Any]) -> str:
    try:
        key = VerifyKey.from_bytes(bytes.fromhex(vector["key"]))
    except FormatError:
        return "key refused"
    try:
        key.verify(bytes.fromhex(vector["sig"]), vector["msg"].encode())
    except VerificationError:
        return "signature refused"
    return "accepted"


def _expected(flags: set[str]) -> str:
    """State our rule in the words of the vectors.

    Refused as keys: small-order or non-canonical A. Refused as signatures: what only verifies with
    the cofactor, or with R spelt in another way. Accepted: low-order R and low-order components of
    A or R where the equation holds without cofactor; the signer made them on purpose and they bind
    the message.
    """
    if flags & {"low_order_A", "non_canonical_A"}:
        return "key refused"
    if flags & {"low_order_residue", "non_canonical_R"}:
        return "signature refused"
    return "accepted"


def test_cctv_is_decided_by_four_of_its_flags() -> None:
    seen: Counter[str] = Counter()
    for vector in json.loads(vectors("cctv_ed25519.json").read_text()):
        verdict = _verdict(vector)
        assert verdict == _expected(set(vector["flags"] or ())), vector["number"]
        seen[verdict] += 1
    assert seen == {"key refused": 526, "signature refused": 302, "accepted": 86}
