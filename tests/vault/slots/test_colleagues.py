"""Colleagues have a way into a vault, change their own alone, and can be taken out."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from planner.errors import InvalidInputError
from planner.vault import header as headers
from planner.vault import keys, vault
from planner.vault.header import HEADER_FILE
from planner.vault.keys import LOWEST, Slot, SlotKind, new_master
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.vault.refusals import TryLaterError, WrongPassphraseError
from planner.vault.slots import MOST_COLLEAGUES, NotYoursError
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.slots.conftest import NEW, THEIRS, together, with_organisation

pytestmark = pytest.mark.usefixtures("cheap")

SECOND = "a kettle sings to the empty hall"


def with_colleague(kept: Kept, words: str = THEIRS) -> Slot:
    """A colleague may open it from now on; it is closed again."""
    opened = kept.open()
    slot = opened.slots.for_colleague(PASSPHRASE, words)
    opened.slots.put(slot)
    opened.close()
    return slot


def test_a_colleague_opens_it_by_a_passphrase_of_their_own(kept: Kept) -> None:
    slot = with_colleague(kept)
    opened = kept.open(THEIRS)
    assert opened.slots.opened_by == slot
    assert opened.slots.covered
    assert not opened.slots.owned
    opened.close()
    again = kept.open()
    assert again.slots.owned
    again.close()


def test_a_slot_that_was_made_opens_nothing_before_it_is_put(kept: Kept) -> None:
    opened = kept.open()
    opened.slots.for_colleague(PASSPHRASE, THEIRS)
    opened.close()
    with pytest.raises(WrongPassphraseError):
        kept.open(THEIRS)


def test_adding_a_colleague_asks_for_the_planners_own_passphrase(kept: Kept) -> None:
    opened = kept.open()
    with pytest.raises(WrongPassphraseError):
        opened.slots.for_colleague("not mine", THEIRS)
    for _try in range(2):
        with pytest.raises(WrongPassphraseError):
            opened.slots.for_organisation("not mine", new_code(), new_code())
    with pytest.raises(TryLaterError):
        opened.slots.for_colleague(PASSPHRASE, THEIRS)
    opened.close()


def test_the_planners_own_passphrase_does_not_do_for_a_colleague(kept: Kept) -> None:
    opened = kept.open()
    with pytest.raises(InvalidInputError, match="Choose another"):
        opened.slots.for_colleague(PASSPHRASE, PASSPHRASE)
    opened.close()


def test_a_wrong_passphrase_answers_alike_and_derives_each_slot_once(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_colleague(kept)
    with_colleague(kept, SECOND)
    derived: list[bytes] = []
    real = keys._stretch

    def count(typed: bytes | bytearray, salt: bytes, cost: keys.Cost) -> bytearray:
        derived.append(salt)
        return real(typed, salt, cost)

    monkeypatch.setattr(keys, "_stretch", count)
    with pytest.raises(WrongPassphraseError, match="Check capital letters"):
        kept.open("neither of us")
    assert len(derived) == len(set(derived)) == 3
    derived.clear()
    kept.open(SECOND).close()
    assert len(derived) == 3


def test_wrong_tries_count_for_all_slots_together(kept: Kept) -> None:
    with_colleague(kept)
    for _try in range(3):
        with pytest.raises(WrongPassphraseError):
            kept.open("neither of us")
    with pytest.raises(TryLaterError):
        kept.open(THEIRS)


def test_there_is_room_for_so_many_and_no_more(kept: Kept) -> None:
    opened = kept.open()
    slot = opened.slots.for_colleague(PASSPHRASE, THEIRS)
    for number in range(MOST_COLLEAGUES):
        opened.slots.put(replace(slot, id=f"{number:032x}"))
    with pytest.raises(InvalidInputError, match="room for 8"):
        opened.slots.for_colleague(PASSPHRASE, SECOND)
    opened.close()
    kept.open().close()


def test_a_colleague_may_do_nothing_but_change_their_own(kept: Kept) -> None:
    slot = with_colleague(kept)
    other = with_colleague(kept, SECOND)
    opened = kept.open(THEIRS)
    before = (kept.folder / HEADER_FILE).read_bytes()
    for forbidden in (
        lambda: opened.change_passphrase(PASSPHRASE, NEW),
        lambda: opened.use_recovery_code(new_code()),
        lambda: opened.slots.for_colleague(THEIRS, NEW),
        lambda: opened.slots.for_organisation(THEIRS, new_code(), new_code()),
        lambda: opened.slots.remove(other.id),
        lambda: opened.slots.remove(slot.id),
    ):
        with pytest.raises(NotYoursError):
            forbidden()
    assert (kept.folder / HEADER_FILE).read_bytes() == before
    opened.close()


def test_a_colleague_changes_their_own_passphrase(kept: Kept) -> None:
    slot = with_colleague(kept)
    opened = kept.open(THEIRS)
    with pytest.raises(WrongPassphraseError):
        opened.slots.for_oneself(PASSPHRASE, NEW)
    new = opened.slots.for_oneself(THEIRS, NEW)
    opened.slots.put(new, instead_of=slot.id)
    assert opened.slots.opened_by == new
    opened.close()
    with pytest.raises(WrongPassphraseError):
        kept.open(THEIRS)
    kept.open(NEW).close()
    kept.open().close()


def test_nobody_can_take_the_planners_own_ways_out(kept: Kept) -> None:
    opened = kept.open()
    before = opened.slots.header
    for slot in before.slots:
        with pytest.raises(NotYoursError):
            opened.slots.remove(slot.id)
    assert opened.slots.header == before
    opened.close()


def test_a_colleague_who_was_taken_out_opens_nothing(kept: Kept) -> None:
    slot = with_colleague(kept)
    opened = kept.open()
    opened.slots.remove(slot.id)
    opened.slots.remove(slot.id)  # a second press does no harm
    opened.close()
    with pytest.raises(WrongPassphraseError):
        kept.open(THEIRS)


def test_a_new_secret_of_the_computer_takes_colleagues_slots_out(kept: Kept) -> None:
    slot = with_colleague(kept)
    codes = with_organisation(kept)
    opened = kept.recover(NEW)
    assert opened.slots.renewed
    assert slot.id not in opened.slots.ids
    opened.close()
    assert len(kept.keyring.secrets) == 1
    with pytest.raises(WrongPassphraseError):
        kept.open(THEIRS)
    kept.open(NEW).close()
    together(kept, *codes).close()


def test_without_a_keyring_before_and_after_colleagues_slots_stay(kept: Kept) -> None:
    long, theirs = "six words are what it takes here", "and six other words for a colleague"

    def recover(words: str) -> OpenVault:
        return vault.open_with_recovery(
            kept.folder, kept.code, words, secrets=None, clock=kept.clock
        )

    opened = recover(long)
    with pytest.raises(InvalidInputError, match="six words"):
        opened.slots.for_colleague(long, "too short")
    opened.slots.put(opened.slots.for_colleague(long, theirs))
    opened.close()
    recover("other six words are what it takes").close()
    kept.open(theirs).close()


def test_slots_of_two_colleagues_stand_beside_each_other() -> None:
    master = new_master()
    vault_id = uuid4()
    made = [
        keys.make_slot(vault_id, SlotKind.COLLEAGUE, master, words, b"", LOWEST)
        for words in (THEIRS, SECOND)
    ]
    header = headers.Header(vault_id, 1, ())
    for slot in made:
        header = header.with_slot(slot)
    assert header.slots == tuple(made)
