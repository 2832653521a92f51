"""The card of the tour: which part this is, what it is for, and the ways on."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from planner.views.dialogs import height_at
from planner.views.theme import Theme
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _

_WIDTH = 490


class TourCard(Card):
    """Emits:
    next_wanted(), back_wanted(): the part after this one, or before.
    later_wanted(): leave it for today.
    over_wanted(): it is not to be offered again.
    """

    next_wanted = Signal()
    back_wanted = Signal()
    later_wanted = Signal()
    over_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        self._buttons = FlowLayout()
        grow(theme, self._buttons.setSpacing, 8)
        super().__init__(theme, "control", parent)
        self.place = Label(theme, "", "small", "muted")
        self.title = Label(theme, "", "card")
        self.words = Label(theme, "")
        self.elsewhere = Label(theme, "", "support", "muted")
        self.next = Button(theme, _("Next"), ButtonKind.PRIMARY)
        self.back = Button(theme, _("Back"))
        self.later = Button(theme, _("Later"), ButtonKind.QUIET)
        self.over = Button(theme, _("Do not show again"), ButtonKind.QUIET)
        for label in (self.place, self.title, self.words, self.elsewhere):
            self.body.addWidget(label)
        for button in (self.next, self.back, self.later, self.over):
            self._buttons.addWidget(button)
        self.body.addLayout(self._buttons)
        self.next.clicked.connect(self.next_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.later.clicked.connect(self.later_wanted)
        self.over.clicked.connect(self.over_wanted)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.later_wanted)
        self.hide()

    def say(self, title: str, words: str, elsewhere: str, number: int, count: int) -> None:
        """Show one part; a screen reader says it as well."""
        place = _("{number} of {count}").format(number=number, count=count)
        last = number == count
        self.place.set_text(_("A short tour: {place}").format(place=place))
        self.title.set_text(title)
        self.words.set_text(words)
        self.elsewhere.set_text(elsewhere)
        self.elsewhere.setVisible(bool(elsewhere))
        self.next.set_text(_("Done") if last else _("Next"))
        self.back.setVisible(number > 1)
        self.later.setVisible(not last)
        self.over.setVisible(not last)
        whole = " ".join(each for each in (place + ".", title + ".", words, elsewhere) if each)
        self.setAccessibleName(_("A short tour"))
        self.setAccessibleDescription(whole)
        announce(self, whole)

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self.theme.px
        self.body.setContentsMargins(px(18), px(14), px(18), px(14))
        self.body.setSpacing(px(6))
        self._buttons.setContentsMargins(0, px(6), 0, 0)

    def fit(self, widest: int) -> None:
        """Be as wide as is read well, and as tall as the words need."""
        width = min(self.theme.px(_WIDTH), widest)
        self.body.invalidate()
        self.resize(width, height_at(self.body, width))
