"""The checks of the window, and of the parts of Qt that speak to displays and printers."""

from __future__ import annotations

import ctypes
import os
import sys

from planner.full_selftest.stage import Stage
from planner.selftest.checks import Check, NotRightError, NotTriedError
from planner.system import libraries
from planner.system.startup_checks import what_lacks
from planner.views import binding
from planner.words import N_, _

#: The part of Qt that opens windows, by system.
_PLUGINS = {"win32": "qwindows.dll", "darwin": "libqcocoa.dylib"}


def display(_stage: Stage) -> str:
    """The part of Qt that opens windows can be loaded; no window is opened.

    Where there is no display on Linux, its absence is said and is no fault.
    """
    wayland = "WAYLAND_DISPLAY" in os.environ and "DISPLAY" not in os.environ
    linux = "libqwayland.so" if wayland else "libqxcb.so"
    plugin = binding.plugins() / "platforms" / _PLUGINS.get(sys.platform, linux)
    if not plugin.is_file():
        gone = _("{name} is not here. Install Pathway Planner again.")
        raise NotRightError(gone.format(name=plugin.name))
    wanted = not sys.platform.startswith("linux") or wayland or "DISPLAY" in os.environ
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        if wanted:
            raise NotRightError(what_lacks(error)) from error
        words = _("There is no display here. One would need {libraries}.")
        named = ", ".join(libraries.named_in(error)) or str(error)
        raise NotTriedError(words.format(libraries=named)) from error
    return plugin.name


def printer_part(_stage: Stage) -> str:
    """What asks this computer's printing service can be loaded; no printer is asked.

    On Linux alone it is a part of its own. From source it may be missing with its library.
    """
    if not sys.platform.startswith("linux"):
        return ""
    try:
        ctypes.CDLL(str(binding.plugins() / "printsupport" / "libcupsprintersupport.so"))
    except OSError as error:
        words = _("No printer can be found here, and PDFs can be saved: {reason}")
        raise NotTriedError(words.format(reason=error)) from error
    return ""


CHECKS = [
    Check(N_("A display can be used"), display, advice=""),
    Check(N_("The window opens at the unlock page"), Stage.open),
    Check(N_("Letters of the screen"), Stage.letters),
    Check(N_("Icons and drawings"), Stage.drawings),
    Check(N_("The passphrase unlocks it, and Today shows"), Stage.unlock),
    Check(N_("A person's pages show"), Stage.person),
    Check(N_("The print page shows the plan"), Stage.preview),
    Check(N_("Printing draws the plan"), Stage.print_out),
    Check(N_("What speaks to printers loads"), printer_part),
    Check(N_("It locks, with a backup, and closes"), Stage.lock),
]
