"""Every page of a vault's files as it is once deciphered: what is left in free pages too."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from planner.vault.keys import derive

SIZE = 4096
#: SQLCipher ends each page with its initialisation vector and a MAC.
_RESERVED = 80
_VECTOR = 16
_SALT = 16
_LOG_HEADER, _FRAME_HEADER = 32, 24


def pages(database: Path, master: bytearray) -> Iterator[bytes]:
    """The pages of the database and then those of its write-ahead log, free ones among them."""
    key = bytes(derive(master, "database"))
    whole = database.read_bytes()
    for start in range(0, len(whole), SIZE):
        yield _plain(whole[start : start + SIZE], key, first=start == 0)
    log = database.with_name(database.name + "-wal")
    frames = log.read_bytes() if log.exists() else b""
    step = _FRAME_HEADER + SIZE
    for start in range(_LOG_HEADER, len(frames) - step + 1, step):
        number = int.from_bytes(frames[start : start + 4], "big")
        yield _plain(frames[start + _FRAME_HEADER : start + step], key, first=number == 1)


def found_in(database: Path, master: bytearray, words: bytes) -> int:
    """In how many pages `words` stand, letters of either case being the same."""
    wanted = words.lower()
    return sum(wanted in page.lower() for page in pages(database, master))


def _plain(page: bytes, key: bytes, *, first: bool) -> bytes:
    vector = page[-_RESERVED : -_RESERVED + _VECTOR]
    cipher = Cipher(AES(key), CBC(vector)).decryptor()
    return cipher.update(page[_SALT if first else 0 : -_RESERVED]) + cipher.finalize()
