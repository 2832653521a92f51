"""Making and opening vaults: what opens one, what does not, and what is said."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from planner.errors import InvalidInputError, StorageError, VaultError
from planner.records.changes import Changes
from planner.system import folders
from planner.system.device_secret import KeyringUnavailableError
from planner.system.lock import run_lock
from planner.vault import migrations, vault
from planner.vault.connection import connect
from planner.vault.keys import new_master
from planner.vault.open_vault import DATABASE_FILE, OpenVault
from planner.vault.recovery_code import new_code
from planner.vault.refusals import (
    DeviceSecretLostError,
    NewerVaultError,
    VaultInUseError,
    WrongPassphraseError,
)
from tests.fakes import FakeClock
from tests.vault.conftest import PASSPHRASE, Kept


def called(opened: OpenVault, clock: FakeClock) -> list[str]:
    from sqlmodel import select

    from planner.models.people import Person

    with Changes(opened.window_engine, clock, opened.id, None).reading() as session:
        return [person.called for person in session.exec(select(Person))]


def add(opened: OpenVault, clock: FakeClock, name: str) -> None:
    from planner.models.people import Person

    with Changes(opened.window_engine, clock, opened.id, None).transaction() as session:
        session.add(Person(called=name))


def test_what_is_written_is_there_when_opened_again(kept: Kept, clock: FakeClock) -> None:
    opened = kept.open()
    add(opened, clock, "Marta")
    opened.close()
    opened.close()
    again = kept.open()
    assert called(again, clock) == ["Marta"]
    assert again.check() == []
    assert again.generation_warning is None
    assert not again.closed_badly
    assert not again.passphrase_only
    again.close()


def test_a_wrong_passphrase_opens_nothing_and_says_so(kept: Kept) -> None:
    with pytest.raises(WrongPassphraseError, match="did not open the vault"):
        kept.open(PASSPHRASE.title())
    kept.open().close()


def test_another_computers_secret_answers_like_a_wrong_passphrase(kept: Kept) -> None:
    vault_id = vault.inspect(kept.folder).id
    kept.keyring.secrets[vault_id] = bytes(32)
    with pytest.raises(WrongPassphraseError, match="did not open the vault"):
        kept.open()


def test_the_same_letters_typed_on_another_keyboard_open_it(kept: Kept, cheap: None) -> None:
    opened = kept.open()
    opened.change_passphrase(PASSPHRASE, "the caf\u00e9 on the hill")
    opened.close()
    kept.open("the cafe\u0301 on the hill").close()


def test_a_changed_passphrase_replaces_the_old_one_alone(kept: Kept, cheap: None) -> None:
    opened = kept.open()
    with pytest.raises(WrongPassphraseError):
        opened.change_passphrase("not this", "something else")
    opened.change_passphrase(PASSPHRASE, "something else")
    opened.close()
    with pytest.raises(WrongPassphraseError):
        kept.open()
    kept.open("something else").close()
    kept.recover().close()


def test_a_lost_device_secret_leads_to_the_code_and_a_new_secret(kept: Kept, cheap: None) -> None:
    kept.keyring.secrets.clear()
    with pytest.raises(DeviceSecretLostError, match="recovery code"):
        kept.open()
    kept.recover("a new one for a new computer").close()
    assert len(kept.keyring.secrets) == 1
    kept.open("a new one for a new computer").close()


def test_a_keyring_that_fails_keeps_nobody_out(kept: Kept, cheap: None) -> None:
    kept.keyring.failure = KeyringUnavailableError("locked")
    with pytest.raises(KeyringUnavailableError, match="recovery code"):
        kept.open()
    kept.recover().close()
    with pytest.raises(KeyringUnavailableError):
        kept.recover("changed while the keyring is away")
    opened = vault.open_with_recovery(
        kept.folder,
        kept.code,
        "six words are what it takes here",
        secrets=None,
        clock=kept.clock,
    )
    assert opened.passphrase_only
    opened.close()
    kept.open("six words are what it takes here").close()


def test_a_new_recovery_code_replaces_the_old_one(kept: Kept, cheap: None) -> None:
    opened = kept.open()
    code = new_code()
    opened.use_recovery_code(code)
    opened.close()
    with pytest.raises(WrongPassphraseError, match="newest sheet"):
        kept.recover()
    kept.recover(code=code.replace("-", " ").lower()).close()


@pytest.mark.parametrize("harm", ["gone", "cut", "other slot", "code's slot"])
def test_a_damaged_key_file_is_made_good_by_the_recovery_code(kept: Kept, harm: str) -> None:
    path = kept.folder / "vault.json"
    whole = path.read_text()
    first, code = (slot.wrapped.hex() for slot in vault.inspect(kept.folder).slots)
    harmed = {
        "gone": None,
        "cut": whole[:300],
        "other slot": whole.replace(first, first[::-1]),
        "code's slot": whole.replace(code, code[::-1]),
    }[harm]
    if harmed is None:
        path.unlink()
    else:
        path.write_text(harmed)
    with pytest.raises(VaultError):
        kept.open()
    kept.recover().close()
    assert path.read_text() == whole
    kept.open().close()


def test_without_header_and_spare_even_the_code_says_what_is_missing(kept: Kept) -> None:
    for name in ("vault.json", "vault-spare.json"):
        (kept.folder / name).write_text("{}")
    with pytest.raises(VaultError, match="key file is damaged"):
        kept.recover()


def test_a_mistyped_code_is_known_without_trying_it(kept: Kept) -> None:
    with pytest.raises(InvalidInputError, match="36"):
        kept.recover(code=kept.code[:-1])
    swapped = kept.code[:1] + ("2" if kept.code[1] != "2" else "3") + kept.code[2:]
    with pytest.raises(InvalidInputError, match="sheet"):
        kept.recover(code=swapped)


@pytest.mark.parametrize("gone", ["", "vault.json", "vault.db"])
def test_what_is_missing_is_said(kept: Kept, gone: str) -> None:
    if gone:
        (kept.folder / gone).unlink()
    else:
        shutil.rmtree(kept.folder)
    with pytest.raises(VaultError, match="not where it was"):
        vault.inspect(kept.folder)
    assert gone == "vault.db" or not (kept.folder / "vault.json").exists()
    assert not (kept.folder / "vault.db").exists() or gone != "vault.db"


def test_a_newer_vault_is_left_alone(kept: Kept) -> None:
    opened = kept.open()
    opened.window_engine.raw_connection().cursor().execute("PRAGMA user_version = 99")
    opened.close()
    with pytest.raises(NewerVaultError, match="newer"):
        kept.open()


def test_a_database_of_another_key_is_refused(kept: Kept) -> None:
    path = kept.folder / DATABASE_FILE
    path.unlink()
    other = connect(path, new_master(), new=True)
    migrations.create(other)
    other.close()
    with pytest.raises(VaultError, match="damaged or is not its own"):
        kept.open()
    path.write_bytes(b"")
    for _try in range(2):
        with pytest.raises(VaultError, match="damaged or is not its own"):
            kept.open()
    lock = run_lock(kept.folder)
    assert lock is not None
    lock.release()


def test_a_damaged_page_of_settings_is_said_and_lets_go_of_the_vault(kept: Kept) -> None:
    opened = kept.open()
    with opened.window_engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'vault_setting'"
        ).fetchall()
    opened.close()
    path = kept.folder / DATABASE_FILE
    whole = bytearray(path.read_bytes())
    for (page,) in found:
        whole[(page - 1) * 4096 + 100] ^= 1
    path.write_bytes(whole)
    with pytest.raises(VaultError, match="damaged or is not its own"):
        kept.open()
    lock = run_lock(kept.folder)
    assert lock is not None
    lock.release()


def test_the_first_bytes_are_the_salt_and_the_vault_survives_their_loss(
    kept: Kept, clock: FakeClock
) -> None:
    opened = kept.open()
    add(opened, clock, "Marta")
    opened.close()
    path = kept.folder / DATABASE_FILE
    assert not path.read_bytes().startswith(b"SQLite format")
    with path.open("r+b") as file:
        file.write(bytes(16))
    again = kept.open()
    assert called(again, clock) == ["Marta"]
    again.close()


def test_an_older_database_put_back_is_noticed(kept: Kept, clock: FakeClock) -> None:
    kept.open().close()
    older = (kept.folder / DATABASE_FILE).read_bytes()
    opened = kept.open()
    add(opened, clock, "Marta")
    opened.close()
    (kept.folder / DATABASE_FILE).write_bytes(older)
    folders.memory_file().unlink()  # the journal's head notices where the computer does not
    again = kept.open()
    assert again.generation_warning is not None
    assert any("missing" in fault for fault in again.check())
    again.close()


def test_a_whole_older_vault_put_back_is_noticed(kept: Kept, tmp_path: Path) -> None:
    kept.open().close()
    shutil.copytree(kept.folder, tmp_path / "copy")
    kept.open().close()
    shutil.rmtree(kept.folder)
    (tmp_path / "copy").rename(kept.folder)
    opened = kept.open()
    assert opened.generation_warning is not None
    opened.close()
    said_once = kept.open()
    assert said_once.generation_warning is None
    said_once.close()


def test_an_older_key_file_put_back_is_noticed(kept: Kept, cheap: None) -> None:
    older = (kept.folder / "vault.json").read_bytes()
    opened = kept.open()
    opened.change_passphrase(PASSPHRASE, "something else")
    opened.close()
    (kept.folder / "vault.json").write_bytes(older)
    again = kept.open()
    assert again.generation_warning is not None
    again.close()


def test_one_running_copy_a_vault(kept: Kept) -> None:
    opened = kept.open()
    with pytest.raises(VaultInUseError, match="another window"):
        kept.open()
    opened.close()
    kept.open().close()


def test_another_process_is_kept_out(kept: Kept) -> None:
    opened = kept.open()
    said = subprocess.run(
        [sys.executable, "-c", _LOCK, str(kept.folder)], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "None"
    opened.close()


_LOCK = """
import sys
from pathlib import Path
from planner.system.lock import run_lock
print(run_lock(Path(sys.argv[1])))
"""


def test_a_vault_that_was_not_closed_says_so_and_has_lost_nothing(kept: Kept) -> None:
    child = subprocess.run(
        [sys.executable, "-c", _STOP, str(kept.folder), kept.code],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PATHWAY_PLANNER_HOME": str(kept.folder.parent)},
    )
    assert child.returncode == -signal.SIGKILL, child.stderr
    with pytest.raises(WrongPassphraseError):
        kept.open("a slip on the way")
    opened = kept.open()
    assert opened.closed_badly
    assert called(opened, FakeClock()) == ["Marta"]
    assert opened.check() == []
    opened.close()
    again = kept.open()
    assert not again.closed_badly
    again.close()


_STOP = """
import os, signal, sys
from pathlib import Path
from planner.vault.vault import open_with_recovery
from tests.fakes import FakeClock
from tests.vault.test_vault import add
opened = open_with_recovery(Path(sys.argv[1]), sys.argv[2], None, secrets=None, clock=FakeClock())
add(opened, FakeClock(), "Marta")
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_closing_never_fails_and_what_was_left_open_is_noticed(
    kept: Kept, clock: FakeClock
) -> None:
    opened = kept.open()
    add(opened, clock, "Marta")
    opened.window_engine.raw_connection().cursor().execute("BEGIN IMMEDIATE")
    opened.close()
    again = kept.open()
    assert again.closed_badly
    assert called(again, clock) == ["Marta"]
    again.close()


