"""One case: who it is, what may be done next, and its tabs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from alertadores.app import CaseView, Changes, Command, DraftPlace, Step, ThingView
from ui import forms
from ui.actions import Actions
from ui.desk import Desk
from ui.drafts import InputsDraft
from ui.pages.act import ActForm
from ui.pages.case_head import CaseHead
from ui.pages.case_steps import Steps
from ui.pages.case_tab import CaseSetting, CaseTab
from ui.pages.case_tabs import OVERVIEW, SUMMARY, TABS
from ui.shell.banners import Notice
from ui.widgets.empty import Empty, Loading
from ui.widgets.steps import StepBar
from ui.widgets.tabs import TabStrip
from ui.widgets.text import Rule
from ui.widgets.unfinished import Unfinished
from ui.words import Words


class CasePage(QWidget):
    """A case beside the list.

    Args:
        desk: the session.
        words: labels.
        actions: of the window; the palette lists the next steps.
        case: its id.
        today: in the office.
    """

    help_topic = "case"

    told = Signal(Notice)
    loaded = Signal()

    def __init__(
        self, desk: Desk, words: Words, actions: Actions, case: bytes, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._desk = desk
        self._words = words
        self._actions = actions
        self._today = today
        self.case = case
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
        self._stack = QStackedWidget()
        self._loading, self._failed_page = Loading(), Empty()
        for part in (self._loading, self._failed_page):
            self._stack.addWidget(part)
        self._lay_out()
        desk.changed.connect(self._changed)
        self.reload()

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._head)
        whole.addWidget(self.tabs)
        whole.addWidget(Rule())
        whole.addWidget(self._unfinished)
        whole.addWidget(self.steps)
        whole.addWidget(self._stack, 1)
        self.steps.hide()

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

    def tab(self, name: str) -> CaseTab:
        """Return a tab; it is made when it is first asked for."""
        if name not in self._made:
            spec = next(each for each in TABS if each.name == name)
            tab = self._made[name] = spec.make(CaseSetting(self._desk, self._words, self.case))
            tab.told.connect(self.told)
            tab.step_wanted.connect(self._open_form)
            tab.tab_wanted.connect(self.go_to)
            tab.reload_wanted.connect(self.reload)
            self._stack.addWidget(tab)
            self._stale.add(name)
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
        if self._form is not None:
            self._form.renew(self._thing(self._form.step.object), view.steps)
        self._arrange()
        self.loaded.emit()

    def _show_steps(self, view: CaseView) -> None:
        # The actions of the steps before, which nobody can choose any more, die with their owner.
        self._offered.deleteLater()
        self._offered = QObject(self)
        faces = Steps(view, self._words).faces(self.begin, self._offered, view.steps)
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
        around = forms.Around(self._words, self._today(), others, anonymous)
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
            self._stack.removeWidget(form)
            form.deleteLater()
            self._arrange()

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
