"""Escape closes a dialog of fields, but no typed words go without somebody saying so."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.models.pathways import PathwayKind
from planner.views.page import Context
from planner.views.pathway_states.pause_dialog import PauseDialog
from tests.fakes import FakeDialogs


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1180, 720)
    with qtbot.waitExposed(made):
        made.show()
    return made


@pytest.fixture
def dialog(window: QWidget, context: Context) -> PauseDialog:
    person = context.records.people.add("Margaret")
    pathway = context.records.pathways.start(person.id, PathwayKind.RECOVERY)
    made = PauseDialog(context, pathway, window)
    made.show()
    return made


def box(dialog: PauseDialog) -> QWidget:
    found: list[QWidget] = [*dialog.findChildren(QPlainTextEdit), *dialog.findChildren(QLineEdit)]
    return next(each for each in found if each.isVisible())


def test_with_nothing_typed_it_closes(dialog: PauseDialog, context: Context) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert isinstance(context.dialogs, FakeDialogs)
    assert context.dialogs.asked == []


def test_typed_words_stay_until_somebody_lets_them_go(
    dialog: PauseDialog, context: Context
) -> None:
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    QTest.keyClicks(box(dialog), "In hospital")
    QTest.keyClick(box(dialog), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert [asked.safe for asked in dialogs.asked] == ["Go on typing"]
    dialogs.answers.append(True)
    QTest.keyClick(box(dialog), Qt.Key.Key_Escape)
    assert not dialog.isVisible()
