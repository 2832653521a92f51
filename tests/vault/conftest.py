"""Vaults for tests: made once at the lowest cost, then copied."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.system.clock import Clock
from planner.vault import vault
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from tests.fakes import FakeClock, FakeKeyring

PASSPHRASE = "a lantern over the slow canal"


@dataclass
class Kept:
    """A closed vault in a folder, and everything that opens it."""

    folder: Path
    code: str
    keyring: FakeKeyring
    clock: Clock

    def open(self, passphrase: str = PASSPHRASE) -> OpenVault:
        return vault.open_with_passphrase(
            self.folder, passphrase, secrets=self.keyring, clock=self.clock
        )

    def recover(self, new: str | None = None, code: str = "") -> OpenVault:
        return vault.open_with_recovery(
            self.folder, code or self.code, new, secrets=self.keyring, clock=self.clock
        )


@pytest.fixture(scope="session")
def closed_vault(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """Made once; never open this one, copy it."""
    with pytest.MonkeyPatch.context() as patch:
        root = tmp_path_factory.mktemp("closed")
        patch.setenv("PATHWAY_PLANNER_HOME", str(root / "home"))
        kept = Kept(root / "one", new_code(), FakeKeyring(), FakeClock())
        vault.create(
            kept.folder,
            PASSPHRASE,
            kept.code,
            secrets=kept.keyring,
            clock=kept.clock,
            cost=LOWEST,
        ).close()
    return kept


@pytest.fixture
def kept(closed_vault: Kept, tmp_path: Path, clock: FakeClock) -> Kept:
    """A vault of this test's own, closed."""
    folder = tmp_path / "vaults" / "one"
    shutil.copytree(closed_vault.folder, folder)
    keyring = FakeKeyring()
    keyring.secrets.update(closed_vault.keyring.secrets)
    return Kept(folder, closed_vault.code, keyring, clock)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slots made from now on cost the least they may."""
    monkeypatch.setattr("planner.vault.opening.cost_for", lambda kind, memory: LOWEST)
