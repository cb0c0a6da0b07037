from __future__ import annotations

import copy
import csv
import json
import pickle
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alertadores.domain.identity import (
    IDENTITY_MARK,
    TRACKING_KEY_MARK,
    Identity,
    find_identity,
    mask_identity,
    mask_tracking_keys,
)
from alertadores.errors import ProgrammingError
from tests.shared import samples

WHO = Identity(
    "Lic. Mirna Lizbeth Jarquín Cervantes",
    "951 555 0142; mirna-j85@correo.example",
    "Con su hija: (667) 555 0139, o leal@correo.example",
)
CRUZ = Identity("Asunción de la Cruz Hernández", "", "")
NAMED = [
    pytest.param("Mirna Lizbeth Jarquín Cervantes", id="as told"),
    pytest.param("MIRNA JARQUIN", id="capitals without accents"),
    pytest.param("mirna jarquín", id="small letters"),
    pytest.param(unicodedata.normalize("NFD", "Mirna Jarquín"), id="decomposed accents"),
    pytest.param("Mirna\u00a0Jarquín", id="a no-break space"),
    pytest.param("Mir\u200bna Jarquín", id="a zero-width space in a word"),
    pytest.param("Mir\u00adna Jar\u00adquín", id="soft hyphens"),
    pytest.param("Mir\ufeffna\u2060 Jarquín", id="a byte order mark and a word joiner"),
    pytest.param("Mi\u202erna\u202c Jarquín", id="a bidi override"),
    pytest.param("Ｍｉｒｎａ Ｊａｒｑｕíｎ", id="fullwidth letters"),
    pytest.param("Jarquín Cervantes, Mirna", id="surnames first"),
    pytest.param("Cervantes Jarquín", id="surnames swapped"),
    pytest.param("Mirna L. Jarquín", id="an initial in between"),
    pytest.param("Mirna de Jarquín y Cervantes", id="particles in between"),
    pytest.param("Mirna\nJarquín", id="a line end in between"),
    pytest.param("mirna_jarquin", id="an underscore in between"),
    pytest.param("MirnaJarquín", id="as one word"),
    pytest.param("951 555 0142", id="the telephone number"),
    pytest.param("9515550142", id="the telephone number in one piece"),
    pytest.param("951) 555-01-42", id="the telephone number with a bracket"),
    pytest.param("+52 1 951.555.0142", id="the telephone number with its prefix"),
    pytest.param("９５１ ５５５ ０１４２", id="the telephone number in fullwidth digits"),
    pytest.param("951\u00a0555\u20110142", id="the telephone number with no-break separators"),
    pytest.param("555 0142", id="the local form standing alone"),
    pytest.param("6675550139", id="a number of the safe channel"),
    pytest.param("MIRNA-J85@correo.example", id="the address"),
    pytest.param("mirna-j85", id="the local part"),
    pytest.param("mirna-j85@otro.example", id="the local part elsewhere"),
    pytest.param("leal@correo.example", id="an address of the safe channel"),
    pytest.param("m.jarquin@ente.example", id="an address of initial and surname"),
    pytest.param("mjarquin@ente.example", id="an address of both as one word"),
]


@pytest.mark.parametrize("name", NAMED)
def test_the_person_is_masked_however_written(name: str) -> None:
    text = f"Lo vio «{name}», según consta. Nada más."
    masked, count = mask_identity(text, WHO)
    prefix = "+52 1 " if name.startswith("+52") else ""
    assert masked == f"Lo vio «{prefix}{IDENTITY_MARK}», según consta. Nada más."
    assert count == 1


def test_every_mention_has_the_same_mark() -> None:
    masked, count = mask_identity("Mirna Jarquín. Luego, M. Lizbeth Cervantes.", WHO)
    assert (masked, count) == (f"{IDENTITY_MARK}. Luego, M. {IDENTITY_MARK}.", 2)


def test_particles_of_the_surname_go_with_it() -> None:
    text = "Firma: De la Cruz Hernández, Asunción."
    assert mask_identity(text, CRUZ) == (f"Firma: {IDENTITY_MARK}.", 1)


