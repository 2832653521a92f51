"""What is chosen shows, prints as it shows, is kept, and prints again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from planner.models.formats import PaperFormat
from planner.models.papers import PaperFate, PaperKind
from planner.models.pathways import PathwayKind, PathwayStatus
from planner.models.people import PaperSize, PaperTint
from planner.models.snapshots import PrintOptions
from planner.records.book import Records
from planner.views.navigation import Place, Room
from planner.views.pages.print_page import PrintPage
from planner.views.paper import documents
from tests.fakes import FakeDialogs, FakePrinters
from tests.records.plan_makers import Someone, answer_wemwbs, prompt, say, someone
from tests.views.pages.print_page.hands import (
    FEELING,
    WHY,
    asked,
    has_printed,
    open_first,
    opened,
    papers,
    press,
    printed,
    ready,
    words,
)


def test_what_prints_is_what_shows_and_the_button_names_the_printer(
    qtbot: QtBot, page: PrintPage, who: Someone, printers: FakePrinters
) -> None:
    opened(qtbot, page, who)
    assert page.head.title.text() == "Print Margaret’s plan"
    assert page.head.send.text() == "Print on Room 3 printer"
    assert WHY in words(page)
    assert FEELING not in words(page)
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    (sent,) = printers.printed
    assert sent.pdf == page.view.pdf
    assert (sent.printer, sent.title, sent.pages) == ("Room 3 printer", "My plan", None)
    press(page.side.outcome.yes)
    (paper,) = papers(page, who)
    assert (paper.fate, paper.printer) == (PaperFate.CAME_OUT, "Room 3 printer")


def test_by_keyboard_alone(qtbot: QtBot, page: PrintPage, who: Someone) -> None:
    opened(qtbot, page, who)
    page.head.send.setFocus()
    QTest.keyClick(page.head.send, Qt.Key.Key_Space)
    qtbot.waitUntil(partial(asked, page))
    assert page.side.outcome.yes.hasFocus()
    QTest.keyClick(page.side.outcome.yes, Qt.Key.Key_Space)
    assert papers(page, who)[0].fate is PaperFate.CAME_OUT


def test_a_bigger_paper_gives_way_to_escape_and_to_the_question(
    qtbot: QtBot, page: PrintPage, who: Someone
) -> None:
    opened(qtbot, page, who)
    press(page.desk.bigger)
    assert not page.side.isVisible()
    QTest.keyClick(page.view.sheet, Qt.Key.Key_Escape)
    assert page.side.isVisible()
    press(page.desk.bigger)
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    assert page.side.outcome.yes.isVisible()


def test_at_twice_the_text_size_choices_and_paper_show_one_at_a_time(
    qtbot: QtBot, page: PrintPage, who: Someone
) -> None:
    page.context.theme.set_scale(200)
    page.resize(970, 400)
    opened(qtbot, page, who)
    assert page.width() == 970
    assert not page.desk.isVisible()
    press(page.head.see)
    assert page.view.sheet.isVisible()
    press(page.desk.bigger)
    assert page.head.send.isVisible()


def test_each_prompt_is_ticked_by_itself_and_not_now_cannot_be(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records
) -> None:
    opened(qtbot, page, who)
    ticks = page.side.choices.prompts.ticks
    assert {key: tick.isChecked() for key, tick in ticks.items()} == {
        "why_here": True,
        "about_myself": False,
    }
    with qtbot.waitSignals([page.words_saved, page.view.shown]):
        press(ticks["about_myself"])
    assert FEELING in words(page)
    assert prompt(records, who, "about_myself").on_paper
    with qtbot.waitSignal(page.view.shown):
        press(page.side.choices.prompts.ticks["why_here"])
    assert WHY not in words(page)


def test_parts_size_and_colour_change_this_print(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records
) -> None:
    opened(qtbot, page, who)
    sections = page.side.choices.sections
    assert "116 123" in words(page)
    with qtbot.waitSignal(page.view.shown):
        press(sections.crisis)
    assert "116 123" not in words(page)
    offered = [tick.text() for tick in sections.sections.values() if tick.isVisible()]
    assert offered == ["How I’d like my life to look"]
    standard = page.view.pdf
    with qtbot.waitSignal(page.view.shown):
        press(page.side.choices.text_size.buttons()[2])
    assert page.view.pdf != standard
    records.people.change(who.person_id, "paper_size", PaperSize.LARGE)
    other = someone(records, "Bronwen")
    opened(qtbot, page, other)
    assert page.side.choices.options() == PrintOptions()
    opened(qtbot, page, who)
    assert page.side.choices.options() == PrintOptions(size=PaperSize.LARGE)


def test_an_old_paper_prints_the_same_bytes_after_the_plan_changed(
    qtbot: QtBot,
    page: PrintPage,
    who: Someone,
    records: Records,
    printers: FakePrinters,
    dialogs: FakeDialogs,
) -> None:
    paper = printed(qtbot, page, who)
    before = printers.printed[0].pdf
    press(page.side.outcome.yes)
    say(records, who, "why_here", "Something else altogether")
    records.people.change(who.person_id, "called", "Mags")
    opened(qtbot, page, who)
    assert page.view.pdf != before
    wanted: list[Place] = []
    page.context.navigator.place_wanted.connect(wanted.append)
    dialogs.show_answers.append(open_first)
    press(page.head.earlier)
    assert wanted == [Place(Room.PRINT, who.person_id, paper.id)]
    opened(qtbot, page, who, paper.id)
    assert "exactly as it was handed over" in page.side.earlier.sentence.text()
    assert not page.side.choices.isVisible()
    press(page.head.send)
    qtbot.waitUntil(partial(has_printed, printers, 2))
    assert printers.printed[1].pdf == before
    assert len(papers(page, who)) == 1


def test_safe_ways_come_first_and_not_asked_counts_as_no(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records
) -> None:
    opened(qtbot, page, who)
    safe_ways = page.side.safe_ways
    assert "not asked yet" in safe_ways.sentence.text()
    assert "each counts as no" in safe_ways.ways.text()
    assert (
        safe_ways.mapTo(page, safe_ways.pos()).y()
        < page.side.choices.mapTo(page, page.side.choices.pos()).y()
    )
    records.people.change(who.person_id, "may_take_paper_home", True)
    records.people.change(who.person_id, "may_post", False)
    page.refresh()
    assert safe_ways.sentence.text() == "Paper taken home: yes."
    assert safe_ways.ways.text().startswith("Post: no. Call: no.")
    assert "Asked on 17 March 2026." in safe_ways.ways.text()


def test_letters_that_no_font_has_are_named_before_printing(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records
) -> None:
    say(records, who, "good_at", "Reading 𓀀")
    opened(qtbot, page, who)
    qtbot.waitUntil(page.side.letters.isVisible)
    assert "𓀀" in page.side.letters.sentence.text()


def test_tinted_paper_and_other_forms_are_said_before_printing(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records, printers: FakePrinters
) -> None:
    records.people.change(who.person_id, "paper_tint", PaperTint.YELLOW)
    records.format_needs.ask(who.person_id, PaperFormat.BRAILLE)
    opened(qtbot, page, who)
    assert page.side.before.isVisible()
    said = page.side.before.sentence.text()
    assert said == "Put yellow paper in the printer. The plan is needed in braille too."
    assert page.ways.document is not None
    assert page.ways.document.options.tint is PaperTint.YELLOW
    page.side.kind.chosen.emit(PaperKind.CRISIS_PLAN)
    page.side.kind.set_value(PaperKind.CRISIS_PLAN)
    page.refresh()
    assert page.side.before.sentence.text() == "Put yellow paper in the printer."
    records.people.change(who.person_id, "paper_tint", None)
    page.refresh()
    assert page.side.before.isHidden()


def test_my_wellbeing_prints_too(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records, printers: FakePrinters
) -> None:
    answer_wemwbs(records, who, 3)
    opened(qtbot, page, who)
    with qtbot.waitSignal(page.view.shown):
        press(page.side.kind.buttons()[1])
    assert page.head.title.text() == "Print Margaret’s wellbeing"
    assert "42" in words(page)
    assert WHY not in words(page)
    qtbot.waitUntil(partial(ready, page))
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    assert printers.printed[0].title == documents.title(PaperKind.WELLBEING)
    assert papers(page, who)[0].kind is PaperKind.WELLBEING


def test_asked_for_from_wellbeing_the_wellbeing_paper_shows(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records
) -> None:
    answer_wemwbs(records, who, 3)
    opened(qtbot, page, who, who.pathway_id, PaperKind.WELLBEING)
    assert page.head.title.text() == "Print Margaret’s wellbeing"
    opened(qtbot, page, who)
    assert page.head.title.text() == "Print Margaret’s plan"


def test_my_progress_prints_and_its_scores_only_when_ticked(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records, printers: FakePrinters
) -> None:
    answer_wemwbs(records, who, 3)
    page.show_place(Place(Room.PRINT, who.person_id, who.pathway_id, PaperKind.PROGRESS))
    qtbot.waitUntil(partial(ready, page))
    assert page.head.title.text() == "Print Margaret’s progress"
    assert "42 out of 70" not in words(page)
    assert not page.side.choices.band.isVisible()
    with qtbot.waitSignal(page.view.shown):
        press(page.side.choices.scores)
    assert "42 out of 70" in words(page)
    qtbot.waitUntil(partial(ready, page))
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    assert printers.printed[0].title == "My progress"
    (kept,) = papers(page, who)
    assert kept.kind is PaperKind.PROGRESS
    # shown again, it is as it was handed over
    opened(qtbot, page, who, kept.id)
    assert page.view.pdf == printers.printed[0].pdf


def test_without_results_there_is_no_wellbeing_paper_to_choose(
    qtbot: QtBot, page: PrintPage, who: Someone
) -> None:
    opened(qtbot, page, who)
    shown = [button.text() for button in page.side.kind.buttons() if button.isVisible()]
    assert shown == ["My plan", "My progress", "My crisis and support plan", "My wallet card"]


def test_a_finished_pathway_prints_when_it_is_named(
    qtbot: QtBot, page: PrintPage, who: Someone, records: Records
) -> None:
    records.pathways.finish(who.pathway_id, PathwayStatus.COMPLETED)
    records.pathways.start(who.person_id, PathwayKind.RECOVERY)
    opened(qtbot, page, who)
    assert WHY not in words(page)
    opened(qtbot, page, who, who.pathway_id)
    assert page.ways.document is not None
    assert page.ways.document.pathway_id == who.pathway_id
    assert WHY in words(page)


def test_someone_without_a_pathway_has_nothing_to_print(
    qtbot: QtBot, page: PrintPage, records: Records
) -> None:
    person = records.people.add("Owen")
    page.show_place(Place(Room.PRINT, person.id))
    assert page.nothing.isVisible()
    assert not page.head.save.isEnabled()


def test_somebody_elses_paper_is_never_seen_and_their_own_comes_back(
    qtbot: QtBot, page: PrintPage, records: Records, who: Someone
) -> None:
    opened(qtbot, page, who)
    other = records.people.add("Owen")
    page.show_place(Place(Room.PRINT, other.id))
    assert page.view.sheet.empty
    assert page.ways.document is None
    opened(qtbot, page, who)
    assert not page.view.sheet.empty


def test_hostile_words_show_as_they_are(
    qtbot: QtBot, page: PrintPage, records: Records, who: Someone
) -> None:
    nasty = '<b>x</b> <img src="file:///etc/passwd"> 😀 مرحبا'
    called = "<b>x</b> <img src='a'> 😀 مرحبا"  # short enough to stand whole in a title
    records.people.change(who.person_id, "called", called)
    say(records, who, "why_here", nasty * 200)
    opened(qtbot, page, who)
    assert called in page.head.title.text()
    assert '<img src="file:///etc/passwd">' in words(page).replace("\n", " ").replace("\r", "")


def test_no_control_is_nameless(qtbot: QtBot, page: PrintPage, who: Someone) -> None:
    opened(qtbot, page, who)
    nameless = [
        button
        for button in page.findChildren(QAbstractButton)
        if button.isVisible() and not button.accessibleName() and not button.text()
    ]
    assert nameless == []
    assert page.view.sheet.accessibleName() == "Preview, Page 1 of 1"
