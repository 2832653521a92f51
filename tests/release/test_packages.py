"""What is handed out says what it is: version, menu entry, needs, sums, and an icon to see."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
import time
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QImage
from PySide6.QtWidgets import QApplication

import planner
from planner.system import requirements
from planner.system.libraries import FOR_A_DISPLAY, NEEDED
from planner.system.resources import resource
from release import build, check, deb, icons, pack, trim
from release.build import NAME, ROOT, Bundle


def test_the_version_is_written_down_once() -> None:
    assert build.version() == planner.__version__
    assert build.version() not in (ROOT / "build.spec").read_text("utf-8")


def test_the_menu_entry_is_well_formed() -> None:
    entry = configparser.RawConfigParser(delimiters="=", comment_prefixes="#")
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(pack.LINUX / f"{NAME}.desktop", "utf-8")

    said = dict(entry["Desktop Entry"])

    assert said["Type"] == "Application"
    assert said["Terminal"] == "false"
    assert said["Icon"] == NAME
    for each in ("Categories", "Keywords"):
        assert said[each].endswith(";")


@pytest.mark.parametrize("size", icons.SIZES)
def test_the_icon_is_seen_at_every_size(tmp_path: Path, size: int) -> None:
    (path,) = icons.draw(tmp_path, (size,))

    image = QImage(str(path))

    assert image.width() == image.height() == size
    middle = {image.pixelColor(x, y).name() for x in range(size) for y in range(size)}
    assert {"#06363f"} < middle  # the ground, and stones on it
    assert image.pixelColor(0, 0).alpha() == 0


def test_the_window_can_show_the_icon(qapp: QApplication) -> None:
    assert not QIcon(str(resource("program.svg"))).pixmap(48, 48).isNull()


@pytest.mark.skipif(
    not (shutil.which("dpkg-deb") and shutil.which("objdump")), reason="no dpkg-deb or objdump here"
)
def test_the_debian_package_asks_for_what_is_not_carried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requirements, "GLIBC", "2.99")
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    shutil.copy(Path(sys.executable).resolve(), bundle / NAME)
    shutil.copy(_a_library(), bundle / "_internal" / "libxcb-cursor.so.0")

    made = deb.package(Bundle(bundle, bundle), "0.1.0", tmp_path / "work", tmp_path)

    said = _told("dpkg-deb", "--field", str(made), "Version", "Depends")
    assert "Version: 0.1.0" in said
    asked = {word.split()[0] for word in said.split("Depends:")[1].split(",")}
    assert asked >= set(NEEDED.values())
    assert FOR_A_DISPLAY["libxcb-cursor.so.0"] not in asked
    assert "libc6 (>= 2.99)" in said  # what is promised, where the bundle asks for less
    for script in ("preinst", "prerm"):
        assert f'= "/opt/{NAME}/{NAME}"' in _told("dpkg-deb", "--info", str(made), script)
    listed = _told("dpkg-deb", "--contents", str(made))
    assert f"./usr/bin/{NAME} -> /opt/{NAME}/{NAME}" in listed
    assert all("root/root" in line for line in listed.splitlines())
    for path in (f"applications/{NAME}.desktop", f"doc/{NAME}/copyright"):
        assert f"./usr/share/{path}" in listed


def test_a_bundle_that_asks_for_more_than_is_promised(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(deb, "asked_versions", lambda _path: ["4", "38"])
    monkeypatch.setattr(requirements, "GLIBC", "2.36")

    assert deb.depends(Bundle(tmp_path, tmp_path))[0] == "libc6 (>= 2.38)"
    assert "asks for glibc 2.38, and 2.36 is promised" in capsys.readouterr().out


def test_what_it_asks_for_is_what_is_told_to_have_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deb, "asked_versions", lambda _path: [])
    for name in FOR_A_DISPLAY.keys() - {trim.KEYBOARD}:  # the small helpers of xcb are carried
        (tmp_path / name).touch()

    _, *asked = deb.depends(Bundle(tmp_path, tmp_path))

    told = (ROOT / "docs" / "install.md").read_text("utf-8").split("have these at hand: `")[1]
    assert sorted(told.split("`")[0].split()) == sorted(asked)


@pytest.mark.skipif(not shutil.which("dpkg"), reason="no dpkg here")
def test_a_version_before_a_release_sorts_before_it() -> None:
    rising = ["1.2.0.dev3", "1.2.0a1", "1.2.0b1", "1.2.0rc1", "1.2.0rc2", "1.2.0", "1.2.0.post1"]

    for lower, higher in pairwise(map(deb.as_debian_sorts, rising)):
        assert subprocess.call(["dpkg", "--compare-versions", lower, "lt", higher]) == 0
    assert deb.as_debian_sorts("1.2.0") == "1.2.0"


@pytest.mark.skipif(
    not (shutil.which("dpkg-deb") and shutil.which("objdump")), reason="no dpkg-deb or objdump here"
)
def test_removing_the_debian_package_says_that_vaults_stay(tmp_path: Path) -> None:
    script = tmp_path / "postrm"
    script.write_text(deb.VAULTS_STAY, "utf-8")

    assert "stay where they are" in _told("sh", str(script), "remove")
    assert _told("sh", str(script), "upgrade") == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's package")
def test_a_debian_package_is_not_taken_from_under_an_open_program(tmp_path: Path) -> None:
    program, script = tmp_path / NAME, tmp_path / "script"
    shutil.copy(shutil.which("sleep") or "", program)
    script.write_text(deb.IF_OPEN.format(place=program), "utf-8")

    def ends_with(*words: str) -> int:
        return subprocess.run(["sh", script, *words], stderr=subprocess.DEVNULL).returncode

    with subprocess.Popen([program, "60"]) as is_open:
        while_open = [ends_with(*words) for words in (["remove"], ["upgrade", "0.1"], ["install"])]
        is_open.kill()

    assert while_open == [1, 1, 0]
    assert [ends_with("remove"), ends_with("upgrade", "0.1")] == [0, 0]


def test_the_sums_are_those_of_sha256sum(tmp_path: Path) -> None:
    for name in ("b.deb", "a.tar.gz"):
        (tmp_path / name).write_text(name)

    pack.sums(sorted(tmp_path.iterdir()), tmp_path)

    done = subprocess.run(["sha256sum", "-c", "SHA256SUMS"], cwd=tmp_path, check=False)
    assert done.returncode == 0


def test_a_program_that_hangs_is_ended_with_all_that_it_started() -> None:
    began = time.monotonic()

    told = check.run(["sh", "-c", "echo so far; sleep 60 & wait"], {"PATH": "/usr/bin:/bin"}, 2)

    assert not told.well
    assert "so far" in told.said
    assert "Not done after 2 seconds, and ended." in told.said
    assert time.monotonic() - began < 30


def _a_library() -> Path:
    import _json

    return Path(_json.__file__)


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
