"""The vaults of this computer, as the unlock page lists them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.system.settings import Settings, load
from planner.vault.places import HEADER_FILE, REPLACED_FILE
from planner.vault.vault_list import VaultList


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "vaults"


@pytest.fixture
def settings_file(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


def vault_in(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / HEADER_FILE).write_text("{}")
    return folder


def listed(root: Path, settings_file: Path) -> VaultList:
    """As the program finds it at its next start."""
    return VaultList(load(settings_file), settings_file, root)


def shown(vaults: VaultList) -> list[tuple[str, str, bool]]:
    return [(one.folder.name, one.label, one.there) for one in vaults.all()]


def test_before_the_first_there_is_none_and_a_place_for_it(root: Path, settings_file: Path) -> None:
    vaults = listed(root, settings_file)
    assert vaults.all() == []
    assert vaults.last() == vaults.new_folder() == root / "first"


def test_they_are_listed_in_their_order_with_names_that_stay(
    root: Path, settings_file: Path
) -> None:
    vaults = listed(root, settings_file)
    vaults.remember(vault_in(vaults.new_folder()))
    second = vault_in(vaults.new_folder())
    vaults.remember(second)
    vaults.rename(second, "  Mill   Lane ")
    again = listed(root, settings_file)
    assert shown(again) == [("first", "Vault 1", True), ("vault-2", "Mill Lane", True)]
    assert again.last() == second
    again.remember(root / "first")
    assert listed(root, settings_file).last() == root / "first"
    again.rename(second, "")
    assert listed(root, settings_file).label_of(second) == "Vault 2"


def test_one_whose_folder_is_missing_is_shown_and_its_folder_not_taken(
    root: Path, settings_file: Path, tmp_path: Path
) -> None:
    vaults = listed(root, settings_file)
    for folder in (root / "first", root / "vault-2"):
        vaults.remember(vault_in(folder))
    (root / "vault-2").rename(tmp_path / "away")
    again = listed(root, settings_file)
    assert shown(again) == [("first", "Vault 1", True), ("vault-2", "Vault 2", False)]
    assert again.last() == root / "first"
    assert again.new_folder() == root / "vault-3"
    (root / "first").rename(tmp_path / "away as well")
    assert listed(root, settings_file).last() == root / "vault-2"


def test_one_in_a_folder_that_was_closed_to_us_is_shown_as_missing(
    root: Path, settings_file: Path, closed: Path
) -> None:
    entry = {"folder": str(closed / "one"), "label": ""}
    kept = Settings(last_vault=entry["folder"], vaults=[entry])
    kept.save(settings_file)
    vaults = listed(root, settings_file)
    assert shown(vaults) == [("one", "Vault 1", False)]
    assert vaults.last() == closed / "one"


def test_a_list_that_was_lost_loses_no_vault(root: Path, settings_file: Path) -> None:
    for name in ("first", "vault-2", "vault-3.part"):
        vault_in(root / name)
    (root / "nothing here").mkdir()
    settings_file.write_text("{")
    assert shown(listed(root, settings_file)) == [
        ("first", "Vault 1", True),
        ("vault-2", "Vault 2", True),
    ]


def test_a_vault_that_was_replaced_is_never_offered(root: Path, settings_file: Path) -> None:
    vaults = listed(root, settings_file)
    vaults.remember(vault_in(root / "first"))
    vault_in(root / "restored")
    (root / "first" / REPLACED_FILE).write_text("{}")
    again = listed(root, settings_file)
    assert [one.folder.name for one in again.all()] == ["restored"]
    assert again.last() == root / "restored"
    assert again.new_folder() not in (root / "first", root / "restored")


@pytest.mark.parametrize(
    "vaults",
    [
        "7",
        '["first"]',
        '[{"folder": 7, "label": "x"}]',
        '[{"folder": "", "label": "x"}, null, {"label": "y"}, {"folder": "/x"}]',
    ],
)
def test_a_damaged_list_costs_only_what_is_damaged(
    root: Path, settings_file: Path, vaults: str
) -> None:
    vault_in(root / "first")
    settings_file.write_text(f'{{"theme_mode": "dark", "vaults": {vaults}}}')
    assert load(settings_file).theme_mode == "dark"
    assert shown(listed(root, settings_file)) == [("first", "Vault 1", True)]


def test_what_it_was_before_it_had_a_list_is_found(root: Path, settings_file: Path) -> None:
    elsewhere = vault_in(root.parent / "elsewhere")
    Settings(last_vault=str(elsewhere)).save(settings_file)
    assert listed(root, settings_file).last() == elsewhere


def test_on_a_stick_the_vaults_are_found_wherever_it_is_put_in(tmp_path: Path) -> None:
    here, there = tmp_path / "media/one", tmp_path / "Ω run/other"
    vaults = VaultList(Settings(), here / "settings.json", here / "vaults", carried=True)
    vaults.remember(vault_in(here / "vaults/first"))
    last = vault_in(here / "vaults/vault-2")
    vaults.remember(last)
    vaults.rename(last, "Mill Lane")
    assert str(tmp_path) not in (here / "settings.json").read_text()
    there.parent.mkdir()
    here.rename(there)
    path = there / "settings.json"
    again = VaultList(load(path), path, there / "vaults", carried=True)
    assert again.last() == there / "vaults/vault-2"
    assert shown(again) == [("first", "Vault 1", True), ("vault-2", "Mill Lane", True)]


def test_what_a_newer_version_says_of_a_vault_stays(root: Path, settings_file: Path) -> None:
    folder = vault_in(root / "first")
    newer = {"folder": str(folder), "label": "Mill Lane", "colour": "green"}
    settings_file.write_text(json.dumps({"vaults": [newer], "last_vault": str(folder)}))
    listed(root, settings_file).rename(folder, "Old Mill")
    (kept,) = json.loads(settings_file.read_text())["vaults"]
    assert kept == {**newer, "label": "Old Mill"}
