"""Wrong passphrases: the waits grow, outlive the program, and never last past five minutes."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from planner.keeper import Keeper
from planner.system import folders
from planner.system.memory import Memory
from planner.vault.refusals import TryLaterError, WrongPassphraseError
from planner.vault.throttle import LONGEST_WAIT, Throttle, wait_after
from tests.fakes import FakeClock
from tests.vault.conftest import PASSPHRASE, Kept


def test_waits_grow_to_five_minutes_and_no_further() -> None:
    waits = [wait_after(failures) for failures in range(2000)]
    assert waits[:7] == [0, 0, 0, 5, 10, 20, 40]
    assert waits == sorted(waits)
    assert max(waits) == LONGEST_WAIT == 300


def test_even_the_right_passphrase_waits_and_then_opens(kept: Kept, clock: FakeClock) -> None:
    for _try in range(3):
        with pytest.raises(WrongPassphraseError):
            kept.open("wrong")
    with pytest.raises(TryLaterError, match="wait 5 seconds") as refused:
        kept.open()
    assert refused.value.seconds == pytest.approx(5)
    clock.set(clock.now() + timedelta(days=1))
    with pytest.raises(TryLaterError):
        kept.open()
    clock.advance(timedelta(seconds=5))
    kept.open().close()
    with pytest.raises(WrongPassphraseError):
        kept.open("wrong")


def test_the_recovery_code_opens_during_a_wait(kept: Kept) -> None:
    for _try in range(3):
        with pytest.raises(WrongPassphraseError):
            kept.open("wrong")
    kept.recover().close()
    kept.open().close()


def test_a_full_disk_makes_no_try_free_while_the_program_runs(kept: Kept, clock: FakeClock) -> None:
    memory = folders.memory_file()
    memory.with_name(f"{memory.name}.part").mkdir(parents=True)  # nothing can be written there
    keeper = Keeper(kept.folder, kept.keyring, clock)
    for _try in range(3):
        with pytest.raises(WrongPassphraseError):
            keeper.open("wrong")
    with pytest.raises(TryLaterError):
        keeper.open(PASSPHRASE)
    clock.advance(timedelta(seconds=5))
    keeper.open(PASSPHRASE).close()
    assert not memory.exists()


def test_the_count_outlives_the_program_and_the_computers_restart(tmp_path: Path) -> None:
    vault_id, path, clock = uuid4(), tmp_path / "memory.json", FakeClock()
    clock.advance(timedelta(hours=3))
    for _try in range(3):
        Throttle(Memory(path), vault_id, clock).admit()
    restarted = Throttle(Memory(path), vault_id, FakeClock())
    with pytest.raises(TryLaterError) as refused:
        restarted.admit()
    assert refused.value.seconds == pytest.approx(5)
    Throttle(Memory(path), uuid4(), clock).admit()


@pytest.mark.parametrize("slips", [0, 1, 2])
def test_free_tries_are_free_after_the_computers_restart(tmp_path: Path, slips: int) -> None:
    vault_id, path, clock = uuid4(), tmp_path / "memory.json", FakeClock()
    clock.advance(timedelta(days=30))
    for _try in range(slips):
        Throttle(Memory(path), vault_id, clock).admit()
    Throttle(Memory(path), vault_id, FakeClock()).admit()


def test_a_memory_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    clock = FakeClock()
    throttle = Throttle(Memory(tmp_path / "file" / "memory.json"), uuid4(), clock)
    for _try in range(9):
        clock.advance(timedelta(seconds=LONGEST_WAIT))
        throttle.admit()
    throttle.succeeded()
    throttle.admit()
