"""The tabs of a case: by keyboard, with hostile text, withheld, rejected, incomplete, huge."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from alertadores.app import RegisterAlert, Standing, Step
from tests.casepage import ALERT, HOSTILE, do, open_new, tab_of, texts, thing_of, view_of
from tests.window import Driver
from ui.pages.act import ActForm
from ui.pages.case import CasePage
from ui.pages.case_facts import FactsTab
from ui.pages.case_log import Column, LogTab
from ui.pages.case_protection import way_of
from ui.pages.case_referrals import ReferralsTab
from ui.pages.case_summary import SummaryTab
from ui.pages.case_tabs import FACTS, LOG, OVERVIEW, PROTECTION, REFERRALS, SUMMARY, TABS, TIMELINE
from ui.pages.case_timeline import TimelineTab
from ui.pages.events import Events
from ui.widgets.button import Button
from ui.widgets.divider import kept_width

TOLD = RegisterAlert(
    **{
        **ALERT.model_dump(),
        "institution": HOSTILE,
        "programme": HOSTILE,
        "accused": (HOSTILE, "Otra"),
        "evidence": (HOSTILE,),
        "reported_before": True,
        "reported_to": HOSTILE,
        "gender": HOSTILE,
        "source_folio": HOSTILE,
        "facts_from": "2026-01-02",
        "facts_continue": True,
        "conducts": ("COHECHO",),
        "amount": "4180000.50",
    }
)


def test_control_and_page_down_go_through_all_tabs_and_round(at_work: Driver) -> None:
    page = open_new(at_work)
    seen = []
    for _press in TABS:
        seen.append(page.at)
        at_work.key(Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert seen == [spec.name for spec in TABS]
    assert page.at == OVERVIEW


def test_tabs_that_do_not_fit_stand_in_a_menu_and_the_chosen_one_is_seen(at_work: Driver) -> None:
    page = open_new(at_work)
    bar, more = page.tabs.bar, page.tabs.more
    last = len(TABS) - 1
    assert more.isVisible()
    assert not bar.isTabVisible(last)
    menu = more.menu()
    assert isinstance(menu, QMenu)
    entry = next(each for each in menu.actions() if each.text() == TABS[last].label)
    entry.trigger()
    assert page.at == LOG
    assert bar.isTabVisible(last)
    assert bar.tabRect(last).right() <= bar.width()


def test_hostile_text_of_every_field_is_shown_as_it_was_written(at_work: Driver) -> None:
    page = open_new(at_work, TOLD)
    shown = texts(tab_of(page, FactsTab, FACTS))
    assert shown.count("<b>no</b>") == 7
    assert "\u202e" not in shown
    for words in ("Desde el 2 ene 2026; continúan", "$4,180,000.50 MXN", "LGRA art. 52", "Otra"):
        assert words in shown, words
    do(at_work, page, "referral.drafted", destination="CNDH", consent=False,
       subject=HOSTILE, text=HOSTILE, grounds=HOSTILE)  # fmt: skip
    do(at_work, page, "protection.requested", consent=True, risks=HOSTILE, beneficiaries=(HOSTILE,))
    for name in (REFERRALS, PROTECTION):
        page.go_to(name)
        shown = texts(page.tab(name))
        assert shown.count("<b>no</b>") >= 2
        assert "\u202e" not in shown


def test_a_referral_says_what_the_catalogue_says_against_it(at_work: Driver) -> None:
    page = open_new(at_work)
    do(at_work, page, "referral.drafted", destination="CNDH", consent=False, subject="A", text="B.")
    shown = texts(tab_of(page, ReferralsTab, REFERRALS))
    assert "no acepta anónimos" in shown
    page.begin(Step("referral.drafted"))
    form = page._form
    assert form is not None
    form._fields["destination"].entry.choose("MECANISMO_SEGOB")  # type: ignore[attr-defined]
    assert "exige el consentimiento" in texts(form)
    form._fields["consent"].entry.setChecked(True)  # type: ignore[attr-defined]
    assert "exige el consentimiento" not in texts(form)


def test_what_this_member_holds_no_key_of_is_said_to_be_reserved(at_work: Driver) -> None:
    page = open_new(at_work)
    view = view_of(page)
    withheld = tuple(
        replace(line, withheld=("accused",)) if line.type == "alert.registered" else line
        for line in view.timeline
    )
    page._show(replace(view, timeline=withheld))
    shown = texts(tab_of(page, FactsTab, FACTS))
    assert shown.count("Reservado") == 1


def test_a_case_whose_content_is_missing_says_so_on_its_tabs(at_work: Driver) -> None:
    page = open_new(at_work)
    view = view_of(page)
    lines = tuple(replace(line, fields={}) for line in view.timeline)
    page._show(replace(view, fields={}, timeline=lines, incomplete=True))
    assert "El contenido de la alerta no está aquí." in texts(tab_of(page, FactsTab, FACTS))
    for name in (OVERVIEW, TIMELINE, PROTECTION, REFERRALS, SUMMARY, LOG):
        page.go_to(name)
        assert page.tab(name).isVisible(), name


def test_the_log_tells_number_standing_hash_and_why_an_entry_was_rejected(at_work: Driver) -> None:
    page = open_new(at_work)
    view = view_of(page)
    lines = list(view.timeline)
    lines[-1] = replace(lines[-1], standing=Standing.REJECTED, reason="rule.role-missing")
    page._show(replace(view, timeline=tuple(lines)))
    tab = tab_of(page, LogTab, LOG)
    at_work.settle()
    assert tab.model.rowCount() == len(lines)
    row = [str(tab.model.index(0, column).data()) for column in Column]
    assert row[Column.NUMBER] == str(lines[-1].index)
    assert row[Column.STANDING] == "Rechazado"
    assert lines[-1].entry.hex() in texts(tab)
    assert "Rechazado" in texts(tab)
    tab.table.setFocus()
    at_work.key(Qt.Key.Key_Down)
    assert lines[-2].entry.hex() in texts(tab)


def test_a_case_in_which_this_member_may_do_nothing_says_why(at_work: Driver) -> None:
    page = open_new(at_work)
    view = view_of(page)
    barred = tuple(replace(step, reason="rule.role-missing") for step in view.steps)
    page._show(replace(view, steps=barred))
    assert not [each for each, _face in page.steps._buttons if each.isVisible()]
    assert "le corresponde a otro cargo" in texts(page.steps)
    assert page.steps._more.isVisible()


def _write_note(driver: Driver, page: CasePage) -> ActForm:
    page.begin(Step("note.added"))
    driver.type("Mi nota")
    assert page._form is not None
    return page._form


def test_a_form_keeps_its_text_while_another_tab_is_seen(at_work: Driver) -> None:
    page = open_new(at_work)
    form = _write_note(at_work, page)
    page.go_to(TIMELINE)
    assert not form.isVisible()
    assert page.tab(TIMELINE).isVisible()
    assert "Sin registrar: Agregar nota" in texts(page)
    at_work.tab_to(page._unfinished.back)
    at_work.key(Qt.Key.Key_Space)
    assert page.at == OVERVIEW
    assert form.isVisible()
    assert form._fields["text"].entry.answer() == "Mi nota"


def test_another_step_waits_until_what_was_typed_is_recorded_or_given_up(at_work: Driver) -> None:
    page = open_new(at_work)
    form = _write_note(at_work, page)
    page.go_to(TIMELINE)
    page.begin(Step("protection.requested"))
    work = at_work.window.workspace
    assert work is not None
    assert page._form is form
    assert form.isVisible()
    assert "Hay un paso sin registrar." in [each.title for each in work.banners.notices]


def test_of_many_proceedings_the_bar_offers_the_newest_and_the_way_to_the_rest(
    at_work: Driver,
) -> None:
    page = open_new(at_work)
    do(
        at_work,
        page,
        "referral.drafted",
        destination="OIC_UR",
        consent=True,
        subject="A",
        text="B.",
    )
    view = view_of(page)
    one = thing_of(page, "referral")
    names = [hashlib.sha256(str(number).encode()).digest() for number in range(2400)]
    page._show(
        replace(
            view,
            things=(*view.things, *(replace(one, name=name) for name in names)),
            steps=(*view.steps, *(Step("draft.amended", name) for name in names)),
        )
    )
    assert len(page.steps._faces) < 30
    led = [face.action for face in page.steps._faces if "más con pasos" in face.action.text()]
    assert len(led) == 1
    led[0].trigger()
    assert page.at == REFERRALS
    tab = tab_of(page, ReferralsTab, REFERRALS)
    assert tab.list.model_.rowCount() == 2401
    tab.list.setFocus()
    at_work.key(Qt.Key.Key_Down)
    assert tab._chosen == names[-2]


def test_steps_of_two_proceedings_of_a_kind_are_told_apart(at_work: Driver) -> None:
    page = open_new(at_work)
    for destination in ("OIC_UR", "ASF"):
        do(at_work, page, "referral.drafted", destination=destination, consent=True,
           subject="A", text="B.")  # fmt: skip
    verbs = [face.action.text() for face in page.steps._faces]
    assert len(set(verbs)) == len(verbs)
    assert any("Auditoría Superior" in verb for verb in verbs)


def test_who_reads_the_case_is_told_on_demand(at_work: Driver) -> None:
    page = open_new(at_work)
    menu = page._head.readers.menu()
    assert isinstance(menu, QMenu)
    names = [each.text() for each in menu.actions()]
    assert names == list(view_of(page).readers)
    assert page._head.readers.text() == f"La ven {len(names)} personas"


def test_a_text_is_proposed_only_once_it_was_found_publishable(at_work: Driver) -> None:
    page = open_new(at_work)
    tab = tab_of(page, SummaryTab, SUMMARY)
    at_work.settle()
    tab.begin()

    def propose() -> Button:
        return next(
            each for each in tab.findChildren(Button) if each.text() == "Proponer el resumen"
        )

    at_work.type("Se turnó. ████ سر")
    assert not propose().isEnabled()
    at_work.until(tab._problem.isVisible)
    assert not propose().isEnabled()
    tab.editor.setPlainText("Se turnó.")
    at_work.until(lambda: propose().isEnabled())
    assert not tab._problem.isVisible()


def test_the_timeline_stands_beside_in_a_wide_window_and_its_divider_is_remembered(
    at_work: Driver,
) -> None:
    page = open_new(at_work)
    assert page._beside.isHidden()
    at_work.window.resize(1920, 900)
    at_work.settle()
    assert page._beside.isVisible()
    assert page._beside.list.model_.rowCount() == len(view_of(page).timeline)
    sizes = page.splitter.sizes()
    page.splitter.setSizes([sizes[0] - 100, sizes[1] + 100])
    page.splitter.splitterMoved.emit(0, 1)
    right = page.splitter.sizes()[1]
    page._beside.list.setFocus()
    at_work.key(Qt.Key.Key_End)
    at_work.key(Qt.Key.Key_Return)
    assert page.at == TIMELINE
    timeline = tab_of(page, TimelineTab, TIMELINE)
    assert timeline.list.currentIndex().row() == len(view_of(page).timeline) - 1
    assert right > sizes[1]
    assert kept_width(page._settings.arrangement("case-timeline"), 0) == right


@pytest.mark.parametrize(
    ("state", "word"),
    [
        ("SOLICITADA", 0), ("EN_ESPERA_INFORMACION", 0), ("NEGADA", 2),
        ("NO_EVALUABLE_SIN_IDENTIDAD", 1), ("EN_REVISION", 4), ("MODIFICADA", 3),
        ("CONCLUIDA", 5), ("SOMETHING_NEW", 0),
    ],
)  # fmt: skip
def test_the_way_of_a_request_has_its_state_where_it_stands(state: str, word: int) -> None:
    way, at = way_of(state)
    assert at == word
    assert way[at] == state
    assert len(set(way)) == len(way)


def test_of_thousands_of_entries_only_those_that_are_seen_are_made(at_work: Driver) -> None:
    page = open_new(at_work)
    view = view_of(page)
    names = [hashlib.sha256(str(number).encode()).digest() for number in range(2000)]
    lines = [replace(view.timeline[-1], entry=name, object=None) for name in names]
    page._show(replace(view, timeline=(*view.timeline, *lines)))
    tab = tab_of(page, TimelineTab, TIMELINE)
    at_work.settle()
    events = tab.list.model_._events
    assert len(events) == 2000 + len(view.timeline)
    assert isinstance(events, Events)
    assert len(events._made) < 100
    tab.list.setFocus()
    at_work.key(Qt.Key.Key_End)
    assert tab.list.currentIndex().row() == len(events) - 1
    assert len(events._made) < 200
