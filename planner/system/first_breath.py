"""What Qt needs of the computer, asked before Qt is: it would end the program without a word.

Each function gives what is to be said, or nothing where all is well.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping

from planner.system import libraries
from planner.words import _


def could_not_load(error: Exception) -> str:
    """What the program misses of this computer or of itself, once `error` kept a part out."""
    if sys.platform.startswith("linux"):
        lacking = libraries.missing(libraries.NEEDED) or libraries.named_in(error)
        if lacking:
            return _says(lacking)
    return _(
        "A part of Pathway Planner is missing or damaged, so it cannot start. Your records are "
        "safe. Install the program again."
    ) + (f"\n\n{error}" if str(error) else "")


def no_window_opens(variables: Mapping[str, str]) -> str:
    """What an X display needs and is not there: Qt would end the program.

    Where a Wayland display is, or a platform is named, Qt opens its window without X.
    """
    other = variables.get("WAYLAND_DISPLAY") or variables.get("QT_QPA_PLATFORM")
    if not sys.platform.startswith("linux") or not variables.get("DISPLAY") or other:
        return ""
    lacking = libraries.missing(libraries.FOR_A_DISPLAY)
    return _says(lacking) if lacking else ""


def _says(lacking: list[str]) -> str:
    sentence = _(
        "Pathway Planner cannot start: this computer lacks a part of its system. Your records are "
        "safe."
    )
    what_to_do = (
        _("This command brings it:")
        if (command := libraries.command(lacking))
        else _("Ask whoever looks after this computer to install it.")
    )
    lines = [sentence, "", *(f"  {name}" for name in lacking), "", what_to_do]
    return "\n".join([*lines, *([f"  {command}"] if command else [])])
