"""Settings outside the vault: kept whole, and read kindly when damaged."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.system.settings import Settings, load


def test_they_come_back_as_they_were_saved(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.json"
    chosen = Settings(theme_mode="dark", text_scale=150, last_vault=str(tmp_path / "ünïque"))
    chosen.save(path)
    assert load(path) == chosen
    assert [child.name for child in path.parent.iterdir()] == ["settings.json"]


def test_a_missing_file_is_a_fresh_start(tmp_path: Path) -> None:
    assert load(tmp_path / "settings.json") == Settings()


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "nonsense",
        '{"theme_mode": "neon", "text_scale": "big", "last_vault": 7}',
        '{"theme_mode": null, "text_scale": true}',
    ],
)
def test_damage_costs_only_what_is_damaged(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(content)
    assert load(path) == Settings()


def test_the_rest_is_kept_and_bounds_hold(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme_mode": "dark", "text_scale": 900, "later": [1]}')
    assert load(path) == Settings(theme_mode="dark", text_scale=200)


def test_what_another_version_keeps_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    newer = {"theme_mode": "sepia", "text_scale": 125, "speech": {"voice": 2}}
    path.write_text(json.dumps(newer))
    older = load(path)
    assert older.theme_mode == "system"
    older.text_scale = 150
    older.save(path)
    kept = json.loads(path.read_text())
    assert kept["speech"] == {"voice": 2}
    assert (kept["theme_mode"], kept["text_scale"]) == ("sepia", 150)
    older.theme_mode = "dark"
    older.save(path)
    assert json.loads(path.read_text())["theme_mode"] == "dark"


def test_two_programs_at_once_keep_what_each_changed(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    Settings().save(path)
    one, other = load(path), load(path)
    one.text_scale = 150
    one.save(path)
    other.theme_mode = "dark"
    other.save(path)
    one.health_told = "2026-03-17 clock"
    one.save(path)
    assert load(path) == Settings("dark", 150, health_told="2026-03-17 clock")


@pytest.mark.parametrize(
    "folder",
    ["/", ".", "./", "./../x", "vaults/first", "/a/../b", "/a\0b", "/\ud800", "\ud800" * 9],
)
def test_a_folder_that_no_vault_can_lie_in_is_none(tmp_path: Path, folder: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"last_vault": folder, "text_scale": 125}))
    assert load(path) == Settings(text_scale=125)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(st.binary(max_size=80))
def test_no_content_keeps_the_program_from_starting(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    load(path)


def test_a_disk_that_refuses_leaves_the_old_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    Settings(text_scale=125).save(path)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="space"):
        Settings(text_scale=200).save(path)
    assert load(path).text_scale == 125
    assert len(list(tmp_path.iterdir())) == 1
