"""Where a vault's folder lies, how the keyring answers, and whether the clock was set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from planner.errors import PlannerError
from planner.system import health
from planner.system.device_secret import KeyringUnavailableError, new_secret
from planner.system.health import (
    ClockWatch,
    Elsewhere,
    KeyringState,
    clock_is_behind,
    elsewhere,
    free_bytes,
    keyring_state,
    kind_of_mount,
    on_network,
)
from tests.fakes import FakeClock, FakeKeyring

MOUNTS = [
    "/dev/sda1 / ext4 rw,relatime 0 0",
    "tmpfs /tmp tmpfs rw 0 0",
    "server:/homes /home nfs4 rw 0 0",
    "/dev/sdb1 /home/local ext4 rw 0 0",
    r"//server/share /mnt/Our\040Share cifs rw 0 0",
    "someone@server: /home/priya/over fuse.sshfs rw 0 0",
    "nonsense",
]


@pytest.mark.parametrize(
    ("folder", "whose"),
    [
        ("OneDrive", "OneDrive"),
        ("OneDrive - Riverside Surgery/Records", "OneDrive"),
        ("Dropbox/vaults", "Dropbox"),
        ("Dropbox (Personal)", "Dropbox"),
        ("Google Drive/My Drive", "Google Drive"),
        ("iCloud Drive", "iCloud"),
        ("Library/Mobile Documents/x", "iCloud"),
        ("Nextcloud/Pathway Planner", "Nextcloud"),
        ("pCloud Drive", "pCloud"),
        ("Syncthing", "Syncthing"),
    ],
)
def test_a_synchronisers_folder_is_known_by_its_name(
    tmp_path: Path, folder: str, whose: str
) -> None:
    assert elsewhere(tmp_path / folder / "vaults" / "first", {}) == Elsewhere(whose)


@pytest.mark.parametrize("folder", ["onedrives", "My documents", "dropboxes", "nextclouds/x"])
def test_a_folder_that_only_sounds_alike_is_none(tmp_path: Path, folder: str) -> None:
    assert elsewhere(tmp_path / folder, {}) is None


def test_onedrive_is_asked_where_its_folders_are(tmp_path: Path) -> None:
    here = {"OneDriveCommercial": str(tmp_path / "Work")}
    assert elsewhere(tmp_path / "Work" / "vaults", here) == Elsewhere("OneDrive")
    assert elsewhere(tmp_path / "Home" / "vaults", here) is None


@pytest.mark.parametrize(
    ("mark", "whose"), [(".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing")]
)
def test_a_folder_is_known_by_what_a_synchroniser_left_above_it(
    tmp_path: Path, mark: str, whose: str
) -> None:
    (tmp_path / mark).mkdir()
    assert elsewhere(tmp_path / "a" / "b", {}) == Elsewhere(whose)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/priya/vaults", "nfs4"),
        ("/home/local/vaults", "ext4"),
        ("/home/priya/over/vaults", "fuse.sshfs"),
        ("/mnt/Our Share/vaults", "cifs"),
        ("/tmpfiles", "ext4"),
        ("/tmp/x", "tmpfs"),
    ],
)
def test_the_mount_that_a_folder_lies_on_is_the_nearest_above_it(path: str, kind: str) -> None:
    assert kind_of_mount(Path(path), MOUNTS) == kind


def test_a_share_is_on_the_network_and_this_disk_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert on_network(Path("//server/share/vaults"))
    assert not on_network(tmp_path)
    mounts = tmp_path / "mounts"
    mounts.write_text(f"server:/x {tmp_path} nfs4 rw 0 0\n")
    monkeypatch.setattr(health, "_MOUNTS", mounts)
    assert on_network(tmp_path / "vaults")
    assert elsewhere(tmp_path / "vaults", {}) == Elsewhere()
    mounts.unlink()
    assert not on_network(tmp_path / "vaults")


@pytest.mark.parametrize(
    ("failure", "state"),
    [
        (KeyringUnavailableError("KeyringLocked"), KeyringState.NO_ANSWER),
        (KeyringUnavailableError("no answer in time"), KeyringState.NO_ANSWER),
        (
            KeyringUnavailableError("no keyring that keeps secrets", none_here=True),
            KeyringState.NONE,
        ),
    ],
)
def test_a_keyring_that_does_not_answer(failure: PlannerError, state: KeyringState) -> None:
    keyring = FakeKeyring()
    keyring.failure = failure
    assert keyring_state(keyring, uuid4()) is state


def test_a_keyring_that_works_and_one_that_lost_the_secret() -> None:
    keyring, vault_id = FakeKeyring(), uuid4()
    assert keyring_state(keyring, vault_id) is KeyringState.LOST
    keyring.write(vault_id, new_secret())
    assert keyring_state(keyring, vault_id) is KeyringState.WORKS


def test_a_clock_that_is_set_jumps_and_one_that_runs_does_not(clock: FakeClock) -> None:
    watch = ClockWatch(clock)
    clock.advance(timedelta(hours=9))
    assert watch.jumped() == timedelta(0)
    clock.set(clock.now() - timedelta(days=365))
    clock.advance(timedelta(minutes=1))
    assert watch.jumped() == -timedelta(days=365)


def test_a_clock_is_behind_what_was_written_later() -> None:
    now = datetime(2026, 3, 17, tzinfo=UTC)
    assert clock_is_behind(now, now + timedelta(days=365))
    assert not clock_is_behind(now, now + timedelta(minutes=2))
    assert not clock_is_behind(now, now - timedelta(days=365))
    assert not clock_is_behind(now, None)


def test_free_space_is_asked_of_the_disk(tmp_path: Path) -> None:
    assert free_bytes(tmp_path) > 0
    with pytest.raises(FileNotFoundError):
        free_bytes(tmp_path / "nowhere")
