"""Runs the program, or shows its parts, until the window closes."""

from __future__ import annotations

import logging
import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from planner.app import Planner
from planner.parts import Parts
from planner.system import buses, folders, printing_service
from planner.system.device_secret import SystemKeyring
from planner.system.environment import this_environment
from planner.system.installer_mutex import say_open
from planner.system.passing_files import kept_in_memory
from planner.system.portable import NoKeyring
from planner.system.process import heir_command, keep_memory_private
from planner.system.resources import resource
from planner.views.binding import read_no_sources
from planner.views.chosen_folders import keep_nowhere
from planner.views.exception_hook import ExceptionHook, log_to
from planner.views.garbage import GarbageCollector
from planner.views.jobs import wait_for_printers
from planner.views.style_sheet import STYLE
from planner.views.theme import Theme
from planner.views.told_to_end import ToldToEnd
from planner.views.widgets.accessibility import listen

#: Seconds that pages on their way to a printer are given after the window closed.
_LAST_PAGES = 30.0


def run(after_lock: str = "", parts: Parts | None = None) -> int:
    """Run the program until its window closes; gives the exit status.

    `after_lock` names the socket at which the process that was locked waits for this one.
    """
    keep_memory_private()
    say_open()
    with kept_in_memory():
        return _run(after_lock, parts)


def _run(after_lock: str, parts: Parts | None) -> int:
    """The program itself, in a process that keeps to itself."""
    elsewhere = buses.keep_to_this_computer()
    application = make_application()
    planner = Planner(application, parts or _parts_here())
    log_to(folders.log_folder())
    for name in elsewhere:
        logging.getLogger("planner").warning("not used, names a bus elsewhere: %s", name)
    ExceptionHook(planner.dialogs, planner.save_drafts).watch()
    if after_lock:
        from planner.views.handover import Heir

        heir = Heir(after_lock, planner.window)
        heir.called.connect(planner.go_on)
        heir.dismissed.connect(application.quit)
    else:
        planner.start()
    GarbageCollector(planner).start()
    ending = ToldToEnd(application)
    ending.told.connect(planner.end_at_once)
    status = application.exec()
    ending.stop()
    wait_for_printers(_LAST_PAGES)
    return status


def _parts_here() -> Parts:
    """What the program takes from this computer: a stick's takes no part of a key from it."""
    secrets = NoKeyring() if folders.is_portable() else SystemKeyring()
    return Parts(secrets=secrets, heir=heir_command, environment=this_environment())


def run_gallery() -> int:
    """Show every widget in its states."""
    from planner.views.gallery import Gallery

    application = make_application()
    theme = Theme()
    theme.apply(application)
    gallery = Gallery(theme)
    gallery.show()
    return application.exec()


def make_application() -> QApplication:
    """Qt, as the program and its tests want it."""
    read_no_sources()
    keep_nowhere()
    buses.keep_to_this_computer()
    printing_service.keep_to_this_computer()
    # how long the window's thread may wait for one that makes a paper; Python's own is 5 ms
    sys.setswitchinterval(0.001)
    application = QApplication([sys.argv[0], *STYLE])
    application.setApplicationName("Pathway Planner")
    application.setWindowIcon(QIcon(str(resource("program.svg"))))
    application.setQuitOnLastWindowClosed(True)
    listen(application)
    return application
