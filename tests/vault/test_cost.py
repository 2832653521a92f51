"""What one guess costs: measured once for this computer, and never below the floor."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest

from planner.system.memory import Memory
from planner.vault import opening, vault
from planner.vault.keys import LOWEST, Cost, SlotKind, cost_of
from planner.vault.recovery_code import new_code
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.conftest import PASSPHRASE


@pytest.mark.parametrize("one", [0.001, 0.02, 0.1, 0.4, 0.5, 3.0, 30.0, 1e9])
def test_it_is_never_below_the_floor_and_always_bounded(one: float) -> None:
    for seconds in (0.5, 1.0):
        cost = cost_of(seconds, one)
        assert cost.bounded()
        assert cost.memory >= LOWEST.memory
        assert cost.passes >= LOWEST.passes


def test_a_faster_computer_pays_more() -> None:
    assert cost_of(0.5, 0.5) == LOWEST
    assert cost_of(0.5, 0.25) == Cost(2 * LOWEST.memory, LOWEST.passes)
    assert cost_of(0.5, 0.4) == Cost(LOWEST.memory, 3)
    assert cost_of(1.0, 0.4).memory > cost_of(0.5, 0.4).memory


def test_it_is_measured_once_for_this_computer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    memory, measured = Memory(tmp_path / "vaults.json"), []

    def measure() -> float:
        measured.append(1)
        return 0.25

    monkeypatch.setattr(opening, "measure", measure)
    first = opening.cost_for(SlotKind.RECOVERY, memory)
    assert opening.cost_for(SlotKind.PASSPHRASE_ONLY, memory).memory > first.memory
    assert opening.cost_for(SlotKind.COLLEAGUE, Memory(tmp_path / "vaults.json")) == first
    assert measured == [1]
    assert memory.of(uuid4()).generation == 0


def test_a_computer_too_slow_for_the_floor_opens_it_all_the_same(
    tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "measure", lambda: 30.0)
    folder, keyring = tmp_path / "one", FakeKeyring()
    vault.create(folder, PASSPHRASE, new_code(), secrets=keyring, clock=clock).close()
    assert {slot.cost for slot in vault.inspect(folder).slots} == {LOWEST}
    vault.open_with_passphrase(folder, PASSPHRASE, secrets=keyring, clock=clock).close()


def test_a_memory_that_cannot_be_written_only_measures_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setattr(opening, "measure", lambda: 0.5)
    assert opening.cost_for(SlotKind.RECOVERY, Memory(tmp_path / "file" / "vaults.json")) == LOWEST
