"""Bad input through the real window: a sentence with the fix, and what was typed stays."""

from __future__ import annotations

from time import thread_time

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from demo.hand import Hand
from planner.errors import StaleWriteError
from planner.models.answers import Answer
from planner.models.aspirations import Horizon
from planner.models.barriers import Response
from planner.models.concerns import WhoActs
from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.records import aspirations, barriers, concerns
from planner.records.emotional_support import EmotionalSupport
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.navigation import Place, Room
from planner.views.pages.new_person import NewPersonPage
from planner.views.pages.print_page import PrintPage
from planner.views.search_palette import SearchPalette
from planner.views.shell.unlock import UnlockPage
from planner.views.visit.end_visit import EndVisitDialog
from tests.computer import Computer
from tests.export import reading
from tests.journeys.program import unlock

HOSTILE = 'Tom & <b>Jo</b> <img src="file:///etc/hostname"> <a href="file:///">x</a>'
MIXED = "صباح الخير يا صديقي, good morning \u202eright to left\u202c 👩🏽‍🦽🧶 健康 Zażółć 𓀀"
#: Seconds of work that one key may take.
ONE_KEY = 0.05


def new_person(computer: Computer) -> tuple[Hand, NewPersonPage]:
    hand = computer.unlocked()
    hand.control(Qt.Key.Key_N)
    hand.wait_for(lambda: computer.room is Room.NEW_PERSON, "New person")
    page = computer.page
    assert isinstance(page, NewPersonPage)
    return hand, page


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("Date of birth", "31/04/1974", "April has 30 days."),
        ("Date of birth", "29 February 1975", "February"),
        ("Date of birth", "1/1/2031", "That day has not come yet. Check the year."),
        ("Date of birth", "soon", "Try a date like"),
        ("NHS number", "999 000 0019", "NHS number"),
        ("NHS number", "12345", "NHS number"),
    ],
)
def test_what_cannot_be_is_said_and_stays_as_typed(
    computer: Computer, field: str, typed: str, sentence: str
) -> None:
    hand, page = new_person(computer)
    hand.type("Margaret")
    hand.tab_to(field)
    hand.type(typed)
    hand.press(Qt.Key.Key_Tab)
    hand.wait_for(lambda: hand.reads(sentence), sentence)
    about = page.form.about
    edit = about.born_on.edit if field == "Date of birth" else about.nhs_number.edit
    assert edit.text() == typed
    person = page.form.answers.person
    assert person is not None
    kept = computer.records.people.get(person.id)
    assert (kept.called, kept.born_on, kept.nhs_number) == ("Margaret", None, "")
    hand.control(Qt.Key.Key_1)
    assert computer.room is Room.NEW_PERSON
    assert edit.text() == typed


def test_without_a_name_everything_else_waits_for_one(computer: Computer) -> None:
    hand, page = new_person(computer)
    hand.tab_to("Phone")
    hand.type("01632 960152")
    hand.control(Qt.Key.Key_1)
    assert computer.room is Room.NEW_PERSON
    assert hand.reads("Type a name to call this person by. A first name is enough.")
    assert page.form.about.phone.text() == "01632 960152"
    hand.fill("What shall we call you?", "Margaret")
    hand.control(Qt.Key.Key_1)
    hand.wait_for(lambda: computer.room is Room.TODAY, "Today")
    person = page.form.answers.person
    assert person is not None
    assert (person.called, person.phone) == ("Margaret", "01632 960152")


