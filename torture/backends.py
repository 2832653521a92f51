"""Keyrings that fail in every way known, in place of the desktop's own."""

from __future__ import annotations

import base64
import os
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, cast

import keyring.backends.fail
import keyring.backends.null
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordSetError

from planner.system.device_secret import Backend


class Memory:
    """Keeps what it is given, and everything it was ever given in `seen`."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Any] = {}
        self.seen: list[str] = []

    def get_password(self, service: str, username: str) -> Any:
        """What is kept."""
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""
        self.seen.append(password)
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        """Drop it."""
        self.kept.pop((service, username), None)


class Raising(Memory):
    """Raises at every call, or at those of the names given."""

    def __init__(self, failure: BaseException, *at: str) -> None:
        super().__init__()
        self._failure, self._at = failure, at or ("get", "set", "delete")

    def get_password(self, service: str, username: str) -> Any:
        """Raise, or what is kept."""
        self._meet("get")
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Raise, or keep it."""
        self._meet("set")
        super().set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        """Raise, or drop it."""
        self._meet("delete")
        super().delete_password(service, username)

    def _meet(self, call: str) -> None:
        if call in self._at:
            raise self._failure


class Answering(Memory):
    """Answers every question for a secret with the same thing, whatever was kept."""

    def __init__(self, answer: Any) -> None:
        super().__init__()
        self._answer = answer

    def get_password(self, service: str, username: str) -> Any:
        """The answer."""
        return self._answer


class Forgetful(Memory):
    """Takes what it is given and keeps nothing."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Nod."""
        self.seen.append(password)


class Waiting(Memory):
    """Answers after so many seconds, or when it is let go."""

    def __init__(self, seconds: float) -> None:
        super().__init__()
        self._seconds = seconds
        self.let_go = threading.Event()

    def get_password(self, service: str, username: str) -> Any:
        """What is kept, late."""
        self.let_go.wait(self._seconds)
        return super().get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it, late."""
        self.let_go.wait(self._seconds)
        super().set_password(service, username, password)


class Fickle(Memory):
    """Fails every third time."""

    def __init__(self) -> None:
        super().__init__()
        self._calls = 0

    def get_password(self, service: str, username: str) -> Any:
        """What is kept, two times of three."""
        self._calls += 1
        if self._calls % 3 == 0:
            raise OSError("the bus is gone")
        return super().get_password(service, username)


class InTheOpen(Memory):
    """Writes secrets into a file, as keyrings for computers without a desktop do."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self._file = file

    def set_password(self, service: str, username: str, password: str) -> None:
        """Write it down for all to read."""
        super().set_password(service, username, password)
        with self._file.open("a") as file:
            file.write(f"{service} {username} {password}\n")


InTheOpen.__module__ = "keyrings.alt.file"


class Unspeakable(Exception):  # noqa: N818 - what it is called does not matter
    """An exception that cannot even be read."""

    def __str__(self) -> str:
        raise RuntimeError("no words")


_RAISED: tuple[BaseException, ...] = (
    KeyringLocked("Failed to unlock the collection!"),
    InitError("Failed to create the collection"),
    NoKeyringError("No recommended backend was available"),
    ImportError("no module named secretstorage"),
    OSError(5, "Input/output error"),
    PermissionError(13, "Permission denied"),
    TimeoutError(),
    RuntimeError("locked"),
    KeyError("collection"),
    IndexError(),
    TypeError(),
    ValueError(),
    AttributeError(),
    UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"),
    EOFError(),
    StopIteration(),
    MemoryError(),
    RecursionError(),
    AssertionError(),
    NotImplementedError(),
    Unspeakable(),
    KeyboardInterrupt(),
    SystemExit(1),
    GeneratorExit(),
    BaseException("a panic"),
)
_ANSWERS: Mapping[str, Any] = {
    "lost": None,
    "another vault's": base64.b64encode(os.urandom(32)).decode(),
    "empty": "",
    "short": "c2hvcnQ=",
    "of no letters": "\0" * 44,
    "in another script": "ü" * 44,
    "bytes": b"A" * 44,
    "a number": 44,
    "an object": object(),
    "huge": "A" * 20_000_000,
}

#: What makes a backend, given a folder for one that writes into a file.
Make = Callable[[Path], Backend]


def known_failures(patience: float, hang: float) -> dict[str, Make]:
    """Each way of failing that is known, by name. `patience` is how long a backend is waited for,
    `hang` how long one takes that hangs.
    """
    made: dict[str, Make] = {
        "absent": _keyrings_own(keyring.backends.fail.Keyring),
        "null": _keyrings_own(keyring.backends.null.Keyring),
        "plaintext": lambda folder: InTheOpen(folder / "keyring_pass.cfg"),
        "refuses to keep": lambda _folder: Raising(PasswordSetError("Item creation failed"), "set"),
        "refuses to forget": lambda _folder: Raising(OSError("no"), "delete"),
        "keeps nothing": lambda _folder: Forgetful(),
        "slow": lambda _folder: Waiting(patience / 10),
        "hangs": lambda _folder: Waiting(hang),
        "fickle": lambda _folder: Fickle(),
    }
    for error in _RAISED:
        made[f"raises {type(error).__name__}"] = _raising(error)
    for name, answer in _ANSWERS.items():
        made[f"answers: {name}"] = _answering(answer)
    return made


def _keyrings_own(kind: Any) -> Make:
    return lambda _folder: cast(Backend, kind())


def _raising(error: BaseException) -> Make:
    return lambda _folder: Raising(error)


def _answering(answer: Any) -> Make:
    return lambda _folder: Answering(answer)
