"""From a command to entries: completed, masked, judged, and refused where it must wait."""

from __future__ import annotations

from dataclasses import replace

from alertadores.app.casebook import NEEDS_SEAL, WITHOUT_DECIDING
from alertadores.app.colleagues import require_known_office
from alertadores.app.masking import without_identity
from alertadores.app.publication import WAITS
from alertadores.app.registration import Registrar
from alertadores.app.welcome import welcome
from alertadores.app.writer import NOTHING, Batch, Subject, Writer
from alertadores.domain.commands import Approve, Command, GrantAccess, ProposeSummary
from alertadores.domain.entry import Reason
from alertadores.domain.targets import complete
from alertadores.errors import IntegrityError, UserError
from alertadores.sync.replica import CaseFile, Replica
from crypto.canonical import b64u_encode
from crypto.secret import random_secret


class Acts:
    """Carries out one member's commands."""

    def __init__(self, replica: Replica, writer: Writer, registrar: Registrar) -> None:
        self._replica = replica
        self._writer = writer
        self._registrar = registrar

    def in_office(self, batch: Batch, command: Command) -> None:
        """Add what a command does to the office to the batch.

        Raises:
            UserError: the rules say no; ``join.words-needed`` or ``join.words-differ``.
            IntegrityError: ``office.incomplete``.
        """
        require_known_office(self._replica)
        draft = without_identity(command.draft())
        luggage = welcome(self._replica, command) if isinstance(command, Approve) else NOTHING
        self._writer.in_office(batch, draft, luggage)

    def in_case(
        self, batch: Batch, command: Command, file: CaseFile, seen: bytes | None = None
    ) -> None:
        """Add what a command does in a case to the batch.

        Args:
            batch: to add to.
            command: to carry out.
            file: of the case.
            seen: the version of its object that the person has read, if they have read one.

        Raises:
            UserError: the rules say no, or what it rests on is not under a checkpoint;
                ``act.changed-meanwhile``, there is a later version.
            IntegrityError: ``case.incomplete``.
        """
        if command.TYPE not in WITHOUT_DECIDING:
            require_whole(self._replica, file)
        keys = self._replica.vault.keyring.case_keys.of(file.id)
        if not keys:
            raise UserError(Reason.NOT_A_READER.value)
        subject = Subject(file.id, keys[-1], file.replay)
        before = file.things
        if isinstance(command, GrantAccess):
            draft, luggage = self._registrar.grant(subject, command)
        else:
            draft, luggage = complete(without_identity(command.draft()), file.case), NOTHING
        if seen is not None:
            version = file.versions().get(draft.object or b"")
            if version is None or version.leaf.hash != seen:
                raise UserError("act.changed-meanwhile")
        if isinstance(command, ProposeSummary):
            link_key = b64u_encode(random_secret().reveal())
            draft = replace(draft, values={**draft.values, "link_key": link_key})
        entry = self._writer.in_case(batch, subject, draft, luggage)
        thing = before.get(entry.trace.object or b"")
        if command.TYPE in NEEDS_SEAL and thing and not self._replica.has_sealed_approval(thing):
            raise UserError(WAITS)


def require_whole(replica: Replica, file: CaseFile) -> None:
    """Refuse a decision on a case with content missing or of an unknown schema.

    What was rejected has no effect, so its content is not asked for.

    Raises:
        IntegrityError: ``case.incomplete``, or ``office.incomplete``.
    """
    require_known_office(replica)
    if file.replay.unknown:
        raise IntegrityError("case.incomplete")
    for opened in file.opened:
        if file.replay.verdicts[opened.leaf.hash] is None:
            try:
                replica.require_fields(opened)
            except IntegrityError as error:
                raise IntegrityError("case.incomplete") from error
