"""New person by keys and mouse: one name is enough; nothing typed is lost."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.pathways import PathwayKind
from planner.models.people import PaperSize, Person
from planner.records.people_list import Among, Wanted
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.new_person import NewPersonPage
from planner.views.start_pathway import StartPathwayDialog
from tests.fakes import FakeDialogs
from tests.views.pages.typing_helpers import HOSTILE, put_words, retype


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> NewPersonPage:
    page = NewPersonPage(context)
    qtbot.addWidget(page)
    page.resize(1176, 1400)
    page.show_place(Place(Room.NEW_PERSON))
    page.show()
    qtbot.waitExposed(page)
    return page


def everyone(page: NewPersonPage) -> list[Person]:
    records = page.context.records
    rows = records.people_list.rows(records.people_list.order(Wanted(among=Among.EVERYONE)))
    return [records.people.get(row.id) for row in rows]


def dialogs(page: NewPersonPage) -> FakeDialogs:
    found = page.context.dialogs
    assert isinstance(found, FakeDialogs)
    return found


def test_a_name_alone_is_kept_as_typed(qtbot: QtBot, page: NewPersonPage) -> None:
    with qtbot.waitSignal(page.words_saved):
        put_words(page.form.name.called.edit, HOSTILE)

    assert [person.called for person in everyone(page)] == [HOSTILE]
    assert page.saved.text() == "Saved, 10:30"


def test_answers_before_the_name_wait_and_are_kept_with_it(
    qtbot: QtBot, page: NewPersonPage
) -> None:
    form = page.form
    retype(form.about.phone.edit, "01632 960152")
    retype(form.about.born_on.edit, "9 January 1974")
    retype(form.about.nhs_number.edit, "9990000018")
    QTest.mouseClick(form.ways.ways["may_call"].buttons()[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.needs.paper_size.buttons()[1], Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.about.privacy, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.about.sharing.chip("My family"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.needs.interpreter, Qt.MouseButton.LeftButton)
    assert everyone(page) == []

    retype(form.name.called.edit, "Wiktoria")

    person = everyone(page)[0]
    assert (person.called, person.phone, person.born_on) == (
        "Wiktoria",
        "01632 960152",
        date(1974, 1, 9),
    )
    assert (person.nhs_number, person.may_call, person.may_post) == ("9990000018", True, None)
    assert (person.paper_size, person.privacy_given_on) == (PaperSize.LARGE, date(2026, 3, 17))
    assert person.interpreter_needed
    consents = page.context.records.people.consents(person.id)
    assert [each.recipient for each in consents] == ["My family"]


def test_answers_without_a_name_keep_the_page_and_ask_for_it(page: NewPersonPage) -> None:
    assert page.leave()
    retype(page.form.about.full_name.edit, "Wiktoria Żółtowska")

    assert not page.leave()
    assert "first name is enough" in page.form.name.called.error
    assert page.form.about.full_name.text() == "Wiktoria Żółtowska"
    page.later.click()
    assert everyone(page) == []


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("born_on", "31/04/1979", "30 days"),
        ("born_on", "18/03/2026", "not come yet"),
        ("nhs_number", "999 000 0019", "does not add up"),
        ("nhs_number", "12", "10 digits"),
    ],
)
def test_what_cannot_be_gets_a_sentence_and_stays_as_typed(
    page: NewPersonPage, field: str, typed: str, sentence: str
) -> None:
    retype(page.form.name.called.edit, "Ann")
    wrong = getattr(page.form.about, field)
    retype(wrong.edit, typed)

    assert sentence in wrong.error
    assert wrong.text() == typed
    assert not page.leave()

    retype(wrong.edit, "")
    assert wrong.error == ""
    assert page.leave()


def test_somebody_here_already_is_noticed_and_opened_instead(
    qtbot: QtBot, page: NewPersonPage
) -> None:
    people = page.context.records.people
    there = people.add("Margaret", full_name="Margaret Ellis", born_on=date(1974, 1, 9))
    retype(page.form.name.called.edit, "margaret")
    assert page.same.isHidden()
    retype(page.form.about.born_on.edit, "09/01/1974")

    assert "“Margaret Ellis”, born 9 January 1974" in page.same.sentence.text()
    page.later.click()
    assert len(everyone(page)) == 2

    with qtbot.waitSignal(page.context.navigator.place_wanted) as wanted:
        QTest.mouseClick(page.same.open, Qt.MouseButton.LeftButton)
    assert wanted.args == [Place(Room.OVERVIEW, there.id)]
    assert [person.id for person in everyone(page)] == [there.id]


def test_add_anyway_keeps_both(qtbot: QtBot, page: NewPersonPage) -> None:
    page.context.records.people.add("Margaret", nhs_number="9990000018")
    retype(page.form.name.called.edit, "Maggie")
    retype(page.form.about.nhs_number.edit, "999 000 0018")
    assert "same NHS number, 999 000 0018" in page.same.sentence.text()

    QTest.mouseClick(page.same.add, Qt.MouseButton.LeftButton)
    retype(page.form.about.phone.edit, "01632 960152")

    assert page.same.isHidden()
    with qtbot.waitSignal(page.context.navigator.place_wanted):
        page.later.click()
    assert len(everyone(page)) == 2


def test_not_now_leaves_somebody_begun_off_the_list_only_if_wanted(
    qtbot: QtBot, page: NewPersonPage
) -> None:
    retype(page.form.name.called.edit, "Ann")

    page.not_now.click()
    assert [asked.title for asked in dialogs(page).asked] == ["Leave “Ann” off your list?"]
    assert len(everyone(page)) == 1

    dialogs(page).answers.append(True)
    with qtbot.waitSignal(page.context.navigator.back_wanted):
        page.not_now.click()
    assert everyone(page) == []


def test_a_pathway_can_be_started_next(qtbot: QtBot, page: NewPersonPage) -> None:
    retype(page.form.name.called.edit, "Ann")

    def start(dialog: StartPathwayDialog) -> bool:
        dialog.start.click()
        assert dialog.problem.sentence.text() == "Choose prevention or recovery first."
        dialog.kind.buttons()[1].click()
        retype(dialog.referred_on.edit, "31/02/2026")
        dialog.start.click()
        assert dialog.pathway_id is None
        retype(dialog.referred_on.edit, "2/3/2026")
        dialog.start.click()
        return dialog.pathway_id is not None

    dialogs(page).show_answers.append(start)
    with qtbot.waitSignal(page.context.navigator.place_wanted) as wanted:
        page.start.click()

    person = everyone(page)[0]
    assert wanted.args == [Place(Room.OVERVIEW, person.id)]
    pathway = page.context.records.pathways.current(person.id)
    assert pathway is not None
    assert (pathway.kind, pathway.referred_on) == (PathwayKind.RECOVERY, date(2026, 3, 2))


def test_fifty_thousand_letters_are_kept_whole(page: NewPersonPage) -> None:
    retype(page.form.name.called.edit, "Ann")
    retype(page.form.about.address.edit, "x" * 50_000)

    assert len(everyone(page)[0].address) == 50_000


def test_opening_the_page_again_begins_with_nothing(page: NewPersonPage) -> None:
    retype(page.form.name.called.edit, "Ann")

    page.show_place(Place(Room.NEW_PERSON))

    assert page.form.name.called.text() == ""
    QTest.keyClick(page.form.name.called.edit, Qt.Key.Key_Return)
    assert len(everyone(page)) == 1
