"""What is set for this vault: kept inside it, and so encrypted and journalled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlmodel import col, select

from planner.errors import InvalidInputError
from planner.models.journal import Why
from planner.models.nations import DEFAULT_NATION
from planner.models.planners import Planner, Surgery, VaultSetting
from planner.records.changes import Changes
from planner.words import _

PAGE = "settings"
#: Where the planner works, and after how many quiet minutes screen and vault close.
NATION, COVER_MINUTES, LOCK_MINUTES = "nation", "cover_minutes", "lock_minutes"


class Settings:
    """The vault's settings, its planner and their surgeries."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`, or `default` where it was never set."""
        with self._changes.reading() as session:
            row = session.exec(select(VaultSetting).where(VaultSetting.key == key)).first()
        return default if row is None or row.removed_at is not None else row.value

    def put(self, key: str, value: Any) -> None:
        """Set `key` to any JSON value."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = session.exec(select(VaultSetting).where(VaultSetting.key == key)).first()
            if row is None:
                row = VaultSetting(key=key)
            row.value = value
            row.removed_at = None
            session.add(row)

    def nation(self) -> str:
        """Where the planner works: one of `NATIONS`."""
        return str(self.get(NATION, DEFAULT_NATION))

    def cover_minutes(self) -> int:
        """Quiet minutes until the screen is covered."""
        return int(self.get(COVER_MINUTES, 5))

    def lock_minutes(self) -> int:
        """Quiet minutes until the vault is locked."""
        return int(self.get(LOCK_MINUTES, 15))

    def planner(self) -> Planner | None:
        """Who uses this vault; None before set-up ended."""
        with self._changes.reading() as session:
            return session.exec(select(Planner).where(col(Planner.removed_at).is_(None))).first()

    def save_planner(self, name: str, role: str, organisation: str, phone: str = "") -> Planner:
        """Write who the planner is. Raises InvalidInputError without a name."""
        name = name.strip()
        if not name:
            raise InvalidInputError(_("Type the name that people know you by."), field="name")
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = session.exec(
                select(Planner).where(col(Planner.removed_at).is_(None))
            ).first() or Planner(name=name)
            row.name, row.role = name, role.strip()
            row.organisation, row.phone = organisation.strip(), phone.strip()
            session.add(row)
        return row

    def surgeries(self) -> list[Surgery]:
        """The planner's surgeries, in their order."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(Surgery)
                    .where(col(Surgery.removed_at).is_(None))
                    .order_by(col(Surgery.position), col(Surgery.recorded_at))
                )
            )

    def add_surgery(self, name: str, rooms: str = "", phone: str = "") -> Surgery:
        """Add a surgery at the end. Raises InvalidInputError without a name."""
        if not name.strip():
            raise InvalidInputError(_("Type the surgery's name."), field="surgery")
        position = len(self.surgeries())
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = Surgery(
                name=name.strip(), rooms=rooms.strip(), phone=phone.strip(), position=position
            )
            session.add(row)
        return row

    def remove_surgery(self, surgery_id: UUID) -> None:
        """Leave a surgery off the list; what was recorded there keeps its name."""
        values = {"removed_at": self._changes.clock.now()}
        self._changes.change(Surgery, surgery_id, values, page=PAGE)
