from __future__ import annotations

import base64
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto import notes
from crypto.errors import CryptoError, FormatError, VerificationError
from crypto.notes import Algorithm, Note, NoteVerifier, Signature
from crypto.secret import SecretBytes
from crypto.signing import SigningKey

# The example of C2SP signed-note, section "Verifier keys".
SPEC_VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
SPEC_NOTE = (
    "This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ON"
    "ncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
).encode()

# The keys and the note of the tests of golang.org/x/mod/sumdb/note.
GO_VKEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
GO_OTHER_VKEY = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop"
GO_SEED = base64.b64decode("AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz")[1:]
GO_TEXT = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n"
)
GO_LINE = (
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6"
    "KE6RyyBwJnAM=\n"
)
GO_NOTE = f"{GO_TEXT}\n{GO_LINE}".encode()

LINE = "— key.example AAAAAAA=\n"  # four bytes of key ID and one of signature


@pytest.fixture(scope="module")
def peter() -> SigningKey:
    return SigningKey.from_seed(SecretBytes(GO_SEED))


def test_the_example_of_the_specification_verifies_and_is_written_back() -> None:
    verifier = NoteVerifier.from_vkey(SPEC_VKEY)
    note = notes.parse(SPEC_NOTE)
    assert note.verify(verifier) == (verifier,)
    assert note.text == "This is an example message.\n"
    assert note.to_bytes() == SPEC_NOTE
    assert verifier.to_vkey() == SPEC_VKEY


def test_signing_gives_the_known_note_byte_for_byte(peter: SigningKey) -> None:
    assert notes.sign(GO_TEXT, "PeterNeumann", peter).to_bytes() == GO_NOTE


def test_the_verse_of_the_specification_keeps_its_empty_lines() -> None:
    verse = (
        "Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\n"
        "ed è subito sera.\n"
    )
    line = (
        "— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMou"
        "FSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n"
    )
    note = notes.parse(f"{verse}\n{line}".encode())
    assert note.text == verse
    assert note.signatures[0].key_id.hex() == "367ba04b"


def test_signatures_of_unknown_keys_are_ignored() -> None:
    peter, enoch = NoteVerifier.from_vkey(GO_VKEY), NoteVerifier.from_vkey(GO_OTHER_VKEY)
    strange = Signature("PeterNeumann", b"\x00\x00\x00\x00", b"of another key of that name")
    alike = Signature("witness.example", peter.key_id, b"of another name with that key ID")
    note = notes.parse(GO_NOTE).with_signature(strange).with_signature(alike)
    assert note.verify(peter, enoch) == (peter,)
    with pytest.raises(VerificationError):
        note.verify(enoch)
    with pytest.raises(VerificationError):
        note.verify()


def test_one_wrong_signature_of_a_known_key_spoils_the_note() -> None:
    peter, enoch = NoteVerifier.from_vkey(GO_VKEY), NoteVerifier.from_vkey(GO_OTHER_VKEY)
    good = notes.parse(GO_NOTE)
    for verifier in peter, enoch:
        wrong = Signature(verifier.name, verifier.key_id, bytes(64))
        for spoiled in (
            good.with_signature(wrong),
            Note(good.text, (wrong, *good.signatures)),
        ):
            with pytest.raises(VerificationError):
                spoiled.verify(peter, enoch)


