"""The keyring: whatever it does, there is an answer in time, and never a wrong one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import keyring.backends.fail
import keyring.backends.null
import pytest

from planner.system import device_secret
from planner.system.device_secret import (
    Backend,
    KeyringUnavailableError,
    SystemKeyring,
    new_secret,
    safe_keyring,
)
from planner.system.last_opened import LastOpened


class MemoryBackend:
    """A backend that keeps what it is given."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Forgetful(MemoryBackend):
    def set_password(self, service: str, username: str, password: str) -> None:
        pass


class Changing(MemoryBackend):
    def get_password(self, service: str, username: str) -> str | None:
        kept = super().get_password(service, username)
        return kept and kept[::-1]


class Failing(MemoryBackend):
    def __init__(self, failure: BaseException) -> None:
        super().__init__()
        self.failure = failure

    def get_password(self, service: str, username: str) -> str | None:
        raise self.failure

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.failure

    def delete_password(self, service: str, username: str) -> None:
        raise self.failure


def over(backend: Backend, seconds: float = 5.0) -> SystemKeyring:
    def find() -> Backend:
        return backend

    return SystemKeyring(seconds, find)


def test_a_secret_is_kept_as_44_signs_and_read_back() -> None:
    backend, vault_id, secret = MemoryBackend(), uuid4(), new_secret()
    secrets = over(backend)
    assert secrets.read(vault_id) is None
    secrets.write(vault_id, secret)
    assert secrets.read(vault_id) == secret
    assert secrets.read(uuid4()) is None
    assert [len(kept) for kept in backend.kept.values()] == [44]
    secrets.forget(vault_id)
    secrets.forget(vault_id)
    assert secrets.read(vault_id) is None


@pytest.mark.parametrize("rubbish", ["", "short", "ü" * 44, "A" * 40, "not base64 at all!" * 3])
def test_rubbish_in_the_keyring_is_a_lost_secret(rubbish: str) -> None:
    backend, vault_id = MemoryBackend(), uuid4()
    over(backend).write(vault_id, new_secret())
    backend.kept = dict.fromkeys(backend.kept, rubbish)
    assert over(backend).read(vault_id) is None


@pytest.mark.parametrize("backend", [Forgetful(), Changing()])
def test_a_secret_that_does_not_come_back_is_not_relied_on(backend: Backend) -> None:
    with pytest.raises(KeyringUnavailableError):
        over(backend).write(uuid4(), new_secret())


@pytest.mark.parametrize(
    "failure",
    [
        RuntimeError("locked"),
        OSError("gone"),
        KeyError("x"),
        TypeError(),
        ImportError("no"),
        SystemExit("a backend that ends the program"),
        BaseException("a panic in a compiled backend"),
    ],
)
def test_whatever_a_backend_raises_is_one_sentence_without_its_words(
    failure: BaseException,
) -> None:
    secrets = over(Failing(failure))
    calls: list[Callable[[], object]] = [
        lambda: secrets.read(uuid4()),
        lambda: secrets.write(uuid4(), new_secret()),
        lambda: secrets.forget(uuid4()),
    ]
    for call in calls:
        with pytest.raises(KeyringUnavailableError, match="recovery code") as refused:
            call()
        assert refused.value.details == type(failure).__name__


def test_a_keyring_that_hangs_is_left_behind() -> None:
    released = threading.Event()

    class Hanging(MemoryBackend):
        def get_password(self, service: str, username: str) -> str | None:
            released.wait()
            return None

    with pytest.raises(KeyringUnavailableError) as refused:
        over(Hanging(), seconds=0.05).read(uuid4())
    released.set()
    assert refused.value.details == "no answer in time"


class PlaintextKeyring(MemoryBackend):
    """Named as the one that keeps secrets in the open."""


@pytest.mark.parametrize(
    "kind",
    [keyring.backends.null.Keyring, keyring.backends.fail.Keyring, PlaintextKeyring],
)
def test_a_keyring_that_keeps_nothing_or_keeps_it_in_the_open_is_refused(
    kind: type[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keyring, "get_keyring", kind)
    with pytest.raises(KeyringUnavailableError):
        safe_keyring()
    with pytest.raises(KeyringUnavailableError):
        SystemKeyring().write(uuid4(), new_secret())


def test_on_windows_the_secret_stays_on_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    windows: Any = type("Fake", (), {"__module__": "keyring.backends.Windows"})()
    monkeypatch.setattr(keyring, "get_keyring", lambda: windows)
    assert [safe_keyring(), windows.persist] == [windows, "local machine"]
    assert all(name.startswith("keyring.backends.") for name in device_secret._SAFE)


def test_when_a_vault_was_opened_last_lies_apart_from_its_secret() -> None:
    backend, vault_id, secret = MemoryBackend(), uuid4(), new_secret()
    secrets = over(backend)
    assert secrets.last_opened(vault_id) == LastOpened()
    secrets.keep_last_opened(vault_id, LastOpened(7, date(2026, 3, 17)))
    secrets.write(vault_id, secret)
    assert secrets.last_opened(vault_id) == LastOpened(7, date(2026, 3, 17))
    assert len({service for service, _name in backend.kept}) == 2
    secrets.forget(vault_id)
    assert secrets.last_opened(vault_id).generation == 7


def test_an_earlier_opening_never_takes_the_place_of_a_later_one() -> None:
    backend, vault_id = MemoryBackend(), uuid4()
    secrets = over(backend)
    for generation in (7, 3, 7):
        secrets.keep_last_opened(vault_id, LastOpened(generation))
    assert secrets.last_opened(vault_id).generation == 7


def test_a_keyring_that_fails_over_it_answers_like_any_other_failure() -> None:
    secrets = over(Failing(KeyError("odd")))
    with pytest.raises(KeyringUnavailableError):
        secrets.last_opened(uuid4())
    with pytest.raises(KeyringUnavailableError):
        secrets.keep_last_opened(uuid4(), LastOpened(1))


def test_while_one_call_hangs_the_next_fails_at_once_and_later_ones_work_again() -> None:
    answers, backend = threading.Event(), MemoryBackend()

    class Slow(MemoryBackend):
        def get_password(self, service: str, username: str) -> str | None:
            answers.wait()
            return backend.get_password(service, username)

    secrets = over(Slow(), seconds=0.1)
    with pytest.raises(KeyringUnavailableError) as first:
        secrets.read(uuid4())
    with pytest.raises(KeyringUnavailableError) as second:
        secrets.read(uuid4())
    assert (first.value.details, second.value.details) == ("no answer in time", "still no answer")
    answers.set()
    assert secrets._left_behind is not None
    secrets._left_behind.join()
    assert secrets.read(uuid4()) is None
