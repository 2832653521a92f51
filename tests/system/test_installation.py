"""Where things lie, said once."""

from pathlib import Path

from planner.system.installation import installation


def test_records_lie_apart_from_the_program(tmp_path: Path) -> None:
    here = installation()
    assert here.vaults.is_relative_to(tmp_path)
    assert here.backups.is_relative_to(tmp_path)
    assert not here.program.is_relative_to(tmp_path)
    assert not here.policy.is_relative_to(tmp_path), "no variable moves what an administrator set"
