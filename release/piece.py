"""What a bundle is made of: pieces, and the components that they belong to."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

#: The program itself, as PyInstaller names its file.
PROGRAM = "pathway-planner.exe" if sys.platform == "win32" else "pathway-planner"
#: Where PyInstaller puts everything but the program's file.
INSIDE = "_internal"
#: Kinds that PyInstaller packs into the program's own file.
PACKED = frozenset({"PYMODULE", "PYMODULE-1", "PYMODULE-2", "PYSOURCE"})


class ContentsError(Exception):
    """What is inside a bundle is not what is known to be inside it. The message says what to do."""


@dataclass(frozen=True)
class Piece:
    """One thing collected into a bundle: `to` as PyInstaller names it, and where it came from."""

    to: str
    source: str
    kind: str

    @property
    def place(self) -> str:
        """Where it lies below the bundle's folder; what is packed lies in the program's file."""
        if self.kind in PACKED or self.kind == "EXECUTABLE":
            return PROGRAM
        return str(PurePosixPath(INSIDE, self.to))


@dataclass(frozen=True)
class Text:
    """A licence's text: where to read it, and the name under which it goes along."""

    source: Path
    name: str


@dataclass(frozen=True)
class Component:
    """Something with a name, a version and a licence, of which there are pieces in the bundle."""

    name: str
    version: str
    licence: str  # as an SPDX expression
    purl: str
    origin: str  # "ours", "python", "pypi", "debian", "part", "crate", "font", "words"
    texts: tuple[Text, ...] = ()
    pieces: tuple[Piece, ...] = ()
    within: str = ""  # the component whose files hold it, where it has none of its own
    note: str = ""

    def of(self, pieces: tuple[Piece, ...]) -> Component:
        """Say which pieces are this component's."""
        return replace(self, pieces=pieces)

    @property
    def reference(self) -> str:
        """Its name among all components: the same one may be inside of several others."""
        return f"{self.purl}#{self.within}" if self.within else self.purl

    @property
    def heading(self) -> str:
        """How lists name it."""
        within = f", in {self.within}" if self.within else ""
        return f"{self.name} {self.version}".rstrip() + within
