"""Icons and drawings: SVG files of ours, drawn in a colour, at a size, for a screen."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planner.system.resources import resource

#: The colour the icon files are drawn in; swapped for a token before drawing.
ICON_INK = "#1F2A2E"


@cache
def icon_source(name: str) -> str:
    """The SVG text of an icon."""
    return resource(f"icons/{name}.svg").read_text("utf-8")


def draw_svg(source: str, size: QSize, ratio: float) -> QPixmap:
    """SVG text as a pixmap; a height of 0 keeps the drawing's own proportions."""
    renderer = QSvgRenderer(QByteArray(source.encode()))
    if size.height() == 0:
        size = renderer.defaultSize().scaled(
            size.width(), 10_000, Qt.AspectRatioMode.KeepAspectRatio
        )
    pixmap = QPixmap(size * ratio)
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return pixmap
