"""New keys throughout: killed at any moment, exactly one of old and new opens, whole."""

from __future__ import annotations

import os
import random
import signal
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from planner.system import files as files_of_ours
from planner.system.last_opened import LastOpened
from planner.vault import header as headers
from planner.vault import leftovers, places, rekey, vault
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.vault.rekey import NewKeys
from tests.fakes import FakeClock
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.rekey.conftest import (
    NEW,
    any_progress,
    files,
    fill,
    looked_through,
    nothing_more,
    opened_by_code,
)

pytestmark = pytest.mark.usefixtures("cheap")

#: Where the child stops itself: before the step that is named, or right after it.
STAGES = (
    "before write_plan",
    "after write_plan",
    "after _export",
    "after _check",
    "after _name",
    "after keep_secret",
    "before the header",
    "after the header",
    "after forget_secret",
    "after closing",
    "before the first is destroyed",
    "after the first is destroyed",
    "after the last is destroyed",
)

_NEW_FROM = STAGES.index("after the header")


@pytest.mark.parametrize("stage", STAGES)
def test_killed_at_any_step_exactly_one_of_old_and_new_opens(kept: Kept, stage: str) -> None:
    fill(kept)
    code = new_code()
    assert _killed(kept, code, stage)
    _exactly_one_opens(kept, code, new=STAGES.index(stage) >= _NEW_FROM)


@pytest.mark.parametrize("seed", range(6))
def test_killed_at_a_random_moment_exactly_one_of_old_and_new_opens(kept: Kept, seed: int) -> None:
    fill(kept)
    code = new_code()
    _killed(kept, code, "", after=random.Random(seed).uniform(0.0, 0.8))
    _exactly_one_opens(kept, code)


def _exactly_one_opens(kept: Kept, code: str, *, new: bool | None = None) -> None:
    """After the sweep of the next start; the keyring is as the child left it."""
    keyring = _FileKeyring(kept.folder.parent / "keyring")
    kept = replace(kept, keyring=keyring)  # type: ignore[arg-type]
    places.sweep(kept.folder)
    found = looked_through(kept, NEW)
    assert new is None or found is new
    assert looked_through(kept, PASSPHRASE) is not found
    assert opened_by_code(kept, code) is found
    assert opened_by_code(kept, kept.code) is not found
    name = vault.inspect(kept.folder).database
    head = places.head_file(name)
    assert files(kept) == {"vault.json", "vault-spare.json", "open.lock", name, head}
    assert len(keyring.names()) == 1


class _FileKeyring:
    """A keyring that outlives the process that writes to it: a file for each secret."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(exist_ok=True)

    def read(self, name: object) -> bytes | None:
        path = self.folder / str(name)
        return path.read_bytes() if path.exists() else None

    def write(self, name: object, secret: bytes) -> None:
        (self.folder / str(name)).write_bytes(secret)

    def forget(self, name: object) -> None:
        (self.folder / str(name)).unlink(missing_ok=True)

    def last_opened(self, _name: object) -> LastOpened:
        return LastOpened()

    def keep_last_opened(self, _name: object, last: LastOpened) -> None:
        pass

    def names(self) -> list[str]:
        return [path.name for path in self.folder.iterdir()]


def _killed(kept: Kept, code: str, stage: str, after: float | None = None) -> bool:
    """Have a child change all keys until it is killed; False where it came to its end before."""
    keyring = _FileKeyring(kept.folder.parent / "keyring")
    for name, secret in kept.keyring.secrets.items():
        keyring.write(name, secret)
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # the child uses one thread alone
        child = os.fork()
    if child == 0:
        os.close(reading)
        _change_all_keys_here(kept.folder, keyring, code, stage, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as told:
        told.readline()
        if after is not None:
            time.sleep(after)
            os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _change_all_keys_here(
    folder: Path, keyring: _FileKeyring, code: str, stage: str, told: int
) -> None:
    try:
        opened = vault.open_with_passphrase(
            folder,
            PASSPHRASE,
            secrets=keyring,
            clock=FakeClock(),
            cost=LOWEST,
        )
        _stop_at(stage)
        os.write(told, b"open\n")
        opened.rekey(NewKeys(PASSPHRASE, NEW, code), nothing_more, any_progress)
        opened.close()
        places.sweep(folder)
    finally:
        os._exit(0)


def _die(*_arguments: object, **_named: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _stop_at(stage: str) -> None:
    """Have this process kill itself before or after a step."""
    when, _space, step = stage.partition(" ")
    destroyed: list[Path] = []

    def around(real: Callable[..., object], nth: int = 1) -> Callable[..., object]:
        calls: list[int] = []

        def run(*arguments: object, **named: object) -> object:
            calls.append(1)
            if when == "before" and len(calls) == nth:
                _die()
            given = real(*arguments, **named)
            if when == "after" and len(calls) == nth:
                _die()
            return given

        return run

    def destroy(path: Path) -> None:
        if when == "before":
            _die()
        real_destroy(path)
        destroyed.append(path)
        left = [one for one in leftovers.belonging_to(path.parent, "vault.db") if one.exists()]
        if (step.startswith("the first")) or not left:
            _die()

    real_destroy = files_of_ours.destroy
    if step == "the header":
        headers.write_whole = around(files_of_ours.write_whole)  # type: ignore[attr-defined,assignment]
    elif step == "write_plan":
        leftovers.write_plan = around(leftovers.write_plan)  # type: ignore[assignment]
    elif step == "closing":
        OpenVault.close = around(OpenVault.close)  # type: ignore[assignment,method-assign]
    elif "destroyed" in step:
        leftovers.destroy = destroy  # type: ignore[attr-defined]
    elif step:
        setattr(rekey, step, around(getattr(rekey, step)))
