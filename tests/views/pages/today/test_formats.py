"""A plan needed in another form, on Today: by its button, by its keys, with names hidden."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.formats import PaperFormat
from planner.models.people import PaperTint
from planner.models.snapshots import PrintOptions, options_for
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.today import TodayPage
from planner.views.widgets.buttons import Button
from tests.records.test_format_needs import leaves, someone


def test_given_is_pressed_and_the_card_goes(qtbot: QtBot, context: Context) -> None:
    records = context.records
    who = someone(records)
    need = records.format_needs.ask(who[0], PaperFormat.AUDIO)
    page = TodayPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 700)
    page.show_place(Place(Room.TODAY))
    page.show()
    qtbot.waitExposed(page)
    assert page.cards.formats.isHidden()

    leaves(records, who)
    page.refresh()
    (row,) = page.cards.formats.buttons()
    assert (row.text(), row.below) == ("Margaret Ellis", "Needs the plan of 17 March as audio.")
    context.navigator.set_names_hidden(True)
    (row,) = page.cards.formats.buttons()
    assert row.text() == "ME"
    (given,) = [each for each in page.cards.formats.findChildren(Button) if each.text() == "Given"]
    assert "Margaret" not in given.accessibleName()
    QTest.mouseClick(given, Qt.MouseButton.LeftButton)
    assert page.cards.formats.isHidden()
    assert records.format_needs.of_person(who[0])[0].given_at is not None
    assert records.format_needs.of_person(who[0])[0].id == need.id


def test_tint_is_part_of_how_a_person_s_papers_print(context: Context) -> None:
    person = context.records.people.add("Bo", paper_tint=PaperTint.YELLOW)
    kept = PrintOptions.from_json(options_for(person).to_json())
    assert kept.tint is PaperTint.YELLOW
    assert PrintOptions.from_json({"size": "large"}).tint is None
