"""People in a vault, and who is there."""

from __future__ import annotations

from planner.records.changes import Changes
from planner.vault.open_vault import OpenVault
from tests.fakes import FakeClock


def called(opened: OpenVault, clock: FakeClock) -> list[str]:
    from sqlmodel import select

    from planner.models.people import Person

    with Changes(opened.window_engine, clock, opened.id, None).reading() as session:
        return [person.called for person in session.exec(select(Person))]


def add(opened: OpenVault, clock: FakeClock, name: str) -> None:
    from planner.models.people import Person

    with Changes(opened.window_engine, clock, opened.id, None).transaction() as session:
        session.add(Person(called=name))
