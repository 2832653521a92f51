"""A logo from a file: checked before it is drawn, and drawn anew, small and with nothing hidden."""

from __future__ import annotations

from math import isfinite
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from planner.errors import InvalidInputError
from planner.system.files import open_ordinary
from planner.views.paper.svg_checks import check_svg
from planner.words import _

#: The largest file, and the most points of a picture: a file of few bytes can hold billions.
MOST_BYTES = 2_000_000
MOST_POINTS = 12_000_000
#: 60 by 14 mm at 300 dots per inch: what is printed.
_PRINTED = QSize(709, 165)
_PNG = b"\x89PNG\r\n\x1a\n"


def read_logo(path: Path) -> bytes:
    """The picture in `path` as a small PNG; call from a job.

    Raises InvalidInputError with a sentence for anything that is no picture, or too large a one.
    """
    try:
        with open_ordinary(path) as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise InvalidInputError(
            _("That file could not be read. Choose another."), field="logo"
        ) from error
    if len(data) > MOST_BYTES:
        raise InvalidInputError(
            _("That file is too large for a logo: at most 2 megabytes."), field="logo"
        )
    drawn = _png(data) if data.startswith(_PNG) else _svg(data)
    return _written(drawn)


def _png(data: bytes) -> QImage:
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(b"png"))
    reader.setAutoDetectImageFormat(False)
    # from the head of the file: nothing is unpacked yet
    points = int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    if points > MOST_POINTS:
        millions = round(points / 1_000_000)
        raise InvalidInputError(
            _(
                "That picture has {count} million points; a logo needs far fewer. "
                "Make it smaller, at most 12 million, and choose it again."
            ).format(count=millions),
            field="logo",
        )
    image = reader.read()
    if image.isNull():
        raise _no_picture()
    wanted = image.size()
    if wanted.width() > _PRINTED.width() or wanted.height() > _PRINTED.height():
        wanted = wanted.scaled(_PRINTED, Qt.AspectRatioMode.KeepAspectRatio)
        wanted = wanted.expandedTo(QSize(1, 1))
        image = image.scaled(
            wanted,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    made = _empty(image.size())
    painter = QPainter(made)
    painter.drawImage(QRectF(0, 0, made.width(), made.height()), image)
    painter.end()
    return made


def _svg(data: bytes) -> QImage:
    check_svg(data)
    renderer = QSvgRenderer(QByteArray(data))
    size: QSizeF = renderer.viewBoxF().size()
    if not renderer.isValid() or size.isEmpty():
        raise _no_picture()
    if not isfinite(size.width()) or not isfinite(size.height()):
        raise _no_picture()
    fitted = size.scaled(QSizeF(_PRINTED), Qt.AspectRatioMode.KeepAspectRatio)
    made = _empty(fitted.toSize().expandedTo(QSize(1, 1)))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, made.width(), made.height()))
    painter.end()
    return made


def _empty(size: QSize) -> QImage:
    """A picture of our own: what the file said of itself, such as where it was taken, is gone."""
    image = QImage(size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _written(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def _no_picture() -> InvalidInputError:
    return InvalidInputError(_("That is no PNG or SVG picture."), field="logo")
