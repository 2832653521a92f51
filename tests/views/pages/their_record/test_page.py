"""Their record: what each card says and asks, and what a dialog does with what cannot be."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from planner.models.concerns import WhoActs
from planner.models.lawful import AccessRequest, ErasureReason, HarmCheck, HoldKind, RetentionClass
from planner.models.people import Person
from planner.views.keeping_safe.concern_form import ConcernForm
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.print_page.safe_ways import SafeWays
from planner.views.pages.their_record import TheirRecordPage
from planner.views.pages.their_record.entries_dialog import EntriesDialog
from planner.views.pages.their_record.erase_dialog import EraseDialog
from planner.views.pages.their_record.holds_card import PlaceHoldDialog
from planner.views.pages.their_record.keeping_card import DiedDialog, KeepLongerDialog
from planner.views.pages.their_record.request_dialogs import (
    CloseDialog,
    GivenDialog,
    HarmDialog,
    MoreTimeDialog,
    ReceiveDialog,
)
from planner.views.widgets.text import Label
from tests.export.reading import read, squeezed
from tests.fakes import FakeClock, FakeDialogs

TODAY = date(2026, 3, 17)
TAKEN_BACK = "Sharing with My GP surgery was taken back on 17 March 2026."


@pytest.fixture
def person(context: Context) -> Person:
    context.records.reference.seed()
    planner = context.records.settings.save_planner("Priya Nair", "Planner", "Garth Lane")
    context.records.changes.planner_id = planner.id
    return context.records.people.add("Margaret", full_name="Margaret Ellis")


@pytest.fixture
def page(qtbot: QtBot, context: Context, person: Person) -> TheirRecordPage:
    page = TheirRecordPage(context)
    qtbot.addWidget(page)
    page.resize(1176, 1800)
    page.show_place(Place(Room.THEIR_RECORD, person.id))
    page.show()
    qtbot.waitExposed(page)
    return page


@pytest.fixture
def dialogs(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


def said(page: TheirRecordPage) -> str:
    return "\n".join(each.text() for each in page.findChildren(Label) if each.isVisible())


def asked(context: Context, person: Person) -> AccessRequest:
    return context.records.access.receive(person.id, TODAY, "By letter", "Known to me")


def checked(context: Context, request: AccessRequest) -> None:
    context.records.access.check_harm(
        request.id, HarmCheck.NOTHING_WITHHELD, "Dr Okoro", "doctor", TODAY
    )


def test_a_request_says_when_it_is_due_and_what_comes_next(
    context: Context, page: TheirRecordPage, person: Person, clock: FakeClock
) -> None:
    assert "It is due within one month." in said(page)
    request = asked(context, person)
    page.refresh()
    assert "Due on 17 April 2026" in said(page)
    assert "Nothing can be made before it." in said(page)
    assert not page.request.pdf.isEnabled()
    assert not page.request.given.isEnabled()
    clock.advance(timedelta(days=33))
    context.records.access.check_harm(
        request.id, HarmCheck.NOTHING_WITHHELD, "Dr Okoro", "doctor", clock.today()
    )
    page.refresh()
    assert "Nothing would do serious harm. Dr Okoro" in said(page)
    assert page.request.pdf.isEnabled()
    context.records.access.close(request.id, "She took it back")
    page.refresh()
    assert "closed 19 April 2026: She took it back" in said(page)


def test_a_file_is_written_once_after_the_reminder_under_a_name_without_a_name(
    context: Context, page: TheirRecordPage, person: Person, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    checked(context, asked(context, person))
    page.refresh()
    page.request.json.click()
    assert dialogs.paths_wanted == []
    path = tmp_path / "there.json"
    dialogs.answers, dialogs.paths = [True], [path]
    page.request.json.click()
    assert "whoever opens it can read" in dialogs.asked[-1].text
    assert dialogs.paths_wanted[-1].file_name == "Copy of a record 2026-03-17.json"
    made = json.loads(path.read_bytes())
    assert made["records"]["person"][0]["called"] == "Margaret"
    assert page.request.outcome.sentence.text().startswith("Saved as there.json.")
    waiting = context.records.access.waiting(person.id)
    assert waiting is not None
    assert waiting.made_at is not None


def test_a_copy_that_comes_late_is_not_said_on_somebody_elses_page(
    context: Context, page: TheirRecordPage, person: Person
) -> None:
    request = asked(context, person)
    other = context.records.people.add("Bronwen")
    asked(context, other)
    page.show_place(Place(Room.THEIR_RECORD, other.id))
    page.request._saved((request.id, "json", "there.json"))
    page.request._printed(request.id, "Room 3 printer")
    assert not page.request.outcome.isVisible()
    waiting = context.records.access.waiting(person.id)
    assert waiting is not None
    assert waiting.made_at is not None
    page.request._printed(asked_of(context, other), "Room 3 printer")
    assert page.request.outcome.isVisible()


def asked_of(context: Context, person: Person) -> UUID:
    waiting = context.records.access.waiting(person.id)
    assert waiting is not None
    return waiting.id


def test_the_printed_copy_has_the_organisation_above_it(
    context: Context, page: TheirRecordPage, person: Person, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    context.records.settings.save_planner("Priya Nair", "Planner", "Riverside Trust")
    context.records.letterheads.name_it(True)
    checked(context, asked(context, person))
    page.refresh()
    dialogs.answers, dialogs.paths = [True], [tmp_path / "there.pdf"]
    page.request.pdf.click()
    assert read((tmp_path / "there.pdf").read_bytes()).startswith(squeezed("Riverside Trust"))


def test_a_folder_that_takes_nothing_is_said_and_nothing_is_noted(
    context: Context, page: TheirRecordPage, person: Person, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    checked(context, asked(context, person))
    page.refresh()
    dialogs.answers, dialogs.paths = [True], [tmp_path / "no" / "such.pdf"]
    page.request.pdf.click()
    assert "could not be saved there" in page.request.outcome.sentence.text()
    waiting = context.records.access.waiting(person.id)
    assert waiting is not None
    assert waiting.made_at is None
    assert page.request.pdf.isEnabled()


def test_the_dialogs_keep_what_is_typed_and_say_what_is_wrong(
    qtbot: QtBot, context: Context, page: TheirRecordPage, person: Person
) -> None:
    received = ReceiveDialog(context, person, page)
    qtbot.addWidget(received)
    received.received.set_text("31/01/2026")
    received.received.left.emit()
    assert received.received.help.text() == "Due on 28 February 2026, one month later."
    received.go.click()
    assert received.by.error
    received.by.set_text("Margaret")
    received.checked.set_text("Known to me")
    received.received.set_text("31/13/2026")
    received.go.click()
    assert received.received.error
    assert context.records.access.waiting(person.id) is None
    received.received.set_text("31/01/2026")
    received.go.click()
    request = context.records.access.waiting(person.id)
    assert request is not None
    assert request.due_on == date(2026, 2, 28)

    harm = HarmDialog(context, request, page)
    qtbot.addWidget(harm)
    harm.go.click()
    assert "Choose one of them first" in harm.problem.sentence.text()
    harm.said.set_value(HarmCheck.NOTHING_WITHHELD)
    harm.go.click()
    assert harm.by.error
    harm.by.set_text("Dr Okoro")
    harm.go.click()
    assert harm.role.error == "Choose their profession."
    harm.role.set_value("nurse")
    harm.go.click()
    assert harm.result() == harm.DialogCode.Accepted

    more = MoreTimeDialog(context, request, page)
    qtbot.addWidget(more)
    more.why.set_text("Much to read")
    more.go.click()
    assert "within the first month" in more.until.error
    given = GivenDialog(context, request, page)
    qtbot.addWidget(given)
    given.how.set_text("By hand")
    given.go.click()
    assert "Make the copy first" in given.problem.sentence.text()
    closed = CloseDialog(context, request, page)
    qtbot.addWidget(closed)
    closed.go.click()
    assert closed.why.error
    closed.why.set_text("Taken back")
    closed.go.click()
    assert context.records.access.waiting(person.id) is None


def test_entries_are_decided_one_after_the_other(
    qtbot: QtBot, context: Context, page: TheirRecordPage, person: Person
) -> None:
    for name in ("Jean", "Paul"):
        context.records.people.add_contact(person.id, name)
    context.records.notes.write(person.id, "Her brother drinks")
    request = asked(context, person)
    checked(context, request)
    dialog = EntriesDialog(context, request, page)
    qtbot.addWidget(dialog)
    dialog.show()

    def pills() -> list[str]:
        return [dialog.model.index(row, 2).data() for row in range(dialog.model.rowCount())]

    assert pills() == ["Not decided", "Not decided", "Given"]
    dialog.keep.click()
    assert "Choose what becomes" in dialog.problem.sentence.text()
    dialog.choice.buttons()[1].click()
    dialog.keep.click()
    assert dialog.why.error
    dialog.why.set_text("She said no")
    dialog.keep.click()
    assert pills() == ["Out: somebody else", "Not decided", "Given"]
    assert dialog.table.currentIndex().row() == 1
    dialog.rest.click()
    assert pills() == ["Out: somebody else", "Given", "Given"]
    assert not dialog.rest.isEnabled()
    dialog.table.selectRow(2)
    assert dialog.words.text() == "Her brother drinks"
    dialog.choice.buttons()[2].click()
    dialog.keep.click()
    assert pills()[2] == "Out: serious harm"
    dialog.table.selectRow(2)
    dialog.choice.buttons()[0].click()
    dialog.keep.click()
    assert pills()[2] == "Given"
    assert context.records.access.why_not_yet(request.id) == ""


def test_keeping_is_chosen_and_explained(
    qtbot: QtBot, context: Context, page: TheirRecordPage, person: Person
) -> None:
    assert "At least until 17 March 2046." in said(page)
    page.keeping.kind.set_value(RetentionClass.OTHER_ADULT)
    page.keeping.kind.chosen.emit(RetentionClass.OTHER_ADULT)
    assert "At least until 17 March 2034." in said(page)
    assert "Other adult, 8 years after the last contact, on 17 March 2026." in said(page)
    longer = KeepLongerDialog(context, person.id, page)
    qtbot.addWidget(longer)
    longer.until.set_text("1/1/2030")
    longer.why.set_text("They asked")
    longer.go.click()
    assert longer.until.error
    longer.until.set_text("1/1/2040")
    longer.go.click()
    page.refresh()
    assert "Kept longer because: They asked" in said(page)
    died = DiedDialog(context, person.id, page)
    qtbot.addWidget(died)
    died.died_on.set_text("18/3/2026")
    died.go.click()
    assert died.died_on.error
    died.died_on.set_text("16/3/2026")
    died.go.click()
    page.refresh()
    assert "10 years after they died, on 16 March 2026." in said(page)


def test_an_open_concern_offers_a_hold_and_keeps_the_record_from_being_erased(
    qtbot: QtBot, context: Context, page: TheirRecordPage, person: Person, dialogs: FakeDialogs
) -> None:
    assert page.erasing.erase.isEnabled()
    context.records.concerns.open(person.id, WhoActs.DUTY_GP)
    page.refresh()
    assert page.holds.suggestion.isVisible()
    assert not page.erasing.erase.isEnabled()
    assert "A concern about this person is open." in page.erasing.words.text()

    def place(dialog: Any) -> bool:
        assert isinstance(dialog, PlaceHoldDialog)
        assert dialog.kind.value() is HoldKind.SAFEGUARDING
        dialog.reason.set_text("The safeguarding lead asked")
        dialog.go.click()
        return True

    dialogs.show_answers = [place]
    page.holds.suggestion.pressed.emit()
    assert not page.holds.suggestion.isVisible()
    assert "This record is held for: safeguarding" in page.erasing.words.text()


def test_erasing_says_what_goes_and_wants_the_name_and_a_second_person(
    qtbot: QtBot, context: Context, page: TheirRecordPage, person: Person
) -> None:
    context.records.people.add_contact(person.id, "Jean")
    dialog = EraseDialog(context, person, page)
    qtbot.addWidget(dialog)
    dialog.show()
    told = "\n".join(label.text() for label in dialog.told.findChildren(Label))
    assert "1 person, 1 person they know" in told
    assert "A certificate without a name" in told
    assert not dialog.go.isEnabled()
    for typed, fits in (
        ("marg", False),
        ("margaret", True),
        ("Margaret  Ellis", True),
        ("", False),
    ):
        dialog.name.set_text(typed)
        dialog.name.edited.emit(typed)
        assert dialog.go.isEnabled() == fits, typed
    dialog.name.set_text("Margaret")
    dialog.name.edited.emit("Margaret")
    dialog.go.click()
    assert "Choose one of them first" in dialog.problem.sentence.text()
    dialog.reason.set_value(ErasureReason.KEPT_LONG_ENOUGH)
    dialog.by.set_text("Priya Nair")
    dialog.role.set_text("Planner")
    dialog.go.click()
    assert "It has to be kept until 17 March 2046" in dialog.problem.sentence.text()
    dialog.reason.set_value(ErasureReason.ASKED)
    dialog.go.click()
    assert "somebody else than you" in dialog.by.error
    assert context.records.people.get(person.id)
    assert context.records.erasures.all() == []
    dialog.by.set_text("Ann Okafor")
    dialog.go.click()
    assert dialog.erased is not None
    assert context.records.erasures.get(dialog.erased).cleared_at is not None


def test_what_was_taken_back_is_said_wherever_it_could_be_shared(
    qtbot: QtBot, context: Context, page: TheirRecordPage, person: Person
) -> None:
    people = context.records.people
    consent = people.agree(person.id, "My GP surgery")
    page.refresh()
    assert not page.sharing.isVisible()
    people.withdraw(consent.id)
    page.refresh()
    shared = [label.text() for label in page.sharing.findChildren(Label)]
    assert f"{TAKEN_BACK} Noted by Priya Nair." in shared
    assert any("Taking it back stops sharing, not keeping" in words for words in shared)
    form = ConcernForm(context, person.id)
    qtbot.addWidget(form)
    form.show_concern(context.records.concerns.open(person.id, WhoActs.DUTY_GP).id)
    form.show()
    assert form.taken_back.isVisible()
    assert form.taken_back.sentence.text() == TAKEN_BACK
    ways = SafeWays(context.theme)
    qtbot.addWidget(ways)
    ways.show_person(person, people.taken_back(person.id))
    assert TAKEN_BACK in ways.ways.text()
    people.agree(person.id, "My GP surgery")
    form.refresh()
    assert not form.taken_back.isVisible()


def test_nothing_of_it_shows_together(context: Context, page: TheirRecordPage) -> None:
    context.navigator.set_together(True)
    assert said(page).splitlines() == [
        "Their record",
        "What is held, and their rights",
        "This is shown once the screen is yours again.",
    ]
    context.navigator.set_together(False)
    assert "How long it is kept" in said(page)
