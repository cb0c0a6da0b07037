"""The pages, those of the rail from above: its table of contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from alertadores.app import FormDraft, Role
from ui.actions import Id
from ui.pages.alerts import AlertsPage
from ui.pages.deciding import AGREEMENT
from ui.pages.log import LogPage
from ui.pages.office import OfficePage
from ui.pages.protection import ProtectionPage
from ui.pages.referrals import ReferralsPage
from ui.pages.today import TodayPage
from ui.pages.verify import VerifyPage
from ui.pages.versions import VersionsPage
from ui.shell.page import Page, Setting


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page and who has it.

    Attributes:
        name: its action: name, icon, shortcut.
        make: makes it.
        roles: whose it is; everybody's if there are none.
        in_rail: whether the rail leads there; the palette always does.
    """

    name: Id
    make: Callable[[Setting], Page]
    roles: frozenset[str] = frozenset()
    in_rail: bool = True


_CASES: Final = frozenset({Role.ENLACE_CASO.value, Role.COORDINACION.value})

PAGES: Final = (
    PageSpec(Id.TODAY, TodayPage),
    PageSpec(Id.ALERTS, AlertsPage),
    PageSpec(Id.PROTECTION, ProtectionPage, _CASES | {Role.EVALUACION_RIESGO.value}),
    PageSpec(Id.REFERRALS, ReferralsPage, _CASES | {Role.CANALIZACION.value}),
    PageSpec(Id.VERSIONS, VersionsPage, _CASES | {Role.TRANSPARENCIA.value}),
    PageSpec(Id.LOG, LogPage),
    PageSpec(Id.OFFICE, OfficePage),
    PageSpec(
        Id.VERIFY,
        lambda setting: VerifyPage(setting.desk.tasks, setting.words.language),
        in_rail=False,
    ),
)


def pages_of(roles: frozenset[str]) -> dict[Id, PageSpec]:
    """Return the pages of a member, from above."""
    return {spec.name: spec for spec in PAGES if not spec.roles or spec.roles & roles}


def page_of(draft: FormDraft) -> Id:
    """Return the page that has the form of a draft, if it is not the guide.

    Whoever hears the words of somebody who wants in does so at the office.
    """
    if draft.place.case is not None:
        return Id.ALERTS
    decides = draft.place.command == AGREEMENT and "words" not in draft.answers
    return Id.TODAY if decides else Id.OFFICE
