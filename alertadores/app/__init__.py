"""Composition root, and the one service that `ui` and `alertadores.cli` talk to.

Wires vault, hub, clock and configuration together; offers the session, `execute(command)`,
queries and changes. Must not import PySide6 or `alertadores.cli`.

What is named here is all that a window needs, and all that it may import.
"""

from alertadores import __version__
from alertadores.app.backups import (
    BACKUP_DAYS,
    BackupView,
    RestoredView,
    back_up,
    backups_in,
    last_backup,
    rehearse,
    rehearse_last,
    restore,
)
from alertadores.app.beginning import (
    Beginning,
    FounderView,
    Stage,
    accept_office,
    beginning_of,
    charter_of,
    establish,
    introduction_of,
    proposed_origin,
    read_introduction_file,
    sit_down,
    wrong_groups,
)
from alertadores.app.catalog_keys import CATALOG_OF, catalog_of_grounds
from alertadores.app.checkup import Checkup, check_log, check_vault
from alertadores.app.commanding import command_from
from alertadores.app.drafts import DraftPlace, FormDraft, Typed
from alertadores.app.evidence import EvidenceList, EvidenceRoom, EvidenceView
from alertadores.app.finding import find_case
from alertadores.app.founding import Founder
from alertadores.app.health import NO_BACKUP, Health
from alertadores.app.hub_place import HubView, hub_view, move_hub
from alertadores.app.inbox import office_item
from alertadores.app.joining import (
    OwnRequest,
    complete_joining,
    confirm_member,
    propose_member,
    read_request,
    read_request_file,
    request_to_join,
    words_of,
)
from alertadores.app.locks import (
    change_passphrase,
    is_same_code,
    lock_kinds,
    new_recovery_code,
)
from alertadores.app.logbook import (
    CheckpointLine,
    EntryProof,
    LogEntry,
    entry_proof,
    log_checkpoints,
    log_entries,
)
from alertadores.app.opening import begin_session, begin_vault, open_session, typed_secret
from alertadores.app.practice import PASSPHRASE as PRACTICE_PASSPHRASE
from alertadores.app.practice import PracticeOffice, Seat
from alertadores.app.practice import create as create_practice
from alertadores.app.practice import seats_of as practice_seats
from alertadores.app.publication import PublicPreview
from alertadores.app.risk import DEGREES, proposed_level
from alertadores.app.roster import OfficeMatter, RosterView, SeatView, Since, roster_view
from alertadores.app.saved_filters import SavedFilter, SavedFilters
from alertadores.app.session import Session
from alertadores.app.shipped_catalogs import load_catalogs
from alertadores.app.strength import Band, Flaw, Strength, strength_of
from alertadores.app.surroundings import Surroundings
from alertadores.app.today import (
    TodayView,
    Work,
    days_between,
    emitted_summaries,
    today_of,
)
from alertadores.app.undoing import Undoable, undo, undo_of, undoable_after, undoable_at
from alertadores.app.views import (
    UNREAD,
    Banner,
    CaseView,
    Changes,
    InboxItem,
    Matter,
    MemberView,
    OfficeView,
    Standing,
    Step,
    ThingView,
    TimelineLine,
)
from alertadores.app.writer import MAX_FIELDS
from alertadores.bundles.card import TrustCard
from alertadores.bundles.introduction import Introduction, parse_introduction
from alertadores.domain.catalogs import CatalogName, Catalogs
from alertadores.domain.commands import (
    COMMANDS,
    MAX_ACT,
    AmendDraft,
    Approve,
    Command,
    ProposeSummary,
    Refuse,
    RegisterAlert,
)
from alertadores.domain.evidence import AddEvidence, Media
from alertadores.domain.identity import Identity
from alertadores.domain.needs import Need
from alertadores.domain.roles import FOUNDING_NEEDS, Role, unmet_for_founding
from alertadores.domain.roles import incompatible as incompatible_roles
from alertadores.errors import (
    AlertadoresError,
    EnvironmentFault,
    IntegrityError,
    UserError,
    system_reason,
)
from alertadores.messages import Explanation, explain, reason_in_words, sentence
from alertadores.progress import Progress
from alertadores.vault.keyring import LastBackup
from alertadores.vault.log_table import LogQuery
from alertadores.vault.search import Run
from alertadores.vault.view import CaseQuery, CaseRow, Order
from alertadores.vault.view import ViewReader as ListReader
from alertadores.vault.view_proceedings import (
    ProceedingLine,
    ProceedingOrder,
    ProceedingQuery,
    ProceedingReader,
    ProceedingRow,
)
from alertadores.verify.files import read_card, verify_file
from alertadores.verify.report import Report, Statement, Verdict

