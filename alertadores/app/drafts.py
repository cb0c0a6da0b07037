"""Drafts: what stands in the inputs of a form that is not recorded yet.

A draft holds the values that its form asks for and no others, so an identity, which no form of
`VALUES` asks for, has no place in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from alertadores.domain.commands import COMMANDS, ConfirmMember, ProposeMember
from alertadores.domain.evidence import AddEvidence, ExportEvidence
from alertadores.domain.records import OfficeFounded
from alertadores.errors import AlertadoresError, IntegrityError, ProgrammingError
from alertadores.vault.drafts import MAX_BYTES
from alertadores.vault.lock import decode
from alertadores.vault.vault import Vault
from crypto import canonical
from crypto.canonical import b64u_encode
from crypto.errors import CryptoError, FormatError
from crypto.labels import Label, context
from crypto.recipients import OVERHEAD
from crypto.sealing import seal, unseal
from crypto.secret import KEY_LENGTH, random_secret

Typed: TypeAlias = str | bool | int | tuple[str, ...] | None
"""What an input may hold: text as typed, a tick, a key, or several keys."""

_FORMS: Final = {
    **COMMANDS,
    # Whoever agrees with an admission types the words that they heard, too.
    **{each.TYPE: each for each in (ConfirmMember, AddEvidence, ExportEvidence)},
}
VALUES: Final[Mapping[str, frozenset[str]]] = {
    **{name: frozenset(form.model_fields) for name, form in _FORMS.items()},
    # The rest of these comes out of files that others hand in.
    ProposeMember.TYPE: frozenset({"roles"}),
    OfficeFounded.TYPE: frozenset(
        {"agency", "hub", "introductions", "origin", "roles", "writer", "zone"}
    ),
}
"""What the form of each type of entry asks for."""

_WRAPPED: Final = OVERHEAD + KEY_LENGTH
_NAMES: Final = frozenset({"answers", "case", "command", "object", "open", "seen", "to"})


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Which form a draft is of; there is one draft of each.

    Attributes:
        command: type of the entry it is to become, a key of `VALUES`.
        case: it is written in; None for a new one.
        object: leaf hash of the thing it is about, if it is about one; see `about_member`.
        to: state that it leads to, if the form asks for a change of state.
    """

    command: str
    case: bytes | None = None
    object: bytes | None = None
    to: str | None = None

    @classmethod
    def about_member(cls, command: str, number: int) -> DraftPlace:
        """Return the place of a form about a member: no leaf hash has four bytes."""
        return cls(command, object=number.to_bytes(4, "big"))

    @property
    def member(self) -> int:
        """The number of the member that the form is about."""
        return int.from_bytes(self.object or b"", "big")

    def to_record(self) -> dict[str, Any]:
        """Return the JSON value that tells this place from all others."""
        return {
            "case": None if self.case is None else b64u_encode(self.case),
            "command": self.command,
            "object": None if self.object is None else b64u_encode(self.object),
            "to": self.to,
        }


@dataclass(frozen=True, slots=True)
class FormDraft:
    """What stands in the inputs of a form.

    Attributes:
        place: which form.
        answers: name of a value → what was typed, whether or not it can be recorded.
        seen: the version of its object that was read when the writing began.
        open: whether somebody was at it; false once the form was left for something else.
    """

    place: DraftPlace
    answers: Mapping[str, Typed] = field(default_factory=dict)
    seen: bytes | None = None
    open: bool = True


