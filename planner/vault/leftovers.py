"""What a change of all keys leaves behind, and how it is cleared away: at once, or at next start.

While it runs, a plan in the vault's folder names two files of records: the one that was, and the
one that is to take its place. Which of them counts is what the header says. The other is destroyed
with everything that belongs to it; a file that no plan names is never touched. A plan for records
of a newer version is that program's to finish: nothing else says so before they are open.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from planner.errors import VaultError
from planner.system.files import PART, destroy, sync_folder, write_whole
from planner.system.settings import read_object
from planner.vault import header as headers
from planner.vault.migrations import NEWEST
from planner.vault.places import PLAN_FILE, head_file


@dataclass(frozen=True)
class Plan:
    """The names of two files of records in one folder, and the version of what is in both."""

    before: str
    after: str
    version: int = NEWEST


def write_plan(folder: Path, plan: Plan) -> None:
    """Say what is about to be done, before anything is. Raises OSError."""
    write_whole(folder / PLAN_FILE, json.dumps(asdict(plan)).encode() + b"\n")


def finish(folder: Path) -> None:
    """Clear away what the plan names and the header does not; call it while holding the lock.

    Does nothing where either is missing, damaged or of a newer program, or the file that counts is
    not there.
    Raises OSError where something could not be removed: then the plan stays for another time.
    """
    plan = _read_plan(folder)
    try:
        header = headers.read(folder)
    except VaultError:
        return
    if plan is None or header.database not in (plan.before, plan.after):
        return
    if not (folder / header.database).is_file():
        return
    headers.mend_spare(folder, header)
    obsolete = plan.before if header.database == plan.after else plan.after
    for path in belonging_to(folder, obsolete):
        destroy(path)
    (folder / PLAN_FILE).unlink()
    sync_folder(folder)


def belonging_to(folder: Path, database: str) -> list[Path]:
    """A file of records and all that goes with it: logs, journal's head, copies under its key."""
    stem = database.removesuffix(".db")
    found = {folder / database, folder / head_file(database)}
    found.update(folder / (database + ending) for ending in ("-wal", "-shm", "-journal"))
    found.update(folder.glob(f"{stem}-version-*.db*"))
    found.update(folder.glob(f"{database}{PART}*"))
    return sorted(path for path in found if path.is_file())


def _read_plan(folder: Path) -> Plan | None:
    found = read_object(folder / PLAN_FILE)
    before, after = str(found.get("before")), str(found.get("after"))
    version = found.get("version", NEWEST)
    if isinstance(version, int) and version > NEWEST:
        return None
    if before == after or not all(headers.names_database(name) for name in (before, after)):
        with suppress(OSError):  # no plan of ours
            (folder / PLAN_FILE).unlink()
        return None
    return Plan(before, after)
