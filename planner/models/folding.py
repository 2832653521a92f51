"""Folding text for search: the same letters whatever the case, the accent or the keyboard.

Folding is for finding only; what a person said is always kept as said.
"""

from __future__ import annotations

import unicodedata

#: Letters that Unicode does not take apart but people type without their stroke or ligature.
_PLAIN = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ħ": "h",
        "ŧ": "t",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ð": "d",
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "\u0640": None,  # Arabic tatweel, which only stretches a line
        "\u200c": None,  # zero-width non-joiner
        "\u200d": None,  # zero-width joiner
    }
)
#: Marks above and below Latin, Greek and Cyrillic letters, and Arabic vowel signs. The vowel
#: signs of Indic scripts are letters to their readers and stay.
_MARKS = frozenset(map(chr, (*range(0x0300, 0x0370), *range(0x064B, 0x0660), 0x0670)))


def fold(text: str) -> str:
    """`text` with case, accents and compatibility forms folded away."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in apart if letter not in _MARKS)
    return unicodedata.normalize("NFKC", kept).translate(_PLAIN)
