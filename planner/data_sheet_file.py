"""The data sheet of this installation as a file: `--data-sheet FILE`, without vault or window."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import date
from pathlib import Path

from planner.errors import PlannerError
from planner.export import data_sheet_pdf
from planner.export.data_sheet import snapshot
from planner.system.installation import installation
from planner.system.policy import laid_down
from planner.words import _


def save(path: Path, made_on: date) -> None:
    """Write the sheet of this installation to a new file.

    Raises PlannerError where there is a file already, or that place takes none.
    """
    here = installation()
    made = data_sheet_pdf.make(snapshot(here, made_on, laid_down(here.policy)))
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
