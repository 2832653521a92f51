"""install.sh: for one person, without administrator rights, whole or not at all."""

from __future__ import annotations

import os
import shlex
import shutil
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from planner.system.folders import PORTABLE_FOLDER
from release import pack
from release.build import NAME, Bundle

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's installer")
#: Letters and signs that a shell, or a menu entry, could take for something else.
_HOME = 'Zoë 健康 $USER `x` 100% "q"'
#: The number of an ordinary user, who need not exist.
_ORDINARY = 1000


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / _HOME
    vault = folder / ".local" / "share" / "Pathway Planner" / "vaults" / "first"
    vault.mkdir(parents=True)
    (vault / "vault.db").write_bytes(b"what nobody may lose")
    return folder


def unpacked(folder: Path, version: str, kilobytes: int = 1) -> Path:
    """The archive of a program that only says its version, as it lies once unpacked."""
    bundle = folder / f"bundle {version}"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "_internal" / "data").write_bytes(b"\0" * 1024 * kilobytes)
    program = bundle / NAME
    program.write_text(f"#!/bin/sh\necho {version}\n")
    program.chmod(0o755)
    made = pack.archive(Bundle(bundle, bundle), version, folder / "work", folder)
    with tarfile.open(made) as tar:
        tar.extractall(folder / "from", filter="tar")
    return folder / "from" / f"{NAME}-{version}" / "install.sh"


