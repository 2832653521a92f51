"""After how many quiet minutes the screen is covered and the vault locked, unless set otherwise."""

from __future__ import annotations

COVER_AFTER = 5
LOCK_AFTER = 15
