"""The alertador's identity in memory, and the search for it in the text of a case.

Identity is not a field (architecture §2 rule 1): before a text is stored, it is searched for the
person's name, contact and their variants while these are in memory. What surely points at the
person gives way to one constant mark, whatever its length; a single name word, which may be
somebody else's, is reported for a person to look at. The tracking key of the reporting platform
opens the case for its author and must never be stored either.

Every search runs over the folded text and takes linear time. Not found: letters of another script
that look alike, letters spaced out, words cut by a hyphen at a line end, nicknames, and all that
points at a person without naming them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import permutations
from typing import Final, Literal, NoReturn

from alertadores.domain.folding import Folded, Span, fold, mask
from alertadores.errors import ProgrammingError

IDENTITY_MARK: Final = "[identidad reservada]"
TRACKING_KEY_MARK: Final = "[clave de seguimiento suprimida]"

Kind = Literal["name", "email", "phone", "possible"]

_WORD: Final = re.compile(r"[^\W\d_]+")
_PARTICLES: Final = frozenset(
    ["da", "das", "de", "del", "do", "dos", "e", "la", "las", "los", "van", "von", "y"]
)
_TITLES: Final = frozenset(
    ["arq", "cap", "cp", "don", "dona", "dr", "dra", "fray", "hna", "hno", "ing", "lic"],
) | frozenset(["mtra", "mtro", "pbro", "prof", "profa", "sor", "sr", "sra", "srta"])
_MAX_NAME_WORDS: Final = 12
# What may stand between two words of one name: a little punctuation, particles, initials.
_GAP: Final = re.compile(
    rf"[\W_]{{1,3}}(?:(?:{'|'.join(sorted(_PARTICLES))}|[^\W\d_])[\W_]{{1,3}}){{0,3}}"
)
_MAX_GAP: Final = 24
_ADDRESS: Final = re.compile(r"[a-z0-9][a-z0-9._%+-]*(?:@[a-z0-9.-]*[a-z0-9])?")

_DIGITS: Final = re.compile(r"[0-9]+")
_PHONE: Final = re.compile(r"[0-9]+(?:[ .,:/()_-]{1,3}[0-9]+)*")
_PHONE_DIGITS: Final = 10  # a Mexican number without prefix
_LOCAL_DIGITS: Final = (7, 8)  # the same without its area code

_KEY_DIGITS: Final = 16
_KEY: Final = re.compile(r"[0-9]+(?:[ ._·•-]{1,3}[0-9]+)*")
_KEY_SHAPES: Final = ([4, 4, 4, 4], [8, 8], [16])
_YEAR: Final = r"(?:19|20)[0-9]{2}"
_DATE: Final = rf"(?:{_YEAR}-[0-9]{{2}}-[0-9]{{2}}|[0-9]{{2}}[.-][0-9]{{2}}[.-]{_YEAR})"
_DATES_OR_YEARS: Final = re.compile(rf"{_DATE}[ -]+{_DATE}|{_YEAR}(?:[ -]+{_YEAR}){{3}}")
_CLABE_SHAPE: Final = [4, 4, 4, 4, 2]
_CLABE_WEIGHTS: Final = (3, 7, 1)


@dataclass(frozen=True, repr=False)
class Identity:
    """Who tells and how to reach them. Lives in memory only, on its way into its envelope.

    Attributes:
        name: as told; may name a group and its representative.
        contact: telephone, e-mail or another address.
        safe_channel: how the person may be reached without danger, in their words.
    """

    name: str
    contact: str
    safe_channel: str

    def __reduce__(self) -> NoReturn:
        """Refuse to be copied to another process or written to a file.

        Raises:
            ProgrammingError: always.
        """
        raise ProgrammingError("identity.leaves-memory")

    @cached_property
    def _needles(self) -> _Needles:
        return _needles(self)

    @property
    def words(self) -> frozenset[str]:
        """The words of the name, folded, and pairs of them joined; a text that names has one."""
        return self._needles.words


@dataclass(frozen=True, slots=True)
class Mention:
    """A place of a text that names the person.

    Attributes:
        start: offset of the first character, in code points.
        end: offset behind the last one.
        kind: what was recognised; ``possible`` may be somebody else and is not masked.
    """

    start: int
    end: int
    kind: Kind


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded."""
    return frozenset(_WORD.findall(fold(text)))


