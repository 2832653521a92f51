"""Pages of a PDF as pictures, on white, from memory: nothing is written to disk.

Call these from a job. PDFium is one for the whole process and not made for threads, so each call
holds the same lock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Lock
from typing import Any

from PySide6.QtGui import QImage

_POINTS_PER_INCH = 72
_ONE_AT_A_TIME = Lock()


@dataclass(frozen=True)
class DrawnPage:
    """One page: its picture, its words in reading order, and which of how many (from 0)."""

    image: QImage
    text: str
    index: int
    count: int


def draw_page(pdf: bytes, index: int, width: int) -> DrawnPage:
    """Page `index` of `pdf`, `width` pixels wide; the last page where there are fewer."""
    with _opened(pdf) as document:
        count = len(document)
        index = min(max(index, 0), count - 1)
        page = document[index]
        image = _picture(page, width / page.get_width())
        return DrawnPage(image, page.get_textpage().get_text_bounded(), index, count)


def page_count(pdf: bytes) -> int:
    """How many pages `pdf` has."""
    with _opened(pdf) as document:
        return len(document)


def pictures(pdf: bytes, dpi: int, pages: Sequence[int]) -> Iterator[QImage]:
    """The pages with the indexes `pages`, one after the other, at `dpi` dots per inch."""
    for index in pages:
        with _opened(pdf) as document:
            image = _picture(document[index], dpi / _POINTS_PER_INCH)
        yield image


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _ONE_AT_A_TIME:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _picture(page: Any, scale: float) -> QImage:
    from pypdfium2.raw import FPDFBitmap_BGRx

    bitmap = page.render(
        scale=scale, fill_color=(255, 255, 255, 255), force_bitmap_format=FPDFBitmap_BGRx
    )
    image = QImage(
        bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
    )
    return image.copy()
