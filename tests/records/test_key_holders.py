"""Who opened the vault, whose name stands on what was written, and who lost their key."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from sqlmodel import col, select

from planner.errors import InvalidInputError
from planner.models.journal import JournalLine, Why
from planner.models.people import Person
from planner.records.book import Records, open_records
from planner.records.changes import Changes
from planner.vault.keys import Slot
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from planner.vault.refusals import WrongPassphraseError
from planner.vault.vault import open_with_two_codes
from tests.vault.conftest import PASSPHRASE, Kept, closed_vault, kept

__all__ = ["closed_vault", "kept"]  # fixtures

THEIRS, NEW = "two otters under the old bridge", "nine green boats at dawn"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.vault.keys import LOWEST

    monkeypatch.setattr("planner.vault.opening.cost_for", lambda kind, memory: LOWEST)


class Visit:
    """A vault that is opened, worked in and closed, several times over."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        self.opened: OpenVault | None = None
        self.enter(kept.open)
        self.records.settings.save_planner("Priya Nair", "Planner", "Stonebridge")
        self.records.key_holders.enter(self.vault.slots)

    @property
    def vault(self) -> OpenVault:
        assert self.opened is not None
        return self.opened

    def enter(self, way: Callable[[], OpenVault]) -> list[str]:
        """Come in; gives the names of those who lost their key."""
        self.close()
        self.opened = opened = way()
        self.records: Records = open_records(opened.window_engine, self.kept.clock, opened.id)
        return [row.name for row in self.records.key_holders.enter(opened.slots)]

    def add_colleague(self, name: str, words: str) -> Slot:
        slot = self.vault.slots.for_colleague(PASSPHRASE, words)
        self.records.key_holders.add_colleague(slot.id, name)
        self.vault.slots.put(slot)
        return slot

    def add_two(self) -> tuple[str, str]:
        codes = new_code(), new_code()
        slot = self.vault.slots.for_organisation(PASSPHRASE, *codes)
        self.records.key_holders.set_organisation(slot.id, "Ann Ode", "Ben Ali")
        self.vault.slots.put(slot)
        return codes

    def together(self, codes: tuple[str, str]) -> OpenVault:
        return open_with_two_codes(
            self.kept.folder, *codes, secrets=self.kept.keyring, clock=self.kept.clock
        )

    def lines(self, why: Why) -> list[dict[str, Any]]:
        with self.records.changes.reading() as session:
            found = session.exec(
                select(JournalLine)
                .where(JournalLine.why == why)
                .order_by(col(JournalLine.sequence))
            ).all()
        return [line.after or {} for line in found]

    def close(self) -> None:
        if self.opened is not None:
            self.opened.close()
            self.opened = None


@pytest.fixture
def visit(kept: Kept) -> Iterator[Visit]:
    made = Visit(kept)
    yield made
    made.close()


def written_by(visit: Visit, person: Person) -> str:
    """Whose name stands on the line that somebody was added with."""
    from planner.models.planners import Planner

    with visit.records.changes.reading() as session:
        line = session.exec(select(JournalLine).where(JournalLine.record_id == person.id)).first()
        assert line is not None
        planner = session.get(Planner, line.planner_id)
    assert planner is not None
    return planner.name


def test_whoever_opened_it_stands_on_what_they_write(visit: Visit) -> None:
    visit.add_colleague("Sam Okoro", THEIRS)
    assert visit.enter(partial(visit.kept.open, THEIRS)) == []
    mine = visit.records.people.add("Margaret")
    assert written_by(visit, mine) == "Sam Okoro"
    settings = visit.records.settings
    at_work, owner, covered = settings.planner(), settings.owner(), settings.covering_for()
    assert (at_work and at_work.name, owner and owner.name) == ("Sam Okoro", "Priya Nair")
    assert covered
    assert covered.name == "Priya Nair"
    visit.enter(visit.kept.open)
    assert visit.records.settings.covering_for() is None
    assert written_by(visit, visit.records.people.add("Peter")) == "Priya Nair"
    assert visit.lines(Why.UNLOCKED)[-2:] == [
        {"by": "colleague's passphrase", "name": "Sam Okoro"},
        {"by": "passphrase"},
    ]


