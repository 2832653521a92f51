"""A document on the screen, one page at a time, exactly as it prints."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.views.jobs import Job, Jobs
from planner.views.paper.pdf_pages import DrawnPage, draw_page
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.buttons import IconButton
from planner.views.widgets.surfaces import ScrollArea
from planner.views.widgets.text import Label
from planner.words import _

#: An A4 sheet is this much taller than it is wide.
_A4 = 297 / 210
#: A page is drawn no wider than this, in pixels of the design.
_WIDEST = 1000

Make = Callable[[], bytes]


@dataclass(frozen=True)
class _Drawn:
    """What the job gives: the document and one of its pages; `number` says which was asked for."""

    number: int
    pdf: bytes
    page: DrawnPage


def _draw(number: int, make: Make, pdf: bytes | None, index: int, width: int) -> _Drawn:
    whole = make() if pdf is None else pdf
    return _Drawn(number, whole, draw_page(whole, index, width))


class Sheet(QWidget):
    """One page of paper. Left, Right, Page Up and Page Down turn it; Up and Down scroll.

    Emits:
        turn_wanted(int): that many pages on (back where it is negative).
    """

    turn_wanted = Signal(int)

    _TURNS = {  # noqa: RUF012 - never changed
        Qt.Key.Key_Right: 1,
        Qt.Key.Key_PageDown: 1,
        Qt.Key.Key_Left: -1,
        Qt.Key.Key_PageUp: -1,
        Qt.Key.Key_Home: -10_000,
        Qt.Key.Key_End: 10_000,
    }

    def __init__(self, theme: Theme, *, whole: bool) -> None:
        super().__init__()
        hear_as(self, Role.Document)
        self.theme = theme
        self._picture = QPixmap()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_whole(whole)

    def set_whole(self, whole: bool) -> None:
        """Show the page whole, or as wide as there is room."""
        self.whole = whole
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(not whole)
        self.setSizePolicy(policy)
        self.updateGeometry()

    def show_image(self, image: QImage) -> None:
        """Show a page in place of the one before."""
        self._picture = QPixmap.fromImage(image)
        self.update()

    @property
    def empty(self) -> bool:
        """Whether there is no page to see yet."""
        return self._picture.isNull()

    def picture_width(self) -> float:
        """How wide the page was drawn, in the window's own pixels."""
        return self._picture.width() / self.devicePixelRatioF()

    def paper(self) -> QRectF:
        """Where the page lies: as wide as there is room, or whole where it was asked for whole."""
        width = min(self.width(), self.theme.px(_WIDEST))
        if self.whole:
            width = min(width, int(self.height() / _A4))
        height = width * _A4
        top = (self.height() - height) / 2 if self.whole else 0
        return QRectF((self.width() - width) / 2, max(top, 0), width, height)

    def hasHeightForWidth(self) -> bool:
        """A page keeps its shape."""
        return not self.whole

    def heightForWidth(self, width: int) -> int:
        """The height of a page that is `width` wide."""
        return round(min(width, self.theme.px(_WIDEST)) * _A4)

    def sizeHint(self) -> QSize:
        """Room enough to read headings."""
        width = self.theme.px(320)
        return QSize(width, round(width * _A4))

    def minimumSizeHint(self) -> QSize:
        """Small: the page shrinks with its room."""
        return QSize(160, round(160 * _A4))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page on white, with a hairline round it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        paper = self.paper()
        painter.fillRect(paper, Qt.GlobalColor.white)
        if not self._picture.isNull():
            painter.drawPixmap(paper, self._picture, QRectF(self._picture.rect()))
        painter.setPen(self.theme.color("control"))
        painter.drawRect(paper.adjusted(0.5, 0.5, -0.5, -0.5))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the page; other keys are not ours."""
        turn = self._TURNS.get(Qt.Key(event.key()))
        if turn is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        else:
            self.turn_wanted.emit(turn)


class PaperView(QWidget):
    """Pages made and drawn in a job; the page before stays until the new one is there.

    Emits:
        shown(): the document that was asked for last is on the screen, and in `pdf`.
        failed(PlannerError): it could not be made.
    """

    shown = Signal()
    failed = Signal(object)

    def __init__(self, theme: Theme, jobs: Jobs, name: str, *, whole: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self._jobs = jobs
        self._name = name
        self._make: Make | None = None
        self._number = 0
        self._asked_number = 0
        self._shown_number = 0
        self._oldest = 0
        self._job: Job | None = None
        self._pdf: bytes | None = None
        self.index = 0
        self.count = 0
        self.previous = IconButton(theme, "previous", _("Previous page"))
        self.previous.clicked.connect(self._back)
        self.next = IconButton(theme, "next", _("Next page"))
        self.next.clicked.connect(self._on)
        self.page_words = Label(theme, "", "body-bold", wrap=False)
        self.sheet = Sheet(theme, whole=whole)
        self.sheet.setAccessibleName(name)
        self.sheet.turn_wanted.connect(self.turn)
        self._scroll: QScrollArea = ScrollArea(theme, self.sheet)
        self.head = QHBoxLayout()
        for widget in (self.previous, self.page_words, self.next):
            self.head.addWidget(widget)
        self.head.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self.head)
        column.addWidget(self._scroll, 1)
        self._say_page()

    @property
    def pdf(self) -> bytes | None:
        """The document asked for last; None while it is still being made."""
        return self._pdf if self._number == self._shown_number else None

    def show_document(self, make: Make) -> None:
        """Show what `make` gives (called in a job), at the page that is shown now if it has it."""
        self._make = make
        self._number += 1
        self._ask()

    def forget(self) -> None:
        """Show no page: what showed was somebody else's."""
        self._make = self._pdf = None
        self._number += 1
        self._oldest = self._number
        self.index = self.count = 0
        self.sheet.show_image(QImage())
        self.sheet.setAccessibleDescription("")
        self._say_page()

    def set_whole(self, whole: bool) -> None:
        """Show the page whole, or as wide as there is room."""
        self.sheet.set_whole(whole)
        self._ask()

    def turn(self, pages: int) -> None:
        """Go `pages` on, or back, as far as there are pages."""
        index = min(max(self.index + pages, 0), max(self.count - 1, 0))
        if index != self.index:
            self.index = index
            self._scroll.verticalScrollBar().setValue(0)
            self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw the page again at its new size; the old picture is stretched meanwhile."""
        super().resizeEvent(event)
        self._ask()

    def _back(self) -> None:
        self.turn(-1)

    def _on(self) -> None:
        self.turn(1)

    def _width(self) -> int:
        return max(round(self.sheet.paper().width() * self.devicePixelRatioF()), 64)

    def _ask(self) -> None:
        """Have the page drawn that is wanted now; one job at a time, then whatever came since."""
        if self._make is None or self._job is not None:
            return
        self._asked_number = self._number
        self._job = self._jobs.start(
            _draw,
            self._number,
            self._make,
            self.pdf,
            self.index,
            self._width(),
            finished=self._take,
            failed=self._fail,
        )

    def _take(self, drawn: _Drawn) -> None:
        self._job = None
        if drawn.number < self._oldest:
            self._ask()
            return
        fresh = drawn.number != self._shown_number
        self._pdf, self._shown_number = drawn.pdf, drawn.number
        wanted = min(self.index, drawn.page.count - 1)
        self.count, self.index = drawn.page.count, wanted
        if drawn.page.index == wanted:
            self.sheet.show_image(drawn.page.image)
            self.sheet.setAccessibleDescription(drawn.page.text)
        self._say_page()
        if self._number != drawn.number or drawn.page.index != wanted or self._is_blurred(drawn):
            self._ask()
        if fresh and self._number == drawn.number:
            self.shown.emit()

    def _is_blurred(self, drawn: _Drawn) -> bool:
        """Whether the room changed while the page was being drawn."""
        return abs(drawn.page.image.width() - self._width()) > 1

    def _fail(self, error: Exception) -> None:
        self._job = None
        if self._number != self._asked_number:
            self._ask()
        if not isinstance(error, PlannerError):
            raise error
        self.failed.emit(error)

    def _say_page(self) -> None:
        words = (
            _("Page {page} of {count}").format(page=self.index + 1, count=self.count)
            if self.count
            else ""
        )
        self.page_words.set_text(words)
        said = _("{name}, {page}").format(name=self._name, page=words) if words else self._name
        self.sheet.setAccessibleName(said)
        self.previous.setEnabled(self.index > 0)
        self.next.setEnabled(self.index + 1 < self.count)
