"""Which way words run, and how they stand in a sentence of ours without turning it round."""

from __future__ import annotations

import re
from unicodedata import bidirectional

_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff"
    "\U0001e800-\U0001efff]"
)
#: Letters that Urdu has and Arabic, Persian, Pashto and Kurdish have not.
_URDU = re.compile("[\u0679\u0688\u0691\u06ba\u06c1\u06c2\u06c3\u06d2\u06d3]")
_LEFT, _RIGHT, _END = "\u2066", "\u2067", "\u2069"
_OPENING = frozenset({"LRI", "RLI", "FSI"})


def has_right_to_left(text: str) -> bool:
    """Whether any letter of `text` may run from right to left."""
    return _RIGHT_TO_LEFT.search(text) is not None


def from_right(text: str) -> bool:
    """Whether `text` is read from the right, as its first letter with a direction says.

    What is isolated in it has no say.
    """
    inside = 0
    for letter in text:
        direction = bidirectional(letter)
        if direction in _OPENING:
            inside += 1
        elif direction == "PDI":
            inside = max(0, inside - 1)
        elif not inside and direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def in_urdu(text: str) -> bool:
    """Whether `text` has letters that are Urdu's own, and so is written in Nastaliq."""
    return _URDU.search(text) is not None


def isolated(words: str) -> str:
    """`words` such as a name, put into a sentence of ours without turning the sentence round.

    Words without letters from right to left stay as they are, and so does what is isolated.
    """
    if not has_right_to_left(words) or (words[0] in (_LEFT, _RIGHT) and words[-1] == _END):
        return words
    return f"{_RIGHT if from_right(words) else _LEFT}{words}{_END}"
