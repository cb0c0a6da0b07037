"""Trust policies (C2SP tlog-policy): whose checkpoints count and who must have witnessed them.

    log <vkey> [<url>]
    witness <name> <vkey> [<url>]
    group <name> all|any|<k> <name>…
    quorum <name>|none

The names are those of the policy file and mean nothing outside it. `quorum none` asks for no
witness; it has to be written, there is no policy without a quorum line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final, TypeAlias

from crypto import notes
from crypto.checkpoints import Checkpoint, open_checkpoint, verify_cosignature
from crypto.errors import FormatError
from crypto.notes import Algorithm, NoteVerifier

NO_WITNESS: Final = "none"
"""The quorum that is met without any cosignature."""
MAX_EACH: Final = 32
"""Of logs, of witnesses and of groups: what the specification asks every reader to support."""
MAX_CHARACTERS: Final = 256 * 1024

_TEXT: Final = re.compile(r"[\t\n\x20-\x7e\x80-\ud7ff\ue000-\U0010ffff]*\n\Z")
_TOKEN: Final = re.compile(r"[\x21-\x7e\x80-\ud7ff\ue000-\U0010ffff]{1,512}\Z")
_SPACE: Final = re.compile(r"[ \t]+")
_THRESHOLD: Final = re.compile(r"[1-9][0-9]?\Z")


@dataclass(frozen=True, slots=True)
class Log:
    """A log whose signature counts.

    Attributes:
        key: its Ed25519 key; the key name is the origin of its checkpoints.
        url: where it is, or nothing.
    """

    key: NoteVerifier
    url: str = ""


@dataclass(frozen=True, slots=True)
class Witness:
    """A witness.

    Attributes:
        name: what this policy calls it.
        key: its cosigning key.
        url: where it takes checkpoints, or nothing.
    """

    name: str
    key: NoteVerifier
    url: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Some of which must have witnessed.

    Attributes:
        name: what this policy calls it.
        threshold: how many of the members it takes.
        members: names of witnesses and groups defined before it.
    """

    name: str
    threshold: int
    members: tuple[str, ...]


