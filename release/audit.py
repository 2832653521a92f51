"""Holds a bundle's folder against what is said to be inside it: nothing more, nothing less."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from release.piece import INSIDE, PROGRAM, Component


def files(bundle: Path) -> Iterator[str]:
    """Return what PyInstaller put into a bundle, below its folder."""
    for path in sorted((bundle / INSIDE).rglob("*")):
        if path.is_symlink() or path.is_file():
            yield path.relative_to(bundle).as_posix()
    for name in (PROGRAM, f"{PROGRAM}.exe"):
        if (bundle / name).is_file():
            yield name


def unowned(components: Iterable[Component], bundle: Path) -> list[str]:
    """Return the files of a bundle that belong to no component."""
    owned = {piece.place for component in components for piece in component.pieces}
    owned.add(f"{PROGRAM}.exe")
    return [name for name in files(bundle) if name not in owned]


def absent(components: Sequence[Component], bundle: Path) -> list[str]:
    """Return the components of which no file is in a bundle."""
    there = set(files(bundle))
    if f"{PROGRAM}.exe" in there:
        there.add(PROGRAM)
    return [one.name for one in components if not any(piece.place in there for piece in one.pieces)]
