"""What the law asks of a record, through the real window: a copy, a hold, erasing, the list."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from sqlmodel import col, select

from demo.hand import Hand
from planner.errors import NotFoundError
from planner.keeper import Keeper
from planner.models.journal import JournalLine, Why
from planner.models.lawful import ErasureReason, RetentionClass
from planner.models.pathways import PathwayKind
from planner.models.people import Person
from planner.records.book import open_records
from planner.records.erasures import Agreed
from planner.system import folders
from planner.vault.keys import LOWEST
from planner.views.navigation import Place, Room
from planner.views.shell.unlock import UnlockPage
from tests.export.reading import read, squeezed
from tests.journeys.program import (
    PASSPHRASE,
    Program,
    new_person,
    open_prompt,
    show_names,
    shown_words,
    unlock,
)
from tests.vault.pages import found_in

NAME = "Quzzelbrix"
SAID = "The lantern on the canal"


def to_their_record(program: Program, hand: Hand) -> None:
    """From the overview, by keyboard."""
    hand.tab_to("What is held, and their rights")
    hand.press(Qt.Key.Key_Space)
    hand.wait_for(lambda: program.room is Room.THEIR_RECORD, "their record")


def press(hand: Hand, name: str) -> Callable[[], None]:
    """Go to a button by Tab, and press it."""

    def deed() -> None:
        hand.tab_to(name)
        hand.press(Qt.Key.Key_Space)

    return deed


def receive(hand: Hand) -> None:
    hand.tab_to("Who asked")
    hand.type(f"{NAME} by letter")
    hand.tab_to("How you know that it is them")
    hand.type("Known to me")
    press(hand, "Note the request")()


def check(hand: Hand) -> None:
    hand.tab_to("Their name")
    hand.type("Dr Okoro")
    hand.tab_to("Profession")
    hand.press(Qt.Key.Key_Down)
    hand.tab_to("Nothing would")
    hand.press(Qt.Key.Key_Space)
    press(hand, "Keep this")()


def leave_out(hand: Hand) -> None:
    """The one contact, with a reason; by keyboard."""
    hand.tab_to("Give it")
    hand.press(Qt.Key.Key_Right)
    hand.press(Qt.Key.Key_Space)
    hand.tab_to("Why it is left out")
    hand.type("Jean asked us not to")
    press(hand, "Keep this, next entry")()
    press(hand, "Done")()


def save(program: Program, hand: Hand, button: str, path: Path) -> None:
    """Save a file, after the reminder, and wait for it."""
    hand.meet(
        press(hand, button),
        lambda: hand.click("Choose where"),
        lambda: hand.save_as(path),
    )
    hand.wait_for(lambda: hand.reads(f"Saved as {path.name}."), "the file")


def test_from_a_request_to_the_files_that_are_read_back(program: Program, tmp_path: Path) -> None:
    hand = program.open_vault()
    new_person(program, hand, NAME)
    person_id = program.person_id
    open_prompt(program, hand, "Why I am here")
    hand.type(SAID)
    program.records.people.add_contact(person_id, "Jean Secretfriend", "next door")
    program.workspace.go(Place(Room.OVERVIEW, person_id))
    to_their_record(program, hand)

    hand.meet(press(hand, "They asked for a copy"), lambda: receive(hand))
    assert hand.reads("Due on 17 April 2026")
    assert not hand.find(QAbstractButton, "Save as PDF").isEnabled()
    hand.meet(press(hand, "Note the check"), lambda: check(hand))
    assert hand.reads("1 entry may be about somebody else and is not decided yet.")
    hand.meet(press(hand, "Look through the entries"), lambda: leave_out(hand))
    assert hand.reads("1 entry is left out.")
    pdf, data = tmp_path / "copy.pdf", tmp_path / "copy.json"
    save(program, hand, "Save as PDF", pdf)
    save(program, hand, "Save as data (JSON)", data)

    printed = read(pdf.read_bytes())
    for words in (NAME, SAID, "Jean asked us not to", "Your record was opened", "Dr Okoro"):
        assert squeezed(words) in printed, words
    assert "Secretfriend" not in printed
    made = json.loads(data.read_text("utf-8"))
    assert [row["text"] for row in made["records"]["answer"]] == [SAID]
    assert made["records"]["contact"] == []
    assert "Secretfriend" not in data.read_text("utf-8")
    program.records.changes.seal()
    exported = [line.after for line in lines(program, person_id) if line.why is Why.EXPORTED]
    assert exported == [{"file": "pdf"}, {"file": "json"}]

    hand.control(Qt.Key.Key_1)
    hand.wait_for(lambda: hand.reads("Copies of records asked for"), "the request on Today")
    assert program.records.today.overview().requests.total == 1
    program.workspace.go(Place(Room.THEIR_RECORD, person_id))

    def given() -> None:
        hand.tab_to("How")
        hand.type("By hand")
        press(hand, "Close the request")()

    hand.meet(press(hand, "It was given"), given)
    assert program.records.today.overview().requests.total == 0


def lines(program: Program, person_id: UUID) -> list[JournalLine]:
    """The journal's lines about a person, in order."""
    with program.records.changes.reading() as session:
        return list(
            session.exec(
                select(JournalLine)
                .where(JournalLine.person_id == person_id)
                .order_by(col(JournalLine.sequence))
            )
        )


