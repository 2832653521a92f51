"""What the data sheet for IT and information governance is made of; nothing of it is a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class LaidDown:
    """What the organisation's policy lays down on this computer; as it comes, there is none."""

    there: bool = False
    has_mistakes: bool = False
    cover_minutes: int | None = None
    lock_minutes: int | None = None
    letters: int = 0
    two_people: bool = False
    #: Where copies of backups go, as it stands in the policy.
    copies: str = ""
    saves_files: bool = True
    #: Whether files are kept in only because the policy is wrong about them.
    files_in_doubt: bool = False


@dataclass(frozen=True)
class DataSheetSnapshot:
    """One installation, as an organisation asks about it.

    `program`, `vaults`, `backups`, `settings`, `log` and `policy` are places without the name of
    who is signed in; `organisation` is empty where nobody has said it yet.
    """

    made_on: date
    version: str
    program: str
    vaults: str
    backups: str
    settings: str
    log: str
    policy: str
    organisation: str = ""
    laid_down: LaidDown = LaidDown()
