"""Qt's own dialog for files, worked by the keyboard: what was accepted is what is given."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QListView, QMessageBox, QWidget

from demo.hand import Hand
from planner.errors import PlannerError
from planner.views.dialogs import Dialogs
from planner.views.paper.sheet_out import write
from planner.views.theme import Theme
from tests.views.test_dialogs import theme, window

__all__ = ["theme", "window"]


@pytest.fixture
def dialogs(theme: Theme, window: QWidget) -> Dialogs:
    return Dialogs(theme, window)


def save(dialogs: Dialogs, *works: Callable[[], object]) -> Path | None:
    """Ask where to save, and do `works` in the dialogs that come of it."""
    given: list[Path | None] = []

    def ask() -> None:
        given.append(dialogs.save_path("Save", "plan.pdf", "PDF", "pdf"))

    Hand(dialogs.window).meet(ask, *works)
    return given[0]


def type_path(dialogs: Dialogs, path: Path) -> None:
    Hand(dialogs.window).save_as(path)


def answer(button: QMessageBox.StandardButton) -> None:
    """Answer Qt's question whether to replace a file, once it comes, and then think better."""
    asked = QApplication.activeModalWidget()
    if isinstance(asked, QMessageBox):
        QTimer.singleShot(0, think_better)
        asked.button(button).click()
    else:
        QTimer.singleShot(10, partial(answer, button))


def think_better() -> None:
    """Leave the path, where it is still asked for."""
    asked = QApplication.activeModalWidget()
    if isinstance(asked, QMessageBox):
        QTimer.singleShot(10, think_better)
    elif isinstance(asked, QFileDialog):
        asked.reject()


def test_another_line_of_the_list_never_takes_the_place_of_what_was_accepted(
    dialogs: Dialogs, tmp_path: Path
) -> None:
    """Qt selects lines by itself when what is in the folders changes."""
    (tmp_path / "Somebody else.pdf").touch()

    def type_and_have_the_list_change() -> None:
        shown = QApplication.activeModalWidget()
        assert isinstance(shown, QFileDialog)
        (view,) = shown.findChildren(QListView, "listView")
        shown.setDirectory(str(tmp_path))
        Hand(dialogs.window).wait_for(lambda: view.model().rowCount(view.rootIndex()), "the list")
        line = view.model().index(0, 0, view.rootIndex())
        shown.accepted.connect(lambda: view.setCurrentIndex(line))
        type_path(dialogs, tmp_path / "plan.pdf")
        assert view.selectionModel().hasSelection()

    assert save(dialogs, type_and_have_the_list_change) == tmp_path / "plan.pdf"


def test_the_ending_is_added_before_it_is_asked_about_replacing(
    dialogs: Dialogs, tmp_path: Path
) -> None:
    def type_over(button: QMessageBox.StandardButton) -> None:
        QTimer.singleShot(0, partial(answer, button))
        type_path(dialogs, tmp_path / "plan")

    assert save(dialogs, partial(type_path, dialogs, tmp_path / "plan")) == tmp_path / "plan.pdf"
    (tmp_path / "plan.pdf").touch()
    assert save(dialogs, partial(type_over, QMessageBox.StandardButton.No)) is None
    yes = partial(type_over, QMessageBox.StandardButton.Yes)
    assert save(dialogs, yes) == tmp_path / "plan.pdf"


@pytest.mark.parametrize(("press", "given"), [("Keep it", None), ("Replace it", "plan.v2.pdf")])
def test_a_name_with_a_dot_is_asked_about_by_us(
    dialogs: Dialogs, tmp_path: Path, press: str, given: str | None
) -> None:
    """Qt takes "v2" for an ending, and asked about "plan.v2", which is not there."""
    typed = partial(type_path, dialogs, tmp_path / "plan.v2")
    assert save(dialogs, typed) == tmp_path / "plan.v2.pdf"
    (tmp_path / "plan.v2.pdf").touch()

    choose = partial(Hand(dialogs.window).click, press)
    assert save(dialogs, typed, choose) == (tmp_path / given if given else None)


def test_where_nobody_may_look_the_file_that_is_written_says_what_is_wrong(
    dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As in a folder that is closed to us; a name that is too long is so for root as well."""
    name = "a" * 255
    monkeypatch.setattr("planner.views.file_dialog.file_to_save", lambda *_given: tmp_path / name)
    path = dialogs.save_path("Save", "plan.pdf", "PDF", "pdf")
    assert path == tmp_path / f"{name}.pdf"
    with pytest.raises(PlannerError, match="choose another folder"):
        write(path, b"%PDF")


def test_a_file_and_a_folder_are_opened_by_their_paths(dialogs: Dialogs, tmp_path: Path) -> None:
    list_of_people = tmp_path / "people.csv"
    list_of_people.touch()
    given: list[Path | None] = []
    hand = Hand(dialogs.window)
    hand.meet(
        lambda: given.append(dialogs.open_path("Open", "List", "csv json")),
        partial(type_path, dialogs, list_of_people),
    )
    hand.meet(
        lambda: given.append(dialogs.folder_path("Folder")), partial(type_path, dialogs, tmp_path)
    )
    assert given == [list_of_people, tmp_path]


def test_thinking_better_of_it_gives_nothing(dialogs: Dialogs) -> None:
    assert save(dialogs, think_better) is None
