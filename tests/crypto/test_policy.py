from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crypto import checkpoints, notes, policy
from crypto.checkpoints import Checkpoint, CosignerKey
from crypto.errors import FormatError, VerificationError
from crypto.notes import Algorithm, Note, NoteVerifier, Signature
from crypto.policy import NO_WITNESS, Group, Log, Policy, Witness
from crypto.secret import SecretBytes
from crypto.signing import SigningKey

ORIGIN = "example.com/log"
HEAD = Checkpoint(ORIGIN, 5, bytes(32))


def seeded(number: int) -> SecretBytes:
    return SecretBytes(bytes([number]) * 32)


KEYS = [SigningKey.from_seed(seeded(n)) for n in range(8)]
LOG = NoteVerifier(ORIGIN, Algorithm.ED25519, KEYS[0].public.to_bytes())
LOGS = (Log(LOG),)
ED25519 = [
    NoteVerifier(f"ed.example/{n}", Algorithm.ED25519_COSIGNATURE, KEYS[n].public.to_bytes())
    for n in range(1, 8)
]
COSIGNERS = [CosignerKey.from_seed(f"pq.example/{n}", seeded(n)) for n in range(1, 4)]
VKEYS = [LOG.to_vkey(), *(key.to_vkey() for key in ED25519)]

# The example of C2SP tlog-policy, with keys filled in.
SPEC_TEXT = """\
log {}

witness X1 {}
witness X2 {}
witness X3 {}
group X-witnesses 2 X1 X2 X3

witness Y1 {}
witness Y2 {}
witness Y3 {}
group Y-witnesses any Y1 Y2 Y3

group X-and-Y all X-witnesses Y-witnesses
quorum X-and-Y
""".format(*VKEYS)


def test_the_example_of_the_specification_is_satisfied_as_it_explains() -> None:
    parsed = policy.parse(SPEC_TEXT)
    names = [witness.name for witness in parsed.witnesses]
    assert names == ["X1", "X2", "X3", "Y1", "Y2", "Y3"]
    for count in range(7):
        for chosen in itertools.combinations(names, count):
            xs = sum(name.startswith("X") for name in chosen)
            ys = sum(name.startswith("Y") for name in chosen)
            assert parsed.satisfied_by({*chosen}) is (xs >= 2 and ys >= 1)


def test_names_of_groups_and_strangers_count_for_nothing() -> None:
    parsed = policy.parse(SPEC_TEXT)
    assert not parsed.satisfied_by({"X-and-Y", "X-witnesses", "Y-witnesses", "none", "Z1", "x1"})


def test_the_policy_without_witness_says_so_and_is_always_satisfied() -> None:
    parsed = policy.parse(f"log {VKEYS[0]}\nquorum none\n")
    assert parsed == Policy(LOGS, (), NO_WITNESS)
    assert parsed.quorum == NO_WITNESS
    assert parsed.satisfied_by(frozenset())
    assert policy.parse("quorum none\n") == Policy((), (), NO_WITNESS)


def test_a_single_witness_may_be_the_quorum() -> None:
    parsed = policy.parse(f"witness W {VKEYS[1]}\nquorum W\n")
    assert parsed.satisfied_by({"W"})
    assert not parsed.satisfied_by(frozenset())


def test_the_words_none_any_and_all_do_not_take_part_by_accident() -> None:
    text = f"witness any {VKEYS[1]}\nwitness all {VKEYS[2]}\ngroup 1 all all any\nquorum 1\n"
    parsed = policy.parse(text)
    assert parsed.groups == (Group("1", 2, ("all", "any")),)
    assert not parsed.satisfied_by({"any", "none"})
    assert parsed.satisfied_by({"any", "all"})


def test_spaces_tabs_comments_and_urls_are_read() -> None:
    text = (
        f"# a comment, also ñ\n\n \t \nlog\t {VKEYS[0]}  https://log.example/\n"
        f"  witness W {VKEYS[1]} https://witness.example/\t\n\t# another\nquorum   W\n"
    )
    assert policy.parse(text) == Policy(
        (Log(LOG, "https://log.example/"),),
        (Witness("W", ED25519[0], "https://witness.example/"),),
        "W",
    )


def test_names_are_compared_character_by_character() -> None:
    # A Kelvin sign is not a K, and the two ways to write ñ are two names.
    for one, other in (("K", "\u212a"), ("\u00f1", "n\u0303")):
        parsed = policy.parse(f"witness {one} {VKEYS[1]}\nquorum {one}\n")
        assert not parsed.satisfied_by({other})


