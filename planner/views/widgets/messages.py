"""What the program says by itself: banners, the toast, empty pages, waiting."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as, pass_over
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import Button, ButtonKind, Pressable
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _

#: Milliseconds: how long a toast stays; when waiting shows; when it offers Cancel.
TOAST_TIME = 10_000
WAITING_SHOWS = 500
CANCEL_SHOWS = 5_000
#: Design pixels that a banner's sentence needs beside its button.
_SENTENCE = 300

_ICONS = {"primary": "info", "attention": "alert", "success": "check", "danger": "alert"}


class Banner(Card):
    """One sentence that stays until it is dealt with: primary, attention, success or danger.

    Emits:
        pressed(): its button.
    """

    pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        kind: str,
        sentence: str,
        button: str = "",
        details: str = "",
        parent: QWidget | None = None,
    ) -> None:
        self._sign = QLabel()
        self._details_button = Button(theme, _("Details"), ButtonKind.QUIET)
        self._button = Button(theme, button, ButtonKind.QUIET)
        self._details = Label(theme, details, "small", "muted")
        self.sentence = Label(theme, sentence, "body")
        self._row = QHBoxLayout()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        super().__init__(theme, kind, parent)
        hear_as(self, Role.Notification)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._sign)
        self._row.addWidget(self.sentence, 1)
        deeds = QHBoxLayout()
        deeds.addStretch(1)
        deeds.addWidget(self._details_button)
        deeds.addWidget(self._button)
        self._both.addLayout(self._row, 1)
        self._both.addLayout(deeds)
        self.body.addLayout(self._both)
        self.body.addWidget(self._details)
        self._details.hide()
        self._details_button.clicked.connect(self._turn_details)
        self._button.clicked.connect(self.pressed)
        # not Fixed: that would cut a sentence that wraps at the height of one line
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_sentence(sentence, button, details)

    def show_sentence(self, sentence: str, button: str = "", details: str = "") -> None:
        """Say this instead."""
        if self.isHidden() or sentence != self.accessibleName():
            self._said = ""
        self.sentence.set_text(sentence)
        self.setAccessibleName(sentence)
        self._button.set_text(button)
        self._button.setVisible(bool(button))
        self._details.set_text(details)
        self._details.hide()
        self._details_button.setVisible(bool(details))
        self._shape()
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Say it aloud now that it is there."""
        super().showEvent(event)
        self._say()

    def _say(self) -> None:
        """Once for each time it is said; what is wrong breaks into what is being read."""
        words = self.accessibleName()
        if self.isVisible() and words != self._said:
            self._said = words
            announce(self, words, now=self.property("card") == "danger")

    def set_kind(self, kind: str) -> None:
        """Lie on another tint, with its sign."""
        super().set_kind(kind)
        self.restyle()

    def restyle(self) -> None:
        """Take spaces and sign from the theme again."""
        super().restyle()
        px = self.theme.px
        self.body.setContentsMargins(px(16), px(4), px(8), px(4))
        self._row.setSpacing(px(12))
        self._both.setSpacing(px(12))
        self._shape()
        kind = str(self.property("card"))
        self._sign.setPixmap(self.theme.pixmap(_ICONS.get(kind, "info"), kind, 20))
        self.sentence.setContentsMargins(0, px(10), 0, px(10))
        self._details.setContentsMargins(px(32), 0, 0, px(10))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What can be done goes below the sentence where there is little room beside it."""
        super().resizeEvent(event)
        self._shape()

    def _shape(self) -> None:
        shown = [one for one in (self._details_button, self._button) if not one.isHidden()]
        beside = sum(one.sizeHint().width() for one in shown)
        roomy = self.width() - beside >= self.theme.px(_SENTENCE) or not shown
        way = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        self._both.setDirection(way)

    def _turn_details(self) -> None:
        self._details.setVisible(self._details.isHidden())


class Toast(QFrame):
    """A sentence at the bottom of `parent` for ten seconds, one at a time, perhaps with a button.

    Emits:
        action_pressed(): its button; the toast is gone by then.
    """

    action_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme
        self._over = parent
        hear_as(self, Role.Notification)
        self.setProperty("card", "inverse")
        self._sign = QLabel()
        self._words = Label(theme, "", "body", "on-inverse")
        self._words.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self._action = Pressable(theme, "", "inverse")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._sign)
        self._row.addWidget(self._words, 1)
        self._row.addWidget(self._action)
        self._timer = QTimer(self, singleShot=True, interval=TOAST_TIME)
        self._timer.timeout.connect(self.hide)
        self._action.clicked.connect(self._press)
        parent.installEventFilter(self)
        theme.changed.connect(self.restyle)
        self.restyle()
        self.hide()

    def show_message(self, text: str, action: str = "") -> None:
        """Say `text`; what was said before goes."""
        self._words.set_text(text)
        self._action.set_text(action)
        self._action.setVisible(bool(action))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        announce(self, text)

    def hold(self, text: str, action: str = "") -> None:
        """Say `text` and stay, to be looked at in the gallery."""
        self.show_message(text, action)
        self._timer.stop()

    def text(self) -> str:
        """What it says while it is there."""
        return "" if self.isHidden() else self._words.text()

    def restyle(self) -> None:
        """Take spaces and sign from the theme again."""
        px = self.theme.px
        self._row.setContentsMargins(px(20), px(6), px(12), px(6))
        self._row.setSpacing(px(12))
        self._words.setContentsMargins(0, px(10), 0, px(10))
        self._sign.setPixmap(self.theme.pixmap("check", "on-inverse", 20))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the bottom in the middle."""
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Do not go while it is pointed at."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Ten seconds more."""
        self._timer.start()

    def _place(self) -> None:
        room = self._over.rect()
        edge = self.theme.px(24)
        layout = self._row
        layout.activate()
        width = min(self.sizeHint().width(), room.width() - 2 * edge)
        height = layout.heightForWidth(width) if layout.hasHeightForWidth() else 0
        height = max(height, self.minimumSizeHint().height())
        left = (room.width() - width) // 2
        self.setGeometry(left, room.height() - height - edge, width, height)

    def _press(self) -> None:
        self.hide()
        self.action_pressed.emit()


