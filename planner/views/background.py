"""The records as a job uses them: over the worker's own connection, beside the window."""

from __future__ import annotations

from planner.records.book import Records, open_records
from planner.views.page import Context


def records_for_job(context: Context) -> Records:
    """Call it inside the job. Without a vault there is one connection, and it is used."""
    vault = context.vault
    if vault is None:
        return context.records
    planner_id = context.records.changes.planner_id
    return open_records(vault.worker_engine, context.clock, vault.id, planner_id)
