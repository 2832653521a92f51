"""Where help is: the whole guide, and the tour once more."""

from __future__ import annotations

from planner import __version__
from planner.views.help.opening import open_guide
from planner.views.page import Context
from planner.views.pages.settings.section import Section
from planner.views.whats_new import open_whats_new
from planner.views.widgets.buttons import Button
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import N_, _


class HelpSection(Section):
    """All of it is in the program, and works with no network."""

    name = N_("Help")
    icon = "book"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _("F1 helps with the page you are on. All of it works with no network."),
        )
        self.guide = Button(context.theme, _("The whole guide"), icon="book")
        self.guide.clicked.connect(self._open_guide)
        self.tour = Button(context.theme, _("Show the tour again"))
        self.tour.clicked.connect(context.navigator.tour_wanted)
        self.news = Button(context.theme, _("What is new"))
        self.news.clicked.connect(self._open_news)
        row = FlowLayout()
        grow(context.theme, row.setSpacing, 12)
        for button in (self.guide, self.tour, self.news):
            row.addWidget(button)
        self.inside.addLayout(row)
        which = _("This is Pathway Planner, version {number}.").format(number=__version__)
        self.version = Label(context.theme, which, "support", "muted")
        self.inside.addWidget(self.version)

    @classmethod
    def as_set(cls, context: Context) -> str:
        """What is there."""
        return _("The guide, and a short tour")

    def _open_news(self) -> None:
        open_whats_new(self.context.theme, self.context.dialogs)

    def _open_guide(self) -> None:
        open_guide(self.context.theme, self.context.dialogs)