Definition: TypeAlias = Witness | Group


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy, sound by construction.

    Attributes:
        logs: any of them may have signed; none are needed where the log is known from elsewhere.
        definitions: witnesses and groups, each after what it refers to.
        quorum: the name of a witness or group, or `NO_WITNESS`.
    """

    logs: tuple[Log, ...]
    definitions: tuple[Definition, ...]
    quorum: str

    def __post_init__(self) -> None:
        """Check the rules of the specification.

        Raises:
            FormatError: a name defined twice or before it is defined, a member listed twice, a
                threshold out of range, a key used twice or of the wrong type, or too many parts.
        """
        counts = (len(self.logs), len(self.witnesses), len(self.groups))
        if max(counts) > MAX_EACH:
            raise FormatError("the policy has more than 32 logs, witnesses or groups")
        _check_keys((*self.logs, *self.witnesses))
        defined: set[str] = set()
        listed: set[str] = set()
        for definition in self.definitions:
            if isinstance(definition, Group):
                _check_group(definition, defined, listed)
            _check_token(definition.name)
            if definition.name in {*defined, NO_WITNESS}:
                raise FormatError("the policy defines a name twice, or the name `none`")
            defined.add(definition.name)
        if self.quorum not in {*defined, NO_WITNESS}:
            raise FormatError("the quorum names nothing that the policy defines")

    @property
    def witnesses(self) -> tuple[Witness, ...]:
        """The witnesses, in the order of their lines."""
        return tuple(d for d in self.definitions if isinstance(d, Witness))

    @property
    def groups(self) -> tuple[Group, ...]:
        """The groups, in the order of their lines."""
        return tuple(d for d in self.definitions if isinstance(d, Group))

    def satisfied_by(self, names: AbstractSet[str]) -> bool:
        """Tell whether the quorum is met when the witnesses of these names have cosigned.

        Names of groups and unknown names count for nothing.
        """
        met = {NO_WITNESS}
        for definition in self.definitions:
            if isinstance(definition, Witness):
                holds = definition.name in names
            else:
                holds = len(met.intersection(definition.members)) >= definition.threshold
            if holds:
                met.add(definition.name)
        return self.quorum in met

    def open_checkpoint(self, data: bytes) -> tuple[Checkpoint, dict[str, int]]:
        """Read a signed checkpoint, check the log's signature and every cosignature it knows.

        Whether the witnesses are enough is a question of its own: `satisfied_by`.

        Returns:
            The checkpoint, and for each witness of this policy that cosigned it the latest time it
            gives, in seconds since the Unix epoch.

        Raises:
            FormatError: not a note, or its text is not a checkpoint.
            VerificationError: no log of this policy signed it, or the signature of a known log or
                witness is wrong.
        """
        checkpoint = open_checkpoint(data, *(log.key for log in self.logs))
        note = notes.parse(data)
        times = {}
        for witness in self.witnesses:
            found = note.signatures_by(witness.key)
            if found:
                times[witness.name] = max(
                    verify_cosignature(checkpoint, each, witness.key) for each in found
                )
        return checkpoint, times

    def to_text(self) -> str:
        """Return the policy as text, thresholds in figures; `parse` reads it back."""
        return "".join(f"{' '.join(words).rstrip(' ')}\n" for words in self._lines())

    def _lines(self) -> Iterator[tuple[str, ...]]:
        for log in self.logs:
            yield "log", log.key.to_vkey(), log.url
        for definition in self.definitions:
            if isinstance(definition, Witness):
                yield "witness", definition.name, definition.key.to_vkey(), definition.url
            else:
                yield "group", definition.name, str(definition.threshold), *definition.members
        yield "quorum", self.quorum


def parse(text: str) -> Policy:
    """Read the text of a policy.

    Raises:
        FormatError: a character or a line outside the grammar, not exactly one quorum line, or one
            of the refusals of `Policy`.
    """
    if len(text) > MAX_CHARACTERS or not _TEXT.match(text):
        raise FormatError("the policy is too long or holds a character it must not")
    logs: list[Log] = []
    definitions: list[Definition] = []
    quorum: list[str] = []
    for line in text[:-1].split("\n"):
        words = _SPACE.split(line.strip(" \t"))
        if words == [""] or words[0].startswith("#"):
            continue
        match words:
            case ["log", vkey, *url] if len(url) <= 1:
                logs.append(Log(NoteVerifier.from_vkey(vkey), *url))
            case ["witness", name, vkey, *url] if len(url) <= 1:
                definitions.append(Witness(name, NoteVerifier.from_vkey(vkey), *url))
            case ["group", name, threshold, *members]:
                definitions.append(Group(name, _threshold(threshold, len(members)), (*members,)))
            case ["quorum", name] if name in {NO_WITNESS, *(d.name for d in definitions)}:
                quorum.append(name)
            case _:
                raise FormatError("a line of the policy does not follow its grammar")
    if len(quorum) != 1:
        raise FormatError("a policy has exactly one quorum line")
    return Policy((*logs,), (*definitions,), quorum[0])


def _threshold(word: str, members: int) -> int:
    if word == "any":
        return 1
    if word == "all":
        return members
    if not _THRESHOLD.match(word):
        raise FormatError("the threshold of a group is not a number from 1 to 99")
    return int(word)


def _check_group(group: Group, defined: set[str], listed: set[str]) -> None:
    """Check the members of a group and add them to `listed`."""
    if not 1 <= group.threshold <= len(group.members):
        raise FormatError("the threshold of a group is out of range")
    for member in group.members:
        if member not in defined or member in listed:
            raise FormatError("a member of a group is not defined before it or listed twice")
        listed.add(member)


def _check_keys(parts: Iterable[Log | Witness]) -> None:
    """Check that each key has one purpose: a log that cosigns itself is no witness."""
    seen: set[bytes] = set()
    for part in parts:
        if isinstance(part, Log) is not (part.key.algorithm is Algorithm.ED25519):
            raise FormatError("a key of the policy is of the wrong type for its line")
        if part.key.key in seen:
            raise FormatError("the policy uses a key twice")
        seen.add(part.key.key)
        if part.url:
            _check_token(part.url)


def _check_token(word: str) -> None:
    if not _TOKEN.match(word):
        raise FormatError("a word of the policy is too long or holds a character it must not")
