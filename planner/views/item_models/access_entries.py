"""The entries of a record to look through before a copy is made, as a Qt model."""

from __future__ import annotations

from planner.models.lawful import About
from planner.records.access_entries import Entry
from planner.records.access_words import TITLES
from planner.views.item_models.rows import RowsModel
from planner.views.widgets.pills import PillWords
from planner.words import N_, _, day


class EntriesModel(RowsModel[Entry]):
    """Entries, those that may be about somebody else first."""

    heads = (N_("Entry"), N_("Words"), N_("In the copy"))

    def replace(self, entries: list[Entry]) -> None:
        """Show what was decided meanwhile; the rows are the same."""
        self._rows = entries
        self.told_anew()

    def words(self, row: Entry, column: int) -> str:
        """Entry, words, decision."""
        return (_(TITLES[row.table]), row.words, decision(row).text)[column]

    def below(self, row: Entry, column: int) -> str:
        """The day it is about."""
        return day(row.on) if column == 0 and row.on is not None else ""

    def pill(self, row: Entry, column: int) -> PillWords | None:
        """The decision."""
        return decision(row) if column == 2 else None


def decision(entry: Entry) -> PillWords:
    """What becomes of an entry."""
    if entry.waits:
        return PillWords(_("Not decided"), "attention", "alert")
    if entry.mark is not None and entry.mark.withheld:
        if entry.mark.about is About.SERIOUS_HARM:
            return PillWords(_("Out: serious harm"), "neutral")
        return PillWords(_("Out: somebody else"), "neutral")
    return PillWords(_("Given"), "success", "check")
