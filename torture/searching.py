"""Looks for words in files, however they are written there, and in the files' names.

A word is looked for by its beginning, which the canaries share, so that gigabytes can be searched.
"""

from __future__ import annotations

import base64
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pypdfium2

#: Letters of a word's beginning.
BEGINNING = 9
#: Read at a time; what lies across two readings is found by what they share.
_CHUNK, _SHARED = 8 * 2**20, 8_192
#: File systems that lie on no disk and in no memory of their own.
_NOT_REAL = frozenset({"proc", "sysfs", "devpts", "cgroup", "cgroup2", "securityfs", "debugfs"})
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
#: What a compressed stretch may become at most, to be searched.
_UNPACKED = 64 * 2**20
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
#: Words shorter than this are not looked for in base64: too few signs of it are their own.
_SHORT = 8


class Wanted:
    """Words to be found in bytes, in several encodings, in any case, in base64 and compressed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._open: dict[bytes, dict[bytes, str]] = {}
        self._base64: dict[bytes, str] = {}
        for word in words:
            self._add(word)

    def _add(self, word: str) -> None:
        for encoding in _ENCODINGS:
            beginning = word[:BEGINNING].lower().encode(encoding)
            self._open.setdefault(beginning, {})[word.lower().encode(encoding)] = word
        if len(word) >= _SHORT:
            for cased in (word, word.lower()):
                for encoding in _ENCODINGS[:2]:
                    for signs in _signs(cased[:BEGINNING].encode(encoding)):
                        self._base64[signs] = word

    def found_in(self, content: bytes) -> set[str]:
        """Which words lie in `content`; of those in base64, one that begins so."""
        found = self._seen(content)
        view = memoryview(content)
        for start in _ZLIB.finditer(content):
            found |= self._seen(_unpacked(view[start.start() :]))
        if content.startswith(b"%PDF"):
            found |= self._seen(_text_of(content).encode())
        return found

    def _seen(self, content: bytes) -> set[str]:
        lowered = content.lower()
        found = {word for signs, word in self._base64.items() if signs in content}
        for beginning, words in self._open.items():
            at = lowered.find(beginning)
            while at >= 0:
                found |= {word for whole, word in words.items() if _alone(lowered, whole, at)}
                at = lowered.find(beginning, at + 1)
        return found


def _alone(content: bytes, word: bytes, at: int) -> bool:
    """Whether `word` is there; digits only where they are no part of a longer number."""
    if not content.startswith(word, at):
        return False
    if not word.isdigit():
        return True
    around = content[at - 1 : at] + content[at + len(word) : at + len(word) + 1]
    return not any(chr(sign) in "0123456789.," for sign in around)


def found_in_files(paths: Iterable[Path], wanted: Wanted) -> Mapping[str, list[str]]:
    """Which words lie in which of these files, or in their names."""
    found: dict[str, list[str]] = {}
    for path in paths:
        for word in wanted.found_in(os.fsencode(path)) | _in_content(path, wanted):
            found.setdefault(word, []).append(str(path))
    return found


def files_below(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def changed_since(moment: float, top: str = "/") -> Iterator[Path]:
    """Every file of the computer that was made, written or renamed since (seconds since 1970)."""
    unreal = _unreal_mounts()
    waiting = [top]
    while waiting:
        try:
            entries = list(os.scandir(waiting.pop()))
        except OSError:  # gone meanwhile, or not ours to read: then not ours to have written
            continue
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.path not in unreal:
                    waiting.append(entry.path)
            elif _touched(entry, moment):
                yield Path(entry.path)


def _touched(entry: os.DirEntry[str], moment: float) -> bool:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return False
    return max(status.st_mtime, status.st_ctime) >= moment and entry.is_file(follow_symlinks=False)


def _unreal_mounts() -> set[str]:
    with open("/proc/mounts", encoding="utf-8", errors="surrogateescape") as mounts:
        lines = [line.split() for line in mounts]
    return {line[1] for line in lines if line[2] in _NOT_REAL}


def _in_content(path: Path, wanted: Wanted) -> set[str]:
    found: set[str] = set()
    try:
        with path.open("rb") as file:
            before = b""
            while chunk := file.read(_CHUNK):
                found |= wanted.found_in(before + chunk)
                before = chunk[-_SHARED:]
    except OSError:  # gone while others work on this computer
        return found
    return found


def _unpacked(content: memoryview) -> bytes:
    try:
        return zlib.decompressobj().decompress(content, _UNPACKED)
    except zlib.error:
        return b""


def _text_of(pdf: bytes) -> str:
    """The words of a PDF, whose letters may be numbers in a font of its own."""
    try:
        document = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError:
        return ""
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def _signs(plain: bytes) -> Iterator[bytes]:
    """The signs of base64 that are `plain`'s alone, wherever it begins in a group of three."""
    for shift in range(3):
        signs = base64.b64encode(bytes(shift) + plain + b"\0\0")
        yield signs[-(-shift * 8 // 6) : (shift + len(plain)) * 8 // 6]
