"""What lies around a person's pages: in a visit, between visits, and on a shared screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QStackedWidget
from pytestqt.qtbot import QtBot

from planner.models.pathways import PathwayStatus
from planner.models.people import Person
from planner.records.meetings import Meeting
from planner.records.step_states import Step
from planner.records.visits import Visits
from planner.views.navigation import Place, Room
from planner.views.page import Context, Page
from planner.views.pages.emotional_support import EmotionalSupportPage
from planner.views.pages.overview import OverviewPage
from planner.views.person.frame import PersonFrame
from planner.views.visit.end_visit import EndVisitDialog
from planner.views.widgets.tab_order import go_on
from planner.views.widgets.text import ElidedLabel
from tests.fakes import FakeDialogs
from tests.views.person.people import margaret, pathway_of


@pytest.fixture
def person(context: Context) -> Person:
    return margaret(context.records)


def opened(qtbot: QtBot, context: Context, person: Person, page: Page | None = None) -> PersonFrame:
    stack = QStackedWidget()
    frame = PersonFrame(context, stack)
    page = page or EmotionalSupportPage(context)
    stack.addWidget(page)
    page.words_saved.connect(frame.show_saved)
    qtbot.addWidget(frame)
    frame.resize(1300, 800)
    place = Place(Room.EMOTIONAL_SUPPORT, person.id)
    page.show_place(place)
    frame.show()
    frame.open(place)
    return frame


def start(context: Context, person: Person) -> None:
    pathway = context.records.pathways.current(person.id) or pathway_of(context.records, person)
    context.records.visits.start(person.id, pathway.id, place="Riverside Surgery")
    context.navigator.set_together(True)


def test_between_visits_the_bar_says_who_and_offers_a_visit(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway_of(context.records, person)
    frame = opened(qtbot, context, person)
    bar = frame.bar
    assert bar.name.text() == "Margaret Ellis"
    assert bar.start.isVisible()
    assert not bar.end.isVisible()
    assert not bar.together.isVisible()
    assert frame.panel.isVisible()
    with qtbot.waitSignal(context.navigator.visit_wanted) as wanted:
        bar.start.click()
    assert wanted.args == [person.id]


def test_of_someone_who_has_died_no_visit_is_offered_or_told(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway = pathway_of(context.records, person)
    meeting = Meeting(context.clock.today() + timedelta(days=7))
    context.records.meetings.plan(person.id, pathway.id, meeting)
    frame = opened(qtbot, context, person)
    assert "Next visit" in frame.bar.findChildren(ElidedLabel)[-1].text()
    context.records.retention.died(person.id, context.clock.today())
    frame.refresh()
    assert not frame.bar.start.isVisible()
    told = [label.text() for label in frame.bar.findChildren(ElidedLabel)]
    assert not any("Next visit" in each for each in told)


def test_the_plan_of_a_finished_pathway_can_still_be_printed(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway = pathway_of(context.records, person)
    context.records.pathways.finish(pathway.id, PathwayStatus.COMPLETED)
    frame = opened(qtbot, context, person)
    with qtbot.waitSignal(context.navigator.place_wanted) as wanted:
        QTest.mouseClick(frame.bar.print, Qt.MouseButton.LeftButton)
    assert wanted.args == [Place(Room.PRINT, person.id)]


def test_in_a_visit_only_what_a_visit_needs_shows_and_no_counts(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    start(context, person)
    frame = opened(qtbot, context, person)
    bar, stepper = frame.bar, frame.stepper
    shown = [bar.end, bar.jot, bar.keeping_safe, bar.print, bar.together]
    assert all(button.isVisible() for button in shown)
    assert not bar.start.isVisible()
    assert not bar.back.isVisible()
    assert not stepper.notes.isVisible()
    lines = [step.line.text() for step in stepper.steps.values()]
    assert lines == [
        "How I feel and what matters",
        "How I’d like life to look",
        "What gets in the way",
    ]
    bar.together.click()
    frame.refresh()
    assert not context.navigator.together
    assert stepper.notes.isVisible()
    assert stepper.steps[Step.ASPIRATIONS].line.text() == "0 aspirations"


def test_a_place_without_a_person_has_nothing_around_it(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    frame = opened(qtbot, context, person)
    frame.open(Place(Room.TODAY))
    assert not frame.bar.isVisible()
    assert not frame.stepper.isVisible()
    assert not frame.panel.isVisible()


def test_saved_is_said_with_its_time_by_the_page_that_has_room_for_it(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    frame = opened(qtbot, context, person)
    page = frame.findChild(EmotionalSupportPage)
    assert page is not None
    frame.show_saved(context.clock.now())
    assert page.saved.text() == "Saved, 10:30"
    assert page.saved.isVisible()
    assert not frame.bar.saved.isVisible()


def test_the_bar_says_it_for_pages_that_have_none(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    frame = opened(qtbot, context, person, OverviewPage(context))
    frame.show_saved(context.clock.now())
    assert frame.bar.saved.text() == "Saved, 10:30"
    assert frame.bar.saved.isVisible()


def test_jot_opens_by_key_only_in_a_visit_and_keeps_its_words(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway_of(context.records, person)
    frame = opened(qtbot, context, person)
    frame.toggle_jot()
    assert not frame.jot.isVisible()
    start(context, person)
    frame.refresh()
    frame.activateWindow()
    page = frame.findChildren(EmotionalSupportPage)[0]
    page.refresh()
    page.open_card("why_here")
    form = page.cards["why_here"].form
    assert form is not None
    words = form.words.edit
    qtbot.waitUntil(words.hasFocus)
    frame.bar.jot.click()
    assert frame.jot.isVisible()
    assert frame.jot.words.edit.hasFocus()
    QTest.keyClicks(frame.jot.words.edit, "bus")
    QTest.keyClick(frame.jot.words.edit, Qt.Key.Key_Escape)
    assert not frame.jot.isVisible()
    assert words.hasFocus()
    visit = context.records.visits.current()
    assert visit is not None
    assert visit.jot == "bus"


def test_a_visit_left_open_by_a_crash_is_offered_again(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway = pathway_of(context.records, person)
    context.records.visits.start(person.id, pathway.id)
    reopened = replace(
        context, records=replace(context.records, visits=Visits(context.records.changes))
    )
    frame = opened(qtbot, reopened, person)
    assert frame.waiting_visit.isVisible()
    context.theme.set_scale(200)
    assert frame._above.contentsMargins().left() == 64
    context.theme.reset_scale()
    assert frame._above.contentsMargins().left() == 32
    assert frame.bar.end.isVisible()
    frame.waiting_visit.pressed.emit()
    assert context.navigator.together
    assert not frame.waiting_visit.isVisible()


def test_a_visit_with_someone_else_is_named_and_none_can_start(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway_of(context.records, person)
    other = context.records.people.add("George")
    context.records.visits.start(other.id, pathway_of(context.records, other).id)
    frame = opened(qtbot, context, person)
    assert not frame.bar.start.isVisible()
    assert "George" in frame.waiting_visit.sentence.text()
    context.navigator.set_names_hidden(True)
    assert "George" not in frame.waiting_visit.sentence.text()
    with qtbot.waitSignal(context.navigator.place_wanted) as wanted:
        frame.waiting_visit.pressed.emit()
    assert wanted.args[0].person_id == other.id


@pytest.mark.parametrize(
    ("how", "room"),
    [(EndVisitDialog.end, Room.OVERVIEW), (EndVisitDialog.end_and_print, Room.PRINT)],
)
def test_ending_leaves_together_and_goes_on(
    qtbot: QtBot,
    context: Context,
    person: Person,
    how: Callable[[EndVisitDialog], None],
    room: Room,
) -> None:
    def end(dialog: EndVisitDialog) -> bool:
        how(dialog)
        return bool(dialog.result())

    start(context, person)
    frame = opened(qtbot, context, person)
    assert isinstance(context.dialogs, FakeDialogs)
    context.dialogs.show_answers = [end]
    with qtbot.waitSignal(context.navigator.place_wanted) as wanted:
        frame.bar.end.click()
    assert wanted.args[0] == Place(room, person.id)
    assert not context.navigator.together
    assert context.records.visits.current() is None


@pytest.mark.parametrize(("width", "scale"), [(1180, 100), (1180, 200), (1440, 130)])
def test_small_windows_and_large_text_keep_everything_in_reach(
    qtbot: QtBot, context: Context, person: Person, width: int, scale: int
) -> None:
    start(context, person)
    context.theme.set_scale(scale)
    frame = opened(qtbot, context, person)
    frame.resize(width, 720)
    qtbot.waitUntil(lambda: frame.width() == width)
    assert not frame.panel.isVisible()
    for button in (frame.bar.end, frame.bar.jot, frame.bar.keeping_safe):
        assert button.width() >= button.sizeHint().width()
    if frame.bar.print.isHidden():
        frame.stepper.more.click()
        assert "Print plan" in [action.text() for action in frame.stepper.menu.actions()]
        frame.stepper.menu.close()
    frame.stepper.plan.click()
    assert frame.panel.isVisible()
    frame.stepper.plan.click()
    assert not frame.panel.isVisible()


def test_every_control_has_a_name(qtbot: QtBot, context: Context, person: Person) -> None:
    start(context, person)
    frame = opened(qtbot, context, person)
    frame.toggle_jot()
    buttons = [one for one in frame.findChildren(QAbstractButton) if one.isVisible()]
    assert len(buttons) > 15
    for button in buttons:
        told = QAccessible.queryAccessibleInterface(button)
        assert told.text(QAccessible.Text.Name), button


def test_the_plan_stands_beside_step_1_and_waits_behind_its_button_beside_the_others(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway_of(context.records, person)
    frame = opened(qtbot, context, person)
    frame.resize(1440, 900)
    assert frame.panel.isVisible()
    frame.open(Place(Room.BARRIERS, person.id))
    assert not frame.panel.isVisible()
    frame.stepper.plan.click()
    assert frame.panel.isVisible()
    frame.resize(1800, 900)
    frame.open(Place(Room.BARRIERS, person.id))
    assert frame.panel.isVisible()


@pytest.mark.parametrize(("room", "bar"), [(Room.QUESTIONNAIRE, True), (Room.PRINT, False)])
def test_pages_with_a_head_of_their_own_have_no_steps_above_them(
    qtbot: QtBot, context: Context, person: Person, room: Room, bar: bool
) -> None:
    pathway_of(context.records, person)
    frame = opened(qtbot, context, person)
    frame.open(Place(room, person.id))
    assert not frame.stepper.isVisible()
    assert frame.bar.isVisible() is bar


def test_tab_reads_the_bar_the_steps_the_page_and_then_the_plan_beside_it(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    pathway_of(context.records, person)
    frame = opened(qtbot, context, person)
    with qtbot.waitExposed(frame):
        frame.activateWindow()
    frame.bar.setFocus()
    reached: list[str] = []
    for _press in range(60):
        assert go_on(frame, back=False, beside=True)  # as the window does for Tab
        focused = QApplication.focusWidget()
        area = next(each for each in frame.areas() if focused and each.isAncestorOf(focused))
        name = type(area).__name__
        if not reached or reached[-1] != name:
            reached.append(name)
    first = reached.index("PersonBar")
    assert reached[first : first + 4] == ["PersonBar", "Stepper", "QStackedWidget", "PlanPanel"]
