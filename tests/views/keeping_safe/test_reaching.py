"""From "Record a try" on Today to what Keeping safe shows: by keys and mouse."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.models.concerns import WhoActs
from planner.models.pathways import PathwayKind
from planner.records.meetings import Meeting
from planner.views.keeping_safe.reaching import ReachDialog, ReachPanel
from planner.views.page import Context
from planner.views.pages.today import TodayPage
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.text import Label
from tests.fakes import FakeClock, FakeDialogs


@pytest.fixture
def missed(context: Context, clock: FakeClock) -> UUID:
    """Someone with an open concern who did not come yesterday."""
    records = context.records
    person = records.people.add("Yusuf", full_name="Yusuf Demir", phone="07700 900118")
    pathway = records.pathways.start(person.id, PathwayKind.PREVENTION)
    records.meetings.plan(person.id, pathway.id, Meeting(clock.today()))
    records.concerns.open(person.id, WhoActs.DUTY_GP)
    clock.advance(timedelta(days=1))
    return person.id


@pytest.fixture
def page(qtbot: QtBot, context: Context, missed: UUID) -> TodayPage:
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.resize(1100, 800)
    page.refresh()
    page.show()
    qtbot.waitExposed(page)
    return page


def said(panel: ReachPanel) -> str:
    QApplication.processEvents()
    labels = [*panel.findChildren(Label), *panel.findChildren(ClampedLabel)]
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_a_try_is_recorded_from_today_and_today_says_so(
    page: TodayPage, context: Context, missed: UUID
) -> None:
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)

    def ring(dialog: ReachDialog) -> bool:
        panel = dialog.panel
        QTest.keyClicks(panel.add.edit, "Rang")
        QTest.keyClick(panel.add.edit, Qt.Key.Key_Return)
        (card,) = panel.cards.values()
        card.note.setFocus()
        QTest.keyClicks(card.note.edit, "No answer")
        dialog.reject()
        return False

    dialogs.show_answers = [ring]
    (row,) = page.cards.concerns.buttons()
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    (kept,) = context.records.concerns.attempts(missed)
    assert (kept.how, kept.reached, kept.note) == ("Rang", False, "No answer")
    (line,) = context.records.today.overview().concerns.lines
    assert "1 try so far" in line.detail
    assert page.overview.concerns.lines == [line]


def test_once_reached_nobody_is_asked_to_try_again(
    qtbot: QtBot, page: TodayPage, context: Context, missed: UUID
) -> None:
    dialog = ReachDialog(context, missed)
    qtbot.addWidget(dialog)
    dialog.show()
    panel = dialog.panel
    assert "07700 900118" in said(panel)
    panel.add.setFocus()
    QTest.keyClicks(panel.add.edit, "Rang")
    QTest.keyClick(panel.add.edit, Qt.Key.Key_Return)
    (card,) = panel.cards.values()
    QTest.mouseClick(card.reached.buttons()[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isHidden()
    page.refresh()
    (line,) = page.overview.concerns.lines
    assert "Try to reach" not in line.detail


def test_earlier_tries_are_read_and_names_stay_hidden(
    qtbot: QtBot, context: Context, missed: UUID, clock: FakeClock
) -> None:
    context.records.concerns.try_to_reach(missed, "Rang at home", note="Left no message")
    clock.advance(timedelta(days=1))
    context.navigator.set_names_hidden(True)
    dialog = ReachDialog(context, missed)
    qtbot.addWidget(dialog)
    dialog.show()
    words = said(dialog.panel)
    assert dialog.panel.cards == {}
    assert "Wednesday 18 March, 10:30: Rang at home. Not reached." in words
    assert "Left no message" in words
    assert dialog.title.text() == "YD"
