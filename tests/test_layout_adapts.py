"""What stands side by side gives way as the window or the text size asks, and nothing is lost."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.aspirations import AspirationsPage
from planner.views.pages.barriers import BarriersPage
from planner.views.window import Window
from planner.views.workspace import Workspace
from tests.fit import settle
from tests.views.person.people import margaret, pathway_of


@pytest.fixture
def person(context: Context) -> UUID:
    context.records.reference.seed()
    found = margaret(context.records)
    pathway_of(context.records, found)
    return found.id


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, context: Context) -> Window:
    context.theme.apply(qapp)
    made = Window(context.theme)
    qtbot.addWidget(made, before_close_func=Window.let_close)
    made.resize(1440, 900)
    made.show_page(Workspace(context))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def within(window: Window) -> Workspace:
    found = window.findChild(Workspace)
    assert found is not None
    return found


def test_the_panel_becomes_a_button_by_width_and_by_text_size(
    window: Window, context: Context, person: UUID
) -> None:
    workspace = within(window)
    workspace.go(Place(Room.EMOTIONAL_SUPPORT, person))
    settle()
    frame = workspace.frame
    assert frame.panel.isVisible()
    window.resize(1279, 900)
    settle()
    assert not frame.panel.isVisible()
    assert frame.stepper.plan.isVisible() or frame.stepper.more.isVisible()
    window.resize(1440, 900)
    settle()
    assert frame.panel.isVisible()
    context.theme.set_scale(115)  # 1440 pixels are 1252 of the design's
    settle()
    assert not frame.panel.isVisible()
    context.theme.reset_scale()
    settle()
    assert frame.panel.isVisible()


@pytest.mark.parametrize("column", list(Horizon))
def test_columns_become_tabs_around_what_is_being_typed(
    window: Window, context: Context, person: UUID, column: Horizon
) -> None:
    workspace = within(window)
    workspace.go(Place(Room.ASPIRATIONS, person))
    page = workspace.page
    assert isinstance(page, AspirationsPage)
    settle()
    columns = page.columns
    assert not columns.tabs.isVisible()
    edit = columns.adds[column].field.edit
    edit.setFocus()
    QTest.keyClicks(edit, "Walk to the")
    context.theme.set_scale(130)
    settle()
    assert columns.tabs.isVisible()
    assert columns.tabs.value() is column
    assert edit.hasFocus()
    QTest.keyClicks(edit, " bench")
    context.theme.reset_scale()
    window.resize(1180, 720)
    settle()
    assert edit.hasFocus()
    assert edit.text() == "Walk to the bench"
    assert all(add.isVisible() for add in columns.adds.values()) != columns.tabs.isVisible()


def test_a_low_page_lets_its_head_scroll_and_keeps_the_keyboard(
    window: Window, context: Context, person: UUID
) -> None:
    workspace = within(window)
    workspace.go(Place(Room.BARRIERS, person))
    page = workspace.page
    assert isinstance(page, BarriersPage)
    settle()
    edit = page.add.field.edit
    edit.setFocus()
    QTest.keyClicks(edit, "The hill")
    window.resize(1180, 720)
    context.theme.set_scale(200)
    settle()
    assert page.area.isAncestorOf(page.title)
    assert edit.hasFocus()
    assert edit.text() == "The hill"
    context.theme.reset_scale()
    window.resize(1440, 900)
    settle()
    assert not page.area.isAncestorOf(page.title)
    assert page.title.isVisible()
