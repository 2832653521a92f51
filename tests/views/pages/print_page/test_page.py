"""From what was said to paper in the hand: chosen, seen, printed, saved, kept, printed again."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from planner.models.answers import AnswerState
from planner.models.aspirations import Horizon
from planner.models.papers import Paper, PaperFate, PaperKind
from planner.models.pathways import PathwayKind, PathwayStatus
from planner.models.people import PaperSize
from planner.models.snapshots import PrintOptions
from planner.records.book import Records
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.print_page import PrintPage
from planner.views.paper import documents, pdf_pages
from planner.views.paper.earlier_papers import EarlierPapersDialog
from tests.fakes import FakeDialogs, FakePrinters
from tests.records.plan_makers import Someone, answer_wemwbs, prompt, say, someone

WHY = "I miss people"
FEELING = "A bit useless some days"


@pytest.fixture
def who(records: Records) -> Someone:
    made = someone(records)
    say(records, made, "why_here", WHY)
    say(records, made, "about_myself", FEELING)
    unsaid = prompt(records, made, "about_my_life")
    records.emotional_support.mark(made.pathway_id, None, unsaid, AnswerState.NOT_NOW)
    records.aspirations.add(made.pathway_id, Horizon.WEEK, "Walk to the bench")
    return made


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> PrintPage:
    made = PrintPage(context)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    return made


@pytest.fixture
def printers(context: Context) -> FakePrinters:
    assert isinstance(context.printers, FakePrinters)
    return context.printers


@pytest.fixture
def dialogs(context: Context) -> FakeDialogs:
    assert isinstance(context.dialogs, FakeDialogs)
    return context.dialogs


def press(button: QAbstractButton) -> None:
    assert button.isVisible(), button.text()
    assert button.isEnabled(), button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def ready(page: PrintPage) -> bool:
    return page.view.pdf is not None and page.head.save.isEnabled() and bool(page.ways.printer)


def opened(qtbot: QtBot, page: PrintPage, who: Someone, paper_id: UUID | None = None) -> None:
    page.show_place(Place(Room.PRINT, who.person_id, paper_id))
    qtbot.waitUntil(partial(ready, page))


def words(page: PrintPage) -> str:
    assert page.view.pdf is not None
    count = pdf_pages.page_count(page.view.pdf)
    return "\n".join(pdf_pages.draw_page(page.view.pdf, at, 64).text for at in range(count))


def asked(page: PrintPage) -> bool:
    return "Did it come out?" in page.side.outcome.sentence.text()


def papers(page: PrintPage, who: Someone) -> list[Paper]:
    return page.context.records.papers.of_person(who.person_id)


def printed(qtbot: QtBot, page: PrintPage, who: Someone) -> Paper:
    opened(qtbot, page, who)
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    return papers(page, who)[0]


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


def test_another_printer_is_chosen_by_name(
    qtbot: QtBot, page: PrintPage, who: Someone, printers: FakePrinters
) -> None:
    opened(qtbot, page, who)
    combo = page.side.printer.focusProxy()
    assert combo is not None
    combo.setFocus()
    QTest.keyClick(combo, Qt.Key.Key_Down)
    assert page.head.send.text() == "Print on Front desk"
    press(page.head.send)
    qtbot.waitUntil(partial(asked, page))
    assert printers.printed[0].printer == "Front desk"


def test_a_printer_that_is_gone_loses_nothing_and_it_can_be_given_later(
    qtbot: QtBot, page: PrintPage, who: Someone, printers: FakePrinters
) -> None:
    printers.broken.add("Room 3 printer")
    opened(qtbot, page, who)
    press(page.head.send)
    qtbot.waitUntil(page.side.outcome.later.isVisible)
    assert "Room 3 printer is not answering." in page.side.outcome.sentence.text()
    assert papers(page, who) == []
    press(page.side.outcome.later)
    assert [paper.fate for paper in papers(page, who)] == [PaperFate.GIVE_LATER]


def test_without_a_printer_nothing_waits_for_one(
    qtbot: QtBot, page: PrintPage, who: Someone, printers: FakePrinters, records: Records
) -> None:
    printers.listed.clear()
    page.show_place(Place(Room.PRINT, who.person_id))
    qtbot.waitUntil(page.head.later.isVisible)
    assert not page.head.send.isVisible()
    assert "no printer" in page.side.no_printer.text()
    qtbot.waitUntil(page.head.later.isEnabled)
    press(page.head.later)
    (waiting,) = papers(page, who)
    assert waiting.fate is PaperFate.GIVE_LATER
    page.show_place(Place(Room.PRINT, who.person_id, waiting.id))
    assert _says(page, "Is it given now?")
    press(page.side.outcome.yes)
    assert records.papers.get(waiting.id).fate is PaperFate.CAME_OUT


def test_this_page_again_prints_that_page_of_the_same_paper(
    qtbot: QtBot, page: PrintPage, who: Someone, printers: FakePrinters, records: Records
) -> None:
    for line in range(60):
        records.aspirations.add(who.pathway_id, Horizon.WEEK, f"Walk to bench {line}")
    printed(qtbot, page, who)
    page.view.turn(1)
    press(page.side.outcome.again)
    qtbot.waitUntil(partial(_has_printed, printers, 2))
    assert printers.printed[1].pages == [1]
    assert printers.printed[1].pdf == printers.printed[0].pdf
    assert len(papers(page, who)) == 1
    qtbot.waitUntil(partial(asked, page))
    press(page.side.choices.sections.crisis)
    assert not page.side.outcome.again.isVisible()
    assert page.side.outcome.yes.isVisible()


def test_a_file_has_the_bytes_that_show_and_nothing_else_is_written(
    qtbot: QtBot,
    page: PrintPage,
    who: Someone,
    dialogs: FakeDialogs,
    tmp_path: Path,
) -> None:
    target = tmp_path / "plan.pdf"
    dialogs.answers.append(True)
    dialogs.paths.append(target)
    with files_written() as written:
        opened(qtbot, page, who)
        press(page.head.send)
        qtbot.waitUntil(partial(asked, page))
        assert written == []
        press(page.head.save)
        qtbot.waitUntil(partial(_says, page, "Saved as plan.pdf"))
    assert written == [str(target)]
    assert target.read_bytes() == page.view.pdf
    assert "not locked" in dialogs.asked[0].text
    assert dialogs.paths_wanted[0].file_name == "My plan 2026-03-17.pdf"
    assert {paper.fate for paper in papers(page, who)} == {PaperFate.MADE, PaperFate.SAVED}


def test_a_folder_that_cannot_be_written_says_so(
    qtbot: QtBot, page: PrintPage, who: Someone, dialogs: FakeDialogs, tmp_path: Path
) -> None:
    opened(qtbot, page, who)
    dialogs.answers.append(True)
    dialogs.paths.append(tmp_path / "gone" / "plan.pdf")
    press(page.head.save)
    qtbot.waitUntil(partial(_says, page, "could not be saved there"))
    assert papers(page, who) == []


def test_thinking_better_of_saving_writes_nothing(
    qtbot: QtBot, page: PrintPage, who: Someone, dialogs: FakeDialogs
) -> None:
    opened(qtbot, page, who)
    press(page.head.save)
    assert len(dialogs.asked) == 1
    assert (dialogs.paths_wanted, papers(page, who)) == ([], [])


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
    dialogs.show_answers.append(_open_first)
    press(page.head.earlier)
    assert wanted == [Place(Room.PRINT, who.person_id, paper.id)]
    opened(qtbot, page, who, paper.id)
    assert "exactly as it was handed over" in page.side.earlier.sentence.text()
    assert not page.side.choices.isVisible()
    press(page.head.send)
    qtbot.waitUntil(partial(_has_printed, printers, 2))
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
    opened(qtbot, page, who, who.pathway_id)
    assert page.head.title.text() == "Print Margaret’s wellbeing"
    opened(qtbot, page, who)
    assert page.head.title.text() == "Print Margaret’s plan"


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
    records.people.change(who.person_id, "called", nasty)
    say(records, who, "why_here", nasty * 200)
    opened(qtbot, page, who)
    assert nasty in page.head.title.text()
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


def _has_printed(printers: FakePrinters, times: int) -> bool:
    return len(printers.printed) == times


def _says(page: PrintPage, sentence: str) -> bool:
    return sentence in page.side.outcome.sentence.text()


def _open_first(dialog: EarlierPapersDialog) -> bool:
    dialog.show()
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    return dialog.paper is not None


_watchers: list[list[str]] = []


def _watch(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open" and _watchers:
        path, _mode, flags = arguments
        if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            _watchers[-1].append(str(path))


@contextmanager
def files_written() -> Iterator[list[str]]:
    """Every file that Python opens for writing, by any thread, while this lasts."""
    if not hasattr(sys, "_print_page_watch"):
        sys.addaudithook(_watch)
        sys._print_page_watch = True  # type: ignore[attr-defined]
    written: list[str] = []
    _watchers.append(written)
    try:
        yield written
    finally:
        _watchers.pop()
