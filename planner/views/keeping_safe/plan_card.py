"""The agreed crisis and support plan in Keeping safe, and the way to its page."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal

from planner.views.keeping_safe.edition_view import EditionView, standing_words
from planner.views.page import Context
from planner.views.widgets.buttons import Button
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _


class PlanCard(Card):
    """What was agreed, in the person's own words; who to ring stands beside it.

    Emits:
        open_wanted(): make it, change it or print it, on its page.
    """

    open_wanted = Signal()

    def __init__(self, context: Context, person_id: UUID) -> None:
        super().__init__(context.theme)
        theme = context.theme
        plans = context.records.crisis_plans
        agreed, newest = plans.agreed(person_id), plans.newest(person_id)
        self.standing = Label(theme, "", "support", "muted")
        self.view = EditionView(theme, contacts=False)
        self.open = Button(theme, _("Make the plan together"), icon="pen")
        self.open.clicked.connect(self.open_wanted)
        self.body.addWidget(Label(theme, _("Crisis and support plan"), "card"))
        self.body.addWidget(self.standing)
        self.body.addWidget(self.open, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.view)
        self.view.setVisible(agreed is not None)
        shown = agreed or newest
        self.standing.set_text(standing_words(shown) if shown else _("There is none yet."))
        if shown is not None:
            self.open.set_text(_("Open the plan"))
        if agreed is not None:
            self.view.show_edition(agreed)
