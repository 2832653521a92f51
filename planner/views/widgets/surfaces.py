"""What things lie on: cards, lines between them, and what scrolls."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractSlider,
    QFrame,
    QLayout,
    QScrollArea,
    QScrollBar,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label

#: What the style sheet gives a scroll bar, in pixels.
SCROLL_BAR = 14


def clear_layout(layout: QLayout) -> None:
    """Take everything out of `layout` and let it go."""
    while (item := layout.takeAt(0)) is not None:
        inner = item.layout()
        if inner is not None:
            clear_layout(inner)
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


class Card(QFrame):
    """A rounded sheet with an edge; put things into `body`.

    Kinds: surface, sunken, control (an edge that asks to be seen), inverse, and the tints:
    primary, attention, success, danger, step1, step2, step3; the style sheet has a few more.
    "bare" has no look of its own, only a card's spaces.
    """

    def __init__(self, theme: Theme, kind: str = "surface", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("card", kind)
        self.body = QVBoxLayout(self)
        self._around, self._between = (20, 20, 20, 20), 12
        theme.changed.connect(self.restyle)
        self.restyle()

    def set_kind(self, kind: str) -> None:
        """Lie on another colour."""
        if kind != self.property("card"):
            self.setProperty("card", kind)
            self.style().unpolish(self)
            self.style().polish(self)

    def set_spaces(self, left: int, top: int, right: int, bottom: int, between: int) -> None:
        """Other spaces than a card's own, in design pixels: they grow with the text."""
        self._around, self._between = (left, top, right, bottom), between
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        self.body.setContentsMargins(*map(self.theme.px, self._around))
        self.body.setSpacing(self.theme.px(self._between))


class Divider(QFrame):
    """A hairline."""

    def __init__(
        self,
        theme: Theme,
        orientation: Qt.Orientation = Qt.Orientation.Horizontal,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        hear_as(self, Role.Separator)
        self.setProperty("card", "line")
        if orientation is Qt.Orientation.Horizontal:
            self.setFixedHeight(1)
        else:
            self.setFixedWidth(1)


class _RestingBar(QScrollBar):
    """A scroll bar whose room stays when there is nothing to scroll; then nothing is drawn."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The handle, where it can be moved."""
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class ScrollArea(QScrollArea):
    """Scrolls `widget` down, never sideways; asks for as much height as it would like."""

    def __init__(self, theme: Theme, widget: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._inside = widget
        #: What is read before what has the keyboard: it stays in view as long as both fit, and
        #: all that is above it too where there is room.
        self.lead: QWidget | None = None
        #: Whether all of it is read from its top, and only typing goes to where the keyboard is.
        self.read_from_top = False
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        widget.setProperty("scrolled", True)
        # Qt's own would be filled, and asking for it makes 50 classes
        viewport = QWidget()
        viewport.setObjectName("qt_scrollarea_viewport")  # as its style sheets know it
        self.setViewport(viewport)
        self.setWidget(widget)
        widget.setAutoFillBackground(False)
        bar = _RestingBar(self)
        self.setVerticalScrollBar(bar)
        grow(theme, bar.setSingleStep, 24)

    def keep_room_for_bar(self) -> None:
        """From now on nothing inside moves when the scroll bar comes or goes."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def show_lead(self, bottom: int) -> None:
        """Scroll to the top, or else to what leads, where all down to `bottom` shows from there."""
        for first in (self._inside, self.lead) if self.lead is not None else ():
            top = first.mapTo(self._inside, QPoint(0, 0)).y()
            if top < bottom <= top + self.viewport().height():
                self.verticalScrollBar().setValue(top)
                return

    def sizeHint(self) -> QSize:
        """What is inside, whole."""
        return self._inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """As wide as what is inside must be with a bar that stays, and a few lines tall."""
        stays = self.verticalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        beside = SCROLL_BAR if stays else 0
        return QSize(self._inside.minimumSizeHint().width() + beside, self.theme.px(96))

    def lie_in_margin(self) -> None:
        """Keep that room in the margin of what is inside, which is wider than the bar."""
        self.keep_room_for_bar()
        self._inside.setContentsMargins(0, 0, -SCROLL_BAR, 0)


def scrolled(within: QWidget, event: QKeyEvent) -> bool:
    """Scroll the first thing in `within` that can be, where `event` is Page Up or Page Down."""
    deeds = {
        Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
        Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    }
    deed = deeds.get(Qt.Key(event.key()))
    if deed is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    for area in within.findChildren(ScrollArea):
        bar = area.verticalScrollBar()
        if area.isVisible() and bar.maximum() > bar.minimum():
            bar.triggerAction(deed)
            return True
    return False


class Veil(QWidget):
    """Lies over all of `window`, and grows with it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window as it grows."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


class SidePanel(QFrame):
    """The panel at the right: a title, then `body`."""

    def __init__(self, theme: Theme, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.setProperty("card", "side")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(title)
        outer = QVBoxLayout(self)
        self.title = Label(theme, title, "card", parent=self)
        self.title.setVisible(bool(title))
        outer.addWidget(self.title)
        self.body = QVBoxLayout()
        outer.addLayout(self.body, 1)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(*[self.theme.px(20)] * 4)
            layout.setSpacing(self.theme.px(12))
        self.body.setSpacing(self.theme.px(12))
        self.setFixedWidth(min(self.theme.px(340), 480))
