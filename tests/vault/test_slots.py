"""Who has a way into a vault, who may change which, and what is left of one that was taken out."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from uuid import uuid4

import pytest

from planner.errors import InvalidInputError, VaultError
from planner.system.device_secret import KeyringUnavailableError
from planner.vault import header as headers
from planner.vault import keys, vault
from planner.vault.header import HEADER_FILE, SPARE_FILE
from planner.vault.keys import LOWEST, Slot, SlotKind, new_master, open_slot
from planner.vault.open_vault import OpenVault
from planner.vault.opening import secret_names
from planner.vault.recovery_code import check, new_code
from planner.vault.refusals import TryLaterError, WrongPassphraseError
from planner.vault.slots import MOST_COLLEAGUES, NotYoursError
from tests.vault.conftest import PASSPHRASE, Kept
from tests.vault.released_vaults import CODES, put_released

THEIRS = "two otters under the old bridge"
SECOND = "a kettle sings to the empty hall"
NEW = "nine green boats at dawn"

pytestmark = pytest.mark.usefixtures("cheap")


def with_colleague(kept: Kept, words: str = THEIRS) -> Slot:
    """A colleague may open it from now on; it is closed again."""
    opened = kept.open()
    slot = opened.slots.for_colleague(PASSPHRASE, words)
    opened.slots.put(slot)
    opened.close()
    return slot


def with_organisation(kept: Kept) -> tuple[str, str]:
    codes = new_code(), new_code()
    opened = kept.open()
    opened.slots.put(opened.slots.for_organisation(PASSPHRASE, *codes))
    opened.close()
    return codes


def together(kept: Kept, first: str, second: str) -> OpenVault:
    return vault.open_with_two_codes(
        kept.folder, first, second, secrets=kept.keyring, clock=kept.clock
    )


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


def test_a_header_that_cannot_be_written_leaves_the_old_passphrase_opening(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(headers, "write_whole", full)
        with pytest.raises(VaultError, match="disk is full"):
            kept.recover(NEW)
    assert len(kept.keyring.secrets) == 2
    kept.open().close()


def test_a_secret_that_a_stop_left_behind_goes_at_the_next_opening(kept: Kept) -> None:
    vault_id = vault.inspect(kept.folder).id
    (right,) = kept.keyring.secrets.values()
    kept.keyring.secrets[secret_names(vault_id)[1]] = bytes(32)
    kept.open().close()
    assert len(kept.keyring.secrets) == 2
    (kept.folder / "open.lock").write_bytes(b"open\n")
    kept.open().close()
    assert list(kept.keyring.secrets.values()) == [right]


def test_a_keyring_that_will_not_forget_is_asked_again(kept: Kept) -> None:
    real = kept.keyring.forget

    def refuse(_name: object) -> None:
        raise KeyringUnavailableError("locked")

    kept.keyring.forget = refuse  # type: ignore[method-assign,assignment]
    kept.recover(NEW).close()
    assert len(kept.keyring.secrets) == 2
    kept.keyring.forget = real  # type: ignore[method-assign]
    kept.open(NEW).close()
    assert len(kept.keyring.secrets) == 1


def test_two_people_open_it_together_in_either_order(kept: Kept) -> None:
    first, second = with_organisation(kept)
    for codes in ((first, second), (second.lower(), first.replace("-", " "))):
        opened = together(kept, *codes)
        assert opened.slots.opened_by is not None
        assert opened.slots.opened_by.kind is SlotKind.ORGANISATION
        assert not opened.slots.owned
        opened.close()
    kept.open().close()


def test_neither_of_the_two_people_opens_it_alone(kept: Kept) -> None:
    first, second = with_organisation(kept)
    for codes in ((first, new_code()), (new_code(), second)):
        with pytest.raises(WrongPassphraseError, match="newest sheets"):
            together(kept, *codes)
    with pytest.raises(InvalidInputError, match="the same code"):
        together(kept, first, first)
    with pytest.raises(WrongPassphraseError):
        kept.recover(code=first)
    header = vault.inspect(kept.folder)
    slot = header.slot(SlotKind.ORGANISATION)
    assert slot is not None
    one, two = check(first), check(second)
    for words in (one, two, (one,), (one, one), (two, two), one + two, (one, "")):
        assert open_slot(header.id, slot, words, b"") is None
    assert open_slot(header.id, slot, (two, one), b"") is not None


def test_two_people_may_bring_in_a_colleague_and_change_nothing_else(kept: Kept) -> None:
    codes = with_organisation(kept)
    opened = together(kept, *codes)
    opened.slots.put(opened.slots.for_colleague("", THEIRS))
    own = opened.slots.header.slot(SlotKind.ORGANISATION)
    assert own is not None
    for forbidden in (
        lambda: opened.change_passphrase("", NEW),
        lambda: opened.use_recovery_code(new_code()),
        lambda: opened.slots.for_organisation("", new_code(), new_code()),
        lambda: opened.slots.remove(own.id),
    ):
        with pytest.raises(NotYoursError):
            forbidden()
    opened.close()
    kept.open(THEIRS).close()


def test_two_people_open_it_by_the_spare_too(kept: Kept) -> None:
    codes = with_organisation(kept)
    (kept.folder / HEADER_FILE).write_text("{}")
    together(kept, *codes).close()
    kept.open().close()


def test_new_codes_for_two_people_take_the_place_of_the_old(kept: Kept) -> None:
    old, new = with_organisation(kept), with_organisation(kept)
    with pytest.raises(WrongPassphraseError):
        together(kept, *old)
    with pytest.raises(WrongPassphraseError):
        together(kept, old[0], new[1])
    together(kept, *new).close()


def test_a_spare_that_is_behind_does_not_bring_an_old_code_back(kept: Kept) -> None:
    behind = (kept.folder / SPARE_FILE).read_bytes()
    opened = kept.open()
    code = new_code()
    opened.use_recovery_code(code)
    opened.close()
    (kept.folder / SPARE_FILE).write_bytes(behind)  # as a stop between the two files leaves it
    with pytest.raises(WrongPassphraseError):
        kept.recover()
    kept.recover(code=code).close()


@pytest.mark.parametrize("spoilt", [b"{}", b"", None])
def test_a_spare_that_is_damaged_or_gone_is_made_good_at_opening(
    kept: Kept, spoilt: bytes | None
) -> None:
    spare = kept.folder / SPARE_FILE
    if spoilt is None:
        spare.unlink()
    else:
        spare.write_bytes(spoilt)
    kept.open().close()
    assert spare.read_bytes() == (kept.folder / HEADER_FILE).read_bytes()


def test_an_older_header_put_back_does_not_undo_a_newer_spare(kept: Kept) -> None:
    older = (kept.folder / HEADER_FILE).read_bytes()
    opened = kept.open()
    opened.change_passphrase(PASSPHRASE, NEW)
    opened.close()
    newer = (kept.folder / SPARE_FILE).read_bytes()
    (kept.folder / HEADER_FILE).write_bytes(older)
    kept.open().close()
    assert (kept.folder / SPARE_FILE).read_bytes() == newer


def test_a_slot_without_an_id_opens_and_a_rewrite_gives_the_newer_version(kept: Kept) -> None:
    shutil.rmtree(kept.folder)
    put_released("version-1", kept.folder)
    assert {slot.id for slot in vault.inspect(kept.folder).slots} == {""}
    opened = kept.recover(NEW, code=CODES["version-1"])
    opened.slots.put(opened.slots.for_colleague(NEW, THEIRS))
    opened.close()
    fields = json.loads((kept.folder / HEADER_FILE).read_bytes())
    assert fields["version"] == headers.VERSION
    assert [bool(slot["id"]) for slot in fields["slots"]] == [False, True, True]
    for words in (NEW, THEIRS):
        kept.open(words).close()
    kept.recover(code=CODES["version-1"]).close()


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
