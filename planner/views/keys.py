"""Every key of the program and what it does: F1's list, the guide's table and the tests read this.

A key that is not here does nothing of ours. Keys of rooms that do not exist yet are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from planner.words import N_, _


class Deed(StrEnum):
    """What a key of the whole workspace does; views/shortcuts.py says how."""

    SEARCH = "search"
    TODAY = "today"
    PEOPLE = "people"
    SETTINGS = "settings"
    NEW_PERSON = "new_person"
    STEP_1 = "step_1"
    STEP_2 = "step_2"
    STEP_3 = "step_3"
    WELLBEING = "wellbeing"
    NOTES = "notes"
    REVIEW = "review"
    KEEPING_SAFE = "keeping_safe"
    JOT = "jot"
    PRINT = "print"
    TURN = "turn"
    UNDO = "undo"
    REDO = "redo"
    SAVED = "saved"
    NAMES = "names"
    BIGGER = "bigger"
    SMALLER = "smaller"
    AS_AT_FIRST = "as_at_first"
    NEXT_AREA = "next_area"
    AREA_BEFORE = "area_before"
    BACK = "back"
    COVER = "cover"
    LOCK = "lock"
    HELP = "help"


#: These work over an open dialog as well: somebody may come in, and letters may be too small.
OVER_DIALOGS = (Deed.COVER, Deed.LOCK, Deed.BIGGER, Deed.SMALLER, Deed.AS_AT_FIRST)


@dataclass(frozen=True)
class Key:
    """A key, or several that do one thing, by the names that Qt gives them."""

    keys: tuple[str, ...]
    does: str
    #: How they are written where their names are not what is printed on a keyboard.
    said: str = ""
    deed: Deed | None = None

    def written(self) -> str:
        """Such as "Ctrl+Shift+N", or "1 to 5"."""
        return _(self.said) if self.said else ", ".join(self.keys)


@dataclass(frozen=True)
class Keys:
    """The keys that work in one part of the program."""

    where: str
    keys: tuple[Key, ...]


_DIGITS = tuple("0123456789")
_ARROWS = ("Left", "Right", "Up", "Down")

EVERYWHERE = Keys(
    N_("Everywhere, once the vault is open"),
    (
        Key(("Ctrl+K",), N_("Find a person or anything said"), deed=Deed.SEARCH),
        Key(("Ctrl+1",), N_("Today"), deed=Deed.TODAY),
        Key(("Ctrl+2",), N_("People"), deed=Deed.PEOPLE),
        Key(("Ctrl+6",), N_("Settings"), deed=Deed.SETTINGS),
        Key(("Ctrl+N",), N_("New person"), deed=Deed.NEW_PERSON),
        Key(("Alt+1",), N_("Step 1, Emotional support"), deed=Deed.STEP_1),
        Key(("Alt+2",), N_("Step 2, Aspirations"), deed=Deed.STEP_2),
        Key(("Alt+3",), N_("Step 3, Barriers"), deed=Deed.STEP_3),
        Key(("Alt+4",), N_("Wellbeing"), deed=Deed.WELLBEING),
        Key(("Alt+5",), N_("Notes"), deed=Deed.NOTES),
        Key(("Alt+7",), N_("Review"), deed=Deed.REVIEW),
        Key(("Ctrl+Shift+C",), N_("Keeping safe"), deed=Deed.KEEPING_SAFE),
        Key(("Ctrl+J",), N_("Jot, in a visit"), deed=Deed.JOT),
        Key(("Ctrl+P",), N_("Print"), deed=Deed.PRINT),
        Key(("Ctrl+Shift+T",), N_("Turn the screen"), deed=Deed.TURN),
        Key(("Ctrl+Z",), N_("Undo; in a box, what was typed there first"), deed=Deed.UNDO),
        Key(("Ctrl+Y",), N_("Redo"), deed=Deed.REDO),
        Key(("Ctrl+S",), N_("Everything is saved as you type; this says when"), deed=Deed.SAVED),
        Key(("Ctrl+Shift+H",), N_("Hide or show names"), deed=Deed.NAMES),
        Key(("Ctrl++", "Ctrl+="), N_("Text bigger"), N_("Ctrl+plus"), Deed.BIGGER),
        Key(("Ctrl+-",), N_("Text smaller"), N_("Ctrl+minus"), Deed.SMALLER),
        Key(("Ctrl+0",), N_("Text at 100 per cent"), deed=Deed.AS_AT_FIRST),
        Key(("F6",), N_("Next area of the screen"), deed=Deed.NEXT_AREA),
        Key(("Shift+F6",), N_("Area before"), deed=Deed.AREA_BEFORE),
        Key(("Alt+Left",), N_("Back"), deed=Deed.BACK),
        Key(("F9",), N_("Cover the screen, over a dialog too"), deed=Deed.COVER),
        Key(("Ctrl+L",), N_("Lock now, over a dialog too"), deed=Deed.LOCK),
        Key(("F1",), N_("Keys and help"), deed=Deed.HELP),
    ),
)

PAGES = Keys(
    N_("On every page and in every dialog"),
    (
        Key(("Tab",), N_("Next box or button")),
        Key(("Shift+Tab",), N_("The one before")),
        Key(("Space",), N_("Tick, choose or press")),
        Key(("Return",), N_("Press the button; in one line of words, keep them"), N_("Enter")),
        Key(_ARROWS, N_("Go to another choice of several"), N_("Arrows")),
        Key(("Alt",), N_("Hold it: each button shows a letter that presses it")),
        Key(("Alt+Down",), N_("Open a list, or the calendar of a date")),
        Key(("Menu",), N_("What else can be done with a line or a card"), N_("Menu key")),
        Key(("PgDown", "PgUp"), N_("Scroll what is long"), N_("Page Down, Page Up")),
        Key(("Escape",), N_("Close what is on top; never loses words")),
    ),
)

LISTS = Keys(
    N_("In a table or list"),
    (
        Key(("Up",), N_("Row above")),
        Key(("Down",), N_("Row below")),
        Key(("Home",), N_("First row")),
        Key(("End",), N_("Last row")),
        Key(("Return",), N_("Open"), N_("Enter")),
        Key(("M",), N_("Jump to a name"), N_("Letters")),
    ),
)

TODAY = Keys(
    N_("On a line of Today"),
    (
        Key(("S",), N_("Seen")),
        Key(("N",), N_("Not today")),
    ),
)

PROMPT = Keys(
    N_("In a prompt of step 1"),
    (
        Key(("Ctrl+Return",), N_("Done, next one"), N_("Ctrl+Enter")),
        Key(("Ctrl+Shift+N",), N_("Not now")),
        Key(("Escape",), N_("Fold it away; the words are kept")),
    ),
)

QUESTIONNAIRE = Keys(
    N_("In the questionnaire"),
    (
        Key(tuple("12345"), N_("Answer and go to the next line"), N_("1 to 5")),
        Key(("Left", "Right"), N_("Change the answer")),
        Key(("Up", "Down"), N_("Move without answering")),
        Key(("Backspace", "Delete"), N_("Clear the answer")),
        Key(("Ctrl+Return",), N_("Finish"), N_("Ctrl+Enter")),
    ),
)

SCALE = Keys(
    N_("On a scale from 0 to 10"),
    (
        Key(_DIGITS, N_("Choose"), N_("0 to 9")),
        Key(("End",), N_("Choose 10")),
    ),
)

FINDING = Keys(
    N_("While finding (Ctrl+K)"),
    (
        Key(("Up", "Down"), N_("Move in what was found, and go on typing")),
        Key(("Return",), N_("Open"), N_("Enter")),
    ),
)

CALENDAR = Keys(
    N_("In a calendar"),
    (
        Key(_ARROWS, N_("Another day"), N_("Arrows")),
        Key(("PgUp", "PgDown"), N_("Another month"), N_("Page Up, Page Down")),
        Key(("Return",), N_("Take this day"), N_("Enter")),
        Key(("Escape",), N_("Close it and take none")),
    ),
)

HOPES = Keys(
    N_("On a card of step 2"),
    (Key(("Return", "Space"), N_("Open it"), N_("Enter, Space")),),
)

PAPER = Keys(
    N_("On a paper shown"),
    (
        Key(("Right", "PgDown"), N_("Next page"), N_("Right, Page Down")),
        Key(("Left", "PgUp"), N_("Page before"), N_("Left, Page Up")),
        Key(("Home",), N_("First page")),
        Key(("End",), N_("Last page")),
    ),
)

SAFE = Keys(
    N_("In Keeping safe"),
    (
        Key(("Ctrl+Z",), N_("Undo")),
        Key(("Ctrl+Y",), N_("Redo")),
    ),
)

TURNED = Keys(
    N_("On the turned screen, where no other key works"),
    (
        Key(("Tab", "Shift+Tab"), N_("Next or last thing")),
        Key(("Space",), N_("Choose")),
        Key(("Return",), N_("Press the button; else go on"), N_("Enter")),
        Key(_ARROWS, N_("Go to another choice"), N_("Arrows")),
        Key(_DIGITS, N_("Choose a number"), N_("0 to 9")),
        Key(("Escape",), N_("Ask for the planner’s PIN, or go back to the question")),
    ),
)

COVERED = Keys(
    N_("While the screen is covered"),
    (
        Key(_DIGITS, N_("The PIN"), N_("0 to 9")),
        Key(("Backspace",), N_("Take a digit back")),
        Key(("Escape",), N_("Take all of them back")),
        Key(("Ctrl+L",), N_("Lock now")),
    ),
)

FIRST_START = Keys(
    N_("At first start"),
    (Key(("Return",), N_("Go on"), N_("Enter")),),
)

#: All of them, in the order of the guide.
ALL = (
    EVERYWHERE,
    PAGES,
    LISTS,
    TODAY,
    PROMPT,
    QUESTIONNAIRE,
    SCALE,
    HOPES,
    FINDING,
    CALENDAR,
    PAPER,
    SAFE,
    TURNED,
    COVERED,
    FIRST_START,
)


def sections() -> list[tuple[str, list[tuple[str, str]]]]:
    """Each part of the program with its keys as they are written, and what they do."""
    return [(_(part.where), [(key.written(), _(key.does)) for key in part.keys]) for part in ALL]


def as_markdown() -> str:
    """The tables of the guide, one for each part of the program."""
    tables = []
    for where, rows in sections():
        lines = [f"{key} | {does}" for key, does in rows]
        head = [f"### {where}", "", "| keys | what they do |", "|---|---|"]
        tables.append("\n".join([*head, *(f"| {line} |" for line in lines)]))
    return "\n\n".join(tables)
