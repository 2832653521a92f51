"""The turned screen: one person, one question, nothing else, and a PIN to leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.errors import PlannerError
from planner.views.theme import Theme
from planner.views.turned.head import TurnedHead
from planner.views.turned.keys import KeyGuard
from planner.views.turned.leaving import LeavingPanel
from planner.views.turned.question import Question
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.messages import Banner
from planner.views.widgets.surfaces import Card, ScrollArea
from planner.words import _

#: Makes a question when it is its turn.
Asking = Callable[[], Question]


class TurnedScreen(QWidget):
    """Asks `askings` in turn. Lies in the place of everything else.

    Emits:
        left(): the right PIN was put in, and everything is saved.
        lock_wanted(): the vault is to be locked.
        words_saved(datetime): an answer is durable; aware UTC.
        save_failed(PlannerError): it is not; it is still on the screen.
    """

    left = Signal()
    lock_wanted = Signal()
    words_saved = Signal(object)
    save_failed = Signal(object)

    def __init__(
        self,
        theme: Theme,
        called: str,
        askings: Sequence[Asking],
        fits: Callable[[str], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._askings = askings
        self._at = 0
        self.setAccessibleName(_("Turned screen"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", False)
        self.head = TurnedHead(theme, called)
        self.failure = Banner(theme, "danger", "")
        self.card = Card(theme, "keypad")
        self.back = Button(theme, _("Back"), ButtonKind.SECONDARY, "back")
        self.not_now = Button(theme, _("Not now"), ButtonKind.QUIET, "not-now")
        self.leave_by_pin = Button(theme, _("Planner: leave with PIN"), ButtonKind.QUIET, "lock")
        self.next = Button(theme, _("Next"), ButtonKind.PRIMARY, "go")
        self.next.set_icon_last()
        self.leaving = LeavingPanel(theme, fits)
        self.question = self._ask()
        self._area = self._read_from_top()
        self._lay_out()
        self._connect()
        self._guard = KeyGuard(self, self.escape)
        self._show_place()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._bring_into_view)
        theme.changed.connect(self._space)
        self._space()

    def focus_first(self) -> None:
        """The question, or the PIN while it is asked for."""
        if self.asks_for_pin:
            self.leaving.setFocus()
        else:
            self.question.focus_first()

    @property
    def asks_for_pin(self) -> bool:
        """Whether the PIN is being put in."""
        return self._stack.currentWidget() is self.leaving

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        return self.question.leave()

    def escape(self) -> None:
        """Ask for the PIN; once it is asked for, back to the question."""
        if self.asks_for_pin:
            self._back_to_question()
        else:
            self._ask_for_pin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Smaller edges where there is little room."""
        super().resizeEvent(event)
        self._space()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button, keeps a number, else goes on. Nothing passes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focused = QApplication.focusWidget()
            if isinstance(focused, QAbstractButton) and not isinstance(focused, QRadioButton):
                focused.click()
            elif isinstance(focused, QLineEdit):
                self.leave()  # what it was before shows now
            elif not self.asks_for_pin and self.next.isVisible():
                self.go_on()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lies on paper of its own."""
        QPainter(self).fillRect(self.rect(), self._theme.color("bg"))

    def go_on(self) -> None:
        """The next question, once this one is kept."""
        if self._at + 1 < len(self._askings) and self.leave() and self.question.finish():
            self._turn_to(self._at + 1)

    def go_back(self) -> None:
        """The question before."""
        if self._at and self.leave():
            self._turn_to(self._at - 1)

    def _turn_to(self, place: int) -> None:
        self._at = place
        before, self.question = self.question, self._ask()
        area = self._read_from_top()
        old = self._area
        self.card.body.replaceWidget(old, area)
        self._area = area
        before.hide()
        old.hide()
        old.deleteLater()
        self.failure.hide()
        self._show_place()
        self.question.focus_first()

    def _read_from_top(self) -> ScrollArea:
        area = ScrollArea(self._theme, self.question)
        area.read_from_top = True
        return area

    def _ask(self) -> Question:
        question = self._askings[self._at]()
        question.saved.connect(self._saved)
        question.failed.connect(self._failed)
        return question

    def _show_place(self) -> None:
        last = self._at == len(self._askings) - 1
        self.head.show_step(self.question.step)
        self.back.setEnabled(self._at > 0)
        self.not_now.setVisible(not last)
        self.next.setVisible(not last)

    def _bring_into_view(self, before: QWidget | None, now: QWidget | None) -> None:
        """Follow the keyboard; a question that was just opened is read from its top."""
        inside = [each for each in (before, now) if each and self.question.isAncestorOf(each)]
        if now is not None and len(inside) == 2:
            self._area.ensureWidgetVisible(now, 0, self._theme.px(40))

    def _ask_for_pin(self) -> None:
        self.leave()  # what cannot be saved stays where it is; it holds nobody in
        self.leaving.pad.clear()
        self._stack.setCurrentWidget(self.leaving)
        self.leaving.setFocus()

    def _back_to_question(self) -> None:
        self._stack.setCurrentIndex(0)
        self.question.focus_first()

    def say_not_kept(self, error: PlannerError) -> None:
        """Back at the question, whose words can be neither saved nor kept aside."""
        self._back_to_question()
        self._failed(error)

    def _saved(self, moment: object) -> None:
        self.failure.hide()
        self.words_saved.emit(moment)

    def _failed(self, error: PlannerError) -> None:
        self.failure.show_sentence(str(error))
        self.failure.show()
        self.save_failed.emit(error)

    def _lay_out(self) -> None:
        self.card.body.addWidget(self._area)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.back)
        self._foot.addWidget(self.not_now)
        self._foot.addStretch(1)
        self._foot.addWidget(self.leave_by_pin)
        self._foot.addStretch(1)
        self._foot.addWidget(self.next)
        self._asked = QWidget()
        self._column = QVBoxLayout(self._asked)
        self._column.addWidget(self.head)
        self._column.addWidget(self.failure)
        self._column.addWidget(self.card, 1)
        self._column.addLayout(self._foot)
        self.failure.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._asked)
        self._stack.addWidget(self.leaving)
        self._outer = QVBoxLayout(self)
        self._outer.addWidget(self._stack)

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.not_now.clicked.connect(self.go_on)
        self.next.clicked.connect(self.go_on)
        self.leave_by_pin.clicked.connect(self._ask_for_pin)
        self.leaving.back_wanted.connect(self._back_to_question)
        self.leaving.left.connect(self.left)
        self.leaving.lock_wanted.connect(self.lock_wanted)

    def _space(self) -> None:
        px = self._theme.px
        roomy = self.width() >= px(1000)
        edge = px(72) if roomy else 32
        self._outer.setContentsMargins(edge, min(px(20), 24), edge, min(px(28), 32))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(min(px(20), 24))
        self._foot.setSpacing(px(20) if roomy else 16)
        inner = px(52) if roomy else 32
        self.card.body.setContentsMargins(inner, min(px(36), 40), inner, min(px(28), 32))
        self.leave_by_pin.setText(_("Planner: leave with PIN") if roomy else _("PIN"))
        self.leave_by_pin.setAccessibleName(_("Planner: leave with PIN"))
        for button in (self.back, self.not_now, self.leave_by_pin, self.next):
            button.set_turned("person" if roomy else "body-bold")
