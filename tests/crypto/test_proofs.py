from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto import checkpoints, merkle, notes, proofs
from crypto.checkpoints import Checkpoint
from crypto.errors import FormatError
from crypto.notes import Algorithm, NoteVerifier
from crypto.proofs import InclusionProof
from crypto.secret import SecretBytes
from crypto.signing import SigningKey

KEY = SigningKey.from_seed(SecretBytes(bytes(range(32))))
LEAVES = [merkle.leaf_hash(bytes([n])) for n in range(8)]
HEAD = Checkpoint("example.com/fancylog", 8, merkle.root_of(LEAVES))
NOTE = checkpoints.sign(HEAD, KEY).to_bytes()

# The first lines of the example of C2SP tlog-proof, without its `extra` line.
SPEC_HEAD = """\
c2sp.org/tlog-proof@v1
index 73894
gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=
EKNzoDWG8LGC0Yp9o+sv3qllpMP9uHQ9B20KNL+Q1zs=
RoopEkOdqkYqMB4MJXrbt/hMjOxsVn0IrWjpz1ZMMes=
AHCioX9nLjsrse6YhjRRmk1WUEirVOLLRoOQ6vfO5vk=

"""


def test_a_proof_is_read_checked_and_written_back() -> None:
    path = merkle.prove_inclusion(5, 8, subtree)
    data = InclusionProof(5, path, NOTE).to_bytes()
    proof = proofs.parse(data)
    assert proof.to_bytes() == data
    log = NoteVerifier(HEAD.origin, Algorithm.ED25519, KEY.public.to_bytes())
    head = checkpoints.open_checkpoint(proof.checkpoint, log)
    merkle.verify_inclusion(proof.index, head.size, LEAVES[5], proof.hashes, head.root)


def test_the_head_of_the_example_of_the_specification_is_read() -> None:
    proof = proofs.parse(SPEC_HEAD.encode() + NOTE)
    assert proof.index == 73894
    assert len(proof.hashes) == 5
    assert proof.hashes[0].hex().startswith("8122b25e")
    assert proof.checkpoint == NOTE
    assert proof.to_bytes() == SPEC_HEAD.encode() + NOTE


def test_a_proof_in_a_tree_of_one_leaf_has_no_hashes() -> None:
    proof = proofs.parse(b"c2sp.org/tlog-proof@v1\nindex 0\n\n" + NOTE)
    assert (proof.index, proof.hashes) == (0, ())


hashes = st.lists(st.binary(min_size=32, max_size=32), max_size=63).map(tuple)


@given(st.integers(0, 2**53 - 1), hashes)
def test_a_proof_is_read_back_as_it_was_written(index: int, path: tuple[bytes, ...]) -> None:
    proof = InclusionProof(index, path, NOTE)
    assert proofs.parse(proof.to_bytes()) == proof


H = "gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ="
V1 = "c2sp.org/tlog-proof@v1"
HOSTILE_HEADS = {
    "nothing": "",
    "another version": f"c2sp.org/tlog-proof@v2\nindex 0\n{H}\n\n",
    "no version": f"index 0\n{H}\n\n",
    "an empty line at the start": f"\n{V1}\nindex 0\n{H}\n\n",
    "a space after the version": f"{V1} \nindex 0\n{H}\n\n",
    "an extra line": f"{V1}\nextra YWdl\nindex 0\n{H}\n\n",
    "no index": f"{V1}\n{H}\n\n",
    "two indices": f"{V1}\nindex 0\nindex 0\n{H}\n\n",
    "a leading zero in the index": f"{V1}\nindex 00\n{H}\n\n",
    "a plus before the index": f"{V1}\nindex +1\n{H}\n\n",
    "an underscore in the index": f"{V1}\nindex 1_0\n{H}\n\n",
    "Arabic digits": f"{V1}\nindex ٥\n{H}\n\n",
    "two spaces before the index": f"{V1}\nindex  1\n{H}\n\n",
    "an index of 2^53": f"{V1}\nindex 9007199254740992\n{H}\n\n",
    "an index of many digits": f"{V1}\nindex {'9' * 5000}\n{H}\n\n",
    "carriage returns": f"{V1}\r\nindex 0\r\n{H}\r\n\n",
    "a space after a hash": f"{V1}\nindex 0\n{H} \n\n",
    "a hash of 31 bytes": f"{V1}\nindex 0\n{'A' * 42}==\n\n",
    "a hash of 33 bytes": f"{V1}\nindex 0\n{'A' * 44}\n\n",
    "stray bits in a hash": f"{V1}\nindex 0\n{H[:-2]}R=\n\n",
    "two hashes on a line": f"{V1}\nindex 0\n{H}{H}\n\n",
    "64 hashes": f"{V1}\nindex 0\n" + f"{H}\n" * 64 + "\n",
    "two empty lines before the checkpoint": f"{V1}\nindex 0\n{H}\n\n\n",
    "an empty line among the hashes": f"{V1}\nindex 0\n{H}\n\n{H}\n\n",
}


@pytest.mark.parametrize("head", HOSTILE_HEADS.values(), ids=HOSTILE_HEADS.keys())
def test_a_head_of_another_grammar_is_refused(head: str) -> None:
    with pytest.raises(FormatError):
        proofs.parse(head.encode() + NOTE)


HOSTILE_TAILS = {
    "no checkpoint": b"",
    "no empty line": b"\n",
    "a checkpoint without signatures": HEAD.to_text().encode(),
    "bytes after the checkpoint": NOTE + b"x",
    "a note that is no checkpoint": notes.sign("text\n", HEAD.origin, KEY).to_bytes(),
    "a checkpoint that is not UTF-8": b"\xff" + NOTE,
    "a checkpoint that is too large": b"x" * 200_000,
}


@pytest.mark.parametrize("tail", HOSTILE_TAILS.values(), ids=HOSTILE_TAILS.keys())
def test_a_proof_without_a_whole_note_is_refused(tail: bytes) -> None:
    with pytest.raises(FormatError):
        proofs.parse(f"{V1}\nindex 0\n{H}\n\n".encode() + tail)


@given(st.binary(max_size=60))
def test_parsing_raises_only_its_own_error(data: bytes) -> None:
    with pytest.raises(FormatError):
        proofs.parse(data)


@pytest.mark.parametrize(
    ("index", "path"),
    [(-1, ()), (2**53, ()), (0, (bytes(31),)), (0, (bytes(32),) * 64)],
)
def test_a_proof_out_of_range_is_not_made(index: int, path: tuple[bytes, ...]) -> None:
    with pytest.raises(FormatError):
        InclusionProof(index, path, NOTE)
    with pytest.raises(FormatError):
        InclusionProof(0, (), b"not a note")


def subtree(level: int, index: int) -> bytes:
    return merkle.root_of(LEAVES[index << level : (index + 1) << level])
