"""This computer's part of a vault's key, kept in the system's keyring.

The keyring may be absent, locked, slow, or hold nothing safe; whatever it does, the answer here is
a secret, none, or a `KeyringUnavailableError`, within the time limit.
"""

from __future__ import annotations

import base64
import os
import queue
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar
from uuid import UUID

from planner.errors import VaultError
from planner.system.last_opened import LastOpened
from planner.words import _

SECRET_BYTES = 32
_NAME = "device"
_SECONDS = 10.0
#: Where secrets lie encrypted under the person's own sign-in. Others are refused.
_SAFE = frozenset(
    f"keyring.backends.{name}"
    for name in ("SecretService", "libsecret", "kwallet", "macOS", "Windows")
)

ResultT = TypeVar("ResultT")


class KeyringUnavailableError(VaultError):
    """This computer's keyring refused, hung, or is none that keeps secrets (`none_here`)."""

    def __init__(self, details: str = "", *, none_here: bool = False) -> None:
        self.none_here = none_here
        super().__init__(
            _(
                "This computer's safe place for keys did not answer. Your records are safe. "
                "Try again, or use your recovery code."
            ),
            details=details,
        )


class DeviceSecrets(Protocol):
    """Keeps one secret for each vault."""

    def read(self, vault_id: UUID) -> bytes | None:
        """The secret, or None where there is none. Raises KeyringUnavailableError."""

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Keep a secret and read it back. Raises KeyringUnavailableError."""

    def forget(self, vault_id: UUID) -> None:
        """Drop a secret, if there is one. Raises KeyringUnavailableError."""

    def last_opened(self, vault_id: UUID) -> LastOpened:
        """When the vault was opened here last. Raises KeyringUnavailableError."""

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        """Keep that, unless a later opening is kept. Raises KeyringUnavailableError."""


def new_secret() -> bytes:
    """A new device secret."""
    return os.urandom(SECRET_BYTES)


class Backend(Protocol):
    """The part of a `keyring` backend that is used here."""

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""

    def delete_password(self, service: str, username: str) -> None:
        """Drop it."""


class SystemKeyring:
    """The keyring of the person signed in to this computer. Call it off the window's thread."""

    def __init__(
        self, seconds: float = _SECONDS, find: Callable[[], Backend] | None = None
    ) -> None:
        self._seconds = seconds
        self._find = find or safe_keyring
        self._one_at_a_time = threading.Lock()
        self._left_behind: threading.Thread | None = None

    def read(self, vault_id: UUID) -> bytes | None:
        """The secret, or None where there is none. Raises KeyringUnavailableError."""
        return self._within_time(partial(self._read, vault_id))

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Keep a secret and read it back. Raises KeyringUnavailableError."""
        self._within_time(partial(self._write, vault_id, secret))

    def forget(self, vault_id: UUID) -> None:
        """Drop a secret, if there is one. Raises KeyringUnavailableError."""
        self._within_time(partial(self._forget, vault_id))

    def last_opened(self, vault_id: UUID) -> LastOpened:
        """When the vault was opened here last. Raises KeyringUnavailableError.

        Without a time limit: nobody waits for it, so call it in a thread of its own.
        """
        return self._beside(partial(self._last_opened, vault_id))

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        """Keep that, unless a later opening is kept. As `last_opened` otherwise."""
        self._beside(partial(self._keep_last_opened, vault_id, last))

    def _beside(self, ask: Callable[[], ResultT]) -> ResultT:
        """`ask` here: one that hangs must not count as the keyring hanging over a secret."""
        if self._left_behind is not None and self._left_behind.is_alive():
            raise KeyringUnavailableError("still no answer")
        try:
            return ask()
        except KeyringUnavailableError:
            raise
        except Exception as error:  # whatever a backend raises
            raise KeyringUnavailableError(type(error).__name__) from error

    def _within_time(self, ask: Callable[[], ResultT]) -> ResultT:
        """`ask` in a thread of its own, left behind where it hangs.

        While one that was left behind still waits, the next would only wait beside it.
        """
        if self._left_behind is not None and self._left_behind.is_alive():
            raise KeyringUnavailableError("still no answer")
        answers: queue.SimpleQueue[ResultT | _Failed] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put(ask())
            except BaseException as error:  # noqa: BLE001 - any type may come out of a backend
                answers.put(_Failed(error))

        thread = threading.Thread(target=run, name="keyring", daemon=True)
        thread.start()
        try:
            answer = answers.get(timeout=self._seconds)
        except queue.Empty:
            self._left_behind = thread
            raise KeyringUnavailableError("no answer in time") from None
        if isinstance(answer, _Failed):
            if isinstance(answer.error, KeyringUnavailableError):
                raise answer.error
            raise KeyringUnavailableError(type(answer.error).__name__) from answer.error
        return answer

    def _read(self, vault_id: UUID) -> bytes | None:
        kept = self._find().get_password(_service(vault_id), _NAME)
        if not kept:
            return None
        try:
            secret = base64.b64decode(kept, validate=True)
        except ValueError:
            return None
        return secret if len(secret) == SECRET_BYTES else None

    def _write(self, vault_id: UUID, secret: bytes) -> None:
        kept = base64.b64encode(secret).decode()
        self._find().set_password(_service(vault_id), _NAME, kept)
        if self._read(vault_id) != secret:
            raise ValueError("not the secret that was written")

    def _forget(self, vault_id: UUID) -> None:
        backend = self._find()
        if backend.get_password(_service(vault_id), _NAME) is not None:
            backend.delete_password(_service(vault_id), _NAME)

    def _last_opened(self, vault_id: UUID) -> LastOpened:
        kept = self._find().get_password(_opened_service(vault_id), _NAME)
        return LastOpened.from_text(kept)

    def _keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        with self._one_at_a_time:
            if self._last_opened(vault_id).generation < last.generation:
                self._find().set_password(_opened_service(vault_id), _NAME, last.text())


class WatchedSecrets:
    """Passes everything on to `secrets`; `waiting` says, in any thread, whether it is at that."""

    def __init__(self, secrets: DeviceSecrets) -> None:
        self._secrets = secrets
        self.waiting = False

    def read(self, vault_id: UUID) -> bytes | None:
        """The secret, or None where there is none. Raises KeyringUnavailableError."""
        with self._wait():
            return self._secrets.read(vault_id)

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Keep a secret and read it back. Raises KeyringUnavailableError."""
        with self._wait():
            self._secrets.write(vault_id, secret)

    def forget(self, vault_id: UUID) -> None:
        """Drop a secret, if there is one. Raises KeyringUnavailableError."""
        with self._wait():
            self._secrets.forget(vault_id)

    def last_opened(self, vault_id: UUID) -> LastOpened:
        """When the vault was opened here last; nobody waits for that."""
        return self._secrets.last_opened(vault_id)

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        """Keep that, unless a later opening is kept; nobody waits for that."""
        self._secrets.keep_last_opened(vault_id, last)

    @contextmanager
    def _wait(self) -> Iterator[None]:
        self.waiting = True
        try:
            yield
        finally:
            self.waiting = False


@dataclass(frozen=True)
class _Failed:
    """What came out of a backend instead of an answer."""

    error: BaseException


def _service(vault_id: UUID) -> str:
    """A service of its own for each vault: Windows shuffles entries that share one."""
    return f"Pathway Planner {vault_id}"


def _opened_service(vault_id: UUID) -> str:
    """Apart from the secret: it is written at each opening, and the secret hardly ever."""
    return f"{_service(vault_id)} opened"


def safe_keyring() -> Backend:
    """The system's keyring, imported when first asked for.

    Raises KeyringUnavailableError for one that keeps nothing, or keeps it in the open.
    """
    import keyring
    from keyring.backends.chainer import ChainerBackend

    found = keyring.get_keyring()
    choices: list[Any] = found.backends if isinstance(found, ChainerBackend) else [found]
    for backend in choices:
        if type(backend).__module__ in _SAFE:
            if type(backend).__module__ == "keyring.backends.Windows":
                backend.persist = "local machine"
            safe: Backend = backend
            return safe
    raise KeyringUnavailableError("no keyring that keeps secrets", none_here=True)
