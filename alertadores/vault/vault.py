"""An open vault: what is written, in which order, and what is remembered of it.

Commit order (architecture §4): the keys that an entry needs → keyring; entry, content and queue →
ledger, in one transaction: *now it exists*; then the view. Nothing depends on two files changing
together: after a crash unused keys are swept and the view catches up.

Where the anchor does not fit the ledger, the vault can be read and not written, and says why.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from alertadores.errors import EnvironmentFault, IntegrityError, UserError
from alertadores.vault import anchor, attachments, database, view
from alertadores.vault.anchor import Anchor
from alertadores.vault.attachments import Attachments
from alertadores.vault.case_keys import AwaitedKeys
from alertadores.vault.comparing import continues
from alertadores.vault.files import Folder
from alertadores.vault.instance import Instance
from alertadores.vault.keyring import FileKey, Keyring
from alertadores.vault.ledger_store import LedgerStore
from alertadores.vault.stored import NewEntry, StoredRow
from alertadores.vault.view import CaseChange, Projection, View
from alertadores.vault.witness import Witness

Projector: TypeAlias = Callable[[bytes | None, Sequence[StoredRow]], Projection | None]
"""Given a case, or None for the office, and all its rows, says what the view shows of it."""

RESTORED: Final = "vault.restored"
_BATCH: Final = 500


@dataclass(slots=True, eq=False)
class Vault:
    """An open vault. Made by `alertadores.vault.opening`; it belongs to the thread that made it.

    Every method raises `EnvironmentFault` where the machine stands in the way, and
    `IntegrityError` where what is stored is not what was written.

    Attributes:
        folder: of the vault.
        outside: where the outer anchor lies.
        instance: the right to be the only program on it.
        keyring: the keys.
        ledger: the log; read it freely, write it through this class.
        view: lists and search.
        notices: keys of what its owner is to be told, such as what was mended at opening.
        refusal: key of why nothing may be written; None if it may.
        restored: it came out of a backup; nothing of its owner's is written until a hub has shown
            what came after, or their acts would stand on what is no longer the end.
        verified_to: up to which index signatures and rules were verified; kept in the anchor.
    """

    folder: Folder
    outside: Folder
    instance: Instance
    keyring: Keyring
    ledger: LedgerStore
    view: View
    notices: tuple[str, ...] = ()
    refusal: str | None = None
    verified_to: int = 0
    restored: bool = False

    @property
    def attachments(self) -> Attachments:
        """The files of its cases."""
        return Attachments(Folder(self.folder.path / attachments.NAME, self.folder.step))

    def commit(self, entries: Sequence[NewEntry], keys: Iterable[AwaitedKeys] = ()) -> None:
        """Make entries exist. When this returns they do; `catch_up` then shows them.

        Args:
            entries: in the order of the queue.
            keys: that these entries bring.

        Raises:
            IntegrityError: the key of `refusal`: this vault can only be read.
            UserError: ``vault.restored``, it has to catch up with the hub first.
            EnvironmentFault: ``vault.gone``, and what the machine says.
        """
        self.require_writable()
        self.require_present()
        if self.restored:
            raise UserError(RESTORED)
        self.folder.step("begin")
        new_keys = tuple(keys)
        if new_keys:
            self.keyring.case_keys.expect(new_keys, self.ledger.surely_lacks)
            self.folder.step("keys are kept")
        self.ledger.commit(entries)
        self.folder.step("entries exist")

    def take_in(
        self,
        first: int,
        leaf_hashes: Sequence[bytes],
        rows: Iterable[StoredRow] = (),
        objects: Mapping[bytes, bytes] | None = None,
        missing: Mapping[bytes, bytes | None] | None = None,
    ) -> None:
        """Take in a stretch of the log; see `LedgerStore.take_in`. The view catches up after.

        Raises:
            IntegrityError: the key of `refusal`, or a row is not in the log.
        """
        self.require_writable()
        self.ledger.take_in(first, leaf_hashes, rows, objects, missing)

    def rows_of(self, case: bytes | None) -> list[StoredRow]:
        """Return the rows of a case, or of the office: by index, then queued ones in order.

        Raises:
            IntegrityError: ``vault.rows-missing``, the view has seen more rows than there are;
                ``vault.row-not-in-log``.
        """
        rows = self.ledger.rows_of(case)
        if not self.view.witness(case).agrees(row.row.leaf_hash for row in rows):
            raise IntegrityError("vault.rows-missing")
        return rows

    def is_view_current(self) -> bool:
        """Tell whether the view shows every change of the ledger."""
        return self.view.applied_to() >= self.ledger.change

    def catch_up(self, project: Projector) -> bool:
        """Show one batch of cases that changed since the view was last written.

        Returns:
            Whether there are more; call it until there are none, or go on later.

        Raises:
            IntegrityError: ``vault.rows-missing``.
        """
        pending = self.ledger.changed_since(self.view.applied_to(), _BATCH)
        if not pending:
            return False
        changes = [self._projected(case, project) for case, _change in pending]
        self.view.apply(changes, pending[-1][1])
        self.folder.step("entries are shown")
        return not self.is_view_current()

    def save_anchor(self) -> None:
        """Write the anchor, inside and outside: at lock, after a push, every 60 s.

        Raises:
            IntegrityError: the key of `refusal`; a doubtful state is not made the measure.
        """
        self.require_writable()
        self.save_anchor_in(self.folder)
        if not self.restored:
            self.outside.make()
            self.save_anchor_in(self.outside)

    def save_anchor_in(self, folder: Folder) -> None:
        """Write the anchor into one folder."""
        state = Anchor(
            frontier=self.ledger.tree.frontier(self.ledger.size),
            verified_to=self.verified_to,
            applied_to=self.view.applied_to(),
            epoch=self.keyring.epoch,
        )
        with self.keyring.file_key(FileKey.ANCHOR) as key:
            state.save(folder, key, self.keyring.vault)

    def end_restore(self) -> None:
        """Let the vault write again that came out of a backup: the hub has shown everything.

        Whatever this computer remembers of the vault must be among it. From then on the computer
        remembers this vault, and no other copy of it opens here to be written.

        Raises:
            IntegrityError: ``vault.restored-behind``.
        """
        if not self.restored:
            return
        outer = self.remembered()
        if outer is not None and not (
            continues(outer, self.ledger) and outer.epoch <= self.keyring.epoch
        ):
            raise IntegrityError("vault.restored-behind")
        self.restored = False
        self.save_anchor()  # before the note goes: without it the older memory would be compared
        self.keyring.set_restored(restored=False)
        self.notices = tuple(each for each in self.notices if each != RESTORED)

    def notice(self, key: str) -> None:
        """Note something of which the owner is to be told until the vault is closed."""
        if key not in self.notices:
            self.notices = (*self.notices, key)

    def remembered(self) -> Anchor | None:
        """Return what this computer remembers of the vault, as far as it is the vault's own."""
        with (
            self.keyring.file_key(FileKey.ANCHOR) as key,
            contextlib.suppress(IntegrityError),
        ):
            return anchor.load(self.outside, key, self.keyring.vault)
        return None

    def require_writable(self) -> None:
        """Refuse to write where the anchor does not fit.

        Raises:
            IntegrityError: the key of `refusal`.
        """
        if self.refusal is not None:
            raise IntegrityError(self.refusal)

    def require_present(self) -> None:
        """Refuse to write where the folder went away, with the stick it lies on for example.

        A system that lets a file that is gone be written to would tell nobody.

        Raises:
            EnvironmentFault: ``vault.gone``.
        """
        try:
            there = self.folder.has(self.keyring.name)
        except EnvironmentFault:
            there = False
        if not there:
            raise EnvironmentFault("vault.gone")

    def close(self) -> None:
        """Write the anchor, close all files and wipe their keys; another program may open it.

        Twice is harmless.

        Raises:
            EnvironmentFault: the anchor could not be written; all else is done.
        """
        if not self.instance.is_held:
            return
        with contextlib.ExitStack() as stack:
            stack.callback(self.instance.release)
            stack.callback(self.keyring.close)
            stack.callback(self.ledger.close)
            stack.callback(self.view.close)
            if self.refusal is None:
                self.save_anchor()

    def _projected(self, case: bytes | None, project: Projector) -> CaseChange:
        rows = self.rows_of(case)
        witness = Witness.of(row.row.leaf_hash for row in rows)
        return CaseChange(case, witness, project(case, rows))


def remake_view(folder: Folder, keyring: Keyring, ledger: LedgerStore) -> View:
    """Put an empty view under a new key in the place of the old one.

    Raises:
        IntegrityError: ``vault.old-page``, rows of the ledger are missing.
    """
    ledger.require_all_rows()
    database.remove(folder, view.NAME)
    keyring.renew_view_key()
    with keyring.file_key(FileKey.VIEW) as key:
        return View.create(folder, key)