A, B = f"witness A {VKEYS[1]}\n", f"witness B {VKEYS[2]}\n"
HOSTILE_POLICIES = {
    "nothing": "",
    "no quorum": f"log {VKEYS[0]}\n",
    "two quorums": "quorum none\nquorum none\n",
    "no newline at the end": "quorum none",
    "a carriage return": "quorum none\r\n",
    "a zero byte": "quorum none\0\n",
    "a delete character": "# \x7f\nquorum none\n",
    "a lone surrogate": "# \ud800\nquorum none\n",
    "a no-break space for a space": "quorum\u00a0none\n",
    "a line separator for a newline": "# x\u2028quorum none\n",
    "an unknown line": "logs x\nquorum none\n",
    "a keyword in capitals": "Quorum none\n",
    "a quorum of two names": A + B + "quorum A B\n",
    "a quorum without a name": "quorum\n",
    "a quorum nobody defines": A + "quorum B\n",
    "a quorum defined afterwards": "quorum A\n" + A,
    "a witness without a key": "witness A\nquorum none\n",
    "a witness with two URLs": A[:-1] + " u v\nquorum A\n",
    "a witness called none": A.replace(" A ", " none ") + "quorum none\n",
    "a witness defined twice": A + A.replace(VKEYS[1], VKEYS[2]) + "quorum A\n",
    "a witness with the key of another": A + A.replace(" A ", " B ") + "quorum A\n",
    "a witness with the key of a log": f"log {VKEYS[0]}\nwitness A "
    + NoteVerifier("w", Algorithm.ED25519_COSIGNATURE, LOG.key).to_vkey()
    + "\nquorum A\n",
    "a witness with another's key under a new name": A
    + "witness B "
    + NoteVerifier("renamed", Algorithm.ED25519_COSIGNATURE, ED25519[0].key).to_vkey()
    + "\nquorum A\n",
    "a witness with the key type of a log": f"witness A {VKEYS[0]}\nquorum A\n",
    "a log with the key type of a witness": f"log {VKEYS[1]}\nquorum none\n",
    "a log listed twice": f"log {VKEYS[0]}\nlog {VKEYS[0]}\nquorum none\n",
    "a log without a key": "log\nquorum none\n",
    "a log with two URLs": f"log {VKEYS[0]} u v\nquorum none\n",
    "a damaged key": f"log {VKEYS[0][:-1]}\nquorum none\n",
    "a group without members": A + "group G any\nquorum G\n",
    "a group of all of nobody": A + "group G all\nquorum G\n",
    "a group without a threshold": A + "group G A\nquorum G\n",
    "a threshold of 0": A + "group G 0 A\nquorum G\n",
    "a threshold above the members": A + "group G 2 A\nquorum G\n",
    "a threshold with a leading zero": A + "group G 01 A\nquorum G\n",
    "a threshold with a sign": A + "group G +1 A\nquorum G\n",
    "a threshold in Arabic digits": A + "group G ١ A\nquorum G\n",
    "a threshold of many digits": A + f"group G {'1' * 5000} A\nquorum G\n",
    "a member listed twice in a group": A + B + "group G 2 A A\nquorum G\n",
    "a member listed in two groups": A + B + "group G 1 A\ngroup H 1 A\nquorum G\n",
    "a member defined afterwards": "group G 1 A\n" + A + "quorum G\n",
    "a group within itself": A + "group G 1 G\nquorum G\n",
    "a member called none": A + "group G 1 none A\nquorum G\n",
    "a group with the name of a witness": A + "group A 1 A\nquorum A\n",
    "a name of 513 characters": A.replace(" A ", f" {'a' * 513} ") + "quorum none\n",
    "33 groups": A + "".join(f"group g{n} 1 A\n" for n in range(33)) + "quorum none\n",
    "a text that is too long": "#" * 300_000 + "\nquorum none\n",
}


@pytest.mark.parametrize("text", HOSTILE_POLICIES.values(), ids=HOSTILE_POLICIES.keys())
def test_a_policy_outside_the_grammar_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        policy.parse(text)


def test_more_than_32_witnesses_are_refused_and_32_are_read() -> None:
    keys = [SigningKey.from_seed(SecretBytes(bytes([9, n]) * 16)) for n in range(33)]
    lines = [
        Witness(str(n), NoteVerifier("w", Algorithm.ED25519_COSIGNATURE, key.public.to_bytes()))
        for n, key in enumerate(keys)
    ]
    whole = Policy(LOGS, (*lines[:32],), "31")
    assert policy.parse(whole.to_text()) == whole
    with pytest.raises(FormatError):
        Policy(LOGS, (*lines,), "31")


def test_a_quorum_that_is_not_defined_is_not_made() -> None:
    with pytest.raises(FormatError, match="quorum"):
        Policy(LOGS, (), "X")


