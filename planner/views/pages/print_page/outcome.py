"""What became of a print: on its way, "Did it come out?", or not sent."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.views.theme import Theme
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _


class Outcome(Card):
    """One sentence and what can be pressed about it; hidden while there is nothing to say.

    Emits:
        came_out(): yes, it did.
        page_wanted(): the page that shows is to be printed again.
        later_wanted(): it is to be given another day.
        cancel_wanted(): stop sending.
    """

    came_out = Signal()
    page_wanted = Signal()
    later_wanted = Signal()
    cancel_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "control")
        self.sentence = Label(theme, "", "body-bold")
        self.yes = Button(theme, _("Yes"), icon="check")
        self.again = Button(theme, _("This page again"), icon="print")
        self.later = Button(theme, _("Give it later"), ButtonKind.QUIET)
        self.cancel = Button(theme, _("Cancel"), ButtonKind.QUIET)
        self.yes.clicked.connect(self.came_out)
        self.again.clicked.connect(self.page_wanted)
        self.later.clicked.connect(self.later_wanted)
        self.cancel.clicked.connect(self.cancel_wanted)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.yes, self.again, self.later, self.cancel):
            row.addWidget(button)
        self._buttons = buttons
        self.body.addWidget(self.sentence)
        self.body.addWidget(buttons)
        self.hide()

    def sending(self, printer: str) -> None:
        """It is on its way."""
        self._say(_("Sending to {printer}").format(printer=printer), self.cancel)

    def sent_page(self, done: int, total: int) -> None:
        """How far it is."""
        if done < total:
            self.sentence.set_text(
                _("Sending page {page} of {count}").format(page=done + 1, count=total)
            )

    def ask(self, sentence: str = "") -> None:
        """Ask whether it came out; `sentence` says something first."""
        question = _("Did it come out?")
        words = " ".join(filter(None, (sentence, question)))
        self._say(words, self.yes, self.again, self.later)
        self.yes.setFocus()

    def ask_given(self) -> None:
        """Ask whether a paper that waits is given now."""
        self._say(_("This one waits to be given. Is it given now?"), self.yes)

    def offer_again(self, offered: bool) -> None:
        """Whether the page that shows is one of the paper that is asked about."""
        self.again.setVisible(offered and not self.yes.isHidden())

    def tell(self, sentence: str) -> None:
        """Say how it ended."""
        self._say(sentence)

    def not_sent(self, sentence: str) -> None:
        """Say why it was not sent; it can be given later."""
        self._say(sentence, self.later)
        self.later.setFocus()

    def _say(self, sentence: str, *buttons: Button) -> None:
        self.sentence.set_text(sentence)
        self.setAccessibleName(sentence)
        self.yes.setAccessibleDescription(sentence)
        for button in (self.yes, self.again, self.later, self.cancel):
            button.setVisible(button in buttons)
        self._buttons.setVisible(bool(buttons))
        self.show()
        announce(self, sentence)
