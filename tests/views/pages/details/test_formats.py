"""Papers in another form: ticked and typed in Details, undone, and kept for somebody new."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from planner.models.formats import PaperFormat
from planner.models.people import PaperTint
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.details import DetailsPage
from planner.views.pages.new_person import NewPersonPage
from tests.views.pages.typing_helpers import HOSTILE, retype


def test_what_is_ticked_and_typed_is_kept_and_undone(qtbot: QtBot, context: Context) -> None:
    person = context.records.people.add("Margaret")
    page = DetailsPage(context)
    qtbot.addWidget(page)
    page.show_place(Place(Room.DETAILS, person.id))
    page.show()
    needs, formats = context.records.format_needs, page.form.needs.formats
    page.form.needs.tint.chosen.emit(PaperTint.PINK)
    assert context.records.people.get(person.id).paper_tint is PaperTint.PINK
    for wanted in (PaperFormat.BRAILLE, PaperFormat.OTHER):
        formats.ticks[wanted].click()
    assert formats.other.isVisible()
    retype(formats.other.edit, HOSTILE)
    assert page.leave()
    assert [(need.format, need.other) for need in needs.of_person(person.id)] == [
        (PaperFormat.BRAILLE, ""),
        (PaperFormat.OTHER, HOSTILE),
    ]
    formats.ticks[PaperFormat.OTHER].click()
    assert formats.other.isHidden()
    context.records.undo.undo(person.id, page.undo_page)
    page.refresh()
    assert formats.ticks[PaperFormat.OTHER].isChecked()
    assert formats.other.text() == HOSTILE


def test_ticks_wait_for_the_name_of_somebody_new(qtbot: QtBot, context: Context) -> None:
    page = NewPersonPage(context)
    qtbot.addWidget(page)
    page.show_place(Place(Room.NEW_PERSON))
    page.show()
    formats = page.form.needs.formats
    formats.ticks[PaperFormat.AUDIO].click()
    formats.ticks[PaperFormat.BSL].click()
    formats.ticks[PaperFormat.BSL].click()
    retype(page.form.name.called.edit, "Bronwen")
    assert page.leave()
    person = page.form.answers.person
    assert person is not None
    kept = context.records.format_needs.of_person(person.id)
    assert [need.format for need in kept] == [PaperFormat.AUDIO]
    assert formats.ticks[PaperFormat.AUDIO].isChecked()
