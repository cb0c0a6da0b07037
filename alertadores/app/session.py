"""A session: one member's open vault, and everything a page or a command can ask of it.

All calls come from one thread, the writer's. `reader()` gives another thread the list.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from alertadores.app import founding
from alertadores.app.acts import Acts, require_whole
from alertadores.app.casebook import Casebook, projections
from alertadores.app.catalog_keys import require_keys_in_force
from alertadores.app.clock import Clock, Source, system_source
from alertadores.app.colleagues import Colleagues
from alertadores.app.drafts import Drafts
from alertadores.app.finding import find_case
from alertadores.app.handout import public_bundle
from alertadores.app.health import backup_banner
from alertadores.app.hub_setting import remembered_hub
from alertadores.app.inbox import EMISSION, Inbox
from alertadores.app.logbook import office_projection
from alertadores.app.office_view import office_view
from alertadores.app.outgoing import refuse_existing, write_new
from alertadores.app.publication import PublicPreview, Publisher
from alertadores.app.registration import Registrar
from alertadores.app.shipped_catalogs import load_catalogs
from alertadores.app.views import Banner, CaseView, Changes, InboxItem, Matter, OfficeView
from alertadores.app.writer import Batch, Writer
from alertadores.bundles.card import TrustCard
from alertadores.domain.commands import Approve, Command, Language, Refuse, RegisterAlert
from alertadores.domain.identity import Identity
from alertadores.domain.office import Member
from alertadores.errors import EnvironmentFault, UserError
from alertadores.ledger.rows import Opened
from alertadores.progress import Progress, unobserved
from alertadores.sync.exchange import Exchange, Synchroniser
from alertadores.sync.hub import Hub
from alertadores.sync.replica import CaseFile, Replica
from alertadores.vault.stored import StoredRow
from alertadores.vault.vault import Vault
from alertadores.vault.view import CaseQuery, CaseRow, Projection, ViewReader
from crypto.canonical import b64u_encode

MAX_FILES: Final = 32
"""How many cases are kept as they were read."""

_DEFAULT_ZONE: Final = "America/Mexico_City"
_Shown: TypeAlias = Mapping[bytes, Projection]
_NOTHING: Final[_Shown] = {}


class Session:
    """One member at work.

    Args:
        vault: open; the session closes it.
        source: where the time comes from.
        progress: told how far the list is, if it has to be made anew.
    """

    def __init__(
        self, vault: Vault, source: Source = system_source, progress: Progress = unobserved
    ) -> None:
        self.vault = vault
        self.catalogs = load_catalogs()
        with contextlib.suppress(EnvironmentFault):  # the next opening notes it
            founding.resume(vault)
        self.replica = Replica(vault)
        self._source = source
        self._colleagues: Colleagues | None = None
        self._forks = self._unreadable = 0
        self._files: dict[bytes, CaseFile] = {}
        self._catch_up({}, progress)

    @property
    def clock(self) -> Clock:
        """The office's clock."""
        founding = self.replica.office.founding
        return Clock(_DEFAULT_ZONE if founding is None else founding.zone, self._source)

    @property
    def writer(self) -> Writer:
        """Writes for this member."""
        return Writer(self.replica, self.clock)

    @property
    def colleagues(self) -> Colleagues:
        """The members by name."""
        if self._colleagues is None:
            self._colleagues = Colleagues(self.replica)
        return self._colleagues

    @property
    def publisher(self) -> Publisher:
        """Publishes for this member."""
        return Publisher(self.replica, self.writer, self.clock, self.catalogs)

    @property
    def drafts(self) -> Drafts:
        """What is being written and recorded nowhere yet."""
        return Drafts(self.vault)

    def office(self) -> OfficeView:
        """Return the office as its members know it.

        Raises:
            UserError: ``office.not-a-member``, ``office.keys-not-here``.
        """
        agency = self.publisher.agency()  # first: without the office's key there are no members
        return office_view(self.replica, self.colleagues, agency, self.me().number)

    def banners(self) -> tuple[Banner, ...]:
        """Return what the member must know before working."""
        found = [Banner(notice) for notice in self.vault.notices]
        if self.vault.refusal is not None:
            found.append(Banner(self.vault.refusal))
        is_member = self.vault.keyring.membership() is not None
        if is_member and not self.vault.keyring.case_keys.of(None):
            found.append(Banner("banner.no-office-key"))
        elif is_member and (unsafe := backup_banner(self)) is not None:
            found.append(unsafe)
        if is_member and self.replica.roster.unknown:
            found.append(Banner("office.incomplete"))
        for key, count in (
            ("banner.other-history", self._forks),
            ("banner.unreadable-rows", self._unreadable),
            ("banner.missing-content", len(self.vault.ledger.missing())),
        ):
            if count:
                found.append(Banner(key, {"count": count}))
        return tuple(found)

    def case_ids(self, query: CaseQuery) -> Sequence[int]:
        """Return the numbers of the cases of a list, in order."""
        return self.vault.view.ids(query)

    def case_rows(self, ids: Sequence[int]) -> list[CaseRow]:
        """Return lines of the list."""
        return self.vault.view.rows(ids)

    def reader(self) -> ViewReader:
        """Return a reader of the list for the calling thread; it must be closed there."""
        return self.vault.view.reader()

    def find(self, folio: str) -> bytes:
        """Return the case of a folio; raises what `find_case` does."""
        return find_case(self.vault.view, folio)

    def case(self, case: bytes) -> CaseView:
        """Return one case."""
        return self._casebook().view(self.file(case))

    def register_alert(
        self, command: RegisterAlert, identity: Identity | None = None, readers: Sequence[int] = ()
    ) -> Changes:
        """Register an alert; its identity, if told, goes into its envelope and nowhere else.

        Raises:
            UserError: a key is not in force on the day the alert came in, or the rules say no.
        """
        require_keys_in_force(command, self.catalogs, self.clock.today())
        registrar = self._registrar()
        return self._write(lambda batch: registrar.register(batch, command, identity, readers))

    def register_alerts(self, alerts: Iterable[tuple[RegisterAlert, Identity | None]]) -> Changes:
        """Register alerts in one commit: all of them, or none."""

        def register(batch: Batch) -> None:
            registrar = self._registrar()
            for command, identity in alerts:
                registrar.register(batch, command, identity)

        changes = self._write(register)
        self.replica.forget(changes.entries)  # a file may bring ten thousand
        return changes

    def execute(
        self, command: Command, case: bytes | None = None, seen: bytes | None = None
    ) -> Changes:
        """Carry out a command.

        Args:
            command: to carry out.
            case: it is about; None for a matter of the office.
            seen: the version of its object that the person has read: a text that changed since is
                not agreed to unread.

        Raises:
            UserError: the rules say no; the key tells which. ``act.changed-meanwhile``, there is a
                later version; ``rule.waits``, what it rests on is not under a checkpoint;
                ``catalog.…``, a key is not in force.
            IntegrityError: ``case.incomplete``, no decision is taken on such a case;
                ``office.incomplete``, nor with such an office.
        """
        if isinstance(command, RegisterAlert):
            return self.register_alert(command)
        require_keys_in_force(command, self.catalogs, self.clock.today())
        acts = Acts(self.replica, self.writer, self._registrar())
        if case is None:
            return self._write(lambda batch: acts.in_office(batch, command))
        return self.write_in(case, lambda batch, file: acts.in_case(batch, command, file, seen))

    def emit_summary(self, case: bytes) -> Changes:
        """Emit the approved summary of a case."""
        return self._publish(case, self.publisher.emit)

    def confirm_emission(self, case: bytes) -> Changes:
        """Confirm the emission of a case's summary, having compared it with the case."""
        return self._publish(case, self.publisher.confirm)

    def public_bundle(self, case: bytes) -> bytes:
        """Return the bundle of a case's emitted summary."""
        file = self.file(case)
        require_whole(self.replica, file)
        return public_bundle(self.publisher, self.replica, file)

    def export_public(self, case: bytes, target: Path) -> None:
        """Write the bundle of a case's emitted summary to a new file.

        Raises:
            UserError: it waits for somebody, or the file is there already.
        """
        refuse_existing(target)
        write_new(target, self.public_bundle(case))

    def preview_summary(self, case: bytes, text: str, language: Language) -> PublicPreview:
        """Return what would be shown to everybody, exactly, if this text were published.

        Raises:
            UserError: the text holds what a public document refuses.
        """
        return self.publisher.preview(self.file(case), text, language)

    def emission(self, case: bytes) -> PublicPreview:
        """Return what a case's emission itself says; raises what `Publisher.issued` does."""
        return self.publisher.issued(self.file(case))

    def accept_founding(self) -> Changes:
        """Accept entry 0 as a founder, having looked at it."""
        return self._write(lambda batch: founding.accept(batch, self.replica, self.writer))

    def inbox(self) -> tuple[InboxItem, ...]:
        """Return what waits for this member's agreement."""
        return self._inbox().items(self.clock.now(), self.file)

    def matter(self, item: InboxItem) -> Matter:
        """Return what an item of the inbox says, to be read before it is decided.

        Raises:
            IntegrityError: content is missing or does not match its commitment.
        """
        return self._inbox().matter(item, self.file)

    def decide(
        self, item: InboxItem, command: Approve | Refuse, seen: bytes | None = None
    ) -> Changes:
        """Agree with something that waits in the inbox, or refuse it; `seen` as in `execute`.

        Raises:
            UserError: the rules say no; an emission is confirmed or left, never refused here.
        """
        if item.kind == EMISSION and item.case is not None:
            if isinstance(command, Refuse):
                raise UserError("publish.not-refusable")
            return self.confirm_emission(item.case)
        chosen = command.model_copy(update={"object": b64u_encode(item.id)})
        return self.execute(chosen, item.case, seen)

    def synchronise(self, hub: Hub | None = None, progress: Progress = unobserved) -> Exchange:
        """Exchange everything with the hub, then bring lists up to date.

        Args:
            hub: if none is given, the one this vault remembers.
            progress: told how far it has come.

        Raises:
            EnvironmentFault: the vault's folder went away, or the hub is out of reach.
            UserError: ``hub.unknown``, nobody has said yet where it is.
        """
        self.vault.require_present()
        found = remembered_hub(self.vault.folder) if hub is None else hub
        try:
            done = Synchroniser(self.replica, found).run(progress)
        finally:
            # What was done before something failed stays done.
            self._files.clear()
            self._colleagues = None
            self._catch_up()
        self._forks += len(done.forked)
        self._unreadable += len(done.unreadable)
        self.vault.save_anchor()
        return done

    def trust_card(self) -> TrustCard:
        """Return what a receiver needs to judge this office's bundles."""
        membership = self.replica.membership
        founding = self.replica.office.founding
        if founding is None:
            raise UserError("office.not-a-member")
        return TrustCard(membership.origin, membership.genesis, founding.witnesses, founding.quorum)

    def close(self) -> None:
        """Close the vault."""
        self.vault.close()

    def me(self) -> Member:
        """Return this member with their roles now.

        Raises:
            UserError: ``office.not-a-member``.
        """
        found = self.replica.office.members.get(self.replica.membership.member)
        if found is None:
            raise UserError("office.not-a-member")
        return found

    def _publish(self, case: bytes, deed: Callable[[Batch, CaseFile, Member], None]) -> Changes:
        def publish(batch: Batch, file: CaseFile) -> None:
            require_whole(self.replica, file)
            deed(batch, file, self.me())

        return self.write_in(case, publish)

    def file(self, case: bytes) -> CaseFile:
        """Return a case, as kept since it was last read or written here."""
        file = self._files.pop(case, None) or self.replica.case_file(case)
        self._files[case] = file
        if len(self._files) > MAX_FILES:
            del self._files[next(iter(self._files))]
        return file

    def write_in(self, case: bytes, deed: Callable[[Batch, CaseFile], None]) -> Changes:
        """Write in a case, whose file is kept only if everything went well."""
        file = self.file(case)
        del self._files[case]
        written: list[Opened] = []

        def write(batch: Batch) -> None:
            deed(batch, file)
            written.extend(each.opened for each in batch.written.get(case, ()))

        changes = self._write(write)
        self._files[case] = file.with_new(written)
        return changes

    def _write(self, deed: Callable[[Batch], object]) -> Changes:
        """Do something that makes entries and write them: all of them, or none."""
        batch = Batch()
        if not self.vault.is_view_current():
            self._catch_up()
        try:
            deed(batch)
            shown = projections(batch, self.vault.view, self.replica.membership.member)
            changes = self.writer.commit(batch)
        finally:
            if batch.office:
                self.replica.forget_office()
                self._colleagues = None
        self._catch_up(shown)
        return changes

    def _catch_up(self, shown: _Shown = _NOTHING, progress: Progress = unobserved) -> None:
        """Show in the list what changed; what a commit just wrote is known without reading."""

        def project(case: bytes | None, rows: Sequence[StoredRow]) -> Projection:
            if case is None:
                return office_projection(self.replica)
            if case in shown:
                return shown[case]
            return self._casebook().projection(self.replica.case_file(case, rows))

        if self.vault.keyring.membership() is not None:
            while self.vault.catch_up(project):
                progress(self.vault.view.applied_to(), self.vault.ledger.change)

    def _casebook(self) -> Casebook:
        return Casebook(self.replica, self.colleagues, self.publisher, self.clock)

    def _inbox(self) -> Inbox:
        return Inbox(self.replica, self.colleagues, self.publisher, self._casebook())

    def _registrar(self) -> Registrar:
        return Registrar(self.replica, self.writer, self.colleagues)
