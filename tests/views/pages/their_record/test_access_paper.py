"""Where nothing may be saved as a file, a copy of everything held can be given all the same."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfReader
from pytestqt.qtbot import QtBot
from sqlmodel import select

from planner.models.journal import JournalLine, Why
from planner.models.people import Person
from planner.system.policy import Policy
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.their_record import TheirRecordPage
from tests.fakes import FakeDialogs, FakePrinters
from tests.views.pages.their_record.test_page import asked, checked, person, said

__all__ = ["person"]


def test_a_copy_is_printed_noted_and_given(qtbot: QtBot, context: Context, person: Person) -> None:
    dialogs, printers = context.dialogs, context.printers
    assert isinstance(dialogs, FakeDialogs)
    assert isinstance(printers, FakePrinters)
    policy = Policy(organisation="Garth Valley", saves_files=False)
    context.records.settings.policy = policy
    dialogs.no_files = policy.no_files
    checked(context, asked(context, person))
    page = TheirRecordPage(context)
    qtbot.addWidget(page)
    page.show_place(Place(Room.THEIR_RECORD, person.id))
    page.show()
    assert "Everything is there to be printed." in said(page)
    assert "First print it." in said(page)
    for button in (page.request.pdf, page.request.json):
        button.click()
        assert dialogs.told[-1].sentence == policy.no_files
    assert dialogs.asked == []
    dialogs.show_answers = [True]
    page.request.print.click()
    qtbot.waitUntil(lambda: bool(printers.printed))
    qtbot.waitUntil(lambda: page.request.given.isEnabled())
    read = "".join(one.extract_text() for one in PdfReader(BytesIO(printers.printed[0].pdf)).pages)
    assert "Margaret" in read
    assert "Margaret" not in printers.printed[0].title
    assert page.request.outcome.sentence.text() == "Sent to Room 3 printer."
    assert "It was printed. It stays on Today" in said(page)
    with context.records.changes.reading() as session:
        whys = session.exec(select(JournalLine.why).where(JournalLine.person_id == person.id)).all()
    assert Why.PRINTED in whys
    assert Why.EXPORTED not in whys


def test_where_files_may_be_saved_nothing_is_offered_twice(
    qtbot: QtBot, context: Context, person: Person
) -> None:
    page = TheirRecordPage(context)
    qtbot.addWidget(page)
    assert page.request.print.isHidden()
