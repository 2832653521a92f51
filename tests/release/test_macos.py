"""The parts of the macOS application, as far as they can be held here: not run on macOS yet."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from planner import __version__
from planner.system import requirements
from release import audit, papers, trim
from release.macos import application
from tests.release import test_trim

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def sealed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What build.spec gives PyInstaller's BUNDLE on macOS, from an analysis of one framework."""
    given: dict[str, Any] = {}
    analysis = SimpleNamespace(
        binaries=[entry for entry in test_trim.FRAMEWORK if entry[2] == "BINARY"],
        datas=[entry for entry in test_trim.FRAMEWORK if entry[2] != "BINARY"],
        pure=[],
        scripts=[],
    )

    def collect(_program: object, *entries: Any, **_how: object) -> SimpleNamespace:
        given["collected"] = [entry for several in entries for entry in several]
        return SimpleNamespace(name=str(tmp_path / "pathway-planner"))

    def put(bundle: Path, inside: Path, to: Path) -> None:
        assert inside.is_file()
        assert "sealed" not in given
        (bundle / audit.FOLDER).mkdir(parents=True)
        (bundle / audit.FOLDER / audit.LIST).touch()
        given["bill in"] = to

    def seal(_folder: object, more: object = (), **how: Any) -> None:
        given.update(how, sealed=more)

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(papers, "put", put)
    monkeypatch.setattr(trim, "trimmed", list)
    names = {
        "SPECPATH": str(ROOT),
        "DISTPATH": str(tmp_path),
        "workpath": str(tmp_path),
        "Analysis": lambda *_words, **_how: analysis,
        "PYZ": lambda _pure: None,
        "EXE": lambda *_words, **_how: None,
        "COLLECT": collect,
        "BUNDLE": seal,
    }
    monkeypatch.setattr(sys, "path", list(sys.path))
    exec(compile((ROOT / "build.spec").read_text("utf-8"), "build.spec", "exec"), names)
    return given


def test_the_licences_are_inside_before_it_is_sealed(
    sealed: dict[str, Any], tmp_path: Path
) -> None:
    listed = tmp_path / "pathway-planner" / audit.FOLDER / audit.LIST
    assert sealed["sealed"] == [(f"{audit.FOLDER}/{audit.LIST}", str(listed), "DATA")]
    assert sealed["bill in"] == tmp_path


def test_it_has_our_icon_in_the_sizes_of_a_mac(sealed: dict[str, Any]) -> None:
    with Image.open(sealed["icon"]) as icon:
        assert (icon.format, icon.width, icon.height) == ("ICNS", 1024, 1024)
        assert {(16, 16, 2), (128, 128, 1), (512, 512, 2)} <= set(icon.info["sizes"])


def test_it_keeps_the_links_of_qts_frameworks(sealed: dict[str, Any]) -> None:
    kept = {to for to, _source, kind in sealed["collected"] if kind == "SYMLINK"}
    assert {f"{test_trim._QT}/Versions/Current", f"{test_trim._QT}/QtCore"} <= kept


def test_its_values_can_be_written_and_name_the_version() -> None:
    values = plistlib.loads(plistlib.dumps(application.info_plist(__version__)))
    assert values["CFBundleShortVersionString"] == values["CFBundleVersion"] == __version__
    assert values["LSMinimumSystemVersion"] == f"{requirements.MACOS}.0"
    assert values["NSQuitAlwaysKeepsWindows"] is False


def test_it_asks_for_no_camera_microphone_or_network() -> None:
    entitlements = plistlib.loads(application.ENTITLEMENTS.read_bytes())
    assert entitlements == {"com.apple.security.cs.allow-unsigned-executable-memory": True}
    assert not [key for key in application.info_plist("1.0.0") if key.endswith("UsageDescription")]


def test_it_is_signed_ad_hoc_unless_somebody_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(application.SIGNER_VARIABLE, raising=False)
    assert application.signing() == {"codesign_identity": None, "entitlements_file": None}
    monkeypatch.setenv(application.SIGNER_VARIABLE, "Developer ID Application: A Trust (ABCDE)")
    signed = application.signing()
    assert signed["codesign_identity"] == "Developer ID Application: A Trust (ABCDE)"
    assert signed["entitlements_file"] == str(application.ENTITLEMENTS)
