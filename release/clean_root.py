"""A computer that has nothing but a bare Debian and the libraries that install.md names.

The bundle's self-test runs in it as an ordinary user: no Python, no fonts, no D-Bus, no network
interface, no screen, and a program folder that it cannot write to.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from planner.system.libraries import NEEDED
from release.build import NAME, Bundle
from release.check import AWKWARD, LIMIT, Told, run

SUITE = "bookworm"
#: The number of an ordinary user, who is nobody else.
USER = 1000
_DEBOOTSTRAP = "/usr/sbin/debootstrap"
_READY = "packages-of-this-root"
#: The ending of a library that is out of the way.
_AWAY = ".away"
_MOUNTS = Path("/proc/self/mounts")
#: What gives a command its own processes and mounts, which end with it.
_PROCESSES = ["unshare", "--mount", "--pid", "--fork", "--kill-child"]
#: Seconds that making one may take, most of it fetching packages.
_MAKING = 180
#: Where the program lies in the root.
_PLACE = Path("srv", AWKWARD)


def why_not() -> str:
    """Why there can be no clean root here; empty where there can."""
    if os.geteuid() != 0:
        return "only root may make one"
    if not Path(_DEBOOTSTRAP).exists():
        return "debootstrap is not installed"
    return ""


def make(folder: Path, mirror: str = "http://deb.debian.org/debian") -> str:
    """A bare Debian with exactly the libraries needed, kept in `folder` for next time.

    Gives why there is none, without a network say; nothing where there is one.
    """
    for away in folder.glob(f"usr/lib/*/*{_AWAY}"):  # a run before was ended there
        away.rename(away.with_name(away.name.removesuffix(_AWAY)))
    packages = ",".join(NEEDED.values())
    ready = folder / _READY
    if ready.is_file() and ready.read_text("utf-8") == packages:
        return ""
    _must_hold_no_mount(folder)
    shutil.rmtree(folder, ignore_errors=True)
    # what debootstrap mounts is seen by it alone, and goes with it however it ends
    apart = _PROCESSES if _may(_PROCESSES) else []
    command = [*apart, _DEBOOTSTRAP, "--variant=minbase", f"--include={packages}", SUITE]
    done = run([*command, str(folder), mirror], os.environ, limit=_MAKING)
    if not done.well:
        lines = [line for line in done.said.splitlines() if line.strip()]
        return f"debootstrap failed: {lines[-1].strip() if lines else 'it said nothing'}"
    for python in folder.glob("usr/bin/python3*"):
        raise SystemExit(f"The root is not clean: {python}")
    shutil.rmtree(folder / "usr" / "share" / "fonts", ignore_errors=True)  # fontconfig brings one
    ready.write_text(packages, "utf-8")
    return ""


def _must_hold_no_mount(folder: Path) -> None:
    """What is to be removed must not reach into the computer's own processes and devices."""
    for line in _MOUNTS.read_text("utf-8").splitlines():
        place = Path(line.split()[1].replace("\\040", " "))
        if folder.resolve() in place.parents:
            raise SystemExit(f"A build that was broken off left a mount: umount {place}")


def selftest(root: Path, bundle: Bundle, limit: float = LIMIT) -> Told:
    """The self-test of `bundle`, copied into the root at `root`."""
    _put(bundle.folder, root / _PLACE)
    if not _may(_alone(root)):
        print("  with the computer's network: unshare is forbidden here", flush=True)
    return _started(root, "--selftest", limit)


def lacking(root: Path) -> list[Told]:
    """The bundle that `selftest` left in the root, started without one library after another.

    It must end by itself, and name the package that brings what is missing.
    """
    return [_without(root, library, package) for library, package in NEEDED.items()]


def _without(root: Path, library: str, package: str) -> Told:
    (there,) = root.glob(f"usr/lib/*/{library}")
    away = there.with_name(f"{library}{_AWAY}")
    there.rename(away)
    try:
        told = _started(root, "", limit=60)
    finally:
        away.rename(there)
    asked = not told.well and package in told.said
    return Told(
        asked, f"Without {library}, {package} must be asked for:\n{told.said}", told.seconds
    )


def _started(root: Path, words: str, limit: float) -> Told:
    """The program in the root, started by an ordinary user whose home is empty."""
    home = root / "home" / "planner"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True, mode=0o700)
    os.chown(home, USER, USER)
    inside = ["chroot", f"--userspec={USER}:{USER}", str(root), f"/{_PLACE}/{NAME}"]
    environment = {
        "HOME": "/home/planner",
        "PATH": "/usr/sbin:/usr/bin:/bin",
        "QT_QPA_PLATFORM": "offscreen",
        "TMPDIR": "/tmp",
    }
    alone = _alone(root) if _may(_alone(root)) else []
    return run([*alone, *inside, *words.split()], environment, limit)


def _put(bundle: Path, place: Path) -> None:
    """Copy a bundle to where only root may write."""
    shutil.rmtree(place.parent, ignore_errors=True)
    shutil.copytree(bundle, place, symlinks=True)
    for path in [place, *place.rglob("*")]:
        if not path.is_symlink():
            os.chown(path, 0, 0)
            path.chmod(0o755 if path.is_dir() or os.access(path, os.X_OK) else 0o644)


def _alone(root: Path) -> list[str]:
    """What gives a command its own processes, and no network."""
    return [*_PROCESSES, "--net", f"--mount-proc={root / 'proc'}"]


def _may(words: list[str]) -> bool:
    """Whether these words may be put before a command here."""
    try:
        return subprocess.run([*words, "true"], capture_output=True, check=False).returncode == 0
    except OSError:
        return False
