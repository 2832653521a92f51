"""Opens the program with a throw-away vault that has a dozen invented people in it."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from demo.clock import StoryClock
from demo.ready import PASSPHRASE, PIN, make_vault
from demo.stage import throw_away_home
from planner.app import Planner
from planner.parts import Parts
from planner.selftest.trial import KeysInMemory
from planner.system.clock import SystemClock
from planner.views.shell.unlock import UnlockPage
from planner.words import _


def show(application: QApplication) -> int:
    """Run until the window closes; gives the exit status. Nothing of it is left behind."""
    print(_("This is a demo. Everyone in it is invented, and nothing you type in it is kept."))
    print(_("Making a throw-away vault. This takes a few seconds."))
    with throw_away_home():
        secrets = KeysInMemory()
        make_vault(secrets, StoryClock(SystemClock().now()))
        planner = Planner(application, Parts(secrets=secrets))
        planner.start()
        for page in planner.window.findChildren(UnlockPage):
            page.passphrase.set_text(PASSPHRASE)
            page.unlock()
        print(_("Passphrase: {passphrase}").format(passphrase=PASSPHRASE))
        print(_("PIN for the cover: {pin}").format(pin=PIN))
        return application.exec()
