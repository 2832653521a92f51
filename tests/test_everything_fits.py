"""Every page and dialog in the smallest window, at every kind of text size: nothing is cut.

It scrolls down, never sideways; and no name, surgery or translation is too long for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from demo.clock import StoryClock
from planner.models.people import Person
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.registry import PAGES
from planner.views.window import SMALLEST, Window
from planner.views.workspace import Workspace
from planner.words import _
from tests.fit import misfits, settle
from tests.longer_words import LONG_NAMES, LONG_SURGERY, SIZES, stretch_words
from tests.test_accessible_names import DIALOGS, UNFOLD, unfold
from tests.told import Told

LONE = (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock()


@pytest.fixture
def person(told: Told) -> UUID:
    """The best told of the dozen."""
    return told.people[0]


@pytest.fixture
def longer_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word of the program two fifths longer."""
    stretch_words(monkeypatch)


def tell_at_length(context: Context, person: UUID, name: str) -> None:
    """Long names, a long surgery, and words without a space in all that was said."""
    records, long = context.records, "Llanfairpwllgwyngyll" * 6
    surgery = records.settings.add_surgery(LONG_SURGERY)
    values = {"called": name, "full_name": name, "surgery_id": surgery.id, "detail": long}
    records.changes.change(Person, person, values, page="details")
    pathway = records.pathways.current(person)
    assert pathway is not None
    for hope in records.aspirations.of_pathway(pathway.id):
        records.aspirations.type_text(hope.aspiration.id, "words", long)
    for chain in records.barriers.of_pathway(pathway.id):
        records.barriers.type_text(chain.barrier.id, "words", long)
        for step in chain.steps:
            records.barriers.type_step(step.id, "what", long)
    records.notes.write(person, long, pathway_id=pathway.id)
    records.people.add_contact(person, name, long)


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, context: Context, person: UUID) -> Iterator[Window]:
    context.theme.apply(qapp)
    made = Window(context.theme)
    qtbot.addWidget(made, before_close_func=Window.let_close)
    made.resize(*SMALLEST)
    made.show_page(Workspace(context))
    made.show()
    yield made
    context.theme.reset_scale()


def within(window: Window) -> Workspace:
    found = window.findChild(Workspace)
    assert found is not None
    return found


def begin_visit(context: Context, person: UUID) -> None:
    """A visit, and a shared screen."""
    pathway = context.records.pathways.current(person)
    assert pathway is not None
    context.records.visits.start(person, pathway.id, place="Riverside Surgery, room 3")
    context.navigator.set_together(True)


def pages(window: Window, person: UUID) -> list[str]:
    """What does not fit on any page, and in what unfolds there."""
    found: list[str] = []

    def look(at: str) -> None:
        settle()
        if (window.width(), window.height()) != SMALLEST:
            found.append(f"{at}: the window is {window.width()} x {window.height()}")
            window.resize(*SMALLEST)
            settle()
        found.extend(f"{at}: {line}" for line in misfits(window))

    for room in PAGES:
        if not within(window).go(Place(room, None if room in LONE else person)):
            continue
        look(room)
        for start in UNFOLD.get(room, ()):
            with suppress(StopIteration):
                unfold(window, _(start))
                look(f"{room}, {start}")
    return found


def dialogs(window: Window, context: Context, person: UUID) -> list[str]:
    """What does not fit in any dialog, and those that are larger than the window."""
    found: list[str] = []
    for name, make in DIALOGS.items():
        dialog = make(context, person, window)
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        settle()
        if dialog.width() > window.width() or dialog.height() > window.height():
            found.append(f"{name}: {dialog.width()} x {dialog.height()}")
        found += [f"{name}: {line}" for line in misfits(dialog)]
        QWidget.hide(dialog)
        dialog.deleteLater()
    return found


@pytest.mark.parametrize("scale", SIZES)
@pytest.mark.parametrize("visit", [False, True])
def test_every_page(
    context: Context, window: Window, person: UUID, scale: int, visit: bool
) -> None:
    context.theme.set_scale(scale)
    if visit:
        begin_visit(context, person)
    found = pages(window, person)
    assert found == [], "\n".join(found)


def test_today_is_no_wider_than_the_window_once_the_text_has_grown_elsewhere(
    context: Context, window: Window
) -> None:
    for room, scale in ((Room.TODAY, 100), (Room.NEW_PERSON, 100), (Room.TODAY, 200)):
        context.theme.set_scale(scale)
        within(window).go(Place(room))
        settle()
    assert within(window).width() == window.width()


@pytest.mark.parametrize("scale", SIZES)
def test_every_dialog(context: Context, window: Window, person: UUID, scale: int) -> None:
    context.theme.set_scale(scale)
    found = dialogs(window, context, person)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("name", LONG_NAMES)
def test_long_names_and_long_words(
    context: Context, person: UUID, window: Window, name: str
) -> None:
    context.theme.set_scale(SIZES[-1])
    tell_at_length(context, person, name)
    found = pages(window, person)
    begin_visit(context, person)
    found += pages(window, person)
    context.navigator.set_together(False)
    found += dialogs(window, context, person)
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.usefixtures("longer_words")
def test_a_language_with_longer_words(
    context: Context, window: Window, person: UUID, scale: int
) -> None:
    context.theme.set_scale(scale)
    found = pages(window, person)
    begin_visit(context, person)
    found += pages(window, person)
    context.navigator.set_together(False)
    found += dialogs(window, context, person)
    assert found == [], "\n".join(found)