def find_identity(text: str, identity: Identity) -> list[Mention]:
    """Return where a text names the person, in order and without overlaps.

    Found are: runs of at least two words of the name in any order, with particles and initials
    between them or written as one word; the name itself where it is one word with a capital; the
    e-mail address, its local part, and any address made of words and initials of the name; the
    telephone number with or without prefixes, and its local form standing alone.
    """
    folded = Folded(text)
    needles = identity._needles  # noqa: SLF001 - the needles live and die with the identity
    found = [
        *_names(folded, needles),
        *_addresses(folded.text, needles),
        *_phones(folded.text, needles),
    ]
    return _without_overlaps(Mention(*folded.span(*span), kind) for span, kind in found)


def mask_identity(text: str, identity: Identity) -> tuple[str, int]:
    """Put the constant mark in place of every sure mention; return the text and their number."""
    return mask_mentions(text, find_identity(text, identity))


def mask_mentions(text: str, mentions: Iterable[Mention]) -> tuple[str, int]:
    """Put the constant mark in place of the sure ones among mentions found in this text."""
    return mask(text, ((m.start, m.end) for m in mentions if m.kind != "possible"), IDENTITY_MARK)


def mask_tracking_keys(text: str) -> tuple[str, int]:
    """Put the constant mark in place of every 16-digit tracking key; return text and number.

    A key is a run of exactly 16 decimal digits of any script, whole or in groups of any size that
    are set apart by up to three spaces (line ends and no-break spaces included), dashes, dots or
    underscores. Where more digits stand that near, groups of 4-4-4-4, 8-8 or 16 among them are
    taken for a key too: a stray number beside a key must not save it. Longer unbroken runs are
    not keys: an 18-digit CLABE is evidence and stays, in groups of four as well if its check digit
    is right. Two dates and four years stay. A payment card has 16 digits and is masked: a card
    number can be asked for again, a leaked key cannot be taken back.
    """
    folded = Folded(text)
    keys = (
        folded.span(*key)
        for run in _KEY.finditer(folded.text)
        if run.end() - run.start() >= _KEY_DIGITS
        for key in _keys_in(run)
    )
    return mask(text, keys, TRACKING_KEY_MARK)


@dataclass(frozen=True, slots=True)
class _Needles:
    """What to look for, folded.

    Attributes:
        words: words of the name, and pairs of them joined.
        joined: the pairs alone.
        initials: first letters of the words.
        is_one_word: the name has one word only.
        particles_before: word → the particles it stands behind in the name.
        addresses: e-mail addresses of the contact.
        local_parts: what stands before their @.
        phones: telephone numbers, digits only, without prefix.
    """

    words: frozenset[str]
    joined: frozenset[str]
    initials: frozenset[str]
    is_one_word: bool
    particles_before: dict[str, str]
    addresses: frozenset[str]
    local_parts: frozenset[str]
    phones: frozenset[str]


def _needles(identity: Identity) -> _Needles:
    written = _WORD.findall(fold(identity.name))
    words = [
        word for word in written if len(word) > 1 and word not in _PARTICLES and word not in _TITLES
    ][:_MAX_NAME_WORDS]
    contact = fold(f"{identity.contact}\n{identity.safe_channel}".replace("\n", " ; "))
    addresses = [word for word in _ADDRESS.findall(contact) if "@" in word]
    joined = frozenset(a + b for a, b in permutations(words, 2))
    return _Needles(
        words=joined.union(words),
        joined=joined,
        initials=frozenset(word[0] for word in words),
        is_one_word=len(words) == 1,
        particles_before=_particles_before(written),
        addresses=frozenset(addresses),
        local_parts=frozenset(word.partition("@")[0] for word in addresses),
        phones=frozenset(number for run in _PHONE.findall(contact) for number in _numbers(run)),
    )


def _particles_before(written: list[str]) -> dict[str, str]:
    """Map a word of the name to the particles it stands behind: cruz → "de la "."""
    found: dict[str, str] = {}
    particles = ""
    for word in written:
        if word in _PARTICLES:
            particles += word + " "
        else:
            if particles:
                found[word] = particles
            particles = ""
    return found


def _numbers(run: str) -> Iterator[str]:
    """Read the telephone numbers out of a run: ten digits in whole groups, or its last ten."""
    groups = _DIGITS.findall(run)
    whole = {
        number
        for first in range(len(groups))
        for last in range(first, min(first + _PHONE_DIGITS, len(groups)))
        if len(number := "".join(groups[first : last + 1])) == _PHONE_DIGITS
    }
    digits = "".join(groups)
    if whole:
        yield from whole
    elif len(digits) >= min(_LOCAL_DIGITS):
        yield digits[-_PHONE_DIGITS:]