def erase(hand: Hand, name: str = NAME, *, for_its_time: bool = False) -> None:
    """Fill in the dialog and erase, by keyboard, and wait until it is done."""
    dialog = hand.top
    hand.wait_for(lambda: hand.reads("What goes, for good"), "what goes")
    button = hand.find(QAbstractButton, "Erase this record", dialog)
    if not for_its_time:  # else that reason is chosen already
        hand.tab_to("They asked for it")
        hand.press(Qt.Key.Key_Space)
    hand.tab_to("Who agrees")
    hand.type("Ann Okafor")
    hand.tab_to("Their role")
    hand.type("Practice manager")
    assert not button.isEnabled()
    hand.tab_to(f"Type the name to confirm: {name}")
    hand.type(name)
    assert button.isEnabled()
    press(hand, "Erase this record")()
    hand.wait_for(lambda: not dialog.isVisible(), "the end of it")


def test_a_hold_stands_in_the_way_and_then_a_record_is_erased_to_its_certificate(
    program: Program, tmp_path: Path
) -> None:
    hand = program.open_vault()
    show_names(hand)
    new_person(program, hand, NAME)
    person_id = program.person_id
    open_prompt(program, hand, "Why I am here")
    hand.type(SAID)
    program.workspace.go(Place(Room.OVERVIEW, person_id))
    to_their_record(program, hand)

    def place() -> None:
        hand.tab_to("A complaint")
        hand.press(Qt.Key.Key_Down)
        hand.press(Qt.Key.Key_Space)
        hand.tab_to("Who asked, and why")
        hand.type("The coroner wrote")
        press(hand, "Place the hold")()

    def lift() -> None:
        hand.tab_to("Who agreed, and why")
        hand.type("The coroner is done")
        press(hand, "Lift the hold")()

    hand.meet(press(hand, "Place a hold"), place)
    assert hand.reads("This record is held for: an inquest, since 17 March 2026.")
    assert not hand.find(QAbstractButton, "Erase this record").isEnabled()
    hand.meet(press(hand, "Lift the hold: An inquest, The coroner wrote"), lift)

    hand.meet(press(hand, "Erase this record"), lambda: erase(hand))
    hand.wait_for(lambda: program.room is Room.PEOPLE, "People")
    with pytest.raises(NotFoundError):
        program.records.people.get(person_id)
    assert NAME not in shown_words(hand)
    assert all(place.person_id is None for place in program.workspace.history)
    hand.control(Qt.Key.Key_Z)
    with pytest.raises(NotFoundError):
        program.records.people.get(person_id)
    assert program.records.search.find("lantern") == []
    vault = program.workspace.context.vault
    assert vault is not None
    (erasure,) = program.records.erasures.all()
    assert vault.kept.keyed_id(person_id) == erasure.keyed_id
    assert erasure.keyed_id in (vault.folder / f"erased-{vault.id}.json").read_text()
    assert erasure.cleared_at is not None
    for words in (NAME, SAID, str(person_id)):
        assert found_in(vault.database, vault._master, words.encode()) == 0
    assert vault.check() == []

    paper = tmp_path / "certificate.pdf"
    hand.control(Qt.Key.Key_6)
    hand.wait_for(lambda: program.room is Room.SETTINGS, "Settings")
    hand.click("Keeping records")
    hand.meet(lambda: hand.click("Save the certificate as PDF"), lambda: hand.save_as(paper))
    hand.wait_for(paper.exists, "the certificate")
    hand.wait_for(lambda: paper.read_bytes().endswith(b"%%EOF\n"), "all of it")
    printed = read(paper.read_bytes())
    assert squeezed("Certificate 2026-001") in printed
    assert squeezed("Ann Okafor, Practice manager") in printed
    assert NAME not in printed


