"""Step 3 by keys and mouse: name it, say how, then a next step."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.models.aspirations import Horizon
from planner.models.barriers import Response
from planner.models.pathways import Pathway, PathwayKind
from planner.records.barriers import Chain
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.barriers import BarriersPage
from planner.views.pages.barriers.next_steps import NextStepCard, when_words, who_and_where
from tests.fakes import FakeDialogs

HOSTILE = '<b>Bold</b> <img src="file:///etc/hostname"> 🧶 \u202eright\u202c أتعلم الحياكة'


@pytest.fixture
def pathway(context: Context) -> Pathway:
    context.records.reference.seed()
    person = context.records.people.add("Margaret")
    return context.records.pathways.start(person.id, PathwayKind.PREVENTION)


@pytest.fixture
def page(qtbot: QtBot, context: Context, pathway: Pathway) -> BarriersPage:
    page = BarriersPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 900)
    page.show_place(Place(Room.BARRIERS, pathway.person_id))
    page.show()
    qtbot.waitExposed(page)
    return page


def chains(page: BarriersPage) -> list[Chain]:
    return page.context.records.barriers.of_pathway(page.pathway_id)


def type_words(edit: QWidget, text: str) -> None:
    edit.setFocus()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(edit, event)


def add(page: BarriersPage, text: str) -> None:
    type_words(page.add.edit, text)
    QTest.keyClick(page.add.edit, Qt.Key.Key_Return)


def add_step(page: BarriersPage, text: str) -> NextStepCard:
    type_words(page.chain.add_step.edit, text)
    QTest.keyClick(page.chain.add_step.edit, Qt.Key.Key_Return)
    return list(page.chain.step_cards.values())[-1]


def test_a_barrier_is_named_answered_and_given_a_next_step(page: BarriersPage) -> None:
    assert page.chain.isHidden()
    add(page, "I get out of breath on the hill")
    add(page, HOSTILE)
    assert [chain.barrier.words for chain in chains(page)] == [
        "I get out of breath on the hill",
        HOSTILE,
    ]
    assert page.chain.words.text() == HOSTILE
    QApplication.processEvents()
    first, second = page.cards.values()
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Up)
    assert first.isChecked()
    assert page.chain.words.text() == "I get out of breath on the hill"
    page.chain.response.buttons()[1].click()
    page.chain.how.edit.setFocus()
    QTest.keyClicks(page.chain.how.edit, "Go slow")
    add_step(page, "Ask the nurse")
    chain = chains(page)[0]
    assert (chain.barrier.response, chain.barrier.how) == (Response.MANAGE, "Go slow")
    assert [step.what for step in chain.steps] == ["Ask the nurse"]
    page.grab()


def test_a_response_is_taken_back_to_not_decided_yet(page: BarriersPage) -> None:
    add(page, "The hill")
    assert page.chain.undecided.isHidden()
    QTest.mouseClick(page.chain.response.buttons()[0], Qt.MouseButton.LeftButton)
    assert chains(page)[0].barrier.response is Response.REMOVE
    page.chain.undecided.setFocus()
    QTest.keyClick(page.chain.undecided, Qt.Key.Key_Space)
    assert chains(page)[0].barrier.response is None
    assert page.chain.response.value() is None
    assert page.chain.undecided.isHidden()
    assert page.chain.response.buttons()[0].hasFocus()


def test_a_next_step_says_who_when_and_where(page: BarriersPage) -> None:
    add(page, "The hill")
    card = add_step(page, "Walk to the bench")
    QTest.mouseClick(card.change, Qt.MouseButton.LeftButton)
    fields = card.fields
    assert fields is not None
    assert fields.what.edit.hasFocus()
    fields.planner.click()
    for field, text in (
        (fields.who_else, "Jean"),
        (fields.on, "21 March 2026"),
        (fields.at, "11am"),
        (fields.place, "Mill Lane"),
        (fields.how_often, "weekly"),
    ):
        field.setFocus()
        QTest.keyClicks(field.edit, text)
    assert page.leave()
    (step,) = chains(page)[0].steps
    assert (step.on, step.at) == (date(2026, 3, 21), time(11))
    assert who_and_where(step, "Priya") == "Me, Priya and Jean, Mill Lane"
    assert when_words(step) == "Saturday 21 March, 11:00, weekly"
    card.done.click()
    (step,) = chains(page)[0].steps
    assert when_words(step) == "Done on 17 March"


def test_a_day_that_cannot_be_stays_as_typed_and_says_so(page: BarriersPage) -> None:
    add(page, "The hill")
    card = add_step(page, "Walk")
    card.change.click()
    fields = card.fields
    assert fields is not None
    fields.on.setFocus()
    QTest.keyClicks(fields.on.edit, "31/04/2026")
    assert not page.leave()
    assert fields.on.error
    assert fields.on.text() == "31/04/2026"
    fields.on.edit.clear()
    fields.at.setFocus()
    QTest.keyClicks(fields.at.edit, "25:00")
    assert not page.leave()
    assert fields.at.error
    fields.at.edit.clear()
    assert page.leave()


def test_hopes_are_linked_and_unlinked(
    page: BarriersPage, context: Context, pathway: Pathway
) -> None:
    hope = context.records.aspirations.add(pathway.id, Horizon.WEEK, "Walk & rest")
    add(page, "The hill")
    QTest.mouseClick(page.chain.link, Qt.MouseButton.LeftButton)
    (action,) = page.chain.menu.actions()
    assert action.text() == "Walk && rest"
    action.trigger()
    page.chain.menu.close()
    assert chains(page)[0].hopes == (hope,)
    assert page.chain.link.isHidden()
    page.chain.hope_cards[0].unlink.click()
    assert chains(page)[0].hopes == ()
    context.records.undo.undo(pathway.person_id, page.undo_page)
    page.refresh()
    assert len(page.chain.hope_cards) == 1


def test_it_gets_in_the_way_of_something(page: BarriersPage, context: Context) -> None:
    add(page, "The hill")
    page.chain.stops_goals.click()
    assert isinstance(context.dialogs, FakeDialogs)
    assert len(context.dialogs.told) == 1
    assert page.chain.stops_goals.isChecked()
    page.chain.keeps_in_care.click()
    page.chain.stops_goals.click()
    row = chains(page)[0].barrier
    assert (row.stops_goals, row.keeps_in_secondary_care) == (False, True)


def test_removing_asks_nothing_and_undo_brings_it_all_back(
    qtbot: QtBot, page: BarriersPage, context: Context, pathway: Pathway
) -> None:
    add(page, "The hill")
    add_step(page, "Walk")
    with qtbot.waitSignal(context.navigator.toast_wanted):
        QTest.mouseClick(page.chain.remove, Qt.MouseButton.LeftButton)
    assert chains(page) == []
    assert page.chain.isHidden()
    context.records.undo.undo(pathway.person_id, page.undo_page)
    page.refresh()
    assert [step.what for step in chains(page)[0].steps] == ["Walk"]
    assert page.chain.isVisible()


def test_a_next_step_is_opened_from_elsewhere(
    page: BarriersPage, context: Context, pathway: Pathway
) -> None:
    add(page, "First")
    add(page, "Second")
    add_step(page, "Walk")
    step = chains(page)[1].steps[0]
    page.show_place(Place(Room.BARRIERS, pathway.person_id, step.id))
    assert page.chain.words.text() == "Second"


def test_every_control_has_a_name_and_nothing_is_wider_than_the_page(page: BarriersPage) -> None:
    add(page, "w" * 50_000)
    add_step(page, "x" * 500).change.click()
    nameless = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisibleTo(page)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not widget.accessibleName()
    ]
    assert nameless == []
    for width in (1300, 820, 640):
        page.resize(width, 700)
        QApplication.processEvents()
        inside = page.area.widget()
        assert inside is not None
        assert inside.width() <= page.area.viewport().width()
    page.grab()
