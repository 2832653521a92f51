"""Work that ends when its result is on the screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from PySide6.QtCore import QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QGridLayout, QLabel, QWidget

#: Milliseconds after which something is taken never to be painted.
PATIENCE = 20_000


class _Eye(QObject):
    """Sees that a widget is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a paint; let everything through."""
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def until_painted(widget: QWidget, work: Callable[[], object]) -> float:
    """Seconds from the start of `work` until `widget` is painted and nothing more is waiting.

    What was left behind before is deleted first, as the program's own event loop would have done.
    Raises TimeoutError where it never is.
    """
    QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    eye = _Eye()
    widget.installEventFilter(eye)
    start = perf_counter()
    work()
    QApplication.processEvents()
    while not eye.seen:
        if perf_counter() - start > PATIENCE / 1000:
            raise TimeoutError(type(widget).__name__)
        QApplication.processEvents()
    QApplication.processEvents()
    took = perf_counter() - start
    widget.removeEventFilter(eye)
    return took


def until(signal: object, widget: QWidget, work: Callable[[], object]) -> float:
    """Seconds until `signal` came and `widget` was painted after it; the window stays idle."""
    loop = QEventLoop()
    signal.connect(loop.quit)  # type: ignore[attr-defined]
    patience = QTimer(singleShot=True, interval=PATIENCE)
    patience.timeout.connect(loop.quit)
    patience.start()
    start = perf_counter()
    work()
    loop.exec()
    patience.stop()
    signal.disconnect(loop.quit)  # type: ignore[attr-defined]
    until_painted(widget, widget.update)
    return perf_counter() - start


def words_on(widget: QWidget) -> list[str]:
    """What a plain window would have to show: each label's and button's words."""
    labels, buttons = widget.findChildren(QLabel), widget.findChildren(QAbstractButton)
    words = [label.text() for label in labels if label.isVisible()]
    return words + [each.text() or each.accessibleName() for each in buttons if each.isVisible()]


class PlainWindow(QWidget):
    """An empty window as large as the program's, filled with plain labels."""

    def __init__(self) -> None:
        super().__init__()
        self.resize(1280, 800)
        self._layout = QGridLayout(self)
        self._inside = QWidget()
        self._layout.addWidget(self._inside)
        self.show()

    def show_words(self, words: Sequence[str]) -> None:
        """These words in place of those before, three columns of labels."""
        inside = QWidget()
        grid = QGridLayout(inside)
        for number, text in enumerate(words):
            grid.addWidget(QLabel(text), number // 3, number % 3)
        self._layout.replaceWidget(self._inside, inside)
        self._inside.deleteLater()
        self._inside = inside