def test_the_yearly_list_keeps_one_longer_and_erases_the_other(program: Program) -> None:
    program.make_vault()
    keeper = Keeper(folders.vaults_folder() / "first", program.keyring, program.clock, LOWEST)
    opened = keeper.open(PASSPHRASE)
    records = open_records(opened.window_engine, program.clock, opened.id)
    for name in (NAME, "Maureen"):
        person = records.people.add(name)
        records.pathways.start(person.id, PathwayKind.PREVENTION)
    records.retention.choose_service_class(RetentionClass.OTHER_ADULT)
    opened.close()
    program.clock.set(datetime(2034, 6, 1, 10, 30, tzinfo=UTC))
    hand = program.start()
    unlock(program, hand)
    show_names(hand)
    sentence = "The time of 2 records is over. Decide about them in Keeping records."
    hand.wait_for(lambda: hand.reads(sentence), "the line on Today")
    hand.click("Settings", program.page)
    hand.wait_for(lambda: program.room is Room.SETTINGS, "Settings")
    hand.click("Keeping records")
    hand.wait_for(lambda: "Keep longer" in hand.names(), "the list")

    def longer() -> None:
        hand.tab_to("Until")
        hand.type("01/06/2036")
        hand.tab_to("Why")
        hand.type("She may come back")
        press(hand, "Keep it until then")()

    hand.tab_to("Records whose time is over")
    table = hand.focused()
    hand.wait_for(lambda: table.model().rowCount() == 2, "both of them")  # type: ignore[attr-defined]
    assert table.model().index(0, 0).data() == "Maureen"  # type: ignore[attr-defined]
    hand.meet(press(hand, "Keep longer"), longer)
    hand.wait_for(lambda: table.model().rowCount() == 1, "one left")  # type: ignore[attr-defined]
    hand.meet(
        press(hand, "Erase"),
        lambda: erase(hand, for_its_time=True),
    )
    hand.wait_for(lambda: program.room is Room.SETTINGS, "Settings again")
    assert [row.called for row in everyone(program)] == ["Maureen"]
    hand.wait_for(lambda: "Keep longer" not in hand.names(), "an empty list")
    press(hand, "I have looked through it")()
    hand.wait_for(lambda: hand.reads("Looked through on 1 June 2034."), "the year is done")
    assert program.records.retention.to_look_through() == 0


def everyone(program: Program) -> list[Person]:
    """Whoever is in the vault."""
    with program.records.changes.reading() as session:
        return list(session.exec(select(Person)))


def test_an_erasure_that_was_broken_off_is_finished_at_the_next_unlock(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, NAME)
    person_id = program.person_id
    vault = program.workspace.context.vault
    assert vault is not None
    agreed = Agreed(ErasureReason.ASKED, "Ann", "Manager")
    program.records.erasures.begin(person_id, agreed, vault.kept.keyed_id(person_id), [])
    program.close()

    hand = program.start()
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    told: list[str] = []

    def unlocked() -> None:
        hand.type(f"{PASSPHRASE}\n")
        hand.wait_for(lambda: program.room is Room.TODAY, "Today")
        hand.wait_for(lambda: program.records.erasures.unfinished() == [], "the end of it")
        hand.wait_for(lambda: told, "what was finished being told")

    def read() -> None:
        hand.click("Close")
        told.append(NAME)

    hand.meet(unlocked, read)
    with pytest.raises(NotFoundError):
        program.records.people.get(person_id)
    assert NAME not in shown_words(hand)


def test_together_shows_nothing_of_it(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, NAME)
    person_id = program.person_id
    assert "What is held, and their rights" in hand.names()
    program.workspace.go(Place(Room.THEIR_RECORD, person_id))
    assert hand.reads("How long it is kept")
    program.workspace.context.navigator.set_together(True)
    hand.pause()
    assert not hand.reads("How long it is kept")
    assert hand.reads("This is shown once the screen is yours again.")
    for room in (Room.OVERVIEW, Room.DETAILS):
        program.workspace.go(Place(room, person_id))
        assert "What is held, and their rights" not in hand.names()
        assert not hand.reads("Their record")
