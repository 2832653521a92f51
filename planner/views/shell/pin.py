"""The PIN that lifts the cover: a courtesy, not a safe. The vault's lock is the safe."""

from __future__ import annotations

import hashlib
import hmac
import itertools
import secrets
from dataclasses import dataclass

from planner.errors import InvalidInputError
from planner.words import _

LENGTH = 6
#: The vault's setting that holds it, as `asdict(Pin)`.
PIN_KEY = "cover_pin"
#: The window waits for it, about 20 ms; a million PINs are soon tried whatever one costs, and it
#: lies inside the encrypted vault.
_COST = {"n": 2**12, "r": 8, "p": 1}


@dataclass(frozen=True)
class Pin:
    """A PIN as the vault keeps it: salted and hashed (scrypt), both as hexadecimal."""

    salt: str
    hash: str

    @classmethod
    def of(cls, digits: str) -> Pin:
        """A PIN to keep; raises as `check_pin`."""
        check_pin(digits)
        salt = secrets.token_bytes(16)
        return cls(salt.hex(), _hash(digits, salt))

    def fits(self, digits: str) -> bool:
        """Whether `digits` is this PIN."""
        return hmac.compare_digest(self.hash, _hash(digits, bytes.fromhex(self.salt)))


def check_pin(digits: str) -> None:
    """Raises InvalidInputError unless it is six digits that are not all one or a run."""
    if len(digits) != LENGTH or not (digits.isascii() and digits.isdigit()):
        raise InvalidInputError(_("A PIN has six digits."), field="pin")
    steps = {ord(after) - ord(before) for before, after in itertools.pairwise(digits)}
    if steps <= {0} or steps <= {1} or steps <= {-1}:
        raise InvalidInputError(
            _("That PIN is the first one to be tried. Choose another."), field="pin"
        )


def _hash(digits: str, salt: bytes) -> str:
    return hashlib.scrypt(digits.encode(), salt=salt, **_COST).hex()
