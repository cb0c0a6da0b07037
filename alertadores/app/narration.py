"""How an invented alert is told: choices out of a seed, templates, and the alert itself.

A template is plain text with two kinds of holes. ``[one|another]`` stands for one of several
wordings and is chosen first; ``{slot}`` stands for a value of the story: ``{Slot}`` begins with a
capital, ``{SLOT}`` is written in capitals.
"""

from __future__ import annotations

import hmac
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count
from typing import Final, Literal, TypeVar

from alertadores.app.material import Institution, Invented, Mode, Names, Narrative, Region
from alertadores.domain.commands import RegisterAlert
from alertadores.domain.folding import fold
from alertadores.domain.identity import Identity
from alertadores.errors import ProgrammingError

Gender = Literal["woman", "man"]
Path = tuple[str | int, ...]

_CHOICE: Final = re.compile(r"\[([^\[\]]*)\]")
_SLOT: Final = re.compile(r"\{([A-Za-z0-9_]+)\}")
_MILLION: Final = 1_000_000
_GENDERS: Final[Mapping[Gender, str]] = {"woman": "mujer", "man": "hombre"}
_VOICES: Final[tuple[Gender, ...]] = ("woman", "man")
_MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip

T = TypeVar("T")


class Picker:
    """Choices that depend on a seed and on what they are for, never on the order of asking.

    A choice is HMAC-SHA-256 under the seed over the path of what is chosen, each part of the path
    with its type and length, so that no two paths read alike. It is repeatable, not random:
    nothing secret may ever come from here.

    Args:
        seed: any integer.
        path: what all choices of this picker are for.
    """

    def __init__(self, seed: int, *path: str | int) -> None:
        self._seed = seed
        self._key = str(seed).encode("ascii")
        self._path = path
        self._prefix = b"".join(map(_part, path))

    def at(self, *path: str | int) -> Picker:
        """Return a picker for what lies below this one's path."""
        return Picker(self._seed, *self._path, *path)

    def number(self, low: int, high: int, *path: str | int) -> int:
        """Return an integer from `low` to `high`, both included.

        Raises:
            ProgrammingError: the range is empty.
        """
        if high < low:
            raise ProgrammingError("practice.empty-range")
        if high == low:
            return low
        digest = hmac.digest(self._key, self._prefix + b"".join(map(_part, path)), "sha256")
        return low + int.from_bytes(digest[:16], "big") % (high - low + 1)

    def pick(self, items: Sequence[T], *path: str | int) -> T:
        """Return one of the items.

        Raises:
            ProgrammingError: there is none.
        """
        return items[self.number(0, len(items) - 1, *path)]

    def chance(self, percent: int, *path: str | int) -> bool:
        """Tell whether something happens that happens so many times in a hundred."""
        return self.number(1, 100, *path) <= percent


def _part(part: str | int) -> bytes:
    data = str(part).encode("utf-8")
    kind = b"s" if isinstance(part, str) else b"i"
    return kind + len(data).to_bytes(4, "big") + data


def tell(
    template: str, slots: Mapping[str, str], picker: Picker, path: tuple[str | int, ...]
) -> str:
    """Return the text of a template.

    Args:
        template: see the module's description.
        slots: name in small letters → value.
        picker: chooses among wordings.
        path: what the text is for.

    Raises:
        ProgrammingError: the template names a slot that the story has no value for.
    """
    numbers = count()
    worded = _CHOICE.sub(
        lambda hole: picker.pick(hole[1].split("|"), *path, next(numbers)), template
    )
    return _SLOT.sub(lambda hole: _value(hole[1], slots), worded)


def _value(name: str, slots: Mapping[str, str]) -> str:
    value = slots.get(name.lower())
    if value is None:
        raise ProgrammingError("practice.unknown-slot", slot=name)
    if name.isupper():
        return value.upper()
    return value[0].upper() + value[1:] if name[0].isupper() else value


def joined(items: Sequence[str]) -> str:
    """Return a Spanish list: "a, b y c", with "e" before the sound i."""
    if len(items) == 1:
        return items[0]
    word = "e" if fold(items[-1]).startswith(("i", "hi")) else "y"
    return f"{', '.join(items[:-1])} {word} {items[-1]}"


