"""A field was changed in two places: both wordings, whole, and what to keep of them."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from planner.errors import StaleWriteError
from planner.models.times import local
from planner.views.dialogs import PanelDialog
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import WordsField
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _, day_of_week, time_of_day

#: From this text size on, in per cent, the two stand below each other.
_LARGE = 150


class BothWordingsDialog(PanelDialog):
    """Asks which words to keep; `chosen` are they once it is accepted.

    Escape and Close change nothing: what was typed stays on the screen, not saved yet.
    """

    wanted_width = 760

    def __init__(
        self, theme: Theme, error: StaleWriteError, mine: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, _("This was changed somewhere else"), parent)
        self.chosen = ""
        lead = _(
            "Nothing was overwritten. Choose what to keep here. The other words stay under "
            "“Earlier words”."
        )
        self.body.addWidget(Label(theme, lead))
        self.mine = _read_only(theme, _("Yours, not saved yet"), mine)
        self.theirs = _read_only(theme, _there(error), str(error.theirs))
        way = QBoxLayout.Direction
        self._both = QBoxLayout(way.TopToBottom if theme.scale >= _LARGE else way.LeftToRight)
        grow(theme, self._both.setSpacing, 16)
        for side in (self.mine, self.theirs):
            column = QVBoxLayout()
            column.addWidget(side)
            column.addStretch(1)
            self._both.addLayout(column, 1)
        self.body.addLayout(self._both)
        self.together = WordsField(theme, _("Both, one after the other"), lines=3)
        self.together.set_help(_("Change them as you like, then keep them."))
        self.together.set_text(f"{mine}\n\n{error.theirs}")
        self.together.hide()
        self.body.addWidget(self.together)
        self.keep_mine = Button(theme, _("Keep mine"), ButtonKind.PRIMARY)
        self.keep_other = Button(theme, _("Keep the other"))
        self.keep_both = Button(theme, _("Keep both, one after the other"))
        self.keep_these = Button(theme, _("Keep these words"), ButtonKind.PRIMARY)
        self.keep_these.hide()
        not_yet = Button(theme, _("Not now"), ButtonKind.QUIET)
        for button, deed in (
            (self.keep_mine, self._keep_mine),
            (self.keep_other, self._keep_other),
            (self.keep_both, self._put_together),
            (self.keep_these, self._keep_these),
            (not_yet, self.reject),
        ):
            button.clicked.connect(deed)
        self.add_buttons(self.keep_mine, self.keep_other, self.keep_both, self.keep_these, not_yet)

    def _keep_mine(self) -> None:
        self._keep(self.mine.text())

    def _keep_other(self) -> None:
        self._keep(self.theirs.text())

    def _keep_these(self) -> None:
        self._keep(self.together.text())

    def _keep(self, words: str) -> None:
        self.chosen = words
        self.accept()

    def _put_together(self) -> None:
        """Show both in one box, to be changed before they are kept."""
        for button in (self.keep_mine, self.keep_other, self.keep_both):
            button.hide()
        self.together.show()
        self.keep_these.show()
        self.together.setFocus()
        self.fit()


def _read_only(theme: Theme, label: str, words: str) -> WordsField:
    """Words in a box that scrolls, to be read and copied, not changed."""
    field = WordsField(theme, label, lines=3)
    field.set_text(words)
    field.edit.setReadOnly(True)
    return field


def _there(error: StaleWriteError) -> str:
    """Such as "There now, by Priya Nair, Tuesday 17 March at 10:42"."""
    if error.changed_at is None:
        return _("There now")
    at = local(error.changed_at)
    when = {"day": day_of_week(at.date()), "time": time_of_day(at)}
    if not error.who:
        return _("There now, since {day} at {time}").format(**when)
    return _("There now, by {who}, {day} at {time}").format(who=error.who, **when)
