"""The parts of the macOS application, as far as they can be held here: not run on macOS yet."""

from __future__ import annotations

import plistlib

import pytest

from planner import __version__
from planner.system import requirements
from release.macos import application


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
