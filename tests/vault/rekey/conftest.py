"""A vault to change all keys of, and who can open it afterwards."""

from __future__ import annotations

from sqlalchemy import Engine
from sqlmodel import Session, select

from planner.models.people import Person
from planner.records.changes import Changes
from planner.vault import places, rekey
from planner.vault.connection import READ_ONLY
from planner.vault.open_vault import OpenVault
from planner.vault.refusals import DeviceSecretLostError, WrongPassphraseError
from planner.vault.rekey import NewKeys
from tests.vault.conftest import PASSPHRASE, Kept

NEW = "nine green boats at dawn"

PEOPLE = 40


def nothing_more(_engine: Engine) -> None:
    """Write nothing into the copy."""


def any_progress(_done: int, _total: int) -> None:
    """Nobody presses Cancel."""


def fill(kept: Kept) -> None:
    """People enough that the copy takes more than a moment."""
    opened = kept.open()
    with Changes(opened.window_engine, kept.clock, opened.id, None).transaction() as session:
        session.add_all(Person(called=f"Person {number}") for number in range(PEOPLE))
    opened.close()


def people(opened: OpenVault) -> int:
    reading = opened.window_engine.execution_options(**{READ_ONLY: True})
    with Session(reading) as session:
        return len(session.exec(select(Person)).all())


def change_all_keys(kept: Kept, code: str, progress: rekey.Progress = any_progress) -> None:
    opened = kept.open()
    try:
        opened.rekey(NewKeys(PASSPHRASE, NEW, code), nothing_more, progress)
    finally:
        opened.close()
    places.sweep(kept.folder)


def files(kept: Kept) -> set[str]:
    return {path.name for path in kept.folder.iterdir()}


def looked_through(kept: Kept, words: str) -> bool:
    """Whether `words` open the vault; if so it is whole, and says nothing of being older."""
    try:
        opened = kept.open(words)
    except (WrongPassphraseError, DeviceSecretLostError):
        return False
    try:
        assert people(opened) == PEOPLE
        assert opened.check() == []
        assert opened.generation_warning is None
    finally:
        opened.close()
    return True


def opened_by_code(kept: Kept, code: str) -> bool:
    try:
        kept.recover(code=code).close()
    except WrongPassphraseError:
        return False
    return True
