"""Makes hostile files out of good ones: bytes at random, and JSON that says what nobody would."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from torture.harms import blotted, cut, flipped, lengthened

_DEEP = 100_000
#: Bytes of a file that is far too long.
_MOST = 16_000_000
_TEXT = re.compile(rb'"[^"]*"(?!\s*:)')
#: What a reader least expects in the place of a value.
_ODD: tuple[Any, ...] = (
    None,
    True,
    "",
    " ",
    "\0",
    "\ud800",
    "\u202e",
    "../../../../etc/passwd",
    "..\\..\\windows\\system32",
    "/dev/zero",
    "C:\\",
    "x" * 5_000,
    "é" * 300,
    0,
    -1,
    1,
    2**31,
    2**40,  # a tebibyte of memory, counted in bytes
    2**30,  # the same in kibibytes
    2**63,
    2**64,
    10**400,
    -(10**30),
    0.0,
    -0.0,
    1e-320,
    1e308,
    float("inf"),
    float("nan"),
    [],
    {},
    [[]],
    ["a", 1, None],
    {"": {"": {}}},
    {"__class__": "os.system"},
)


def hostile(chance: Random, good: bytes, paths: Sequence[str] = ()) -> bytes:
    """One hostile file made of a good one; some name one of `paths`."""
    made = chance.choice(_WAYS)(chance, good)
    if not paths or chance.random() < 0.5:
        return made
    place = json.dumps(chance.choice(paths)).encode()
    return _TEXT.sub(lambda _text: place, made, count=1)


def _rubbish(chance: Random, _good: bytes) -> bytes:
    return chance.randbytes(chance.choice((0, 1, 3, 100, 5_000)))


def _huge(chance: Random, good: bytes) -> bytes:
    part = chance.choice((b" ", good, b"[", b"\xff", b"9", b'{"a":'))
    return part * min(chance.choice((20_000, 9)), _MOST // max(len(part), 1) + 1)


def _deep(chance: Random, _good: bytes) -> bytes:
    depth = chance.choice((300, 990, 3_000, _DEEP))
    opening, inside, closing = chance.choice(((b"[", b"", b"]"), (b'{"a":', b"1", b"}")))
    return opening * depth + inside + closing * depth * chance.randrange(2)


def _bytes_harmed(chance: Random, good: bytes) -> bytes:
    for _harm in range(chance.randrange(1, 4)):
        good = chance.choice((flipped, blotted, cut, lengthened))(chance, good or b"{}")[1]
    return good


def _other_json(chance: Random, good: bytes) -> bytes:
    """The same JSON with a value, a key or a shape that does not belong."""
    try:
        whole = json.loads(good)
    except ValueError:
        return _bytes_harmed(chance, good)
    for _change in range(chance.randrange(1, 4)):
        whole = _changed(chance, whole)
    return _spelt(chance, whole)


def _changed(chance: Random, whole: Any) -> Any:
    places = [*_places(whole)]
    if not places:
        return chance.choice(_ODD)
    holder, key = chance.choice(places)
    match chance.randrange(5):
        case 0 if isinstance(holder, dict):
            del holder[key]
        case 1 if isinstance(holder, dict):
            holder[f"{key}{chance.choice(('2', chr(0), '../'))}"] = deepcopy(holder[key])
        case 2 if isinstance(holder, list):
            holder += [deepcopy(holder[key])] * chance.choice((1, 20, 2_000))
        case 3 if isinstance(holder[key], str) and holder[key]:
            holder[key] = _other_text(chance, holder[key])
        case _:
            holder[key] = deepcopy(chance.choice(_ODD))
    return whole


def _other_text(chance: Random, text: str) -> str:
    at = chance.randrange(len(text))
    odd = chance.choice(("\0", "\ud800", "0", "Z", "../", "é", "\n", text))
    return chance.choice((text[:at] + odd + text[at + 1 :], text.upper(), text[:at], f" {text}"))


def _places(whole: Any) -> list[tuple[Any, Any]]:
    """Every place of a value in nested lists and objects: what holds it, and its key there."""
    found: list[tuple[Any, Any]] = []
    keys: Any = ()
    if isinstance(whole, dict):
        keys = list(whole)
    elif isinstance(whole, list):
        keys = range(len(whole))
    for key in keys:
        found.append((whole, key))
        found += _places(whole[key])
    return found


def _spelt(chance: Random, whole: Any) -> bytes:
    text = json.dumps(
        whole,
        indent=chance.choice((None, 1)),
        sort_keys=chance.random() < 0.8,
        ensure_ascii=chance.random() < 0.8,
    )
    if chance.random() < 0.1:
        text = text.replace("{", '{"version": 1, ', 1)  # the same key once more
    ending = chance.choice(("\n", "", "\r\n", "\0"))
    return (text + ending).encode("utf-8", "surrogatepass")


#: The last one counts for most: what is nearly right goes furthest.
_WAYS: tuple[Callable[[Random, bytes], bytes], ...] = (
    _rubbish,
    _huge,
    _deep,
    _bytes_harmed,
    _bytes_harmed,
    *[_other_json] * 7,
)
