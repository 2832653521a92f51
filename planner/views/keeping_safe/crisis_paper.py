"""The crisis and support plan on paper where there is no pathway whose papers could hold a copy."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from planner.errors import PlannerError
from planner.models.journal import Why
from planner.models.snapshots import options_for
from planner.views.page import Context
from planner.views.paper import documents
from planner.views.paper.before_printing import letters_words, notes_for
from planner.views.paper.printing import Printers
from planner.views.paper.sheet_out import SheetOut
from planner.words import _


def print_without_pathway(context: Context, person_id: UUID) -> None:
    """Ask which printer; the plan goes on it as it is now, and the journal says so."""
    person = context.records.people.get(person_id)
    snapshot = context.records.plans.crisis_plan(person_id)
    options = context.records.letterheads.on(options_for(person))
    notes = (
        notes_for(context.records, person, plan=False),
        letters_words(documents.unprintable(snapshot)),
    )
    sheet = SheetOut(
        context,
        partial(_printers, context),
        partial(documents.make, snapshot, options),
        _("My crisis and support plan"),
        context.dialogs.window,
        " ".join(filter(None, notes)),
    )
    sheet.sent.connect(partial(_sent, context, person_id))
    sheet.print()


def _printers(context: Context) -> Printers:
    return context.printers


def _sent(context: Context, person_id: UUID, printer: str) -> None:
    newest = context.records.crisis_plans.newest(person_id)
    try:
        plan = newest.plan if newest is not None else None
        context.records.changes.note_event(Why.PRINTED, person_id, plan)
    except PlannerError as error:
        context.dialogs.tell(str(error), details=error.details)
        return
    context.dialogs.tell(_("Sent to {printer}.").format(printer=printer))
