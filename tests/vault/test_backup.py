"""One backup: read back before it counts, every byte of it covered, nothing left where it fails."""

from __future__ import annotations

import errno
import json
import os
import random
import resource
import signal
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sqlcipher3.dbapi2 as driver

from planner.errors import CancelledError, VaultError
from planner.vault import backup, integrity, manifest
from planner.vault.backup import NAME, Made, read_whole
from planner.vault.backup_refusals import BackupError, NewerBackupError
from planner.vault.connection import connect, connect_copy
from planner.vault.keys import backup_key
from planner.vault.manifest import mac_key
from tests.fakes import FakeClock
from tests.vault.backing import HEADER, Backed, CancelledAt, backed, heard

NAMES = ("Margaret", "Ellis")


@pytest.fixture
def vault(
    template_vault: tuple[Path, bytearray], tmp_path: Path, clock: FakeClock
) -> Iterator[Backed]:
    made = backed(template_vault, tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def made(vault: Backed, tmp_path: Path) -> Made:
    return vault.make(tmp_path / "backups")


def reads(path: Path, master: bytearray) -> bool:
    """Whether a file is taken for a backup of the vault, as whoever restores it looks at it."""
    try:
        return read_whole(path, heard).authentic(mac_key(master))
    except VaultError:
        return False


def opened(made: Made, master: bytearray) -> Any:
    return connect_copy(made.path, backup_key(master, made.manifest.id))


def test_it_holds_what_the_vault_held_and_says_what(vault: Backed, made: Made) -> None:
    found = read_whole(made.path, heard)
    assert found == made.manifest
    assert found.authentic(mac_key(vault.master))
    assert found.header == HEADER
    assert found.made_at == vault.clock.now()
    assert found.rows["person"] == 1
    assert found.rows["journal_line"] == found.sequence
    assert found.opens_with == {HEADER.slots[0].id}
    copy = opened(made, vault.master)
    assert copy.execute("SELECT called FROM person").fetchall() == [("Margaret",)]
    assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    copy.close()


def test_its_name_and_its_bytes_name_nobody(made: Made) -> None:
    assert NAME.fullmatch(made.path.name)
    assert made.path.name.startswith("Pathway Planner 2026-03-17 10.30.00 ")
    content = made.path.read_bytes()
    for name in NAMES:
        assert name.encode() not in content
    assert [child.name for child in made.path.parent.iterdir()] == [made.path.name]


def test_each_backup_has_a_key_of_its_own(vault: Backed, made: Made, tmp_path: Path) -> None:
    other = vault.make(tmp_path / "backups")
    assert other.path.read_bytes()[:16] != made.path.read_bytes()[:16]
    with pytest.raises(VaultError):
        connect_copy(made.path, backup_key(vault.master, other.manifest.id))
    with pytest.raises(VaultError):
        connect_copy(made.path, backup_key(bytearray(32), made.manifest.id))


def test_every_byte_of_its_end_is_covered(vault: Backed, made: Made, tmp_path: Path) -> None:
    content, path, chance = made.path.read_bytes(), tmp_path / "changed.backup", random.Random(5)
    unnoticed = []
    for at in range(made.manifest.size, len(content)):
        changed = bytearray(content)
        changed[at] ^= 1 << chance.randrange(8)
        path.write_bytes(changed)
        if reads(path, vault.master):
            unnoticed.append(at)
    assert unnoticed == []
    path.write_bytes(content)
    assert reads(path, vault.master)


def test_flips_cuts_swaps_and_additions_anywhere_are_noticed(
    vault: Backed, made: Made, tmp_path: Path
) -> None:
    content, path, chance = made.path.read_bytes(), tmp_path / "changed.backup", random.Random(11)
    unnoticed = []
    for trial in range(200):
        at, other = sorted(chance.sample(range(made.manifest.size // 4096), 2))
        first, second = content[at * 4096 :][:4096], content[other * 4096 :][:4096]
        match trial % 4:
            case 0:
                changed = bytearray(content)
                changed[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
            case 1:
                changed = bytearray(content[: chance.randrange(len(content))])
            case 2:
                changed = bytearray(
                    content[: at * 4096]
                    + second
                    + content[(at + 1) * 4096 : other * 4096]
                    + first
                    + content[(other + 1) * 4096 :]
                )
            case _:
                changed = bytearray(content[: at * 4096] + b"\0" + content[at * 4096 :])
        path.write_bytes(changed)
        if bytes(changed) != content and reads(path, vault.master):
            unnoticed.append((trial, at, other))
    assert unnoticed == []


def rewritten(made: Made, path: Path, **fields: object) -> Path:
    """The backup with other fields in its manifest, spelt as we would."""
    content = made.path.read_bytes()
    body = json.loads(content[made.manifest.size : -len(manifest.END) - 8])
    body.update(fields)
    spelt = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    end = b"%08d" % len(spelt) + manifest.END
    path.write_bytes(content[: made.manifest.size] + spelt + end)
    return path


HOSTILE: dict[str, dict[str, object]] = {
    "a path for an id": {"id": "../../../../etc/passwd" + "0" * 10},
    "a path for a table": {"rows": {"../person": 1}},
    "a quote in a table": {"rows": {'person" --': 1}},
    "too many tables": {"rows": {f"t{'x' * count}": 1 for count in range(300)}},
    "a size beyond the file": {"size": 2**60},
    "a negative size": {"size": -1},
    "a size that is no number": {"size": True},
    "a time that is none": {"made_at": "yesterday"},
    "a hash that is none": {"hash": "../"},
    "no key file": {"header": ""},
    "a list": {"rows": []},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_manifest_is_refused(name: str, made: Made, tmp_path: Path) -> None:
    path = rewritten(made, tmp_path / "hostile.backup", **HOSTILE[name])
    with pytest.raises(BackupError, match="damaged or was changed"):
        read_whole(path, heard)


@pytest.mark.parametrize(
    ("field", "value"), [("database", "../vault.db"), ("database", "/etc/passwd")]
)
def test_a_key_file_that_names_another_place_is_refused(
    field: str, value: str, made: Made, tmp_path: Path
) -> None:
    header = json.loads(json.loads(_body(made))["header"])
    header[field] = value
    text = json.dumps(header, indent=1, sort_keys=True) + "\n"
    with pytest.raises(BackupError, match="damaged or was changed"):
        manifest.read(rewritten(made, tmp_path / "hostile.backup", header=text))


def test_a_key_file_that_asks_for_a_tebibyte_is_refused_before_anything_is_derived(
    made: Made, tmp_path: Path
) -> None:
    header = json.loads(json.loads(_body(made))["header"])
    header["slots"][0]["memory"] = 2**30
    text = json.dumps(header, indent=1, sort_keys=True) + "\n"
    with pytest.raises(BackupError, match="damaged or was changed"):
        manifest.read(rewritten(made, tmp_path / "hostile.backup", header=text))


def test_deeply_nested_or_huge_ends_are_refused(made: Made, tmp_path: Path) -> None:
    path = tmp_path / "hostile.backup"
    for body in (b"[" * 60_000, b"9" * 60_000, b"{}", b"null", b"\xff"):
        path.write_bytes(bytes(4096) + body + b"%08d" % len(body) + manifest.END)
        with pytest.raises(BackupError):
            manifest.read(path)
    path.write_bytes(bytes(200_000) + b"%08d" % 100_000 + manifest.END)
    with pytest.raises(BackupError, match="damaged"):
        manifest.read(path)
    for content in (b"", b"x", bytes(100), manifest.END, b"0000000x" + manifest.END):
        path.write_bytes(content)
        with pytest.raises(BackupError):
            manifest.read(path)


def _body(made: Made) -> bytes:
    return made.path.read_bytes()[made.manifest.size : -len(manifest.END) - 8]


def test_a_backup_of_a_newer_program_is_said_to_be_one(made: Made, tmp_path: Path) -> None:
    with pytest.raises(NewerBackupError, match="newer Pathway Planner"):
        manifest.read(rewritten(made, tmp_path / "newer.backup", version=2))
    header = json.loads(json.loads(_body(made))["header"])
    text = json.dumps({**header, "version": 99}, indent=1, sort_keys=True) + "\n"
    with pytest.raises(NewerBackupError):
        manifest.read(rewritten(made, tmp_path / "newer.backup", header=text))


def test_a_manifest_in_another_spelling_is_refused(made: Made, tmp_path: Path) -> None:
    content, body = made.path.read_bytes(), _body(made)
    path = tmp_path / "spelt.backup"
    for spelt in (body.replace(b',"', b', "', 1), body.replace(b'"size":', b'"size": ')):
        end = b"%08d" % len(spelt) + manifest.END
        path.write_bytes(content[: made.manifest.size] + spelt + end)
        with pytest.raises(BackupError, match="damaged"):
            manifest.read(path)


def test_cancel_at_any_moment_leaves_nothing_and_the_next_one_works(
    vault: Backed, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for index in range(200):
        vault.records.people.add(f"Person {index}", full_name="x" * 3_000)
    reports = CancelledAt(10**9)
    backup.make(vault.source, folder, vault.clock, reports)
    whole = len(reports.reached)
    assert whole > 8
    done = [done for done, _total in reports.reached]
    assert done == sorted(done)
    assert all(total == 1000 for _done, total in reports.reached)
    before = sorted(folder.iterdir())
    for nth in range(1, whole, max(1, whole // 9)):
        with pytest.raises(CancelledError):
            backup.make(vault.source, folder, vault.clock, CancelledAt(nth))
        assert sorted(folder.iterdir()) == before
    assert vault.make(folder).manifest.rows["person"] == 201


def test_what_the_window_writes_meanwhile_waits_for_nothing_and_is_not_in_it(
    vault: Backed, tmp_path: Path
) -> None:
    """One moment's snapshot: the copy is not begun anew, however much is written beside it."""
    for index in range(300):
        vault.records.people.add(f"Person {index}", full_name="x" * 3_000)
    steps: list[int] = []

    def writes(done: int, _total: int) -> None:
        steps.append(done)
        vault.records.people.add("Written meanwhile")

    folder = tmp_path / "backups"
    folder.mkdir()
    made = backup.make(vault.source, folder, vault.clock, writes)
    assert made.manifest.rows["person"] == 301
    assert steps == sorted(steps)
    assert len(steps) < 60
    copy = opened(made, vault.master)
    found = copy.execute("SELECT count(*) FROM person WHERE called = 'Written meanwhile'")
    assert found.fetchone() == (0,)
    copy.close()
    assert len(vault.records.search.find("Written meanwhile")) > 1


@contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file grows beyond so many bytes while this lasts."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 1.0])
def test_a_file_that_may_not_grow_leaves_nothing_and_says_so(
    share: float, vault: Backed, made: Made
) -> None:
    before = sorted(made.path.parent.iterdir())
    with full_disk(int(made.manifest.size * share) + 100), pytest.raises(BackupError) as failed:
        vault.make(made.path.parent)
    assert "earlier backups are safe" in str(failed.value)
    assert sorted(made.path.parent.iterdir()) == before
    assert reads(made.path, vault.master)


def test_a_full_disk_is_said_to_be_full(
    vault: Backed, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    def small(path: Path, key: bytearray, *, new: bool = False) -> Any:
        connection = connect_copy(path, key, new=new)
        if new:
            connection.execute("PRAGMA max_page_count = 10").fetchall()
        return connection

    before = sorted(made.path.parent.iterdir())
    monkeypatch.setattr(backup, "connect_copy", small)
    with pytest.raises(BackupError, match="no room for the backup") as failed:
        vault.make(made.path.parent)
    assert failed.value.full
    assert sorted(made.path.parent.iterdir()) == before


def test_a_copy_that_does_not_fit_leaves_nothing(made: Made, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with full_disk(made.manifest.size // 2), pytest.raises(BackupError, match="no room"):
        backup.deliver(made.path, stick, HEADER.id, heard)
    assert list(stick.iterdir()) == []


def test_a_stick_pulled_out_half_way_is_said_and_leaves_no_backup(
    vault: Backed, made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick, elsewhere = tmp_path / "stick", tmp_path / "pulled"
    stick.mkdir()
    earlier = backup.deliver(made.path, stick, HEADER.id, heard)
    later = vault.make(made.path.parent)

    def pulled(done: int, _total: int) -> None:
        if done and stick.exists():
            stick.rename(elsewhere)

    with pytest.raises(BackupError, match="could not be used"):
        backup.deliver(later.path, stick, HEADER.id, pulled)
    elsewhere.rename(stick)
    assert [path.name for path in stick.iterdir() if NAME.fullmatch(path.name)] == [earlier.name]
    assert reads(earlier, vault.master)
    backup.sweep(stick, HEADER.id)
    assert list(stick.iterdir()) == [earlier]

    def unplugged(_handle: int) -> None:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", unplugged)
    with pytest.raises(BackupError, match="could not be used"):
        vault.make(stick)
    assert list(stick.iterdir()) == [earlier]


def test_a_rename_that_is_refused_leaves_no_backup_and_says_who_is_in_the_way(
    vault: Backed, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, refused = os.replace, [0]

    def held(source: Path, target: Path) -> None:
        refused[0] += 1
        if refused[0] != 4:
            raise PermissionError(errno.EACCES, "being used by another process")
        real(source, target)

    monkeypatch.setattr("planner.system.files.time.sleep", lambda _seconds: None)
    monkeypatch.setattr(os, "replace", held)
    assert reads(vault.make(made.path.parent).path, vault.master)
    before = sorted(made.path.parent.iterdir())
    with pytest.raises(BackupError, match="Another program"):
        vault.make(made.path.parent)
    assert sorted(made.path.parent.iterdir()) == before


def test_what_does_not_read_back_never_gets_a_name(
    vault: Backed, made: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that keeps something else than it was given."""
    real = backup._sync

    def turned(path: Path) -> None:
        real(path)
        with path.open("r+b") as file:
            file.seek(5000)
            byte = file.read(1)
            file.seek(5000)
            file.write(bytes([byte[0] ^ 1]))

    before = sorted(made.path.parent.iterdir())
    with monkeypatch.context() as patch:
        patch.setattr(backup, "_sync", turned)
        with pytest.raises(BackupError, match="damaged"):
            vault.make(made.path.parent)
        with pytest.raises(BackupError, match="damaged"):
            backup.deliver(made.path, made.path.parent.parent, HEADER.id, heard)
    with monkeypatch.context() as patch:
        patch.setattr(integrity, "page_faults", lambda _connection: ["page 3"])
        with pytest.raises(BackupError, match="did not read as it should"):
            vault.make(made.path.parent)
    assert sorted(made.path.parent.iterdir()) == before


def test_a_vault_whose_rows_or_journal_do_not_hold_together_makes_no_backup(
    vault: Backed, made: Made, tmp_path: Path
) -> None:
    copy, expected = tmp_path / "copy.db", made.manifest
    copy.write_bytes(made.path.read_bytes()[: expected.size])

    def open_copy() -> Any:
        return connect_copy(copy, backup_key(vault.master, expected.id))

    assert backup.faults_of(open_copy, expected, heard) == []
    fewer = replace(expected, rows={**expected.rows, "person": 2})
    assert backup.faults_of(open_copy, fewer, heard) == ["row counts"]
    other = replace(expected, sequence=expected.sequence + 1)
    assert backup.faults_of(open_copy, other, heard) == ["journal's head"]
    writing = connect_copy(copy, backup_key(vault.master, expected.id), new=True)
    for trigger in writing.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
        writing.execute(f'DROP TRIGGER "{trigger[0]}"')
    writing.execute("UPDATE journal_line SET previous_hash = 'other' WHERE sequence = 1")
    writing.execute("PRAGMA journal_mode = delete").fetchall()
    writing.close()
    assert backup.faults_of(open_copy, expected, heard) == ["journal's chain"]


def test_the_checks_of_pages_need_the_copy_without_its_end(vault: Backed, made: Made) -> None:
    """Why a backup is checked before its manifest is written behind it."""
    copy = opened(made, vault.master)
    assert "invalid size" in integrity.page_faults(copy)[0]
    assert integrity.structure_faults(copy) == []
    copy.close()


def test_a_page_of_the_vault_that_went_bad_makes_no_backup(
    vault: Backed, made: Made, tmp_path: Path
) -> None:
    vault.window.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    with vault.path.open("r+b") as file:
        file.seek(4096 * 3 + 100)
        file.write(b"\xff" * 64)
    before = sorted(made.path.parent.iterdir())
    vault.worker.execute("PRAGMA shrink_memory")
    with pytest.raises(BackupError):
        vault.make(made.path.parent)
    assert sorted(made.path.parent.iterdir()) == before


def test_no_key_is_ever_in_a_statement(
    vault: Backed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    real = driver.connect

    def listening(*given: Any, **named: Any) -> Any:
        connection = real(*given, **named)
        connection.set_trace_callback(said.append)
        return connection

    monkeypatch.setattr(driver, "connect", listening)
    vault.worker.set_trace_callback(said.append)
    made = vault.make(tmp_path / "backups")
    key = bytes(backup_key(vault.master, made.manifest.id))[2:-1].decode()
    assert said
    assert not any(key[:64] in each or "key" in each.lower().split() for each in said)


def test_killed_at_any_moment_what_has_a_name_is_whole_and_the_rest_is_swept(
    vault: Backed, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    for index in range(150):
        vault.records.people.add(f"Person {index}", full_name="x" * 3_000)
    chance, parts = random.Random(23), 0
    for _kill in range(15):
        seconds = chance.uniform(0.0, 0.25)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # the child ends by itself alone
            child = os.fork()
        if child == 0:
            try:
                connection = connect(vault.path, vault.master)
                source = backup.Source(connection, vault.master, HEADER)
                while True:
                    backup.make(source, folder, vault.clock, heard)
            finally:
                os._exit(1)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        parts += len(list(folder.glob("*.part*")))
        backup.sweep(folder, HEADER.id)
        for path in folder.iterdir():
            assert NAME.fullmatch(path.name)
            assert reads(path, vault.master)
    assert parts
    assert reads(vault.make(folder).path, vault.master)
