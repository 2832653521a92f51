"""Papers as rows."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.models.snapshots import PrintOptions
from planner.records.book import Records
from planner.views.item_models.papers import PapersModel
from planner.views.widgets.table import BELOW_ROLE
from tests.fakes import FakeClock
from tests.records.plan_makers import answer_wemwbs, someone


def test_each_row_says_when_what_and_what_became_of_it(
    qtbot: QtBot, records: Records, clock: FakeClock
) -> None:
    who = someone(records)
    answer_wemwbs(records, who, 3)
    plan, wellbeing = (
        records.plans.snapshot(who.pathway_id),
        records.plans.wellbeing(who.pathway_id),
    )
    assert wellbeing is not None
    keep = records.papers.keep
    keep(who.pathway_id, plan, PrintOptions(), pages=2, printer="Room 3 printer")
    clock.advance(timedelta(days=14, hours=2))
    given = keep(who.pathway_id, wellbeing, PrintOptions(), pages=1, give_later=True)
    model = PapersModel()
    QAbstractItemModelTester(model)
    model.show_rows(records.papers.of_person(who.person_id))
    assert model.row_at(0).id == given.id
    assert rows(model, Qt.ItemDataRole.DisplayRole) == [
        ["31 March 2026", "My wellbeing, then and now", "To give later"],
        ["17 March 2026", "My plan", "Printed"],
    ]
    # the clocks went forward in between: the wall says 13:30
    assert rows(model, BELOW_ROLE) == [
        ["13:30", "1 page", ""],
        ["10:30", "2 pages", "Room 3 printer"],
    ]


def rows(model: PapersModel, role: int) -> list[list[object]]:
    return [
        [model.index(row, column).data(role) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
