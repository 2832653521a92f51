"""Settings: each section keeps what is typed, refuses what cannot be, and says so."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from planner.records.questionnaires import LICENCE_ENDS_ON, LICENCE_HOLDER
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.settings import SettingsPage
from planner.views.pages.settings.cover import CoverSection
from planner.views.pages.settings.licence import LicenceSection
from planner.views.pages.settings.look import LookSection
from planner.views.pages.settings.numbers import NumberDialog, NumbersSection
from planner.views.pages.settings.reviews import ReviewsSection
from planner.views.pages.settings.section import Group, Section
from planner.views.pages.settings.you import YouSection
from planner.views.shell.pin import PIN_KEY, Pin
from planner.views.theme import Mode
from planner.views.widgets.text import Label
from tests.fakes import FakeDialogs


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> SettingsPage:
    context.records.reference.seed()
    context.records.settings.save_planner("Priya Nair", "Planner", "Stonebridge Wellbeing")
    made = SettingsPage(context)
    qtbot.addWidget(made)
    made.show_place(Place(Room.SETTINGS))
    made.resize(1280, 860)
    made.show()
    return made


def section(page: SettingsPage, kind: type[Section]) -> Section:
    page.open_section(kind)
    return page.shown


def test_who_the_planner_is_is_kept_on_leaving(page: SettingsPage, context: Context) -> None:
    you = section(page, YouSection)
    assert isinstance(you, YouSection)
    you.called.set_text("Priya N.")
    assert page.leave()
    planner = context.records.settings.planner()
    assert planner is not None
    assert planner.name == "Priya N."
    assert planner.organisation == "Stonebridge Wellbeing"


def test_without_a_name_it_stays_and_says_so(page: SettingsPage, context: Context) -> None:
    you = section(page, YouSection)
    assert isinstance(you, YouSection)
    you.called.set_text("  ")
    assert not page.leave()
    assert you.called.error
    planner = context.records.settings.planner()
    assert planner is not None
    assert planner.name == "Priya Nair"


def test_surgeries_are_added_by_enter_and_removed(
    qtbot: QtBot, page: SettingsPage, context: Context
) -> None:
    you = section(page, YouSection)
    assert isinstance(you, YouSection)
    for name in ("Riverside Surgery", "Mill Lane"):
        qtbot.keyClicks(you.surgery.edit, name)
        you.surgery.edit.returnPressed.emit()
    assert [row.name for row in context.records.settings.surgeries()] == [
        "Riverside Surgery",
        "Mill Lane",
    ]
    assert "2 surgeries" in you.summary()
    context.records.settings.remove_surgery(context.records.settings.surgeries()[0].id)
    assert [row.name for row in context.records.settings.surgeries()] == ["Mill Lane"]


def test_minutes_and_pin(qtbot: QtBot, page: SettingsPage, context: Context) -> None:
    cover = section(page, CoverSection)
    assert isinstance(cover, CoverSection)
    with qtbot.waitSignal(context.navigator.settings_changed):
        cover.cover.buttons()[0].click()
    assert context.records.settings.get("cover_minutes") == 2
    cover.pin.set_text("111111")
    cover.again.set_text("111111")
    cover.change.click()
    assert cover.pin.error
    assert context.records.settings.get(PIN_KEY) is None
    cover.pin.set_text("482913")
    cover.again.set_text("482913")
    cover.change.click()
    assert Pin(**context.records.settings.get(PIN_KEY)).fits("482913")
    assert cover.pin.text() == ""


def test_the_rhythm_of_reviews(page: SettingsPage, context: Context) -> None:
    reviews = section(page, ReviewsSection)
    assert isinstance(reviews, ReviewsSection)
    assert reviews.rhythm.value() is None
    assert reviews.summary() == "Every month"
    reviews.rhythm.buttons()[4].click()
    assert context.records.settings.review_weeks() == 6
    assert reviews.summary() == "Every 6 weeks"
    reviews.rhythm.buttons()[0].click()
    assert context.records.settings.review_weeks() is None


def test_text_size_and_theme_change_at_once(page: SettingsPage, context: Context) -> None:
    look = section(page, LookSection)
    assert isinstance(look, LookSection)
    look.sizes.buttons()[-1].click()
    look.mode.buttons()[-1].click()
    assert context.theme.scale == 200
    assert context.theme.mode is Mode.CONTRAST
    assert look.summary() == "200 per cent, high contrast"


def test_the_licence_announces_its_end(page: SettingsPage, context: Context) -> None:
    licence = section(page, LicenceSection)
    assert isinstance(licence, LicenceSection)
    licence.holder.set_text("Riverside Surgery, Stonebridge")
    licence.ends.set_value(date(2026, 5, 1))
    assert page.leave()
    assert context.records.settings.get(LICENCE_HOLDER) == "Riverside Surgery, Stonebridge"
    assert context.records.settings.get(LICENCE_ENDS_ON) == "2026-05-01"
    assert licence._notice.isVisible()
    assert "45 days" in licence._notice.sentence.text()


def test_an_impossible_end_keeps_what_was_typed(page: SettingsPage) -> None:
    licence = section(page, LicenceSection)
    assert isinstance(licence, LicenceSection)
    licence.ends.set_text("31/04/2026")
    assert not page.leave()
    assert licence.ends.text() == "31/04/2026"
    assert "April has 30 days" in licence.ends.error


def test_the_nation_chooses_the_numbers_and_one_can_be_changed(
    page: SettingsPage, context: Context
) -> None:
    numbers = section(page, NumbersSection)
    assert isinstance(numbers, NumbersSection)
    numbers.nation.buttons()[3].click()
    rows = context.records.reference.crisis_numbers("northern_ireland")
    assert "0808 808 8000" in [row.number for row in rows]
    dialogs = context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialog = NumberDialog(context, "northern_ireland", rows[0], page)
    dialog.number.set_text("no digits")
    dialog._save()
    assert dialog.number.error
    dialog.number.set_text("999")
    dialog.label.set_text("Someone is in danger")
    dialog._save()
    changed = context.records.reference.crisis_numbers("northern_ireland")[0]
    assert changed.label == "Someone is in danger"
    assert changed.checked_on == context.clock.today()


def test_where_there_is_little_room_a_choice_takes_the_place_of_the_list(
    qtbot: QtBot, page: SettingsPage
) -> None:
    page.resize(700, 700)
    qtbot.waitUntil(page.which.isVisible)
    assert not page.entries[0].isVisible()
    page.which.combo.setFocus()
    qtbot.keyClick(page.which.combo, Qt.Key.Key_Down)
    assert isinstance(page.shown, CoverSection)
    assert page.shown.isVisible()
    assert page.entries[1].isChecked()


def test_each_group_of_sections_has_its_heading_once(page: SettingsPage) -> None:
    listed = page.entries[0].parentWidget()
    assert listed is not None
    said = [label.text() for label in listed.findChildren(Label) if label.parent() is listed]
    assert said == [str(group) for group in Group]
    groups = [section.group for section in page.sections]
    assert groups == sorted(groups, key=list(Group).index)
    assert page.sections[0] is YouSection
