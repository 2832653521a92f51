"""Who may open the vault, by hand: a colleague, two people, all keys new, two vaults."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from sqlmodel import col, select

from demo.hand import Hand
from planner.keeper import Keeper
from planner.models.journal import JournalLine, Why
from planner.models.planners import Planner
from planner.system import folders
from planner.system.policy import Policy
from planner.vault import recovery_code
from planner.vault.keys import LOWEST
from planner.views.navigation import Place, Room
from planner.views.pages.settings.page import SettingsPage
from planner.views.shell.context import SetUp
from planner.views.shell.cover import Cover
from planner.views.shell.recover import RecoverPage
from planner.views.shell.two_people import TwoPeoplePage
from planner.views.shell.unlock import UnlockPage
from planner.views.widgets.fields import PassphraseField
from tests.journeys.program import (
    PASSPHRASE,
    Program,
    new_person,
    shown_words,
)

THEIRS, NEW = "two otters under the old bridge", "nine green boats at dawn"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.vault.opening.cost_for", lambda kind, memory: LOWEST)


def settings_section(program: Program, hand: Hand, name: str) -> None:
    """Open Settings at one of its sections, by mouse."""
    hand.click("Settings")
    hand.wait_for(lambda: program.room is Room.SETTINGS, "Settings")
    page = program.page
    assert isinstance(page, SettingsPage)
    number = next(index for index, each in enumerate(page.sections) if each.name == name)
    hand.click_on(page.entries[number])


def lock(program: Program, hand: Hand) -> None:
    hand.control(Qt.Key.Key_L)
    hand.wait_for(program.shows(UnlockPage), "the unlock page")


def unlock_by(program: Program, hand: Hand, words: str) -> None:
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    hand.focus("Passphrase")
    hand.control(Qt.Key.Key_A)
    hand.type(f"{words}\n")
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")


def refused(program: Program, hand: Hand, words: str) -> None:
    hand.focus("Passphrase")
    hand.control(Qt.Key.Key_A)
    hand.type(f"{words}\n")
    field = next(one for one in hand.window.findChildren(PassphraseField) if one.isVisible())
    hand.wait_for(lambda: "did not open the vault" in field.error, "a refusal")


def until_closed(hand: Hand, act: Callable[[], object]) -> None:
    """Do `act` in the dialog that is open, and wait until it has gone."""
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    act()
    hand.wait_for(lambda: not dialog.isVisible(), f"{dialog.accessibleName()} to close")


def keep_code(hand: Hand, codes: list[str]) -> None:
    """Copy the code that a dialog shows, and type back what it asks for."""
    groups = {
        name.removeprefix("Group ").split(":")[0]: label.text()
        for label in hand.top.findChildren(QLabel)
        if (name := label.accessibleName()).startswith("Group ") and ":" in name
    }
    codes.append("-".join(groups.values()))
    for number, letters in groups.items():
        if f"Group {number}" in hand.names(QWidget):
            hand.fill(f"Group {number}", letters.lower())
    copy = next(name for name in hand.names() if name.endswith("a copy"))
    until_closed(hand, partial(hand.click, copy))


def who_did(program: Program, why: Why) -> list[tuple[str, dict[str, str]]]:
    """The planner's name and the detail of each line of a kind."""
    with program.records.changes.reading() as session:
        lines = session.exec(
            select(JournalLine).where(JournalLine.why == why).order_by(col(JournalLine.sequence))
        ).all()
        names = {row.id: row.name for row in session.exec(select(Planner))}
    return [
        (names.get(line.planner_id, "") if line.planner_id else "", line.after or {})
        for line in lines
    ]


