"""Making a backup of the vault, with its line in the journal."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from planner.errors import StorageError
from planner.models.journal import Why
from planner.records.changes import Changes
from planner.system.clock import Clock
from planner.vault.backup import Progress
from planner.vault.backups import Round
from planner.vault.open_vault import OpenVault
from planner.words import _


def back_up(
    vault: OpenVault,
    clock: Clock,
    planner_id: UUID | None,
    folder: Path | None,
    progress: Progress,
) -> Round:
    """Make a backup; `folder` is where a copy should go besides, instead of the chosen folder.

    Run it as a job. The line says into what kind of folder, and how many rows: never a path.
    Raises BackupError, CancelledError.
    """
    made = vault.kept.make(clock, progress, folder)
    detail = {
        "place": _place(vault, folder),
        "rows": sum(made.made.manifest.rows.values()),
        "people": made.made.manifest.rows.get("person", 0),
    }
    try:
        journal = Changes(vault.worker_engine, clock, vault.id, planner_id)
        journal.note_event(Why.BACKED_UP, None, detail=detail)
    except StorageError:
        sentence = _("The backup is made. This computer's disk has no room to note that it was.")
        return replace(made, trouble=made.trouble or sentence)
    return made


def _place(vault: OpenVault, folder: Path | None) -> str:
    if folder is not None:
        return "elsewhere"
    return "this_computer" if vault.kept.outside is None else "chosen_folder"
