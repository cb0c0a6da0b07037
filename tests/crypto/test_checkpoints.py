from __future__ import annotations

import hashlib
import pickle
import re
import struct
from pathlib import Path

import cryptography_vectors
import pytest
from cryptography.hazmat.primitives.asymmetric.mldsa import MLDSA44PrivateKey, MLDSA44PublicKey
from hypothesis import given
from hypothesis import strategies as st

from crypto import checkpoints, notes
from crypto.checkpoints import Checkpoint, CosignerKey
from crypto.errors import CryptoError, FormatError, VerificationError
from crypto.merkle import EMPTY_ROOT
from crypto.notes import Algorithm, NoteVerifier, Signature
from crypto.secret import SecretBytes
from crypto.signing import SigningKey

ORIGIN = "example.com/behind-the-sofa"
# The example of C2SP tlog-checkpoint and tlog-cosignature.
SPEC_TEXT = f"{ORIGIN}\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
SPEC_NOTE = (
    f"{SPEC_TEXT}\n"
    f"— {ORIGIN} Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE"
    "+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2o"
    "yin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
).encode()
SPEC_TIME = 1679315147

# The seed behind the ML-DSA-44 log of the litewitness tests of filippo.io/torchwood, and what
# those tests publish of its verifier key: the key ID, and here the SHA-256 of its text.
TORCHWOOD_NAME = "example.com/mldsa-log"
TORCHWOOD_SEED = "2886adc2b0eabfce67c0472939127998bf886cf256bfee8ba76a253fce1146e0"
TORCHWOOD_KEY_ID = "b5df45c5"
TORCHWOOD_VKEY_SHA256 = "664e76027ff6f4d655e95aec4f63d6a483c757e3925ded6d359d98e179c44553"

EXAMPLE = checkpoints.parse_text(SPEC_TEXT)


@pytest.fixture(scope="module")
def log() -> SigningKey:
    return SigningKey.from_seed(SecretBytes(bytes(range(32))))


@pytest.fixture(scope="module")
def log_verifier(log: SigningKey) -> NoteVerifier:
    return NoteVerifier(ORIGIN, Algorithm.ED25519, log.public.to_bytes())


@pytest.fixture(scope="module")
def witness() -> CosignerKey:
    return CosignerKey.from_seed("witness.example.com/w1", SecretBytes(bytes(range(32, 64))))


def ml_dsa_44_answers() -> list[dict[str, bytes]]:
    folder = Path(cryptography_vectors.__file__).parent / "asymmetric" / "MLDSA"
    text = (folder / "kat_MLDSA_44_det_pure.rsp").read_text("ascii")
    pattern = re.compile(r"^(xi|pk|msg|sm|ctx) = ([0-9a-f]*)$", re.MULTILINE)
    return [
        {name: bytes.fromhex(value) for name, value in pattern.findall(block)}
        for block in text.split("count = ")[1:]
    ]


def test_known_answers_of_ml_dsa_44() -> None:
    answers = ml_dsa_44_answers()
    assert len(answers) >= 10
    for answer in answers:
        key = MLDSA44PrivateKey.from_seed_bytes(answer["xi"])
        assert key.public_key().public_bytes_raw() == answer["pk"]
        signature = answer["sm"][: len(answer["sm"]) - len(answer["msg"])]
        public = MLDSA44PublicKey.from_public_bytes(answer["pk"])
        public.verify(signature, answer["msg"], answer["ctx"])


def test_a_cosigner_derives_the_key_of_another_implementation_from_its_seed() -> None:
    key = CosignerKey.from_seed(TORCHWOOD_NAME, SecretBytes(bytes.fromhex(TORCHWOOD_SEED)))
    vkey = key.verifier.to_vkey()
    assert key.verifier.key_id.hex() == TORCHWOOD_KEY_ID
    assert hashlib.sha256(vkey.encode()).hexdigest() == TORCHWOOD_VKEY_SHA256
    assert NoteVerifier.from_vkey(vkey) == key.verifier
    assert key.seed().reveal().hex() == TORCHWOOD_SEED


def test_the_example_of_the_specification_is_read_and_written_back() -> None:
    note = notes.parse(SPEC_NOTE)
    assert note.to_bytes() == SPEC_NOTE
    assert checkpoints.parse_text(note.text) == EXAMPLE
    assert EXAMPLE.origin == ORIGIN
    assert EXAMPLE.size == 20852163
    assert EXAMPLE.to_text() == SPEC_TEXT
    assert int.from_bytes(note.signatures[1].blob[:8], "big") == SPEC_TIME


