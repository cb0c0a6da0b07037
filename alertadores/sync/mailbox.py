"""Keys that arrive: what came out of a mailbox, and whether the office stands behind it.

Anybody who can write to a hub can put something in a mailbox. So the office's key must open entry
0 of the pinned hash, a log or audit key must be the one entry 0 names, and keys of a case count
only if an accepted entry of that case names the wrap's hash and this member, and they are the
keys that the case began with.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from alertadores.domain.records import AccessGranted, CaseOpened, OfficeFounded
from alertadores.domain.schemas import Group
from alertadores.ledger.contents import open_content
from alertadores.ledger.keys import CaseKeys, Wrapped, unwrap_keys
from alertadores.ledger.replay import CaseReplay
from alertadores.ledger.rows import Opened, Row, open_row
from alertadores.sync.hub import Hub
from alertadores.vault.keyring import Keyring
from crypto.canonical import b64u_decode, b64u_encode
from crypto.errors import CryptoError
from crypto.recipients import RecipientKey
from crypto.signing import SigningKey


def box_of(kid: str) -> bytes:
    """Return the name of the mailbox of a signing key: the SHA-256 of its thumbprint."""
    return hashlib.sha256(kid.encode("ascii")).digest()


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mailbox holds for this member, by name, opened. The rest is left where it is."""

    box: bytes
    wraps: Mapping[bytes, Wrapped]

    def of_kind(self, kind: str) -> dict[bytes, Wrapped]:
        """Return the wraps of one kind."""
        return {name: wrapped for name, wrapped in self.wraps.items() if wrapped.kind == kind}


def open_mail(keyring: Keyring, hub: Hub, origin: str) -> Mail:
    """Open what can be opened of this member's mailbox."""
    box = box_of(keyring.signing_key().public.kid)
    found = {}
    private = keyring.recipient_keys()
    for name, data in hub.mail(box):
        wrapped = _unwrap(private, origin, data)
        if wrapped is not None:
            found[name] = wrapped
    return Mail(box, found)


def _unwrap(private: tuple[RecipientKey, ...], origin: str, data: bytes) -> Wrapped | None:
    for key in private:
        try:
            return unwrap_keys(key, origin, data)
        except CryptoError:
            continue
    return None


def opens_entry_0(keys: CaseKeys, row: Row, genesis: bytes) -> bool:
    """Tell whether a key is the office's: it opens entry 0, which commits to its check value."""
    try:
        first = open_row(keys.trace, None, row, 0)
    except CryptoError:
        return False
    record = first.entry.record
    return (
        first.leaf.hash == genesis
        and isinstance(record, OfficeFounded)
        and record.key_check == b64u_encode(keys.trace_check())
    )


def opens_contents(keys: CaseKeys, row: Row, fetch: Callable[[bytes], bytes | None]) -> bool:
    """Tell whether the office's read key opens the contents of entry 0.

    Entry 0 has a check value of the trace key only, and a member could hand out the right one
    together with a wrong read key.

    Args:
        keys: that open entry 0.
        row: of entry 0.
        fetch: returns an object by name, or None.
    """
    try:
        first = open_row(keys.trace, None, row, 0)
        data = fetch(first.entry.trace.contents[Group.CASE.value])
        if data is None:
            return False
        open_content(keys.read[Group.CASE], None, Group.CASE, data)
    except (CryptoError, KeyError):
        return False
    return True


def take_office_secrets(keyring: Keyring, mail: Mail, founding: OfficeFounded) -> list[bytes]:
    """Keep the log key and the audit key that entry 0 names; return the names of their wraps."""
    taken = []
    for name, wrapped in mail.of_kind("log").items():
        log_key = SigningKey.from_seed(wrapped.keys.trace)
        if log_key.public.to_bytes() == b64u_decode(founding.log_key):
            keyring.set_log_key(log_key)
            taken.append(name)
    for name, wrapped in mail.of_kind("audit").items():
        audit_key = _audit_key(wrapped)
        if audit_key and audit_key.public.fingerprint() == b64u_decode(founding.audit_key):
            keyring.set_audit_key(audit_key)
            taken.append(name)
    return taken


def _audit_key(wrapped: Wrapped) -> RecipientKey | None:
    try:
        return RecipientKey.from_bytes(wrapped.keys.trace)
    except CryptoError:
        return None


def is_granted(
    replay: CaseReplay, opened: Iterable[Opened], name: bytes, wrapped: Wrapped, member: int
) -> bool:
    """Tell whether an accepted entry of the case grants this wrap to this member.

    The keys must be those that the case began with, whoever granted them.

    Args:
        replay: of the case.
        opened: its entries.
        name: of the wrap.
        wrapped: what it holds.
        member: who received it.
    """
    wanted = b64u_encode(name)
    accepted = [each for each in opened if replay.verdicts[each.leaf.hash] is None]
    checks = [each.entry.record for each in accepted if isinstance(each.entry.record, CaseOpened)]
    return any(
        reader.member == member
        and reader.wrap == wanted
        and any(_are_the_keys(wrapped.keys, check, reader.level) for check in checks)
        for each in accepted
        if isinstance(each.entry.record, CaseOpened | AccessGranted)
        for reader in each.entry.record.readers
    )


def _are_the_keys(keys: CaseKeys, check: CaseOpened, level: str) -> bool:
    """Compare keys with the check values of the case; a trace grant brings no read key."""
    if keys.epoch != 0 or b64u_encode(keys.trace_check()) != check.trace_check:
        return False
    if level == "trace":
        return keys.read.keys() <= {Group.IDENTITY}
    return keys.read.keys() == set(Group) and b64u_encode(keys.read_check()) == check.read_check