def test_tries_in_vain_stand_in_the_trail_and_are_said_once(visit: Visit) -> None:
    visit.close()
    for _try in range(2):
        with pytest.raises(WrongPassphraseError):
            visit.kept.open("somebody guesses")
    visit.enter(visit.kept.open)
    unlocked = "Unlocked the vault by passphrase"
    said = [line.words() for line in visit.records.audit.newest(9)]
    assert said[0] == f"{unlocked}, after 2 tries that did not open it"
    with pytest.raises(WrongPassphraseError):
        visit.vault.slots.change_passphrase("not mine", NEW)
    visit.enter(lambda: visit.kept.recover())
    assert visit.records.audit.newest(1)[0].words() == (
        "Unlocked the vault by the recovery code, after 1 try that did not open it"
    )
    visit.enter(visit.kept.open)
    assert visit.records.audit.newest(1)[0].words() == unlocked


def test_two_people_are_both_named_and_leave_the_owner_the_owner(visit: Visit) -> None:
    codes = visit.add_two()
    visit.enter(partial(visit.together, codes))
    assert visit.lines(Why.UNLOCKED)[-1] == {
        "by": "two people's codes",
        "name": "Ann Ode",
        "second_name": "Ben Ali",
    }
    assert written_by(visit, visit.records.people.add("Margaret")) == "Ann Ode and Ben Ali"
    owner = visit.records.settings.owner()
    assert owner
    assert owner.name == "Priya Nair"


def test_tries_before_two_people_open_it_are_theirs_to_explain(visit: Visit) -> None:
    codes = visit.add_two()
    visit.close()
    for _try in range(3):
        with pytest.raises(WrongPassphraseError):
            visit.kept.open("somebody guesses")
    visit.enter(partial(visit.together, codes))
    assert visit.lines(Why.UNLOCKED)[-1]["in_vain"] == 3
    visit.enter(visit.kept.open)
    assert visit.lines(Why.UNLOCKED)[-1] == {"by": "passphrase"}


def test_a_colleagues_own_settings_are_their_own(visit: Visit) -> None:
    visit.add_colleague("Sam Okoro", THEIRS)
    visit.records.settings.put(visit.records.settings.own("pin"), "owner's")
    visit.enter(partial(visit.kept.open, THEIRS))
    settings = visit.records.settings
    assert settings.get(settings.own("pin")) is None
    settings.put(settings.own("pin"), "sam's")
    settings.save_planner("Sam O.", "Planner", "", "01632 960 001")
    assert [row.name for row in visit.records.key_holders.colleagues()] == ["Sam O."]
    visit.enter(visit.kept.open)
    settings = visit.records.settings
    assert settings.get(settings.own("pin")) == "owner's"
    planner = settings.planner()
    assert planner
    assert planner.name == "Priya Nair"


def test_a_new_secret_of_the_computer_is_said_by_name_once(visit: Visit) -> None:
    visit.add_colleague("Sam Okoro", THEIRS)
    visit.add_two()
    assert visit.enter(partial(visit.kept.recover, NEW)) == ["Sam Okoro"]
    assert visit.records.key_holders.colleagues() == []
    assert visit.records.key_holders.organisation() is not None
    assert visit.lines(Why.UNLOCKED)[-1] == {"by": "recovery code"}
    assert [line["what"] for line in visit.lines(Why.KEYS_CHANGED)] == [
        "new passphrase by recovery code",
        "colleague needs a passphrase again",
    ]
    assert visit.enter(partial(visit.kept.open, NEW)) == []


def test_a_slot_that_never_counted_is_let_go_without_a_word(visit: Visit) -> None:
    slot = visit.add_colleague("Sam Okoro", THEIRS)
    visit.records.key_holders.move(slot.id, "f" * 32)  # stopped before the new one was put
    assert visit.enter(visit.kept.open) == []
    assert [row.slot for row in visit.records.key_holders.colleagues()] == [slot.id]


def test_a_slot_whose_name_was_lost_gets_one(visit: Visit) -> None:
    slot = visit.vault.slots.for_colleague(PASSPHRASE, THEIRS)
    visit.vault.slots.put(slot)
    visit.enter(partial(visit.kept.open, THEIRS))
    assert visit.lines(Why.UNLOCKED)[-1]["name"] == "Colleague 1"
    owner, at_work = visit.records.settings.owner(), visit.records.settings.planner()
    assert owner
    assert at_work
    assert owner.id != at_work.id