def test_a_signed_checkpoint_opens_under_the_key_of_its_log(
    log: SigningKey, log_verifier: NoteVerifier
) -> None:
    data = checkpoints.sign(EXAMPLE, log).to_bytes()
    assert checkpoints.open_checkpoint(data, log_verifier) == EXAMPLE


def test_a_checkpoint_opens_under_the_old_or_the_new_key_of_its_log(
    log: SigningKey, log_verifier: NoteVerifier
) -> None:
    fresh = SigningKey.generate()
    fresh_verifier = NoteVerifier(ORIGIN, Algorithm.ED25519, fresh.public.to_bytes())
    for key in log, fresh:
        data = checkpoints.sign(EXAMPLE, key).to_bytes()
        assert checkpoints.open_checkpoint(data, log_verifier, fresh_verifier) == EXAMPLE
    with pytest.raises(VerificationError):
        checkpoints.open_checkpoint(data, log_verifier)


def test_a_checkpoint_signed_by_the_key_of_another_log_is_refused(log: SigningKey) -> None:
    other = "example.com/other"
    data = notes.sign(SPEC_TEXT, other, log).to_bytes()
    with pytest.raises(VerificationError):
        checkpoints.open_checkpoint(
            data, NoteVerifier(other, Algorithm.ED25519, log.public.to_bytes())
        )


def test_a_signed_text_that_is_no_checkpoint_is_refused(
    log: SigningKey, log_verifier: NoteVerifier
) -> None:
    data = notes.sign(SPEC_TEXT + "an extension line\n", ORIGIN, log).to_bytes()
    with pytest.raises(FormatError):
        checkpoints.open_checkpoint(data, log_verifier)


@given(st.data())
def test_no_changed_bit_of_a_signed_checkpoint_opens(
    log: SigningKey, log_verifier: NoteVerifier, data: st.DataObject
) -> None:
    changed = bytearray(checkpoints.sign(EXAMPLE, log).to_bytes())
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(CryptoError):
        checkpoints.open_checkpoint(bytes(changed), log_verifier)


ROOT = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
HOSTILE_TEXTS = {
    "nothing": "",
    "two lines": f"{ORIGIN}\n5\n",
    "no newline at the end": f"{ORIGIN}\n5\n{ROOT}",
    "an empty line at the end": f"{ORIGIN}\n5\n{ROOT}\n\n",
    "an extension line": f"{ORIGIN}\n5\n{ROOT}\nextension\n",
    "an empty line at the start": f"\n{ORIGIN}\n5\n{ROOT}\n",
    "no origin": f"\n5\n{ROOT}\n",
    "a space in the origin": f"a b\n5\n{ROOT}\n",
    "a plus in the origin": f"a+b\n5\n{ROOT}\n",
    "a line separator in the origin": f"a\u2028b\n5\n{ROOT}\n",
    "an origin of 256 bytes": f"{'a' * 256}\n5\n{ROOT}\n",
    "a leading zero": f"{ORIGIN}\n05\n{ROOT}\n",
    "a plus before the size": f"{ORIGIN}\n+5\n{ROOT}\n",
    "a minus before the size": f"{ORIGIN}\n-5\n{ROOT}\n",
    "an underscore in the size": f"{ORIGIN}\n0_5\n{ROOT}\n",
    "a space before the size": f"{ORIGIN}\n 5\n{ROOT}\n",
    "a space after the size": f"{ORIGIN}\n5 \n{ROOT}\n",
    "Arabic digits": f"{ORIGIN}\n٥\n{ROOT}\n",
    "full-width digits": f"{ORIGIN}\n５\n{ROOT}\n",
    "a size of 2^53": f"{ORIGIN}\n9007199254740992\n{ROOT}\n",
    "a size of many digits": f"{ORIGIN}\n{'9' * 5000}\n{ROOT}\n",
    "a hexadecimal size": f"{ORIGIN}\n0x5\n{ROOT}\n",
    "a carriage return": f"{ORIGIN}\r\n5\n{ROOT}\n",
    "no padding": f"{ORIGIN}\n5\n{ROOT[:-1]}\n",
    "stray bits in the root": f"{ORIGIN}\n5\n{ROOT[:-2]}J=\n",
    "a root of 31 bytes": f"{ORIGIN}\n5\n{'A' * 42}==\n",
    "a root of 33 bytes": f"{ORIGIN}\n5\n{'A' * 44}\n",
    "the URL-safe alphabet": f"{ORIGIN}\n5\n{ROOT.replace('/', '_')}\n",
    "a hexadecimal root": f"{ORIGIN}\n5\n{'0' * 64}\n",
    "an empty tree with a root of its own": f"{ORIGIN}\n0\n{ROOT}\n",
}


