"""Progress: what is drawn is said, what is asked is kept, and a shared screen has no more."""

from __future__ import annotations

from datetime import timedelta
from time import process_time
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon, MeasureKind, Progress, Side
from planner.models.barriers import NextStep
from planner.models.networks import SocialNetwork
from planner.models.papers import PaperKind
from planner.models.pathways import Pathway, PathwayKind
from planner.models.visits import Appointment
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.progress import ProgressPage
from planner.views.pages.progress.shown import Shown
from planner.views.widgets.picture import PictureView
from planner.views.widgets.words_edit import WordsEdit
from tests.fakes import FakeClock
from tests.records.plan_makers import Someone, answer_wemwbs

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pathway(context: Context) -> Pathway:
    person = context.records.people.add("Margaret")
    return context.records.pathways.start(person.id, PathwayKind.PREVENTION)


def opened(qtbot: QtBot, context: Context, pathway: Pathway) -> ProgressPage:
    page = ProgressPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show_place(Place(Room.PROGRESS, pathway.person_id))
    page.show()
    qtbot.waitExposed(page)
    return page


def words(page: ProgressPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def measured(context: Context, clock: FakeClock, pathway: Pathway) -> None:
    """Yards, as the person and the planner saw them a week apart."""
    hopes = context.records.aspirations
    hope = hopes.add(pathway.id, Horizon.WEEK, "Walk to the bench")
    hopes.choose_measure(hope.id, MeasureKind.OWN)
    hopes.type_text(hope.id, "unit", "yards")
    hopes.set_numbers(hope.id, 1, 100)
    hopes.choose_life_areas(hope.id, ["physical_health"])
    hopes.answer(hope.id, 10)
    clock.advance(timedelta(days=7))
    hopes.answer(hope.id, 40, comment="Slowly, with Jean")
    hopes.answer(hope.id, 30, side=Side.PLANNER)


def test_what_is_drawn_is_said_beneath_and_to_whoever_does_not_see_it(
    qtbot: QtBot, context: Context, clock: FakeClock, pathway: Pathway
) -> None:
    context.records.reference.seed()
    measured(context, clock, pathway)
    page = opened(qtbot, context, pathway)
    shown = page.findChildren(Shown)
    assert len(shown) == 2
    for each in shown:
        assert each.chart.accessibleDescription() == each.sentence.text()
    assert "10 on 17 March 2026, 40 on 24 March 2026" in words(page)
    assert "My planner’s view: 30" in words(page)
    assert "Physical health" in words(page)
    assert "1 aspiration, 0 achieved" in words(page)


def test_the_same_as_a_table_with_what_was_said(
    qtbot: QtBot, context: Context, clock: FakeClock, pathway: Pathway
) -> None:
    measured(context, clock, pathway)
    page = opened(qtbot, context, pathway)
    QTest.mouseClick(page.table_button, LEFT)
    course = page.courses.findChildren(Shown)[0]
    assert course.table is not None
    qtbot.waitUntil(course.table.isVisible)
    assert not [chart for chart in page.findChildren(PictureView) if chart.isVisible()]
    model = course.table.model()
    cells = [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert ["24 March 2026", "My view", "40", "Slowly, with Jean"] in cells
    assert ["24 March 2026", "My planner’s view", "30", ""] in cells
    QTest.mouseClick(page.table_button, LEFT)
    assert page.table_button.text() == "Show as a table"
    again = page.courses.findChildren(Shown)[0]
    qtbot.waitUntil(again.chart.isVisible)


def test_how_strong_it_feels_is_asked_before_earlier_answers_show_again(
    qtbot: QtBot, context: Context, clock: FakeClock, pathway: Pathway
) -> None:
    context.records.networks.answer(pathway.id, 3)
    clock.advance(timedelta(days=14))
    page = opened(qtbot, context, pathway)
    card = page.network
    assert not card.who.isVisible()
    QTest.mouseClick(card.ask, LEFT)
    assert card.shown is None
    QTest.keyClick(card.scale.buttons()[0], Qt.Key.Key_6)
    assert card.shown is not None
    assert card.kept.text() == "Kept. On 17 March 2026 it was: 3 out of 10."
    QTest.keyClicks(card.who.findChild(WordsEdit), "Jean and Paul")
    assert page.leave()
    rows = context.records.networks.of_pathway(pathway.id)
    assert [(row.strength, row.who) for row in rows] == [(3, ""), (6, "Jean and Paul")]
    # on another day the box is closed, and the words stand below the chart
    clock.advance(timedelta(days=1))
    page.show_place(Place(Room.PROGRESS, pathway.person_id))
    assert not card.who.isVisible()
    assert card.said.text() == "Who is in it: “Jean and Paul”"


def test_undo_takes_an_answer_back(qtbot: QtBot, context: Context, pathway: Pathway) -> None:
    page = opened(qtbot, context, pathway)
    QTest.mouseClick(page.network.ask, LEFT)
    QTest.mouseClick(page.network.scale.buttons()[4], LEFT)
    context.records.undo.undo(pathway.person_id, page.undo_page)
    page.refresh()
    assert context.records.networks.of_pathway(pathway.id) == []
    assert not page.network.who.isVisible()


def test_an_empty_page_says_what_to_do(qtbot: QtBot, context: Context, pathway: Pathway) -> None:
    page = opened(qtbot, context, pathway)
    assert page.courses.empty.isVisible()
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        page.courses.empty.pressed.emit()
    assert went.args == [Place(Room.ASPIRATIONS, pathway.person_id)]
    assert not page.areas.isVisible()
    assert not page.licence.isVisible()


def test_scores_bring_the_notice_and_print_leads_to_the_paper(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    answer_wemwbs(context.records, Someone(pathway.person_id, pathway.id), 3)
    page = opened(qtbot, context, pathway)
    assert "Wellbeing score: 42 out of 70." in words(page)
    assert page.licence.isVisible()
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        QTest.mouseClick(page.paper_button, LEFT)
    assert went.args == [Place(Room.PRINT, pathway.person_id, pathway.id, PaperKind.PROGRESS)]


def test_a_shared_screen_offers_no_other_people(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    context.records.networks.answer(pathway.id, 3)
    context.navigator.set_together(True)
    page = opened(qtbot, context, pathway)
    offered = [action.text() for action in page.network.menu.actions()]
    assert offered == ["Take the latest answer away"]


def test_a_shared_screen_counts_no_visits(qtbot: QtBot, context: Context, pathway: Pathway) -> None:
    visit = context.records.visits.start(pathway.person_id, pathway.id)
    context.records.visits.end(visit.id)
    page = opened(qtbot, context, pathway)
    assert "1 visit." in words(page)
    context.navigator.set_together(True)
    page.refresh()
    qtbot.waitUntil(lambda: "Started on" in words(page))
    assert "visit." not in words(page)


def test_a_finished_pathway_is_read_and_asked_nothing(
    qtbot: QtBot, context: Context, clock: FakeClock, pathway: Pathway
) -> None:
    context.records.networks.answer(pathway.id, 3)
    with context.records.changes.transaction() as session:
        held = context.records.changes.held(session, Pathway, pathway.id)
        held.status, held.closed_on = held.status.COMPLETED, clock.today()
    page = opened(qtbot, context, pathway)
    assert not page.network.ask.isVisible()
    assert not page.network.who.isVisible()
    assert "Ended on 17 March 2026." in words(page)


def test_three_hundred_entries_open_at_once(
    qtbot: QtBot, context: Context, clock: FakeClock, pathway: Pathway
) -> None:
    fill(context, clock, pathway)
    page = opened(qtbot, context, pathway)
    page.grab()
    place = Place(Room.PROGRESS, pathway.person_id)
    # time of this process alone: other programs may be busy
    taken: list[float] = []
    laid_out: list[float] = []
    for _again in range(8):
        begun = process_time()
        page.show_place(place)
        taken.append(process_time() - begun)
        begun = process_time()
        QApplication.processEvents()
        laid_out.append(process_time() - begun)
    assert (min(taken) < 0.05, min(laid_out) < 0.05) == (True, True)


def fill(context: Context, clock: FakeClock, pathway: Pathway) -> None:
    """300 entries over two years: answers, steps, meetings and the people around."""
    person_id, today = pathway.person_id, clock.today()
    hopes = context.records.aspirations
    keys = [hopes.add(pathway.id, Horizon.YEAR, f"Hope {number}").id for number in range(8)]
    for key in keys:
        hopes.choose_measure(key, MeasureKind.SCALE)
    common: dict[str, Any] = {"person_id": person_id}
    mine: dict[str, Any] = {**common, "pathway_id": pathway.id}
    with context.records.changes.transaction() as session:
        for number in range(200):
            on = today - timedelta(days=3 * number)
            session.add(
                Progress(
                    **common,
                    aspiration_id=keys[number % 8],
                    value=float(number % 11),
                    happened_on=on,
                    measure=MeasureKind.SCALE,
                    unit="",
                )
            )
        for number in range(40):
            on = today - timedelta(days=15 * number)
            session.add(NextStep(**mine, what=f"Step {number}", done_on=on))
            session.add(Appointment(**mine, on=on, held=bool(number % 3)))
        for number in range(20):
            on = today - timedelta(days=30 * number)
            session.add(SocialNetwork(**mine, strength=number % 11, happened_on=on))
