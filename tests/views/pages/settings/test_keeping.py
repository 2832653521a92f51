"""Keeping records: the service's class, the yearly list by initials on paper, certificates."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.models.lawful import ErasureReason, RetentionClass
from planner.records.erasures import Agreed
from planner.views.page import Context
from planner.views.pages.settings.keeping import KeepingSection
from planner.views.pages.today.keeping import KeepingBanner
from tests.export.reading import read, squeezed
from tests.fakes import FakeClock, FakeDialogs

ASKED = Agreed(ErasureReason.ASKED, "Ann Okafor", "Practice manager")


@pytest.fixture
def section(qtbot: QtBot, context: Context) -> KeepingSection:
    section = KeepingSection(context)
    qtbot.addWidget(section)
    section.resize(900, 900)
    section.refresh()
    section.show()
    qtbot.waitExposed(section)
    return section


def nothing(_done: int, _total: int) -> None:
    """Nobody watches."""


def test_an_empty_list_says_so_and_the_class_is_kept(
    context: Context, section: KeepingSection
) -> None:
    assert section.nobody.text() == "Nobody’s time is over in 2026."
    assert section.no_certificate.isVisible()
    assert not section.longer.isVisible()
    section.service.set_value(RetentionClass.OTHER_ADULT)
    section.service.chosen.emit(RetentionClass.OTHER_ADULT)
    assert context.records.retention.service_class() is RetentionClass.OTHER_ADULT
    assert section.summary() == "Other adult, 8 years"


def test_who_is_over_later_this_year_is_listed_but_not_erased_yet(
    qtbot: QtBot, context: Context, clock: FakeClock
) -> None:
    context.records.retention.choose_service_class(RetentionClass.OTHER_ADULT)
    context.records.people.add("Margaret", full_name="Margaret Ellis", born_on=date(1956, 4, 2))
    clock.set(datetime(2034, 1, 5, 12, tzinfo=UTC))
    section = KeepingSection(context)
    qtbot.addWidget(section)
    section.show()
    section.refresh()
    assert section.model.index(0, 0).data() == "Margaret Ellis"
    assert section.model.index(0, 2).data() == "17 March 2034"
    assert section.longer.isEnabled()
    assert not section.erase.isEnabled()
    clock.set(datetime(2034, 3, 17, 12, tzinfo=UTC))
    section.refresh()
    assert section.erase.isEnabled()


def test_the_list_on_paper_has_initials_alone(
    qtbot: QtBot, context: Context, clock: FakeClock, tmp_path: Path
) -> None:
    assert isinstance(context.dialogs, FakeDialogs)
    context.records.people.add("Margaret", full_name="Margaret Ellis", born_on=date(1956, 4, 2))
    clock.set(datetime(2047, 1, 5, 12, tzinfo=UTC))
    section = KeepingSection(context)
    qtbot.addWidget(section)
    section.refresh()
    path = tmp_path / "list.pdf"
    context.dialogs.paths = [path]
    section.save_list.click()
    qtbot.waitUntil(lambda: path.exists() and path.read_bytes().rstrip().endswith(b"%%EOF"))
    printed = read(path.read_bytes())
    assert squeezed("ME") in printed
    assert squeezed("Born 1956") in printed
    assert "Margaret" not in printed
    assert "Ellis" not in printed
    assert context.dialogs.paths_wanted[0].file_name == "Yearly list.pdf"


def test_an_erasure_that_is_not_finished_has_no_certificate_yet(
    context: Context, section: KeepingSection
) -> None:
    person = context.records.people.add("Margaret")
    begun = context.records.erasures.begin(person.id, ASKED, "keyed", [])
    section.refresh()
    assert section.erasures.index(0, 1).data() == "Not finished"
    assert not section.print_one.isEnabled()
    context.records.erasures.carry_out(begun.id, person.id, list, nothing)
    section.refresh()
    assert section.erasures.index(0, 1).data() == "17 March 2026"
    assert section.print_one.isEnabled()


def test_today_says_it_once_a_year(qtbot: QtBot, context: Context, clock: FakeClock) -> None:
    banner = KeepingBanner(context)
    qtbot.addWidget(banner)
    context.records.people.add("Margaret")
    banner.look()
    assert banner.isHidden()
    clock.set(datetime(2046, 3, 17, 12, tzinfo=UTC))
    banner.look()
    assert not banner.isHidden()
    assert banner.banner.sentence.text().startswith("The time of 1 record is over.")
    context.records.retention.looked_through()
    banner.look()
    assert banner.isHidden()