def test_a_name_of_one_word_is_masked_where_it_has_a_capital() -> None:
    text = "Rosario rezó un rosario."
    assert mask_identity(text, Identity("Rosario", "", "")) == (
        f"{IDENTITY_MARK} rezó un rosario.",
        1,
    )


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("Ahí estaba Mirna, dijo.", "Mirna", id="a given name alone"),
        pytest.param("Vino JARQUÍN solo.", "JARQUÍN", id="a surname in capitals"),
        pytest.param("Escribí a jarquin@ente.example ayer.", "jarquin@ente.example", id="a host"),
        pytest.param("Le es leal a su jefe.", "leal", id="a local part that is a common word"),
    ],
)
def test_what_may_be_somebody_else_is_reported_and_kept(text: str, word: str) -> None:
    found = find_identity(text, WHO)
    assert [(text[m.start : m.end], m.kind) for m in found] == [(word, "possible")]
    assert mask_identity(text, WHO) == (text, 0)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("una mirna cualquiera", id="one word in small letters"),
        pytest.param("Mirnato Jarquinense", id="longer words"),
        pytest.param("Mirna 3 Jarquín".lower(), id="a digit in between"),
        pytest.param("tel. 951 555 0143", id="the next telephone number"),
        pytest.param("pleal@correo.example", id="a longer address"),
        pytest.param("el lic. firmó", id="a title"),
        pytest.param("cita de la a la z", id="particles"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_the_person_is_not_masked(text: str) -> None:
    assert mask_identity(text, WHO) == (text, 0)


def test_an_identity_that_says_nothing_finds_nothing() -> None:
    assert find_identity("Nombre, 951 555 0142, a@b.example", Identity("", "", "Plataforma")) == []


def test_two_numbers_side_by_side_in_a_contact_are_two_numbers() -> None:
    who = Identity("", "81 5555 0133 55 5555 0118", "+52 (951) 555 0142")
    text = "8155550133 y 5555550118 y 9515550142"
    assert mask_identity(text, who)[1] == 3


def test_an_identity_shows_nothing_and_cannot_leave_memory() -> None:
    assert "Mirna" not in repr(WHO) + str(WHO) + f"{[WHO]}"
    for leave in (pickle.dumps, copy.deepcopy):
        with pytest.raises(ProgrammingError):
            leave(WHO)


@settings(max_examples=200)
@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([*"., \n\u00a0;(«"]))
def test_in_any_text_the_person_is_gone_after_masking(before: str, after: str, near: str) -> None:
    text = f"{before}{near}Mirna Jarquín{near}{after}"
    masked, count = mask_identity(text, WHO)
    assert count >= 1
    assert "Mirna" not in masked
    assert all(mention.kind == "possible" for mention in find_identity(masked, WHO))


@settings(max_examples=200)
@given(st.text())
def test_mentions_are_in_order_and_inside_the_text(text: str) -> None:
    found = find_identity(text, Identity("Al Be", "1234567", ""))
    edges = [edge for mention in found for edge in (mention.start, mention.end)]
    assert edges == sorted(edges)
    assert all(0 <= edge <= len(text) for edge in edges)
    assert all(mention.start < mention.end for mention in found)


KEYS = [
    pytest.param("4821993011752046", id="in one piece"),
    pytest.param("4821 9930 1175 2046", id="in fours"),
    pytest.param("4821-9930-1175-2046", id="with hyphens"),
    pytest.param("4821.9930.1175.2046", id="with dots"),
    pytest.param("4821–9930—1175−2046", id="with dashes and a minus sign"),
    pytest.param("4821\u00a09930\u202f1175\u20072046", id="with no-break spaces"),
    pytest.param("4821 - 9930 - 1175 - 2046", id="with spaced hyphens"),
    pytest.param("4821_9930_1175_2046", id="with underscores"),
    pytest.param("4821 9930\n1175 2046", id="over a line end"),
    pytest.param("4821\u200b9930\u00ad1175\u20602046", id="with invisible characters"),
    pytest.param("48219930 11752046", id="in eights"),
    pytest.param("482 199 301 175 204 6", id="in threes"),
    pytest.param("４８２１ ９９３０ １１７５ ２０４６", id="in fullwidth digits"),
    pytest.param("٤٨٢١ ٩٩٣٠ ١١٧٥ ٢٠٤٦", id="in Arabic digits"),
    pytest.param("𝟒𝟖𝟐𝟏𝟗𝟗𝟑𝟎𝟏𝟏𝟕𝟓𝟐𝟎𝟒𝟔", id="in mathematical digits"),
]


@pytest.mark.parametrize("key", KEYS)
def test_a_tracking_key_is_masked_however_written(key: str) -> None:
    text = f"mi clave es {key}, gracias"
    assert mask_tracking_keys(text) == (f"mi clave es {TRACKING_KEY_MARK}, gracias", 1)


