"""A person's papers as rows: when, what, how it left, and what became of it."""

from __future__ import annotations

from planner.models.papers import Paper, PaperFate
from planner.models.times import local
from planner.views.item_models.rows import RowsModel
from planner.views.paper import documents
from planner.words import N_, _, day, plural, time_of_day

_FATES = {
    PaperFate.MADE: N_("Printed"),
    PaperFate.CAME_OUT: N_("Printed and given"),
    PaperFate.GIVE_LATER: N_("To give later"),
    PaperFate.SAVED: N_("Saved as a PDF"),
}


def made_at(paper: Paper) -> str:
    """When a paper was made, by the clock on the wall."""
    wall = local(paper.made_at)
    return _("{day}, {time}").format(day=day(wall.date()), time=time_of_day(wall))


class PapersModel(RowsModel[Paper]):
    """Papers, the newest first."""

    heads = (N_("When"), N_("What"), N_("What became of it"))

    def words(self, row: Paper, column: int) -> str:
        """When, what, fate."""
        when = day(local(row.made_at).date())
        return (when, documents.title(row.kind), _(_FATES[row.fate]))[column]

    def below(self, row: Paper, column: int) -> str:
        """At what time, how long, and by which printer."""
        pages = plural("{count} page", "{count} pages", row.pages)
        return (time_of_day(local(row.made_at)), pages, row.printer)[column]
