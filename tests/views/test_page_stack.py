"""The pages of the workspace are made where they stay."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.page_stack import PageStack

#: How often a part may be dressed while its page is made: it was eight times for Details.
MOST = 5


class Dressed(QObject):
    """Counts how often a widget is given its style anew."""

    count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count; let everything through."""
        self.count += event.type() == QEvent.Type.StyleChange
        return False


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Dressed]:
    before, counts = qapp.styleSheet(), Dressed()
    qapp.setStyleSheet("QLabel { padding: 1px }")
    qapp.installEventFilter(counts)
    yield counts
    qapp.removeEventFilter(counts)
    qapp.setStyleSheet(before)


@pytest.mark.parametrize("room", [Room.DETAILS, Room.PRINT, Room.THEIR_RECORD])
def test_a_page_is_not_dressed_again_for_each_thing_it_is_put_into(
    qtbot: QtBot, context: Context, dressed: Dressed, room: Room
) -> None:
    context.records.reference.seed()
    stack = PageStack(context)
    qtbot.addWidget(stack)
    dressed.count = 0
    page = stack.page_of(room)
    assert page.parent() is stack
    assert 0 < dressed.count <= MOST * len(page.findChildren(QWidget))
