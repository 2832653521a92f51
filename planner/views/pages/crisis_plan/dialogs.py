"""Agreeing a plan with the day it is looked at again, and reading earlier versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from planner.models.reviews import next_review
from planner.records.crisis_plans import Edition
from planner.views.dialogs import PanelDialog
from planner.views.form_dialog import FormDialog, needed_day
from planner.views.keeping_safe.edition_view import EditionView, standing_words
from planner.views.page import Context
from planner.views.widgets.buttons import Button
from planner.views.widgets.fields import ChoiceField, DateField
from planner.views.widgets.text import Label
from planner.words import _, day


class AgreeDialog(FormDialog):
    """When it is looked at again; `keep` takes that day to the records."""

    def __init__(
        self,
        context: Context,
        keep: Callable[[date], object],
        parent: QWidget,
        *,
        agreeing: bool,
    ) -> None:
        lead = _(
            "Read it through together first. Once agreed, its words stay as they are: a change "
            "begins the next version."
        )
        still = _("You looked at it together and its words hold. They stay as they are.")
        super().__init__(
            context,
            _("Agree this plan") if agreeing else _("Still right"),
            _("Agree it") if agreeing else _("Keep it as it is"),
            parent,
            lead=lead if agreeing else still,
        )
        self._keep = keep
        self.review_on = self.add(
            "review_on",
            DateField(context.theme, _("We’ll look at it again on"), clock=context.clock),
        )
        self.review_on.set_value(next_review(context.clock.today(), 2))
        self.finish()

    def deed(self) -> None:
        """Keep it. Raises PlannerError."""
        self._keep(needed_day(self.review_on, "review_on"))


class EarlierEditionsDialog(PanelDialog):
    """Reads only: every version there was, the newest first."""

    wanted_width = 680

    def __init__(self, context: Context, editions: Sequence[Edition], parent: QWidget) -> None:
        super().__init__(context.theme, _("Versions of the plan"), parent)
        theme = context.theme
        self._editions = {each.plan.id: each for each in editions}
        self.which = ChoiceField(
            theme, _("Which version"), [(each.plan.id, _named(each)) for each in editions]
        )
        self.which.chosen.connect(self._choose)
        self.standing = Label(theme, "", "support", "muted")
        self.view = EditionView(theme)
        for part in (self.which, self.standing, self.view):
            self.body.addWidget(part)
        self.body.addStretch(1)
        close = Button(theme, _("Close"))
        close.clicked.connect(self.reject)
        self.add_buttons(close)
        self.which.set_value(editions[0].plan.id)
        self._choose(editions[0].plan.id)

    def _choose(self, plan_id: object) -> None:
        edition = next(each for key, each in self._editions.items() if key == plan_id)
        self.standing.set_text(standing_words(edition))
        self.view.show_edition(edition)
        if self.isVisible():
            self.fit()


def _named(edition: Edition) -> str:
    plan = edition.plan
    if plan.agreed_on is None:
        return _("Version {number}, not agreed").format(number=plan.edition)
    return _("Version {number}, {day}").format(number=plan.edition, day=day(plan.agreed_on))
