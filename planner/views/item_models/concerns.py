"""Concerns of everybody as rows, for the planner alone: initials where names are hidden."""

from __future__ import annotations

from planner.models.names import initials, whole
from planner.models.times import local
from planner.records.concerns import ConcernFile
from planner.views.item_models.rows import RowsModel
from planner.views.keeping_safe.concern_words import kinds_words, who_words
from planner.words import N_, _, day, listing, plural


class ConcernsModel(RowsModel[ConcernFile]):
    """Concerns, the newest first."""

    heads = (N_("Person"), N_("About"), N_("Told"), N_("How it stands"))

    def show_files(self, files: list[ConcernFile], *, names_hidden: bool) -> None:
        """Show these instead."""
        self._names_hidden = names_hidden
        self.show_rows(files)

    def words(self, row: ConcernFile, column: int) -> str:
        """Who, what about, how many were told, how it stands."""
        called, full = row.person.called, row.person.full_name
        closed = row.concern.closed_on
        return (
            initials(full or called) if self._names_hidden else whole(called, full),
            kinds_words(row.concern) or _("Not said yet"),
            plural("{count} told", "{count} told", len(row.told)),
            _("Closed {day}").format(day=day(closed)) if closed else _("Open"),
        )[column]

    def below(self, row: ConcernFile, column: int) -> str:
        """Opened when, who it is about, who accepted it, who closed it."""
        concern = row.concern
        accepted = [told.accepted_by.strip() for told in row.told if told.accepted_by.strip()]
        return (
            _("Opened {day}").format(day=day(local(concern.opened_at).date())),
            who_words(concern),
            _("accepted by {names}").format(names=listing(accepted)) if accepted else "",
            concern.closed_by if concern.closed_on else "",
        )[column]
