"""A file of the vault is held open by a program that synchronises it, as Windows lets it be."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.errors import VaultError
from planner.system.files import write_whole
from planner.vault.refusals import from_disk
from tests.vault.conftest import PASSPHRASE, Kept


def hold_open(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Refuse to replace a file so many times, as Windows does while another program reads it."""
    replace = Path.replace
    left = [times]

    def refusing(part: Path, path: Path) -> Path:
        if left[0]:
            left[0] -= 1
            held = PermissionError(13, "The process cannot access the file")
            held.winerror = 32  # type: ignore[attr-defined] # only Windows has it
            raise held
        return replace(part, path)

    monkeypatch.setattr(Path, "replace", refusing)


def test_one_that_is_held_for_a_moment_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "vault.json"
    path.write_bytes(b"old")
    hold_open(monkeypatch, 2)
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir()] == ["vault.json"]


def test_one_that_stays_held_is_said_and_the_old_passphrase_opens(
    kept: Kept, cheap: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = kept.open()
    with monkeypatch.context() as patch:
        hold_open(patch, 99)
        with pytest.raises(VaultError, match="Another program") as refused:
            opened.change_passphrase(PASSPHRASE, "something else")
    assert "Nothing already saved was lost." in str(refused.value)
    opened.close()
    kept.open().close()


def test_a_folder_that_is_closed_to_us_is_another_sentence() -> None:
    assert "cannot be written to" in str(from_disk(PermissionError(13, "Permission denied")))
