"""`make package` hands nothing out of a bundle that does not pass its own checks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from release import __main__ as package
from release import build, clean_root, contents, deb, licences, pack, papers, sbom
from release.build import NAME, Bundle


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bundle:
    """A bundle of one script, frozen by nobody; whose parts it has is told elsewhere."""
    made = Bundle(tmp_path / "bundle", tmp_path / "inside.json")
    made.folder.mkdir()
    (tmp_path / "work").mkdir()
    monkeypatch.setattr(build, "freeze", lambda _to: made)
    monkeypatch.setattr(package, "WORK", tmp_path / "work")
    monkeypatch.setattr(contents, "read", lambda _path: [])
    monkeypatch.setattr(contents, "components", lambda _pieces: [])
    monkeypatch.setattr(licences, "put", lambda _components, _bundle: None)
    monkeypatch.setattr(sbom, "write", lambda _components, path, _bundle: path.write_text("{}"))
    monkeypatch.setattr(deb, "package", lambda *_words: _touched(_words[-1] / "a.deb"))
    return made


def _touched(path: Path) -> Path:
    path.touch()
    return path


def _says(bundle: Bundle, script: str) -> None:
    bundle.program.write_text(f"#!/bin/sh\n{script}\n")
    bundle.program.chmod(0o755)


def test_a_failed_self_test_hands_nothing_out(bundle: Bundle, tmp_path: Path) -> None:
    _says(bundle, "echo 'Fonts of papers: not right'; exit 1")

    with pytest.raises(SystemExit, match="Fonts of papers: not right"):
        package.main(["--quick", "--no-clean-root", "--output", str(tmp_path / "out")])

    assert not (tmp_path / "out").exists()


def test_a_whole_bundle_is_packed_with_its_sums(
    bundle: Bundle, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _says(bundle, '[ "$1" = --selftest ]')
    out = tmp_path / "out"

    assert package.main(["--quick", "--no-clean-root", "--output", str(out)]) == 0

    archive = f"{pack.name_of(build.version())}.tar.gz"
    told = (out / "SHA256SUMS").read_text("utf-8")
    assert archive in told
    assert {path.name for path in out.iterdir()} >= {archive, "SHA256SUMS"}
    assert not list(out.glob(".packing-*"))
    assert "clean root folder: not tried (asked not to)" in capsys.readouterr().out


def test_a_build_without_packages_has_its_bill_as_well(bundle: Bundle, tmp_path: Path) -> None:
    _says(bundle, '[ "$1" = --selftest ]')

    assert package.main(["--quick", "--no-clean-root", "--no-packages"]) == 0

    assert (tmp_path / "work" / papers.name()).is_file()


def test_why_there_is_no_clean_root_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert clean_root.why_not() == "only root may make one"

    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(clean_root, "_DEBOOTSTRAP", f"/nowhere/{NAME}")
    assert clean_root.why_not() == "debootstrap is not installed"
