"""The one window: what it shows is put in by app.py, and its title never names anyone."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QToolTip, QWidget
from shiboken6 import isValid

from planner.views.theme import Theme
from planner.views.widgets.alt_letters import AltLetters
from planner.views.widgets.focus_ring import FocusRing
from planner.views.widgets.tab_order import go_on
from planner.words import _

#: The smallest size that everything still fits, and the size of a first opening.
SMALLEST = (1180, 720)
FIRST = (1440, 900)


class Window(QMainWindow):
    """Shows one page of the shell, or the workspace, and over either of them the cover.

    Emits:
        close_wanted(): the planner closes the window; it closes when app.py says so.
    """

    close_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle(_("Pathway Planner"))
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._over: QWidget | None = None
        self._before: QWidget | None = None
        self._may_close = False
        self._ring = FocusRing(theme, self)
        self._letters = AltLetters(self)

    def focusNextPrevChild(self, next: bool) -> bool:
        """Tab goes as the eye does, through whatever shows at this moment."""
        return go_on(self, back=not next)

    def show_page(self, page: QWidget) -> None:
        """Show `page` in place of what showed, which goes for good."""
        before = self._stack.currentWidget()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        if before is not None and before is not page:
            self._stack.removeWidget(before)
            before.deleteLater()

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