@pytest.mark.parametrize("words", ["Mornings are hard, before anyone is up. ", "الصباح صعب "])
def test_fifty_thousand_letters_are_saved_whole_and_never_hold_up_a_key(
    computer: Computer, qapp: QApplication, words: str
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    pasted = (words * 3000)[:49_990] + " the end."
    qapp.clipboard().setText(pasted)
    hand.control(Qt.Key.Key_V)
    box = hand.focused()
    spent = []
    for _key in range(40):
        begun = thread_time()
        QTest.keyClicks(box, "a")
        QApplication.processEvents()
        spent.append(thread_time() - begun)
    assert sorted(spent)[-4] < ONE_KEY
    assert computer.workspace.leave()
    assert computer.said(person) == pasted + "a" * 40


def test_fifty_thousand_letters_are_printed_whole(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    support = computer.records.emotional_support
    numbers = " ".join(f"word{number}" for number in range(5600))[:50_000]
    prompt = support.board(pathway.id)[0].prompt
    support.answer(pathway.id, None, prompt.id, numbers)
    computer.workspace.go(Place(Room.PRINT, person.id))
    page = computer.page
    assert isinstance(page, PrintPage)
    hand.wait_for(lambda: page.view.pdf is not None, "the paper")
    assert page.view.pdf is not None
    printed = reading.squeezed(reading.text(page.view.pdf))
    missing = [word for word in numbers.split()[:-1] if word not in printed]
    assert missing == []


def test_every_script_is_kept_letter_for_letter(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    hand.type(MIXED)
    box = hand.focused()
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == MIXED
    assert computer.workspace.leave()
    assert computer.said(person) == MIXED
    computer.workspace.go(Place(Room.PRINT, person.id))
    hand.wait_for(lambda: hand.reads("𓀀"), "the letters that no font has")


def test_changed_somewhere_else_keeps_both_wordings(
    computer: Computer, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    pathway = computer.records.pathways.current(person.id)
    assert pathway is not None
    computer.open_prompt(hand, person)
    prompt = computer.records.emotional_support.board(pathway.id)[0].prompt
    answer = EmotionalSupport.answer

    def meanwhile(self: EmotionalSupport, *args: object) -> Answer:
        """Somebody else is there first, once."""
        monkeypatch.setattr(EmotionalSupport, "answer", answer)
        self.answer(pathway.id, None, prompt.id, "Their wording.")
        self._changes.seal()
        raise StaleWriteError("This was changed somewhere else. Both wordings are kept.")

    monkeypatch.setattr(EmotionalSupport, "answer", meanwhile)
    hand.type("Our wording.")
    hand.wait_for(computer.workspace.failure.isVisible, "the banner")
    box = hand.find(QPlainTextEdit, prompt.title)
    assert box.toPlainText() == "Our wording."
    assert computer.said(person) == "Their wording."
    hand.meet(lambda: hand.click("Try again"), lambda: hand.click("Keep mine"))
    assert computer.said(person) == "Our wording."
    words = computer.records.emotional_support.board(pathway.id)[0].words
    assert words is not None
    earlier = computer.records.history.of_record(words.id)
    assert "Their wording." in [change.before for change in earlier]


def full_of(computer: Computer, words: str) -> Person:
    """Somebody with `words` in every field that shows or prints, in an open visit."""
    records = computer.records
    records.settings.save_planner(words, words, words)
    records.settings.add_surgery(words, words)
    person = records.people.add(words, full_name=words, detail=words, address=words)
    records.people.change(person.id, "other_needs", words)
    records.people.add_contact(person.id, words, words, words)
    records.people.agree(person.id, words)
    pathway = records.pathways.start(person.id, PathwayKind.RECOVERY, referred_by=words)
    visit = records.visits.start(person.id, pathway.id, place=words, in_room=[words])
    for field in ("agenda", "jot"):
        records.visits.write(visit.id, field, words)
    for said in records.emotional_support.board(pathway.id):
        records.emotional_support.answer(pathway.id, visit.id, said.prompt.id, words)
    for horizon in Horizon:
        hope = records.aspirations.add(pathway.id, horizon, words, visit.id)
        for field in aspirations.TYPED:
            records.aspirations.type_text(hope.id, field, words)
        barrier = records.barriers.add(pathway.id, words, visit.id, hope.id)
        records.barriers.respond(barrier.id, Response.MANAGE)
        records.barriers.type_text(barrier.id, "how", words)
        step = records.barriers.add_step(barrier.id, words, visit.id)
        for field in barriers.STEP_TYPED:
            records.barriers.type_step(step.id, field, words)
    records.notes.write(person.id, words, pathway_id=pathway.id, visit_id=visit.id)
    concern = records.concerns.open(person.id, WhoActs.SOMEONE_ELSE, visit.id)
    for field in concerns.TYPED:
        records.concerns.type_text(concern.id, field, words)
    records.concerns.tell(concern.id, words)
    return person


def obeyed(widget: QWidget) -> list[str]:
    """What in `widget` would obey marks in people's words instead of showing them."""
    found = []
    for part in [widget, *widget.findChildren(QWidget)]:
        name = type(part).__name__
        if isinstance(part, QLabel) and "<b>" in part.text():
            if part.textFormat() is not Qt.TextFormat.PlainText:
                found.append(f"{name} may be rich: {part.text()[:40]}")
        elif isinstance(part, QTextEdit | QTextBrowser):
            found.append(f"{name} is rich")
        elif isinstance(part, QAbstractButton):
            drawn = QAbstractButton.text(part)  # Qt's own; ours gives the words as they are
            if "<b>" in drawn and "&" in drawn.replace("&&", ""):
                found.append(f"{name} has a mnemonic: {drawn[:40]}")
        elif isinstance(part, QAbstractItemView) and part.model() is not None:
            found += [f"{name} has the tip {tip[:40]}" for tip in _tips(part.model())]
        if "<b>" in part.toolTip():
            found.append(f"{name} has the tip {part.toolTip()[:40]}")
    return found


def _tips(model: QAbstractItemModel) -> list[str]:
    indexes = [
        model.index(row, column, QModelIndex())
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    tips = [str(model.data(index, Qt.ItemDataRole.ToolTipRole) or "") for index in indexes]
    return [tip for tip in tips if "<b>" in tip]


def test_marks_in_words_are_shown_and_never_obeyed(computer: Computer) -> None:
    hand = computer.unlocked()
    person = full_of(computer, HOSTILE)
    workspace = computer.workspace
    window = workspace.window()
    for room in Room:
        if room is Room.QUESTIONNAIRE:
            continue
        alone = room in (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)
        workspace.go(Place(room, None if alone else person.id))
        hand.pause()
        assert "; ".join(obeyed(window)) == "", room
    workspace.go(Place(Room.EMOTIONAL_SUPPORT, person.id))
    hand.click(f"Open: {computer.prompt}")
    workspace.frame.toggle_jot()
    assert "; ".join(obeyed(window)) == ""
    context = workspace.context
    visit = computer.records.visits.current()
    assert visit is not None
    palette = SearchPalette(context, None)
    palette.setParent(window, palette.windowFlags())
    palette.field.edit.setText("Tom")
    for dialog in (palette, KeepingSafeDialog(context, person.id), EndVisitDialog(context, visit)):
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        hand.pause()
        assert "; ".join(obeyed(dialog)) == "", type(dialog)
        dialog.close()
        dialog.deleteLater()


def test_marks_in_words_are_printed_as_typed(computer: Computer) -> None:
    hand = computer.unlocked()
    person = full_of(computer, HOSTILE)
    computer.workspace.go(Place(Room.PRINT, person.id))
    page = computer.page
    assert isinstance(page, PrintPage)
    hand.wait_for(lambda: page.view.pdf is not None, "the paper")
    assert page.view.pdf is not None
    assert reading.squeezed(HOSTILE) in reading.squeezed(reading.text(page.view.pdf))


def test_a_lock_keeps_aside_what_cannot_be_kept_and_throws_nothing_away(
    computer: Computer,
) -> None:
    hand, _page = new_person(computer)
    hand.type("Margaret")
    hand.tab_to("Date of birth")
    hand.type("31/04/1974")
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    kept = [draft.text for draft in computer.records.drafts.waiting()]
    assert "31/04/1974" in kept
