"""A large list without an office: a view alone, filled through its own door.

No ledger lies behind it, so a million cases take minutes and not hours. Its texts have the shape of
language: few words in every text, most of twenty thousand in hardly any (Zipf), which random words
would not; a search through texts of equally frequent words is no measure of anything.
"""

from __future__ import annotations

import itertools
import random  # noqa: TID251 - invented, and the same each time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final

from alertadores.domain.folio import RANDOM_BYTES, make_folio
from alertadores.vault.files import Folder
from alertadores.vault.view import CaseChange, CaseRow, Projection, View
from alertadores.vault.witness import Witness
from crypto.secret import SecretBytes

KEY: Final = bytes(range(32))
"""Of the view; it protects nothing."""
COMMON: Final = ("de", "la", "que", "el", "en", "y", "a", "los", "se", "del", "las", "un", "por")
_BATCH: Final = 5_000
_WORDS: Final = 20_000
_POOL: Final = 1_000_000
_TEXTS: Final = (60, 40)
_SYLLABLES: Final = [one + other for one in "bcdlmnprstvg" for other in "aeiou"]
_STATES: Final = (
    "RECIBIDA", "EN_ANALISIS", "EN_ESPERA_INFORMACION", "PROCEDENTE_TURNADA", "INCOMPETENCIA",
)  # fmt: skip
_CONDUCTS: Final = ("COHECHO", "PECULADO", "DESVIO_RECURSOS", "ABUSO_FUNCIONES", "NEPOTISMO")
_FIRST: Final = date(2020, 1, 1)


class Language:
    """Words of an invented language, the first ones common.

    Args:
        seed: of everything random in it.
    """

    def __init__(self, seed: int = 5) -> None:
        self.random: Final = random.Random(seed)  # noqa: S311 - invented texts
        draw = self.random
        rare = sorted(
            {"".join(draw.choices(_SYLLABLES, k=draw.randint(2, 5))) for _ in range(_WORDS)}
        )
        draw.shuffle(rare)
        self.words: Final = [*COMMON, *rare]
        weights = itertools.accumulate(1 / (rank + 2) for rank in range(len(self.words)))
        self._pool = draw.choices(self.words, cum_weights=list(weights), k=_POOL)

    def text(self, count: int) -> str:
        """Return so many words."""
        first = self.random.randrange(_POOL - count)
        return " ".join(self._pool[first : first + count])


def fill_view(folder: Path, cases: int, told: Callable[[int], object] = lambda _done: None) -> None:
    """Make a view of that many cases in a folder that is there and has none.

    Args:
        folder: of the view.
        cases: how many.
        told: hears how many there are.
    """
    language = Language()
    institutions = [f"Secretaría de {language.text(2)} {number}" for number in range(300)]
    view = View.create(Folder(folder), SecretBytes(KEY))
    try:
        for first in range(0, cases, _BATCH):
            numbers = range(first, min(cases, first + _BATCH))
            view.apply([_change(language, institutions, number) for number in numbers], first + 1)
            told(numbers.stop)
    finally:
        view.close()


def opened(folder: Path) -> View:
    """Open the view that lies in a folder."""
    return View.open(Folder(folder), SecretBytes(KEY))


def _change(language: Language, institutions: list[str], number: int) -> CaseChange:
    draw = language.random
    case = number.to_bytes(16, "big")
    received = _FIRST + timedelta(days=draw.randrange(2_500))
    row = CaseRow(
        case=case,
        folio=make_folio(received.year, draw.randbytes(RANDOM_BYTES)),
        received=received.isoformat(),
        recorded=f"{received + timedelta(days=draw.randrange(90))}T10:30:00-06:00",
        state=draw.choice(_STATES),
        alerter=draw.choice(("INTERNO", "EXTERNO")),
        identity=draw.choice(("ANONIMA", "CONFIDENCIAL", "IDENTIFICADA")),
        institution=draw.choice(institutions),
        conducts=tuple(draw.sample(_CONDUCTS, draw.randint(1, 3))),
        asks_protection=draw.random() < 1 / 3,
        waits=draw.random() < 1 / 50,
        entries=draw.randint(3, 30),
    )
    texts = {
        number.to_bytes(31, "big") + bytes([place]): language.text(count)
        for place, count in enumerate(_TEXTS)
    }
    return CaseChange(case, Witness(), Projection(row, texts))
