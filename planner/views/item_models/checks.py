"""What the self-test tried, as rows: what, how it ended, how long it took."""

from __future__ import annotations

from planner.selftest.checks import Outcome, State
from planner.views.item_models.rows import RowsModel
from planner.views.widgets.pills import PillWords
from planner.words import N_, _, number

_ENDS = {
    State.FINE: N_("Fine"),
    State.WRONG: N_("Not right"),
    State.NOT_TRIED: N_("Not tried"),
}
#: Milliseconds that are not worth a figure.
_SHORT = 100
_ORDER = (State.WRONG, State.NOT_TRIED, State.FINE)


class ChecksModel(RowsModel[Outcome]):
    """Checks, those that want a look first."""

    heads = (N_("What was tried"), N_("How it ended"), N_("Took"))

    def show_outcomes(self, outcomes: list[Outcome]) -> None:
        """Show these instead."""
        self.show_rows(sorted(outcomes, key=lambda each: _ORDER.index(each.state)))

    def words(self, row: Outcome, column: int) -> str:
        """What, how, how long."""
        if column == 0:
            return row.name
        if column == 1:
            return _(_ENDS[row.state])
        if row.milliseconds < _SHORT:
            return _("under 0.1 s")
        return _("{seconds} s").format(seconds=number(round(row.milliseconds / 1000, 1)))

    def below(self, row: Outcome, column: int) -> str:
        """What was found."""
        return row.found if column == 0 else ""

    def style(self, column: int) -> str:
        """The names stand out."""
        return "body-bold" if column == 0 else "support"

    def pill(self, row: Outcome, column: int) -> PillWords | None:
        """What is not right stands out."""
        if column != 1 or row.state is not State.WRONG:
            return None
        return PillWords(_(_ENDS[row.state]), "danger", "alert")
