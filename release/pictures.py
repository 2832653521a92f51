"""The guide's pictures as a bundle has them: in 256 colours each, a third of the size.

No colour is more than a few of 255 steps from what it was: nobody can tell them apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from PIL import Image

from release.trim import Entry

_COLOURS = 256


def smaller(entries: Iterable[Entry], beside: Path) -> list[Entry]:
    """`entries` with the guide's pictures from copies that are drawn in `beside`."""
    return [
        (to, _drawn(Path(source), beside) if _of_the_guide(to) else source, kind)
        for to, source, kind in entries
    ]


def _of_the_guide(to: str) -> bool:
    path = PurePosixPath(to.replace("\\", "/"))
    return path.parts[0] == "guide" and path.suffix == ".png"


def _drawn(picture: Path, beside: Path) -> str:
    beside.mkdir(parents=True, exist_ok=True)
    copy = beside / picture.name
    with Image.open(picture) as whole:
        few = whole.convert("RGB").quantize(
            _COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
        )
        few.save(copy, "PNG", optimize=True)
    return str(copy)