@given(st.data())
def test_no_changed_bit_of_a_note_verifies(data: st.DataObject) -> None:
    changed = bytearray(GO_NOTE)
    changed[data.draw(st.integers(0, len(changed) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    with pytest.raises(CryptoError):
        notes.parse(bytes(changed)).verify(NoteVerifier.from_vkey(GO_VKEY))


HOSTILE_NOTES = {
    "nothing": "",
    "a text without an empty line": "text\n" + LINE,
    "a text without signatures": "text\n\n",
    "an empty line after the signatures": "text\n\n" + LINE + "\n",
    "no newline at the end": "text\n\n" + LINE[:-1],
    "no text and no line before the empty one": "\n" + LINE,
    "a carriage return in the text": "te\rxt\n\n" + LINE,
    "carriage returns at line ends": ("text\n\n" + LINE).replace("\n", "\r\n"),
    "a tab in the text": "te\txt\n\n" + LINE,
    "a zero byte in the text": "te\0xt\n\n" + LINE,
    "a hyphen for the dash": "text\n\n" + LINE.replace("—", "-"),
    "an en dash for the em dash": "text\n\n" + LINE.replace("—", "–"),
    "two spaces after the dash": "text\n\n" + LINE.replace("— ", "—  "),
    "two spaces before the signature": "text\n\n" + LINE.replace(" A", "  A"),
    "a space at the end of a line": "text\n\n" + LINE.replace("=", "= "),
    "a space before the dash": "text\n\n " + LINE,
    "a no-break space in the key name": "text\n\n" + LINE.replace("key", "k\u00a0y"),
    "a line separator in the key name": "text\n\n" + LINE.replace("key", "k\u2028y"),
    "a next-line character in the key name": "text\n\n" + LINE.replace("key", "k\u0085y"),
    "an ideographic space in the key name": "text\n\n" + LINE.replace("key", "k\u3000y"),
    "a plus in the key name": "text\n\n" + LINE.replace("key", "k+y"),
    "no key name": "text\n\n" + LINE.replace("key.example ", ""),
    "a key name of 256 bytes": "text\n\n" + LINE.replace("key.example", "é" * 128),
    "a key ID alone": "text\n\n" + LINE.replace("AAAAAAA=", "AAAAAA=="),
    "a signature shorter than a key ID": "text\n\n" + LINE.replace("AAAAAAA=", "AAAA"),
    "no padding": "text\n\n" + LINE.replace("=", ""),
    "too much padding": "text\n\n" + LINE.replace("=", "=="),
    "stray bits before the padding": "text\n\n" + LINE.replace("AAAAAAA=", "AAAAAAB="),
    "the URL-safe alphabet": "text\n\n" + LINE.replace("AAAAAAA=", "_-AAAAA="),
    "another line among the signatures": "text\n\n" + LINE + "text\n" + LINE,
    "seventeen signatures": "text\n\n" + LINE * 17,
}


@pytest.mark.parametrize("text", HOSTILE_NOTES.values(), ids=HOSTILE_NOTES.keys())
def test_a_note_of_another_grammar_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        notes.parse(text.encode())


@pytest.mark.parametrize(
    "data",
    [
        b"te\xffxt\n\n" + LINE.encode(),
        b"te\xed\xa0\x80xt\n\n" + LINE.encode(),
        b"t\xc1\xa1xt\n\n" + LINE.encode(),
        b"\xef\xbb\xbf\xff" + LINE.encode(),
        b"x" * notes.MAX_BYTES + b"\n\n" + LINE.encode(),
    ],
    ids=["not UTF-8", "a surrogate", "an overlong form", "after a byte order mark", "too large"],
)
def test_bytes_that_are_no_note_are_refused(data: bytes) -> None:
    with pytest.raises(FormatError):
        notes.parse(data)


def test_sixteen_signatures_are_read() -> None:
    assert len(notes.parse(("text\n\n" + LINE * 16).encode()).signatures) == 16


def test_no_seventeenth_signature_can_be_added() -> None:
    full = notes.parse(("text\n\n" + LINE * 16).encode())
    with pytest.raises(FormatError):
        full.with_signature(full.signatures[0])


def test_no_signature_is_added_beyond_the_limit_of_bytes() -> None:
    room = notes.MAX_BYTES - len(LINE.encode()) - 2
    full = notes.parse(("x" * room + "\n\n" + LINE).encode()[-notes.MAX_BYTES :])
    assert len(full.to_bytes()) == notes.MAX_BYTES
    with pytest.raises(FormatError, match="limit"):
        full.with_signature(full.signatures[0])


names = st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="+"), min_size=1)
texts = st.text(st.characters(exclude_categories=["Cs"])).filter(
    lambda text: all(c >= " " or c == "\n" for c in text)
)
signatures = st.builds(
    Signature,
    names.filter(lambda name: len(name.encode()) <= 255),
    st.binary(min_size=4, max_size=4),
    st.binary(min_size=1, max_size=90),
)


@given(texts, st.lists(signatures, min_size=1, max_size=16))
def test_a_note_is_read_back_as_it_was_written(text: str, lines: list[Signature]) -> None:
    note = Note(text + "\n", (*lines,))
    assert notes.parse(note.to_bytes()) == note


@given(st.binary(max_size=80) | st.text(alphabet="— \nkA=", max_size=40).map(str.encode))
def test_parsing_raises_only_its_own_error_and_is_injective(data: bytes) -> None:
    try:
        note = notes.parse(data)
    except FormatError:
        return
    assert note.to_bytes() == data


HOSTILE_VKEYS = {
    "nothing": "",
    "no key": "PeterNeumann+c74f20a3+",
    "no name": GO_VKEY.removeprefix("PeterNeumann"),
    "a space in the name": "Peter " + GO_VKEY,
    "a space at the end": GO_VKEY + " ",
    "a newline at the end": GO_VKEY + "\n",
    "a key ID in capitals": GO_VKEY.replace("c74f20a3", "C74F20A3"),
    "a key ID with spaces": GO_VKEY.replace("c74f20a3", "c7 4f 20 a3"),
    "the key ID of another key": GO_VKEY.replace("c74f20a3", "c74f20a4"),
    "another name under the same key ID": GO_VKEY.replace("Peter", "Pedro"),
    "a key that is too long": "PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBA"
    "DKEY==",
    "an unknown type": "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
}


@pytest.mark.parametrize("text", HOSTILE_VKEYS.values(), ids=HOSTILE_VKEYS.keys())
def test_a_verifier_key_of_another_grammar_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        NoteVerifier.from_vkey(text)


def test_every_part_of_a_verifier_key_alone_is_refused() -> None:
    for begin in range(len(GO_VKEY)):
        for end in range(begin, len(GO_VKEY) + (begin > 0)):
            with pytest.raises(FormatError):
                NoteVerifier.from_vkey(GO_VKEY[begin:end])


@pytest.mark.parametrize("length", [0, 32, 1311, 1313])
def test_an_ml_dsa_44_key_of_another_length_verifies_nothing(length: int) -> None:
    with pytest.raises(FormatError, match="1,312"):
        NoteVerifier("key.example", Algorithm.ML_DSA_44_COSIGNATURE, bytes(length))


@pytest.mark.parametrize("point", [1, 2**255 - 20, 2**255 - 19], ids=["identity", "order 2", "p"])
def test_an_unsound_ed25519_key_verifies_nothing(point: int) -> None:
    for algorithm in Algorithm.ED25519, Algorithm.ED25519_COSIGNATURE:
        with pytest.raises(FormatError):
            NoteVerifier("key.example", algorithm, point.to_bytes(32, "little"))


def test_one_key_has_a_key_id_for_each_algorithm(peter: SigningKey) -> None:
    public = peter.public.to_bytes()
    signer = NoteVerifier("PeterNeumann", Algorithm.ED25519, public)
    cosigner = replace(signer, algorithm=Algorithm.ED25519_COSIGNATURE)
    assert signer.key_id.hex() == "c74f20a3"
    assert cosigner.key_id == notes.key_id("PeterNeumann", 4, public) != signer.key_id


def test_a_cosigning_key_does_not_verify_notes(peter: SigningKey) -> None:
    note = notes.parse(GO_NOTE)
    cosigner = NoteVerifier("w", Algorithm.ED25519_COSIGNATURE, peter.public.to_bytes())
    with pytest.raises(FormatError):
        note.verify(NoteVerifier.from_vkey(GO_VKEY), cosigner)


@pytest.mark.parametrize(
    "text",
    ["", "no newline", "a\ttab\n", "a return\r\n", "\ud800\n", "\n\x1f\n"],
)
def test_a_text_that_is_not_one_of_a_note_is_not_signed(text: str, peter: SigningKey) -> None:
    with pytest.raises(FormatError):
        notes.sign(text, "PeterNeumann", peter)


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "a\0b", "\ud800", "a" * 256])
def test_a_name_that_is_not_a_key_name_is_refused(name: str, peter: SigningKey) -> None:
    with pytest.raises(FormatError):
        notes.sign(GO_TEXT, name, peter)
    with pytest.raises(FormatError):
        Signature(name, bytes(4), b"x")


@given(st.binary(max_size=40))
def test_base64_has_one_spelling(data: bytes) -> None:
    assert notes.b64_decode(notes.b64_encode(data)) == data


@pytest.mark.parametrize(
    "text",
    [
        "A",
        "AA",
        "AAA",
        "AB==",
        "AAB=",
        "=",
        "====",
        "A===",
        "AA=A",
        "AAAA\n",
        " AAAA",
        "AA AA",
        "AA==AA==",
        "ＡAAA",
        "A-A_",
    ],
)
def test_base64_of_another_spelling_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        notes.b64_decode(text)
