"""The clean root folder: what a build that was broken off leaves, and what could not be tried."""

from __future__ import annotations

import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from planner.system.libraries import NEEDED
from release import __main__ as package
from release import check, clean_root
from release.build import Bundle
from release.check import Told

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only on Linux")
_LIBRARY = next(iter(NEEDED))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A root that is ready, made by nobody."""
    made = tmp_path / "root"
    (made / "usr/lib/x86_64-linux-gnu").mkdir(parents=True)
    (made / clean_root._READY).write_text(",".join(NEEDED.values()), "utf-8")
    return made


def test_a_library_that_was_taken_away_is_put_back(root: Path) -> None:
    there = root / "usr/lib/x86_64-linux-gnu" / _LIBRARY
    there.with_name(f"{_LIBRARY}.away").touch()

    assert clean_root.make(root) == ""

    assert [path.name for path in there.parent.iterdir()] == [_LIBRARY]


def test_a_root_that_holds_a_mount_is_not_removed(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (root / clean_root._READY).unlink()
    mounts = tmp_path / "mounts"
    mounts.write_text(f"proc /proc proc rw 0 0\nproc {root}/proc proc rw 0 0\n", "utf-8")
    monkeypatch.setattr(clean_root, "_MOUNTS", mounts)

    with pytest.raises(SystemExit, match=rf"umount {root}/proc"):
        clean_root.make(root)

    assert root.is_dir()


def test_without_a_network_the_clean_root_is_not_tried_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commands: list[list[str]] = []

    def run(command: list[str], *_words: object, **_how: object) -> Told:
        commands.append(command)
        return Told("--selftest" in command, "W: nothing retrieved\nE: no mirror\n", 0.1)

    monkeypatch.setattr(clean_root, "why_not", lambda: "")
    monkeypatch.setattr(clean_root, "run", run)
    monkeypatch.setattr(check, "run", run)
    monkeypatch.setattr(clean_root, "_may", lambda _words: True)
    monkeypatch.setattr(package, "CLEAN", tmp_path / "root")

    chosen = package._parser().parse_args(["--quick"])
    package._check(Bundle(tmp_path, tmp_path), chosen)

    assert commands[-1][:5] == ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
    assert clean_root._DEBOOTSTRAP in commands[-1]
    told = capsys.readouterr().out
    assert "clean root folder: not tried (debootstrap failed: E: no mirror)" in told


def test_a_self_test_that_has_the_network_says_so(
    root: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(clean_root, "_put", lambda _bundle, _place: None)
    monkeypatch.setattr(clean_root, "_started", lambda *_words: Told(True, "", 0.1))

    monkeypatch.setattr(clean_root, "_may", lambda _words: True)
    clean_root.selftest(root, Bundle(tmp_path, tmp_path))
    assert capsys.readouterr().out == ""

    monkeypatch.setattr(clean_root, "_may", lambda _words: False)
    clean_root.selftest(root, Bundle(tmp_path, tmp_path))
    assert "with the computer's network: unshare is forbidden here" in capsys.readouterr().out


def test_ctrl_c_ends_all_that_was_started(tmp_path: Path) -> None:
    started = tmp_path / "started"

    def press() -> None:
        while not (started.is_file() and started.read_text()):
            time.sleep(0.02)
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    finger = threading.Thread(target=press)
    finger.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            check.run(["sh", "-c", f'sleep 60 & echo $! > "{started}"; wait'], {"PATH": "/bin"}, 20)
    finally:
        finger.join()
        signal.signal(signal.SIGINT, before)

    latest = time.monotonic() + 30
    while not _is_gone(started.read_text().strip()):
        assert time.monotonic() < latest, "it still runs"
        time.sleep(0.02)


def _is_gone(number: str) -> bool:
    try:
        return Path("/proc", number, "stat").read_text("utf-8").rpartition(") ")[2][0] in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return True
