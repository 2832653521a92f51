"""How something is said where no window of ours can open: in the terminal, or by what the desktop
has for it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from contextlib import suppress

TITLE = "Pathway Planner"
#: What desktops show a sentence with: the program, and what stands before the sentence.
_WAYS = (
    ("zenity", ("--error", "--no-markup", "--width=480", f"--title={TITLE}", "--text")),
    ("kdialog", ("--title", TITLE, "--error")),
    ("xmessage", ("-center", "-title", TITLE)),
)


def say(words: str) -> None:
    """Say it in the terminal; where there is none, in a small window of the desktop's own.

    Ends once that window is closed. Never fails: there is nobody left to tell.
    """
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(words + "\n")
            sys.stderr.flush()
            if sys.stderr.isatty():
                return
    if sys.platform == "win32":
        _on_windows(words)
    elif sys.platform != "darwin" and (command := desktop_command(words, os.environ)):
        import subprocess  # seldom, and the start is to be light

        with suppress(OSError):
            subprocess.run(command, check=False)  # noqa: S603 - ours


def desktop_command(words: str, variables: Mapping[str, str]) -> list[str]:
    """What shows `words` on this desktop; empty where nothing here can."""
    x, wayland = variables.get("DISPLAY"), variables.get("WAYLAND_DISPLAY")
    for name, before in _WAYS:
        found = shutil.which(name)
        if found and (x or (wayland and name != "xmessage")):
            return [found, *before, words]
    return []


if sys.platform == "win32":
    import ctypes

    _ERROR = 0x10

    def _on_windows(words: str) -> None:
        """Written from Microsoft's documentation of MessageBoxW; not yet run on Windows."""
        with suppress(OSError, AttributeError):
            ctypes.windll.user32.MessageBoxW(None, words, TITLE, _ERROR)