def test_all_keys_changed_is_said_in_the_new_records_with_the_names_lost(visit: Visit) -> None:
    from planner.vault.places import sweep
    from planner.vault.rekey import NewKeys

    visit.add_colleague("Sam Okoro", THEIRS)
    visit.add_two()
    keys = NewKeys(PASSPHRASE, NEW, new_code())
    visit.vault.rekey(keys, visit.records.key_holders.say_in_copy, lambda _done, _total: None)
    visit.close()
    sweep(visit.kept.folder)
    assert visit.enter(partial(visit.kept.open, NEW)) == ["Sam Okoro", "Ann Ode"]
    whats = [line["what"] for line in visit.lines(Why.KEYS_CHANGED)]
    assert whats[0] == "all keys changed"
    assert len(whats) == 3
    assert visit.vault.check() == []


def test_two_people_who_got_new_codes_with_all_keys_are_not_lost(visit: Visit) -> None:
    from planner.vault.places import sweep
    from planner.vault.rekey import NewKeys

    visit.add_two()
    keys = NewKeys(PASSPHRASE, NEW, new_code(), (new_code(), new_code()))
    say = partial(
        visit.records.key_holders.say_in_copy, two_slot=keys.two_slot, two=("Jo Penn", "Ben Ali")
    )
    visit.vault.rekey(keys, say, lambda _done, _total: None)
    visit.close()
    sweep(visit.kept.folder)
    assert visit.enter(partial(visit.kept.open, NEW)) == []
    two = visit.records.key_holders.organisation()
    assert two is not None
    assert (two.slot, two.name) == (keys.two_slot, "Jo Penn")
    assert len(visit.records.key_holders.unkept(visit.vault.slots.ids)) == 0
    whats = [line["what"] for line in visit.lines(Why.KEYS_CHANGED)]
    assert whats == ["all keys changed", "organisation's codes made"]
    assert visit.vault.check() == []


def test_names_are_needed_and_each_stands_for_one(visit: Visit) -> None:
    holders = visit.records.key_holders
    holders.add_colleague("a" * 32, "Sam Okoro")
    for name in ("", "  ", "sam okoro ", "PRIYA NAIR"):
        with pytest.raises(InvalidInputError):
            holders.add_colleague("b" * 32, name)
    for first, second, field in (
        ("", "Ben", "first"),
        ("Ann", " ", "second"),
        ("A", "a", "second"),
    ):
        with pytest.raises(InvalidInputError) as refused:
            holders.set_organisation("c" * 32, first, second)
        assert refused.value.field == field


def test_a_colleague_called_otherwise_is_so_everywhere(visit: Visit) -> None:
    slot = visit.add_colleague("Sam", THEIRS)
    holder = visit.records.key_holders.of_slot(slot.id)
    assert holder is not None
    visit.records.key_holders.rename(holder.id, "Sam Okoro")
    assert visit.lines(Why.KEYS_CHANGED)[-1] == {
        "what": "colleague renamed",
        "name": "Sam Okoro",
        "before": "Sam",
    }
    visit.enter(partial(visit.kept.open, THEIRS))
    planner = visit.records.settings.planner()
    assert planner
    assert planner.name == "Sam Okoro"


def test_a_full_disk_keeps_nobody_out(visit: Visit, monkeypatch: pytest.MonkeyPatch) -> None:
    from planner.errors import StorageError

    slot = visit.add_colleague("Sam Okoro", THEIRS)

    def full(*_given: object, **_named: object) -> None:
        raise StorageError("full")

    visit.close()
    monkeypatch.setattr(Changes, "note_event", full)
    assert visit.enter(partial(visit.kept.open, THEIRS)) == []
    planner = visit.records.settings.planner()
    assert planner
    assert planner.name == "Sam Okoro"
    assert visit.vault.slots.opened_by == slot


def test_undo_in_settings_does_not_reach_who_holds_a_key(visit: Visit) -> None:
    slot = visit.add_colleague("Sam Okoro", THEIRS)
    visit.records.undo.undo(None, "settings")
    visit.records.undo.undo(None, "settings")
    holder = visit.records.key_holders.of_slot(slot.id)
    assert holder is not None
    assert holder.name == "Sam Okoro"
