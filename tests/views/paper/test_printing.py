"""Printing: what reaches the device, and a printer that is gone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from planner.errors import CancelledError, PlannerError
from planner.views.jobs import Jobs
from planner.views.paper import pdf_pages
from planner.views.paper.printing import Printers, send
from tests.views.paper.test_pdf_pages import two_pages


def quiet(done: int, total: int) -> None:
    """No interest in how far it is."""


@pytest.fixture
def device(qtbot: QtBot, tmp_path: Path) -> QPrinter:
    """A printer whose paper is a file."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(tmp_path / "tray.pdf"))
    return made


def tray(device: QPrinter) -> bytes:
    return Path(device.outputFileName()).read_bytes()


def test_every_page_comes_out_at_full_size(device: QPrinter) -> None:
    steps: list[tuple[int, int]] = []
    send(two_pages(), device, progress=lambda done, total: steps.append((done, total)))
    first = pdf_pages.draw_page(tray(device), 0, 595)
    second = pdf_pages.draw_page(tray(device), 1, 595)
    assert first.count == 2
    meant = pdf_pages.draw_page(two_pages(), 0, 595).image
    inked = [
        (x, y)
        for image in (meant, first.image)
        for y in range(image.height())
        for x in range(90, 400)
        if image.pixelColor(x, y).lightness() < 120
    ]
    assert {y for _, y in inked} <= set(range(130, 150))
    assert second.image.pixelColor(590, 838) == QColor("#0B5563")
    assert steps == [(0, 2), (1, 2), (2, 2)]


def test_one_page_can_be_printed_again(device: QPrinter) -> None:
    send(two_pages(), device, progress=quiet, pages=[1])
    page = pdf_pages.draw_page(tray(device), 0, 50)
    assert page.count == 1
    assert page.image.pixelColor(25, 25) == QColor("#0B5563")


def test_cancel_stops_between_pages(device: QPrinter) -> None:
    def cancel(done: int, total: int) -> None:
        if done:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        send(two_pages(), device, progress=cancel)


def test_a_printer_that_is_gone_says_so_and_what_to_do(qtbot: QtBot) -> None:
    with pytest.raises(PlannerError, match=r"Room 9 is not answering.*choose another printer"):
        Printers().print_pdf(two_pages(), "Room 9", title="My plan", progress=quiet)


def test_printing_works_beside_the_window(qtbot: QtBot, device: QPrinter) -> None:
    jobs = Jobs()
    job = jobs.start(_send_all, device)
    with qtbot.waitSignal(job.finished):
        pass
    jobs.stop()
    assert pdf_pages.page_count(tray(device)) == 2


def _send_all(device: QPrinter) -> None:
    send(two_pages(), device, progress=quiet)
