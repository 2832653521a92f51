"""This belongs to someone else, from every page where words are written; by keys and mouse."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon
from planner.models.pathways import Pathway, PathwayKind
from planner.models.questionnaires import Mode
from planner.records.questionnaires import HowDone
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.aspirations import AspirationsPage
from planner.views.pages.barriers import BarriersPage
from planner.views.pages.questionnaire import QuestionnairePage
from planner.views.pages.step_page import StepPage
from planner.views.pages.wellbeing import WellbeingPage
from planner.views.putting_right.moving import MovingDialog
from planner.views.visit.jot import JotPanel
from planner.views.widgets.buttons import Button
from planner.views.workspace import Workspace
from tests.fakes import FakeDialogs

SOMEONE_ELSE = "This belongs to someone else"


@pytest.fixture
def wrong(context: Context) -> Pathway:
    context.records.reference.seed()
    person = context.records.people.add("Wrong")
    return context.records.pathways.start(person.id, PathwayKind.PREVENTION)


@pytest.fixture
def right(context: Context) -> Pathway:
    """The person that every dialog of these tests chooses."""
    person = context.records.people.add("Right")
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)

    def choose(dialog: MovingDialog) -> bool:
        QTest.keyClicks(dialog.search.edit, "right")
        dialog.move_button.click()
        return dialog.moved is not None

    dialogs.show_answers.append(choose)
    return context.records.pathways.start(person.id, PathwayKind.RECOVERY)


def shown(qtbot: QtBot, page: StepPage, room: Room, pathway: Pathway) -> None:
    qtbot.addWidget(page)
    page.resize(1240, 800)
    page.show_place(Place(room, pathway.person_id))
    page.show()
    qtbot.waitExposed(page)


def offered(page: StepPage) -> Button:
    (button,) = (
        one
        for one in page.findChildren(Button)
        if one.text() == SOMEONE_ELSE and one.isVisibleTo(page)
    )
    return button


def answer_all(context: Context, pathway: Pathway) -> None:
    measures = context.records.questionnaires
    for item in range(1, 15):
        measures.answer(pathway.id, item, 3)
    row = measures.describe(pathway.id, HowDone(context.clock.today(), Mode.ON_PAPER))
    measures.finish(row.id)


def test_a_hope(qtbot: QtBot, context: Context, wrong: Pathway, right: Pathway) -> None:
    hopes = context.records.aspirations
    hope = hopes.add(wrong.id, Horizon.WEEK, "See Paul")
    hopes.add(wrong.id, Horizon.WEEK, "Walk")
    page = AspirationsPage(context)
    shown(qtbot, page, Room.ASPIRATIONS, wrong)
    page.columns.cards[hope.id].more.click()
    (action,) = (one for one in page.menu.actions() if one.text() == SOMEONE_ELSE)
    action.trigger()
    page.menu.close()
    assert [one.aspiration.words for one in hopes.of_pathway(wrong.id)] == ["Walk"]
    assert [one.aspiration.words for one in hopes.of_pathway(right.id)] == ["See Paul"]
    assert len(page.columns.cards) == 1


def test_a_barrier_with_its_next_steps(
    qtbot: QtBot, context: Context, wrong: Pathway, right: Pathway
) -> None:
    barriers = context.records.barriers
    barrier = barriers.add(wrong.id, "The hill")
    barriers.add_step(barrier.id, "Ring Paul")
    page = BarriersPage(context)
    shown(qtbot, page, Room.BARRIERS, wrong)
    page.chain.how.setFocus()
    QTest.keyClicks(page.chain.how.edit, "Slowly")
    button = offered(page)
    page.area.ensureWidgetVisible(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert barriers.of_pathway(wrong.id) == []
    (chain,) = barriers.of_pathway(right.id)
    assert (chain.barrier.words, chain.barrier.how) == ("The hill", "Slowly")
    assert [step.what for step in chain.steps] == ["Ring Paul"]
    assert page.chain.isHidden()


def test_a_finished_questionnaire(
    qtbot: QtBot, context: Context, wrong: Pathway, right: Pathway
) -> None:
    answer_all(context, wrong)
    page = WellbeingPage(context)
    shown(qtbot, page, Room.WELLBEING, wrong)
    offered(page).click()
    assert context.records.questionnaires.results(wrong.id) == []
    assert len(context.records.questionnaires.results(right.id)) == 1
    assert page.results.isHidden()


def test_a_questionnaire_that_is_not_finished(
    qtbot: QtBot, context: Context, wrong: Pathway, right: Pathway
) -> None:
    measures = context.records.questionnaires
    measures.answer(wrong.id, 1, 4)
    page = QuestionnairePage(context)
    shown(qtbot, page, Room.QUESTIONNAIRE, wrong)
    with qtbot.waitSignal(context.navigator.place_wanted):
        offered(page).click()
    assert measures.incomplete(wrong.id) is None
    moved = measures.incomplete(right.id)
    assert moved is not None
    assert moved.answers[0] == 4


def test_a_jot_goes_with_its_visit(
    qtbot: QtBot, context: Context, wrong: Pathway, right: Pathway
) -> None:
    visits = context.records.visits
    visit = visits.start(wrong.person_id, wrong.id, agenda="The bill")
    panel = JotPanel(context)
    qtbot.addWidget(panel)
    panel.show_visit(visit)
    panel.show()
    QTest.keyClicks(panel.words.edit, "bus stopped")
    with qtbot.waitSignal(panel.moved):
        QTest.mouseClick(panel.someone_else, Qt.MouseButton.LeftButton)
    assert visits.of_person(wrong.person_id) == []
    (moved,) = visits.of_person(right.person_id)
    assert (moved.agenda, moved.jot) == ("The bill", "bus stopped")


def test_a_visit_moved_from_its_jot_goes_on_with_the_right_person(
    qtbot: QtBot, context: Context, wrong: Pathway, right: Pathway
) -> None:
    context.records.visits.start(wrong.person_id, wrong.id)
    workspace = Workspace(context)
    qtbot.addWidget(workspace)
    workspace.resize(1280, 800)
    workspace.show()
    assert workspace.go(Place(Room.EMOTIONAL_SUPPORT, wrong.person_id))
    frame = workspace.frame
    frame.toggle_jot()
    QTest.keyClicks(frame.jot.words.edit, "bus stopped")
    frame.jot.someone_else.click()
    assert frame.jot.isHidden()
    assert frame.bar.end.isHidden()
    assert frame.waiting_visit.isVisible()
    frame.waiting_visit.pressed.emit()
    assert workspace.place == Place(Room.EMOTIONAL_SUPPORT, right.person_id)
    frame.toggle_jot()
    assert frame.jot.words.text() == "bus stopped"


@pytest.mark.parametrize("make", [BarriersPage, WellbeingPage, QuestionnairePage])
def test_a_shared_screen_offers_nobody_else(
    qtbot: QtBot, context: Context, wrong: Pathway, make: Callable[[Context], StepPage]
) -> None:
    context.records.barriers.add(wrong.id, "The hill")
    answer_all(context, wrong)
    context.records.questionnaires.answer(wrong.id, 1, 4)
    context.navigator.set_together(True)
    page = make(context)
    shown(qtbot, page, Room.BARRIERS, wrong)
    assert [one for one in page.findChildren(Button) if one.text() == SOMEONE_ELSE]
    assert not any(
        one.isVisibleTo(page) for one in page.findChildren(Button) if one.text() == SOMEONE_ELSE
    )
