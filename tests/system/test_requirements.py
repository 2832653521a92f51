"""What the guide for IT says a computer needs is what the program says of itself."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from planner import __version__
from planner.system import folders, requirements
from planner.system.libraries import NEEDED

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs/install.md").read_text("utf-8")


def test_the_guide_names_the_same_systems_sizes_and_libraries() -> None:
    wide, high = requirements.SCREEN
    for words in (
        f"Windows {requirements.WINDOWS}",
        f"macOS {requirements.MACOS}",
        f"glibc {requirements.GLIBC}",
        f"{wide} x {high} points",
        f"{requirements.PROGRAM_BYTES // 1_000_000} MB for the program",
        f"{requirements.RECORDS_BYTES // 1_000_000_000} GB for records",
        f"{requirements.MEMORY_BYTES // 1_000_000_000} GB free",
    ):
        assert words in GUIDE, words
    listed = re.search(r"have these at hand: `([^`]+)`", GUIDE)
    assert listed is not None
    assert set(listed[1].split()) >= set(NEEDED.values())


def test_the_guide_names_where_a_policy_lies() -> None:
    places = (
        r"C:\Program Files\Pathway Planner\policy.toml",
        "/etc/pathway-planner/policy.toml",
        "/Library/Application Support/Pathway Planner/policy.toml",
    )
    assert all(f"`{place}`" in GUIDE for place in places)
    assert str(folders.policy_file()) in places


def test_the_version_is_the_same_wherever_it_is_written() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["version"] == __version__
