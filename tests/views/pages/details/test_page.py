"""Details by keys and mouse: saved as given, undone, with earlier answers; people; the pathway."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.models.pathways import PathwayKind, PathwayStatus, ReferralSource
from planner.models.people import Person
from planner.scripts import isolated
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.details import DetailsPage
from planner.views.pathway_states.close_dialog import CloseDialog
from planner.views.pathway_states.outcomes_dialog import OutcomesDialog
from planner.views.pathway_states.pause_dialog import PauseDialog
from planner.views.putting_right.earlier_words import EarlierWordsDialog
from planner.views.widgets.text import Label
from tests.fakes import FakeClock, FakeDialogs
from tests.views.pages.typing_helpers import HOSTILE, put_words, retype


@pytest.fixture
def person(context: Context) -> Person:
    return context.records.people.add("Margaret", full_name="Margaret Ellis")


@pytest.fixture
def page(qtbot: QtBot, context: Context, person: Person) -> DetailsPage:
    page = DetailsPage(context)
    qtbot.addWidget(page)
    page.resize(1176, 1800)
    page.show_place(Place(Room.DETAILS, person.id))
    page.show()
    qtbot.waitExposed(page)
    return page


def kept(page: DetailsPage) -> Person:
    assert page.place is not None
    assert page.place.person_id is not None
    return page.context.records.people.get(page.place.person_id)


def test_typing_is_kept_within_two_seconds(qtbot: QtBot, page: DetailsPage) -> None:
    with qtbot.waitSignal(page.words_saved):
        put_words(page.form.about.address.edit, HOSTILE)

    assert kept(page).address == HOSTILE


def test_undo_takes_an_answer_back_and_the_page_shows_it(
    qtbot: QtBot, page: DetailsPage, person: Person
) -> None:
    QTest.mouseClick(page.form.ways.ways["may_text"].buttons()[1], Qt.MouseButton.LeftButton)
    retype(page.form.about.full_name.edit, "Margaret Moss")

    page.context.records.undo.undo(person.id, page.undo_page)
    page.refresh()
    assert page.form.about.full_name.text() == "Margaret Ellis"

    page.context.records.undo.undo(person.id, page.undo_page)
    page.refresh()
    assert page.form.ways.ways["may_text"].value() is None


def test_a_wiped_name_comes_back_on_leaving(page: DetailsPage) -> None:
    called = page.form.name.called
    called.edit.setFocus()
    called.edit.selectAll()
    called.edit.del_()
    called.edited.emit("")

    assert page.leave()
    assert (called.text(), kept(page).called) == ("Margaret", "Margaret")


def test_wrong_dates_stay_on_the_screen_through_a_refresh(page: DetailsPage) -> None:
    retype(page.form.about.born_on.edit, "30/02/1979")
    page.refresh()

    assert page.form.about.born_on.text() == "30/02/1979"
    assert "28 days" in page.form.about.born_on.error
    assert not page.leave()


def test_earlier_words_say_what_was_there_and_until_when(
    page: DetailsPage, clock: FakeClock
) -> None:
    clock.advance(timedelta(days=1))
    retype(page.form.about.full_name.edit, "Margaret Moss")

    page.earlier.click()

    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialog = dialogs.shown[0]
    assert isinstance(dialog, EarlierWordsDialog)
    words = [label.text() for label in dialog.findChildren(Label)]
    assert "Margaret Ellis" in words
    assert "Until 18 March 2026, 10:30." in words


def test_people_are_added_changed_and_removed_with_a_way_back(
    qtbot: QtBot, page: DetailsPage, person: Person
) -> None:
    retype(page.contacts.name.edit, "Jean")
    row = page.contacts.rows[0]
    retype(row.fields["phone"].edit, "01632 960118")
    QTest.mouseClick(row.on_paper, Qt.MouseButton.LeftButton)

    people = page.context.records.people
    assert [(one.name, one.phone, one.on_paper) for one in people.contacts(person.id)] == [
        ("Jean", "01632 960118", False)
    ]
    with qtbot.waitSignal(page.context.navigator.toast_wanted):
        QTest.mouseClick(page.contacts.rows[0].remove, Qt.MouseButton.LeftButton)
    assert page.contacts.rows == []

    page.context.records.undo.undo(person.id, page.undo_page)
    page.refresh()
    assert page.contacts.rows[0].fields["phone"].text() == "01632 960118"


def test_a_person_typed_and_not_added_yet_is_kept_on_leaving(
    page: DetailsPage, person: Person
) -> None:
    put_words(page.contacts.name.edit, "Jean")

    assert page.leave()
    assert [one.name for one in page.context.records.people.contacts(person.id)] == ["Jean"]


def test_the_pathway_is_changed_paused_gone_on_with_and_finished(
    qtbot: QtBot, page: DetailsPage, person: Person
) -> None:
    pathways = page.context.records.pathways
    row = pathways.start(person.id, PathwayKind.PREVENTION)
    page.refresh()
    card = page.pathway
    QTest.mouseClick(card.kind.buttons()[1], Qt.MouseButton.LeftButton)
    card.source.chosen.emit(ReferralSource.SELF)
    retype(card.by.edit, "Dr Okoro")
    retype(card.referred_on.edit, "1/3/2026")
    changed = pathways.get(row.id)
    assert (changed.kind, changed.referral_source, changed.referred_by, changed.referred_on) == (
        PathwayKind.RECOVERY,
        ReferralSource.SELF,
        "Dr Okoro",
        date(2026, 3, 1),
    )

    def pause(dialog: PauseDialog) -> bool:
        put_words(dialog.reason.edit, HOSTILE)
        retype(dialog.on.edit, "16/03/2026")
        dialog.go.click()
        assert "day to come" in dialog.on.error
        dialog.months.buttons()[2].click()
        assert dialog.on.text() == "17/06/2026"
        retype(dialog.on.edit, "1/6/2026")
        dialog.go.click()
        return dialog.result() == dialog.DialogCode.Accepted

    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.show_answers.append(pause)
    deeds = card.deeds
    QTest.mouseClick(deeds.pause, Qt.MouseButton.LeftButton)
    assert card.status.text() == (
        f"Paused since 17 March 2026. Look again on 1 June 2026. Because: {isolated(HOSTILE)}"
    )
    QTest.mouseClick(deeds.go_on, Qt.MouseButton.LeftButton)
    assert card.status.text() == ""

    def close(dialog: CloseDialog) -> bool:
        put_words(dialog.own_words.edit, "It helped me.")
        dialog.go.click()
        return True

    def leave(dialog: OutcomesDialog) -> bool:
        return False

    dialogs.show_answers += [close, leave]
    QTest.mouseClick(deeds.ends[PathwayStatus.COMPLETED], Qt.MouseButton.LeftButton)
    assert card.status.text() == "Completed 17 March 2026.\n“It helped me.”"
    assert not card.start.isHidden()
    assert dialogs.show_answers == []


def test_sharing_is_taken_back_and_says_when(
    qtbot: QtBot, page: DetailsPage, person: Person
) -> None:
    sharing = page.form.about.sharing
    QTest.mouseClick(sharing.else_button, Qt.MouseButton.LeftButton)
    retype(sharing.somebody.edit, "Auntie Pat")
    assert sharing.chip("Auntie Pat").isChecked()

    QTest.mouseClick(sharing.chip("Auntie Pat"), Qt.MouseButton.LeftButton)

    consents = page.context.records.people.consents(person.id)
    assert [(one.recipient, one.withdrawn_on) for one in consents] == [
        ("Auntie Pat", date(2026, 3, 17))
    ]
    page.refresh()
    labels = [label.text() for label in sharing.findChildren(Label)]
    assert "Taken back: Auntie Pat on 17 March" in labels
