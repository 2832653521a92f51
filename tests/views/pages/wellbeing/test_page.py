"""Wellbeing: what has moved and what is due, said in words as well as drawn."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon, MeasureKind
from planner.models.papers import PaperKind
from planner.models.pathways import Pathway, PathwayKind, PathwayStatus
from planner.models.questionnaires import Mode, Questionnaire
from planner.models.wemwbs_due import Asked
from planner.records.questionnaires import HowDone
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.wellbeing import WellbeingPage
from planner.views.widgets.buttons import Button
from planner.views.widgets.marks import MeasureLine
from tests.fakes import FakeClock

LOW = [2, 2, 2, 4, 2, 3, 3, 2, 3, 2, 4, 4, 2, 3]


@pytest.fixture
def pathway(context: Context) -> Pathway:
    person = context.records.people.add("Margaret")
    return context.records.pathways.start(person.id, PathwayKind.PREVENTION)


def fill(
    context: Context, pathway: Pathway, answers: list[int], mode: Mode = Mode.ON_PAPER
) -> Questionnaire:
    measures = context.records.questionnaires
    for item, value in enumerate(answers, 1):
        measures.answer(pathway.id, item, value)
    row = measures.describe(pathway.id, HowDone(context.clock.today(), mode))
    return measures.finish(row.id)


def opened(qtbot: QtBot, context: Context, pathway: Pathway) -> WellbeingPage:
    page = WellbeingPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show_place(Place(Room.WELLBEING, pathway.person_id))
    page.show()
    qtbot.waitExposed(page)
    return page


def words(page: WellbeingPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def test_before_the_baseline_it_offers_the_baseline(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    page = opened(qtbot, context, pathway)
    assert not page.change.isVisible()
    assert page.ask.start.text() == "Start the baseline"
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        QTest.mouseClick(page.ask.start, Qt.MouseButton.LeftButton)
    assert went.args == [Place(Room.QUESTIONNAIRE, pathway.person_id)]


@pytest.mark.parametrize(
    ("first", "latest", "sentence"),
    [
        (38, 47, "Up 9 points. A change larger than measurement error."),
        (38, 42, "Up 4 points. A possible change; some of it can be measurement error."),
        (38, 40, "Up 2 points. Within measurement error."),
        (41, 41, "The same as last time, 41 out of 70."),
        (
            47,
            38,
            "Down 9 points. A change larger than measurement error. Worth talking about.",
        ),
    ],
)
def test_the_change_is_said_in_one_sentence(
    qtbot: QtBot,
    context: Context,
    pathway: Pathway,
    clock: FakeClock,
    first: int,
    latest: int,
    sentence: str,
) -> None:
    fill(context, pathway, spread(first))
    clock.advance(timedelta(weeks=13))
    fill(context, pathway, spread(latest))
    page = opened(qtbot, context, pathway)
    assert page.change.sentence.text() == sentence
    assert page.change.chart.accessibleName() == (
        f"Baseline, 17 March 2026: {first} out of 70. Follow-up, 16 June 2026: {latest} out of 70."
    )
    assert not page.change.differently.isVisible()


def spread(total: int) -> list[int]:
    """Fourteen answers that come to `total`."""
    return [total // 14 + (item < total % 14) for item in range(14)]


def test_done_in_another_way_is_pointed_out(
    qtbot: QtBot, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    fill(context, pathway, LOW)
    clock.advance(timedelta(weeks=13))
    fill(context, pathway, LOW, Mode.READ_ALOUD)
    page = opened(qtbot, context, pathway)
    assert page.change.differently.text().startswith(
        "Done in different ways: first on paper, then read aloud."
    )


def test_the_band_is_off_until_asked_for_and_is_no_judgement(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    fill(context, pathway, LOW)
    page = opened(qtbot, context, pathway)
    assert not page.change.band.isChecked()
    without = page.change.chart.grab().toImage()
    page.change.band.click()
    assert page.change.chart.grab().toImage() != without
    said = words(page).lower()
    for word in ("low", "poor", "risk", "normal", "average"):
        assert f" {word} " not in said


def test_the_table_says_the_same(
    qtbot: QtBot, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    fill(context, pathway, LOW)
    clock.advance(timedelta(weeks=13))
    fill(context, pathway, spread(47))
    page = opened(qtbot, context, pathway)
    QTest.mouseClick(page.table_button, Qt.MouseButton.LeftButton)
    assert page.change.table.isVisible()
    assert not page.change.chart.isVisible()
    model = page.change.model
    shown = [[model.index(row, column).data() for column in range(3)] for row in (0, 1, 14)]
    assert shown == [
        ["Total, out of 70", "38", "47"],
        ["1  Optimism", "2", "4"],
        ["14  Cheerfulness", "3", "3"],
    ]
    QTest.mouseClick(page.table_button, Qt.MouseButton.LeftButton)
    assert page.change.chart.isVisible()


def test_declining_is_one_press_and_starting_stays_possible(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    page = opened(qtbot, context, pathway)
    QTest.mouseClick(page.ask.not_today, Qt.MouseButton.LeftButton)
    assert page.ask.due.text() == "“Not today” on 17 March."
    assert not page.ask.not_today.isVisible()
    assert page.ask.start.isEnabled()
    assert context.records.questionnaires.standing(pathway.id).asked is Asked.LATER


def test_one_begun_is_gone_on_with(qtbot: QtBot, context: Context, pathway: Pathway) -> None:
    context.records.questionnaires.answer(pathway.id, 1, 3)
    page = opened(qtbot, context, pathway)
    assert page.ask.start.text() == "Go on, 1 of 14 answered"


def test_a_correction_opens_the_lines_and_its_history_is_said(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    row = fill(context, pathway, LOW)
    context.records.questionnaires.correct(row.id, 5, 4)
    page = opened(qtbot, context, pathway)
    assert "Item 5 put right on 17 March: 2 became 4." in words(page)
    button, _someone_else = page.results.findChildren(Button)
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        button.click()
    assert went.args == [Place(Room.QUESTIONNAIRE, pathway.person_id, row.id)]


def test_own_measures_and_the_note_show_whole(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    row = fill(context, pathway, LOW)
    context.records.questionnaires.note(row.id, "The <b>money</b> worries")
    hopes = context.records.aspirations
    hope = hopes.add(pathway.id, Horizon.MONTH, "Walk to knitting")
    hopes.choose_measure(hope.id, MeasureKind.OWN)
    hopes.set_numbers(hope.id, start=1, target=100)
    hopes.answer(hope.id, 40)
    page = opened(qtbot, context, pathway)
    assert "“The <b>money</b> worries”" in words(page)
    assert "Margaret’s words, 17 March" in words(page)
    (line,) = page.measures.findChildren(MeasureLine)
    assert line.accessibleName() == "Start 1, Now 40, Aim 100"


def test_the_paper_is_one_press_away(qtbot: QtBot, context: Context, pathway: Pathway) -> None:
    fill(context, pathway, LOW)
    page = opened(qtbot, context, pathway)
    with qtbot.waitSignal(context.navigator.place_wanted) as went:
        QTest.mouseClick(page.paper_button, Qt.MouseButton.LeftButton)
    assert went.args == [Place(Room.PRINT, pathway.person_id, pathway.id, PaperKind.WELLBEING)]
    assert "all rights reserved" in page.licence.text()


def test_results_of_a_finished_pathway_are_chosen_and_stay_as_they_are(
    qtbot: QtBot, context: Context, pathway: Pathway, clock: FakeClock
) -> None:
    pathways = context.records.pathways
    fill(context, pathway, LOW)
    clock.advance(timedelta(days=400))
    pathways.finish(pathway.id, PathwayStatus.COMPLETED)
    page = opened(qtbot, context, pathway)
    assert "38 out of 70" in words(page)
    assert page.which.isVisible()
    assert page.ask.isHidden()
    assert "Put right" not in [
        button.text() for button in page.findChildren(Button) if shows(button)
    ]
    going_on = pathways.start(pathway.person_id, PathwayKind.RECOVERY)
    page.show_place(Place(Room.WELLBEING, pathway.person_id))
    assert page.which.value() == going_on.id
    assert "38 out of 70" not in words(page)
    assert page.ask.isVisible()
    page.which.setFocus()
    QTest.keyClick(page.which.combo, Qt.Key.Key_Down)
    assert "38 out of 70" in words(page)
    with qtbot.waitSignal(context.navigator.place_wanted) as wanted:
        page.paper_button.click()
    assert wanted.args == [Place(Room.PRINT, pathway.person_id, pathway.id, PaperKind.WELLBEING)]
    context.navigator.set_together(True)
    page.refresh()
    assert page.which.combo.currentText() == "17 March 2026 to 21 April 2027"


def test_a_result_named_by_the_place_opens_its_pathway(
    qtbot: QtBot, context: Context, pathway: Pathway
) -> None:
    row = fill(context, pathway, LOW)
    context.records.pathways.finish(pathway.id, PathwayStatus.TRANSFERRED)
    context.records.pathways.start(pathway.person_id, PathwayKind.RECOVERY)
    page = opened(qtbot, context, pathway)
    page.show_place(Place(Room.WELLBEING, pathway.person_id, row.id))
    assert page.which.value() == pathway.id
    assert "38 out of 70" in words(page)


def shows(button: Button) -> bool:
    return button.isVisible()