def _names(folded: Folded, needles: _Needles) -> Iterator[tuple[Span, Kind]]:
    if needles.words.isdisjoint(_WORD.findall(folded.text)):
        return
    run: list[re.Match[str]] = []
    for hit in _WORD.finditer(folded.text):
        if hit.group() in needles.words:
            if run and not _adjoin(folded.text, run[-1].end(), hit.start()):
                yield from _judge(folded, run, needles)
                run = []
            run.append(hit)
    yield from _judge(folded, run, needles)


def _adjoin(text: str, end: int, start: int) -> bool:
    return start - end <= _MAX_GAP and _GAP.fullmatch(text, end, start) is not None


def _judge(
    folded: Folded, run: list[re.Match[str]], needles: _Needles
) -> Iterator[tuple[Span, Kind]]:
    """Tell a run of words of the name from one word that may be anybody's."""
    start, word = run[0].start(), run[0].group()
    if len(run) > 1 or word in needles.joined:
        particles = needles.particles_before.get(word, "")
        if folded.text.endswith(particles, 0, start):
            start -= len(particles)
        yield (start, run[-1].end()), "name"
    elif folded.is_capital(start):
        yield run[0].span(), "name" if needles.is_one_word else "possible"


def _addresses(text: str, needles: _Needles) -> Iterator[tuple[Span, Kind]]:
    if "@" not in text and not any(part in text for part in needles.local_parts):
        return
    for match in _ADDRESS.finditer(text):
        address = match.group().rstrip("._%+-")
        local, at, _ = address.partition("@")
        weight = _weight(local, needles) if at else 0
        if local in needles.local_parts:
            # A local part of letters only may be a common word.
            weight = 2 if address in needles.addresses or not local.isalpha() else 1
        if weight:
            span = match.start(), match.start() + len(address)
            yield span, "email" if weight > 1 else "possible"


def _weight(local: str, needles: _Needles) -> int:
    """Count the words of the name in a local part; initials count beside a word only."""
    parts = _WORD.findall(local)
    initials = sum(part in needles.initials for part in parts)
    weight = sum(2 if part in needles.joined else part in needles.words for part in parts) + sum(
        2 for part in parts if part[0] in needles.initials and part[1:] in needles.words
    )
    return weight + initials if weight else 0


def _phones(text: str, needles: _Needles) -> Iterator[tuple[Span, Kind]]:
    if not needles.phones:
        return
    for run in _PHONE.finditer(text):
        digits = "".join(_DIGITS.findall(run.group()))
        if len(digits) < min(_LOCAL_DIGITS):
            continue
        places = [
            at for group in _DIGITS.finditer(text, *run.span()) for at in range(*group.span())
        ]
        for phone in needles.phones:
            at = digits.find(phone)
            while at >= 0:
                yield (places[at], places[at + len(phone) - 1] + 1), "phone"
                at = digits.find(phone, at + len(phone))
            if len(digits) in _LOCAL_DIGITS and phone.endswith(digits):
                yield run.span(), "phone"


def _without_overlaps(mentions: Iterable[Mention]) -> list[Mention]:
    """Sort mentions and join those that overlap; a sure one makes the whole sure."""
    joined: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if joined and mention.start < joined[-1].end:
            last = joined.pop()
            kind = mention.kind if last.kind == "possible" else last.kind
            joined.append(Mention(last.start, max(last.end, mention.end), kind))
        else:
            joined.append(mention)
    return joined


def _keys_in(run: re.Match[str]) -> Iterator[Span]:
    """Find the tracking keys in one run of digit groups."""
    groups = [group.span() for group in _DIGITS.finditer(run.string, *run.span())]
    sizes = [end - start for start, end in groups]
    if _DATES_OR_YEARS.fullmatch(run.group()) or (
        sizes == _CLABE_SHAPE and _is_clabe("".join(_DIGITS.findall(run.group())))
    ):
        return
    if sum(sizes) == _KEY_DIGITS:
        yield run.span()
        return
    for shape in _KEY_SHAPES:
        for at in range(len(sizes) - len(shape) + 1):
            if sizes[at : at + len(shape)] == shape:
                yield groups[at][0], groups[at + len(shape) - 1][1]


def _is_clabe(digits: str) -> bool:
    """Check the last digit of a CLABE (Banco de México, circular 3/2012): weights 3, 7, 1."""
    weighted = (int(digit) * _CLABE_WEIGHTS[at % 3] % 10 for at, digit in enumerate(digits[:-1]))
    return -sum(weighted) % 10 == int(digits[-1])
