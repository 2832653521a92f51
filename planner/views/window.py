"""The one window: what it shows is put in by app.py, and its title never names anyone."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolTip, QWidget
from shiboken6 import isValid

from planner.views.theme import Theme
from planner.views.widgets.accessibility import title_of
from planner.views.widgets.alt_letters import AltLetters
from planner.views.widgets.announce import announce
from planner.views.widgets.focus_ring import FocusRing
from planner.views.widgets.surfaces import ScrollArea
from planner.views.widgets.tab_order import go_on
from planner.words import _

#: The smallest size that everything still fits, and the size of a first opening.
SMALLEST = (1180, 720)
FIRST = (1440, 900)


class _Held(QWidget):
    """As large as the window, and no smaller than its page can be.

    Not a layout: that would ask for the height at which the page need not scroll by itself.
    """

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__()
        self._stack = stack
        stack.setParent(self)

    def minimumSizeHint(self) -> QSize:
        """The page's."""
        return self._stack.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The page takes all of it."""
        self._stack.setGeometry(self.rect())

    def event(self, event: QEvent) -> bool:
        """The page may want more now, or less."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)


class _Pane(ScrollArea):
    """Where the screen is too small for the page, it can be scrolled."""

    def __init__(self, theme: Theme, stack: QStackedWidget) -> None:
        super().__init__(theme, _Held(stack))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def minimumSizeHint(self) -> QSize:
        """Whatever there is: the window says how small it may be."""
        return QSize(1, 1)


class Window(QMainWindow):
    """Shows one page of the shell, or the workspace, and over either of them the cover.

    Emits:
        close_wanted(): the planner closes the window; it closes when app.py says so.
        painted(): its first page is on the screen, whole.
    """

    close_wanted = Signal()
    painted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(_("Pathway Planner"))
        self._stack = QStackedWidget()
        self.setCentralWidget(_Pane(theme, self._stack))
        self._fit_screen()
        self.resize(QSize(*FIRST).boundedTo(self.screen().availableSize()))
        self._over: QWidget | None = None
        self._before: QWidget | None = None
        self._may_close = False
        self._is_painted = False
        self._theme = theme
        self._ring = FocusRing(theme, self)
        self._letters = AltLetters(self)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes as the eye does, through whatever shows at this moment."""
        return go_on(self, back=not next, beside=self._ring.stands)

    def show_page(self, page: QWidget) -> None:
        """Show `page` in place of what showed, which goes for good."""
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None and before is not page:
            self._stack.removeWidget(before)
            before.deleteLater()
        announce(page, title_of(page), now=True)

    @property
    def page(self) -> QWidget | None:
        """What shows, or lies under the cover."""
        return self._stack.currentWidget()

    def show_over(self, page: QWidget | None) -> None:
        """Lay `page` over everything, or take away what lies there: the keyboard comes back."""
        if page is not None and self._over is None:
            self._before = QApplication.focusWidget()
        if self._over is not None:
            self._over.hide()
            self._over.deleteLater()
        self._over = page
        self._stack.setEnabled(page is None)
        self._stack.setVisible(page is None)
        if page is not None:
            page.setParent(self)
            if QApplication.activeModalWidget() is not None:
                # a dialog is open, and stays: only a window of its own can lie over it
                page.setWindowFlags(Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
                page.setWindowModality(Qt.WindowModality.ApplicationModal)
            self._fit_over()
            page.show()
            page.raise_()
            page.activateWindow()
            page.setFocus()
            announce(page, title_of(page), now=True)
        elif self._before is not None and isValid(self._before) and self._before.isVisible():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def over(self) -> QWidget | None:
        """What lies over everything."""
        return self._over

    def let_close(self) -> None:
        """Close: everything is saved."""
        self._may_close = True
        self.close()

    def event(self, event: QEvent) -> bool:
        """Another screen may be sharper, or smaller; a first painting is told."""
        kind = event.type()
        if kind == QEvent.Type.DevicePixelRatioChange:
            self._theme.set_ratio(self.devicePixelRatio())
        elif kind == QEvent.Type.ScreenChangeInternal:
            self._fit_screen()
        elif kind == QEvent.Type.Paint and not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self.painted.emit)  # its parts are painted after it
        return super().event(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Draw for the screen that it comes up on."""
        super().showEvent(event)
        self._theme.set_ratio(self.devicePixelRatio())
        self._fit_screen()

    def _fit_screen(self) -> None:
        """Never ask for more than the screen has: it may be small, or magnified three times."""
        self.setMinimumSize(QSize(*SMALLEST).boundedTo(self.screen().availableSize()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the cover covering."""
        super().resizeEvent(event)
        self._fit_over()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep the cover covering."""
        super().moveEvent(event)
        self._fit_over()

    def _fit_over(self) -> None:
        if self._over is not None:
            alone = self._over.isWindow()
            self._over.setGeometry(self.geometry() if alone else self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first: words may be unsaved. A window that is closing cannot be closed once more, so
        the answer is looked at here.
        """
        if not self._may_close:
            self.close_wanted.emit()
        event.setAccepted(self._may_close)


def close_popups() -> None:
    """Close menus, lists, calendars and tips that lie over the window: they would show over a
    cover, and may quote.
    """
    QToolTip.hideText()
    while (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
