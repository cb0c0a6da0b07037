"""One case: who it is, what may be done next, and its tabs."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from alertadores.app import CaseView, Changes, Command, DraftPlace, Step, ThingView
from ui import forms
from ui.drafts import InputsDraft
from ui.pages.act import ActForm
from ui.pages.case_beside import Beside
from ui.pages.case_head import CaseHead
from ui.pages.case_steps import Steps
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.pages.case_tabs import EVIDENCE, OVERVIEW, PROTECTION, REFERRALS, SUMMARY, TABS, TIMELINE
from ui.shell.banners import Notice
from ui.shell.page import Setting
from ui.widgets.divider import kept_width, width_to_keep
from ui.widgets.empty import Empty, Loading
from ui.widgets.steps import StepBar
from ui.widgets.tabs import TabStrip
from ui.widgets.text import Rule
from ui.widgets.unfinished import Unfinished

_WIDE: Final = 1920
"""Width of the window from which the timeline stands beside the tabs, in pixels."""
_PANE: Final = 340
_DIVIDER: Final = "case-timeline"
# The tab that shows what waits for a second person.
_TAB_OF: Final = {
    "summary": SUMMARY,
    "emission": SUMMARY,
    "determination": PROTECTION,
    "protection": PROTECTION,
    "referral": REFERRALS,
}


class CasePage(QWidget):
    """A case beside the list.

    Args:
        setting: of the page with the list; the palette lists the next steps.
        case: its id.
    """

    help_topic = "case"

    told = Signal(Notice)
    loaded = Signal()

    def __init__(self, setting: Setting, case: bytes) -> None:
        super().__init__()
        desk, words = setting.desk, setting.words
        self._desk, self._words = desk, words
        self._actions, self._settings = setting.actions, setting.settings
        self.case = case
        self._tab_setting = CaseSetting(desk, words, setting.actions, case)
        self._view: CaseView | None = None
        self._form: ActForm | None = None
        self._made: dict[str, CaseTab] = {}
        self._stale: set[str] = set()
        self._form_tab = OVERVIEW
        self._offered = QObject(self)
        self._head = CaseHead(words)
        self.tabs = TabStrip([spec.label for spec in TABS], self.tr("Tabs of the case"))
        self.tabs.chosen.connect(self._arrange)
        self.steps = StepBar()
        self._unfinished = Unfinished()
        self._unfinished.wanted.connect(lambda: self.go_to(self._form_tab))
        self._beside = Beside(words)
        self._beside.wanted.connect(lambda entry: self.go_to(TIMELINE, entry))
        self._stack = QStackedWidget()
        self._loading, self._failed_page = Loading(), Empty()
        for part in (self._loading, self._failed_page):
            self._stack.addWidget(part)
        self._lay_out()
        desk.changed.connect(self._changed)
        self.reload()

    def _lay_out(self) -> None:
        tabbed = QWidget()
        column = QVBoxLayout(tabbed)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.tabs)
        column.addWidget(Rule())
        column.addWidget(self._unfinished)
        column.addWidget(self.steps)
        column.addWidget(self._stack, 1)
        self.steps.hide()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(1)
        for place, part in enumerate((tabbed, self._beside)):
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(place, 1 - place)
        self._beside.hide()
        self.splitter.splitterMoved.connect(self._remember_divider)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Open the third pane where there is room, and close it where there is not."""
        super().resizeEvent(event)
        wide = self.window().width() >= _WIDE
        if wide:  # at each size: the first is often too small for the pane
            width = kept_width(self._settings.arrangement(_DIVIDER), _PANE)
            self.splitter.setSizes([max(1, self.width() - width), width])
        if wide == self._beside.isHidden():
            self._beside.setVisible(wide)
            if self._view is not None:
                self._show_beside(self._view)

    def _remember_divider(self) -> None:
        width = self.splitter.sizes()[1]
        self._settings.remember_arrangement(_DIVIDER, width_to_keep(width))

    def _show_beside(self, view: CaseView) -> None:
        """Fill the third pane if it is open, and let the tabs know."""
        wide = not self._beside.isHidden()
        if wide:
            self._beside.show_case(view)
        for tab in self._made.values():
            tab.stand_beside(timeline=wide)

    @property
    def folio(self) -> str:
        """The folio of the case, once it is there."""
        return "" if self._view is None else self._view.row.folio

    def leave(self) -> None:
        """Keep what is being written, as the case is left for something else."""
        if self._form is not None:
            self._desk.drafts.leave(self._place(self._form.step))
        for tab in self._made.values():
            tab.leave()

    def resume(self, place: DraftPlace) -> None:
        """Open the form of a draft of this case, whether or not it can still be recorded."""
        self.begin(Step(place.command, place.object, place.to))

    @property
    def at(self) -> str:
        """The name of the tab that is chosen."""
        return TABS[self.tabs.currentIndex()].name

    def go_to(self, name: str, entry: bytes | None = None) -> None:
        """Go to a tab.

        Args:
            name: of `TABS`.
            entry: to show there.
        """
        self.tabs.setCurrentIndex([spec.name for spec in TABS].index(name))
        if entry is not None and self._view is not None:
            self.tab(name).show_entry(entry)

    def show_kind(self, kind: str) -> None:
        """Go to the tab of a kind of proceeding, if it has one."""
        if kind in _TAB_OF:
            self.go_to(_TAB_OF[kind])

    def tab(self, name: str) -> CaseTab:
        """Return a tab; it is made when it is first asked for."""
        if name not in self._made:
            spec = next(each for each in TABS if each.name == name)
            tab = self._made[name] = spec.make(self._tab_setting)
            tab.told.connect(self.told)
            tab.step_wanted.connect(self._open_form)
            tab.tab_wanted.connect(self.go_to)
            tab.reload_wanted.connect(self.reload)
            self._stack.addWidget(tab)
            self._stale.add(name)
            tab.stand_beside(timeline=not self._beside.isHidden())
        return self._made[name]

    def reload(self) -> None:
        """Read the case anew."""
        self._desk.ask(
            self.tr("Opening the case"),
            lambda session: session.case(self.case),
            self._show,
            self._not_there,
            owner=self,
        )

    def _not_there(self, error: Exception) -> None:
        """Say that the case could not be read, where nothing of it is shown yet."""
        self._desk.tasks.failed.emit(error)
        if self._view is None:
            self._failed_page.say(
                self.tr("The case could not be opened."), self.tr("Try again"), self.reload
            )
            self._stack.setCurrentWidget(self._failed_page)

    def _changed(self, changes: Changes) -> None:
        if self.case in changes.cases or changes.office:
            self.reload()

    def _show(self, view: CaseView) -> None:
        self._view = view
        self._stale |= self._made.keys()
        self._head.show_case(view)
        if view.incomplete:
            self.told.emit(
                Notice(
                    self.tr("This case is incomplete."),
                    self.tr(
                        "Content that your keys should open is missing or does not match its "
                        "commitment. Nothing is decided on it until that is mended: synchronise, "
                        "and if it stays so, tell administration."
                    ),
                )
            )
        self._show_steps(view)
        self._show_beside(view)
        if self._form is not None:
            self._form.renew(self._thing(self._form.step.object), view.steps)
        self._arrange()
        self.loaded.emit()

    def _show_steps(self, view: CaseView) -> None:
        # The actions of the steps before, which nobody can choose any more, die with their owner.
        self._offered.deleteLater()
        self._offered = QObject(self)
        faces = Steps(view, self._words).offered(self.begin, self.go_to, self._offered)
        self.steps.show_steps(faces)
        self._actions.invite([face.action for face in faces])

    def _thing(self, name: bytes | None) -> ThingView | None:
        things = () if self._view is None else self._view.things
        return next((each for each in things if each.name == name), None)

    def _arrange(self) -> None:
        """Show the chosen tab, or the form that was begun there."""
        view, form = self._view, self._form
        if view is None:
            return
        if form is not None and self.at == self._form_tab:
            self._stack.setCurrentWidget(form)
        else:
            tab = self.tab(self.at)
            if self.at in self._stale:
                self._stale.discard(self.at)
                tab.show_case(view)
            self._stack.setCurrentWidget(tab)
        self._unfinished.show_form("" if form is None or self.at == self._form_tab else form.verb)
        stepping = form is None and self.tab(self.at).has_steps
        self.steps.setVisible(stepping and bool(view.steps))

    def begin(self, step: Step) -> None:
        """Go where a step is taken."""
        thing = self._thing(step.object)
        if step.command.startswith("summary.") or (thing is not None and thing.kind == "summary"):
            self.go_to(SUMMARY)
            self.tab(SUMMARY).take(step)
        elif step.command.startswith("evidence."):
            self.go_to(EVIDENCE)
            self.tab(EVIDENCE).take(step)
        else:
            self._open_form(step)

    def _open_form(self, step: Step) -> None:
        if self._form is not None and self._form.is_touched:
            self._finish_first()
            return
        if self._view is None:
            return
        self._close_form()
        office = self._desk.office
        others = tuple(
            each for each in office.members if each.active and each.number != office.me.number
        )
        anonymous = self._view.row.identity == "ANONIMA"
        around = forms.Around(self._words, self._desk.today, others, anonymous)
        verb = Steps(self._view, self._words).verb(step)
        form = ActForm(step, verb, around, self._thing(step.object))
        form.given_up.connect(self._give_up)
        form.refused.connect(self.told)
        form.submitted.connect(lambda command: self._execute(form, command))
        if step.command == "draft.amended":
            thing = self._thing(step.object)
            form.prefill("text", "" if thing is None else thing.text)
        place = self._place(step)
        kept = InputsDraft(self._desk.drafts, place, form.inputs, lambda: form.seen, form)
        if (draft := kept.restore()) is not None:
            form.restored(draft.seen)
        form.renew(self._thing(step.object), self._view.steps)
        self._form, self._form_tab = form, self.at
        self._stack.addWidget(form)
        self._arrange()
        form.begin()

    def _finish_first(self) -> None:
        """Show the form that holds what was typed, and say why no other one opens."""
        self.go_to(self._form_tab)
        self.told.emit(
            Notice(
                self.tr("There is a step that has not been recorded."),
                self.tr("Record it or cancel it, then begin another one."),
                icon="triangle-alert",
                ink="amber",
            )
        )

    def _place(self, step: Step) -> DraftPlace:
        return DraftPlace(step.command, self.case, step.object, step.to)

    def _give_up(self) -> None:
        if self._form is not None:
            self._desk.drafts.discard(self._place(self._form.step))
        self._close_form()

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            focus = QApplication.focusWidget()
            writing = focus is not None and form.isAncestorOf(focus)
            self._stack.removeWidget(form)
            form.deleteLater()
            self._arrange()
            if writing:  # or keys would go to the rail, which is first in the window
                self.tabs.setFocus()

    def _execute(self, form: ActForm, command: Command) -> None:
        seen = form.seen
        self._desk.act(
            form.verb,
            lambda session: session.execute(command, self.case, seen),
            lambda _changes: self._close_form(),
            self._failed,
            owner=self,
            draft=self._place(form.step),
        )

    def _failed(self, error: Exception) -> None:
        """Say what failed and look how the case stands now; what was typed stays."""
        if self._form is not None:
            self._form.reopen()
        self._desk.tasks.failed.emit(error)
        self.reload()
