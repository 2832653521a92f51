"""The data sheet of this installation, also without a vault and without a window."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from planner.errors import PlannerError
from planner.models.data_sheets import DataSheetSnapshot, LaidDown
from planner.system.installation import Installation, installation, without_sign_in
from planner.system.policy import Policy, load
from planner.words import _


def snapshot(
    here: Installation, made_on: date, policy: Policy, organisation: str = ""
) -> DataSheetSnapshot:
    """What the sheet of `here` is made of, where `policy` holds; nothing in it names who is signed
    in. `organisation` is its name where the policy has none.
    """
    return DataSheetSnapshot(
        made_on=made_on,
        version=here.version,
        program=without_sign_in(here.program),
        vaults=without_sign_in(here.vaults),
        backups=without_sign_in(here.backups),
        settings=without_sign_in(here.settings),
        log=without_sign_in(here.log),
        policy=without_sign_in(here.policy),
        organisation=policy.organisation or organisation,
        laid_down=LaidDown(
            there=policy.path is not None,
            has_mistakes=bool(policy.faults),
            cover_minutes=policy.cover_minutes,
            lock_minutes=policy.lock_minutes,
            letters=policy.letters,
            two_people=policy.two_people,
            copies=policy.backups,
            saves_files=policy.saves_files,
            files_in_doubt=policy.files_in_doubt,
        ),
    )


def save(path: Path, made_on: date) -> None:
    """Write the sheet of this installation to a new file.

    Raises PlannerError where there is a file already, or that place takes none.
    """
    from planner.export import data_sheet_pdf

    here = installation()
    made = data_sheet_pdf.make(snapshot(here, made_on, load(here.policy)))
    try:
        with path.open("xb") as file:
            file.write(made)
    except FileExistsError as error:
        raise PlannerError(
            _("There is a file of that name already. Choose another name.")
        ) from error
    except OSError as error:
        with suppress(OSError):  # half of one, on a full disk
            path.unlink()
        raise PlannerError(
            _("The data sheet could not be saved there. Choose another folder."),
            details=error.strerror or type(error).__name__,
        ) from error


def save_from_command_line(path: Path, made_on: date) -> int:
    """As `save`, saying what came of it where there is a terminal; gives the exit status."""
    status, said = 0, _("The data sheet is in {path}.").format(path=path)
    try:
        save(path, made_on)
    except PlannerError as error:
        status, said = 1, " ".join(filter(None, (str(error), error.details)))
    terminal = sys.stderr if status else sys.stdout
    if terminal is not None:  # a packed program on Windows has none
        terminal.write(said + "\n")
    return status
