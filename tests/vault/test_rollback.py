"""A vault, or a part of one, copied back from last month: it opens, and says what it is."""

from __future__ import annotations

import hashlib
import shutil
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from planner.records.book import open_records
from planner.system import folders
from planner.system.device_secret import KeyringUnavailableError
from planner.system.last_opened import LastOpened
from planner.vault import keys, outside, vault
from planner.vault.age import Age
from planner.vault.keys import LOWEST, Cost
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from tests.fakes import FakeClock, FakeKeyring
from tests.vault.conftest import PASSPHRASE, Kept

KEYS, RECORDS, HEAD = "vault.json", "vault.db", "journal.json"


def settle() -> None:
    """Let the keyring hear what it was told beside the opening."""
    for thread in threading.enumerate():
        if thread.name == outside.THREAD:
            thread.join(10)


def work(opened: OpenVault, clock: FakeClock, name: str) -> None:
    """A session in which somebody is written down."""
    records = open_records(opened.window_engine, clock, opened.id)
    records.people.add(name)
    opened.close()
    settle()


@pytest.fixture
def kept(tmp_path: Path, clock: FakeClock, monkeypatch: pytest.MonkeyPatch) -> Kept:
    """A vault whose passphrase costs nothing to try: it is opened hundreds of times here."""

    def quick(typed: bytes | bytearray, salt: bytes, _cost: Cost) -> bytearray:
        return bytearray(hashlib.sha256(salt + typed).digest())

    monkeypatch.setattr(keys, "_stretch", quick)
    made = Kept(tmp_path / "vaults" / "one", new_code(), FakeKeyring(), clock)
    vault.create(
        made.folder, PASSPHRASE, made.code, secrets=made.keyring, clock=clock, cost=LOWEST
    ).close()
    settle()
    return made


@pytest.fixture
def month_old(kept: Kept, clock: FakeClock, tmp_path: Path) -> Path:
    """A copy of everything as it was a month ago; three sessions were held since."""
    work(kept.open(), clock, "Marta")
    copy = tmp_path / "copy"
    shutil.copytree(folders.memory_file().parent, copy / "data")
    shutil.copytree(kept.folder, copy / "vault")
    for number in range(3):
        clock.advance(timedelta(days=6))
        work(kept.open(), clock, f"Number {number}")
    return copy


def put_back(kept: Kept, copy: Path, *names: str) -> None:
    for name in names or [each.name for each in (copy / "vault").iterdir()]:
        shutil.copyfile(copy / "vault" / name, kept.folder / name)


def forget(kept: Kept, *, memory: bool, keyring: bool) -> None:
    if memory:
        folders.memory_file().unlink()
    if keyring:
        kept.keyring.opened.clear()


@pytest.mark.parametrize("names", [(), (RECORDS,), (RECORDS, HEAD)])
@pytest.mark.parametrize("lost", ["memory", "keyring", "neither"])
def test_older_records_say_how_many_openings_they_lack_and_since_when(
    kept: Kept, month_old: Path, names: tuple[str, ...], lost: str
) -> None:
    put_back(kept, month_old, *names)
    forget(kept, memory=lost == "memory", keyring=lost == "keyring")
    opened = kept.open()
    assert opened.age.missed == 3
    told = opened.generation_warning or ""
    assert "opened 3 more times. The last time was on 4 April 2026." in told
    assert "Look for the newer one before you go on" in told
    opened.close()
    settle()
    again = kept.open()
    assert again.generation_warning is None
    again.close()


def test_the_whole_data_folder_put_back_is_noticed_by_the_keyring_alone(
    kept: Kept, month_old: Path
) -> None:
    put_back(kept, month_old)
    memory = month_old / "data" / folders.memory_file().name
    shutil.copyfile(memory, folders.memory_file())
    opened = kept.open()
    assert opened.age == Age(missed=3, last_on=FakeClock().today() + timedelta(days=18))
    opened.close()


def test_older_records_beside_a_newer_journal_head_are_noticed_on_a_computer_that_knows_nothing(
    kept: Kept, month_old: Path
) -> None:
    put_back(kept, month_old, RECORDS)
    forget(kept, memory=True, keyring=True)
    opened = kept.open()
    assert opened.age == Age(lines_missing=3)
    assert "The last 3 lines of who did what are missing" in (opened.generation_warning or "")
    check = opened.check_trail()
    assert [str(fault) for fault in check.faults] == ["2 to 4: missing from the end"]
    opened.close()


def test_records_written_on_in_an_old_copy_are_noticed(
    kept: Kept, month_old: Path, clock: FakeClock
) -> None:
    """As many lines as there were, and others."""
    newest = (kept.folder / HEAD).read_bytes()
    put_back(kept, month_old)
    for number in range(3):
        work(kept.open(), clock, f"Other {number}")
    (kept.folder / HEAD).write_bytes(newest)
    forget(kept, memory=True, keyring=True)
    opened = kept.open()
    assert opened.age == Age(lines_differ=True)
    assert "are not the ones that were here" in (opened.generation_warning or "")
    opened.close()


