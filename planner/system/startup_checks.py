"""What Qt needs of the computer, asked before Qt is: it would end the program without a word.

Each function gives what is to be said, or nothing where all is well.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from planner.system import displays, libraries
from planner.words import _


def could_not_load(error: Exception) -> str:
    """Why the program does not start, once `error` kept a part of it out."""
    lacking = _lacking(error)
    if lacking:
        return _cannot_start(lacking)
    return _with_reason(
        _(
            "A part of Pathway Planner is missing or damaged, so it cannot start. Your records are "
            "safe. Install the program again."
        ),
        error,
    )


def what_lacks(error: Exception) -> str:
    """What this computer or the program misses, where `error` kept a part out and it runs."""
    lacking = _lacking(error)
    if lacking:
        return _says(_("This computer lacks a part of its system."), lacking)
    again = _("A part of Pathway Planner is missing or damaged. Install Pathway Planner again.")
    return _with_reason(again, error)


def no_window_opens(variables: Mapping[str, str], plugins: Path) -> str:
    """What keeps Qt from both displays that may be named here: it would end the program.

    `plugins` are Qt's own. Where a platform is named, Qt asks for no display, or says itself what
    it lacks.
    """
    x, wayland = variables.get("DISPLAY"), variables.get("WAYLAND_DISPLAY")
    if not sys.platform.startswith("linux") or variables.get("QT_QPA_PLATFORM"):
        return ""
    lacking = libraries.missing(libraries.FOR_A_DISPLAY) if x else []
    if x and not lacking and displays.x_answers(x):
        return ""
    if wayland and displays.wayland_answers(wayland, plugins / "platforms" / "libqwayland.so"):
        return ""
    if lacking:
        return _cannot_start(lacking)
    return _(
        "Pathway Planner cannot start: no window can be opened on the display {name}. Nothing "
        "answers there, or it is somebody else's. Your records are safe. Sign in to the desktop "
        "as yourself, and start Pathway Planner there."
    ).format(name=x or wayland)


def _lacking(error: Exception) -> list[str]:
    if not sys.platform.startswith("linux"):
        return []
    return libraries.missing(libraries.NEEDED) or libraries.named_in(error)


def _with_reason(sentence: str, error: Exception) -> str:
    return f"{sentence}\n\n{error}" if str(error) else sentence


def _cannot_start(lacking: list[str]) -> str:
    sentence = _(
        "Pathway Planner cannot start: this computer lacks a part of its system. Your records are "
        "safe."
    )
    return _says(sentence, lacking)


def _says(sentence: str, lacking: list[str]) -> str:
    what_to_do = (
        _("This command installs it:")
        if (command := libraries.command(lacking))
        else _("Ask whoever looks after this computer to install it.")
    )
    lines = [sentence, "", *(f"  {name}" for name in lacking), "", what_to_do]
    return "\n".join([*lines, *([f"  {command}"] if command else [])])
