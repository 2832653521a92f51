"""The list of erased people: it names nobody, is merged and never loses an entry."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from planner.errors import VaultError
from planner.vault import erased
from planner.vault.erased import Keys
from planner.vault.keys import new_master

VAULT, OTHER = uuid4(), uuid4()


@pytest.fixture
def keys() -> Keys:
    return Keys.of(new_master(), VAULT)


def test_somebody_listed_is_known_and_nobody_else(keys: Keys, tmp_path: Path) -> None:
    person = uuid4()
    erased.add(tmp_path, keys, [keys.keyed(person)])
    found = erased.read(tmp_path, keys)
    assert found.whole
    assert erased.is_erased(person, found.entries, keys)
    assert not erased.is_erased(uuid4(), found.entries, keys)
    content = erased.file_in(tmp_path, VAULT).read_text()
    assert str(person) not in content
    assert person.hex not in content


def test_it_means_nothing_under_another_key(keys: Keys) -> None:
    person = uuid4()
    entries = frozenset({keys.keyed(person)})
    assert not erased.is_erased(person, entries, Keys.of(new_master(), VAULT))
    assert erased.is_erased(person, entries, Keys.of(new_master(), VAULT), keys)


def test_two_lists_make_one(keys: Keys, tmp_path: Path) -> None:
    first, second, third = (keys.keyed(uuid4()) for _each in range(3))
    erased.add(tmp_path, keys, [first])
    erased.add(tmp_path, keys, [third, second])
    assert erased.read(tmp_path, keys).entries == {first, second, third}
    before = erased.file_in(tmp_path, VAULT).read_bytes()
    erased.add(tmp_path, keys, [second])
    assert erased.file_in(tmp_path, VAULT).read_bytes() == before


def test_every_changed_byte_is_noticed_and_loses_no_other_entry(keys: Keys, tmp_path: Path) -> None:
    entries = {keys.keyed(uuid4()) for _each in range(3)}
    erased.add(tmp_path, keys, entries)
    path = erased.file_in(tmp_path, VAULT)
    content = path.read_bytes()
    unnoticed = []
    for at in range(len(content)):
        changed = bytearray(content)
        changed[at] ^= 4
        path.write_bytes(changed)
        if erased.read(tmp_path, keys).whole:
            unnoticed.append(at)
    assert unnoticed == []
    path.write_bytes(content.replace(min(entries).encode(), b"0" * 64))
    found = erased.read(tmp_path, keys)
    assert not found.whole
    assert found.entries >= entries - {min(entries)}


@pytest.mark.parametrize(
    "content", [b"", b"nonsense", b"[" * 9_000, b"{}", b'{"entries": 7}', b"\xff", b"null"]
)
def test_what_cannot_be_read_is_put_aside_and_begun_anew(
    content: bytes, keys: Keys, tmp_path: Path
) -> None:
    path = erased.file_in(tmp_path, VAULT)
    path.write_bytes(content)
    assert erased.read(tmp_path, keys) == erased.Listed(whole=False)
    entry = keys.keyed(uuid4())
    erased.add(tmp_path, keys, [entry])
    assert erased.read(tmp_path, keys) == erased.Listed(frozenset({entry}))
    assert path.with_suffix(".damaged").read_bytes() == content


def test_a_huge_list_is_not_read(keys: Keys, tmp_path: Path) -> None:
    with erased.file_in(tmp_path, VAULT).open("wb") as file:
        os.truncate(file.fileno(), 1 << 33)
    assert erased.read(tmp_path, keys) == erased.Listed(whole=False)


def test_vaults_that_share_a_folder_do_not_share_a_list(keys: Keys, tmp_path: Path) -> None:
    others = Keys.of(new_master(), OTHER)
    person = UUID(int=7)
    erased.add(tmp_path, keys, [keys.keyed(person)])
    erased.add(tmp_path, others, [others.keyed(uuid4())])
    assert erased.read(tmp_path, keys).entries == {keys.keyed(person)}
    erased.file_in(tmp_path, OTHER).write_bytes(erased.file_in(tmp_path, VAULT).read_bytes())
    assert erased.read(tmp_path, others) == erased.Listed(whole=False)


def test_new_keys_take_the_entries_along_under_their_own_mac(keys: Keys, tmp_path: Path) -> None:
    """An entry is made of an id that nobody has any more: it stays as it was made."""
    person, later = uuid4(), uuid4()
    erased.add(tmp_path, keys, [keys.keyed(person)])
    new = Keys.of(new_master(), VAULT)
    erased.add(tmp_path, new, [new.keyed(later)])
    found = erased.read(tmp_path, new)
    assert found.whole
    assert erased.is_erased(person, found.entries, keys, new)
    assert erased.is_erased(later, found.entries, new)
    assert not erased.read(tmp_path, keys).whole


def test_somebody_can_be_taken_off_again(keys: Keys, tmp_path: Path) -> None:
    """An erasure that could not begin: the record stays, and must not go with a restore."""
    stays, erased_one = uuid4(), uuid4()
    erased.add(tmp_path, keys, [keys.keyed(stays), keys.keyed(erased_one)])
    erased.drop(tmp_path, keys, keys.keyed(stays))
    assert erased.read(tmp_path, keys) == erased.Listed(frozenset({keys.keyed(erased_one)}))
    erased.drop(tmp_path / "gone", keys, keys.keyed(erased_one))


def test_a_folder_that_is_gone_is_said(keys: Keys, tmp_path: Path) -> None:
    with pytest.raises(VaultError):
        erased.add(tmp_path / "gone", keys, [keys.keyed(uuid4())])


def test_its_keys_can_be_wiped(keys: Keys) -> None:
    keys.wipe()
    assert bytes(keys.entry) == bytes(32) == bytes(keys.mac)
