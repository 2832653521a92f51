"""The list of erased people: it names nobody, is merged and never loses an entry."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from planner.errors import VaultError
from planner.vault import erased
from planner.vault.erased import Key, entry_of
from planner.vault.keys import new_master

VAULT, OTHER = uuid4(), uuid4()


@pytest.fixture
def key() -> Key:
    return Key.of(new_master(), VAULT)


def test_somebody_listed_is_known_and_nobody_else(key: Key, tmp_path: Path) -> None:
    person = uuid4()
    erased.add(tmp_path, key, [entry_of(person, VAULT)])
    found = erased.read(tmp_path, key)
    assert found.whole
    assert found.entries == {entry_of(person, VAULT)}
    assert entry_of(uuid4(), VAULT) not in found.entries
    content = erased.file_in(tmp_path, VAULT).read_text()
    assert str(person) not in content
    assert person.hex not in content


def test_a_person_has_another_entry_in_another_vault() -> None:
    person = uuid4()
    assert entry_of(person, VAULT) != entry_of(person, OTHER)


def test_two_lists_make_one(key: Key, tmp_path: Path) -> None:
    first, second, third = (entry_of(uuid4(), VAULT) for _each in range(3))
    erased.add(tmp_path, key, [first])
    erased.add(tmp_path, key, [third, second])
    assert erased.read(tmp_path, key).entries == {first, second, third}
    before = erased.file_in(tmp_path, VAULT).read_bytes()
    erased.add(tmp_path, key, [second])
    assert erased.file_in(tmp_path, VAULT).read_bytes() == before


def test_every_changed_byte_is_noticed_and_loses_no_other_entry(key: Key, tmp_path: Path) -> None:
    entries = {entry_of(uuid4(), VAULT) for _each in range(3)}
    erased.add(tmp_path, key, entries)
    path = erased.file_in(tmp_path, VAULT)
    content = path.read_bytes()
    unnoticed = []
    for at in range(len(content)):
        changed = bytearray(content)
        changed[at] ^= 4
        path.write_bytes(changed)
        if erased.read(tmp_path, key).whole:
            unnoticed.append(at)
    assert unnoticed == []
    path.write_bytes(content.replace(min(entries).encode(), b"0" * 64))
    found = erased.read(tmp_path, key)
    assert not found.whole
    assert found.entries >= entries - {min(entries)}


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"[" * 9_000, b"{}", b'{"entries": 7}', b"\xff", b"null"]
)
def test_what_cannot_be_read_is_put_aside_and_begun_anew(
    content: bytes, key: Key, tmp_path: Path
) -> None:
    path = erased.file_in(tmp_path, VAULT)
    path.write_bytes(content)
    assert erased.read(tmp_path, key) == erased.Listed(whole=False)
    entry = entry_of(uuid4(), VAULT)
    erased.add(tmp_path, key, [entry])
    assert erased.read(tmp_path, key) == erased.Listed(frozenset({entry}))
    assert path.with_suffix(".damaged").read_bytes() == content


def test_a_huge_list_is_not_read(key: Key, tmp_path: Path) -> None:
    with erased.file_in(tmp_path, VAULT).open("wb") as file:
        os.truncate(file.fileno(), 1 << 33)
    assert erased.read(tmp_path, key) == erased.Listed(whole=False)


def test_vaults_that_share_a_folder_do_not_share_a_list(key: Key, tmp_path: Path) -> None:
    others = Key.of(new_master(), OTHER)
    person = UUID(int=7)
    erased.add(tmp_path, key, [entry_of(person, VAULT)])
    erased.add(tmp_path, others, [entry_of(uuid4(), OTHER)])
    assert erased.read(tmp_path, key).entries == {entry_of(person, VAULT)}
    erased.file_in(tmp_path, OTHER).write_bytes(erased.file_in(tmp_path, VAULT).read_bytes())
    assert erased.read(tmp_path, others) == erased.Listed(whole=False)


def test_whoever_was_erased_is_known_again_after_any_change_of_keys(
    key: Key, tmp_path: Path
) -> None:
    first, second, third = (entry_of(uuid4(), VAULT) for _each in range(3))
    newer, newest = (Key.of(new_master(), VAULT) for _each in range(2))
    for each, entry in ((key, first), (newer, second), (newest, third)):
        erased.add(tmp_path, each, [entry])
    assert erased.read(tmp_path, newest) == erased.Listed(frozenset({first, second, third}))
    assert erased.read(tmp_path, key) == erased.Listed(
        frozenset({first, second, third}), whole=False
    )


def test_somebody_can_be_taken_off_again(key: Key, tmp_path: Path) -> None:
    """An erasure that could not begin: the record stays, and must not go with a restore."""
    stays, erased_one = uuid4(), uuid4()
    erased.add(tmp_path, key, [entry_of(stays, VAULT), entry_of(erased_one, VAULT)])
    erased.drop(tmp_path, key, entry_of(stays, VAULT))
    assert erased.read(tmp_path, key) == erased.Listed(frozenset({entry_of(erased_one, VAULT)}))
    erased.drop(tmp_path / "gone", key, entry_of(erased_one, VAULT))


def test_a_folder_that_is_gone_is_said(key: Key, tmp_path: Path) -> None:
    with pytest.raises(VaultError):
        erased.add(tmp_path / "gone", key, [entry_of(uuid4(), VAULT)])


def test_its_key_can_be_wiped(key: Key) -> None:
    key.wipe()
    assert bytes(key.mac) == bytes(32)
