"""The organisation's name and logo at the head of papers."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error
from dataclasses import dataclass
from hashlib import sha256

#: How a picture is named where it is kept apart: what follows is the SHA-256 of its PNG.
_KEPT_APART = "sha256:"


@dataclass(frozen=True)
class Letterhead:
    """What stands above a paper's title. `named` is whether the name is printed too.

    `picture` is a small PNG as base64, or the name of one that is kept apart, or empty.
    """

    name: str = ""
    named: bool = False
    picture: str = ""

    @property
    def png(self) -> bytes:
        """The picture; empty where there is none, or it is kept apart."""
        if self.kept_apart:
            return b""
        try:
            return b64decode(self.picture, validate=True)
        except Error:
            return b""

    @property
    def kept_apart(self) -> bool:
        """Whether the picture is only named here."""
        return self.picture.startswith(_KEPT_APART)

    @property
    def key(self) -> str:
        """The name that the picture has where it is kept apart; empty without a picture."""
        if not self.picture or self.kept_apart:
            return self.picture
        return _KEPT_APART + sha256(self.png).hexdigest()
