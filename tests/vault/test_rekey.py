"""New keys throughout: whenever it is stopped, exactly one of old and new opens, whole."""

from __future__ import annotations

import itertools
import os
import random
import signal
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, select

from planner.errors import CancelledError, InvalidInputError, StorageError, VaultError
from planner.models.people import Person
from planner.records.changes import Changes
from planner.system import files as files_of_ours
from planner.system.device_secret import KeyringUnavailableError
from planner.system.last_opened import LastOpened
from planner.vault import header as headers
from planner.vault import integrity, leftovers, places, rekey, vault
from planner.vault.connection import READ_ONLY
from planner.vault.keys import LOWEST
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.vault.refusals import DeviceSecretLostError, WrongPassphraseError
from planner.vault.rekey import NewKeys
from planner.vault.slots import NotYoursError
from tests.fakes import FakeClock
from tests.vault.conftest import PASSPHRASE, Kept

NEW = "nine green boats at dawn"
PEOPLE = 40

pytestmark = pytest.mark.usefixtures("cheap")


def nothing_more(_engine: Engine) -> None:
    """Write nothing into the copy."""


def any_progress(_done: int, _total: int) -> None:
    """Nobody presses Cancel."""


def fill(kept: Kept) -> None:
    """People enough that the copy takes more than a moment."""
    opened = kept.open()
    with Changes(opened.window_engine, kept.clock, opened.id, None).transaction() as session:
        session.add_all(Person(called=f"Person {number}") for number in range(PEOPLE))
    opened.close()


def people(opened: OpenVault) -> int:
    reading = opened.window_engine.execution_options(**{READ_ONLY: True})
    with Session(reading) as session:
        return len(session.exec(select(Person)).all())


def change_all_keys(kept: Kept, code: str, progress: rekey.Progress = any_progress) -> None:
    opened = kept.open()
    try:
        opened.rekey(NewKeys(PASSPHRASE, NEW, code), nothing_more, progress)
    finally:
        opened.close()
    places.sweep(kept.folder)


def files(kept: Kept) -> set[str]:
    return {path.name for path in kept.folder.iterdir()}


def looked_through(kept: Kept, words: str) -> bool:
    """Whether `words` open the vault; if so it is whole, and says nothing of being older."""
    try:
        opened = kept.open(words)
    except (WrongPassphraseError, DeviceSecretLostError):
        return False
    try:
        assert people(opened) == PEOPLE
        assert opened.check() == []
        assert opened.generation_warning is None
    finally:
        opened.close()
    return True


def opened_by_code(kept: Kept, code: str) -> bool:
    try:
        kept.recover(code=code).close()
    except WrongPassphraseError:
        return False
    return True


def test_the_new_ones_open_it_and_everything_old_is_dead(kept: Kept) -> None:
    fill(kept)
    code = new_code()
    old_secrets = dict(kept.keyring.secrets)
    old_header = (kept.folder / "vault.json").read_bytes()
    change_all_keys(kept, code)
    assert not looked_through(kept, PASSPHRASE)
    assert looked_through(kept, NEW)
    assert not opened_by_code(kept, kept.code)
    assert opened_by_code(kept, code)
    assert len(kept.keyring.secrets) == 1
    assert kept.keyring.secrets.values() != old_secrets.values()
    name = vault.inspect(kept.folder).database
    head = places.head_file(name)
    assert files(kept) == {"vault.json", "vault-spare.json", "open.lock", name, head}
    (kept.folder / "vault.json").write_bytes(old_header)
    with pytest.raises(VaultError, match="not where it was"):
        kept.open()


def test_it_can_be_done_again_and_again(kept: Kept) -> None:
    fill(kept)
    names = {vault.inspect(kept.folder).database}
    words = [PASSPHRASE, NEW, "a kettle sings to the empty hall"]
    for old, new in itertools.pairwise(words):
        opened = kept.open(old)
        opened.rekey(NewKeys(old, new, new_code()), nothing_more, any_progress)
        opened.close()
        places.sweep(kept.folder)
        assert looked_through(kept, new)
        assert len(kept.keyring.secrets) == 1
        names.add(vault.inspect(kept.folder).database)
    assert len(names) == 3


def test_the_records_before_a_migration_go_with_the_old_key(kept: Kept) -> None:
    fill(kept)
    (kept.folder / "vault-version-1.db").write_bytes(b"under the old key")
    change_all_keys(kept, new_code())
    assert not (kept.folder / "vault-version-1.db").exists()


