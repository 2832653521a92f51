"""Whether a picture has anything on it."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFont, QImage, QPainter


def colours(image: QImage) -> int:
    """How many different ones there are in a picture."""
    plain = image.convertToFormat(QImage.Format.Format_ARGB32)
    return len(set(memoryview(bytes(plain.constBits())).cast("I")))


def ink(words: str, family: str) -> bool:
    """Whether `words` leave anything on white paper."""
    image = QImage(200, 40, QImage.Format.Format_ARGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.setFont(QFont(family, 16))
    painter.drawText(4, 30, words)
    painter.end()
    return colours(image) > 1
