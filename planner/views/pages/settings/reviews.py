"""How often plans are looked at again at this service; each person's own can be another."""

from __future__ import annotations

from functools import partial

from planner.models.reviews import RHYTHMS
from planner.records.rhythm import REVIEW_WEEKS
from planner.views.page import Context
from planner.views.pages.review.words import rhythm_words
from planner.views.pages.settings.section import Group, Section
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.text import Label
from planner.words import N_, _


class ReviewsSection(Section):
    """The rhythm is a suggestion: every visit can set another day."""

    name = N_("Reviews")
    icon = "calendar"
    group = Group.SERVICE

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "Ending a visit suggests the day on which to look at the plan again: two weeks "
                "after the first visit, then in this rhythm."
            ),
        )
        theme = context.theme
        options: list[tuple[object, str]] = [(each, rhythm_words(each)) for each in RHYTHMS]
        self.rhythm = RadioRow(theme, _("After that"), options, vertical=True)
        self.rhythm.chosen.connect(self._choose)
        self.inside.addWidget(self.rhythm)
        self.inside.addWidget(
            Label(
                theme,
                _(
                    "A person can have another rhythm: it is set on their Review page. Days that "
                    "are set already stay."
                ),
                "support",
                "muted",
            )
        )

    def refresh(self) -> None:
        """Show what is set now."""
        self.rhythm.set_value(self.context.records.settings.review_weeks())

    @classmethod
    def as_set(cls, context: Context) -> str:
        """Such as "Every month"."""
        return rhythm_words(context.records.settings.review_weeks())

    def _choose(self, weeks: object) -> None:
        self.keep(partial(self.context.records.settings.put, REVIEW_WEEKS, weeks))