def test_a_colleague_covers_and_the_journal_names_them(program: Program) -> None:
    hand = program.open_vault()
    settings_section(program, hand, "Colleagues and organisation")

    def fill() -> None:
        hand.fill("Your own passphrase", PASSPHRASE)
        hand.fill("Their name", "Sam Okoro")
        hand.fill("A passphrase that only they know", THEIRS)
        hand.fill("The new one again", THEIRS)
        until_closed(hand, partial(hand.click, "Add them"))

    hand.meet(partial(hand.click, "Add a colleague"), fill)
    assert "Sam Okoro" in shown_words(hand)
    lock(program, hand)
    assert "Sam" not in shown_words(hand)

    unlock_by(program, hand, THEIRS)
    new_person(program, hand, "Maryam")
    with program.records.changes.reading() as session:
        line = session.exec(
            select(JournalLine).where(JournalLine.record_id == program.person_id)
        ).first()
        assert line is not None
        writer = session.get(Planner, line.planner_id)
    assert writer is not None
    assert writer.name == "Sam Okoro"
    assert who_did(program, Why.UNLOCKED)[-1] == (
        "Sam Okoro",
        {"by": "colleague's passphrase", "name": "Sam Okoro"},
    )
    settings_section(program, hand, "You and your surgeries")
    assert hand.reads("You are covering for Priya Nair.")
    hand.press(Qt.Key.Key_F9)  # no PIN of their own yet: it locks
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    assert not program.shows(Cover)()
    unlock_by(program, hand, PASSPHRASE)
    assert who_did(program, Why.UNLOCKED)[-1] == ("Priya Nair", {"by": "passphrase"})
    assert not hand.reads("You were with someone when the vault was locked.")


def test_after_a_lost_keyring_the_planner_is_told_who_needs_a_passphrase(program: Program) -> None:
    hand = program.open_vault()
    vault, records = program.workspace.context.vault, program.records
    assert vault is not None
    slot = vault.slots.for_colleague(PASSPHRASE, THEIRS)
    records.key_holders.add_colleague(slot.id, "Sam Okoro")
    vault.slots.put(slot)
    lock(program, hand)
    program.keyring.secrets.clear()
    hand.click("Forgot passphrase? Use the recovery code")
    hand.wait_for(program.shows(RecoverPage), "the recovery page")
    hand.fill("Recovery code", program.code)
    hand.fill("New passphrase", NEW)
    hand.fill("The same again", NEW)
    read: list[bool] = []

    def be_told() -> None:
        read.append(hand.reads("Sam Okoro cannot open this vault any more"))
        hand.click("Close")

    def open_by_code() -> None:
        hand.press(Qt.Key.Key_Return)
        hand.wait_for(lambda: bool(read), "the message")

    hand.meet(open_by_code, be_told)
    assert read == [True]
    assert program.room is Room.TODAY


def test_all_keys_are_changed_and_everything_old_is_dead(program: Program) -> None:
    program.policy = Policy(two_people=True)
    hand = program.open_vault()
    new_person(program, hand, "Maryam")
    person_id = program.person_id
    settings_section(program, hand, "Passphrase and recovery code")
    codes: list[str] = []

    def fill() -> None:
        hand.fill("Your passphrase now", PASSPHRASE)
        hand.fill("New passphrase", NEW)
        hand.fill("The new one again", NEW)
        hand.fill("One person's name", "Ann Ode")
        hand.fill("The other person's name", "Ben Ali")
        until_closed(hand, partial(hand.click, "Next: a new recovery code"))

    keep = partial(keep_code, hand, codes)
    hand.meet(
        partial(hand.click, "Change all keys"),
        fill,
        *(keep, keep, keep),
        partial(hand.click, "Change all keys"),
        partial(until_closed, hand, lambda: None),
    )
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    assert hand.reads("All keys were changed.")
    refused(program, hand, PASSPHRASE)
    unlock_by(program, hand, NEW)
    assert program.records.people.get(person_id).called == "Maryam"
    assert ("Priya Nair", {"what": "all keys changed"}) in who_did(program, Why.KEYS_CHANGED)
    two = program.records.key_holders.organisation()
    assert two is not None
    assert (two.name, two.second_name) == ("Ann Ode", "Ben Ali")
    assert not hand.reads("Your organisation asks that two people")
    folder = folders.vaults_folder() / "first"
    assert not (folder / "vault.db").exists()
    assert len(program.keyring.secrets) == 1

    lock(program, hand)
    for code, opens in ((program.code, False), (codes[0], True)):
        hand.click("Forgot passphrase? Use the recovery code")
        hand.wait_for(program.shows(RecoverPage), "the recovery page")
        hand.fill("Recovery code", code)
        hand.fill("New passphrase", PASSPHRASE)
        hand.fill("The same again", f"{PASSPHRASE}\n")
        if not opens:
            hand.wait_for(lambda: hand.reads("It may be an older one."), "a refusal")
            hand.click("Back")
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")


