"""A real Secret Service, GNOME Keyring, on a session bus of its own: python -m torture.gnome ROOT

Run under `dbus-run-session`. A vault is made, opened and recovered while the keyring is unlocked,
killed and started again, locked, or lost; says a line of JSON for each.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from demo.clock import StoryClock
from planner.errors import PlannerError
from planner.keeper import Keeper
from planner.system.device_secret import SystemKeyring
from planner.vault import recovery_code
from planner.vault.keys import LOWEST
from planner.views.shell.context import SetUp
from torture.computers import at_home

NEEDED = ("dbus-run-session", "gnome-keyring-daemon")
#: Seconds that the keyring is waited for: nobody answers its prompts here.
_PATIENCE = 5.0
_FIRST, _SECOND, _THIRD = (
    f"{word} lamp seven rivers gently onward" for word in ("otter", "heron", "stoat")
)
_LEADS_ON = re.compile(r"recovery code")


def missing() -> list[str]:
    """What this computer lacks for it."""
    return [name for name in NEEDED if shutil.which(name) is None]


@contextmanager
def _keyring(password: str | None) -> Iterator[None]:
    """GNOME Keyring, unlocked by `password` or left locked, and killed at the end."""
    unlock = [] if password is None else ["--unlock"]
    daemon = subprocess.Popen(
        ["gnome-keyring-daemon", "--foreground", "--components=secrets", *unlock],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert daemon.stdin is not None
    assert daemon.stdout is not None
    daemon.stdin.write((password or "").encode())
    daemon.stdin.close()
    daemon.stdout.readline()  # it is there once it says where
    try:
        yield
    finally:
        daemon.kill()
        daemon.wait()


class _Story:
    """One vault and what becomes of its keyring."""

    def __init__(self, root: Path) -> None:
        self._keyrings = root / "data" / "keyrings"
        self._code = recovery_code.new_code()
        secrets = SystemKeyring(_PATIENCE)
        self._keeper = Keeper(root / "vaults" / "first", secrets, StoryClock(), LOWEST)

    def tell(self) -> Iterator[tuple[str, str]]:
        """What was tried, and what was wrong with how it ended; nothing where it ended well."""
        with _keyring("sesame"):
            yield "made while it is unlocked", self._well(self._make)
            yield "opened while it is unlocked", self._opens(_FIRST)
        with _keyring("sesame"):
            yield "opened after it was killed and started again", self._opens(_FIRST)
        with _keyring(None):
            yield "locked, nobody answers the prompt", self._refuses(_FIRST)
        with _keyring("not the password"):
            yield "locked, by a password that was reset", self._refuses(_FIRST)
        shutil.rmtree(self._keyrings)
        with _keyring("sesame"):
            yield "lost, with everything in it", self._refuses(_FIRST)
            yield "recovered by the code", self._well(lambda: self._recover(_SECOND))
            yield "opened with its new secret", self._opens(_SECOND)
        with _keyring(None):
            yield "recovered while it is locked", self._well(lambda: self._recover(_THIRD))
            yield "opened by passphrase alone", self._opens(_THIRD)
        yield "opened when it is gone from the bus", self._opens(_THIRD)

    def _make(self) -> None:
        chosen = SetUp(name="Priya", passphrase=_FIRST, recovery_code=self._code, pin="482913")
        opened = self._keeper.make(chosen)
        alone = opened.passphrase_only
        opened.close()
        if alone:
            raise PlannerError("the keyring was not used")

    def _recover(self, passphrase: str) -> None:
        self._keeper.recover(self._code, passphrase).close()

    def _opens(self, passphrase: str) -> str:
        return self._well(lambda: self._keeper.open(passphrase).close())

    def _refuses(self, passphrase: str) -> str:
        said = self._opens(passphrase)
        if not said:
            return "it opened without its secret"
        return "" if _LEADS_ON.search(said) else f"said only “{said}”"

    def _well(self, do: Callable[[], None]) -> str:
        try:
            do()
        except PlannerError as error:
            return str(error)
        except BaseException as error:  # noqa: BLE001 - whatever else comes out is a crash
            return f"crashed with {type(error).__name__}"
        return ""


def main(root: Path) -> None:
    """Tell the story."""
    with at_home(root):
        for what, wrong in _Story(root).tell():
            sys.stdout.write(json.dumps({"what": what, "wrong": wrong}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
