"""One of two programs over one vault: python -m tests.views.one_of_two, with a home of its own.

It says "ready", waits for a line, unlocks, and says what came of it. Where it has the vault, its
window is put away, and it says so once that came to the front again.
"""

from __future__ import annotations

import os
import sys

from PySide6.QtWidgets import QApplication

from demo.hand import Hand
from planner.app import Planner
from planner.parts import Parts
from planner.run import make_application
from planner.system.clock import SystemClock
from planner.system.device_secret import KeyringUnavailableError
from planner.vault.keys import LOWEST
from planner.views.shell.unlock import UnlockPage
from tests.fakes import FakeKeyring, FakePrinters
from tests.journeys.program import PASSPHRASE


def no_keyring() -> FakeKeyring:
    """A computer without one: the vault opens by its passphrase alone, in any process."""
    keyring = FakeKeyring()
    keyring.failure = KeyringUnavailableError("none")
    return keyring


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(application: QApplication) -> None:
    planner = Planner(application, Parts(SystemClock(), no_keyring(), FakePrinters, cost=LOWEST))
    planner.start()
    window = planner.window
    window.activateWindow()
    hand = Hand(window)
    hand.wait_for(window.isActiveWindow, "the window")
    say("ready")
    sys.stdin.readline()
    hand.type(f"{PASSPHRASE}\n")
    field = window.findChildren(UnlockPage)[-1].passphrase
    hand.wait_for(lambda: planner.workspace is not None or "since" in field.error, "an answer")
    if planner.workspace is None:
        say(field.error)
    else:
        window.showMinimized()
        say("open")
        hand.wait_for(lambda: not window.isMinimized(), "the window in front")
        say("came forward")
    sys.stdin.readline()
    planner.close()
    os._exit(0)


if __name__ == "__main__":
    main(make_application())
