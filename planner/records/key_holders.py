"""Who besides its planner has a way into the vault, and who opened it this time."""

from __future__ import annotations

from contextlib import suppress
from uuid import UUID

from sqlalchemy import Engine
from sqlmodel import Session, col, select

from planner.errors import InvalidInputError, StorageError
from planner.models.journal import Why
from planner.models.key_holders import HolderKind, KeyChange, KeyHolder
from planner.models.planners import Planner
from planner.records.changes import Changes
from planner.records.order import as_written
from planner.records.settings import Settings
from planner.vault.keys import Slot, SlotKind
from planner.vault.slots import Slots
from planner.words import _

#: No page undoes these: a row goes with its slot, which undo does not reach.
PAGE = "keys"
#: What a line of kind UNLOCKED says under "by".
_BY = {
    SlotKind.PASSPHRASE_DEVICE: "passphrase",
    SlotKind.PASSPHRASE_ONLY: "passphrase",
    SlotKind.RECOVERY: "recovery code",
    SlotKind.COLLEAGUE: "colleague's passphrase",
    SlotKind.ORGANISATION: "two people's codes",
}


class KeyHolders:
    """Names for the slots in the vault's header, each slot with a row of its own."""

    def __init__(self, changes: Changes, settings: Settings) -> None:
        self._changes = changes
        self._settings = settings

    def colleagues(self) -> list[KeyHolder]:
        """The colleagues who may open the vault, in the order in which they were added."""
        return self._holders(HolderKind.COLLEAGUE)

    def organisation(self) -> KeyHolder | None:
        """The two people who may open it together, if there are any."""
        found = self._holders(HolderKind.ORGANISATION)
        return found[-1] if found else None

    def of_slot(self, slot_id: str) -> KeyHolder | None:
        """Whose slot it is; None for the planner's own."""
        return next((row for row in self._holders() if row.slot == slot_id), None)

    def enter(self, slots: Slots) -> list[KeyHolder]:
        """Say in the journal who opened the vault and how; their name stands on all that follows.

        Gives those who were told to have a key and have none now, such as colleagues after the
        recovery code was used: each is said once. A full disk keeps nobody out.
        """
        opened_by = slots.opened_by
        if opened_by is None:
            return []
        owner = self._settings.owner()
        self._changes.planner_id = owner.id if owner else None
        lost: list[KeyHolder] = []
        with suppress(StorageError):
            self._say_who(opened_by, slots.in_vain)
            if slots.renewed:
                self.note(KeyChange.PASSPHRASE_BY_CODE)
            lost = self._settle(slots.ids)
        return lost

    def add_colleague(self, slot_id: str, name: str) -> KeyHolder:
        """Give a slot that is about to count a colleague's name.

        Raises InvalidInputError without a name, or with one that is taken.
        """
        name = self.free_name(name)
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            planner = Planner(name=name)
            session.add(planner)
            session.flush()
            row = KeyHolder(
                slot=slot_id,
                kind=HolderKind.COLLEAGUE,
                planner_id=planner.id,
                name=name,
                added_on=self._changes.clock.today(),
            )
            session.add(row)
        return row

    def set_organisation(self, slot_id: str, first: str, second: str) -> KeyHolder:
        """Give a slot that is about to count the names of the two people who open it together.

        Raises InvalidInputError where one is missing, or both are the same.
        """
        check_two_names(first, second)
        names = first.strip(), second.strip()
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            planner = Planner(
                name=_("{first} and {second}").format(first=names[0], second=names[1])
            )
            session.add(planner)
            session.flush()
            row = KeyHolder(
                slot=slot_id,
                kind=HolderKind.ORGANISATION,
                planner_id=planner.id,
                name=names[0],
                second_name=names[1],
                added_on=self._changes.clock.today(),
            )
            session.add(row)
        return row

    def move(self, slot_id: str, to_slot: str) -> KeyHolder | None:
        """Another row for whoever holds `slot_id`, for the slot that will take its place."""
        before = self.of_slot(slot_id)
        if before is None:
            return None
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = KeyHolder(
                slot=to_slot,
                kind=before.kind,
                planner_id=before.planner_id,
                name=before.name,
                second_name=before.second_name,
                added_on=self._changes.clock.today(),
            )
            session.add(row)
        return row

    def rename(self, holder_id: UUID, name: str) -> None:
        """Call a colleague otherwise, in what is recorded from now on as well.

        Raises InvalidInputError without a name, or with one that is taken.
        """
        name = self.free_name(name, holder_id)
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = self._changes.held(session, KeyHolder, holder_id)
            before, row.name = row.name, name
            self._changes.held(session, Planner, row.planner_id).name = name
        self.note(KeyChange.COLLEAGUE_RENAMED, name, before=before)

    def drop(self, slot_id: str) -> None:
        """A slot does not count, or counts no more: its row says since when."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            for row in _rows(session):
                if row.slot == slot_id:
                    row.removed_on = self._changes.clock.today()

    def unkept(self, slot_ids: frozenset[str]) -> list[KeyHolder]:
        """The rows whose slots are not among those that count."""
        return [row for row in self._holders() if row.slot not in slot_ids]

    def note(self, what: KeyChange, name: str = "", **more: str) -> None:
        """Write a line on keys that changed, under the name of whoever is at work."""
        detail = {"what": str(what), **({"name": name} if name else {}), **more}
        self._changes.note_event(Why.KEYS_CHANGED, None, page=PAGE, detail=detail)

    def say_in_copy(
        self, engine: Engine, two_slot: str = "", two: tuple[str, str] | None = None
    ) -> None:
        """Write that all keys were changed into the copy that is about to count, in a job; and the
        names of the `two` people who have new codes there, for the slot that these open.

        Not into the records that are open: they may turn out to be the ones that stay.
        """
        there = Changes(engine, self._changes.clock, self._changes.origin, self._changes.planner_id)
        holders = KeyHolders(there, Settings(there))
        holders.note(KeyChange.ALL_CHANGED)
        if two is None:
            return
        before = holders.organisation()
        holders.set_organisation(two_slot, *two)
        if before is not None:
            holders.drop(before.slot)
        holders.note(KeyChange.ORGANISATION_MADE, two[0], second_name=two[1])

    def _say_who(self, opened_by: Slot, in_vain: int) -> None:
        detail: dict[str, str | int] = {"by": _BY[opened_by.kind]}
        if in_vain:
            detail["in_vain"] = in_vain
        if opened_by.kind in (SlotKind.COLLEAGUE, SlotKind.ORGANISATION):
            holder = self.of_slot(opened_by.id) or self._unnamed(opened_by)
            self._changes.planner_id = holder.planner_id
            detail["name"] = holder.name
            if holder.second_name:
                detail["second_name"] = holder.second_name
        self._changes.note_event(Why.UNLOCKED, None, detail=detail)

    def _unnamed(self, slot: Slot) -> KeyHolder:
        """A row for a slot whose own was lost, as with a database from before it was added."""
        if slot.kind is SlotKind.ORGANISATION:
            return self.set_organisation(slot.id, _("One person"), _("another person"))
        taken = {row.name for row in self.colleagues()}
        names = (_("Colleague {number}").format(number=number) for number in range(1, 100))
        return self.add_colleague(slot.id, next(name for name in names if name not in taken))

    def _settle(self, slot_ids: frozenset[str]) -> list[KeyHolder]:
        """Mark the rows whose slots are gone; gives those whose holder has no other."""
        rows = self._holders()
        gone = [row for row in rows if row.slot not in slot_ids]
        still = {row.planner_id for row in rows if row.slot in slot_ids}
        still_two = any(row.kind is HolderKind.ORGANISATION for row in rows if row.slot in slot_ids)
        lost: list[KeyHolder] = []
        for row in gone:
            self.drop(row.slot)
            two = row.kind is HolderKind.ORGANISATION
            if row.planner_id in still or (two and still_two):
                continue
            lost.append(row)
            what = KeyChange.ORGANISATION_LOST if two else KeyChange.COLLEAGUE_LOST
            self.note(what, row.name, **({"second_name": row.second_name} if two else {}))
        return lost

    def free_name(self, name: str, holder_id: UUID | None = None) -> str:
        """The name as it will be kept. Raises InvalidInputError without one, or a taken one."""
        name = name.strip()
        if not name:
            raise InvalidInputError(_("Type the colleague's name."), field="name")
        owner = self._settings.owner()
        taken = {row.name.casefold() for row in self.colleagues() if row.id != holder_id}
        if name.casefold() in taken or (owner and owner.name.casefold() == name.casefold()):
            raise InvalidInputError(
                _("Someone with this name can open the vault already. Add a surname or a place."),
                field="name",
            )
        return name

    def _holders(self, kind: HolderKind | None = None) -> list[KeyHolder]:
        with self._changes.reading() as session:
            return [row for row in _rows(session) if kind is None or row.kind is kind]


def check_two_names(first: str, second: str) -> None:
    """Raises InvalidInputError unless two people are named; `field` says which name is wrong."""
    for name, field in ((first, "first"), (second, "second")):
        if not name.strip():
            raise InvalidInputError(_("Type this person's name."), field=field)
    if first.strip().casefold() == second.strip().casefold():
        raise InvalidInputError(
            _("Two different people are needed. Name another person."), field="second"
        )


def _rows(session: Session) -> list[KeyHolder]:
    """The rows of those who hold a key, as far as the records know."""
    return list(
        session.exec(
            select(KeyHolder)
            .where(col(KeyHolder.removed_at).is_(None), col(KeyHolder.removed_on).is_(None))
            .order_by(col(KeyHolder.recorded_at), as_written(KeyHolder))
        )
    )
