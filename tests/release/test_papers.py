"""The licences and the bill of materials of a bundle that was not made by `make package`."""

from __future__ import annotations

from pathlib import Path

import pytest

from release import audit, build, papers
from release.piece import INSIDE
from tests.release import small_bundle


def test_one_command_gives_a_bundle_its_papers(tmp_path: Path) -> None:
    bundle, inside = small_bundle.make(tmp_path), small_bundle.inside(tmp_path)

    assert papers.main([str(bundle), str(inside)]) == 0

    assert audit.wrong(bundle, tmp_path / papers.name()) == []
    brought = {to: Path(source) for to, source, _kind in papers.entries(bundle)}
    assert brought[f"{audit.FOLDER}/{audit.LIST}"].is_file()
    assert set(brought) == {
        path.relative_to(bundle).as_posix()
        for folder in (audit.FOLDER, papers.DOCUMENTS)
        for path in (bundle / folder).rglob("*")
        if path.is_file()
    }


def test_what_it_people_read_comes_along(tmp_path: Path) -> None:
    """A surgery that has no network has what its packages point to."""
    bundle, inside = small_bundle.make(tmp_path), small_bundle.inside(tmp_path)

    papers.put(bundle, inside, tmp_path)

    there = {path.name for path in (bundle / papers.DOCUMENTS).iterdir()}
    assert there == set(papers.TO_READ)
    said = (build.ROOT / "docs" / "install.md").read_text("utf-8")
    assert (bundle / papers.DOCUMENTS / "install.md").read_text("utf-8") == said


def test_what_nobody_owns_gets_no_papers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bundle, inside = small_bundle.make(tmp_path), small_bundle.inside(tmp_path)
    (bundle / INSIDE / "stranger.so").write_bytes(b"?")

    assert papers.main([str(bundle), str(inside)]) == 1

    assert "stranger.so" in capsys.readouterr().err
    assert not (tmp_path / papers.name()).exists()


def test_each_system_has_a_bill_of_its_own() -> None:
    names = [
        papers.name("linux", "x86_64"),
        papers.name("win32", "AMD64"),
        papers.name("darwin", "arm64"),
    ]
    assert [each.split("-", 3)[3] for each in names] == [
        "linux-x86_64-sbom.cdx.json",
        "windows-x86_64-sbom.cdx.json",
        "macos-arm64-sbom.cdx.json",
    ]
