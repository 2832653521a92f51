"""The printers of this computer, known by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from planner.errors import PlannerError
from planner.views.paper import pdf_pages
from planner.words import _

#: Dots per inch that pages are drawn at.
DPI = 300


class Printers:
    """What pages print through; tests pass a fake. Call each method from a job: a printer asked
    over the network may take its time."""

    def names(self) -> list[str]:
        """The printers that can be chosen, by name."""
        return list(QPrinterInfo.availablePrinterNames())

    def default_name(self) -> str:
        """The computer's own choice of printer; empty where there is none."""
        return QPrinterInfo.defaultPrinterName()

    def print_pdf(
        self,
        pdf: bytes,
        printer: str,
        *,
        title: str,
        progress: Callable[[int, int], None],
        pages: Sequence[int] | None = None,
    ) -> None:
        """Print all of `pdf`, or the pages with the indexes `pages`, on A4 at full size.

        `title` is what the print queue shows: never put a name into it.

        Raises:
            PlannerError: the printer is gone or refuses.
            CancelledError: `progress` raised it; pages already sent may still come out.
        """
        if printer not in self.names():
            raise _gone(printer)
        device = QPrinter(QPrinter.PrinterMode.HighResolution)
        device.setPrinterName(printer)
        device.setDocName(title)
        send(pdf, device, progress=progress, pages=pages)


def send(
    pdf: bytes,
    device: QPrinter,
    *,
    progress: Callable[[int, int], None],
    pages: Sequence[int] | None = None,
) -> None:
    """Draw pages of `pdf` on `device`, on A4 at full size; raises as `Printers.print_pdf`."""
    device.setResolution(DPI)
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageOrientation(QPageLayout.Orientation.Portrait)
    device.setFullPage(True)
    wanted = list(range(pdf_pages.page_count(pdf))) if pages is None else list(pages)
    painter = QPainter()
    if not device.isValid() or not painter.begin(device):
        raise _gone(device.printerName())
    # Without this Qt squeezes pages into JPEG, and letters get smudged edges.
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    try:
        for done, image in enumerate(pdf_pages.pictures(pdf, DPI, wanted)):
            progress(done, len(wanted))
            if done and not device.newPage():
                raise _gone(device.printerName())
            painter.drawImage(QRectF(0, 0, image.width(), image.height()), image)
        progress(len(wanted), len(wanted))
    except Exception:
        device.abort()
        raise
    finally:
        painter.end()


def _gone(printer: str) -> PlannerError:
    return PlannerError(
        _(
            "{printer} is not answering. Nothing is lost: choose another printer, "
            "save it as a PDF, or give it later."
        ).format(printer=printer or _("That printer"))
    )
