"""A hand at the window: it finds things by their names, and types and presses as people do."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from planner.views.widgets.one_of import OneOf

WidgetT = TypeVar("WidgetT", bound=QWidget)
#: Milliseconds that anything may take to appear.
PATIENCE = 15_000


class Hand:
    """Works `window`, or whatever dialog lies over it."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    @property
    def top(self) -> QWidget:
        """Where a hand can reach: the dialog that is open, else the window."""
        return QApplication.activeModalWidget() or self.window

    def wait_for(self, ready: Callable[[], object], what: str = "") -> None:
        """Let the program work until `ready()`; raises TimeoutError where it never is."""
        deadline = QDeadlineTimer(PATIENCE)
        while not ready():
            if deadline.hasExpired():
                raise TimeoutError(what or repr(ready))
            _let_work()

    def pause(self, milliseconds: int = 30) -> None:
        """Let the program catch up, as a person does between two moves."""
        deadline = QDeadlineTimer(milliseconds)
        _let_work()
        while not deadline.hasExpired():
            _let_work()

    def find(self, kind: type[WidgetT], name: str, within: QWidget | None = None) -> WidgetT:
        """The visible widget of a kind that is called `name`; raises LookupError."""
        for widget in (within or self.top).findChildren(kind):
            if widget.isVisible() and name in (widget.accessibleName(), _words_of(widget)):
                return widget
        raise LookupError(f"no {kind.__name__} called {name!r}: {self.names(kind)}")

    def names(self, kind: type[QWidget] = QAbstractButton) -> list[str]:
        """What is called what, to say so where something is not found."""
        return [
            widget.accessibleName() or _words_of(widget)
            for widget in self.top.findChildren(kind)
            if widget.isVisible()
        ]

    def click(self, name: str, within: QWidget | None = None) -> None:
        """Press the button called `name` with the mouse."""
        button = self.find(QAbstractButton, name, within)
        self.wait_for(button.isEnabled, f"{name} enabled")
        self.click_on(button)

    def click_on(self, widget: QWidget) -> None:
        """Press a widget with the mouse."""
        at = QPoint(min(16, widget.width() // 2), widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
        self.pause()

    def choose(self, question: str, answer: str) -> None:
        """Press the radio button `answer` of those below `question`."""
        self.click(answer, self.find(OneOf, question))

    def meet(self, opening: Callable[[], object], *works: Callable[[], object]) -> None:
        """Do `opening`, and one of `works` in each dialog that comes of it, in their order.

        A dialog keeps `opening` waiting until it is closed, so the hand works it meanwhile.
        Raises what `works` raise, and LookupError where a dialog did not come or stayed open.
        """
        Meeting(works).go_through(opening)
        self.pause()
        self.top.activateWindow()  # a screen without a window manager gives it back to nobody
        self.wait_for(self.top.isActiveWindow, "the window being active again")

    def pick(self, words: str) -> None:
        """Press a line of the menu that is open; raises LookupError."""
        menu = QApplication.activePopupWidget()
        actions = menu.actions() if isinstance(menu, QMenu) else []
        for action in actions:
            if isinstance(menu, QMenu) and action.text().replace("&", "") == words:
                at = menu.actionGeometry(action).center()
                QTest.mouseClick(
                    menu, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at
                )
                self.pause()
                return
        raise LookupError(f"no line {words!r} in {[action.text() for action in actions]}")

    def save_as(self, path: Path) -> None:
        """Type a path into the dialog that asks for one; raises LookupError."""
        for edit in self.top.findChildren(QLineEdit, "fileNameEdit"):
            edit.setFocus()
            self.control(Qt.Key.Key_A)
            self.type(f"{path}\n")
            return
        raise LookupError(f"{self.top.windowTitle()!r} asks for no path")

    def focus(self, name: str, within: QWidget | None = None) -> QWidget:
        """Put the keyboard in the field called `name`; raises LookupError."""
        for widget in (within or self.top).findChildren(QWidget):
            stops = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if (
                stops
                and widget.isVisible()
                and name in (widget.accessibleName(), _words_of(widget))
            ):
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return widget
        raise LookupError(f"no field called {name!r}: {self.names(QWidget)}")

    def fill(self, name: str, text: str, within: QWidget | None = None) -> None:
        """Type `text` into the field called `name`."""
        self.focus(name, within)
        self.type(text)

    def type(self, text: str) -> None:
        """Type where the keyboard is; letters that no key has come from an input method."""
        for letter in text:
            widget = self.focused()  # a key may have moved it on
            if letter == "\n":
                QTest.keyClick(widget, Qt.Key.Key_Return)
            elif letter.isascii():
                QTest.keyClicks(widget, letter)
            else:
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QCoreApplication.sendEvent(widget, event)
        self.pause(5)

    def press(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        """Press a key where the keyboard is."""
        for _press in range(times):
            QTest.keyClick(self.focused(), key, modifiers)
            self.pause(10)

    def control(self, key: Qt.Key) -> None:
        """Press Ctrl and a key."""
        self.press(key, Qt.KeyboardModifier.ControlModifier)

    def alt(self, key: Qt.Key) -> None:
        """Press Alt and a key."""
        self.press(key, Qt.KeyboardModifier.AltModifier)

    def focused(self) -> QWidget:
        """Where the keyboard is, or will be once the window on top has come alive."""
        at, popup = QApplication.focusWidget(), QApplication.activePopupWidget()
        if at is not None and (popup is not None or at.window() is self.top.window()):
            return at
        return popup or self.top.focusWidget() or self.top

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is at `name`; raises LookupError where it never is."""
        for _press in range(200):
            widget = QApplication.focusWidget()
            if widget is not None and name in (widget.accessibleName(), _words_of(widget)):
                return
            self.press(Qt.Key.Key_Tab)
        raise LookupError(name)

    def reads(self, words: str) -> bool:
        """Whether `words` can be read in the window now."""
        return any(
            words in label.text() for label in self.top.findChildren(QLabel) if label.isVisible()
        )

    def grab(self, path: Path) -> None:
        """Keep a picture of the window as it is, with any dialog over it."""
        self.pause(60)
        picture = self.window.grab()
        over = QApplication.activeModalWidget()
        if over is not None:
            painter = QPainter(picture)
            painter.drawPixmap(
                self.window.mapFromGlobal(over.mapToGlobal(QPoint(0, 0))), over.grab()
            )
            painter.end()
        path.parent.mkdir(parents=True, exist_ok=True)
        picture.save(str(path))


class HandWithoutMouse(Hand):
    """Reaches everything by keys alone, from where the keyboard is; a press by mouse raises."""

    def click_on(self, widget: QWidget) -> None:
        """Raises LookupError: there is no mouse."""
        raise LookupError(f"no mouse to press {widget.accessibleName()!r} with")

    def choose(self, question: str, answer: str) -> None:
        """Go to the radio buttons of `question`, along them to `answer`, and choose it."""
        buttons = self.find(OneOf, question).buttons()
        for _press in range(200):
            if self.focused() in buttons:
                break
            self.press(Qt.Key.Key_Tab)
        for _button in buttons:
            before = self.focused()
            for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
                if self.focused() is before and answer != _words_of(before):
                    self.press(key)
        if answer != _words_of(self.focused()):
            raise LookupError(answer)
        self.press(Qt.Key.Key_Space)

    def pick(self, words: str) -> None:
        """Go down to a line of the menu that is open, and take it; raises LookupError."""
        menu = QApplication.activePopupWidget()
        for _press in range(20):
            action = menu.activeAction() if isinstance(menu, QMenu) else None
            if action is not None and action.text().replace("&", "") == words:
                self.press(Qt.Key.Key_Return)
                return
            self.press(Qt.Key.Key_Down)
        raise LookupError(f"no line {words!r}")

    def focus(self, name: str, within: QWidget | None = None) -> QWidget:
        """Go to the field called `name` with Tab; raises LookupError."""
        self.tab_to(name)
        return self.focused()

    def save_as(self, path: Path) -> None:
        """Raises LookupError: the system's own dialogs are not ours to try."""
        raise LookupError(str(path))


class Meeting:
    """Dialogs that are expected, and what is to be done in each."""

    def __init__(self, works: tuple[Callable[[], object], ...]) -> None:
        self._works = list(works)
        self._met: list[QWidget] = []
        self._error: Exception | None = None
        self._timer = QTimer(interval=20)
        self._timer.timeout.connect(self._look)

    def go_through(self, opening: Callable[[], object]) -> None:
        """See `Hand.meet`."""
        before = QApplication.activeModalWidget()
        self._met = [before] if before is not None else []
        self._timer.start()
        opening()
        self._timer.stop()
        if self._error is not None:
            raise self._error
        if self._works:
            raise LookupError(f"{len(self._works)} dialogs did not come")

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or dialog in self._met:
            return
        self._met.append(dialog)
        try:
            if self._error is not None or not self._works:
                raise LookupError(f"nobody expected the dialog {dialog.accessibleName()!r}")
            self._works.pop(0)()
            if dialog.isVisible():
                raise LookupError(f"the dialog {dialog.accessibleName()!r} stayed open")
        except Exception as error:  # noqa: BLE001 - raised again where the dialog was opened
            self._error = self._error or error
            QTimer.singleShot(0, partial(dialog.done, QDialog.DialogCode.Rejected))


def _let_work() -> None:
    """A moment for the window, and for jobs: QTest.qWait would keep Python from other threads."""
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))
    time.sleep(0.004)


def _words_of(widget: QWidget) -> str:
    return widget.text() if isinstance(widget, QAbstractButton) else ""