def person(names: Names, gender: Gender, picker: Picker, *path: str | int) -> str:
    """Return a given name and two different surnames."""
    given = picker.pick(names.women if gender == "woman" else names.men, *path, "given")
    first = picker.number(0, len(names.surnames) - 1, *path, "first")
    other = first + picker.number(1, len(names.surnames) - 1, *path, "second")
    return f"{given} {names.surnames[first]} {names.surnames[other % len(names.surnames)]}"


@dataclass(frozen=True, slots=True)
class Setting:
    """Who, where and when of one alert.

    Attributes:
        narrative: how it is told.
        mode: of identity.
        gender: of who tells it.
        institution: where it happened, None if it is no institution's matter.
        state: key of the catalogue.
        region: that state.
        place: in that state.
        received: the day it came in.
        picker: of this story.
    """

    narrative: Narrative
    mode: Mode
    gender: Gender
    institution: Institution | None
    state: str
    region: Region
    place: str
    received: date
    picker: Picker

    @classmethod
    def chosen(
        cls,
        invented: Invented,
        narrative: Narrative,
        modes: Sequence[Mode],
        received: date,
        picker: Picker,
    ) -> Setting:
        """Choose what the narrative and the stage leave open."""
        fitting = [each for each in invented.institutions if set(each.at) & set(narrative.at)]
        institution = picker.pick(fitting, "institution") if narrative.at else None
        barred = institution.not_in if institution else ()
        states = [key for key in narrative.states or invented.states if key not in barred]
        state = picker.pick(states, "state")
        region = invented.states[state]
        return cls(
            narrative=narrative,
            mode=picker.pick(modes, "mode"),
            gender=picker.pick((narrative.voice,) if narrative.voice else _VOICES, "gender"),
            institution=institution,
            state=state,
            region=region,
            place=picker.pick(region.places, "place"),
            received=received,
            picker=picker,
        )

    def slots(self, invented: Invented) -> dict[str, str]:
        """Return the values that templates may name."""
        picker, days = self.picker, self.days()
        amount = _value_in(self.narrative.amount, picker, "amount") if self.narrative.amount else 0
        slots = {
            "lugar": self.place,
            "estado": self.region.name,
            "en_estado": f"en {self.region.article or ''} {self.region.name}".replace("  ", " "),
            "monto": f"${amount:,}.00",
            "monto_dicho": _spoken(amount),
        }
        for name, range_ in self.narrative.numbers.items():
            slots[name] = f"{_value_in(range_, picker, 'number', name):,}"
        for name, day in days.items():
            slots |= _day_slots(name, day)
        institution = self.institution or invented.unnamed
        slots |= _institution_slots(institution, self.place)
        slots |= self._names(invented)
        code = institution.code
        slots["contrato"] = (
            f"{code}-LP-{picker.number(11, 489, 'contract'):04}-{days['desde'].year}"
        )
        slots["oficio"] = f"{code}/DA/{picker.number(101, 989, 'letter'):04}/{days['f1'].year}"
        if self.narrative.programmes:
            slots["programa"] = picker.pick(self.narrative.programmes, "programme")
        return slots

    def days(self) -> dict[str, date]:
        """Return the days that templates may name, in order of time: of the facts, of receipt."""
        last = self.received - timedelta(self.picker.number(3, 30, "last"))
        length = self.picker.number(240, 600, "length")
        quarter = length // 4
        shares = {"desde": length, "f1": quarter * 3, "f2": quarter * 2, "f3": quarter, "hasta": 0}
        jitter = {name: self.picker.number(0, quarter // 3, name) for name in ("f1", "f2", "f3")}
        days = {
            name: last - timedelta(share - jitter.get(name, 0)) for name, share in shares.items()
        }
        return {**days, "recibida": self.received}

    def _names(self, invented: Invented) -> dict[str, str]:
        picker = self.picker
        slots = {
            "hombre": person(invented.accused, "man", picker, "man"),
            "hombre2": person(invented.accused, "man", picker, "another man"),
            "mujer": person(invented.accused, "woman", picker, "woman"),
        }
        slots["hombre_ap"] = slots["hombre"].split(" ")[1]
        trades = invented.companies[self.narrative.company]
        stems = invented.company_stems
        first = picker.number(0, len(stems) - 1, "company")
        other = (first + picker.number(1, len(stems) - 1, "another company")) % len(stems)
        for slot, stem in (("empresa", first), ("empresa2", other)):
            slots[slot] = f"{picker.pick(trades, slot)} {stems[stem]}"
            slots[f"{slot}_sa"] = f"{slots[slot]}, S.A. de C.V."
        return slots

    def register(self, slots: Mapping[str, str], fear: str | None) -> RegisterAlert:
        """Return the alert.

        Args:
            slots: of this setting.
            fear: what the person fears, if protection is asked for.
        """
        narrative, picker, days = self.narrative, self.picker, self.days()

        def told(template: str, *path: str | int) -> str:
            return tell(template, slots, picker, path)

        reported = narrative.reported is not None
        return RegisterAlert(
            received=self.received,
            channel=picker.pick(narrative.channels, "channel"),
            alerter=narrative.alerter,
            identity=self.mode,
            narrative="\n\n".join(
                told(paragraph, "text", place) for place, paragraph in enumerate(narrative.text)
            ),
            relation=narrative.relation,
            institution=slots["ente"] if self.institution else None,
            scope=self.institution.scope if self.institution else None,
            government_level=self.institution.level if self.institution else None,
            state=self.state,
            facts_from=days["desde"],
            facts_to=days["hasta"],
            facts_continue=picker.chance(50, "continue"),
            conducts=narrative.conducts,
            amount=slots["monto"].strip("$").replace(",", "") if narrative.amount else None,
            currency="MXN" if narrative.amount else None,
            programme=told(narrative.programme) if narrative.programme else slots.get("programa"),
            evidence=narrative.evidence,
            accused=tuple(told(each) for each in narrative.accused),
            reported_before=reported,
            reported_to=told(narrative.reported) if narrative.reported else None,
            reported_on=days["f3"] if reported else None,
            asks_protection=fear is not None,
            risks=fear,
            gender=_GENDERS[self.gender] if picker.chance(60, "gender told") else None,
            age_range=picker.pick(narrative.ages, "age") if picker.chance(60, "age told") else None,
            language=narrative.language,
        )

    def identity(self, invented: Invented) -> Identity | None:
        """Return who tells it, None if anonymous."""
        if self.mode == "ANONIMA":
            return None
        picker = self.picker.at("identity")
        name = person(invented.alerters, self.gender, picker)
        if picker.chance(60, "phone"):
            # 555-01xx is given to nobody.
            line = f"{picker.number(0, 99, 'line'):02}"
            exchange = "5555" if len(self.region.area_code) == len("55") else "555"
            contact = f"{self.region.area_code} {exchange} 01{line}"
            channels = invented.safe_channels.phone
        else:
            given, surname, _ = fold(name).split(" ")
            contact = f"{given}.{surname}@buzon.example"
            channels = invented.safe_channels.email
        return Identity(name, contact, picker.pick(channels, "channel"))


def _value_in(range_: tuple[int, int, int], picker: Picker, *path: str | int) -> int:
    low, high, step = range_
    return low + step * picker.number(0, (high - low) // step, *path)


def _spoken(amount: int) -> str:
    if amount < _MILLION:
        return f"{amount // 1000} mil pesos"
    return f"{amount / _MILLION:.1f}".removesuffix(".0") + " millones de pesos"


def _day_slots(name: str, day: date) -> dict[str, str]:
    month = _MONTHS[day.month - 1]
    return {
        name: f"{day.day} de {month} de {day.year}",
        f"{name}_dm": f"{day.day} de {month}",
        f"{name}_mes": f"{month} de {day.year}",
    }


def _institution_slots(institution: Institution, place: str) -> dict[str, str]:
    of, to = ("del", "al") if institution.article == "el" else ("de la", "a la")
    slots: dict[str, str] = {}
    for slot, name in (
        ("ente", institution.name.replace("{lugar}", place)),
        ("siglas", institution.short),
    ):
        slots[slot] = name
        slots[f"el_{slot}"] = f"{institution.article} {name}"
        slots[f"del_{slot}"] = f"{of} {name}"
        slots[f"al_{slot}"] = f"{to} {name}"
        slots[f"en_el_{slot}"] = f"en {institution.article} {name}"
    return slots
