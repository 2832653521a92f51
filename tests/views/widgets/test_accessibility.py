"""What screen readers are told of the widgets that we paint."""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from planner.models.chart import Result, chart
from planner.models.questionnaires import Stage
from planner.views.theme import Theme
from planner.views.widgets.accessibility import hear_as, title_of
from planner.views.widgets.buttons import Button, Chip, IconButton
from planner.views.widgets.fields import TextField, WordsField
from planner.views.widgets.marked import Tick
from planner.views.widgets.marks import Blocks, Initials, MeasureLine, StepMark
from planner.views.widgets.messages import Banner
from planner.views.widgets.number_scale import NumberScale
from planner.views.widgets.pills import Pill
from planner.views.widgets.signed import Sign
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import ElidedLabel, Label, PageTitle
from planner.views.widgets.wellbeing_chart import WellbeingChart
from tests.listening import listening, read_out

Role = QAccessible.Role


@pytest.fixture
def theme() -> Theme:
    return Theme()


def test_titles_are_headings_and_words_are_words(qtbot: QtBot, theme: Theme) -> None:
    title, card, words = PageTitle(theme, "People"), Label(theme, "Holds", "card"), Label(theme)
    for one in (title, card, words):
        qtbot.addWidget(one)
    words.set_text("12 people on your list.")
    assert read_out(title) == (Role.Heading, "People", "")
    assert read_out(card) == (Role.Heading, "Holds", "")
    assert read_out(words) == (Role.StaticText, "12 people on your list.", "")
    title.set_text("Groups")
    assert read_out(title)[1] == "Groups"


def test_a_role_asked_for_late_is_the_one_that_is_told(qtbot: QtBot, theme: Theme) -> None:
    """Qt asks who a label is as soon as it gets its words, while somebody listens."""
    with listening():
        number = Label(theme, "116 123", "section")
        qtbot.addWidget(number)
        hear_as(number, Role.StaticText)
        assert read_out(number) == (Role.StaticText, "116 123", "")


def test_a_banner_is_said_once_it_shows(qtbot: QtBot, theme: Theme) -> None:
    with listening() as heard:
        top = QWidget()
        qtbot.addWidget(top)
        banner = Banner(theme, "danger", "", parent=top)
        banner.hide()
        with qtbot.waitExposed(top):
            top.show()
        banner.show_sentence("That change is not saved yet.")
        assert heard.said == []
        banner.show()
        banner.show_sentence("That change is not saved yet.")
        assert heard.now == heard.said == ["That change is not saved yet."]
        banner.hide()
        banner.show_sentence("That change is not saved yet.")
        banner.show()
        assert len(heard.said) == 2


def test_what_is_painted_says_what_it_shows(qtbot: QtBot, theme: Theme) -> None:
    blocks = Blocks(theme, 4)
    line = MeasureLine(theme)
    line.set_values(2, 5, 8, unit="walks")
    drawn = {
        Initials(theme, "ME"): (Role.Graphic, "ME"),
        line: (Role.Chart, "Start 2 walks, Now 5 walks, Aim 8 walks"),
        Pill(theme, "Recovery"): (Role.StaticText, "Recovery"),
        StepMark(theme, 2, "here"): (Role.Whitespace, ""),
        Sign(theme, "check"): (Role.Whitespace, ""),
        Divider(theme): (Role.Separator, ""),
        QLabel(): (Role.Whitespace, ""),
    }
    for widget, told in drawn.items():
        qtbot.addWidget(widget)
        assert read_out(widget)[:2] == told, widget
    qtbot.addWidget(blocks)
    assert read_out(blocks)[1] == read_out(blocks.words)[1] == "4 out of 10"


def test_the_chart_reads_out_its_sentence_and_its_values(qtbot: QtBot, theme: Theme) -> None:
    results = (
        Result(Stage.BASELINE, date(2025, 12, 9), 35),
        Result(Stage.FOLLOW_UP, date(2026, 3, 10), 41),
    )
    drawn = WellbeingChart(theme)
    qtbot.addWidget(drawn)
    drawn.show_results(results, (40, 58), "The band is 40 to 58.")
    assert read_out(drawn) == (Role.Chart, chart(results).sentence, "The band is 40 to 58.")
    value = QAccessible.queryAccessibleInterface(drawn).text(QAccessible.Text.Value)
    assert ": 35; " in value
    assert value.endswith(": 41")


def test_a_tooltip_that_repeats_is_not_read_out(qtbot: QtBot, theme: Theme) -> None:
    top = QWidget()
    qtbot.addWidget(top)
    line = ElidedLabel(theme, "A long name " * 20, "body")
    line.setParent(top)
    line.resize(100, 30)
    with qtbot.waitExposed(top):
        top.show()
    assert "<span>" in line.toolTip()
    assert read_out(line)[2] == ""
    back = IconButton(theme, "back", "Back")
    qtbot.addWidget(back)
    assert read_out(back) == (Role.Button, "Back", "")


