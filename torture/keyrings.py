"""The computer's keyring fails in every way known: nobody is kept out, no secret lies about."""

from __future__ import annotations

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random
from unittest import mock

from demo.clock import StoryClock
from planner.errors import PlannerError
from planner.keeper import Keeper
from planner.system import device_secret
from planner.system.device_secret import Backend, SystemKeyring
from planner.vault import recovery_code
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.views.shell.context import SetUp
from torture.backends import Memory, Waiting, known_failures
from torture.computers import at_home
from torture.counting import Row, Size, counted
from torture.searching import Wanted, files_below, found_in_files

#: Long enough for a vault of passphrase alone.
_WORDS = "otter lamp seven rivers gently onward"
_NEW = "nine kettles under a green bridge at dawn"
#: Signs of a device secret as the keyring holds it.
_SECRET_SIGNS = 44
#: How often something is tried again before it counts as a dead end: a planner would not give up.
_TRIES = 3
_LEADS_ON = re.compile(r"recovery code|try again|Please wait", re.IGNORECASE)


def rows(chance: Random, size: Size, scratch: Path) -> list[Row]:
    """One line: each way of failing, at first start, at unlocking, with the recovery code."""
    failures = known_failures(size.patience, size.hang)
    chosen = sorted(failures)
    if size.failures < len(chosen):
        chosen = chance.sample(chosen, size.failures)
    with counted("a keyring that fails, at first start, unlocking and recovery") as row:
        for name in chosen:
            root = scratch / name.replace(":", "")
            root.mkdir()
            row.tried += 1
            row.bad += [
                f"{name}: {bad}" for bad in _Day(root, failures[name](root), size.patience).live()
            ]
    return [row]


@dataclass
class _Day:
    """One computer whose keyring fails: from the start, or only once there is a vault."""

    root: Path
    failing: Backend
    patience: float
    code: str = field(default_factory=recovery_code.new_code)
    good: Memory = field(default_factory=Memory)
    #: What was a dead end, a wrong sentence, or lay about.
    bad: list[str] = field(default_factory=list)

    def live(self) -> list[str]:
        """Everything a planner would try; gives what was bad."""
        with at_home(self.root):
            self._from_the_start(self._keeper("first"))
            self._from_one_day_on(self._keeper("second"))
        self._look_for_secrets()
        return self.bad

    def _from_the_start(self, keeper: Keeper) -> None:
        with _desktop(self.failing):
            self._tried("first start", partial(self._make, keeper))
            self._opened_somehow("the day after", keeper, _WORDS)

    def _from_one_day_on(self, keeper: Keeper) -> None:
        with _desktop(self.good):
            self._tried("first start", partial(self._make, keeper))
        with _desktop(self.failing):
            self._opened_somehow("the day it fails", keeper, _WORDS)
            self._tried("recovery while it fails", partial(keeper.recover, self.code, _NEW))
            self._opened_somehow("the day after recovery", keeper, _NEW)
            if isinstance(self.failing, Waiting):
                self.failing.let_go.set()
                self._opened_somehow("after its late answer", keeper, _NEW)
        with _desktop(self.good):
            self._opened_somehow("once it works again", keeper, _NEW)

    def _keeper(self, name: str) -> Keeper:
        secrets = SystemKeyring(self.patience)
        return Keeper(self.root / "vaults" / name, secrets, StoryClock(), LOWEST)

    def _make(self, keeper: Keeper) -> OpenVault:
        chosen = SetUp(name="Priya", passphrase=_WORDS, recovery_code=self.code, pin="482913")
        return keeper.make(chosen)

    def _opened_somehow(self, when: str, keeper: Keeper, passphrase: str) -> None:
        """By passphrase, else with a sentence that leads on, and by the code."""
        try:
            keeper.open(passphrase).close()
        except PlannerError as error:
            if not _LEADS_ON.search(str(error)):
                self.bad.append(f"{when}: said only “{error}”")
            self._tried(when, partial(keeper.recover, self.code, passphrase))
        except BaseException as error:  # noqa: BLE001 - whatever else comes out is a crash
            self.bad.append(f"{when}: crashed with {type(error).__name__}")

    def _tried(self, when: str, opening: Callable[[], OpenVault]) -> None:
        """Up to three times, as a planner would before giving up."""
        for attempt in range(_TRIES):
            try:
                opening().close()
            except PlannerError as error:
                if attempt == _TRIES - 1:
                    self.bad.append(f"{when}: a dead end: {error}")
            except BaseException as error:  # noqa: BLE001 - whatever else comes out is a crash
                self.bad.append(f"{when}: crashed with {type(error).__name__}")
                return
            else:
                return

    def _look_for_secrets(self) -> None:
        kept = {*self.good.seen, *getattr(self.failing, "seen", [])}
        secrets = {each for each in kept if len(each) == _SECRET_SIGNS}  # a count is none
        wanted = Wanted([*secrets, _WORDS, _NEW, self.code, self.code.replace("-", "")])
        for files in found_in_files(files_below(self.root), wanted).values():
            self.bad.append(f"a secret on the disk, in {Path(files[0]).name}")
        for path in files_below(self.root):
            content = path.read_bytes()
            if any(b64decode(secret) in content for secret in secrets):
                self.bad.append(f"a secret on the disk, in {path.name}")


@contextmanager
def _desktop(backend: Backend) -> Iterator[None]:
    """The desktop's keyring is this one, and may be one of ours."""
    safe = device_secret._SAFE | {Memory.__module__}
    with (
        mock.patch("keyring.get_keyring", return_value=backend),
        mock.patch.object(device_secret, "_SAFE", safe),
    ):
        yield
