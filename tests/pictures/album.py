"""The reference pictures: kept small, and compared by how much a tile of them differs.

A word that is cut, a line that moved or a wrong colour changes whole tiles; a pixel does not.
"""

from __future__ import annotations

import ctypes
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

HOME = Path(__file__).parent / "references"
#: A reference is half as wide as what was drawn; a tile of it is so many pixels wide and high.
SHRUNK = 2
TILE = 10
#: How far a tile may be off, of 255: pixel by pixel on average, and in its colour as a whole.
MOST_APART = 22
MOST_TINTED = 5
_COLOURS = 255


@dataclass(frozen=True)
class Look:
    """How the program is dressed: the name of a mode, and the text size."""

    mode: str
    scale: int

    def __str__(self) -> str:
        return f"{self.mode}-{self.scale}"


LOOKS = [Look(mode, scale) for scale in (100, 200) for mode in ("light", "dark", "contrast")]


def platform() -> str:
    """Whose references these are, such as "offscreen-linux-freetype-2.12"."""
    return f"{QGuiApplication.platformName()}-{sys.platform}{_letters_by()}"


def _letters_by() -> str:
    """What draws letters on Linux, and its version: another draws them a little otherwise."""
    if sys.platform != "linux":
        return ""
    freetype, library = ctypes.CDLL("libfreetype.so.6"), ctypes.c_void_p()
    version = [ctypes.c_int() for _part in range(3)]
    freetype.FT_Init_FreeType(ctypes.byref(library))
    freetype.FT_Library_Version(library, *map(ctypes.byref, version))
    freetype.FT_Done_FreeType(library)
    return f"-freetype-{version[0].value}.{version[1].value}"


def references() -> Path:
    """The folder of this platform's references, which may not be there."""
    return HOME / platform()


def shrink(image: QImage) -> QImage:
    """As small as references are kept."""
    size = QSize(image.width() // SHRUNK, image.height() // SHRUNK)
    return _scaled(image, size)


def keep(image: QImage, path: Path) -> None:
    """Write a picture as references are written: small, in the colours it has most of."""
    small = shrink(image)
    table = _colours(Counter(memoryview(small.constBits()).cast("I")))
    nearest = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    path.parent.mkdir(parents=True, exist_ok=True)
    small.convertToFormat(QImage.Format.Format_Indexed8, table, nearest).save(str(path))


def _colours(seen: Counter[int]) -> list[int]:
    """The commonest colours, and then, of those that are nearly alike, the commonest alone."""
    table = [color for color, _count in seen.most_common(_COLOURS // 2)]
    for step in (32, 16, 8, 4, 1):  # the rare ones have a neighbour in the table, too
        alike = {_coarse(color, step) for color in table}
        for color, _count in seen.most_common():
            if len(table) == _COLOURS:
                return table
            if _coarse(color, step) not in alike:
                alike.add(_coarse(color, step))
                table.append(color)
    return table


def _coarse(color: int, step: int) -> tuple[int, int, int]:
    return (color >> 16 & 255) // step, (color >> 8 & 255) // step, (color & 255) // step


def differing(reference: QImage, actual: QImage) -> list[QRect]:
    """The tiles of a reference that `actual`, as small, does not show alike."""
    if reference.size() != actual.size():
        return [reference.rect()]
    tiles = QSize(max(1, actual.width() // TILE), max(1, actual.height() // TILE))
    apart = _scaled(_difference(reference, actual), tiles)
    tinted = _difference(_scaled(reference, tiles), _scaled(actual, tiles))
    return [
        QRect(x * TILE, y * TILE, TILE, TILE)
        for y in range(tiles.height())
        for x in range(tiles.width())
        if _most(apart.pixelColor(x, y)) > MOST_APART
        or _most(tinted.pixelColor(x, y)) > MOST_TINTED
    ]


def mark(reference: QImage, actual: QImage, tiles: list[QRect]) -> QImage:
    """The two beside each other, with a frame around what differs."""
    height = max(reference.height(), actual.height())
    both = QImage(reference.width() + actual.width() + TILE, height, QImage.Format.Format_RGB32)
    both.fill(Qt.GlobalColor.gray)
    painter = QPainter(both)
    painter.drawImage(0, 0, reference)
    painter.drawImage(reference.width() + TILE, 0, actual)
    painter.setPen(QColor("#FF00FF"))
    for tile in tiles:
        painter.drawRect(tile)
        painter.drawRect(tile.translated(reference.width() + TILE, 0))
    painter.end()
    return both


def check(name: str, drawn: Path, into: Path) -> str:
    """What is wrong with the picture `name`, drawn in `drawn`; empty where it is as it was.

    What differs is written beside the reference, in `into`, which the sentence names.
    """
    actual = shrink(QImage(str(drawn / name)).convertToFormat(QImage.Format.Format_RGB32))
    path = references() / name
    if not path.exists():
        return f"{name}: there is no reference"
    reference = QImage(str(path)).convertToFormat(QImage.Format.Format_RGB32)
    tiles = differing(reference, actual)
    if not tiles:
        return ""
    into.mkdir(parents=True, exist_ok=True)
    actual.save(str(into / f"actual-{name}"))
    mark(reference, actual, tiles).save(str(into / f"difference-{name}"))
    return f"{name}: {len(tiles)} tiles differ, see {into / f'difference-{name}'}"


def _scaled(image: QImage, size: QSize) -> QImage:
    smooth, stretched = (
        Qt.TransformationMode.SmoothTransformation,
        Qt.AspectRatioMode.IgnoreAspectRatio,
    )
    whole = image.convertToFormat(QImage.Format.Format_RGB32)
    return whole.scaled(size, stretched, smooth).convertToFormat(QImage.Format.Format_RGB32)


def _difference(one: QImage, other: QImage) -> QImage:
    made = one.convertToFormat(QImage.Format.Format_RGB32)
    painter = QPainter(made)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Difference)
    painter.drawImage(0, 0, other)
    painter.end()
    return made


def _most(color: QColor) -> int:
    return max(color.red(), color.green(), color.blue())
