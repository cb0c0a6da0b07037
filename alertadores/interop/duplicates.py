"""The same case told twice: candidates for a person to decide on, never more than that.

Two alerts become a candidate for reasons that can be said in one sentence each, and each reason
has points. Nothing is learned and nothing depends on the order of the rest: the same alerts give
the same candidates.

Pairs are looked for where they can be: behind a folio that one names, an identifier, a word that
is rare in the register, or a word of an accused's name at the same institution. Each is an index,
and an index entry that many alerts share is followed to the nearest ones only, so that the work
grows with the number of alerts and not with its square. Of a case told a hundred times this
leaves a chain.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Self, TypeAlias

from alertadores.domain.commands import RegisterAlert
from alertadores.domain.folding import fold

ReasonCode = Literal["folio", "identifier", "accused", "words", "institution", "period"]

# What each reason counts for. Two independent signs and the setting of the case, or three signs.
POINTS: Final[Mapping[ReasonCode, int]] = {
    "folio": 3,
    "identifier": 2,
    "accused": 2,
    "words": 2,
    "institution": 1,
    "period": 1,
}
ENOUGH: Final = 4
_WORDS: Final = 5  # rare words in common that are a sign
_NAME_WORDS: Final = 2  # words of accused persons' names in common that are a sign
_NEAREST: Final = 20
_GAP: Final = 31  # days; periods this near are one period told by two persons

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_NAME_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_ROLE: Final = re.compile(r"\([^()]*\)")
# Words that stand for a person or a company without naming them.
_NOT_NAMES: Final = frozenset(
    re.findall(
        "[a-z]+",
        """arq cap del dra ing las lic los mtra mtro prof sra
    agente agentes coordinador coordinadora delegada delegado director directora encargada
    encargado funcionaria funcionario gerente jefa jefe juez municipal oficina persona personal
    policia presidenta presidente secretaria secretario servidor servidora titular ventanilla
    asociacion civil comercializadora compania constructora construcciones empresa fundacion grupo
    servicios""",
    )
)
_IDENTIFIER: Final = re.compile(r"[a-z0-9]+(?:[-/][a-z0-9]+)*")
_DATE: Final = re.compile(r"[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}|[0-9]{4}[-/][0-9]{4}")

Pair: TypeAlias = tuple[int, int]
Numbers: TypeAlias = "array[int]"

# One object for all alerts: ten thousand of them are remembered at once.
_NO_NUMBERS: Final = array("I")
_NO_END: Final = date.max.toordinal()


@dataclass(frozen=True, slots=True)
class Told:
    """What is compared of an alert.

    Attributes:
        ref: how the caller knows it.
        folio: what other alerts may call it.
        institution: as told; None if not.
        since: first day of the facts.
        until: last day; None if unknown or if they go on.
        accused: persons, posts and companies, as told.
        text: narrative, programme or contract, and the folio of an earlier report.
    """

    ref: str
    folio: str | None
    institution: str | None
    since: date | None
    until: date | None
    accused: tuple[str, ...]
    text: str

    @classmethod
    def of(cls, ref: str, alert: RegisterAlert) -> Self:
        """Take what is compared out of an alert."""
        texts = (alert.programme, alert.reported_folio, alert.narrative)
        return cls(
            ref=ref,
            folio=alert.source_folio,
            institution=alert.institution,
            since=alert.facts_from,
            until=None if alert.facts_continue else alert.facts_to,
            accused=alert.accused,
            text="\n".join(text for text in texts if text),
        )


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason to take two alerts for one case.

    Attributes:
        code: ``folio`` one names the other's folio · ``identifier`` of a contract, lot, file or
            plate · ``accused`` words of names · ``words`` rare in the register · ``institution``
            · ``period`` overlapping or nearly so.
        count: how many such things both have.
    """

    code: ReasonCode
    count: int


@dataclass(frozen=True, slots=True)
class Candidate:
    """Two alerts that may tell one case.

    Attributes:
        a: ref of the earlier one in the order given.
        b: ref of the later one.
        score: points of its reasons; from `ENOUGH` up.
        reasons: why, strongest first.
    """

    a: str
    b: str
    score: int
    reasons: tuple[Reason, ...]


