"""Where things lie, said once."""

import sys
from pathlib import Path

import pytest

from planner.system import installation as at_this
from planner.system.installation import installation, without_sign_in


def test_records_lie_apart_from_the_program(tmp_path: Path) -> None:
    here = installation()
    assert here.vaults.is_relative_to(tmp_path)
    assert here.backups.is_relative_to(tmp_path)
    assert not here.program.is_relative_to(tmp_path)
    assert not here.policy.is_relative_to(tmp_path), "no variable moves what an administrator set"


def test_a_place_can_be_told_without_the_name_of_who_is_signed_in(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    home = tmp_path / "priya.nair"
    monkeypatch.setattr(Path, "home", lambda: home)
    assert without_sign_in(home / "a" / "b") == str(Path("~/a/b"))
    assert without_sign_in(Path("/media/priya.nair/STICK/a")) == str(Path("/media/.../STICK/a"))
    assert without_sign_in(Path("/opt/pathway-planner")) == str(Path("/opt/pathway-planner"))


def test_an_account_that_is_not_called_as_its_folder_is_not_named_either(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    really = tmp_path / "disk" / "pn"
    really.mkdir(parents=True)
    home = tmp_path / "home"
    home.symlink_to(really)
    monkeypatch.setattr(Path, "home", lambda: home)
    monkeypatch.setattr(at_this, "signed_in", lambda: "priya.nair")
    assert without_sign_in(Path("/media/priya.nair/a")) == str(Path("/media/.../a"))
    assert without_sign_in(Path("/media/pn/a")) == str(Path("/media/.../a"))
    assert without_sign_in(really / "a") == str(Path("~/a"))
    assert without_sign_in(home / "a") == str(Path("~/a"))


def test_on_windows_a_name_is_the_same_in_small_letters(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(at_this, "signed_in", lambda: "Priya.Nair")
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert without_sign_in(Path("/sticks/priya.nair/a")) == str(Path("/sticks/.../a"))


def test_a_sign_in_without_a_home_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nowhere)
    assert without_sign_in(Path("/opt/a")) == str(Path("/opt/a"))