@pytest.mark.parametrize("beside", ["2024", "15", "12345678901234567890", "951 555 0142"])
def test_a_number_beside_a_key_does_not_save_it(beside: str) -> None:
    for text in (f"{beside} 4821 9930 1175 2046", f"4821993011752046 {beside}"):
        masked, count = mask_tracking_keys(text)
        assert count == 1
        assert "9930" not in masked


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("CLABE 072180000004125512", id="a CLABE"),
        pytest.param("CLABE 072 180 00000412551 2", id="a CLABE in its parts"),
        pytest.param("CLABE 0721 8000 0004 1255 12", id="a CLABE in fours"),
        pytest.param("12345678901234567", id="seventeen digits"),
        pytest.param("160341725000218", id="fifteen digits"),
        pytest.param("del 2024-01-17 2024-02-05", id="two dates"),
        pytest.param("del 17.01.2024 - 05.02.2024", id="two dates with dots"),
        pytest.param("ejercicios 2021 2022 2023 2024", id="four years"),
        pytest.param("951 555 0142, 951 555 0143", id="two telephone numbers"),
        pytest.param("1,234,567,890,123,456.00", id="an amount with commas"),
        pytest.param("4821 folio 9930 folio 1175 folio 2046", id="words in between"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_a_tracking_key_stays(text: str) -> None:
    assert mask_tracking_keys(text) == (text, 0)


def test_eighteen_digits_in_fours_whose_check_digit_is_wrong_are_not_a_clabe() -> None:
    assert mask_tracking_keys("0721 8000 0004 1255 13") == (f"{TRACKING_KEY_MARK} 13", 1)


@settings(max_examples=200)
@given(
    st.text(alphabet="0123456789", min_size=16, max_size=16),
    st.lists(st.sampled_from(["", " ", "-", ".", "\u00a0"]), min_size=15, max_size=15),
)
def test_no_key_survives_any_grouping(digits: str, separators: list[str]) -> None:
    key = "".join(a + b for a, b in zip(digits, [*separators, ""], strict=True))
    dates = key.count("19") + key.count("20") >= 2
    assert dates or mask_tracking_keys(f"({key})") == (f"({TRACKING_KEY_MARK})", 1)


@settings(max_examples=200)
@given(st.text())
def test_a_text_with_fewer_digits_than_a_key_stays_as_it_is(text: str) -> None:
    digits = sum(unicodedata.normalize("NFKD", text).count(str(digit)) for digit in range(10))
    others = any(unicodedata.category(char) == "Nd" and char > "9" for char in text)
    assert digits > 15 or others or mask_tracking_keys(text) == (text, 0)


@pytest.mark.parametrize(
    ("piece", "identities", "keys"),
    [
        pytest.param("1 ", 0, 0, id="digits and spaces"),
        pytest.param("a@", 0, 0, id="addresses without end"),
        pytest.param("de la ", 0, 0, id="particles"),
        pytest.param("Mirna ", 1, 0, id="one word of the name again and again"),
        pytest.param("9515550142x", 181_818, 0, id="the telephone number again and again"),
        pytest.param("-.", 0, 0, id="separators"),
    ],
)
def test_two_megabytes_of_one_piece_are_searched(piece: str, identities: int, keys: int) -> None:
    text = piece * (2_000_000 // len(piece))
    assert mask_identity(text, WHO)[1] == identities
    assert mask_tracking_keys(text)[1] == keys


def test_the_sample_keeps_neither_its_tracking_key_nor_a_name_told_in_the_text() -> None:
    with samples("alertas.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["folio"]: row for row in csv.DictReader(file)}
    text, count = mask_tracking_keys(rows["AL-2026-0056"]["narrativa"])
    assert count == 1
    assert "4821" not in text
    named = 0
    for row in rows.values():
        who = Identity(row["identidad_nombre"], row["identidad_contacto"], "")
        masked, count = mask_identity(row["narrativa"], who)
        named += count > 0
        assert not (who.name and who.name in masked)
    assert named == 12


def test_evidence_marked_in_the_sample_survives_the_search_for_keys() -> None:
    with samples("alertas.csv").open(encoding="utf-8", newline="") as file:
        texts = {row["folio"]: row["narrativa"] for row in csv.DictReader(file)}
    reference = samples("alertas_referencia.jsonl").read_text(encoding="utf-8").split("\n")
    lost = [
        datum["tipo"]
        for line in reference
        if line
        for alert in [json.loads(line)]
        for datum in alert["datos"]
        if datum["texto"] not in mask_tracking_keys(texts[alert["folio"]])[0]
        and datum["texto"] in texts[alert["folio"]]
    ]
    assert sorted(lost) == ["CLAVE_SEGUIMIENTO", "TARJETA"]