class EmptyState(QWidget):
    """The three stones, one warm sentence, at most one button.

    Emits:
        pressed(): its button.
    """

    pressed = Signal()

    def __init__(
        self,
        theme: Theme,
        sentence: str,
        button: str = "",
        icon: str = "",
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        middle = Qt.AlignmentFlag.AlignHCenter
        self._stones = QLabel()
        self._stones.setAlignment(middle)
        self._title = Label(theme, title, "card")
        self.sentence = Label(theme, sentence, "body", "muted")
        self._button = Button(theme, button, ButtonKind.PRIMARY, icon)
        self._column = QVBoxLayout(self)
        self._column.addStretch(1)
        self._column.addWidget(self._stones)
        for label in (self._title, self.sentence):
            label.setAlignment(middle)
            self._column.addWidget(label)
        self._column.addWidget(self._button, 0, middle)
        self._column.addStretch(1)
        self._title.setVisible(bool(title))
        self._button.clicked.connect(self.pressed)
        self.show_sentence(sentence, button)
        theme.changed.connect(self.restyle)
        self.restyle()

    def show_sentence(self, sentence: str, button: str = "") -> None:
        """Say this instead."""
        self.sentence.set_text(sentence)
        self._button.set_text(button)
        self._button.setVisible(bool(button))

    def restyle(self) -> None:
        """Take spaces and stones from the theme again."""
        px = self.theme.px
        self._stones.setPixmap(self.theme.picture("art-empty", 150))
        self._column.setSpacing(px(12))
        self._column.setContentsMargins(*[px(24)] * 4)


class _Bars(QWidget):
    """Still grey bars where rows will be."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        pass_over(self)
        self.theme = theme
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the size from the theme again."""
        self.setMinimumHeight(self.theme.px(150))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Five bars of uneven length."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self.theme.edge("line"))
        painter.setBrush(self.theme.color("sunken"))
        height = self.theme.px(18)
        for index, share in enumerate((0.62, 0.44, 0.54, 0.66, 0.58)):
            top = index * self.theme.px(30)
            painter.drawRoundedRect(QRectF(0.5, top + 0.5, self.width() * share, height), 6, 6)


class Waiting(QWidget):
    """Nothing for half a second, then what is happening and still bars; Cancel after five seconds.

    Emits:
        cancelled(): the planner does not want to wait.
    """

    cancelled = Signal()

    def __init__(self, theme: Theme, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.sentence = Label(theme, sentence, "body", "muted")
        self._bars = _Bars(theme, self)
        self._cancel = Button(theme, _("Cancel"), ButtonKind.SECONDARY)
        column = QVBoxLayout(self)
        column.addWidget(self.sentence)
        column.addWidget(self._bars)
        column.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self._soon = QTimer(self, singleShot=True, interval=WAITING_SHOWS)
        self._long = QTimer(self, singleShot=True, interval=CANCEL_SHOWS)
        self._soon.timeout.connect(self._show_bars)
        self._long.timeout.connect(self._cancel.show)
        self._cancel.clicked.connect(self.cancelled)
        self.start()

    def start(self, sentence: str = "") -> None:
        """Begin to wait, from now."""
        if sentence:
            self.sentence.set_text(sentence)
        for widget in (self.sentence, self._bars, self._cancel):
            widget.hide()
        self._soon.start()
        self._long.start()

    def show_all(self) -> None:
        """Show at once what a long wait would, and stay, to be looked at in the gallery."""
        self._soon.stop()
        self._long.stop()
        self._show_bars()
        self._cancel.show()

    def stop(self) -> None:
        """The wait is over."""
        self._soon.stop()
        self._long.stop()
        self.hide()

    def _show_bars(self) -> None:
        self.sentence.show()
        self._bars.show()
        announce(self, self.sentence.text())
