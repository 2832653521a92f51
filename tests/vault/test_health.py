"""The health of an open vault: each part, what is found of it, and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from planner.errors import CancelledError
from planner.records.book import open_records
from planner.system import health as computer
from planner.system.device_secret import KeyringUnavailableError
from planner.system.health import Elsewhere
from planner.vault.health import Finding, HealthCheck, Part, State
from planner.vault.open_vault import OpenVault
from tests.fakes import FakeClock
from tests.vault.conftest import Kept

YEAR = timedelta(days=365)


def heard(_done: int, _total: int) -> None: ...


@pytest.fixture
def opened(kept: Kept) -> Iterator[OpenVault]:
    vault = kept.open()
    yield vault
    vault.close()


@pytest.fixture
def check(opened: OpenVault, clock: FakeClock) -> HealthCheck:
    return HealthCheck(opened, clock)


def test_a_vault_in_good_health_asks_for_nothing(check: HealthCheck) -> None:
    found = [*check.around(), check.keyring(), check.records(heard)]
    assert [each.part for each in found] == [
        Part.DISK,
        Part.PLACE,
        Part.CLOCK,
        Part.KEYRING,
        Part.RECORDS,
    ]
    assert {each.state for each in found} == {State.FINE}
    assert not any(each.advice for each in found)
    assert all(each.found for each in found)


@pytest.mark.parametrize(
    ("free", "state"),
    [(50_000_000_000, State.FINE), (900_000_000, State.LOOK), (90_000_000, State.WRONG)],
)
def test_little_room_on_the_disk(
    check: HealthCheck, monkeypatch: pytest.MonkeyPatch, free: int, state: State
) -> None:
    monkeypatch.setattr(computer, "free_bytes", lambda _folder: free)
    found = check.disk()
    assert found.state is state
    assert found.found in ("50 GB free.", "900 MB free.", "90 MB free.")
    assert bool(found.advice) is (state is not State.FINE)


def test_a_disk_that_is_gone(check: HealthCheck, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_folder: Path) -> int:
        raise OSError(2, "No such file or directory")

    monkeypatch.setattr(computer, "free_bytes", gone)
    assert check.disk().state is State.UNKNOWN


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (Elsewhere("OneDrive"), "OneDrive copies the folder"),
        (Elsewhere(), "The vault lies on a network drive."),
    ],
)
def test_a_folder_that_is_not_this_computers_alone(
    check: HealthCheck, monkeypatch: pytest.MonkeyPatch, where: Elsewhere, said: str
) -> None:
    monkeypatch.setattr(computer, "elsewhere", lambda _folder: where)
    found = check.place()
    assert found.state is State.LOOK
    assert said in found.found
    assert "own disk" in found.advice


def test_each_answer_of_the_keyring(kept: Kept, check: HealthCheck) -> None:
    kept.keyring.failure = KeyringUnavailableError("KeyringLocked")
    assert "It may be locked." in check.keyring().found
    kept.keyring.failure = KeyringUnavailableError("none", none_here=True)
    assert "none that keeps secrets" in check.keyring().found
    kept.keyring.failure = None
    kept.keyring.secrets.clear()
    lost = check.keyring()
    assert (lost.state, "recovery code" in lost.advice) == (State.WRONG, True)


def test_a_clock_set_back_or_forward_while_the_vault_is_open(
    check: HealthCheck, clock: FakeClock
) -> None:
    clock.advance(timedelta(hours=3))
    assert check.clock().state is State.FINE
    clock.set(clock.now() + YEAR)
    assert check.clock() == Finding(
        Part.CLOCK,
        State.LOOK,
        "It was set forward since you unlocked the vault.",
        "Nothing is lost. Put this computer's date and time right: dates of visits and backups "
        "follow it.",
    )
    clock.set(clock.now() - YEAR - timedelta(hours=1))
    assert check.clock().found == "It was set back since you unlocked the vault."


def test_a_clock_that_was_set_back_before_the_vault_was_opened(
    kept: Kept, clock: FakeClock
) -> None:
    vault = kept.open()
    records = open_records(vault.window_engine, clock, vault.id)
    records.people.add("Margaret")
    vault.close()
    clock.set(clock.now() - YEAR)
    vault = kept.open()
    found = HealthCheck(vault, clock).clock()
    vault.close()
    assert found.state is State.LOOK
    assert found.found == "It is behind: something here was written on Tuesday 17 March 2026."


def test_records_that_are_damaged(check: HealthCheck, opened: OpenVault) -> None:
    records = open_records(opened.window_engine, FakeClock(), opened.id)
    records.people.add("Margaret")
    connection = opened.worker_connection
    connection.execute("UPDATE person SET called = 'Somebody else'")
    found = check.records(heard)
    assert found.state is State.WRONG
    assert "newest backup" in found.advice
    assert "Somebody else" not in found.details


def test_the_check_of_records_tells_how_far_it_is_and_can_be_stopped(check: HealthCheck) -> None:
    told: list[int] = []

    def progress(done: int, total: int) -> None:
        told.append(done)
        assert done <= total

    check.records(progress)
    assert told == sorted(told)
    assert len(set(told)) >= 5
    for stop_at in sorted(set(told)):

        def stop(done: int, _total: int, last: int = stop_at) -> None:
            if done >= last:
                raise CancelledError("Stopped.")

        with pytest.raises(CancelledError):
            check.records(stop)
    assert check.records(heard).state is State.FINE


def test_a_check_of_pages_that_takes_long_is_broken_off_within(
    check: HealthCheck, opened: OpenVault
) -> None:
    """Half-way through SQLite's own check, by its own steps."""
    records = open_records(opened.window_engine, FakeClock(), opened.id)
    for number in range(60):
        records.people.add(f"Person {number}", address="x" * 4000)
    asked: list[int] = []

    def stop(done: int, _total: int) -> None:
        asked.append(done)
        if len(asked) > 2:
            raise CancelledError("Stopped.")

    with pytest.raises(CancelledError):
        check.records(stop)
    assert set(asked) == {0}
