"""What a vault's folder holds, known without the means to open it: the unlock page asks this."""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

from planner.system.files import PART, read_bounded
from planner.system.lock import LOCK_FILE, run_lock

HEADER_FILE = "vault.json"
#: The newest version of that file that this program reads.
HEADER_VERSION = 2
#: The same once more, read only where the recovery code is used: losing one small file to a bad
#: spot on a disk must not lose every record.
SPARE_FILE = "vault-spare.json"
DATABASE_FILE = "vault.db"
_MOST_BYTES = 16 * 1024
#: What the names of a vault's files begin with.
_OURS = ("vault", "journal", LOCK_FILE)


#: What a change of all keys is about to do, while it does it: planner/vault/leftovers.py.
PLAN_FILE = "rekey.json"
#: Lies in a folder whose vault was replaced by a restored one: it is offered no more.
REPLACED_FILE = "replaced.json"


def vault_exists(folder: Path) -> bool:
    """Whether a vault, or any part of one, lies here: nothing new may be made over it."""
    names = (HEADER_FILE, SPARE_FILE, DATABASE_FILE)
    if any(os.path.exists(folder / name) for name in names):
        return True
    return os.path.isdir(folder) and any(folder.glob("vault-*.db"))


def head_file(database: str) -> str:
    """The file of the journal's head that goes with a file of records.

    Named after it, so that both change over in the moment in which the header names another.
    """
    return "journal" + database.removeprefix("vault").removesuffix(".db") + ".json"


def sweep(folder: Path) -> None:
    """Finish what an interrupted set-up or change of keys left; call it before anything else.

    What another running copy is at work on is left alone, and so is a folder that holds nothing of
    a vault: settings that were tampered with may name any. What a newer program left lying is for
    that one to tidy. Half-written files are left to `tidy`: only the records tell how new they are.
    """
    with suppress(OSError):
        left = vault_exists(folder) and (folder / PLAN_FILE).exists() and not _is_newer(folder)
        if left and (lock := run_lock(folder)):
            from planner.vault.leftovers import finish  # seldom, and the unlock page is to be light

            finish(folder)
            lock.release(clean=not lock.unclean)
    with suppress(OSError):
        part = part_of(folder)
        ours = all(path.name.startswith(_OURS) for path in part.iterdir())
        if ours and (lock := run_lock(part)):
            lock.release()
            shutil.rmtree(part)


def tidy(folder: Path) -> None:
    """Remove half-written files from a vault's folder; call it while holding the lock, once the
    records have opened: until then they may be a newer program's.
    """
    with suppress(OSError):
        for part in folder.glob(f"*{PART}*"):
            part.unlink()


def _is_newer(folder: Path) -> bool:
    """Whether the vault's key file says that a newer program wrote it."""
    try:
        said = json.loads(read_bounded(folder / HEADER_FILE, _MOST_BYTES))
        return int(said["version"]) > HEADER_VERSION
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return False


def part_of(folder: Path) -> Path:
    """Where a vault is built before it gets its name."""
    return folder.with_name(folder.name + PART)
