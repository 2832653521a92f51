"""Two people open a vault together, and neither does alone."""

from __future__ import annotations

import pytest

from planner.errors import InvalidInputError
from planner.vault import vault
from planner.vault.header import HEADER_FILE
from planner.vault.keys import SlotKind, open_slot
from planner.vault.recovery_code import check, new_code
from planner.vault.refusals import WrongPassphraseError
from planner.vault.slots import NotYoursError
from tests.vault.conftest import Kept
from tests.vault.slots.conftest import NEW, THEIRS, together, with_organisation

pytestmark = pytest.mark.usefixtures("cheap")


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