def test_what_is_destroyed_is_overwritten_first(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(kept)
    size = (kept.folder / "vault.db").stat().st_size
    seen: dict[str, bytes] = {}
    real = Path.unlink

    def look(path: Path, missing_ok: bool = False) -> None:
        if path.exists():
            seen[path.name] = path.read_bytes()
        real(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", look)
    change_all_keys(kept, new_code())
    assert seen["vault.db"] == bytes(size)


def test_what_the_records_say_of_it_is_in_the_copy_alone(kept: Kept) -> None:
    fill(kept)
    opened = kept.open()
    vault_id = opened.id

    def say(engine: Engine) -> None:
        with Changes(engine, kept.clock, vault_id, None).transaction() as session:
            session.add(Person(called="Said in the copy"))

    opened.rekey(NewKeys(PASSPHRASE, NEW, new_code()), say, any_progress)
    assert people(opened) == PEOPLE
    opened.close()
    places.sweep(kept.folder)
    again = kept.open(NEW)
    assert people(again) == PEOPLE + 1
    assert again.check() == []
    again.close()


def test_it_needs_the_passphrase_of_the_planner_themself(kept: Kept) -> None:
    opened = kept.open()
    theirs = "two otters under the old bridge"
    opened.slots.put(opened.slots.for_colleague(PASSPHRASE, theirs))
    for old in ("not mine", theirs):
        with pytest.raises(WrongPassphraseError):
            opened.rekey(NewKeys(old, NEW, new_code()), nothing_more, any_progress)
    for keys in (NewKeys(PASSPHRASE, " ", new_code()), NewKeys(PASSPHRASE, NEW, "7K2M")):
        with pytest.raises(InvalidInputError):
            opened.rekey(keys, nothing_more, any_progress)
    opened.close()
    covering = kept.open(theirs)
    with pytest.raises(NotYoursError):
        covering.rekey(NewKeys(theirs, NEW, new_code()), nothing_more, any_progress)
    covering.close()
    kept.open().close()
    assert "vault.db" in files(kept)


def test_slots_of_others_do_not_come_along(kept: Kept) -> None:
    fill(kept)
    theirs, codes = "two otters under the old bridge", (new_code(), new_code())
    opened = kept.open()
    opened.slots.put(opened.slots.for_colleague(PASSPHRASE, theirs))
    opened.slots.put(opened.slots.for_organisation(PASSPHRASE, *codes))
    opened.close()
    change_all_keys(kept, new_code())
    assert not looked_through(kept, theirs)
    with pytest.raises(WrongPassphraseError):
        vault.open_with_two_codes(kept.folder, *codes, secrets=kept.keyring, clock=kept.clock)
    assert len(vault.inspect(kept.folder).slots) == 2


def test_nothing_more_is_written_to_the_old_file_once_the_new_one_counts(kept: Kept) -> None:
    fill(kept)
    opened = kept.open()
    opened.rekey(NewKeys(PASSPHRASE, NEW, new_code()), nothing_more, any_progress)
    opened.window_engine.raw_connection().cursor().execute("PRAGMA busy_timeout = 10")
    changes = Changes(opened.window_engine, kept.clock, opened.id, None)
    with pytest.raises(StorageError, match="not saved yet"), changes.transaction() as session:
        session.add(Person(called="Too late"))
    with pytest.raises(NotYoursError):
        opened.use_recovery_code(new_code())
    opened.close()
    places.sweep(kept.folder)
    assert looked_through(kept, NEW)


class Stop:
    """Presses Cancel once so much is done."""

    def __init__(self, at: int) -> None:
        self.at = at
        self.told: list[int] = []

    def __call__(self, done: int, total: int) -> None:
        assert total == 100
        self.told.append(done)
        if done >= self.at:
            raise CancelledError("Stopped. Nothing was changed.")


@pytest.mark.parametrize("at", [0, 30, 70, 90, 99])
def test_cancelled_it_leaves_everything_as_it_was(kept: Kept, at: int) -> None:
    fill(kept)
    before = files(kept)
    secrets = dict(kept.keyring.secrets)
    stop = Stop(at)
    with pytest.raises(CancelledError):
        change_all_keys(kept, new_code(), stop)
    assert stop.told == sorted(stop.told)
    assert files(kept) == before
    assert kept.keyring.secrets == secrets
    assert looked_through(kept, PASSPHRASE)
    assert not looked_through(kept, NEW)


def test_a_keyring_that_refuses_leaves_everything_as_it_was(kept: Kept) -> None:
    fill(kept)
    before = files(kept)
    opened = kept.open()

    def lock(done: int, _total: int) -> None:
        if done == 90:
            kept.keyring.failure = KeyringUnavailableError("locked")

    with pytest.raises(KeyringUnavailableError):
        opened.rekey(NewKeys(PASSPHRASE, NEW, new_code()), nothing_more, lock)
    opened.close()
    kept.keyring.failure = None
    assert files(kept) == before
    assert looked_through(kept, PASSPHRASE)
    assert not looked_through(kept, NEW)


def test_without_a_keyring_it_stays_passphrase_alone(kept: Kept) -> None:
    fill(kept)
    long, longer = "six words are what it takes here", "six other words for the time after"
    vault.open_with_recovery(kept.folder, kept.code, long, secrets=None, clock=kept.clock).close()
    opened = kept.open(long)
    with pytest.raises(InvalidInputError, match="six words"):
        opened.rekey(NewKeys(long, NEW, new_code()), nothing_more, any_progress)
    opened.rekey(NewKeys(long, longer, new_code()), nothing_more, any_progress)
    opened.close()
    places.sweep(kept.folder)
    kept.keyring.secrets.clear()
    assert looked_through(kept, longer)


@pytest.mark.parametrize("fault", ["pages", "rows", "chain"])
def test_a_copy_that_does_not_read_as_it_should_never_counts(
    kept: Kept, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(kept)
    before = files(kept)
    counts = iter([{"person": 1}, {"person": 2}])

    def spoil(engine: Engine) -> None:
        if fault == "chain":
            with engine.begin() as connection:
                connection.exec_driver_sql("DROP TRIGGER journal_line_never_changed")
                connection.exec_driver_sql("UPDATE journal_line SET why = 'typed'")

    opened = kept.open()
    with monkeypatch.context() as patch:
        if fault == "pages":
            patch.setattr(integrity, "faults", lambda _connection: ["page 7"])
        if fault == "rows":
            patch.setattr(integrity, "row_counts", lambda _connection: next(counts))
        with pytest.raises(VaultError, match="did not read as it should"):
            opened.rekey(NewKeys(PASSPHRASE, NEW, new_code()), spoil, any_progress)
    opened.close()
    assert files(kept) == before
    assert looked_through(kept, PASSPHRASE)


def test_a_header_that_was_written_counts_though_its_folder_could_not_be_synced(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(kept)
    opened = kept.open()
    real = files_of_ours.write_whole

    def unsure(path: Path, content: bytes) -> None:
        real(path, content)
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("planner.vault.header.write_whole", unsure)
    opened.rekey(NewKeys(PASSPHRASE, NEW, new_code()), nothing_more, any_progress)
    opened.close()
    places.sweep(kept.folder)
    assert looked_through(kept, NEW)


def test_a_plan_with_other_names_touches_nothing(kept: Kept) -> None:
    fill(kept)
    outside = kept.folder.parent / "vault.db"
    outside.write_text("not ours")
    names = ["../vault.db", "vault.json", "/etc/passwd", "vault-spare.json", "vault.db", ""]
    for name in names:
        for plan in (leftovers.Plan("vault.db", name), leftovers.Plan(name, "vault.db")):
            leftovers.write_plan(kept.folder, plan)
            places.sweep(kept.folder)
    for text in ("", "[]", "{", '{"before": 1}', '{"before": null, "after": "vault.db"}'):
        (kept.folder / places.PLAN_FILE).write_text(text)
        places.sweep(kept.folder)
    assert outside.read_text() == "not ours"
    assert looked_through(kept, PASSPHRASE)
    assert opened_by_code(kept, kept.code)


def test_what_no_plan_names_is_never_swept(kept: Kept) -> None:
    fill(kept)
    for name in ("vault-0123abcd.db", "vault-version-1.db", "journal-0123abcd.json"):
        (kept.folder / name).write_text("somebody's")
    before = files(kept)
    places.sweep(kept.folder)
    kept.open().close()
    assert files(kept) == before


def test_a_plan_whose_own_file_is_missing_destroys_nothing(kept: Kept) -> None:
    fill(kept)
    leftovers.write_plan(kept.folder, leftovers.Plan("vault-0123abcd.db", "vault.db"))
    (kept.folder / "vault-0123abcd.db").write_text("the only one there is")
    (kept.folder / "vault.db").rename(kept.folder / "elsewhere")
    places.sweep(kept.folder)
    assert (kept.folder / "vault-0123abcd.db").exists()


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