def run(
    home: Path, script: Path, *words: str, limit: int = 0, user: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run install.sh; `limit` is the most kilobytes that a file may have, as on a full disk, and
    `user` whom root becomes for it.
    """
    command = f"{shlex.quote(str(script))} {' '.join(words)}"
    if limit:
        command = f"trap '' XFSZ; ulimit -f {2 * limit}; {command}"
    return subprocess.run(
        ["/bin/sh", "-c", command],
        env={"HOME": str(home), "PATH": os.environ["PATH"]},
        cwd="/",
        user=user,
        group=user,
        extra_groups=None if user is None else [],
        capture_output=True,
        text=True,
        check=False,
    )


def started(home: Path) -> str:
    link = home / ".local" / "bin" / NAME
    return subprocess.run([link], capture_output=True, text=True, check=True).stdout.strip()


def kept(home: Path) -> bytes:
    return (home / ".local/share/Pathway Planner/vaults/first/vault.db").read_bytes()


def test_installs_upgrades_and_leaves_a_way_back(home: Path, tmp_path: Path) -> None:
    first, second, third = (unpacked(tmp_path, version) for version in ("0.1", "0.2", "0.3"))

    done = run(home, first)
    assert done.returncode == 0, done.stderr
    assert started(home) == "0.1"
    assert run(home, first).returncode == 0  # again, over itself

    assert run(home, second).returncode == 0
    assert run(home, third).returncode == 0
    assert run(home, third).returncode == 0  # again: the way back is still the version before

    assert started(home) == "0.3"
    there = sorted(path.name for path in (home / ".local" / "lib" / NAME).iterdir())
    assert there == ["0.2", "0.3", "install.sh"]
    icon = home / ".local/share/icons/hicolor/48x48/apps" / f"{NAME}.png"
    assert icon.read_bytes().startswith(b"\x89PNG")
    assert kept(home) == b"what nobody may lose"


def test_the_menu_entry_starts_it_from_any_folder(home: Path, tmp_path: Path) -> None:
    run(home, unpacked(tmp_path, "0.1"))

    entry = (home / ".local/share/applications" / f"{NAME}.desktop").read_text("utf-8")

    (said,) = [line for line in entry.splitlines() if line.startswith("Exec=")]
    assert _as_a_desktop_reads(said) == [str(home / ".local/lib" / NAME / "0.1" / NAME)]
    if shutil.which("desktop-file-validate"):
        menu = home / ".local/share/applications" / f"{NAME}.desktop"
        checked = ["desktop-file-validate", str(menu)]
        assert subprocess.run(checked, check=False).returncode == 0


def _as_a_desktop_reads(said: str) -> list[str]:
    """The words of an Exec line, by the two rules of the specification."""
    value = said.removeprefix("Exec=").replace("\\\\", "\\")  # of every value
    assert value.startswith('"')
    assert value.endswith('"')
    word, letters = "", iter(value[1:-1])
    for letter in letters:
        word += next(letters) if letter == "\\" else letter
    return [word.replace("%%", "%")]


def test_nobody_else_can_change_what_was_installed(home: Path, tmp_path: Path) -> None:
    script = unpacked(tmp_path, "0.1")
    for path in script.parent.rglob("*"):
        path.chmod(0o777)
    before = os.umask(0)
    try:
        assert run(home, script).returncode == 0
    finally:
        os.umask(before)
    local = home / ".local"
    made = [path for path in local.rglob("*") if "Pathway Planner" not in str(path)]
    open_to_others = [
        path.relative_to(local)
        for path in made
        if path.name != "share" and not path.is_symlink() and path.stat().st_mode & 0o022
    ]
    assert len(made) > 10
    assert open_to_others == []


def test_a_full_disk_changes_nothing(home: Path, tmp_path: Path) -> None:
    run(home, unpacked(tmp_path, "0.1"))
    large = unpacked(tmp_path, "0.2", kilobytes=2000)

    done = run(home, large, limit=1000)

    assert done.returncode == 1
    assert "is the disk full? It needs 52 MB" in done.stderr
    assert "Nothing was changed" in done.stderr
    assert started(home) == "0.1"
    there = sorted(path.name for path in (home / ".local" / "lib" / NAME).iterdir())
    assert there == ["0.1", "install.sh"]


def test_a_file_that_was_damaged_on_the_way_is_not_installed(home: Path, tmp_path: Path) -> None:
    script = unpacked(tmp_path, "0.1")
    data = script.parent / "program" / "_internal" / "data"
    data.write_bytes(b"\1" + data.read_bytes()[1:])

    assert run(home, script).returncode == 1
    assert not (home / ".local" / "bin" / NAME).exists()


def test_uninstalling_leaves_the_vaults_and_says_so(home: Path, tmp_path: Path) -> None:
    run(home, unpacked(tmp_path, "0.1"))
    its_own = home / ".local" / "lib" / NAME / "install.sh"

    done = run(home, its_own, "--uninstall")

    assert done.returncode == 0
    assert f"{home}/.local/share/Pathway Planner" in done.stdout
    assert kept(home) == b"what nobody may lose"
    left = {path.name for path in home.rglob("*") if path.is_file() or path.is_symlink()}
    assert left - {"mimeinfo.cache"} == {"vault.db"}  # the desktop's own, where it keeps one
    assert run(home, unpacked(tmp_path, "0.2"), "--uninstall").returncode == 0  # nothing there


def test_what_lies_beside_the_program_stays(home: Path, tmp_path: Path) -> None:
    """`--portable` keeps its vaults beside the version's folder: among what install.sh made."""
    programs = home / ".local" / "lib" / NAME
    beside = programs / PORTABLE_FOLDER
    (beside / "vaults").mkdir(parents=True)
    (beside / "vaults" / "vault.db").write_bytes(b"carried")
    (programs / "0.0.part").mkdir()  # a copy that was broken off
    for version in ("0.1", "0.2", "0.3"):
        assert run(home, unpacked(tmp_path, version)).returncode == 0
    assert not (programs / "0.0.part").exists()
    assert (beside / "vaults" / "vault.db").read_bytes() == b"carried"

    done = run(home, programs / "install.sh", "--uninstall")

    assert done.returncode == 0
    assert f"  {beside}\n" in done.stdout
    assert (beside / "vaults" / "vault.db").read_bytes() == b"carried"
    assert [path.name for path in programs.iterdir()] == [PORTABLE_FOLDER]


def test_nothing_is_changed_while_it_is_open(home: Path, tmp_path: Path) -> None:
    script = unpacked(tmp_path, "0.1")
    run(home, script)
    program = home / ".local" / "lib" / NAME / "0.1" / NAME
    shutil.copy(shutil.which("sleep") or "", program)

    with subprocess.Popen([program, "60"]) as is_open:
        again, removed = run(home, script), run(home, script, "--uninstall")
        is_open.kill()

    assert (again.returncode, removed.returncode) == (1, 1)
    assert "Close it first" in again.stderr
    assert program.exists()
    assert run(home, script, "--uninstall").returncode == 0


def test_it_is_seen_to_be_open_where_home_is_a_link(home: Path, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    linked.symlink_to(home)
    script = unpacked(tmp_path, "0.1")
    run(linked, script)
    program = linked / ".local" / "lib" / NAME / "0.1" / NAME
    shutil.copy(shutil.which("sleep") or "", program)

    with subprocess.Popen([program, "60"]) as is_open:
        removed = run(linked, script, "--uninstall")
        is_open.kill()

    assert removed.returncode == 1
    assert program.exists()


@pytest.fixture
def readable() -> Iterator[Path]:
    """A folder that an ordinary user can come to: tests' own are closed to them."""
    if os.geteuid() != 0:
        pytest.skip("only root can become an ordinary user")
    with TemporaryDirectory(dir="/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_an_ordinary_user_sees_that_it_is_open(readable: Path) -> None:
    home = readable / "home"
    home.mkdir()
    os.chown(home, _ORDINARY, _ORDINARY)
    script = unpacked(readable, "0.1")
    assert run(home, script, user=_ORDINARY).returncode == 0

    with _closed_to_others(_ORDINARY):
        again = run(home, script, user=_ORDINARY)
        removed = run(home, script, "--uninstall", user=_ORDINARY)
    with _closed_to_others(_ORDINARY + 1):  # somebody else's, from a folder of theirs
        at_last = run(home, script, "--uninstall", user=_ORDINARY)

    assert (again.returncode, removed.returncode) == (1, 1)
    assert "Close it first" in again.stderr
    assert at_last.returncode == 0, at_last.stderr


@contextmanager
def _closed_to_others(user: int) -> Iterator[None]:
    """The program as it runs: by its name, and with its memory closed to its own user, too."""
    said = f"import ctypes, os, time; os.setgid({user}); os.setuid({user}); c = ctypes.CDLL(None)\n"
    said += f"c.prctl(15, b'{NAME}'); c.prctl(4, 0); print('open', flush=True); time.sleep(60)"
    started = [sys.executable, "-S", "-c", said]
    with subprocess.Popen(started, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        try:
            yield
        finally:
            process.kill()


@pytest.mark.parametrize("how", ["sudo", "another way"])
def test_not_with_all_rights_in_somebody_elses_home(home: Path, tmp_path: Path, how: str) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root is told")
    script = unpacked(tmp_path, "0.1")
    said = {"HOME": str(home), "PATH": os.environ["PATH"]}
    if how == "sudo":
        said["SUDO_USER"] = "priya"
    else:
        os.chown(home, _ORDINARY, _ORDINARY)

    done = subprocess.run([script], env=said, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert "without sudo" in done.stderr
    assert not (home / ".local" / "lib").exists()


def test_without_a_home_it_says_so(tmp_path: Path) -> None:
    script = unpacked(tmp_path, "0.1")

    done = subprocess.run(
        [script], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert done.stderr == "HOME is not set: it is not known for whom to install.\n"


def test_an_archive_is_the_same_each_time_and_nobodys(tmp_path: Path) -> None:
    for place in ("one", "two"):
        (tmp_path / place).mkdir()
        unpacked(tmp_path / place, "0.1")
    one, two = (tmp_path / place / f"{pack.name_of('0.1')}.tar.gz" for place in ("one", "two"))

    assert one.read_bytes() == two.read_bytes()
    with tarfile.open(one) as tar:
        assert {(entry.uname, entry.uid) for entry in tar} == {("root", 0)}
        program = tar.getmember(f"{NAME}-0.1/program/{NAME}")
        assert stat.S_IMODE(program.mode) == 0o755
