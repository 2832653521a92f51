"""What the data sheet for IT and information governance is made of; nothing of it is a record."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


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
