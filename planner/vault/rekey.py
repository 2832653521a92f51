"""New keys throughout, for when someone may know the passphrase or the key itself.

The records are copied to a new file under a new master key, checked, and take the old file's place
in one step: the replacement of `vault.json`, which names the file and holds the new slots. Before
that step everything old opens and nothing new does, after it the reverse, whenever it is stopped.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import sqlcipher3.dbapi2 as driver

from planner.errors import VaultError
from planner.system.device_secret import new_secret
from planner.system.files import PART, put_in_place, sync_folder
from planner.vault import header as headers
from planner.vault import integrity, leftovers, recovery_code
from planner.vault.connection import connect, engine_over
from planner.vault.header import Header
from planner.vault.keys import SlotKind, Words, make_slot, new_master, wipe
from planner.vault.leftovers import Plan
from planner.vault.open_vault import write_journal_head
from planner.vault.opening import Opening, forget_secret, keep_secret, unwrap
from planner.vault.passphrase import check_new
from planner.vault.refusals import from_disk, from_driver
from planner.vault.slots import NotYoursError, Slots
from planner.words import _

if TYPE_CHECKING:
    from sqlalchemy import Engine

#: Told how much is done of how much; raises CancelledError once the planner wants to stop.
Progress = Callable[[int, int], None]
#: Of a hundred: how far it is once all pages are copied, checked, and ready to take the place.
_COPIED, _CHECKED, _READY = 70, 90, 99
_PAGES_AT_ONCE = 256


@dataclass(frozen=True)
class NewKeys:
    """The passphrase that opens the vault now, and what is to open it afterwards.

    The recovery code was shown, and typed back, before; so were the codes of `two` people of the
    organisation, if there are to be any. `two_slot` is their slot, by which the records name them.
    """

    old: str = field(repr=False)
    passphrase: str = field(repr=False)
    code: str = field(repr=False)
    two: tuple[str, str] | None = field(default=None, repr=False)
    two_slot: str = field(default_factory=lambda: uuid4().hex)

    def checked(self, *, passphrase_only: bool) -> NewKeys:
        """With tidy codes. Raises InvalidInputError where one of them will not do."""
        check_new(self.passphrase, passphrase_only=passphrase_only)
        two = recovery_code.check_two(*self.two) if self.two else None
        return replace(self, code=recovery_code.check(self.code), two=two)


@dataclass(frozen=True)
class _Copy:
    """The new file of records while it is made."""

    folder: Path
    name: str
    master: bytearray = field(repr=False)

    @property
    def part(self) -> Path:
        return self.folder / (self.name + PART)

    @property
    def path(self) -> Path:
        return self.folder / self.name


def rekey(
    opening: Opening,
    slots: Slots,
    records: Any,
    keys: NewKeys,
    in_copy: Callable[[Engine], None],
    progress: Progress,
) -> Any:
    """Give a vault a new master key, passphrase, recovery code and device secret.

    `records` is a connection to its file; `in_copy` may write to the copy before it counts. Slots
    of colleagues and of the organisation do not come along: nobody here knows what opens them. Two
    new codes for the organisation may be among the new keys.
    Gives a connection that keeps everybody from writing to the old file; close it with that.
    Raises as `Slots.confirm`, NotYoursError, InvalidInputError, CancelledError, VaultError; in
    each of these cases the vault is as it was.
    """
    own = slots.header.passphrase_slot()
    if not slots.owned or own is None:
        raise NotYoursError
    keys = keys.checked(passphrase_only=slots.header.passphrase_only)
    way, old_master = unwrap(opening, slots.header, [own], keys.old)
    wipe(old_master)
    copy = _Copy(opening.folder, f"vault-{secrets.token_hex(4)}.db", new_master())
    before = slots.header.database
    alone: Any = None
    try:
        alone = _keep_others_out(opening.folder / before, slots.master)
        leftovers.finish(opening.folder)
        leftovers.write_plan(opening.folder, Plan(before, copy.name))
        _export(records, copy, progress)
        _check(records, copy, slots.header.id, in_copy)
        progress(_CHECKED, 100)
        _name(copy)
        _take_place(opening, slots, copy, way.device, keys, progress)
    except BaseException as error:
        if alone is not None:
            alone.close()
        with suppress(OSError):  # then it is cleared away at the next start
            leftovers.finish(opening.folder)
        if isinstance(error, OSError):
            raise from_disk(error) from error
        if isinstance(error, driver.Error):
            raise from_driver(error) from error
        raise
    finally:
        wipe(copy.master)
    return alone


def _keep_others_out(database: Path, master: bytearray) -> Any:
    """A connection that lets nobody write: what was written from here on would be left behind."""
    alone = connect(database, master)
    try:
        alone.execute("BEGIN IMMEDIATE")
    except driver.Error:
        alone.close()
        raise
    return alone


def _export(records: Any, copy: _Copy, progress: Progress) -> None:
    def copied(_status: int, left: int, pages: int) -> None:
        progress(_COPIED * (pages - left) // max(pages, 1), 100)

    target = connect(copy.part, copy.master, new=True)
    try:
        target.execute("PRAGMA journal_mode = delete").fetchall()
        records.backup(target, pages=_PAGES_AT_ONCE, progress=copied)
        target.execute("PRAGMA journal_mode = delete").fetchall()
    finally:
        target.close()


def _check(records: Any, copy: _Copy, vault_id: UUID, in_copy: Callable[[Engine], None]) -> None:
    """Read the copy through by its new key, let `in_copy` write to it, and keep its head.

    Raises VaultError where anything is not as it should be.
    """
    from sqlmodel import Session

    from planner.vault import journal

    target = connect(copy.part, copy.master)
    engine = engine_over(target)
    try:
        found = integrity.faults(target)
        if not found and integrity.row_counts(target) != integrity.row_counts(records):
            found = ["rows are missing"]
        if not found:
            in_copy(engine)
            with Session(engine) as session:
                found = journal.faults(session, vault_id)
                head = journal.head(session, vault_id)
    finally:
        engine.dispose()
        target.close()
    if found:
        raise VaultError(
            _(
                "The new copy of your records did not read as it should, so nothing was changed. "
                "Your records are as they were. Try again, or ask for help."
            ),
            details="; ".join(found[:3]),
        )
    write_journal_head(copy.path, copy.master, head)


def _name(copy: _Copy) -> None:
    put_in_place(copy.part, copy.path)
    sync_folder(copy.folder)


def _take_place(
    opening: Opening,
    slots: Slots,
    copy: _Copy,
    device: bytes,
    keys: NewKeys,
    progress: Progress,
) -> None:
    """New secret, new slots, then the one step from which the copy is the vault."""
    header, keyring = slots.header, opening.secrets
    new, names = (new_secret(), None) if device else (b"", None)
    if device and keyring is not None:
        names = keep_secret(keyring, header.id, new, device)
    own = SlotKind.PASSPHRASE_DEVICE if device else SlotKind.PASSPHRASE_ONLY
    try:
        wanted: list[tuple[SlotKind, Words, bytes, str]] = [
            (own, keys.passphrase, new, ""),
            (SlotKind.RECOVERY, keys.code, b"", ""),
        ]
        if keys.two is not None:
            wanted.append((SlotKind.ORGANISATION, keys.two, b"", keys.two_slot))
        made = tuple(
            make_slot(header.id, kind, copy.master, words, part, opening.cost_for(kind), slot_id)
            for kind, words, part, slot_id in wanted
        )
        progress(_READY, 100)
        sure = _commit(
            opening.folder,
            replace(
                header,
                revision=header.revision + 1,
                slots=made,
                database=copy.name,
                version=headers.VERSION,
            ),
            copy.master,
        )
    except BaseException:
        if names is not None and keyring is not None:
            forget_secret(keyring, names.new)
        raise
    slots.retired = True
    if names is not None and keyring is not None:
        slots.untidy = not sure or not forget_secret(keyring, names.old)


def _commit(folder: Path, header: Header, master: bytearray) -> bool:
    """Put the header in place. False where nobody can tell just now whether it is."""
    try:
        headers.write(folder, header, master)
    except VaultError:
        try:
            there = headers.read(folder).database
        except VaultError:
            return False
        if there != header.database:
            raise
    return True
