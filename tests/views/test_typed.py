"""A field that was changed somewhere else: nothing is overwritten, and the planner chooses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.errors import PlannerError, StaleWriteError
from planner.models.people import Person
from planner.records.book import Records
from planner.views.page import Context
from planner.views.putting_right.both_wordings import BothWordingsDialog
from planner.views.typed import Typed
from planner.views.widgets.fields import WordsField
from tests.fakes import FakeClock, FakeDialogs
from tests.two_writers import second_writer

FIRST, MINE, THEIRS = "Likes mornings", "Likes mornings best", "Likes afternoons"


@pytest.fixture
def other(
    context: Context, template_vault: tuple[Path, bytearray], tmp_path: Path, clock: FakeClock
) -> Iterator[Records]:
    planner = context.records.settings.save_planner("Priya Nair", "", "")
    origin = context.records.changes.origin
    with second_writer(tmp_path, template_vault[1], clock, origin, planner.id) as made:
        yield made


class Page(QWidget):
    """One field of a person, another to go to, and what became of it."""

    def __init__(self, context: Context, person: Person) -> None:
        super().__init__()
        self.context = context
        self.person_id = person.id
        self.failed: list[PlannerError] = []
        self.saved = 0
        self.field = WordsField(context.theme, "Good to know")
        self.elsewhere = QLineEdit()
        save = partial(context.records.people.change, person.id, "detail")
        self.typed = Typed(self.field, save, context, self)
        self.typed.failed.connect(self.failed.append)
        self.typed.saved.connect(self._count)
        column = QVBoxLayout(self)
        column.addWidget(self.field)
        column.addWidget(self.elsewhere)
        self.typed.show(person.detail)

    def _count(self) -> None:
        self.saved += 1

    def kept(self) -> str:
        return self.context.records.people.get(self.person_id).detail

    def earlier(self) -> list[str]:
        history = self.context.records.history
        return [each.before for each in history.of_record(self.person_id, frozenset({"detail"}))]

    def type_over(self) -> None:
        self.field.setFocus()
        self.field.edit.selectAll()
        QTest.keyClicks(self.field.edit, MINE)


@pytest.fixture
def page(qtbot: QtBot, context: Context, other: Records) -> Page:
    """Mine is typed over what they wrote meanwhile; the field is still being typed in."""
    person = context.records.people.add("Margaret", detail=FIRST)
    made = Page(context, person)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    other.people.change(person.id, "detail", THEIRS)
    made.type_over()
    return made


def leave(page: Page, answer: Callable[[BothWordingsDialog], bool]) -> FakeDialogs:
    """Go to another field, and deal with the dialog that this brings."""
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.show_answers = [answer]
    page.elsewhere.setFocus()
    QApplication.processEvents()
    return dialogs


def press(button: str) -> Callable[[BothWordingsDialog], bool]:
    def work(dialog: BothWordingsDialog) -> bool:
        getattr(dialog, button).click()
        return dialog.result() == dialog.DialogCode.Accepted

    return work


def test_the_dialog_shows_both_wordings_whole_and_who_wrote_the_other(page: Page) -> None:
    def read(dialog: BothWordingsDialog) -> bool:
        assert dialog.mine.text() == MINE
        assert dialog.theirs.text() == THEIRS
        assert dialog.mine.edit.isReadOnly()
        assert dialog.theirs.edit.isReadOnly()
        label = dialog.theirs.label.text()
        assert label == "There now, by Priya Nair, Tuesday 17 March at 10:30"
        return False

    assert len(leave(page, read).shown) == 1


def test_keeping_mine_puts_the_other_under_earlier_words(page: Page) -> None:
    leave(page, press("keep_mine"))
    assert page.kept() == page.field.text() == MINE
    assert page.earlier() == [THEIRS, FIRST]
    assert not page.typed.unsaved
    assert page.saved == 1
    assert page.field.error == ""


def test_keeping_the_other_puts_mine_under_earlier_words(page: Page) -> None:
    leave(page, press("keep_other"))
    assert page.kept() == page.field.text() == THEIRS
    assert page.earlier() == [MINE, THEIRS, FIRST]
    assert not page.typed.unsaved


def test_both_can_be_put_together_and_changed_before_they_are_kept(page: Page) -> None:
    def together(dialog: BothWordingsDialog) -> bool:
        dialog.keep_both.click()
        assert dialog.together.text() == f"{MINE}\n\n{THEIRS}"
        dialog.together.edit.setPlainText("Either will do")
        dialog.keep_these.click()
        return True

    leave(page, together)
    assert page.kept() == page.field.text() == "Either will do"
    assert page.earlier() == [MINE, THEIRS, FIRST]


def test_escape_changes_nothing_and_keeps_mine_on_the_screen(page: Page) -> None:
    def escape(dialog: BothWordingsDialog) -> bool:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        return dialog.result() == dialog.DialogCode.Accepted

    leave(page, escape)
    assert page.kept() == THEIRS
    assert page.field.text() == MINE
    assert page.typed.unsaved
    assert not page.typed.leave()
    assert isinstance(page.failed[-1], StaleWriteError)
    leave(page, press("keep_mine"))
    assert page.kept() == MINE


def test_while_it_is_typed_in_a_line_says_so_and_no_dialog_comes_between(
    qtbot: QtBot, page: Page
) -> None:
    qtbot.waitUntil(lambda: bool(page.failed))
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert page.field.error == (
        "This was changed somewhere else. You can choose once you leave this box."
    )
    assert dialogs.shown == []
    assert page.kept() == THEIRS


def test_under_a_cover_no_dialog_comes(qtbot: QtBot, page: Page) -> None:
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    assert not page.typed.leave()
    page.hide()
    QApplication.processEvents()
    assert dialogs.shown == []
    assert page.field.text() == MINE


def test_words_that_were_wiped_out_are_a_choice_too(page: Page) -> None:
    page.field.edit.selectAll()
    QTest.keyClick(page.field.edit, Qt.Key.Key_Delete)
    leave(page, press("keep_other"))
    assert page.kept() == page.field.text() == THEIRS
    assert page.earlier() == [FIRST]


def test_changed_once_more_while_the_dialog_is_open_it_asks_again(
    page: Page, other: Records
) -> None:
    def meanwhile(dialog: BothWordingsDialog) -> bool:
        other.changes.seal()
        other.people.change(page.person_id, "detail", "Likes evenings")
        dialog.keep_mine.click()
        return True

    leave(page, meanwhile)
    assert page.kept() == "Likes evenings"
    assert page.typed.unsaved
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.show_answers = [press("keep_mine")]
    page.typed.leave()
    QApplication.processEvents()
    assert page.kept() == MINE
    assert page.earlier()[:2] == ["Likes evenings", THEIRS]


def test_long_words_scroll_and_are_never_cut(qtbot: QtBot, context: Context) -> None:
    long = "One line after another.\n" * 200
    error = StaleWriteError("", mine=long, theirs=long)
    dialog = BothWordingsDialog(context.theme, error, long)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.mine.text() == dialog.theirs.text() == long
    assert dialog.height() <= 720
    assert dialog.theirs.label.text() == "There now"
