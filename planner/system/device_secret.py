"""This computer's part of a vault's key, kept in the system's keyring.

The keyring may be absent, locked, slow, or hold nothing safe; whatever it does, the answer here is
a secret, none, or a `KeyringUnavailableError`, within the time limit.
"""

from __future__ import annotations

import base64
import os
import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Protocol, TypeVar
from uuid import UUID

from planner.errors import VaultError
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
    """This computer's keyring refused, hung, or is none that keeps secrets."""

    def __init__(self, details: str = "") -> None:
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

    def read(self, vault_id: UUID) -> bytes | None:
        """The secret, or None where there is none. Raises KeyringUnavailableError."""
        return self._within_time(partial(self._read, vault_id))

    def write(self, vault_id: UUID, secret: bytes) -> None:
        """Keep a secret and read it back. Raises KeyringUnavailableError."""
        self._within_time(partial(self._write, vault_id, secret))

    def forget(self, vault_id: UUID) -> None:
        """Drop a secret, if there is one. Raises KeyringUnavailableError."""
        self._within_time(partial(self._forget, vault_id))

    def _within_time(self, ask: Callable[[], ResultT]) -> ResultT:
        """`ask` in a thread of its own, left behind where it hangs."""
        answers: queue.SimpleQueue[ResultT | _Failed] = queue.SimpleQueue()

        def run() -> None:
            try:
                answers.put(ask())
            except BaseException as error:  # noqa: BLE001 - any type may come out of a backend
                answers.put(_Failed(error))

        threading.Thread(target=run, name="keyring", daemon=True).start()
        try:
            answer = answers.get(timeout=self._seconds)
        except queue.Empty:
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


@dataclass(frozen=True)
class _Failed:
    """What came out of a backend instead of an answer."""

    error: BaseException


def _service(vault_id: UUID) -> str:
    """A service of its own for each vault: Windows shuffles entries that share one."""
    return f"Pathway Planner {vault_id}"


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
    raise KeyringUnavailableError("no keyring that keeps secrets")
