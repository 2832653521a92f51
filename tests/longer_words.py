"""What is too long for anything: names, a surgery, and a language with longer words."""

from __future__ import annotations

import gettext
import re

import pytest

from planner import words

SIZES = (100, 150, 200)
#: Eighty letters: without a space, with many, and read from the right.
LONG_NAMES = (
    ("Wolfeschlegelsteinhausenbergerdorff" * 3)[:80],
    "Anna Maria van der Bergh-Featherstonehaugh and so on to the very end of eighty letters",
    "عبدالرحمن " * 8,
)
LONG_SURGERY = "Surgery-" + "Penrhyndeudraeth" * 7


def stretched(words: str) -> str:
    """`words` as a language with longer words might have them; what is filled in stays."""
    return re.sub(r"\{[^}]*\}|[^\W\d_]+", _longer, words)


def _longer(found: re.Match[str]) -> str:
    word = found.group()
    more = -(-2 * len(word) // 5)
    return word if word.startswith("{") else word + "nelaro"[:more].ljust(more, "e")


class Stretched(gettext.NullTranslations):
    """A catalogue of a language whose words are two fifths longer than the English ones."""

    def gettext(self, message: str) -> str:
        """The longer words."""
        return stretched(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The longer words."""
        return stretched(super().ngettext(one, many, count))


def stretch_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word of the program two fifths longer, in whatever language."""
    monkeypatch.setattr(words, "_catalogue", lambda _language: Stretched())
