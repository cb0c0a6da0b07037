"""The shared ledger as this member can read it: rows opened, entries judged, fields checked.

Decisions rest on what this module returns, never on the view: rows come from `ledger.db`, checked
against the tiles, and are replayed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, TypeVar

from alertadores.domain.case import Case, Thing
from alertadores.domain.entry import Entry
from alertadores.domain.office import Office
from alertadores.domain.records import CaseOpened, DraftAmended, IdentitySealed
from alertadores.domain.schemas import SCHEMAS, Group
from alertadores.errors import IntegrityError, UserError
from alertadores.ledger.authoring import Author
from alertadores.ledger.contents import Content, named_values, rebuild
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.leaf import Leaf, Seen
from alertadores.ledger.replay import CaseReplay, replay_case, replay_office
from alertadores.ledger.roster import Roster
from alertadores.ledger.rows import Opened
from alertadores.sync.tags import AwaitedTags
from alertadores.vault.keyring import Membership
from alertadores.vault.ledger_store import NAME
from alertadores.vault.reading import open_contents, open_stored
from alertadores.vault.stored import StoredRow
from alertadores.vault.vault import Vault
from crypto import notes
from crypto.canonical import b64u_decode
from crypto.checkpoints import parse_text as parse_checkpoint
from crypto.commitments import FieldCommitment
from crypto.errors import CryptoError

MAX_KEPT: Final = 8192
"""Of how many entries it is remembered which keys open them and what was checked."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One case: its entries in order, and what they amount to."""

    id: bytes
    opened: tuple[Opened, ...]
    replay: CaseReplay

    def with_new(self, opened: Iterable[Opened]) -> CaseFile:
        """Return the file after entries that its replay has judged already."""
        return CaseFile(self.id, (*self.opened, *opened), self.replay)

    @property
    def case(self) -> Case:
        """The state of the case.

        Raises:
            IntegrityError: no entry here opens it.
        """
        if self.replay.case is None:
            raise IntegrityError("case.incomplete")
        return self.replay.case

    @property
    def things(self) -> Mapping[bytes, Thing]:
        """The proceedings of the case."""
        return self.case.things

    def accepted(self, type_: str) -> list[Opened]:
        """Return the accepted entries of one type, in order."""
        return [
            each
            for each in self.opened
            if each.entry.trace.type == type_ and self.replay.verdicts[each.leaf.hash] is None
        ]

    def entry(self, name: bytes) -> Opened:
        """Return an entry by leaf hash.

        Raises:
            KeyError: the case has no such entry.
        """
        for opened in self.opened:
            if opened.leaf.hash == name:
                return opened
        raise KeyError(name.hex())

    def versions(self) -> dict[bytes, Opened]:
        """Return for each proceeding the entry that holds its present text.

        That is the one that began it, or the last accepted change of its draft.
        """
        found: dict[bytes, Opened] = {}
        for opened in self.opened:
            trace = opened.entry.trace
            if self.replay.verdicts[opened.leaf.hash] is None:
                if opened.leaf.hash in self.things:
                    found[opened.leaf.hash] = opened
                elif trace.type == DraftAmended.TYPE and trace.object is not None:
                    found[trace.object] = opened
        return found


