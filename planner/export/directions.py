"""Which way each letter runs, by the Unicode bidirectional rules (python-bidi's)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import Any

from planner.scripts import has_right_to_left

#: Isolates came after the rules that python-bidi follows: embeddings stand in for them, between
#: marks of the direction around them, by whether they run from right to left.
_EMBEDDINGS = {"\u2066": "\u202a", "\u2067": "\u202b", "\u2068": "\u202a"}
_END, _END_OF_EMBEDDING = "\u2069", "\u202c"
_FROM_RIGHT = "\u2067"
_MARKS = {False: "\u200e", True: "\u200f"}

#: Beyond it are letters that English has not.
_PLAIN = 0x7F
#: British Sign Language is written in no letters.
_SIGNED = "bfi"


def language_of(words: str, spoken: str, document: str) -> str:
    """The language to read `words` aloud in; empty for the document's own.

    `spoken` is the person's language. Plain letters may as well be a planner's English, which is
    not to be read as Polish: only letters that English has not say that it is theirs. On a paper
    that is not English, an English speaker's words are English.
    """
    theirs = spoken.lower().replace("_", "-").split("-")[0]
    if theirs in {"", _SIGNED} or theirs == document.split("-")[0]:
        return ""
    if theirs == "en":
        return "en-GB"
    return theirs if any(ord(each) > _PLAIN and each.isalpha() for each in words) else ""


def levels(text: str, *, rtl: bool) -> list[int]:
    """The level of each letter of one paragraph: even from left to right, odd the other way."""
    if not rtl and not has_right_to_left(text):
        return [0] * len(text)
    from bidi import algorithm

    storage: dict[str, Any] = algorithm.get_empty_storage()
    storage["base_level"] = int(rtl)
    storage["base_dir"] = "R" if rtl else "L"
    stood_for = list(_standing_in(text, rtl=rtl))
    algorithm.get_embedding_levels("".join(letter for _index, letter in stood_for), storage)
    for char, (index, _letter) in zip(storage["chars"], stood_for, strict=True):
        char["index"] = index
    algorithm.explicit_embed_and_overrides(storage)
    algorithm.resolve_weak_types(storage)
    algorithm.resolve_neutral_types(storage, debug=False)
    algorithm.resolve_implicit_levels(storage, debug=False)
    found: dict[int, int] = {char["index"]: char["level"] for char in storage["chars"]}
    result: list[int] = []
    last = int(rtl)
    for index in range(len(text)):
        last = found.get(index, last)
        result.append(last)
    return result


def _standing_in(text: str, *, rtl: bool) -> Iterator[tuple[int, str]]:
    """What python-bidi is given for each letter, with its place in `text`."""
    around = [rtl]
    for index, letter in enumerate(text):
        if letter in _EMBEDDINGS:
            yield index, _MARKS[around[-1]]
            yield index, _EMBEDDINGS[letter]
            around.append(letter == _FROM_RIGHT)
        elif letter == _END and len(around) > 1:
            around.pop()
            yield index, _END_OF_EMBEDDING
            yield index, _MARKS[around[-1]]
        else:
            yield index, _known(letter)


def _known(letter: str) -> str:
    """`letter`, or one of its direction where Unicode has not named it yet."""
    if unicodedata.bidirectional(letter):
        return letter
    return "\u05d0" if has_right_to_left(letter) else "a"


def visual_order(piece_levels: list[int]) -> list[int]:
    """The places of a line's pieces from left to right, given their levels in reading order."""
    order = list(range(len(piece_levels)))
    if not piece_levels:
        return order
    for level in range(max(piece_levels), 0, -1):
        start = 0
        while start < len(order):
            if piece_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and piece_levels[order[end]] >= level:
                end += 1
            order[start:end] = reversed(order[start:end])
            start = end
    return order
