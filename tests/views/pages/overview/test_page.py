"""The overview: one line per opening, what is missing offers itself, little on a shared screen."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon
from planner.models.concerns import WhoActs
from planner.models.papers import Paper, PaperKind
from planner.models.pathways import PathwayKind, PathwayStatus, ReferralSource
from planner.models.people import Person
from planner.models.questionnaires import Mode
from planner.models.visits import WorkingNote
from planner.records.meetings import Meeting
from planner.records.moving import Moved
from planner.records.questionnaires import HowDone
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.overview import OverviewPage
from planner.views.putting_right.moving import MovingDialog, told_after
from planner.views.start_pathway import StartPathwayDialog
from planner.views.visit.plan_visit import PlanVisitDialog
from planner.views.widgets.line_button import LineButton
from planner.views.widgets.text import PlainLabel
from tests.fakes import FakeClock, FakeDialogs
from tests.views.pages.typing_helpers import HOSTILE, put_words


@pytest.fixture
def person(context: Context) -> Person:
    context.records.reference.seed()
    return context.records.people.add("Margaret", born_on=date(1974, 1, 9), may_call=True)


@pytest.fixture
def page(qtbot: QtBot, context: Context, person: Person) -> OverviewPage:
    page = OverviewPage(context)
    qtbot.addWidget(page)
    page.resize(1176, 900)
    page.show_place(Place(Room.OVERVIEW, person.id))
    page.show()
    qtbot.waitExposed(page)
    return page


def said(page: OverviewPage) -> str:
    """Every word that shows, once new labels had their moment to appear."""
    QApplication.processEvents()
    labels = page.findChildren(PlainLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def dialogs(page: OverviewPage) -> FakeDialogs:
    found = page.context.dialogs
    assert isinstance(found, FakeDialogs)
    return found


def test_without_a_pathway_it_offers_to_start_one(
    qtbot: QtBot, page: OverviewPage, person: Person
) -> None:
    assert page.pathway.title.text() == "No pathway yet"
    assert "Privacy information is not given yet." in said(page)
    assert "Yes: call." in said(page)

    def start(dialog: StartPathwayDialog) -> bool:
        dialog.kind.buttons()[0].click()
        dialog.start.click()
        return dialog.pathway_id is not None

    dialogs(page).show_answers.append(start)
    with qtbot.waitSignal(page.context.navigator.place_wanted):
        QTest.mouseClick(page.pathway.start, Qt.MouseButton.LeftButton)
    page.refresh()

    assert page.context.records.pathways.current(person.id) is not None
    assert page.pathway.title.text() == "The pathway so far"
    assert "WEMWBS baseline" in said(page)


def test_a_pathway_shows_what_happened_and_what_is_next(
    page: OverviewPage, person: Person, clock: FakeClock
) -> None:
    records = page.context.records
    pathway = records.pathways.start(
        person.id,
        PathwayKind.PREVENTION,
        referral_source=ReferralSource.GP,
        referred_by="Dr Okoro",
        referred_on=date(2026, 3, 2),
    )
    visit = records.visits.start(person.id, pathway.id)
    records.aspirations.add(pathway.id, Horizon.WEEK, HOSTILE, visit.id)
    clock.advance(timedelta(minutes=45))
    records.visits.end(visit.id, Meeting(date(2026, 3, 24), time(10, 30)))
    page.refresh()

    words = said(page)
    assert "Suggested by: GP, Dr Okoro. 15 days to first contact. 1 visit held." in words
    assert HOSTILE in words
    assert "Tuesday 24 March, 10:30" in words
    described = page.pathway.line.accessibleDescription()
    assert described.startswith("Suggested 2 March; ")
    assert "Visit 1 17 March" in described
    assert "Next visit 24 March" in described


def test_a_visit_is_planned_and_later_it_is_said_what_became_of_it(
    page: OverviewPage, person: Person, clock: FakeClock
) -> None:
    records = page.context.records
    assert not page.due.go.isVisible()
    records.pathways.start(person.id, PathwayKind.PREVENTION)
    page.refresh()

    def plan(dialog: PlanVisitDialog) -> bool:
        dialog.on.edit.setText("18/03/2026")
        dialog.keep_button.click()
        return True

    dialogs(page).show_answers.append(plan)
    QTest.mouseClick(page.due.go, Qt.MouseButton.LeftButton)
    assert "Wednesday 18 March" in said(page)
    assert page.due.go.text() == "Change the next visit"

    clock.advance(timedelta(days=2))
    page.refresh()
    assert "Did the visit on Wednesday 18 March take place?" in said(page)
    page.context.navigator.set_together(True)
    assert "take place" not in said(page)
    page.context.navigator.set_together(False)
    QApplication.processEvents()
    QTest.mouseClick(page.due.answers[1], Qt.MouseButton.LeftButton)
    assert "take place" not in said(page)
    assert "No visits yet, 1 not held." in said(page)


def test_an_earlier_pathway_leads_to_its_results(
    qtbot: QtBot, page: OverviewPage, person: Person, clock: FakeClock
) -> None:
    records = page.context.records
    first = records.pathways.start(person.id, PathwayKind.PREVENTION)
    for item in range(1, 15):
        records.questionnaires.answer(first.id, item, 3)
    how = HowDone(clock.today(), Mode.ON_PAPER)
    records.questionnaires.finish(records.questionnaires.describe(first.id, how).id)
    records.pathways.finish(first.id, PathwayStatus.COMPLETED)
    records.pathways.start(person.id, PathwayKind.RECOVERY)
    page.refresh()
    (row,) = page.pathway.findChildren(LineButton)
    assert row.text() == "Prevention, 17 March 2026 to 17 March 2026"
    with qtbot.waitSignal(page.context.navigator.place_wanted) as wanted:
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert wanted.args == [Place(Room.WELLBEING, person.id, first.id)]


def test_a_shared_screen_hides_notes_concerns_counts_and_visits(
    page: OverviewPage, person: Person
) -> None:
    records = page.context.records
    pathway = records.pathways.start(person.id, PathwayKind.RECOVERY)
    records.concerns.open(person.id, WhoActs.DUTY_GP)
    records.visits.start(person.id, pathway.id)
    page.refresh()
    assert "Open concern" in said(page)

    page.context.navigator.set_together(True)

    words = said(page)
    for hidden in ("Open concern", "Working notes", "visit held", "Recovery"):
        assert hidden not in words
    assert "Aspirations at a glance" in words


def test_an_open_concern_leads_to_keeping_safe(
    qtbot: QtBot, page: OverviewPage, person: Person
) -> None:
    assert not page.concern.isVisible()
    page.context.records.concerns.open(person.id, WhoActs.DUTY_GP)
    page.refresh()

    with qtbot.waitSignal(page.context.navigator.keeping_safe_wanted) as wanted:
        QTest.mouseClick(page.concern.go, Qt.MouseButton.LeftButton)
    assert wanted.args == [person.id]


def test_a_visit_with_the_wrong_person_open_goes_to_the_right_one(
    qtbot: QtBot, page: OverviewPage, person: Person
) -> None:
    records = page.context.records
    right = records.people.add("Right")
    wrong_pathway = records.pathways.start(person.id, PathwayKind.PREVENTION)
    visit = records.visits.start(person.id, wrong_pathway.id, agenda="My son Paul")
    page.refresh()

    def move(dialog: MovingDialog) -> bool:
        put_words(dialog.search.edit, "right")
        dialog.move_button.click()
        assert "no open pathway" in dialog.problem.sentence.text()
        records.pathways.start(right.id, PathwayKind.RECOVERY)
        dialog.move_button.click()
        return dialog.moved is not None

    dialogs(page).show_answers.append(move)
    with qtbot.waitSignal(page.context.navigator.visit_changed):
        page.visits.move_wanted.emit(visit)

    current = records.visits.current()
    assert current is not None
    assert (current.person_id, current.agenda) == (right.id, "My son Paul")
    assert records.visits.of_person(person.id) == []


def test_what_was_printed_and_changed_is_told_after_a_move(context: Context) -> None:
    paper = Paper(
        person_id=context.records.people.add("Ann").id,
        pathway_id=context.records.changes.origin,
        kind=PaperKind.PLAN,
        made_at=context.clock.now(),
    )
    note = WorkingNote(person_id=paper.person_id)

    assert told_after(Moved(note, 1, [], 0)) == ""
    told = told_after(Moved(note, 1, [paper], 2))
    assert "My plan, 17 March 2026 at 10:30" in told
    assert "2 things written before that visit were changed in it" in told
