"""Words that no field can keep never hold up the lock: they wait in the vault, and come back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from sqlmodel import select

from demo.hand import Hand
from planner.models.drafts import Draft
from planner.models.journal import JournalLine
from planner.system.lock import run_lock
from planner.views.drafts_dialog import DraftsDialog
from planner.views.navigation import Place, Room
from planner.views.shell.cover import CANNOT, Cover
from planner.views.shell.pin_pad import TRIES
from planner.views.shell.unlock import UnlockPage
from planner.views.widgets.text import Label
from tests.computer import Computer
from tests.journeys.program import PIN, journal_words, shown_words, unlock
from tests.test_bad_days import full_disk

NOT_A_DAY = "31/02/1950"
AGENDA = "Whether the stairs are worth it."


def lock_and_be_locked(computer: Computer, hand: Hand) -> None:
    """Ctrl+L, and the vault is closed: nobody holds it, and its key is gone."""
    vault = computer.workspace.context.vault
    assert vault is not None
    master, planner = vault._master, computer.planner
    assert planner is not None
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    hand.wait_for(lambda: planner.door.leaving is None, "the backup")
    assert master == bytearray()
    lock = run_lock(computer.folder)
    assert lock is not None
    lock.release(clean=not lock.unclean)


def given_back(hand: Hand) -> list[str]:
    """What the dialog says was typed."""
    assert isinstance(hand.top, DraftsDialog)
    return [draft for card in hand.top.cards.values() for draft in words_of(card)]


def words_of(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(Label)]


def test_an_impossible_date_locks_waits_unseen_and_comes_back(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.workspace.go(Place(Room.DETAILS, person.id))
    hand.click("Show")
    hand.fill("Date of birth", NOT_A_DAY)
    lock_and_be_locked(computer, hand)
    unlock(computer, hand)
    assert NOT_A_DAY not in shown_words(hand)
    assert "Margaret" not in shown_words(hand)

    def take_it_back() -> None:
        said = given_back(hand)
        assert said[0] == "M, Details: Date of birth"
        assert said[2] == NOT_A_DAY
        hand.click("Copy")
        assert QGuiApplication.clipboard().text() == NOT_A_DAY
        hand.meet(partial(hand.click, "Remove it"), partial(hand.click, "Remove them"))

    hand.meet(partial(hand.click, "Continue with M"), take_it_back)
    assert computer.room is Room.DETAILS
    assert computer.records.drafts.waiting() == []
    with computer.records.changes.reading() as session:
        (draft,) = session.exec(select(Draft))
        assert (draft.text, draft.where) == ("", "")
        assert session.exec(select(JournalLine).where(JournalLine.record_id == draft.id)).all()
    assert NOT_A_DAY not in journal_words(computer, person.id)


def test_an_agenda_typed_before_the_visit_locks_and_comes_back(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.workspace.go(Place(Room.OVERVIEW, person.id))
    planner = computer.planner
    assert planner is not None

    def called_away() -> None:
        hand.fill("What would you like from today?", AGENDA)
        planner.lock()

    hand.meet(partial(hand.click, "Start visit"), called_away)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    assert planner.workspace is None
    unlock(computer, hand)

    def look() -> None:
        assert given_back(hand)[0] == "M, Start visit: What would you like from today?"
        assert given_back(hand)[2] == AGENDA
        hand.press(Qt.Key.Key_Escape)

    hand.meet(partial(hand.click, "Continue with M"), look)
    # put off, not thrown away: it is offered again, once nobody is open
    hand.control(Qt.Key.Key_1)
    hand.wait_for(lambda: hand.reads("Words that you had typed were kept aside"), "the notice")
    hand.meet(partial(hand.click, "Show them"), look)
    assert len(computer.records.drafts.waiting()) == 1


def test_locking_twice_keeps_the_same_words_once(computer: Computer) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    for _time in range(2):
        computer.workspace.go(Place(Room.DETAILS, person.id))
        hand.click("Show")
        hand.fill("Date of birth", NOT_A_DAY)
        lock_and_be_locked(computer, hand)
        unlock(computer, hand)
    assert [draft.text for draft in computer.records.drafts.waiting()] == [NOT_A_DAY]


def test_on_a_full_disk_the_cover_says_why_it_is_not_locked_and_lets_nobody_guess_on(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.open_prompt(hand, person)
    with full_disk():
        hand.type(AGENDA)
        hand.control(Qt.Key.Key_L)
        hand.wait_for(computer.shows(Cover), "the cover")
        assert hand.reads(CANNOT)
        for _try in range(TRIES):
            hand.type("111222")
        assert hand.reads("Five PINs were wrong. Your passphrase is needed now.")
        hand.type(PIN)
        assert computer.shows(Cover)()
        assert AGENDA not in shown_words(hand)
    hand.click("Lock now")
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    assert computer.said(person) == AGENDA


def test_where_the_vault_cannot_even_be_read_the_screen_is_covered(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.workspace.go(Place(Room.DETAILS, person.id))
    hand.click("Show")
    hand.fill("Date of birth", NOT_A_DAY)
    vault = computer.workspace.context.vault
    assert vault is not None
    engine = vault.window_engine
    engine.raw_connection().cursor().execute("ALTER TABLE draft RENAME TO gone")
    engine.raw_connection().cursor().execute("ALTER TABLE vault_setting RENAME TO away")
    hand.control(Qt.Key.Key_L)
    hand.wait_for(computer.shows(Cover), "the cover")
    assert NOT_A_DAY not in shown_words(hand)
    hand.type(PIN)
    assert computer.shows(Cover)()
    engine.raw_connection().cursor().execute("ALTER TABLE gone RENAME TO draft")
    engine.raw_connection().cursor().execute("ALTER TABLE away RENAME TO vault_setting")
    hand.click("Lock now")
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    assert [draft.text for draft in computer.records.drafts.waiting()] == [NOT_A_DAY]


def test_secrets_and_searches_are_never_kept_aside(computer: Computer) -> None:
    hand = computer.unlocked()
    computer.someone()
    hand.control(Qt.Key.Key_2)
    hand.fill("Find by name or number", "Marg")
    hand.control(Qt.Key.Key_6)
    hand.click("Cover and lock")
    hand.fill("New PIN", "4455")
    hand.click("Show what is typed")

    def search() -> None:
        hand.type("the stairs")
        assert computer.planner is not None
        computer.planner.lock()

    hand.meet(lambda: hand.control(Qt.Key.Key_K), search)
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
    unlock(computer, hand)
    assert computer.records.drafts.waiting() == []


def test_a_menu_that_is_open_neither_shows_over_the_cover_nor_outlives_the_lock(
    computer: Computer,
) -> None:
    hand = computer.unlocked()
    person = computer.someone()
    computer.records.notes.write(person.id, "One note")
    computer.workspace.go(Place(Room.NOTES, person.id))
    hand.click("New note")
    hand.type("Words")
    box = QApplication.focusWidget()
    assert box is not None
    assert computer.planner is not None
    for hide in (computer.planner.cover, computer.planner.lock):
        menu = QMenu(computer.workspace)
        menu.addAction("Margaret")
        menu.popup(box.mapToGlobal(box.rect().center()))
        hand.wait_for(menu.isVisible, "the menu")
        hide()
        assert QApplication.activePopupWidget() is None
    hand.wait_for(computer.shows(UnlockPage), "the unlock page")
