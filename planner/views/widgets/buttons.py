"""Things to press."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.text import plain_tip

#: Between an icon and its word: Qt's own gap is too tight.
GAP = "\u00a0\u00a0"


class ButtonKind(StrEnum):
    """How much a button asks to be pressed."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


_INK = {"primary": "on-primary", "danger": "danger", "chip": "ink", "digit": "ink"}


def entered(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press `button` where `event` is Enter alone; whether it was."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    if not enter or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


class Pressable(QPushButton):
    """What all buttons share: plain text, an icon in the text's colour, 44 px at least."""

    #: The token its icon is drawn in where it cannot be pressed.
    faint = "muted"

    def __init__(
        self, theme: Theme, text: str, kind: str, icon: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        hear_as(self, Role.Button)
        self.theme = theme
        self._words = self._shown = ""
        self._alt: int | None = None
        self._icon = icon
        self._style = "body-bold"
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setText(text)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.restyle)
        self.restyle()

    def text(self) -> str:
        """The words on it, as given."""
        return self._words

    def setText(self, text: str) -> None:
        """Show `text` as it is: an ampersand is an ampersand."""
        if self.toolTip() == plain_tip(self._words):
            self.setToolTip("")  # it had the words of before
        self._words = self._shown = text
        self._alt = None
        self._show_words()
        self.setAccessibleName(text)
        if self.isVisible():
            self._fit_words()

    def shown(self) -> str:
        """The words that there is room for."""
        return self._shown

    def set_alt(self, place: int | None) -> None:
        """Let Alt and the letter at `place` press it, underlined; None takes that away."""
        if place != self._alt:
            self._alt = place
            self._show_words()

    def set_text(self, text: str) -> None:
        """The same, by our name."""
        self.setText(text)

    def _show_words(self) -> None:
        before, after = self._shown, ""
        if self._alt is not None:
            before, after = self._shown[: self._alt], self._shown[self._alt :]
        mark = "&" if after else ""
        shown = before.replace("&", "&&") + mark + after.replace("&", "&&")
        if self._icon and shown:
            last = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
            shown = shown + GAP if last else GAP + shown
        super().setText(shown)

    def sizeHint(self) -> QSize:
        """All its words, even while fewer are shown."""
        hint = super().sizeHint()
        metrics = self.fontMetrics()
        fewer = metrics.horizontalAdvance(self._words) - metrics.horizontalAdvance(self._shown)
        return QSize(hint.width() + fewer, hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """End the words with an ellipsis where there is no room; then the tooltip has them."""
        super().resizeEvent(event)
        self._fit_words()

    def _fit_words(self) -> None:
        around = self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self._words)
        room = max(0, self.width() - around)
        shown = self._words
        if self.fontMetrics().horizontalAdvance(shown) > room:
            shown = self.fontMetrics().elidedText(shown, Qt.TextElideMode.ElideRight, room)
        if shown != self._shown:
            self._shown = shown
            self._show_words()
            whole = plain_tip(self._words)
            if shown != self._words and not self.toolTip():
                self.setToolTip(whole)
            elif shown == self._words and self.toolTip() == whole:
                self.setToolTip("")

    def set_icon(self, icon: str) -> None:
        """Show another icon, or none."""
        self._icon = icon
        self.setText(self._words)
        self.restyle()

    def ink(self) -> str:
        """The token its words and icon are drawn in."""
        return _INK.get(str(self.property("kind")), "primary")

    def restyle(self) -> None:
        """Take font, icon and size from the theme again."""
        self.setFont(self.theme.font(self._style))
        if self._icon:
            self.setIcon(self.theme.icon(self._icon, self.ink(), disabled=self.faint))
            self.setIconSize(QSize(self.theme.px(20), self.theme.px(20)))
        # no minimum width of our own: it would let a layout cut the words off
        self.setMinimumHeight(self.theme.size("press"))
        self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if not entered(self, event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """In the theme's size: Qt polishes what was hidden with the font that it had before."""
        super().showEvent(event)
        self.setFont(self.theme.font(self._style))

    def set_property(self, name: str, value: object) -> None:
        """Set a property that the style sheet looks at."""
        self.setProperty(name, value)
        if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):  # else Qt does, when it shows
            self.style().unpolish(self)
            self.style().polish(self)
        self.restyle()


class Button(Pressable):
    """A button with a word, and often an icon."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        kind: ButtonKind = ButtonKind.SECONDARY,
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, text, kind.value, icon, parent)

    def set_kind(self, kind: ButtonKind) -> None:
        """Make it ask more, or less."""
        self.set_property("kind", kind.value)

    def set_icon_last(self) -> None:
        """Put the icon after the words: an arrow that leads on."""
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.setText(self._words)

    def set_big(self) -> None:
        """56 px tall: the primary of the unlock page."""
        self.set_property("big", True)

    def set_flush(self) -> None:
        """Quiet below words: in a flush row, its own begin where those above begin."""
        self.set_property("flush", True)

    def set_digit(self) -> None:
        """A key of a keypad: a large figure in ink."""
        self._style = "person"
        self.setProperty("kind", "digit")
        self.restyle()

    def set_turned(self, style: str = "person") -> None:
        """72 px tall, in large letters: on the turned screen."""
        self._style = style
        self.setProperty("turned", True)
        self.restyle()

    def set_confirming(self) -> None:
        """Fill a danger button: only inside the dialog that confirms it."""
        self.set_property("confirms", True)

    def ink(self) -> str:
        """On a filled danger button, its own colour."""
        return "on-danger" if self.property("confirms") else super().ink()


class IconButton(Pressable):
    """An icon alone: only for back, close, previous, next and more."""

    #: Muted is how it rests: where it cannot be pressed it is fainter, since no words say so.
    faint = "control"

    def __init__(self, theme: Theme, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, "", ButtonKind.QUIET.value, icon, parent)
        self.set_property("lone", True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def set_name(self, name: str) -> None:
        """What it does, for the tooltip and for those who cannot see the icon."""
        self.setAccessibleName(name)
        self.setToolTip(plain_tip(name))

    def setText(self, text: str) -> None:
        """It has none."""

    def ink(self) -> str:
        """Icons rest in muted."""
        return "muted"


class Chip(Pressable):
    """A pill that can be pressed; one that can be chosen shows a tick while it is."""

    def __init__(
        self,
        theme: Theme,
        text: str,
        icon: str = "",
        checkable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._resting_icon = icon
        super().__init__(theme, text, "chip", icon, parent)
        self._style = "body"
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCheckable(checkable)
        self.setProperty("ring_radius", 24)
        self.toggled.connect(self._show_choice)
        self.restyle()

    def minimumSizeHint(self) -> QSize:
        """A few letters and an ellipsis: it may say a person's words, of any length."""
        return self.sizeHint().boundedTo(QSize(self.theme.px(160), self.sizeHint().height()))

    def ink(self) -> str:
        """Teal while chosen."""
        return "primary" if self.isChecked() else "ink"

    def _show_choice(self, chosen: bool) -> None:
        self._style = "body-bold" if chosen else "body"
        self.set_icon("check" if chosen else self._resting_icon)
