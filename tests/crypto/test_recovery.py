from __future__ import annotations

import re
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from crypto.errors import FormatError
from crypto.labels import Label
from crypto.recovery import from_text, generate, stretch, to_text
from crypto.secret import SecretBytes, expand

PRIME = 1_048_517
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
STEPS = [step for step in range(-31, 32) if step]
SECRET = SecretBytes(bytes(range(20)))
CODE = to_text(SECRET)
PLAIN = CODE.replace("-", "")

secrets = st.binary(min_size=20, max_size=20).map(SecretBytes)


def _refused(text: str) -> bool:
    try:
        from_text(text)
    except FormatError:
        return True
    return False


def test_the_code_is_nine_groups_of_four() -> None:
    assert re.fullmatch(rf"[{ALPHABET}]{{4}}(-[{ALPHABET}]{{4}}){{8}}", CODE)


def test_the_code_spells_the_secret_and_is_a_multiple_of_the_prime() -> None:
    number = 0
    for character in PLAIN:
        number = number * 32 + ALPHABET.index(character)
    assert number % PRIME == 0
    assert (number >> 20).to_bytes(20, "big") == SECRET.reveal()


def test_the_code_of_zeros_is_zeros() -> None:
    assert to_text(SecretBytes(bytes(20))) == "-".join(["0000"] * 9)


@given(secrets)
def test_a_code_gives_its_secret_back(secret: SecretBytes) -> None:
    assert from_text(to_text(secret)) == secret


def test_generated_secrets_have_160_bits_and_differ() -> None:
    assert len(generate()) == 20
    assert generate() != generate()


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(CODE.lower(), id="lower case"),
        pytest.param(PLAIN, id="no hyphens"),
        pytest.param(CODE.replace("-", " "), id="spaces"),
        pytest.param(f"  {CODE} ", id="spaces around"),
        pytest.param(" ".join(PLAIN), id="a space after every character"),
        pytest.param(PLAIN[:18] + "-" + PLAIN[18:], id="a hyphen in the wrong place"),
        pytest.param(CODE.replace("0", "O"), id="capital O for zero"),
        pytest.param(CODE.replace("0", "o"), id="small o for zero"),
        pytest.param(CODE.replace("1", "I"), id="capital I for one"),
        pytest.param(CODE.replace("1", "l"), id="small l for one"),
        pytest.param(CODE.replace("1", "L").replace("0", "o"), id="a mixture"),
    ],
)
def test_a_person_may_type(typed: str) -> None:
    assert "0" in CODE
    assert "1" in CODE
    assert from_text(typed) == SECRET


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("", id="nothing"),
        pytest.param(PLAIN[:-1], id="one character missing"),
        pytest.param(PLAIN + "0", id="one character more"),
        pytest.param(PLAIN[:32], id="no check group"),
        pytest.param(CODE + "-" + CODE, id="twice"),
        pytest.param(CODE + "\n", id="a line end"),
        pytest.param(CODE.replace("-", "\t"), id="tabs"),
        pytest.param(CODE.replace("-", "–"), id="typographic dashes"),
        pytest.param(CODE.replace("-", "\u00a0"), id="no-break spaces"),
        pytest.param(PLAIN.replace("0", "U"), id="the letter that Crockford left out"),
        pytest.param(PLAIN.replace("1", "ı"), id="a dotless i, whose capital is I"),
        pytest.param(PLAIN.replace("1", "ſ"), id="a long s, whose capital is S"),
        pytest.param(PLAIN.replace("0", "٠"), id="an Arabic digit"),
        pytest.param(PLAIN.replace("0", "０"), id="a full-width digit"),
        pytest.param(PLAIN.replace("0", "О"), id="a Cyrillic O"),
        pytest.param(PLAIN.replace("0", "*"), id="a foreign symbol"),
        pytest.param(" " * 1_000_000 + PLAIN, id="a million spaces"),
        pytest.param("0" * 35 + "1", id="zeros with a wrong check group"),
    ],
)
def test_from_text_refuses(typed: str) -> None:
    with pytest.raises(FormatError):
        from_text(typed)


def test_a_check_group_raised_by_the_prime_is_refused() -> None:
    # 0 + prime still fits four characters and is a multiple: a second spelling of one secret.
    raised = "".join(ALPHABET[PRIME >> 5 * place & 31] for place in (3, 2, 1, 0))
    assert _refused("0" * 32 + raised)


def test_no_error_in_one_or_two_characters_is_a_multiple_of_the_prime() -> None:
    """The proof of the module's promise, by trying every such error.

    An error in two characters adds d·32^i + e·32^j; divided by the power that both share (32 is
    invertible), d·32^m + e with m = i - j from 1 to 35. With e = 0 it is an error in one.
    """
    for distance in range(1, 36):
        weight = pow(32, distance, PRIME)
        assert not any(
            (first * weight + second) % PRIME == 0 for first, second in product(STEPS, STEPS)
        )
    assert all(step % PRIME for step in STEPS)


@pytest.mark.parametrize("larger", [1_048_573, 1_048_571, 1_048_559, 1_048_549])
def test_no_larger_prime_below_two_to_the_twenty_promises_as_much(larger: int) -> None:
    assert any(
        (first * pow(32, 4, larger) + second) % larger == 0
        for first, second in product(STEPS, STEPS)
    )


def test_every_wrong_character_is_caught() -> None:
    for place, wrong in product(range(36), ALPHABET):
        if wrong != PLAIN[place]:
            assert _refused(PLAIN[:place] + wrong + PLAIN[place + 1 :])


@given(secrets)
def test_every_swap_of_neighbours_is_caught(secret: SecretBytes) -> None:
    code = to_text(secret).replace("-", "")
    for place in range(35):
        left, right = code[place], code[place + 1]
        if left != right:
            assert _refused(code[:place] + right + left + code[place + 2 :])


@given(secrets, st.integers(0, 35), st.integers(0, 35), st.data())
def test_any_two_wrong_characters_are_caught(
    secret: SecretBytes, first: int, second: int, data: st.DataObject
) -> None:
    code = list(to_text(secret).replace("-", ""))
    for place in {first, second}:
        code[place] = data.draw(st.sampled_from(ALPHABET.replace(code[place], "")))
    assert _refused("".join(code))


@given(secrets, st.data())
def test_every_accepted_spelling_means_the_same(secret: SecretBytes, data: st.DataObject) -> None:
    also = {"0": "0Oo", "1": "1IiLl"}
    typed = "".join(
        data.draw(st.sampled_from(["", " ", "-", " - "]))
        + data.draw(st.sampled_from(also.get(character, character + character.lower())))
        for character in to_text(secret).replace("-", "")
    )
    assume(len(typed) <= 128)
    assert from_text(typed) == secret


@pytest.mark.parametrize("length", [0, 19, 21, 32])
def test_a_secret_of_another_length_is_refused(length: int) -> None:
    with pytest.raises(FormatError):
        to_text(SecretBytes(bytes(length)))
    with pytest.raises(FormatError):
        stretch(SecretBytes(bytes(length)), b"")


def test_stretch_is_hkdf_for_the_lock() -> None:
    assert stretch(SECRET, b"lock 1") == expand(SECRET, Label.LOCK_SECRET, b"lock 1")
    assert stretch(SECRET, b"lock 1") != stretch(SECRET, b"lock 2")
    assert len(stretch(SECRET, b"lock 1")) == 32


def test_a_refusal_does_not_print_the_code() -> None:
    with pytest.raises(FormatError) as caught:
        from_text(PLAIN[:-1] + "ñ")
    assert PLAIN[:4] not in str(caught.value)
    assert caught.value.__cause__ is None
