"""What can happen to a file of bytes: bits that flip, ends that are cut, parts put elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

PAGE = 4096


def changes_at(whole: bytes, position: int) -> Iterator[tuple[str, bytes]]:
    """`whole` with the one byte at `position` changed, taken away or doubled, in several ways."""
    byte = whole[position]
    before, after = whole[:position], whole[position + 1 :]
    for changed in sorted({byte ^ 0x01, byte ^ 0x20, byte ^ 0x80, 0x00, 0x20, 0x0A} - {byte}):
        yield f"byte {position} made {changed:#04x}", before + bytes([changed]) + after
    yield f"byte {position} taken away", before + after
    yield f"byte {position} doubled", before + bytes([byte, byte]) + after


def flipped(chance: Random, whole: bytes) -> tuple[str, bytes]:
    """One bit flipped anywhere."""
    at, bit = chance.randrange(len(whole)), chance.randrange(8)
    return f"bit {bit} of byte {at}", _put(whole, at, bytes([whole[at] ^ 1 << bit]))


def blotted(chance: Random, whole: bytes) -> tuple[str, bytes]:
    """A stretch that reads as nothing, as from a bad spot on a disk."""
    length = chance.choice((1, 16, 512, 2 * PAGE))
    at = chance.randrange(max(1, len(whole) - length))
    return f"{length} bytes at {at} made zero", _put(whole, at, bytes(length))


def cut(chance: Random, whole: bytes) -> tuple[str, bytes]:
    """The end cut off, at any byte or between two pages."""
    at = chance.randrange(len(whole))
    at -= chance.choice((0, at % PAGE))
    return f"cut to {at} bytes", whole[:at]


def swapped(chance: Random, whole: bytes) -> tuple[str, bytes]:
    """Two pages in each other's place."""
    first, second = sorted(chance.sample(range(len(whole) // PAGE), 2))
    pages = _pages(whole)
    pages[first], pages[second] = pages[second], pages[first]
    return f"pages {first} and {second} swapped", b"".join(pages)


def repeated(chance: Random, whole: bytes) -> tuple[str, bytes]:
    """One page in the place of another."""
    first, second = chance.sample(range(len(whole) // PAGE), 2)
    pages = _pages(whole)
    pages[second] = pages[first]
    return f"page {first} in the place of page {second}", b"".join(pages)


def lengthened(chance: Random, whole: bytes) -> tuple[str, bytes]:
    """Something that does not belong there, after the end."""
    extra = chance.randbytes(chance.choice((1, 100, PAGE)))
    return f"{len(extra)} bytes more at the end", whole + extra


def older_page(chance: Random, whole: bytes, older: bytes) -> tuple[str, bytes]:
    """A page as it was some time ago, put back in its own place."""
    now, then = _pages(whole), _pages(older)
    differ = [at for at in range(min(len(now), len(then))) if now[at] != then[at]]
    at = chance.choice(differ)
    now[at] = then[at]
    return f"page {at} as it was", b"".join(now)


def _pages(whole: bytes) -> list[bytes]:
    return [whole[start : start + PAGE] for start in range(0, len(whole), PAGE)]


def _put(whole: bytes, at: int, new: bytes) -> bytes:
    return (whole[:at] + new + whole[at + len(new) :])[: len(whole)]
