"""The guide can be read and searched inside the program, and nothing else can be through it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QImage, QTextDocument
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.views.help.guide import GuideDialog
from planner.views.help.opening import open_guide
from planner.views.help.page_help import HelpDialog, Wanted
from planner.views.help.paper import Paper
from planner.views.help.reader import Reader
from planner.views.theme import Mode, Theme
from tests.fakes import FakeDialogs

IMAGE = QTextDocument.ResourceType.ImageResource.value


@pytest.fixture
def theme(qapp: QApplication) -> Theme:
    return Theme(Mode.LIGHT)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(1440, 900)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def guide(qtbot: QtBot, theme: Theme, window: QWidget) -> GuideDialog:
    dialog = GuideDialog(theme, window)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.reader.paper.pageSize().width() > 0)
    return dialog


def shown_at_top(reader: Reader) -> str:
    return reader.cursorForPosition(reader.viewport().rect().topLeft()).block().text()


def test_its_pictures_show_and_are_no_wider_than_the_page(theme: Theme) -> None:
    paper = Paper(theme, "![Today](pictures/today.png)", 300)
    picture = paper.resource(IMAGE, QUrl("pictures/today.png"))
    assert isinstance(picture, QImage)
    assert picture.width() == 300


def test_what_a_picture_shows_is_said_below_it(theme: Theme) -> None:
    paper = Paper(theme, "Before\n\n![Today, in short](pictures/today.png)\n\nAfter", 300)
    assert paper.toPlainText().split("\n")[2:] == ["Today, in short", "After"]


@pytest.mark.parametrize(
    "name",
    [
        "file:///{outside}",
        "{outside}",
        "pictures/../../{outside}",
        "../README.md",
        "guide.md",
        "http://127.0.0.1:9/x.png",
        "data:image/png;base64,iVBORw0KGgo=",
    ],
)
def test_no_other_file_is_ever_read(theme: Theme, tmp_path: Path, name: str) -> None:
    outside = tmp_path / "outside.png"
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.save(str(outside))
    reader = Reader(theme, "The guide")
    url = QUrl(name.format(outside=outside))
    for kind in QTextDocument.ResourceType:
        assert not reader.paper.resource(kind.value, url)
        assert reader.loadResource(kind.value, url) is None


def test_a_link_inside_leads_to_its_heading(qtbot: QtBot, guide: GuideDialog) -> None:
    guide.reader.anchorClicked.emit(QUrl("#keeping-safe"))
    qtbot.waitUntil(lambda: shown_at_top(guide.reader) == "Keeping safe")
    last = guide.model.rowCount() - 1
    guide.list.clicked.emit(guide.model.index(last))
    assert guide.reader.verticalScrollBar().value() > 0


def test_a_link_outside_is_said_and_never_opened(
    guide: GuideDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    before = guide.reader.toPlainText()
    guide.reader.anchorClicked.emit(QUrl("https://example.org/help"))
    assert opened == []
    assert guide.reader.toPlainText() == before
    assert "https://example.org/help" in guide.outside.sentence.text()


def test_find_goes_round_and_counts(qtbot: QtBot, guide: GuideDialog) -> None:
    qtbot.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    bar = guide.find_bar
    qtbot.keyClicks(bar.field.edit, "WALLET card")
    first = guide.reader.textCursor().selectedText()
    assert first.casefold() == "wallet card"
    count = int(bar.told.text().split(" of ")[1])
    start = guide.reader.textCursor().selectionStart()
    for _time in range(count):
        qtbot.keyClick(bar.field.edit, Qt.Key.Key_Return)
    assert guide.reader.textCursor().selectionStart() == start
    bar.field.edit.clear()
    qtbot.keyClicks(bar.field.edit, "zzz")
    assert bar.told.text() == "Not in the guide"


def test_larger_text_grows_the_guide_and_keeps_the_place(
    qtbot: QtBot, guide: GuideDialog, theme: Theme
) -> None:
    guide.reader.go_to_heading("backups")
    before = guide.reader.paper.defaultFont().pixelSize()
    with qtbot.waitSignal(guide.reader.laid):
        theme.set_scale(200)
    assert guide.reader.paper.defaultFont().pixelSize() == 2 * before
    assert shown_at_top(guide.reader) == "Backups"
    qtbot.waitUntil(guide.which.isVisible)
    assert not guide.list.isVisible()


def test_page_help_leads_to_the_guide_at_its_heading(
    qtbot: QtBot, theme: Theme, window: QWidget
) -> None:
    dialog = HelpDialog(theme, ["today"], window, keys=True, guide=True)
    dialog.reader.anchorClicked.emit(QUrl("#today-line-by-line"))
    assert (dialog.wants, dialog.anchor) == (Wanted.GUIDE, "today-line-by-line")


def test_where_the_guide_is_missing_it_says_so(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("planner.system.resources.guide_root", lambda: Path("/nowhere"))
    dialogs = FakeDialogs()
    open_guide(theme, dialogs)
    assert "guide" in dialogs.told[0].sentence
    assert dialogs.shown == []
