"""With names hidden nobody is named: on no page, in no list, tooltip, title, dialog or role.

Only where a planner asks for it: the person's typed details under their cover, Start visit, which
asks who is here, and the paper itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from demo.clock import StoryClock
from planner.models.people import Person
from planner.views.covered import Covered
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.details import DetailsPage
from planner.views.pages.new_person import NewPersonPage
from planner.views.pages.overview import OverviewPage
from planner.views.pages.registry import PAGES
from planner.views.pages.settings.page import SettingsPage
from planner.views.paper.paper_view import Sheet
from planner.views.search_palette import SearchPalette
from planner.views.widgets.pills import PillWords
from planner.views.window import Window
from planner.views.workspace import Workspace
from tests.fit import settle
from tests.test_accessible_names import DIALOGS
from tests.told import Told

#: Letters that occur nowhere else; the second is somebody else.
CALLED, FULL = "Qwexara", "Qwexara Zubiqola"
OTHER = "Vyxandor Jezzimuck"
CANARIES = ("qwexara", "zubiqola", "vyxandor", "jezzimuck")
#: A birth date and numbers as no other thing is.
BORN, PHONE, NUMBER, STREET = date(1941, 11, 27), "01632 960999", "4505577104", "Zimtgasse"
PRIVATE = ("27 november 1941", "1941", "27/11", PHONE, NUMBER, "450 557 7104", STREET.casefold())
LONE = (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)
#: Which dialog says who it is: the one that asks the planner to be sure of it.
SAYS_WHO = ("start visit",)
#: Those that somebody opens to ring: the number is what they are for.
TO_RING = ("keeping safe", "reach")


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock()


@pytest.fixture
def person(context: Context, told: Told) -> UUID:
    """The best told of the dozen and two more, under names that can be found again."""
    people = told.people
    details = {
        "called": CALLED,
        "full_name": FULL,
        "born_on": BORN,
        "phone": PHONE,
        "nhs_number": NUMBER,
        "address": STREET,
    }
    context.records.changes.change(Person, people[0], details, page="details")
    first, last = OTHER.split()
    for other in people[1:]:
        values = {"called": first, "full_name": OTHER, "born_on": BORN}
        context.records.changes.change(Person, other, values, page="details")
        assert last
    return people[0]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, context: Context, person: UUID) -> Window:
    context.theme.apply(qapp)
    made = Window(context.theme)
    qtbot.addWidget(made, before_close_func=Window.let_close)
    made.show_page(Workspace(context))
    made.show()
    context.navigator.set_names_hidden(True)
    return made


def within(window: Window) -> Workspace:
    found = window.findChild(Workspace)
    assert found is not None
    return found


def heard(widget: QWidget) -> Iterator[str]:
    """All that a widget says to eyes, mouse and screen readers, and holds in its models."""
    yield from (widget.accessibleName(), widget.accessibleDescription(), widget.toolTip())
    yield from (widget.windowTitle(), widget.statusTip(), widget.whatsThis())
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken is not None:
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value):
            yield spoken.text(kind)
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from held(widget.model())


def held(model: QAbstractItemModel) -> Iterator[str]:
    """Every role of every cell that a view could show, drag or read out."""
    roles = [*range(20), *range(256, 260), *range(Qt.ItemDataRole.UserRole + 100, 512)]
    for row in range(model.rowCount(QModelIndex())):
        columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
        for column in range(columns):
            index = model.index(row, column, QModelIndex())
            for role in roles:
                value = index.data(role)
                if isinstance(value, PillWords):
                    yield value.text
                elif value is not None:
                    yield repr(vars(value)) if hasattr(value, "__dict__") else str(value)
            mime = model.mimeData([index])
            if mime is not None:
                yield mime.text()


def leaks(top: QWidget, wanted: tuple[str, ...] = (*CANARIES, *PRIVATE)) -> list[str]:
    """What names or describes somebody, with what says so."""
    found = []
    for widget in (top, *top.findChildren(QWidget)):
        if not widget.isVisible() or isinstance(widget, Sheet):  # a preview shows the paper whole
            continue
        for words in heard(widget):
            found += [
                f"{each} in {type(widget).__name__}: {words[:80]}"
                for each in wanted
                if each in words.casefold()
            ]
    return list(dict.fromkeys(found))


def test_no_page_names_anybody(window: Window, person: UUID) -> None:
    found: list[str] = []
    for room in PAGES:
        assert within(window).go(Place(room, None if room in LONE else person))
        for _turn in range(5):
            settle()
        found += [f"{room}: {line}" for line in leaks(window)]
    assert found == [], "\n".join(found)


def test_no_part_of_settings_names_anybody(window: Window) -> None:
    within(window).go(Place(Room.SETTINGS))
    page = within(window).page
    assert isinstance(page, SettingsPage)
    found: list[str] = []
    for number, section in enumerate(page.sections):
        page.show_section(number)
        for _turn in range(10):
            settle()
        found += [f"{type(section).__name__}: {line}" for line in leaks(window)]
    assert found == [], "\n".join(found)


def test_no_dialog_names_anybody(window: Window, context: Context, person: UUID) -> None:
    found: list[str] = []
    for name, make in DIALOGS.items():
        if name in SAYS_WHO:
            continue
        dialog = make(context, person, window)
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        for _turn in range(5):
            settle()
        wanted = CANARIES if name in TO_RING else (*CANARIES, *PRIVATE)
        found += [f"{name}: {line}" for line in leaks(dialog, wanted)]
        QWidget.hide(dialog)
        dialog.deleteLater()
    assert found == [], "\n".join(found)


def test_the_palette_says_initials_of_everybody_until_asked(
    qtbot: QtBot, window: Window, context: Context, person: UUID
) -> None:
    palette = SearchPalette(context, person)
    qtbot.addWidget(palette)
    palette.show()
    QTest.keyClicks(palette.field.edit, "qwex")
    settle()
    assert palette.model.rowCount()
    assert [line for line in leaks(palette) if "LineEdit" not in line] == []
    palette.show_others.click()
    assert leaks(palette.table)


def test_a_visit_left_open_is_told_by_initials(
    window: Window, context: Context, person: UUID
) -> None:
    pathway = context.records.pathways.current(person)
    assert pathway is not None
    context.records.visits.start(person, pathway.id)
    within(window).go(Place(Room.TODAY))
    settle()
    assert within(window).frame.waiting_visit.isVisible()
    assert leaks(window) == []


def test_somebody_here_already_is_told_by_initials(
    window: Window, context: Context, person: UUID
) -> None:
    within(window).go(Place(Room.NEW_PERSON))
    page = within(window).page
    assert isinstance(page, NewPersonPage)
    twice = context.records.people.add(CALLED, full_name=FULL, born_on=BORN)
    page.same.look(twice)
    settle()
    assert page.same.isVisible()
    assert "“QZ”" in page.same.sentence.text()
    assert leaks(window) == []


def test_shown_again_everything_names_them(window: Window, context: Context, person: UUID) -> None:
    """The look finds a name where there is one, so it would find a leak."""
    context.navigator.set_names_hidden(False)
    for room in (Room.TODAY, Room.PEOPLE, Room.OVERVIEW, Room.WELLBEING, Room.DETAILS):
        within(window).go(Place(room, None if room in LONE else person))
        settle()
        assert leaks(window), room


def cover_of(page: QWidget) -> Covered:
    found = page.findChild(Covered)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("room", "kind"), [(Room.OVERVIEW, OverviewPage), (Room.DETAILS, DetailsPage)]
)
@pytest.mark.parametrize("together", [False, True])
def test_details_are_covered_until_asked_for_and_again_once_left(
    window: Window,
    context: Context,
    person: UUID,
    room: Room,
    kind: type[QWidget],
    together: bool,
) -> None:
    workspace = within(window)
    context.navigator.set_names_hidden(not together)
    workspace.go(Place(room, person))
    context.navigator.set_together(together)
    settle()
    page = workspace.page
    assert isinstance(page, kind)
    cover = cover_of(page)
    assert cover.is_covered
    assert leaks(window, PRIVATE) == []
    cover.show_button.click()
    settle()
    assert not cover.is_covered
    assert leaks(window, ("1941", "27/11"))
    workspace.go(Place(Room.BARRIERS, person))
    workspace.go(Place(room, person))
    settle()
    assert cover.is_covered
    assert leaks(window, PRIVATE) == []


def test_hiding_names_covers_what_is_being_typed_and_keeps_it(
    window: Window, context: Context, person: UUID
) -> None:
    workspace = within(window)
    context.navigator.set_names_hidden(False)
    workspace.go(Place(Room.DETAILS, person))
    page = workspace.page
    assert isinstance(page, DetailsPage)
    window.activateWindow()
    settle()
    page.form.about.address.edit.setFocus()
    page.form.about.address.edit.selectAll()
    QTest.keyClicks(page.form.about.address.edit, "3 Elm Row")
    context.navigator.set_names_hidden(True)
    settle()
    assert cover_of(page).is_covered
    assert cover_of(page).show_button.hasFocus()
    assert not page.earlier.isVisible()
    assert context.records.people.get(person).address == "3 Elm Row"


def test_it_stays_until_pressed_again(window: Window, context: Context, person: UUID) -> None:
    workspace = within(window)
    for room in (Room.OVERVIEW, Room.TODAY, Room.PEOPLE):
        workspace.go(Place(room, None if room in LONE else person))
        assert context.navigator.names_hidden
    workspace.toggle_names()
    assert not context.navigator.names_hidden
