"""What the program says by itself: banners, a toast, a dialog, empty, loading, error, progress."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.views.gallery.states import Columns, Ringed
from planner.views.shell.pin_pad import PinPad
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.messages import Banner, EmptyState, Toast, Waiting
from planner.views.widgets.offer_card import OfferCard
from planner.views.widgets.progress import ProgressLine
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _


def add_banners(card: Card) -> None:
    """All four kinds, a note with what may be done about it, and a toast with its Undo."""
    theme = card.theme
    card.body.addWidget(Banner(theme, "primary", _("You are working offline.")))
    backup = _("It is nine days since the last backup.")
    card.body.addWidget(Banner(theme, "attention", backup, _("Back up now")))
    card.body.addWidget(Banner(theme, "success", _("Backed up to the blue USB stick at 17:20.")))
    lost = _("That change is not saved yet. Your words are still on the screen.")
    card.body.addWidget(Banner(theme, "danger", lost, _("Try again"), _("The disk is full.")))
    told = Button(theme, _("What is new"))
    closed = Button(theme, _("Close this note"), ButtonKind.QUIET)
    said = _("Pathway Planner is now version {number}.").format(number="1.4")
    card.body.addWidget(OfferCard(theme, said, (told, closed)))
    place = _ToastPlace(theme)
    card.body.addWidget(place)


class _ToastPlace(QWidget):
    """A piece of a page with a toast over it that stays."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._toast = Toast(theme, self)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        self.setMinimumHeight(self._theme.px(112))
        self._toast.hold(_("Step removed: “Walk to the bench”"), _("Undo"))


def add_states(card: Card) -> None:
    """A page with nothing on it, one that is not there yet, one that went wrong."""
    theme = card.theme
    sentence = _("What would make you smile this time next year? It can be small.")
    empty = EmptyState(theme, sentence, _("Add something"), "plus", _("Nothing for this year yet"))
    waiting = Waiting(theme, _("Opening 27 people"))
    waiting.show_all()
    card.body.addWidget(Columns(theme, empty, waiting, _Wrong(theme)))
    progress = ProgressLine(theme)
    card.body.addWidget(progress)
    progress.begin(_("Making a backup"))
    progress.report(420, 1000)


class _Wrong(Card):
    """What happened, whether the words are safe, what to do."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "danger")
        self.body.addWidget(Label(theme, _("That change is not saved yet"), "card"))
        sentence = _("This computer's disk is full. Your words are still on the screen.")
        self.body.addWidget(Label(theme, sentence))
        self.body.addWidget(Button(theme, _("Try again"), ButtonKind.PRIMARY))
        self.body.addWidget(Button(theme, _("Copy the words")))


def add_dialog(card: Card) -> None:
    """The question before something is removed, with the keyboard on the safe choice."""
    theme = card.theme
    dialog = Card(theme, "dialog")
    dialog.setMaximumWidth(theme.px(440))
    dialog.body.addWidget(Label(theme, _("Remove this aspiration?"), "section"))
    words = _("“Have Paul and the children to stay” will go from Margaret's plan.")
    dialog.body.addWidget(Label(theme, words))
    go = Button(theme, _("Remove it"), ButtonKind.DANGER)
    go.set_confirming()
    buttons = QVBoxLayout()
    buttons.addWidget(Ringed(theme, Button(theme, _("Keep it"))))
    buttons.addWidget(_inset(go))
    dialog.body.addLayout(buttons)
    row = QHBoxLayout()
    row.setSpacing(32)
    row.addWidget(dialog, 1, Qt.AlignmentFlag.AlignTop)
    row.addWidget(PinPad(theme, _never), 0, Qt.AlignmentFlag.AlignTop)
    card.body.addLayout(row)


def _never(_pin: str) -> bool:
    """No PIN fits: nobody is here."""
    return False


def _inset(widget: QWidget) -> QWidget:
    """As far from the edge as one that has a ring."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(5, 0, 5, 0)
    column.addWidget(widget)
    return made