def test_a_folder_that_cannot_be_written_to_is_said(kept: Kept) -> None:
    open_to_all = Path(tempfile.mkdtemp())
    folder = open_to_all / "one"
    shutil.copytree(kept.folder, folder)
    open_to_all.chmod(0o755)
    folder.chmod(0o555)
    for file in folder.iterdir():
        file.chmod(0o444)
    us = os.geteuid()
    if us == 0:
        os.seteuid(65534)
    try:
        with pytest.raises(VaultError, match="cannot be written to"):
            vault.open_with_passphrase(folder, PASSPHRASE, secrets=kept.keyring, clock=kept.clock)
    finally:
        os.seteuid(us)
        folder.chmod(0o755)
        shutil.rmtree(open_to_all)


def test_a_disk_that_fills_up_refuses_a_change_and_takes_the_next(
    kept: Kept, clock: FakeClock
) -> None:
    opened = kept.open()
    cursor = opened.window_engine.raw_connection().cursor()
    (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    cursor.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="not saved yet"):
        add(opened, clock, "Marta" * 5_000)
    cursor.execute(f"PRAGMA max_page_count = {pages + 1_000}")
    add(opened, clock, "Marta")
    assert called(opened, clock) == ["Marta"]
    assert opened.check() == []
    opened.close()


