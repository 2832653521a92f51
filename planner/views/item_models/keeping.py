"""Records whose time is over, and erasures that were made, as Qt models."""

from __future__ import annotations

from planner.models import names
from planner.models.lawful import Erasure
from planner.models.times import local
from planner.records.erasure_words import REASONS
from planner.records.retention import CLASSES, Kept
from planner.views.item_models.rows import RowsModel
from planner.words import N_, _, day


class KeptModel(RowsModel[Kept]):
    """Records whose time is over, the longest over first."""

    heads = (N_("Person"), N_("Last contact"), N_("Kept until"))

    def words(self, row: Kept, column: int) -> str:
        """Who, when last, until when."""
        name = names.whole(row.called, row.full_name)
        if self._names_hidden:
            name = names.initials(row.full_name or row.called)
        return (name, day(row.last_contact), day(row.until))[column]

    def below(self, row: Kept, column: int) -> str:
        """Born when, whether a pathway is open, and by which rule."""
        born_on = None if self._names_hidden else row.born_on
        born = _("Born {day}").format(day=day(born_on)) if born_on else ""
        pathway = _("Their pathway is still open") if row.on_pathway else ""
        rule = _(CLASSES[row.kind])
        if row.died_on is not None:
            rule = _("Died {day}").format(day=day(row.died_on))
        return (born, pathway, rule)[column]


class ErasuresModel(RowsModel[Erasure]):
    """Erasures, the newest first."""

    heads = (N_("Certificate"), N_("Erased"), N_("Why"))

    def words(self, row: Erasure, column: int) -> str:
        """Number, day, reason."""
        when = _("Not finished")
        if row.erased_at is not None:
            when = day(local(row.erased_at).date())
        return (row.number, when, _(REASONS[row.reason]))[column]

    def below(self, row: Erasure, column: int) -> str:
        """Who agreed."""
        return _("Agreed by {who}").format(who=row.agreed_by) if column == 2 else ""
