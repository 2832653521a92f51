"""The fonts of the screen: our own, which come with the program."""

from __future__ import annotations

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFontDatabase

from planner.system.resources import resource

FAMILY = "Atkinson Hyperlegible Next"
#: Ours, then who has the letters that ours lacks, in the order they are asked: never one letter
#: of a word from here and the next from there, as a computer's own fonts would give.
FAMILIES = (
    FAMILY,
    "Noto Naskh Arabic",
    "Noto Sans Bengali",
    "Noto Sans Gurmukhi",
    "Noto Sans Gujarati",
    "Noto Sans Devanagari",
    "Noto Sans Tamil",
    "Noto Sans",
    "Noto Sans Symbols 2",
    "Noto Emoji",
    "Noto Sans SC",
)


def add_fonts() -> bool:
    """Bring our own fonts: a computer may have none, or none for the script someone writes in.

    False where one is missing or damaged: then letters are drawn with whatever the computer has.
    """
    # Qt reports each script that our first font lacks before it turns to the others
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    try:
        fonts = sorted(resource("fonts").glob("*.ttf"))
    except OSError:
        return False
    added = [QFontDatabase.addApplicationFont(str(font)) for font in fonts]
    return -1 not in added and FAMILY in QFontDatabase.families()
