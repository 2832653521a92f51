"""The organisation's licensed wording of WEMWBS: in this vault alone, and only while licensed."""

from __future__ import annotations

from datetime import date

from sqlmodel import Session, select

from planner.models.journal import Why
from planner.models.planners import VaultSetting
from planner.models.wemwbs_wording import Wording
from planner.records.changes import Changes
from planner.records.questionnaires import LICENCE_ENDS_ON, LICENCE_REFERENCE
from planner.records.settings import PAGE, Settings
from planner.words import _

#: The vault's setting that holds it, as Wording.to_json; no person's row, so never searched.
WORDING = "wemwbs_wording"


class LicensedWording:
    """Loads the wording, gives it while it may be shown, and removes it without a trace."""

    def __init__(self, changes: Changes, settings: Settings) -> None:
        self._changes = changes
        self._settings = settings

    def load(self, data: bytes) -> Wording:
        """Keep a file's wording in the place of the one before; raises as Wording.from_file."""
        wording = Wording.from_file(data)
        self.remove()
        self._settings.put(WORDING, wording.to_json())
        return wording

    def loaded(self) -> bool:
        """Whether there is one, shown or not."""
        return bool(self._settings.get(WORDING))

    def shown(self) -> Wording | None:
        """The wording; None where there is none or it may not be shown."""
        kept = self._settings.get(WORDING)
        return None if not kept or self.hindrance() else Wording.from_json(kept)

    def hindrance(self) -> str:
        """Why it is not shown; empty where nothing hinders."""
        if not self.loaded():
            return _("No wording is loaded.")
        if not self._settings.get(LICENCE_REFERENCE):
            return _("The wording is not shown until the licence’s reference is here.")
        ends_on = self._settings.get(LICENCE_ENDS_ON)
        if ends_on and date.fromisoformat(ends_on) < self._changes.clock.today():
            return _("The licence has ended, so the wording is not shown.")
        return ""

    def remove(self) -> None:
        """Take it out of the settings and their history alike: loading the file brings it back."""
        self._changes.seal()
        with self._changes.transaction(Why.TAKEN_OUT, page=PAGE) as session:
            row = _row(session)
            if row is not None:
                self._changes.forget(session, row)
                row.key, row.value = WORDING, None
                session.add(row)


def _row(session: Session) -> VaultSetting | None:
    return session.exec(select(VaultSetting).where(VaultSetting.key == WORDING)).first()
