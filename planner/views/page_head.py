"""What stands at the top of a page: its title with a sentence, and since when all is saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.models.times import local
from planner.views.theme import Theme
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.signed import SignedLabel
from planner.views.widgets.spoken import SpokenSaved
from planner.views.widgets.text import Label, PageTitle
from planner.words import _, time_of_day

#: The least width of a title, in design pixels, where it is longer.
_TITLE = 240


class SavedMark(SignedLabel):
    """Says quietly that everything is kept; nothing until something was."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "check", "", "small", "success")
        self._spoken = SpokenSaved(self)
        self.label.setWordWrap(False)
        self.hide()

    def text(self) -> str:
        """What it says."""
        return self.label.text()

    def show_moment(self, moment: datetime) -> None:
        """Saved at `moment`, aware UTC."""
        self.label.set_text(_("Saved, {time}").format(time=time_of_day(local(moment))))
        self.show()
        self._spoken.say(self.text())


class Titled(QWidget):
    """A page's title and a sentence: on one line where there is room, or always `stacked`."""

    def __init__(self, theme: Theme, title: str, sentence: str, *, stacked: bool = False) -> None:
        super().__init__()
        self.theme = theme
        self._stacked = stacked
        self.title = PageTitle(theme, title)
        self.title.set_style("section")
        self.sentence = Label(theme, sentence, "small" if stacked else "body", "muted")
        row = QVBoxLayout(self) if stacked else FlowLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.title)
        row.addWidget(self.sentence)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self.restyle)
        self.restyle()

    def minimumSizeHint(self) -> QSize:
        """Room for the title, or a few words of it: what is beside it goes below itself first."""
        least = super().minimumSizeHint()
        title = min(self.title.sizeHint().width(), self.theme.px(_TITLE))
        return least.expandedTo(QSize(title, least.height()))

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self.theme.px
        self.title.setContentsMargins(0, 0, 0 if self._stacked else px(14), 0)
        # the sentence stands on the title's line, not at its top
        self.sentence.setContentsMargins(0, 0 if self._stacked else px(3), 0, 0)