class Replica:
    """What one vault holds of its office's ledger.

    Attributes:
        vault: open.
        tags: those that the next rows of its chains may have; built by a synchronisation.
        begins: name of a wrap nobody stands behind yet → index before which it opens no row.
    """

    def __init__(self, vault: Vault) -> None:
        self.vault = vault
        self.tags: AwaitedTags[bytes | None] = AwaitedTags()
        self.begins: dict[bytes, int] = {}
        self._office: tuple[Opened, ...] | None = None
        self._roster: Roster | None = None
        # Which keys opened an entry: its contents lie under the same epoch. The latest only: a
        # long session passes over every entry there is, and works with few.
        self._epochs: dict[bytes, CaseKeys] = {}
        # Which groups of an entry were found to be the committed ones. It names its objects by
        # hash and each is read by its name, so that they cannot become others.
        self._checked: dict[bytes, frozenset[Group]] = {}

    @property
    def roster(self) -> Roster:
        """The office over time, own queued acts taken in."""
        if self._roster is None:
            self._roster = replay_office(opened.entry for opened in self.opened(None))
        return self._roster

    @property
    def office(self) -> Office:
        """The office now."""
        return self.roster.before(None)

    def forget_office(self) -> None:
        """Read and replay the office again when it is next asked for."""
        self._office = self._roster = None

    def accepted_of_office(self) -> list[Opened]:
        """Return the acts of the office that have their effect, in order."""
        verdicts = self.roster.verdicts
        return [each for each in self.opened(None) if verdicts[each.leaf.hash] is None]

    def sealed(self) -> int:
        """Return how many rows lie under the last checkpoint."""
        note = self.vault.ledger.latest_checkpoint()
        return 0 if note is None else parse_checkpoint(notes.parse(note).text).size

    def is_sealed(self, entry: bytes) -> bool:
        """Tell whether an entry lies under a checkpoint.

        Raises:
            IntegrityError: ``vault.row-missing``.
        """
        index = self.vault.ledger.row(entry).index
        return index is not None and index < self.sealed()

    def has_sealed_approval(self, thing: Thing) -> bool:
        """Tell whether the agreement with a proceeding that is in force lies under a checkpoint."""
        return thing.approval is not None and self.is_sealed(thing.approval.entry)

    def is_of_our_history(self, leaf: Leaf, index: int) -> bool:
        """Tell whether the tree that the author of a row had seen is a beginning of ours."""
        return leaf.seen.size <= index and self.root_at(leaf.seen.size) == leaf.seen.root

    def root_at(self, size: int) -> bytes:
        """Return the root of the tree of the first `size` rows.

        Raises:
            IntegrityError: ``vault.old-page``, the tiles do not tell it.
        """
        try:
            return self.vault.ledger.tree.frontier(size).root()
        except CryptoError as error:
            raise IntegrityError("vault.old-page", file=NAME) from error

    def is_leaf(self, leaf_hash: bytes, index: int) -> bool:
        """Tell whether a leaf hash stands at an index of the log, as far as it is here.

        Raises:
            IntegrityError: ``vault.old-page``, the tiles do not tell it.
        """
        try:
            return self.vault.ledger.tree.leaf(index) == leaf_hash
        except CryptoError as error:
            raise IntegrityError("vault.old-page", file=NAME) from error

    @cached_property
    def kid(self) -> str:
        """The thumbprint of this member's signing key."""
        return self.vault.keyring.signing_key().public.kid

    def author(self) -> Author:
        """Return who signs here, with the tree this vault has verified."""
        tree = self.vault.ledger.tree
        key = self.vault.keyring.signing_key()
        return Author(key, self.membership.origin, Seen(tree.size, tree.root()))

    @cached_property
    def membership(self) -> Membership:
        """Who the owner of this vault is in the office.

        Raises:
            UserError: ``office.not-a-member``, no office has taken them in yet.
        """
        found = self.vault.keyring.membership()
        if found is None:
            raise UserError("office.not-a-member")
        return found

    def opened(self, case: bytes | None) -> tuple[Opened, ...]:
        """Return the entries of a case, or of the office for None, queued ones last.

        Raises:
            IntegrityError: a row that the keys here should open does not open.
        """
        if case is not None:
            return self._open(case, self.vault.rows_of(case))
        if self._office is None:
            self._office = self._open(None, self.vault.rows_of(None))
        return self._office

    def _open(self, case: bytes | None, rows: Iterable[StoredRow]) -> tuple[Opened, ...]:
        keys = self.vault.keyring.case_keys.of(case)
        found = []
        for stored in rows:
            opened, epoch = open_stored(stored, keys)
            _keep(self._epochs, opened.leaf.hash, epoch)
            found.append(opened)
        return tuple(found)

    def case_file(self, case: bytes, rows: Iterable[StoredRow] | None = None) -> CaseFile:
        """Return a case, replayed from its rows, which are read unless they are given."""
        opened = self._open(case, self.vault.rows_of(case) if rows is None else rows)
        replay = replay_case((each.entry for each in opened), self.roster)
        return CaseFile(case, opened, replay)

    def remember(self, entry: Entry, keys: CaseKeys) -> None:
        """Note which keys the contents of an entry that was made here lie under."""
        _keep(self._epochs, entry.hash, keys)
        _keep(self._checked, entry.hash, frozenset(map(Group, entry.trace.contents)))

    def forget(self, entries: Iterable[bytes]) -> None:
        """Let go of keys of entries that are not being worked on; reading them finds them again."""
        for entry in entries:
            self._epochs.pop(entry, None)
            self._checked.pop(entry, None)

    def keys_of(self, opened: Opened) -> CaseKeys:
        """Return the keys of the epoch that an entry and what it names lie under.

        They are found again where other entries took its place.

        Raises:
            IntegrityError: ``vault.row-unreadable``.
        """
        found = self._epochs.get(opened.leaf.hash)
        if found is None:
            stored = self.vault.ledger.row(opened.leaf.hash)
            _again, found = open_stored(stored, self.vault.keyring.case_keys.of(stored.case))
            _keep(self._epochs, opened.leaf.hash, found)
        return found

    def contents(self, opened: Opened) -> dict[Group, Content]:
        """Return the objects of an entry that the keys here open.

        A group whose key was never granted is left out; an object that is missing or damaged is
        not (architecture, rule 6).

        Raises:
            IntegrityError: ``vault.object-missing``, ``vault.object-damaged`` or
                ``case.incomplete``.
        """
        return dict(open_contents(self.vault.ledger, opened, self.keys_of(opened)))

    def fields(self, opened: Opened) -> dict[str, Any]:
        """Return the values of an entry that may be read here, checked against its leaf.

        Who holds a bare trace grant reads none.

        Raises:
            IntegrityError: ``case.incomplete``, or what `contents` raises.
        """
        if not self._reads_fields(opened):
            return {}
        contents = self.contents(opened)
        if self._checked.get(opened.leaf.hash) != contents.keys():
            self.commitment(opened, contents)
            _keep(self._checked, opened.leaf.hash, frozenset(contents))
        return named_values(SCHEMAS[opened.entry.trace.type], contents)

    def require_fields(self, opened: Opened) -> None:
        """Refuse an entry whose values `fields` would not return.

        Raises:
            IntegrityError: what `fields` raises.
        """
        names = opened.entry.trace.contents
        read = self.keys_of(opened).read
        groups = frozenset(group for group in read if group.value in names)
        if self._reads_fields(opened) and self._checked.get(opened.leaf.hash) == groups:
            for group in groups:
                self.vault.ledger.object(names[group.value])
        else:
            self.fields(opened)

    def _reads_fields(self, opened: Opened) -> bool:
        """Tell whether the keys here open any field; every entry has some that they then open."""
        reads = Group.CASE in self.keys_of(opened).read
        if reads and Group.CASE.value not in opened.entry.trace.contents:
            raise IntegrityError("case.incomplete")
        return reads

    def withheld(self, opened: Opened) -> tuple[str, ...]:
        """Return the names of an entry's fields that are in groups whose keys are not here."""
        schema = SCHEMAS.get(opened.entry.trace.type)
        if schema is None:
            return ()
        held = {group.value for group in self.keys_of(opened).read}
        closed = opened.entry.trace.contents.keys() - held
        return tuple(each.name for each in schema.fields if each.group.value in closed)

    def unchecked_fields(self, opened: Opened) -> dict[str, Any]:
        """Return the values of an entry for lists and search, which decide nothing.

        Commitments are checked when a case is first opened; a list of thousands cannot wait.

        Raises:
            IntegrityError: content is missing or damaged.
        """
        return named_values(SCHEMAS[opened.entry.trace.type], self.contents(opened))

    def commitment(
        self, opened: Opened, contents: Mapping[Group, Content] | None = None
    ) -> FieldCommitment:
        """Return the commitment of an entry's fields, rebuilt and checked.

        Raises:
            IntegrityError: ``case.incomplete``.
        """
        found = self.contents(opened) if contents is None else contents
        schema = SCHEMAS.get(opened.entry.trace.type)
        if schema is None:
            raise IntegrityError("case.incomplete")
        try:
            return rebuild(schema, found, opened.leaf.fields_digest)
        except CryptoError as error:
            raise IntegrityError("case.incomplete") from error


def _keep(found: dict[bytes, T], entry: bytes, value: T) -> None:
    """Keep something of an entry, in the place of what was kept first."""
    found[entry] = value
    if len(found) > MAX_KEPT:
        del found[next(iter(found))]


def objects_named_by(entry: Entry) -> tuple[bytes, ...]:
    """Return the names of the objects that an entry needs beside its row."""
    names = list(entry.trace.contents.values())
    if isinstance(entry.record, CaseOpened):
        names.append(b64u_decode(entry.record.audit_wrap, length=32))
    if isinstance(entry.record, IdentitySealed):
        names.append(b64u_decode(entry.record.envelope, length=32))
    return tuple(names)
