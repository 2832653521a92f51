"""Whether other programs may take pictures of this program's windows.

Windows alone has a way to refuse them (SetWindowDisplayAffinity). X11 lets every program read the
screen; Wayland's compositors ask the person, and offer programs nothing to ask for.
"""

from __future__ import annotations

import sys
from typing import Protocol

#: Left out of every picture, recording and shared screen (Windows 10 of 2004 and later), or shown
#: as a black box (before that); and as every other window.
EXCLUDED, BLACK, SHOWN = 0x11, 0x1, 0x0


class ScreenGuard(Protocol):
    """What a system offers."""

    @property
    def can_block(self) -> bool:
        """Whether windows can be kept out of pictures here."""

    def block(self, window: int, blocked: bool) -> bool:
        """Keep a window, by its number, out of pictures, or let it in; whether that worked."""


class OpenScreen:
    """A system where nothing keeps a window out of pictures."""

    can_block = False

    def block(self, window: int, blocked: bool) -> bool:
        """Nothing that could be done."""
        return False


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _WindowsScreen:
        """Written from Microsoft's documentation; not yet run on Windows."""

        can_block = True

        def block(self, window: int, blocked: bool) -> bool:
            """See `ScreenGuard`. An older Windows shows a black box instead of nothing."""
            ways = (EXCLUDED, BLACK) if blocked else (SHOWN,)
            set_affinity = ctypes.windll.user32.SetWindowDisplayAffinity
            return any(set_affinity(wintypes.HWND(window), wintypes.DWORD(way)) for way in ways)

    def screen_guard() -> ScreenGuard:
        """The one of this system."""
        return _WindowsScreen()
else:

    def screen_guard() -> ScreenGuard:
        """The one of this system."""
        return OpenScreen()