def test_a_lost_head_says_what_cannot_be_told(kept: Kept, month_old: Path) -> None:
    (kept.folder / HEAD).unlink()
    opened = kept.open()
    assert opened.age == Age(head_lost=True, last_on=opened.age.last_on)
    assert "cannot be told whether lines are missing" in (opened.generation_warning or "")
    assert opened.check_trail().head_lost
    opened.close()
    again = kept.open()
    assert again.generation_warning is None
    again.close()


def test_an_older_key_file_alone_says_that_old_keys_open_it_again(kept: Kept) -> None:
    older = (kept.folder / KEYS).read_bytes()
    opened = kept.open()
    opened.change_passphrase(PASSPHRASE, "something else")
    opened.close()
    settle()
    (kept.folder / KEYS).write_bytes(older)
    again = kept.open()
    assert again.age.older_keys
    assert not again.age.missed
    assert "the old ones open this vault again" in (again.generation_warning or "")
    again.close()


def test_the_same_key_file_put_back_is_no_news(kept: Kept, month_old: Path) -> None:
    put_back(kept, month_old, KEYS)
    opened = kept.open()
    assert opened.generation_warning is None
    opened.close()


def test_with_nothing_known_outside_an_older_whole_vault_opens_as_it_is(
    kept: Kept, month_old: Path
) -> None:
    """Another computer, where it was never seen: there is nothing to compare it with."""
    put_back(kept, month_old)
    forget(kept, memory=True, keyring=True)
    opened = kept.open()
    assert opened.generation_warning is None
    opened.close()


def test_a_vault_that_was_used_elsewhere_meanwhile_is_newer_and_that_is_no_fault(
    kept: Kept, month_old: Path, clock: FakeClock
) -> None:
    known = dict(kept.keyring.opened)
    for _number in range(3):
        work(kept.open(), clock, "Elsewhere")
    kept.keyring.opened.update(known)
    folders.memory_file().unlink()
    opened = kept.open()
    assert opened.generation_warning is None
    opened.close()
    settle()
    assert max(one.generation for one in kept.keyring.opened.values()) == 9


def test_a_full_disk_that_cannot_count_an_opening_raises_no_alarm_later(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlcipher3.dbapi2 as driver

    from planner.vault import open_vault

    kept.open().close()
    settle()

    def full(*_arguments: object) -> None:
        raise driver.OperationalError("database or disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(open_vault, "write_mark", full)
        kept.open().close()
    settle()
    again = kept.open()
    assert again.generation_warning is None
    again.close()


# --- the keyring keeps nobody waiting and nobody out -----------------------------------------


class Hanging(FakeKeyring):
    """Gives the secret, and never says when the vault was opened last."""

    def __init__(self, known: FakeKeyring) -> None:
        super().__init__()
        self.secrets, self.opened = known.secrets, known.opened
        self.let_go = threading.Event()

    def last_opened(self, vault_id: UUID) -> LastOpened:
        self.let_go.wait(60)
        return LastOpened(10**6)

    def keep_last_opened(self, vault_id: UUID, last: LastOpened) -> None:
        self.let_go.wait(60)


def test_a_keyring_that_hangs_keeps_nobody_waiting(
    kept: Kept, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "PATIENCE", 0.05)
    quick = timed(kept.open)
    hanging = Hanging(kept.keyring)
    slow = timed(
        lambda: vault.open_with_passphrase(kept.folder, PASSPHRASE, secrets=hanging, clock=clock)
    )
    hanging.let_go.set()
    settle()
    assert slow < quick + 1.0


def timed(opening: Callable[[], OpenVault]) -> float:
    """The shortest of three openings, in seconds, whatever else this computer does."""
    took = []
    for _try in range(3):
        begun = time.perf_counter()
        opened = opening()
        took.append(time.perf_counter() - begun)
        assert opened.generation_warning is None
        opened.close()
    return min(took)


@pytest.mark.parametrize("failure", [KeyringUnavailableError("locked"), KeyError("odd")])
def test_a_keyring_that_fails_after_the_secret_keeps_nobody_out(
    kept: Kept, failure: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> LastOpened:
        raise failure

    monkeypatch.setattr(kept.keyring, "last_opened", refuse)
    monkeypatch.setattr(kept.keyring, "keep_last_opened", refuse)
    for _try in range(2):
        opened = kept.open()
        assert opened.generation_warning is None
        opened.close()
        settle()


def test_a_vault_of_passphrase_alone_does_not_ask_the_keyring(kept: Kept, clock: FakeClock) -> None:
    alone = "six words are what it takes here"
    vault.open_with_recovery(kept.folder, kept.code, alone, secrets=None, clock=clock).close()
    kept.keyring.failure = KeyringUnavailableError("asked")
    opened = kept.open(alone)
    assert opened.generation_warning is None
    opened.close()
    settle()
    assert {one.generation for one in kept.keyring.opened.values()} == {1}


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("17 2026-03-17", LastOpened(17, FakeClock().today())),
        ("17", LastOpened(17)),
        ("17 soon", LastOpened(17)),
        ("", LastOpened()),
        (None, LastOpened()),
        ("-3 2026-03-17", LastOpened()),
        ("9" * 30, LastOpened()),
        ("seventeen", LastOpened()),
    ],
)
def test_what_the_keyring_says_is_read_with_care(text: str | None, means: LastOpened) -> None:
    assert LastOpened.from_text(text) == means
    assert LastOpened.from_text(means.text()) == means