def test_a_scale_is_a_named_group_of_radio_buttons(qtbot: QtBot, theme: Theme) -> None:
    scale = NumberScale(theme, "How strong does it feel?")
    qtbot.addWidget(scale)
    scale.set_value(4)
    assert read_out(scale)[:2] == (Role.Grouping, "How strong does it feel?")
    buttons = scale.buttons()
    told = [read_out(one) for one in buttons]
    assert told == [(Role.RadioButton, str(n), "How strong does it feel?") for n in range(11)]
    states = [QAccessible.queryAccessibleInterface(one).state() for one in buttons]
    assert [bool(state.checked) for state in states] == [n == 4 for n in range(11)]


def _note(pressed: list[object], name: str, _on: bool = False) -> None:
    pressed.append(name)


def test_what_a_voice_presses_is_clicked(qtbot: QtBot, theme: Theme) -> None:
    """Qt alone only turns what can be ticked or chosen, and nothing hears of it."""
    tick, chip = Tick(theme, "Together"), Chip(theme, "Jean", checkable=True)
    send, scale = Button(theme, "Send & keep"), NumberScale(theme, "How strong?")
    pressed: list[object] = []
    for button in (tick, chip, send):
        qtbot.addWidget(button)
        button.clicked.connect(partial(_note, pressed, button.text()))
    qtbot.addWidget(scale)
    scale.chosen.connect(pressed.append)
    told = [QAccessible.queryAccessibleInterface(each) for each in (tick, chip, send)]
    assert [each.role() for each in told] == [Role.CheckBox, Role.CheckBox, Role.Button]
    told.append(QAccessible.queryAccessibleInterface(scale.buttons()[7]))
    for each in told:
        action = each.actionInterface()
        action.doAction(action.actionNames()[0])
    qtbot.waitUntil(lambda: len(pressed) == 4)
    assert pressed == ["Together", "Jean", "Send & keep", 7]
    assert tick.isChecked()
    assert [bool(each.state().checked) for each in told] == [True, True, False, True]
    tick.setEnabled(False)
    assert "Toggle" not in told[0].actionInterface().actionNames()


def test_a_menu_is_told_and_opened(qtbot: QtBot, theme: Theme) -> None:
    more = Button(theme, "More")
    qtbot.addWidget(more)
    menu = QMenu(more)
    menu.addAction("Rename")
    with qtbot.waitExposed(more):
        more.show()
    told = QAccessible.queryAccessibleInterface(more)
    assert told.role() is Role.Button
    more.setMenu(menu)
    assert told.role() is Role.ButtonMenu
    assert told.state().hasPopup
    told.actionInterface().doAction("ShowMenu")
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_words_put_in_without_keys_are_an_edit(qtbot: QtBot, theme: Theme) -> None:
    field = TextField(theme, "Where")
    qtbot.addWidget(field)
    told = QAccessible.queryAccessibleInterface(field.edit)
    with qtbot.waitSignal(field.edited) as edited:
        told.setText(QAccessible.Text.Value, "At the library")
    assert edited.args == ["At the library"]
    assert field.edit.isModified()
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("Shown, not typed")
    words = WordsField(theme, "Why I am here")
    qtbot.addWidget(words)
    with qtbot.waitSignal(words.edited):
        told = QAccessible.queryAccessibleInterface(words.edit)
        told.setText(QAccessible.Text.Value, "The hill")
    qtbot.waitUntil(words.edit.document().isModified)  # a lock would keep them
    words.set_text("The hill")
    assert not words.edit.document().isModified()


def test_interfaces_go_with_their_widgets(qtbot: QtBot, theme: Theme) -> None:
    """A thousand pages later nothing of them is left to be asked, and nothing falls over."""
    top = QWidget()
    qtbot.addWidget(top)
    for number in range(1000):
        label = Label(theme, str(number), "card", parent=top)
        assert read_out(label)[1] == str(number)
        label.setParent(None)
        label.deleteLater()
        if number % 100 == 99:
            qtbot.wait(1)
    assert QAccessible.queryAccessibleInterface(top).childCount() == 0


def test_a_page_is_called_as_its_first_heading(qtbot: QtBot, theme: Theme) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setAccessibleName("Locked")
    Label(theme, "Not this", parent=page)
    Label(theme, "Welcome back", "welcome", parent=page)
    with qtbot.waitExposed(page):
        page.show()
    assert title_of(page) == "Locked. Welcome back"