__all__ = [
    "BACKUP_DAYS",
    "CATALOG_OF",
    "COMMANDS",
    "DEGREES",
    "FOUNDING_NEEDS",
    "MAX_ACT",
    "MAX_FIELDS",
    "NO_BACKUP",
    "PRACTICE_PASSPHRASE",
    "UNREAD",
    "AddEvidence",
    "AlertadoresError",
    "AmendDraft",
    "Approve",
    "BackupView",
    "Band",
    "Banner",
    "Beginning",
    "CaseQuery",
    "CaseRow",
    "CaseView",
    "CatalogName",
    "Catalogs",
    "Changes",
    "CheckpointLine",
    "Checkup",
    "Command",
    "DraftPlace",
    "EntryProof",
    "EnvironmentFault",
    "EvidenceList",
    "EvidenceRoom",
    "EvidenceView",
    "Explanation",
    "Flaw",
    "FormDraft",
    "Founder",
    "FounderView",
    "Health",
    "HubView",
    "Identity",
    "InboxItem",
    "IntegrityError",
    "Introduction",
    "LastBackup",
    "ListReader",
    "LogEntry",
    "LogQuery",
    "Matter",
    "Media",
    "MemberView",
    "Need",
    "OfficeMatter",
    "OfficeView",
    "Order",
    "OwnRequest",
    "PracticeOffice",
    "ProceedingLine",
    "ProceedingOrder",
    "ProceedingQuery",
    "ProceedingReader",
    "ProceedingRow",
    "Progress",
    "ProposeSummary",
    "PublicPreview",
    "Refuse",
    "RegisterAlert",
    "Report",
    "RestoredView",
    "Role",
    "RosterView",
    "Run",
    "SavedFilter",
    "SavedFilters",
    "Seat",
    "SeatView",
    "Session",
    "Since",
    "Stage",
    "Standing",
    "Statement",
    "Step",
    "Strength",
    "Surroundings",
    "ThingView",
    "TimelineLine",
    "TodayView",
    "TrustCard",
    "Typed",
    "Undoable",
    "UserError",
    "Verdict",
    "Work",
    "__version__",
    "accept_office",
    "back_up",
    "backups_in",
    "begin_session",
    "begin_vault",
    "beginning_of",
    "catalog_of_grounds",
    "change_passphrase",
    "charter_of",
    "check_log",
    "check_vault",
    "command_from",
    "complete_joining",
    "confirm_member",
    "create_practice",
    "days_between",
    "emitted_summaries",
    "entry_proof",
    "establish",
    "explain",
    "find_case",
    "hub_view",
    "incompatible_roles",
    "introduction_of",
    "is_same_code",
    "last_backup",
    "load_catalogs",
    "lock_kinds",
    "log_checkpoints",
    "log_entries",
    "move_hub",
    "new_recovery_code",
    "office_item",
    "open_session",
    "parse_introduction",
    "practice_seats",
    "propose_member",
    "proposed_level",
    "proposed_origin",
    "read_card",
    "read_introduction_file",
    "read_request",
    "read_request_file",
    "reason_in_words",
    "rehearse",
    "rehearse_last",
    "request_to_join",
    "restore",
    "roster_view",
    "sentence",
    "sit_down",
    "strength_of",
    "system_reason",
    "today_of",
    "typed_secret",
    "undo",
    "undo_of",
    "undoable_after",
    "undoable_at",
    "unmet_for_founding",
    "verify_file",
    "words_of",
    "wrong_groups",
]
