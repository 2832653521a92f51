"""What is set for this vault: kept inside it, and so encrypted and journalled."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from sqlmodel import Session, col, select

from planner.errors import InvalidInputError
from planner.models.journal import Why
from planner.models.key_holders import HolderKind, KeyHolder
from planner.models.nations import DEFAULT_NATION
from planner.models.planners import Planner, Surgery, VaultSetting
from planner.models.quiet import COVER_AFTER, LOCK_AFTER
from planner.records.changes import Changes
from planner.records.order import as_written
from planner.records.rhythm import REVIEW_WEEKS
from planner.system.policy import NO_POLICY, Policy
from planner.words import _

PAGE = "settings"
#: Where the planner works, and after how many quiet minutes screen and vault close.
NATION, COVER_MINUTES, LOCK_MINUTES = "nation", "cover_minutes", "lock_minutes"
#: Whether other programs are kept from taking pictures of the windows.
BLOCK_SCREENSHOTS = "block_screenshots"
#: Whether this planner has seen the tour of the window, or does not want it.
TOUR = "tour"


class Settings:
    """The vault's settings, its planner and their surgeries; what the organisation has laid down
    comes before what the vault says.
    """

    def __init__(self, changes: Changes, policy: Policy = NO_POLICY) -> None:
        self._changes = changes
        self.policy = policy

    def get(self, key: str, default: Any = None) -> Any:
        """The value of `key`, or `default` where it was never set."""
        row = self._changes.once(_row, key)
        return default if row is None or row.removed_at is not None else row.value

    def put(self, key: str, value: Any, page: str = PAGE) -> None:
        """Set `key` to any JSON value; `page` is where Ctrl+Z takes it back."""
        with self._changes.transaction(Why.CHOSEN, page=page) as session:
            row = _row(session, key)
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
        return self.policy.cover_minutes or int(self.get(COVER_MINUTES, COVER_AFTER))

    def lock_minutes(self) -> int:
        """Quiet minutes until the vault is locked."""
        return self.policy.lock_minutes or int(self.get(LOCK_MINUTES, LOCK_AFTER))

    def blocks_screenshots(self) -> bool:
        """Whether other programs are to be kept from taking pictures, where the system can."""
        return bool(self.get(BLOCK_SCREENSHOTS, True))

    def tour_over(self) -> bool:
        """Whether the tour is not to be offered to who is at work."""
        return bool(self.get(self.own(TOUR), False))

    def end_tour(self) -> None:
        """Do not offer the tour again; no page takes that back, Settings shows the tour."""
        self.put(self.own(TOUR), True, page=TOUR)

    def review_weeks(self) -> int | None:
        """Weeks from one review to the next at this service; None for monthly."""
        weeks = self.get(REVIEW_WEEKS)
        return None if weeks is None else int(weeks)

    def planner(self) -> Planner | None:
        """Who is at work: whoever opened the vault; None before set-up ended."""
        with self._changes.reading() as session:
            return self._at_work(session)

    def owner(self) -> Planner | None:
        """Whose vault it is, whoever is at work; None before set-up ended."""
        with self._changes.reading() as session:
            return _owner(session)

    def covering_for(self) -> Planner | None:
        """Whose vault it is where somebody else is at work in it."""
        at_work, owner = self.planner(), self.owner()
        return owner if owner and at_work and at_work.id != owner.id else None

    def own(self, key: str) -> str:
        """The key of a setting that each of those who open this vault has for themselves."""
        covering = self.covering_for() is not None
        return f"{key} {self._changes.planner_id}" if covering else key

    def _at_work(self, session: Session) -> Planner | None:
        key = self._changes.planner_id
        return (session.get(Planner, key) if key else None) or _owner(session)

    def save_planner(self, name: str, role: str, organisation: str, phone: str = "") -> Planner:
        """Write who is at work. Raises InvalidInputError without a name."""
        name = name.strip()
        if not name:
            raise InvalidInputError(_("Type the name that people know you by."), field="name")
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = self._at_work(session) or Planner(name=name)
            row.name, row.role = name, role.strip()
            row.organisation, row.phone = organisation.strip(), phone.strip()
            session.add(row)
            for holder in _held_by(session, row):
                holder.name = name
        return row

    def organisation(self) -> str:
        """What the organisation is called on papers; empty before it was named."""
        owner = self.owner()
        return self.policy.organisation or (owner.organisation if owner else "")

    def surgeries(self) -> list[Surgery]:
        """The planner's surgeries, in their order."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(Surgery)
                    .where(col(Surgery.removed_at).is_(None))
                    .order_by(col(Surgery.position), col(Surgery.recorded_at), as_written(Surgery))
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


def _owner(session: Session) -> Planner | None:
    """The first planner who is there in their own right, not as the holder of another key."""
    return session.exec(
        select(Planner)
        .where(
            col(Planner.removed_at).is_(None),
            col(Planner.id).not_in(select(KeyHolder.planner_id)),
        )
        .order_by(col(Planner.recorded_at), as_written(Planner))
    ).first()


def _held_by(session: Session, planner: Planner) -> list[KeyHolder]:
    """The colleague's keys that carry this planner's name."""
    return list(
        session.exec(
            select(KeyHolder).where(
                KeyHolder.planner_id == planner.id,
                KeyHolder.kind == HolderKind.COLLEAGUE,
                col(KeyHolder.removed_on).is_(None),
            )
        )
    )


def _row(session: Session, key: str) -> VaultSetting | None:
    return session.exec(select(VaultSetting).where(VaultSetting.key == key)).first()
