"""Copies of older versions: found, and gone without a trace when they are dropped."""

from __future__ import annotations

from pathlib import Path

from planner.vault.version_copies import copy_of_version, drop_version_copies, version_copies


def test_only_copies_of_older_versions_go(tmp_path: Path) -> None:
    stay = ["vault.db", "vault-0a1b2c3d.db", "vault.db-wal", "vault.json", "other-version-1.db"]
    go = ["vault-version-1.db", "vault-0a1b2c3d-version-2.db", "vault-version-1.db-wal"]
    for name in [*stay, *go, "vault-version-1.db.part"]:
        (tmp_path / name).write_bytes(b"x")
    assert [path.name for path in version_copies(tmp_path)] == [go[1], go[0]]
    assert drop_version_copies(tmp_path) == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(stay)
    assert drop_version_copies(tmp_path) == 0


def test_a_copy_is_named_after_its_database(tmp_path: Path) -> None:
    database = tmp_path / "vault-0a1b2c3d.db"
    copy = copy_of_version(database, 1)
    assert copy.name == "vault-0a1b2c3d-version-1.db"
    copy.touch()
    assert version_copies(tmp_path) == [copy]