class Drafts:
    """The drafts of an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault: Final = vault

    def keep(self, draft: FormDraft) -> None:
        """Keep a draft in the place of the one of the same form.

        Raises:
            UserError: ``draft.too-long``.
            IntegrityError: this vault can only be read.
            EnvironmentFault: the disk is full or gone, …
            ProgrammingError: ``draft.foreign-value``, the form asks for no such value.
        """
        self._vault.require_writable()
        self._vault.require_present()
        if not draft.answers.keys() <= VALUES[draft.place.command]:
            raise ProgrammingError("draft.foreign-value")
        name = canonical.dumps(draft.place.to_record())
        self._vault.keyring.drafts.put(name, _content(draft))

    def leave(self, drafts: Iterable[FormDraft]) -> tuple[bytes, ...]:
        """Keep drafts as the vault is about to close, whatever stands in the way.

        Returns:
            Those that could not be kept, sealed to this member: they may wait in memory while the
            vault is locked, and only the open vault reads them; see `take_back`.
        """
        left = []
        for draft in drafts:
            try:
                self.keep(draft)
            except AlertadoresError:
                left.append(self._sealed(_content(draft)))
        return tuple(left)

    def take_back(self, sealed: bytes) -> FormDraft | None:
        """Open a draft that `leave` returned; None if another vault did. It is not kept by that."""
        wrapped, content = sealed[:_WRAPPED], sealed[_WRAPPED:]
        for recipient in reversed(self._vault.keyring.recipient_keys()):
            try:
                with recipient.open(wrapped, self._purpose) as key:
                    return _parse(unseal(key, content, self._purpose))
            except CryptoError:
                continue
        return None

    def discard(self, place: DraftPlace) -> None:
        """Destroy the draft of a form, recorded or given up; if there is none, nothing happens."""
        self._vault.keyring.drafts.remove(canonical.dumps(place.to_record()))

    def all(self) -> tuple[FormDraft, ...]:
        """Return every draft, the youngest first.

        Raises:
            IntegrityError: ``vault.old-page``; ``vault.file-damaged``.
        """
        try:
            return tuple(_parse(content) for content in self._vault.keyring.drafts.all())
        except FormatError as error:
            raise IntegrityError("vault.file-damaged", file=self._vault.keyring.name) from error

    @property
    def _purpose(self) -> bytes:
        return context(Label.DRAFT, self._vault.keyring.vault)

    def _sealed(self, content: bytes) -> bytes:
        recipient = self._vault.keyring.recipient_keys()[-1].public
        with random_secret() as key:
            return recipient.seal(key, self._purpose) + seal(key, content, self._purpose)


def _content(draft: FormDraft) -> bytes:
    record = {
        **draft.place.to_record(),
        "answers": {name: _plain(value) for name, value in draft.answers.items()},
        "seen": None if draft.seen is None else b64u_encode(draft.seen),
        "open": draft.open,
    }
    return canonical.dumps(record)


def _plain(value: Typed) -> Any:
    """Return a JSON value; half of a letter, which a keyboard may send, has no form in one."""
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _parse(content: bytes) -> FormDraft:
    record = canonical.loads_canonical(content, limit=MAX_BYTES)
    if not isinstance(record, dict) or record.keys() != _NAMES:
        raise FormatError("a draft has exactly its seven names")
    command, to, answers = record["command"], record["to"], record["answers"]
    if not isinstance(command, str) or command not in VALUES:
        raise FormatError("a draft is of a form")
    if not isinstance(to, str | None):
        raise FormatError("a state is a key")
    if not isinstance(record["open"], bool):
        raise FormatError("a draft is open or not")
    if not isinstance(answers, dict) or not answers.keys() <= VALUES[command]:
        raise FormatError("a draft holds values of its form")
    place = DraftPlace(command, _bytes(record["case"]), _bytes(record["object"]), to)
    typed = {name: _typed(value) for name, value in answers.items()}
    return FormDraft(place, typed, _bytes(record["seen"]), record["open"])


def _typed(value: Any) -> Typed:
    match value:
        case str() | bool() | int() | None:
            return value
        case list() if all(isinstance(each, str) for each in value):
            return tuple(value)
        case _:
            raise FormatError("an input holds text, a tick, a number or keys")


def _bytes(value: Any) -> bytes | None:
    return None if value is None else decode(value)
