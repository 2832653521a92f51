"""Where things lie, said once."""

from pathlib import Path

import pytest

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


def test_a_sign_in_without_a_home_is_no_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere() -> Path:
        raise RuntimeError("no home")

    monkeypatch.setattr(Path, "home", nowhere)
    assert without_sign_in(Path("/opt/a")) == str(Path("/opt/a"))