class _Lexicon:
    """Gives every word a number, so that an alert is remembered in a few hundred bytes."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, word: str) -> int:
        """Return the number of a word; 0 is that of no word."""
        return self._numbers.setdefault(word, len(self._numbers) + 1) if word else 0

    def numbers(self, words: Iterable[str]) -> Numbers:
        """Return the numbers of some words, each once."""
        found = sorted({self.number(word) for word in words})
        return array("I", found) if found else _NO_NUMBERS


@dataclass(frozen=True, slots=True)
class _Signs:
    """What an alert can be recognised by; words by their numbers, days by their ordinals."""

    ref: str
    folio: int
    institution: int
    since: int
    until: int
    identifiers: Numbers
    names: Numbers
    words: Numbers


def find_candidates(alerts: Iterable[Told], known: Iterable[Told] = ()) -> list[Candidate]:
    """Return the pairs of alerts that may tell one case, strongest first.

    Both iterables are read once, `known` first, and no text is kept.

    Args:
        alerts: compared with each other and with the known ones, in any fixed order; a later one
            is compared with the nearest earlier ones where very many share a sign.
        known: those of the register that the reader may read; not compared with each other.
    """
    lexicon = _Lexicon()
    signs = [_signs(told, lexicon) for told in known]
    first_new = len(signs)
    signs += [_signs(told, lexicon) for told in alerts]
    rare = _rare_words(signs)
    found = []
    for first, second in sorted(_pairs(signs, rare)):
        if second >= first_new:
            reasons = tuple(_reasons(signs[first], signs[second], rare))
            score = sum(POINTS[reason.code] for reason in reasons)
            if score >= ENOUGH:
                found.append(Candidate(signs[first].ref, signs[second].ref, score, reasons))
    return sorted(found, key=lambda candidate: -candidate.score)


def _signs(told: Told, lexicon: _Lexicon) -> _Signs:
    text = fold(told.text)
    accused = (_ROLE.sub(" ", fold(name)) for name in told.accused)
    names = {word for name in accused for word in _NAME_WORD.findall(name)} - _NOT_NAMES
    return _Signs(
        ref=told.ref,
        folio=lexicon.number(fold(told.folio or "")),
        institution=lexicon.number(fold(told.institution or "").strip()),
        since=told.since.toordinal() if told.since else 0,
        until=told.until.toordinal() if told.until else _NO_END,
        identifiers=lexicon.numbers(filter(_identifies, _IDENTIFIER.findall(text))),
        names=lexicon.numbers(names),
        words=lexicon.numbers(_WORD.findall(text)),
    )


def _identifies(token: str) -> bool:
    """Tell whether a token is the identifier of something: letters and digits, or many digits."""
    if token.isalpha() or _DATE.fullmatch(token):
        return False
    digits = sum(char.isdigit() for char in token)
    return digits >= 7 or (digits >= 3 and digits < len(token) and len(token) >= 6)  # noqa: PLR2004


def _rare_words(signs: Sequence[_Signs]) -> frozenset[int]:
    """Return the words that few alerts hold; none where there are too few to tell."""
    few = min(len(signs) // 20, max(3, len(signs) // 1000))
    count = Counter(word for sign in signs for word in sign.words)
    return frozenset(word for word, alerts in count.items() if 1 < alerts <= few)


def _pairs(signs: Sequence[_Signs], rare: frozenset[int]) -> set[Pair]:
    """Return the pairs that are worth a look."""
    by_folio = {sign.folio: at for at, sign in enumerate(signs) if sign.folio}
    pairs: set[Pair] = set()
    for at, sign in enumerate(signs):
        for named in by_folio.keys() & sign.identifiers:
            other = by_folio[named]
            if other != at:
                pairs.add((min(at, other), max(at, other)))
    pairs.update(_meeting((sign.identifiers for sign in signs), least=1))
    pairs.update(_meeting((rare.intersection(sign.words) for sign in signs), least=_WORDS))
    pairs.update(
        _meeting(
            ([sign.institution << 32 | name for name in sign.names] for sign in signs),
            least=_NAME_WORDS,
        )
    )
    return pairs


def _meeting(keys: Iterable[Iterable[int]], *, least: int) -> Iterator[Pair]:
    """Yield the pairs that share at least so many keys, among the nearest holders of each."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for at, own in enumerate(keys):
        shared = Counter(other for key in own for other in holders[key])
        yield from ((other, at) for other, count in shared.items() if count >= least)
        for key in own:
            holders[key].append(at)
            del holders[key][:-_NEAREST]


def _reasons(a: _Signs, b: _Signs, rare: frozenset[int]) -> Iterator[Reason]:
    if (a.folio and a.folio in b.identifiers) or (b.folio and b.folio in a.identifiers):
        yield Reason("folio", 1)
    if identifiers := set(a.identifiers).intersection(b.identifiers) - {a.folio, b.folio}:
        yield Reason("identifier", len(identifiers))
    if len(names := set(a.names).intersection(b.names)) >= _NAME_WORDS:
        yield Reason("accused", len(names))
    if len(words := rare.intersection(a.words, b.words)) >= _WORDS:
        yield Reason("words", len(words))
    if a.institution and a.institution == b.institution:
        yield Reason("institution", 1)
    if a.since and b.since and _gap(a, b) <= _GAP:
        yield Reason("period", 1)


def _gap(a: _Signs, b: _Signs) -> int:
    """Return the days between two periods; none or fewer where they overlap."""
    return max(a.since, b.since) - min(a.until, b.until)
