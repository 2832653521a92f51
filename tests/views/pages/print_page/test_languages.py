"""A paper in the person's language: said before it prints, kept, and printed again alike."""

from __future__ import annotations

from functools import partial

from pytestqt.qtbot import QtBot

from planner.records.book import Records
from planner.views.pages.print_page import PrintPage
from tests.fakes import FakePrinters
from tests.records.plan_makers import Someone
from tests.views.pages.print_page.hands import WHY, asked, opened, papers, press, words


def heads(page: PrintPage) -> str:
    return page.side.language.text() if page.side.language.isVisible() else ""


def test_headings_are_english_until_they_were_read_and_chosen(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records
) -> None:
    records.people.change(who.person_id, "language", "cy")
    records.people.change(who.person_id, "paper_language", "cy")
    opened(qtbot, page, who)
    assert heads(page) == "Headings print in English. The words print as they were written."
    assert "What matters to me" in words(page)
    assert "a named person has checked the Welsh ones" in words(page)


def test_a_reviewed_language_prints_and_is_kept_after_the_review_is_gone(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records, printers: FakePrinters
) -> None:
    today = records.changes.clock.today()
    review = records.language_reviews.enter(
        "cy", reviewer="Siân Prys", role="translator", reviewed_on=today
    )
    records.people.change(who.person_id, "paper_language", "cy")
    opened(qtbot, page, who)
    assert heads(page) == "Headings print in Welsh. The words print as they were written."
    assert "Beth sy’n bwysig i mi" in words(page)
    assert WHY in words(page)
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    press(page.side.outcome.yes)
    handed_over = printers.printed[0].pdf

    records.language_reviews.take_back(review.id)
    opened(qtbot, page, who)
    qtbot.waitUntil(lambda: "What matters to me" in words(page))
    assert heads(page) == ""
    (kept,) = papers(page, who)
    opened(qtbot, page, who, kept.id)
    qtbot.waitUntil(lambda: page.view.pdf == handed_over)
    assert heads(page) == "Headings print in Welsh. The words print as they were written."
