"""Making a vault: whole or not at all, whatever breaks in."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner.errors import InvalidInputError, VaultError
from planner.vault import places, vault
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.conftest import PASSPHRASE, Kept


def test_without_a_keyring_the_passphrase_must_be_long(tmp_path: Path, clock: FakeClock) -> None:
    folder = tmp_path / "alone"
    with pytest.raises(InvalidInputError, match="six words"):
        vault.create(folder, "too short", new_code(), secrets=None, clock=clock, cost=LOWEST)
    assert not folder.exists()
    words = "otter lamp seven rivers gently onward"
    vault.create(folder, words, new_code(), secrets=None, clock=clock, cost=LOWEST).close()
    again = vault.open_with_passphrase(folder, words, secrets=FakeKeyring(), clock=clock)
    assert again.passphrase_only
    again.close()


def test_nothing_is_made_over_a_vault_or_a_part_of_one(kept: Kept, clock: FakeClock) -> None:
    for gone in ("", "vault.json"):
        if gone:
            (kept.folder / gone).unlink()
        assert places.vault_exists(kept.folder)
        with pytest.raises(VaultError, match="already"):
            vault.create(
                kept.folder, PASSPHRASE, new_code(), secrets=FakeKeyring(), clock=clock, cost=LOWEST
            )
    with pytest.raises(VaultError, match="not where it was"):
        kept.open()


@pytest.mark.parametrize("step", ["connect", "create", "header", "head", "rename"])
def test_a_set_up_that_is_killed_leaves_nothing(
    step: str, tmp_path: Path, clock: FakeClock
) -> None:
    folder = tmp_path / "one"
    child = subprocess.run(
        [sys.executable, "-c", _KILLED_SETUP, str(folder), step], capture_output=True, check=False
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    assert not places.vault_exists(folder)
    places.sweep(folder)
    assert list(tmp_path.glob("one*")) == []
    vault.create(
        folder, PASSPHRASE, new_code(), secrets=FakeKeyring(), clock=clock, cost=LOWEST
    ).close()


_KILLED_SETUP = """
import os, signal, sys
from pathlib import Path
from planner.vault import folder, header, migrations, vault
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from tests.fakes import FakeClock, FakeKeyring
def stop(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
where = {
    "connect": (folder, "connect"), "create": (migrations, "create"), "header": (header, "write"),
    "head": (folder, "write_journal_head"), "rename": (folder, "put_in_place"),
}
setattr(*where[sys.argv[2]], stop)
vault.create(Path(sys.argv[1]), "a lantern", new_code(), secrets=FakeKeyring(), clock=FakeClock(),
             cost=LOWEST)
"""


def test_half_written_files_go_once_the_records_have_opened(kept: Kept) -> None:
    part = kept.folder / "vault.json.part"
    part.write_text("half")
    places.sweep(kept.folder)
    assert part.exists(), "it may be of a newer program"
    opened = kept.open()
    assert not part.exists()
    part.write_text("of the copy that runs")
    places.sweep(kept.folder)
    with pytest.raises(VaultError):
        kept.open()
    assert part.exists()
    opened.close()
    places.sweep(kept.folder / "nowhere")


def test_sweeping_touches_nothing_where_no_vault_lies(tmp_path: Path) -> None:
    for name in ("work", "work.part"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "film.part").write_text("somebody else's")
    places.sweep(tmp_path / "work")
    kept = sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*"))
    assert kept == ["work", "work.part", "work.part/film.part", "work/film.part"]
    places.sweep(tmp_path / ("x" * 300))


def test_a_set_up_that_fails_leaves_nothing_and_forgets_its_secret(
    tmp_path: Path, clock: FakeClock
) -> None:
    (tmp_path / "file").write_text("in the way")
    keyring = FakeKeyring()
    with pytest.raises(VaultError, match="could not be used"):
        vault.create(
            tmp_path / "file" / "one",
            PASSPHRASE,
            new_code(),
            secrets=keyring,
            clock=clock,
            cost=LOWEST,
        )
    assert keyring.secrets == {}


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    child = subprocess.run(
        [sys.executable, "-c", _FULL_DISK, str(tmp_path / "one")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert "has space" in child.stdout
    assert list(tmp_path.glob("one*")) == []


_FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from planner.errors import VaultError
from planner.vault import migrations, vault
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from tests.fakes import FakeClock, FakeKeyring
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
try:
    vault.create(Path(sys.argv[1]), "a lantern", new_code(), secrets=FakeKeyring(),
                 clock=FakeClock(), cost=LOWEST)
except VaultError as error:
    print(error)
"""
