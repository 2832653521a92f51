"""The bar over a person's pages, where there is little room for it."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.person.frame import PersonFrame
from tests.views.person.people import margaret, pathway_of


def in_a_visit(qtbot: QtBot, context: Context, width: int, scale: int) -> PersonFrame:
    """A visit, in a window so wide and at such a text size."""
    person = margaret(context.records)
    pathway = pathway_of(context.records, person)
    context.records.visits.start(person.id, pathway.id, place="Riverside Surgery")
    context.navigator.set_together(True)
    frame = PersonFrame(context, QStackedWidget())
    qtbot.addWidget(frame)
    context.theme.set_scale(scale)
    frame.resize(width, 800)
    frame.show()
    frame.open(Place(Room.EMOTIONAL_SUPPORT, person.id))
    qtbot.waitExposed(frame)
    return frame


def test_actions_stay_beside_each_other_and_go_below_the_name_together(
    qtbot: QtBot, context: Context
) -> None:
    frame = in_a_visit(qtbot, context, 1280, 130)
    bar = frame.bar
    actions = [bar.end, bar.jot, bar.keeping_safe, bar.print, bar.turn]
    assert all(action.isVisible() for action in actions)
    qtbot.waitUntil(lambda: len({action.y() for action in actions}) == 1)
    assert bar._detail.text() == bar._detail._shown()
    assert {step._title.text() for step in frame.stepper.steps.values()} == {
        step._title._shown() for step in frame.stepper.steps.values()
    }


def test_it_says_since_when_and_where_in_a_window_as_most_have(
    qtbot: QtBot, context: Context
) -> None:
    frame = in_a_visit(qtbot, context, 1366, 100)
    bar = frame.bar
    qtbot.waitUntil(lambda: bar.name.y() < bar.end.geometry().bottom())
    assert bar._detail.text().endswith(", Riverside Surgery")
    qtbot.waitUntil(lambda: bar._detail.text() == bar._detail._shown())
