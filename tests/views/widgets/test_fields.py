"""Fields keep what was typed, tell hand from program, and say what is wrong."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from planner.errors import InvalidInputError
from planner.views.theme import Theme
from planner.views.widgets.calendar import Calendar
from planner.views.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    PassphraseField,
    TextField,
    WordsField,
)
from tests.fakes import FakeClock


def shown(qtbot: QtBot, *fields: Field) -> QWidget:
    """A page with `fields`, on the screen."""
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for field in fields:
        column.addWidget(field)
    page.resize(500, 600)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_only_typing_counts_as_edited(qtbot: QtBot, theme: Theme) -> None:
    field = TextField(theme, "Name")
    _page = shown(qtbot, field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("Margaret")
    with qtbot.waitSignal(field.edited) as caught:
        QTest.keyClicks(field.edit, "!")
    assert caught.args == ["!Margaret"]


def test_words_are_taken_from_an_input_method_and_told_as_edited(
    qtbot: QtBot, theme: Theme
) -> None:
    field = WordsField(theme, "What matters to me")
    _page = shown(qtbot, field)
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("before")
        field.set_text("")
    event = QInputMethodEvent()
    event.setCommitString("Żaneta 健 é")
    with qtbot.waitSignal(field.edited):
        QApplication.sendEvent(field.edit, event)
    assert field.text() == "Żaneta 健 é"


def test_no_keyboard_is_to_learn_what_is_typed(qtbot: QtBot, theme: Theme) -> None:
    fields = (TextField(theme, "Name"), WordsField(theme, "Words"), PassphraseField(theme, "Key"))
    for field in fields:
        qtbot.addWidget(field)
        hints = Qt.InputMethodHint(field.edit.inputMethodQuery(Qt.InputMethodQuery.ImHints))
        assert Qt.InputMethodHint.ImhSensitiveData in hints


def test_leaving_is_told_for_tab_and_enter_but_not_for_a_menu(qtbot: QtBot, theme: Theme) -> None:
    first, second = TextField(theme, "Name"), WordsField(theme, "Words")
    _page = shown(qtbot, first, second)
    first.edit.setFocus()
    with qtbot.waitSignal(first.left):
        QTest.keyClick(first.edit, Qt.Key.Key_Return)
    with qtbot.waitSignal(first.left):
        QTest.keyClick(first.edit, Qt.Key.Key_Tab)
    assert second.edit.hasFocus()
    with qtbot.waitSignal(second.left):
        QTest.keyClick(second.edit, Qt.Key.Key_Backtab)
    assert second.text() == ""
    with qtbot.assertNotEmitted(second.left):
        menu = QFocusEvent(QEvent.Type.FocusOut, Qt.FocusReason.PopupFocusReason)
        QApplication.sendEvent(second.edit, menu)


def test_marked_words_cannot_be_pulled_out_of_their_box(qtbot: QtBot, theme: Theme) -> None:
    field = WordsField(theme, "Words")
    _page = shown(qtbot, field)
    field.set_text("Mornings are hardest.")
    field.edit.selectAll()
    cursor = field.edit.textCursor()
    cursor.setPosition(3)
    inside = field.edit.cursorRect(cursor).center()
    viewport, left = field.edit.viewport(), Qt.MouseButton.LeftButton
    QTest.mousePress(viewport, left, pos=inside)
    assert not field.edit.textCursor().hasSelection(), "Qt would begin to drag what is marked"
    QTest.mouseRelease(viewport, left, pos=inside)
    QTest.mouseDClick(viewport, left, pos=inside)
    assert field.edit.textCursor().selectedText() == "Mornings", "they are marked as ever"


def test_what_is_pasted_is_plain(qtbot: QtBot, theme: Theme) -> None:
    field = WordsField(theme, "Words")
    _page = shown(qtbot, field)
    mime = QMimeData()
    mime.setHtml("<b>bold</b> words")
    mime.setText("bold words")
    QGuiApplication.clipboard().setMimeData(mime)
    field.edit.paste()
    assert field.text() == "bold words"


def test_the_box_grows_with_its_words_and_then_scrolls(qtbot: QtBot, theme: Theme) -> None:
    field = WordsField(theme, "Words")
    _page = shown(qtbot, field)
    before = field.edit.height()
    field.set_text("line\n" * 8)
    grown = field.edit.height()
    assert grown > before
    field.set_text("x" * 50_000)
    assert field.edit.height() < 600
    assert len(field.text()) == 50_000
    field.set_text("")
    assert field.edit.height() == before


def test_a_narrow_box_shows_all_its_words_without_bars(qtbot: QtBot, theme: Theme) -> None:
    field = WordsField(theme, "What gets in the way", lines=2)
    page = shown(qtbot, field)
    field.set_text("I get out of breath on the hill and worry I'll be stuck with nobody there")
    for scale, width in ((100, 170), (100, 300), (200, 260), (150, 200)):
        theme.set_scale(scale)
        page.resize(width, 900)
        QApplication.processEvents()
        lines = field.edit.document().size().height()
        room = field.edit.viewport().height() // field.edit.fontMetrics().lineSpacing()
        assert room >= lines, (scale, width)
        assert not field.edit.verticalScrollBar().isVisible()
        assert not field.edit.horizontalScrollBar().isVisible()


def test_an_error_keeps_the_text_and_says_the_fix(qtbot: QtBot, theme: Theme) -> None:
    field = TextField(theme, "NHS number", "Ten figures.")
    _page = shown(qtbot, field)
    field.set_text("943 476 5918")
    field.set_error("Check the last figure.")
    assert field.text() == "943 476 5918"
    assert field.error == "Check the last figure."
    assert not field.help.isVisible()
    assert field.edit.accessibleDescription() == "Check the last figure."
    field.set_error(None)
    assert field.error == ""
    assert field.help.isVisible()


def test_a_date_that_cannot_be_keeps_its_letters(
    qtbot: QtBot, theme: Theme, clock: FakeClock
) -> None:
    field = DateField(theme, "Review date", clock=clock)
    other = TextField(theme, "Name")
    _page = shown(qtbot, field, other)
    field.edit.setFocus()
    QTest.keyClicks(field.edit, "31/04/2026")
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.text() == "31/04/2026"
    assert field.error == "April has 30 days. Try a date like 28/04/2026."
    with pytest.raises(InvalidInputError):
        field.value()
    field.edit.selectAll()
    QTest.keyClicks(field.edit, "28 Apr 26")
    field.left.emit()
    assert field.text() == "28/04/2026"
    assert field.value() == date(2026, 4, 28)
    assert field.error == ""


def test_a_day_is_chosen_from_the_calendar_by_keys(
    qtbot: QtBot, theme: Theme, clock: FakeClock
) -> None:
    field = DateField(theme, "Review date", clock=clock)
    _page = shown(qtbot, field)
    field.edit.setFocus()
    QTest.keyClick(field.edit, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    calendar = QApplication.activePopupWidget()
    assert isinstance(calendar, Calendar)
    calendar.grab()
    with qtbot.waitSignals([field.edited, field.left]):
        days = calendar.month.findChild(QTableView)
        assert days is not None
        QTest.keyClick(days, Qt.Key.Key_Right)
        QTest.keyClick(days, Qt.Key.Key_Return)
    assert field.value() == date(2026, 3, 18)


def test_a_birth_date_cannot_be_chosen_from_days_to_come(
    qtbot: QtBot, theme: Theme, clock: FakeClock
) -> None:
    field = DateField(theme, "Date of birth", past_only=True, clock=clock)
    _page = shown(qtbot, field)
    QTest.mouseClick(field.calendar_button, Qt.MouseButton.LeftButton)
    calendar = QApplication.activePopupWidget()
    assert isinstance(calendar, Calendar)
    days = calendar.month.findChild(QTableView)
    assert days is not None
    for _press in range(3):
        QTest.keyClick(days, Qt.Key.Key_Right)
    assert calendar.month.selectedDate().day() == 17
    with qtbot.assertNotEmitted(field.edited):
        QTest.keyClick(days, Qt.Key.Key_Escape)
    assert QApplication.activePopupWidget() is None
    assert field.value() is None


def test_a_passphrase_shows_only_when_asked(qtbot: QtBot, theme: Theme) -> None:
    field = PassphraseField(theme, "Passphrase")
    _page = shown(qtbot, field)
    QTest.keyClicks(field.edit, "quiet harbour")
    QTest.mouseClick(field.show_button, Qt.MouseButton.LeftButton)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    assert field.show_button.accessibleName() == "Hide what is typed"
    field.clear()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


def test_a_choice_tells_only_what_the_hand_chose(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField(theme, "Category", [(None, "None of these"), (7, "Home"), (8, "Work")])
    _page = shown(qtbot, field)
    with qtbot.assertNotEmitted(field.chosen):
        field.set_value(7)
    assert field.value() == 7
    with qtbot.waitSignal(field.chosen) as caught:
        QTest.keyClick(field.combo, Qt.Key.Key_Down)
    assert caught.args == [8]
    field.set_value("not offered")
    assert field.value() is None


def test_the_wheel_scrolls_the_page_and_not_the_choice(qtbot: QtBot, theme: Theme) -> None:
    field = ChoiceField(theme, "Category", [(1, "Home"), (2, "Work")])
    _page = shown(qtbot, field)
    field.set_value(1)
    turn = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.combo, turn)
    assert field.value() == 1


def test_a_hidden_label_leaves_its_name(qtbot: QtBot, theme: Theme) -> None:
    field = TextField(theme, "Add an aspiration")
    _page = shown(qtbot, field)
    field.set_label_hidden(True)
    assert not field.label.isVisible()
    assert field.edit.accessibleName() == "Add an aspiration"


def test_a_line_takes_fifty_thousand_letters_whole(qtbot: QtBot, theme: Theme) -> None:
    field = TextField(theme, "Name")
    _host = shown(qtbot, field)
    words = "a slow canal " * 4_000
    QGuiApplication.clipboard().setText(words)
    field.edit.paste()
    assert field.text() == words