@pytest.mark.parametrize("text", HOSTILE_TEXTS.values(), ids=HOSTILE_TEXTS.keys())
def test_a_text_of_another_grammar_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        checkpoints.parse_text(text)


def test_the_smallest_and_the_largest_checkpoints_are_read_back() -> None:
    for checkpoint in (
        Checkpoint("a", 0, EMPTY_ROOT),
        Checkpoint("ñ" * 127, 2**53 - 1, bytes(32)),
    ):
        assert checkpoints.parse_text(checkpoint.to_text()) == checkpoint


@pytest.mark.parametrize(
    ("size", "root"), [(-1, bytes(32)), (2**53, bytes(32)), (1, bytes(31)), (0, bytes(32))]
)
def test_a_checkpoint_out_of_range_is_not_made(size: int, root: bytes) -> None:
    with pytest.raises(FormatError):
        Checkpoint(ORIGIN, size, root)


def ed25519_cosignature(key: SigningKey, name: str, time: int, text: str) -> Signature:
    """Cosign by hand, from the words of C2SP tlog-cosignature."""
    public = key.public.to_bytes()
    key_id = hashlib.sha256(name.encode() + b"\n\x04" + public).digest()[:4]
    message = f"cosignature/v1\ntime {time}\n{text}".encode()
    return Signature(name, key_id, struct.pack(">Q", time) + key.sign(message))


def test_an_ed25519_cosignature_as_the_specification_words_it_verifies(log: SigningKey) -> None:
    verifier = NoteVerifier("w", Algorithm.ED25519_COSIGNATURE, log.public.to_bytes())
    signature = ed25519_cosignature(log, "w", SPEC_TIME, SPEC_TEXT)
    assert checkpoints.verify_cosignature(EXAMPLE, signature, verifier) == SPEC_TIME
    for other in SPEC_TIME + 1, 0, 2**63:
        moved = Signature("w", signature.key_id, struct.pack(">Q", other) + signature.blob[8:])
        with pytest.raises(VerificationError):
            checkpoints.verify_cosignature(EXAMPLE, moved, verifier)


def test_an_ml_dsa_cosignature_signs_the_struct_of_the_specification(witness: CosignerKey) -> None:
    signature = checkpoints.cosign(EXAMPLE, witness, SPEC_TIME)
    name, origin = witness.verifier.name.encode(), ORIGIN.encode()
    message = struct.pack(
        f">12s B{len(name)}s Q B{len(origin)}s QQ 32s",
        b"subtree/v1\n\0",
        len(name),
        name,
        SPEC_TIME,
        len(origin),
        origin,
        0,
        EXAMPLE.size,
        EXAMPLE.root,
    )
    public = MLDSA44PublicKey.from_public_bytes(witness.verifier.key)
    public.verify(signature.blob[8:], message)
    assert len(signature.blob) == 8 + 2420
    assert checkpoints.verify_cosignature(EXAMPLE, signature, witness.verifier) == SPEC_TIME


@pytest.mark.parametrize("time", [0, 1, 2**63 - 1])
def test_the_extreme_times_of_a_cosignature_are_read_back(witness: CosignerKey, time: int) -> None:
    signature = checkpoints.cosign(EXAMPLE, witness, time)
    assert checkpoints.verify_cosignature(EXAMPLE, signature, witness.verifier) == time


@pytest.mark.parametrize("time", [-1, 2**63, 2**64])
def test_a_time_out_of_range_is_not_cosigned(witness: CosignerKey, time: int) -> None:
    with pytest.raises(FormatError):
        checkpoints.cosign(EXAMPLE, witness, time)


def test_a_time_out_of_range_that_a_cosigner_signed_is_refused(log: SigningKey) -> None:
    verifier = NoteVerifier("w", Algorithm.ED25519_COSIGNATURE, log.public.to_bytes())
    signature = ed25519_cosignature(log, "w", 2**63, SPEC_TEXT)
    with pytest.raises(VerificationError, match="time"):
        checkpoints.verify_cosignature(EXAMPLE, signature, verifier)


