"""The crisis plan's page: typed, agreed, changed; who to ring; read again; nothing of a concern."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot
from sqlmodel import select

from planner.models.concerns import WhoActs
from planner.models.journal import JournalLine, Why
from planner.models.people import Person
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.crisis_plan import CrisisPlanPage
from planner.views.pages.crisis_plan.dialogs import AgreeDialog, EarlierEditionsDialog
from planner.views.paper.sheet_out import PrinterDialog
from tests.export.reading import read, squeezed
from tests.fakes import FakeClock, FakeDialogs, FakePrinters

SAID = "I stop answering the door <b> 🧶"


@pytest.fixture
def person(context: Context) -> Person:
    context.records.reference.seed()
    person = context.records.people.add("Margaret", full_name="Margaret Ellis")
    context.records.people.add_contact(person.id, "Jean", "next door", "01632 960172")
    return person


@pytest.fixture
def page(qtbot: QtBot, context: Context, person: Person) -> CrisisPlanPage:
    page = CrisisPlanPage(context)
    qtbot.addWidget(page)
    page.resize(1180, 800)
    page.show_place(Place(Room.CRISIS_PLAN, person.id))
    page.show()
    qtbot.waitExposed(page)
    return page


def shown(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def agree(page: CrisisPlanPage, context: Context) -> None:
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)

    def work(dialog: AgreeDialog) -> bool:
        dialog.try_it()
        return True

    dialogs.show = work  # type: ignore[assignment]
    page.deeds.agree.click()


def write(page: CrisisPlanPage, context: Context) -> None:
    page.nothing.pressed.emit()
    page.fields["signs"].edit.setPlainText(SAID)
    page.fields["signs"].edit.typed.emit()
    page.people.chips[0].click()
    agree(page, context)


def test_a_draft_is_kept_as_typed_and_agreed_for_the_day_that_is_said(
    qtbot: QtBot, page: CrisisPlanPage, context: Context, person: Person
) -> None:
    assert not page.deeds.isVisible()
    page.nothing.pressed.emit()
    assert page.fields["signs"].edit.hasFocus()
    with qtbot.waitSignal(page.words_saved):
        QTest.keyClicks(page.fields["signs"].edit, "I go quiet")
    newest = context.records.crisis_plans.newest(person.id)
    assert newest is not None
    assert newest.plan.signs == "I go quiet"
    agree(page, context)
    agreed = context.records.crisis_plans.agreed(person.id)
    assert agreed is not None
    assert agreed.plan.agreed_on == context.clock.today()
    assert agreed.plan.review_on is not None
    assert "“I go quiet”" in shown(page)
    assert "Version 1, agreed 17 March 2026." in shown(page)
    assert not page.fields["signs"].isVisible()
    assert page.head.title.hasFocus()


def test_changing_an_agreed_one_begins_the_next_and_the_earlier_can_be_read(
    page: CrisisPlanPage, context: Context, person: Person
) -> None:
    write(page, context)
    page.deeds.change.click()
    assert page.fields["signs"].text() == SAID
    assert page.fields["signs"].edit.hasFocus()
    QTest.keyClicks(page.fields["helps"].edit, "The radio")
    assert page.leave()
    newest, before = context.records.crisis_plans.editions(person.id)
    assert (newest.plan.edition, newest.plan.helps, before.plan.helps) == (2, "The radio", "")
    dialog = EarlierEditionsDialog(context, [newest, before], page)
    dialog.show()
    assert "“The radio”" in shown(dialog)
    dialog.which.chosen.emit(before.plan.id)
    assert "The radio" not in shown(dialog)
    assert SAID in shown(dialog)
    page.deeds.drop.click()
    assert "Version 1, agreed" in shown(page)


def test_who_to_ring_is_added_by_name_and_number_and_from_their_people(
    page: CrisisPlanPage, context: Context, person: Person
) -> None:
    page.nothing.pressed.emit()
    page.people.chips[0].click()
    assert page.people.chips == []
    page.professionals.add.setFocus()
    QTest.keyClicks(page.professionals.add.edit, "Riverside Surgery")
    QTest.keyClick(page.professionals.add.edit, Qt.Key.Key_Return)
    (row,) = page.professionals.rows.values()
    assert row.number.edit.hasFocus()
    QTest.keyClicks(row.number.edit, "01632 960120")
    assert page.leave()
    newest = context.records.crisis_plans.newest(person.id)
    assert newest is not None
    assert [(one.name, one.number) for one in newest.people] == [
        ("Jean, next door", "01632 960172")
    ]
    assert [(one.name, one.number) for one in newest.professionals] == [
        ("Riverside Surgery", "01632 960120")
    ]
    row.remove.click()
    assert page.professionals.rows == {}
    context.records.undo.undo(person.id, page.undo_page)
    page.refresh()
    assert len(page.professionals.rows) == 1


def test_words_typed_while_it_was_agreed_elsewhere_go_into_the_next_version(
    qtbot: QtBot, page: CrisisPlanPage, context: Context, person: Person, clock: FakeClock
) -> None:
    page.nothing.pressed.emit()
    QTest.keyClicks(page.fields["signs"].edit, "I go quiet")
    assert page.leave()
    newest = context.records.crisis_plans.newest(person.id)
    assert newest is not None
    context.records.crisis_plans.agree(newest.plan.id, clock.today() + timedelta(days=7))
    QTest.keyClicks(page.fields["helps"].edit, "The radio")
    assert page.leave()
    newest, before = context.records.crisis_plans.editions(person.id)
    assert (before.plan.helps, newest.plan.helps) == ("", "The radio")
    qtbot.waitUntil(lambda: "Version 2, not agreed yet." in shown(page))


def test_on_a_shared_screen_it_works_and_says_nothing_of_a_concern(
    page: CrisisPlanPage, context: Context, person: Person
) -> None:
    concern = context.records.concerns.open(person.id, WhoActs.CRISIS_TEAM)
    context.records.concerns.type_text(concern.id, "words", "Said behind the screen")
    write(page, context)
    context.navigator.set_together(True)
    page.deeds.change.click()
    assert page.fields["signs"].isVisible()
    assert page.deeds.agree.isVisible()
    assert not page.deeds.earlier.isVisible()
    assert not page.deeds.someone_else.isVisible()
    assert "Said behind the screen" not in shown(page)
    assert "concern" not in shown(page).lower()


def test_without_a_pathway_it_prints_and_the_trail_says_so(
    qtbot: QtBot, page: CrisisPlanPage, context: Context, person: Person
) -> None:
    printers = context.printers
    assert isinstance(printers, FakePrinters)
    write(page, context)

    def work(dialog: PrinterDialog) -> bool:
        return True

    context.dialogs.show = work  # type: ignore[assignment,method-assign]
    page.deeds.print.click()
    qtbot.waitUntil(lambda: bool(printers.printed))
    assert squeezed("01632 960172") in read(printers.printed[0].pdf)
    assert printers.printed[0].title == "My crisis and support plan"

    def printed() -> bool:
        with context.records.changes.reading() as session:
            lines = session.exec(select(JournalLine).where(JournalLine.why == Why.PRINTED)).all()
        return [line.table_name for line in lines] == ["crisis_plan"]

    qtbot.waitUntil(printed)


def test_keeping_safe_shows_the_agreed_plan_and_never_a_draft(
    qtbot: QtBot, page: CrisisPlanPage, context: Context, person: Person
) -> None:
    context.dialogs.window.resize(1280, 800)
    bare = KeepingSafeDialog(context, person.id)
    qtbot.addWidget(bare)
    bare.show()
    assert "There is none yet." in shown(bare)
    assert bare.plan.open.text().strip() == "Make the plan together"
    write(page, context)
    page.deeds.change.click()
    QTest.keyClicks(page.fields["helps"].edit, "Only a draft")
    assert page.leave()
    dialog = KeepingSafeDialog(context, person.id)
    qtbot.addWidget(dialog)
    dialog.show()
    words = shown(dialog)
    for there in ("999", "116 123", "Jean, next door", "01632 960172", SAID, "Version 1, agreed"):
        assert there in words
    assert "Only a draft" not in words
    assert words.count("01632 960172") == 1
    dialog.plan.open.click()
    assert dialog.wants_plan
    assert dialog.isHidden()


def test_it_reads_in_two_columns_where_there_is_room(
    page: CrisisPlanPage, context: Context
) -> None:
    write(page, context)
    ring, signs = page.view.blocks
    for width, beside in ((1180, True), (700, False), (1180, True)):
        page.resize(width, 800)
        QApplication.processEvents()
        page.grab()
        assert (ring.y() == signs.y(), ring.x() == signs.x()) == (beside, not beside)
