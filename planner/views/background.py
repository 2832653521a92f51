"""Work on the records beside the window: as a job, over the worker's own connection."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from planner.errors import PlannerError
from planner.records.book import Records, open_records
from planner.views.jobs import Job
from planner.views.page import Context


def beside(
    context: Context,
    work: Callable[..., Any],
    *args: object,
    finished: Callable[[Any], None],
    failed: Callable[[Exception], None],
    progressed: Callable[[int, int], None] | None = None,
) -> None:
    """Run `work(records, *args)` as a job, with `progress` as a last argument if that is heard.

    Without a vault there is one connection, which a job must not share: it is done at once.
    """
    vault = context.vault
    if vault is None:
        given = (context.records, *args, *([progressed] if progressed is not None else []))
        try:
            result = work(*given)
        except PlannerError as error:
            failed(error)
        else:
            finished(result)
        return
    job: Job = context.jobs.start(
        _over_the_worker,
        context,
        work,
        args,
        finished=finished,
        failed=failed,
        with_progress=progressed is not None,
    )
    if progressed is not None:
        job.progressed.connect(progressed)


def _over_the_worker(
    context: Context, work: Callable[..., Any], args: tuple[object, ...], *progress: object
) -> Any:
    return work(_records(context), *args, *progress)


def _records(context: Context) -> Records:
    vault = context.vault
    if vault is None:
        raise ValueError("There is no vault to open a second time.")
    planner_id = context.records.changes.planner_id
    policy = context.records.settings.policy
    return open_records(vault.worker_engine, context.clock, vault.id, planner_id, policy)
