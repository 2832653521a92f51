"""How a person's name is shown: whole, or as initials where names are hidden."""

from __future__ import annotations

import unicodedata
from datetime import date

from planner.models.folding import fold

#: A zero-width non-joiner.
_APART = "\u200c"
#: The combining class of the sign that ties a consonant to the next one.
_VIRAMA = 9
#: Letters of a name in a sentence; the bar and the person's own pages show it whole.
MOST_LETTERS = 32


def initials(name: str) -> str:
    """The first letters of the first and the last word of `name`, each with its marks.

    Letters that would join into a word of their own are kept apart.
    """
    words = [word for word in name.split() if any(letter.isalnum() for letter in word)]
    if not words:
        return name.strip()[:1]
    chosen = words if len(words) < 2 else [words[0], words[-1]]
    letters = [_first_letter(word) for word in chosen]
    return (_APART if _joins(letters[0]) else "").join(letters)


def short(name: str) -> str:
    """`name` for the middle of a sentence: its first letters and an ellipsis where it is long."""
    return name if len(name) <= MOST_LETTERS else f"{name[: MOST_LETTERS - 1].rstrip()}…"


def whole(called: str, full_name: str) -> str:
    """The name to show in a list: the full name, with what they are called if that is not in it."""
    if not full_name or fold(full_name) == fold(called):
        return called
    if f" {fold(called)} " in f" {fold(full_name)} ":
        return full_name
    return f"{called} ({full_name})"


def age(born_on: date, today: date) -> int:
    """Whole years from birth to `today`; a birthday on 29 February falls on 1 March."""
    return today.year - born_on.year - ((today.month, today.day) < (born_on.month, born_on.day))


def _first_letter(word: str) -> str:
    """A letter, its marks, and the letters that a virama ties to it."""
    start = next(place for place, letter in enumerate(word) if letter.isalnum())
    end = start + 1
    while end < len(word):
        tied = unicodedata.combining(word[end - 1]) == _VIRAMA and word[end].isalpha()
        if not tied and not unicodedata.combining(word[end]):
            break
        end += 1
    return word[start:end].upper()


def _joins(letter: str) -> bool:
    """Whether it may join the next one: an Arabic letter."""
    return unicodedata.bidirectional(letter[0]) == "AL"
