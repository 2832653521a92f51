"""Which backups go to make room: seven days, four weeks and twelve months are kept.

They are counted from the newest back by how the vault grew, not by the clock: one that was set
back cannot make the newest look old.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import date

from planner.models.times import local
from planner.vault.manifest import Manifest

DAYS, WEEKS, MONTHS = 7, 4, 12


def to_keep(backups: Iterable[Manifest]) -> set[str]:
    """The ids of those that stay: the newest, and the last of each recent day, week and month."""
    kept: set[str] = set()
    days: set[Hashable] = set()
    weeks: set[Hashable] = set()
    months: set[Hashable] = set()
    for backup in sorted(backups, key=lambda one: one.age, reverse=True):
        day = local(backup.made_at).date()
        spans = ((days, day, DAYS), (weeks, _week(day), WEEKS), (months, _month(day), MONTHS))
        for seen, span, most in spans:
            if span not in seen and len(seen) < most:
                seen.add(span)
                kept.add(backup.id)
    return kept


def _week(day: date) -> Hashable:
    return day.isocalendar()[:2]


def _month(day: date) -> Hashable:
    return day.year, day.month
