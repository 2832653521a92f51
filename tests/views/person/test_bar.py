"""The bar over a person's pages, where there is little room for it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QStackedWidget
from pytestqt.qtbot import QtBot

from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.person.frame import PersonFrame
from tests.fit import settle
from tests.views.person.people import margaret, pathway_of


def opened(
    qtbot: QtBot, context: Context, width: int, scale: int, *, visit: bool = True
) -> PersonFrame:
    """Someone, in a visit or not, in a window so wide and at such a text size."""
    person = margaret(context.records)
    pathway = pathway_of(context.records, person)
    if visit:
        context.records.visits.start(person.id, pathway.id, place="Riverside Surgery")
        context.navigator.set_together(True)
    frame = PersonFrame(context, QStackedWidget())
    qtbot.addWidget(frame)
    context.theme.set_scale(scale)
    frame.resize(width, 800)
    frame.show()
    frame.open(Place(Room.DETAILS, person.id))
    qtbot.waitExposed(frame)
    return frame


@pytest.mark.parametrize("visit", [True, False])
@pytest.mark.parametrize(
    ("width", "scale"), [(1024, 100), (1180, 100), (1280, 100), (1280, 130), (1920, 150)]
)
def test_actions_stay_in_one_row_and_the_page_in_its_place_once_all_is_saved(
    qtbot: QtBot, context: Context, width: int, scale: int, visit: bool
) -> None:
    frame = opened(qtbot, context, width, scale, visit=visit)
    bar = frame.bar
    every = (bar.end, bar.jot, bar.keeping_safe, bar.print, bar.turn, bar.start)
    actions = [action for action in every if not action.isHidden()]
    assert len(actions) == (5 if visit else 4)
    settle()
    before, height = [action.pos() for action in actions], bar.height()
    assert len({place.y() for place in before}) == 1
    frame.show_saved(context.clock.now())
    settle()
    assert ([action.pos() for action in actions], bar.height()) == (before, height)
    assert bar.saved.width() == bar.saved.sizeHint().width()
    frame.bar.hide_saved()
    assert bar._kind.isHidden() is visit
    assert bar.name.text() == bar.name._shown()


def test_steps_and_what_is_said_of_a_visit_are_whole_in_large_letters(
    qtbot: QtBot, context: Context
) -> None:
    frame = opened(qtbot, context, 1280, 130)
    bar = frame.bar
    settle()
    assert bar._detail.text() == bar._detail._shown()
    assert {step._title.text() for step in frame.stepper.steps.values()} == {
        step._title._shown() for step in frame.stepper.steps.values()
    }


def test_it_says_since_when_and_where_in_a_window_as_most_have(
    qtbot: QtBot, context: Context
) -> None:
    frame = opened(qtbot, context, 1366, 100)
    bar = frame.bar
    qtbot.waitUntil(lambda: bar.name.y() < bar.end.geometry().bottom())
    assert bar._detail.text().endswith(", Riverside Surgery")
    qtbot.waitUntil(lambda: bar._detail.text() == bar._detail._shown())
