"""The program's icon in the sizes that desktops ask for, drawn from resources/program.svg."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parents[1]
DRAWING = ROOT / "resources" / "program.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)


def draw(folder: Path, sizes: tuple[int, ...] = SIZES) -> list[Path]:
    """Write `<size>.png` of each size into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    renderer = QSvgRenderer(str(DRAWING))
    if not renderer.isValid():
        raise SystemExit(f"{DRAWING} cannot be drawn.")
    written = []
    for size in sizes:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        written.append(folder / f"{size}.png")
        if not image.save(str(written[-1])):
            raise SystemExit(f"{written[-1]} could not be written.")
    return written
