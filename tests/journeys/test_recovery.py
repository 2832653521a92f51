"""The keyring has lost its secret: the recovery code opens everything, with a new passphrase."""

from __future__ import annotations

from planner.views.navigation import Room
from planner.views.shell.recover import RecoverPage
from planner.views.shell.unlock import UnlockPage
from tests.journeys.program import (
    PASSPHRASE,
    Program,
    first_start,
    new_person,
    show_names,
    shown_words,
)

NEW = "seven herons count the slow river"


def test_the_recovery_code_opens_a_vault_whose_keyring_lost_its_secret(program: Program) -> None:
    hand = program.start()
    code = first_start(program, hand)
    new_person(program, hand, "Maryam")
    program.close()
    program.keyring.secrets.clear()

    hand = program.start()
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    hand.type(f"{PASSPHRASE}\n")
    use_code = "Forgot passphrase? Use the recovery code"
    hand.wait_for(lambda: hand.focused().accessibleName() == use_code, "the way to the code")
    hand.type(" ")
    hand.wait_for(program.shows(RecoverPage), "the recovery page")
    hand.type(code.lower().replace("-", " "))
    hand.tab_to("New passphrase")
    hand.type(NEW)
    hand.tab_to("The same again")
    hand.type(f"{NEW}\n")
    hand.wait_for(lambda: program.room is Room.TODAY, "Today")
    show_names(hand)
    hand.wait_for(lambda: "Maryam" in shown_words(hand), "the person")
    program.close()

    hand = program.start()
    hand.wait_for(program.shows(UnlockPage), "the unlock page")
    hand.type(f"{NEW}\n")
    hand.wait_for(lambda: program.room is Room.TODAY, "Today with the new passphrase")
    show_names(hand)
    hand.wait_for(lambda: "Maryam" in shown_words(hand), "the person")
