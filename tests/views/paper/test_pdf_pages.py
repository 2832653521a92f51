"""Pages of a PDF as pictures, from memory."""

from __future__ import annotations

from io import BytesIO

from PySide6.QtGui import QColor
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from planner.views.paper import pdf_pages


def two_pages() -> bytes:
    """Two A4 pages: words on the first, a filled teal page as the second."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=1)
    canvas.drawString(100, 700, "Walk to the bench with Jean")
    canvas.showPage()
    canvas.setFillColor("#0B5563")
    canvas.rect(0, 0, *A4, stroke=0, fill=1)
    canvas.save()
    return written.getvalue()


def pages_saying(*words: str) -> bytes:
    """A page for each of `words`."""
    written = BytesIO()
    canvas = Canvas(written, pagesize=A4, invariant=1)
    for page in words:
        canvas.drawString(100, 700, page)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def test_a_page_is_drawn_on_white_at_the_asked_width_with_its_words() -> None:
    page = pdf_pages.draw_page(two_pages(), 0, 400)
    assert (page.index, page.count, page.image.width()) == (0, 2, 400)
    assert abs(page.image.height() - 400 * 2**0.5) <= 1
    assert page.image.pixelColor(2, 2) == QColor("white")
    assert page.text.strip() == "Walk to the bench with Jean"


def test_colours_come_out_as_they_went_in() -> None:
    page = pdf_pages.draw_page(two_pages(), 1, 50)
    assert page.image.pixelColor(25, 25) == QColor("#0B5563")


def test_a_page_past_the_end_is_the_last_one() -> None:
    assert pdf_pages.draw_page(two_pages(), 7, 50).index == 1


def test_chosen_pages_are_drawn_at_the_printers_resolution() -> None:
    (image,) = pdf_pages.pictures(two_pages(), 300, [1])
    assert (image.width(), image.height()) == (2481, 3508)
