"""Choices out of a seed, templates, and the material they are filled from."""

from __future__ import annotations

import hmac

import pytest

import resources
from alertadores.app.material import Material
from alertadores.app.narration import Picker, joined, tell
from alertadores.app.stories import Stage
from alertadores.domain.folding import fold
from alertadores.errors import ProgrammingError
from crypto.errors import FormatError
from tests.stories import material

WIDE = 2**64


def test_choices_depend_on_seed_and_path_alone() -> None:
    one, other = Picker(5, "a"), Picker(6, "a")
    ways = [picker.number(0, WIDE, "b", place) for picker in (one, other) for place in range(50)]
    assert len(set(ways)) == 100
    assert Picker(5).number(0, WIDE, "a", "b", 3) == one.number(0, WIDE, "b", 3)
    assert one.at("b").number(0, WIDE, 3) == one.number(0, WIDE, "b", 3)


def test_a_choice_is_an_hmac_over_its_path() -> None:
    path = b"s\0\0\0\x05story" + b"i\0\0\0\x0242"
    digest = hmac.digest(b"-7", path, "sha256")
    assert Picker(-7, "story").number(0, 999, 42) == int.from_bytes(digest[:16], "big") % 1000


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(("ab", "c"), ("a", "bc"), id="letters move from one part to the next"),
        pytest.param((1,), ("1",), id="a number and its digits"),
        pytest.param(("a",), ("a", ""), id="an empty part more"),
        pytest.param((12,), (1, 2), id="a number and its digits apart"),
        pytest.param((), ("",), id="nothing and an empty part"),
    ],
)
def test_no_two_paths_read_alike(one: tuple[str | int, ...], other: tuple[str | int, ...]) -> None:
    assert Picker(1).number(0, WIDE, *one) != Picker(1).number(0, WIDE, *other)


def test_choices_stay_in_range_and_reach_all_of_it() -> None:
    picker = Picker(3)
    assert {picker.number(-1, 2, place) for place in range(100)} == {-1, 0, 1, 2}
    assert {picker.pick("xyz", place) for place in range(100)} == set("xyz")
    assert 500 < sum(picker.chance(30, place) for place in range(2000)) < 700
    assert not any(picker.chance(0, place) for place in range(300))
    assert all(picker.chance(100, place) for place in range(300))


def test_nothing_is_chosen_out_of_nothing() -> None:
    with pytest.raises(ProgrammingError):
        Picker(3).number(2, 1)
    with pytest.raises(ProgrammingError):
        Picker(3).pick(())


def test_templates_choose_a_wording_and_fill_slots() -> None:
    slots = {"lugar": "el río", "dos": "2"}
    text = tell("[A|A] {lugar}. {Lugar}. {LUGAR} {dos}", slots, Picker(1), ())
    assert text == "A el río. El río. EL RÍO 2"
    assert {tell("[a|b|c]", {}, Picker(1), (place,)) for place in range(50)} == set("abc")


def test_a_slot_without_value_is_an_error() -> None:
    with pytest.raises(ProgrammingError):
        tell("{nadie}", {}, Picker(1), ())


def test_spanish_lists() -> None:
    assert joined(["cohecho"]) == "cohecho"
    assert joined(["cohecho", "peculado"]) == "cohecho y peculado"
    assert joined(["cohecho", "peculado", "injerencia"]) == "cohecho, peculado e injerencia"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b'"fits": "within"', b'"fits": "perhaps"', id="a value that no list has"),
        pytest.param(b'"key":', b'"keys":', id="a foreign name"),
        pytest.param(b'"fits": "within",', b'"fits": "within", "fits": "thin",', id="a name twice"),
    ],
)
def test_damaged_material_is_refused(old: bytes, new: bytes) -> None:
    def read(folder: str, name: str) -> bytes:
        return resources.read(folder, name).replace(old, new)

    with pytest.raises(FormatError):
        Material.load(read)


def test_narratives_are_many_and_of_all_kinds() -> None:
    told = material().narratives
    assert len({narrative.key for narrative in told}) == len(told) >= 30
    assert {narrative.fits for narrative in told} == {"within", "outside", "thin"}
    assert len({conduct for each in told for conduct in each.conducts}) >= 20
    assert len({narrative.language for narrative in told}) >= 6


def test_whoever_can_be_referred_has_an_addressee_and_what_is_declined_a_reason() -> None:
    words = material().acts
    for narrative in material().narratives:
        assert (narrative.fits == "within") == bool(narrative.destinations)
        assert (narrative.fits == "within") == (narrative.ground is None)
        assert {*narrative.destinations, "CONTRALORIA_LOCAL"} <= words.referrals.keys()
        if narrative.fits == "outside":
            assert f"decline:{narrative.ground}" in words.words


def test_there_is_a_script_for_every_stage_and_none_besides() -> None:
    paths = material().paths
    assert list(paths.stages) == list(Stage)
    assert {name for stage in Stage for name in paths.names_of(stage)} == paths.steps.keys()


def test_no_word_of_an_alerters_name_occurs_anywhere_else() -> None:
    invented = material().invented
    names = invented.alerters
    own = {fold(word) for word in (*names.men, *names.women, *names.surnames)}
    rest = material().model_copy(
        update={"invented": invented.model_copy(update={"alerters": invented.accused})}
    )
    said = fold(rest.model_dump_json())
    assert [word for word in sorted(own) if word in said] == []