def test_two_people_open_it_and_bring_in_somebody_who_covers(program: Program) -> None:
    hand = program.open_vault()
    new_person(program, hand, "Maryam")
    person_id = program.person_id
    settings_section(program, hand, "Colleagues and organisation")
    codes: list[str] = []

    def name_them() -> None:
        hand.fill("Your own passphrase", PASSPHRASE)
        hand.fill("One person's name", "Ann Ode")
        hand.fill("The other person's name", "Ben Ali")
        until_closed(hand, partial(hand.click, "Next: the first code"))

    keep = partial(keep_code, hand, codes)
    hand.meet(partial(hand.click, "Set it up"), name_them, keep, keep)
    hand.meet(
        partial(hand.wait_for, lambda: hand.reads("hold a code each since"), "both codes"),
        partial(hand.click, "Close"),
    )
    lock(program, hand)
    hand.click("Forgot passphrase? Use the recovery code")
    hand.wait_for(program.shows(RecoverPage), "the recovery page")
    hand.click("Two people of the organisation")
    hand.wait_for(program.shows(TwoPeoplePage), "both codes")
    hand.type(codes[1])
    hand.tab_to("The other person's code")
    hand.type(f"{codes[0].lower()}\n")
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")
    assert who_did(program, Why.UNLOCKED)[-1] == (
        "Ann Ode and Ben Ali",
        {"by": "two people's codes", "name": "Ann Ode", "second_name": "Ben Ali"},
    )
    settings_section(program, hand, "Colleagues and organisation")

    def fill() -> None:
        hand.fill("Their name", "Sam Okoro")
        hand.fill("A passphrase that only they know", THEIRS)
        hand.fill("The new one again", THEIRS)
        until_closed(hand, partial(hand.click, "Add them"))

    hand.meet(partial(hand.click, "Add a colleague"), fill)
    lock(program, hand)
    unlock_by(program, hand, THEIRS)
    assert program.records.people.get(person_id).called == "Maryam"


def test_one_of_two_vaults_is_chosen_at_the_unlock_page(program: Program) -> None:
    program.make_vault()
    keeper = Keeper(folders.vaults_folder() / "vault-2", program.keyring, program.clock, LOWEST)
    keeper.make(
        SetUp(
            name="Sam Okoro",
            passphrase=THEIRS,
            recovery_code=recovery_code.new_code(),
            pin="593014",
        )
    ).close()
    hand = program.start()
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    assert hand.reads("Vault 1")
    unlock_by(program, hand, PASSPHRASE)
    settings_section(program, hand, "Vaults on this computer")
    hand.focus("What this vault is called")
    hand.control(Qt.Key.Key_A)
    hand.type("Garth Lane\t")
    lock(program, hand)
    assert hand.reads("Garth Lane")

    def choose() -> None:
        hand.click("Vault 2")
        hand.click("Use this one")

    change = "Garth Lane. Choose another vault"
    hand.meet(partial(hand.click, change), choose)
    refused(program, hand, PASSPHRASE)
    unlock_by(program, hand, THEIRS)
    owner = program.records.settings.owner()
    assert owner is not None
    assert owner.name == "Sam Okoro"
    program.close()
    hand = program.start()
    hand.wait_for(lambda: hand.reads("Vault 2"), "the vault that was open last")


def test_a_full_disk_makes_no_try_free_by_way_of_another_vault(program: Program) -> None:
    memory = folders.memory_file()
    memory.with_name(f"{memory.name}.part").mkdir(parents=True)  # nothing can be written there
    program.make_vault()
    hand = program.start()
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    assert program.planner is not None
    for _try in range(3):
        refused(program, hand, "somebody guesses")
        program.planner.door.show_another()
        hand.click("Back")
    hand.type(f"{PASSPHRASE}\n")
    field = next(one for one in hand.window.findChildren(PassphraseField) if one.isVisible())
    hand.wait_for(lambda: "try again in 5 seconds" in field.error, "the wait")


def test_another_vault_is_set_up_from_settings_and_left_again(program: Program) -> None:
    hand = program.open_vault()
    settings_section(program, hand, "Vaults on this computer")
    hand.meet(partial(hand.click, "Set up another vault"), partial(hand.click, "Lock and go on"))
    hand.wait_for(lambda: hand.reads("Step 1 of 6"), "first start")
    hand.click("Back")
    unlock_by(program, hand, PASSPHRASE)
    assert [each.name for each in folders.vaults_folder().iterdir()] == ["first"]
    assert program.workspace.go(Place(Room.PEOPLE))