@given(st.data())
def test_no_changed_bit_of_a_cosignature_verifies(
    witness: CosignerKey, data: st.DataObject
) -> None:
    signature = checkpoints.cosign(EXAMPLE, witness, SPEC_TIME)
    changed = bytearray(signature.blob)
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(VerificationError):
        checkpoints.verify_cosignature(
            EXAMPLE,
            Signature(signature.name, signature.key_id, bytes(changed)),
            witness.verifier,
        )


OTHER_CHECKPOINTS = {
    "another origin": Checkpoint(ORIGIN + "x", EXAMPLE.size, EXAMPLE.root),
    "another size": Checkpoint(ORIGIN, EXAMPLE.size + 1, EXAMPLE.root),
    "another root": Checkpoint(ORIGIN, EXAMPLE.size, bytes(32)),
}


@pytest.mark.parametrize("other", OTHER_CHECKPOINTS.values(), ids=OTHER_CHECKPOINTS.keys())
def test_a_cosignature_is_for_one_checkpoint_only(
    log: SigningKey, witness: CosignerKey, other: Checkpoint
) -> None:
    ed25519 = NoteVerifier("w", Algorithm.ED25519_COSIGNATURE, log.public.to_bytes())
    for signature, verifier in (
        (checkpoints.cosign(EXAMPLE, witness, SPEC_TIME), witness.verifier),
        (ed25519_cosignature(log, "w", SPEC_TIME, SPEC_TEXT), ed25519),
    ):
        with pytest.raises(VerificationError):
            checkpoints.verify_cosignature(other, signature, verifier)


def test_an_ml_dsa_cosignature_commits_to_the_name_of_the_witness(witness: CosignerKey) -> None:
    signature = checkpoints.cosign(EXAMPLE, witness, SPEC_TIME)
    renamed = NoteVerifier("other", Algorithm.ML_DSA_44_COSIGNATURE, witness.verifier.key)
    moved = Signature(renamed.name, renamed.key_id, signature.blob)
    with pytest.raises(VerificationError):
        checkpoints.verify_cosignature(EXAMPLE, moved, renamed)


def test_a_cosignature_that_names_another_key_is_refused(witness: CosignerKey) -> None:
    signature = checkpoints.cosign(EXAMPLE, witness, SPEC_TIME)
    for other in (
        Signature("other", signature.key_id, signature.blob),
        Signature(signature.name, bytes(4), signature.blob),
    ):
        with pytest.raises(VerificationError):
            checkpoints.verify_cosignature(EXAMPLE, other, witness.verifier)


@pytest.mark.parametrize("length", [1, 7, 8, 9, 71, 73, 2427, 2429])
def test_a_cosignature_of_another_length_is_refused(
    log: SigningKey, witness: CosignerKey, length: int
) -> None:
    ed25519 = NoteVerifier("w", Algorithm.ED25519_COSIGNATURE, log.public.to_bytes())
    for verifier in witness.verifier, ed25519:
        signature = Signature(verifier.name, verifier.key_id, bytes(length))
        with pytest.raises(VerificationError):
            checkpoints.verify_cosignature(EXAMPLE, signature, verifier)


def test_the_signature_of_a_log_is_no_cosignature(
    log: SigningKey, log_verifier: NoteVerifier
) -> None:
    signature = checkpoints.sign(EXAMPLE, log).signatures[0]
    with pytest.raises(FormatError):
        checkpoints.verify_cosignature(EXAMPLE, signature, log_verifier)


def test_a_cosigner_needs_a_name_and_a_whole_seed() -> None:
    with pytest.raises(FormatError):
        CosignerKey.generate("two words")
    for length in 0, 31, 33, 64:
        with pytest.raises(FormatError):
            CosignerKey.from_seed("w", SecretBytes(bytes(length)))


def test_a_generated_cosigner_is_restored_from_its_seed() -> None:
    key = CosignerKey.generate("w")
    again = CosignerKey.from_seed("w", key.seed())
    assert again.verifier == key.verifier != CosignerKey.generate("w").verifier


def test_a_cosigner_shows_nothing_of_its_secret(witness: CosignerKey) -> None:
    secret = witness.seed().reveal()
    assert secret.hex() not in repr(witness)
    with pytest.raises(TypeError):
        pickle.dumps(witness)
