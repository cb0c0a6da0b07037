"""The pages, those of the rail from above: its table of contents."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from ui.actions import Id
from ui.pages.alerts import AlertsPage
from ui.pages.log import LogPage
from ui.pages.office import OfficePage
from ui.pages.today import TodayPage
from ui.pages.verify import VerifyPage
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


PAGES: Final = (
    PageSpec(Id.TODAY, TodayPage),
    PageSpec(Id.ALERTS, AlertsPage),
    PageSpec(Id.LOG, LogPage),
    PageSpec(Id.OFFICE, OfficePage),
    PageSpec(Id.VERIFY, lambda setting: VerifyPage(setting.desk.tasks, setting.words.language)),
)


def pages_of(roles: frozenset[str]) -> dict[Id, PageSpec]:
    """Return the pages of a member, from above."""
    return {spec.name: spec for spec in PAGES if not spec.roles or spec.roles & roles}
