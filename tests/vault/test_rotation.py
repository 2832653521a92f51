"""Rotation keeps seven days, four weeks and twelve months, and never drops the newest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.models.times import local
from planner.vault.manifest import Manifest
from planner.vault.rotation import DAYS, MONTHS, WEEKS, to_keep
from tests.vault.backing import HEADER

START = datetime(2026, 3, 17, 16, 40, tzinfo=UTC)
_ONE = Manifest("", START, HEADER, 2, 1, 0, "0" * 64, {}, 0, "")


def backup(number: int, made_at: datetime, generation: int = 1) -> Manifest:
    return replace(
        _ONE, id=f"{number:032x}", made_at=made_at, sequence=number, generation=generation
    )


moments = st.integers(-600, 600 * 24).map(lambda hours: START + timedelta(hours=hours))
many = st.lists(moments, min_size=1, max_size=60).map(
    lambda found: [backup(number, at) for number, at in enumerate(found)]
)


@given(many)
@settings(deadline=None)
def test_the_newest_always_stays_whatever_the_clock_did(backups: list[Manifest]) -> None:
    kept = to_keep(backups)
    assert max(backups, key=lambda one: one.sequence).id in kept
    assert len(kept) <= DAYS + WEEKS + MONTHS
    assert kept <= {one.id for one in backups}


@given(many)
@settings(deadline=None)
def test_what_stays_stays_the_next_time_too(backups: list[Manifest]) -> None:
    kept = to_keep(backups)
    assert to_keep(one for one in backups if one.id in kept) == kept


@given(st.lists(st.integers(0, 3), min_size=1, max_size=40), st.data())
@settings(deadline=None, max_examples=40)
def test_each_recent_day_week_and_month_keeps_its_last(
    gaps: list[int], data: st.DataObject
) -> None:
    """With a clock that only goes forward; backups made one after the other."""
    at, backups = START, []
    for number, gap in enumerate(gaps):
        at += timedelta(days=gap, hours=data.draw(st.integers(1, 5)))
        backups.append(backup(number, at))
    kept = to_keep(backups)
    last_of: dict[object, str] = {}
    for one in backups:
        last_of[local(one.made_at).date()] = one.id
    assert set(list(last_of.values())[-DAYS:]) <= kept
    months = {(local(one.made_at).year, local(one.made_at).month): one.id for one in backups}
    assert set(list(months.values())[-MONTHS:]) <= kept


def test_two_years_of_working_days_leave_a_year_to_go_back_to() -> None:
    there: list[Manifest] = []
    for number in range(2 * 365):
        day = START + timedelta(days=number)
        if day.weekday() < 5:
            there.append(backup(number, day))
            kept = to_keep(there)
            there = [one for one in there if one.id in kept]
    assert len(there) <= DAYS + WEEKS + MONTHS
    dates = sorted(one.made_at.date() for one in there)
    assert (dates[-1] - dates[0]).days > 300
    assert len([one for one in dates if (dates[-1] - one).days < 10]) >= DAYS


def test_a_restored_vault_begins_with_fewer_lines_and_its_backups_stay() -> None:
    """Of the vault that was replaced, the backups have more lines, and are older all the same."""
    replaced = [backup(500 + number, START - timedelta(days=number)) for number in range(30)]
    restored = backup(120, START, generation=2)
    kept = to_keep([*replaced, restored])
    assert restored.id in kept
    assert f"{500:032x}" not in kept


def test_a_clock_set_back_a_year_drops_nothing_of_the_last_days() -> None:
    before = [backup(number, START + timedelta(days=number)) for number in range(20)]
    back = START - timedelta(days=365)
    after = [backup(100 + number, back + timedelta(days=number)) for number in range(4)]
    kept = to_keep([*before, *after])
    assert {one.id for one in after} <= kept
    assert before[-1].id in kept
