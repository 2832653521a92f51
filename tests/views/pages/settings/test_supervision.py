"""Concerns for supervision: everybody's, by initials where asked and always on paper."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from sqlmodel import select

from planner.models.concerns import ConcernKind, WhoActs
from planner.models.journal import JournalLine, Why
from planner.models.people import Person
from planner.views.keeping_safe.reading import ConcernDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.settings.supervision import SupervisionSection
from planner.views.workspace import Workspace
from tests.export.reading import read
from tests.fakes import FakeClock, FakeDialogs


@pytest.fixture
def person(context: Context, clock: FakeClock) -> Person:
    concerns = context.records.concerns
    person = context.records.people.add("Margaret", full_name="Margaret Ellis")
    closed = concerns.open(person.id, WhoActs.CRISIS_TEAM)
    concerns.close(closed.id, closed_by="Priya", closed_on=clock.today(), outcome="Seen at home")
    clock.advance(timedelta(days=100))
    concern = concerns.open(person.id, WhoActs.DUTY_GP)
    concerns.choose_kinds(concern.id, [ConcernKind.URGENT_PHYSICAL_HEALTH])
    concerns.type_text(concern.id, "words", "My chest is tight")
    told = concerns.tell(concern.id, "Dr Olga Okafor")
    concerns.type_told(told.id, "accepted_by", "Dr Olga Okafor")
    return person


@pytest.fixture
def section(qtbot: QtBot, context: Context, person: Person) -> SupervisionSection:
    section = SupervisionSection(context)
    qtbot.addWidget(section)
    section.resize(900, 800)
    section.show()
    qtbot.waitExposed(section)
    return section


def rows(section: SupervisionSection) -> list[str]:
    model = section.model
    return [
        ", ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_open_and_closed_ones_of_the_period_are_listed(section: SupervisionSection) -> None:
    assert rows(section) == ["Margaret Ellis, Urgent physical health, 1 told, Open"]
    section.first.set_value(section.context.clock.today() - timedelta(days=100))
    section.look()
    assert rows(section) == [
        "Margaret Ellis, Urgent physical health, 1 told, Open",
        "Margaret Ellis, Not said yet, 0 told, Closed 17 March 2026",
    ]


def test_names_give_way_to_initials_and_nothing_stays_once_it_is_left(
    section: SupervisionSection, context: Context
) -> None:
    context.navigator.set_names_hidden(True)
    assert rows(section) == ["ME, Urgent physical health, 1 told, Open"]
    section.hide()
    assert rows(section) == []


def test_a_row_opens_whole_by_key_and_the_opening_is_noted(
    section: SupervisionSection, context: Context, person: Person
) -> None:
    context.navigator.set_names_hidden(True)
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    read_words: list[str] = []

    def look(dialog: ConcernDialog) -> bool:
        dialog.show()
        read_words.extend(label.text() for label in dialog.findChildren(QLabel))
        return False

    dialogs.show = look  # type: ignore[assignment]
    section.table.setFocus()
    QTest.keyClick(section.table, Qt.Key.Key_Return)
    whole = "\n".join(read_words)
    assert "The words said: “My chest is tight”" in whole
    assert "Margaret" not in whole
    with context.records.changes.reading() as session:
        lines = session.exec(select(JournalLine).where(JournalLine.why == Why.OPENED)).all()
    assert [line.person_id for line in lines] == [person.id]


def test_on_paper_there_are_initials_and_nothing_that_was_typed(
    qtbot: QtBot, section: SupervisionSection, context: Context, person: Person, tmp_path: Path
) -> None:
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    path = tmp_path / "list.pdf"
    dialogs.paths = [path]
    section.save.click()
    qtbot.waitUntil(lambda: path.exists() and path.read_bytes().rstrip().endswith(b"%%EOF"))
    whole = read(path.read_bytes())
    assert "ME" in whole
    for private in ("Margaret", "Ellis", "Okafor", "tight"):
        assert private not in whole

    def noted() -> bool:
        with context.records.changes.reading() as session:
            lines = session.exec(select(JournalLine).where(JournalLine.why == Why.EXPORTED)).all()
        return [line.person_id for line in lines] == [person.id]

    qtbot.waitUntil(noted)


def test_it_cannot_be_reached_and_shows_nothing_on_a_shared_screen(
    qtbot: QtBot, section: SupervisionSection, context: Context, person: Person
) -> None:
    workspace = Workspace(context)
    qtbot.addWidget(workspace)
    workspace.go(Place(Room.OVERVIEW, person.id))
    context.navigator.set_together(True)
    workspace.go_to(Room.SETTINGS)
    assert workspace.place == Place(Room.OVERVIEW, person.id)
    section.look()
    assert rows(section) == []