@pytest.mark.parametrize("word", ["", "a b", "a\tb", "a\nb", "\0", "\x7f", "\ud800", "x" * 513])
def test_a_policy_that_could_not_be_read_back_is_not_made(word: str) -> None:
    with pytest.raises(FormatError):
        Policy((), (Witness(word, ED25519[0]),), NO_WITNESS)
    with pytest.raises(FormatError):
        Policy((), (Witness("A", ED25519[0], word or " "),), NO_WITNESS)
    with pytest.raises(FormatError):
        Policy((), (Witness("A", ED25519[0]), Group(word, 1, ("A",))), NO_WITNESS)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    words = st.text(
        st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=" "), min_size=1
    ).filter(lambda word: len(word) <= 20 and word != NO_WITNESS)
    names = draw(st.lists(words, unique=True, min_size=1, max_size=10))
    count = draw(st.integers(0, min(len(names), 7)))
    definitions: list[Witness | Group] = [
        Witness(name, key, draw(st.just("") | words))
        for name, key in zip(names[:count], ED25519, strict=False)
    ]
    free = names[:count]
    for name in names[count:]:
        if not free:
            break
        size = draw(st.integers(1, len(free)))
        members, free = tuple(free[:size]), [*free[size:], name]
        definitions.append(Group(name, draw(st.integers(1, size)), members))
    quorum = draw(st.sampled_from([NO_WITNESS, *(d.name for d in definitions)]))
    return Policy(draw(st.sampled_from([(), LOGS])), (*definitions,), quorum)


@given(policies())
def test_a_policy_is_read_back_as_it_was_written(original: Policy) -> None:
    assert policy.parse(original.to_text()) == original


@given(policies(), st.data())
def test_another_cosignature_never_spoils_a_quorum(original: Policy, data: st.DataObject) -> None:
    names = [witness.name for witness in original.witnesses]
    some = data.draw(st.sets(st.sampled_from(names))) if names else set()
    more = data.draw(st.sets(st.sampled_from(names))) if names else set()
    assert original.satisfied_by(some) <= original.satisfied_by(some | more)
    assert original.satisfied_by({*names})


@given(st.text(max_size=80))
def test_parsing_raises_only_its_own_error(text: str) -> None:
    with pytest.raises(FormatError):
        policy.parse(text)


def signed() -> Note:
    return checkpoints.sign(HEAD, KEYS[0])


WITNESSED = Policy(
    LOGS,
    (
        *(Witness(f"w{n}", key.verifier) for n, key in enumerate(COSIGNERS)),
        Group("two", 2, ("w0", "w1", "w2")),
    ),
    "two",
)


def test_a_checkpoint_opens_with_the_times_of_its_witnesses() -> None:
    note = signed()
    assert WITNESSED.open_checkpoint(note.to_bytes()) == (HEAD, {})
    for key, time in (COSIGNERS[0], 70), (COSIGNERS[2], 80), (COSIGNERS[0], 60):
        note = note.with_signature(checkpoints.cosign(HEAD, key, time))
    head, times = WITNESSED.open_checkpoint(note.to_bytes())
    assert head == HEAD
    assert times == {"w0": 70, "w2": 80}
    assert WITNESSED.satisfied_by(times.keys())


def test_two_cosignatures_of_one_witness_are_one_witness() -> None:
    note = signed()
    for time in 70, 80:
        note = note.with_signature(checkpoints.cosign(HEAD, COSIGNERS[0], time))
    _, times = WITNESSED.open_checkpoint(note.to_bytes())
    assert not WITNESSED.satisfied_by(times.keys())


def test_cosignatures_of_strangers_are_ignored() -> None:
    stranger = CosignerKey.from_seed("pq.example/1", seeded(99))
    note = signed().with_signature(checkpoints.cosign(HEAD, stranger, 70))
    assert WITNESSED.open_checkpoint(note.to_bytes()) == (HEAD, {})


def test_one_wrong_cosignature_of_a_known_witness_spoils_the_checkpoint() -> None:
    other = Checkpoint(ORIGIN, 6, bytes(32))
    wrong = checkpoints.cosign(other, COSIGNERS[1], 70)
    note = signed().with_signature(checkpoints.cosign(HEAD, COSIGNERS[1], 80))
    with pytest.raises(VerificationError):
        WITNESSED.open_checkpoint(note.with_signature(wrong).to_bytes())


def test_cosignatures_without_the_signature_of_a_log_open_nothing() -> None:
    lines: tuple[Signature, ...] = tuple(checkpoints.cosign(HEAD, key, 70) for key in COSIGNERS)
    with pytest.raises(VerificationError):
        WITNESSED.open_checkpoint(Note(HEAD.to_text(), lines).to_bytes())
    with pytest.raises(VerificationError):
        Policy((), WITNESSED.definitions, "two").open_checkpoint(signed().to_bytes())


def test_a_log_of_the_policy_does_not_speak_for_another_origin() -> None:
    other = Log(NoteVerifier("example.com/other", Algorithm.ED25519, KEYS[1].public.to_bytes()))
    forged = notes.sign(HEAD.to_text(), "example.com/other", KEYS[1])
    with pytest.raises(VerificationError):
        Policy((*LOGS, other), (), NO_WITNESS).open_checkpoint(forged.to_bytes())
