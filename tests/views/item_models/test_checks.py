"""What the self-test tried, as rows."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.selftest.checks import Outcome, State
from planner.views.item_models.checks import ChecksModel
from planner.views.item_models.rows import RowsModel
from planner.views.widgets.table import BELOW_ROLE, PILL_ROLE, STYLE_ROLE

OUTCOMES = [
    Outcome("Fonts of papers", State.FINE, 40),
    Outcome("A display", State.NOT_TRIED, 1, "There is none here."),
    Outcome("Crisis numbers", State.FINE, 1240, "England and Wales"),
    Outcome("Icons", State.WRONG, 160, "Blank: heart", "Install Pathway Planner again."),
]


def test_what_wants_a_look_comes_first(qtbot: QtBot) -> None:
    model = ChecksModel()
    QAbstractItemModelTester(model)
    assert isinstance(model, RowsModel)
    model.show_outcomes(OUTCOMES)
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert heads == ["What was tried", "How it ended", "Took"]
    assert [[model.index(row, column).data() for column in range(3)] for row in range(4)] == [
        ["Icons", "Not right", "0.2 s"],
        ["A display", "Not tried", "under 0.1 s"],
        ["Fonts of papers", "Fine", "under 0.1 s"],
        ["Crisis numbers", "Fine", "1.2 s"],
    ]
    assert [model.index(row, 0).data(BELOW_ROLE) for row in range(4)] == [
        "Blank: heart",
        "There is none here.",
        "",
        "England and Wales",
    ]
    assert model.index(0, 1).data(BELOW_ROLE) == ""
    assert [bool(model.index(row, 1).data(PILL_ROLE)) for row in (0, 1)] == [True, False]
    assert model.index(0, 0).data(PILL_ROLE) is None
    assert [model.index(0, column).data(STYLE_ROLE) for column in (0, 1)] == [
        "body-bold",
        "support",
    ]