def test_a_disk_too_full_to_count_an_opening_brings_no_warning_at_the_next(
    kept: Kept, tmp_path: Path, clock: FakeClock
) -> None:
    opened = kept.open()
    add(opened, clock, "Marta" * 20_000)
    stopped = replace(kept, folder=tmp_path / "stopped")
    shutil.copytree(kept.folder, stopped.folder)  # as a power cut leaves it, its log not folded in
    opened.close()
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        stopped.open().close()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    again = stopped.open()
    assert again.generation_warning is None
    assert again.closed_badly
    again.close()


def test_the_shell_opens_without_what_only_the_workspace_needs() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _IMPORTED], capture_output=True, text=True, check=True
    )
    assert said.stdout.strip() == "[]"


_IMPORTED = """
import sys
import planner.vault.vault, planner.system.device_secret, planner.system.settings
heavy = {"sqlmodel", "sqlalchemy", "pydantic", "keyring", "platformdirs", "babel"}
print(sorted(heavy & set(sys.modules)))
"""


def test_what_was_typed_is_nowhere_in_the_open(
    kept: Kept, tmp_path: Path, clock: FakeClock
) -> None:
    opened = kept.open()
    canary = f"canary-{uuid4().hex}"
    add(opened, clock, canary)
    assert not _found(tmp_path, canary, PASSPHRASE)
    opened.close()
    assert not _found(tmp_path, canary, PASSPHRASE)
    assert not (kept.folder / (DATABASE_FILE + "-wal")).exists()


def _found(folder: Path, *texts: str) -> list[Path]:
    spellings = [text.encode(encoding) for text in texts for encoding in ("utf-8", "utf-16-le")]
    return [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(text in path.read_bytes() for text in spellings)
    ]


def test_the_key_is_gone_from_memory_once_closed(kept: Kept) -> None:
    opened = kept.open()
    master = opened._master
    opened.close()
    assert not any(master)
    with pytest.raises(Exception, match="closed"):
        opened.window_engine.raw_connection().cursor().execute("SELECT 1")
