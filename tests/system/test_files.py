"""Renames that are refused for a moment, as a synchroniser does it, and for longer; folders."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from planner.errors import VaultError
from planner.system.files import (
    FileHeldError,
    make_own,
    put_in_place,
    sync_folder,
    write_paper,
    write_whole,
)
from planner.vault.refusals import from_disk

Replace = Callable[[Path, Path], None]


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long was waited, without waiting."""
    waits: list[float] = []
    monkeypatch.setattr("planner.system.files.time.sleep", waits.append)
    return waits


def held(times: int) -> Replace:
    """A rename that fails so often, as on Windows while another program has the file open."""
    left, real = [times], os.replace

    def replace(source: Path, target: Path) -> None:
        if left[0]:
            left[0] -= 1
            raise PermissionError(13, "being used by another process")
        real(source, target)

    return replace


def test_a_file_held_for_a_moment_is_written_all_the_same(
    tmp_path: Path, waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vault.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", held(times=4))
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [child.name for child in tmp_path.iterdir()] == ["vault.json"]
    assert len(waited) == 4
    assert sum(waited) < 0.5


def test_a_file_held_for_longer_stays_as_it_was_and_is_said(
    tmp_path: Path, waited: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vault.json"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "replace", held(times=99))
    with pytest.raises(FileHeldError) as failed:
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [child.name for child in tmp_path.iterdir()] == ["vault.json"]
    assert "Another program" in str(from_disk(failed.value))


def test_a_paper_leaves_what_a_browser_downloads_and_no_part_of_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan.pdf.part").write_bytes(b"somebody's download")
    write_paper(tmp_path / "plan.pdf", b"%PDF")
    kept = {"plan.pdf": b"%PDF", "plan.pdf.part": b"somebody's download"}
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == kept

    def fails(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "fsync")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="fsync"):
        write_paper(tmp_path / "plan.pdf", b"other")
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == kept


@pytest.mark.skipif(os.name == "nt", reason="Windows makes renames last itself")
def test_a_paper_in_a_folder_that_may_only_be_written_to_is_saved_and_a_vault_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.open

    def only_written(path: str | Path, flags: int, mode: int = 0o777) -> int:
        if Path(path) == tmp_path:  # what such a folder (0333) says, but not to root
            raise PermissionError(errno.EACCES, "fsync")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", only_written)
    write_paper(tmp_path / "plan.pdf", b"%PDF")
    assert (tmp_path / "plan.pdf").read_bytes() == b"%PDF"
    with pytest.raises(PermissionError):
        write_whole(tmp_path / "vault.json", b"{}")


def test_a_part_that_somebody_puts_back_is_neither_written_nor_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    part = tmp_path / "vault.json.part"
    part.write_bytes(b"theirs")
    monkeypatch.setattr(Path, "unlink", lambda *_given, **_named: None)  # and there it is again
    with pytest.raises(FileExistsError):
        write_whole(tmp_path / "vault.json", b"{}")
    assert part.read_bytes() == b"theirs"


def test_any_other_failure_is_not_waited_for(tmp_path: Path, waited: list[float]) -> None:
    with pytest.raises(FileNotFoundError):
        put_in_place(tmp_path / "missing", tmp_path / "target")
    assert waited == []


def test_a_file_that_windows_shares_with_nobody_is_said_to_be_in_use() -> None:
    error = PermissionError(13, "The process cannot access the file")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    said: VaultError = from_disk(error)
    assert "Another program" in str(said)


def test_a_share_that_cannot_make_renames_durable_is_no_failure_and_a_bad_disk_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = [errno.EINVAL, errno.EIO]

    def fails(_handle: int) -> None:
        raise OSError(said.pop(0), "fsync")

    monkeypatch.setattr(os, "fsync", fails)
    sync_folder(tmp_path)
    with pytest.raises(OSError, match="fsync"):
        sync_folder(tmp_path)


def test_a_file_in_the_way_of_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    for folder in (tmp_path / "taken", tmp_path / "taken" / "below"):
        with pytest.raises(NotADirectoryError):
            make_own(folder)
