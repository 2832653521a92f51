"""New keys throughout: the new ones open it, and everything old is dead."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from sqlalchemy import Engine

from planner.errors import InvalidInputError, StorageError, VaultError
from planner.models.people import Person
from planner.records.changes import Changes
from planner.vault import places, vault
from planner.vault.recovery_code import new_code
from planner.vault.refusals import WrongPassphraseError
from planner.vault.rekey import NewKeys
from planner.vault.slots import NotYoursError
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.rekey.conftest import (
    NEW,
    PEOPLE,
    any_progress,
    change_all_keys,
    files,
    fill,
    looked_through,
    nothing_more,
    opened_by_code,
    people,
)

pytestmark = pytest.mark.usefixtures("cheap")


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
