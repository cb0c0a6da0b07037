"""Making an entry: commit to fields and trace record, sign the leaf, encrypt row and contents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from alertadores.domain.entry import Entry
from alertadores.domain.schemas import SCHEMAS
from alertadores.domain.trace import Base, Trace
from alertadores.ledger.contents import compose, object_name, seal_content
from alertadores.ledger.keys import CaseKeys
from alertadores.ledger.leaf import Seen, sign_leaf
from alertadores.ledger.rows import Opened, Row, open_entry, seal_row
from crypto.commitments import commit_trace
from crypto.secret import random_secret
from crypto.signing import SigningKey

SALT_BYTES: Final = 32


@dataclass(frozen=True, slots=True)
class Author:
    """Who signs, for which log, having verified which tree.

    Attributes:
        key: the member's signing key.
        origin: of the log.
        seen: size and root of the tree the vault has verified.
    """

    key: SigningKey
    origin: str
    seen: Seen


@dataclass(frozen=True, slots=True)
class Act:
    """What an entry is to say, complete but for hashes, salts and signature."""

    type: str
    case: bytes | None
    occurred: datetime
    recorded: datetime
    base: Base
    data: Mapping[str, Any]
    values: Mapping[str, Any]
    object: bytes | None = None
    refs: tuple[bytes, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Made:
    """A new entry: as it is read, as it is stored, and the objects it names."""

    opened: Opened
    row: Row
    objects: Mapping[bytes, bytes]

    @property
    def entry(self) -> Entry:
        """The entry as the rules see it."""
        return self.opened.entry


def make_entry(author: Author, keys: CaseKeys, act: Act) -> Made:
    """Make an entry that has no index yet.

    Raises:
        FormatError: values the schema does not have or that have no canonical form.
    """
    commitment, contents = compose(SCHEMAS[act.type], act.values)
    sealed = {
        group: seal_content(keys.read[group], act.case, group, content)
        for group, content in contents.items()
    }
    trace = Trace(
        type=act.type,
        case=act.case,
        occurred=act.occurred,
        recorded=act.recorded,
        base=act.base,
        object=act.object,
        refs=act.refs,
        reasons=act.reasons,
        contents={group.value: object_name(data) for group, data in sealed.items()},
        data=act.data,
    )
    committed = commit_trace(random_secret(SALT_BYTES).reveal(), trace.to_record())
    leaf = sign_leaf(author.key, author.origin, author.seen, committed.digest, commitment.f_digest)
    row = seal_row(keys.trace, act.base.count + act.base.queued + 1, leaf, committed.disclosure)
    opened = open_entry(leaf, committed.disclosure, None)
    return Made(opened, row, {object_name(data): data for data in sealed.values()})
