"""How long a record is kept: the years, and the day they end.

NHS Records Management Code of Practice (2021, as updated in August 2023), appendix II: mental
health records 20 years after the last contact, other adult health records 8, and 10 years after
death. They are the least; a service may keep a record longer with a reason it writes down.
"""

from __future__ import annotations

from datetime import date

from planner.models.lawful import RetentionClass
from planner.models.spans import months_after

YEARS = {RetentionClass.MENTAL_HEALTH: 20, RetentionClass.OTHER_ADULT: 8}
YEARS_AFTER_DEATH = 10
#: A decision to keep a record longer reaches this far, and is then looked at again.
LONGEST_YEARS = 20


def years_after(day: date, years: int) -> date:
    """So many years after `day`; 29 February becomes the 28th in a year that has none."""
    return months_after(day, 12 * years)


def kept_until(
    kind: RetentionClass, last_contact: date, died_on: date | None, decided: date | None
) -> date:
    """The day from which a record may be erased.

    `decided` is a later day that somebody chose; an earlier one counts for nothing.
    """
    if died_on is not None:
        day = years_after(died_on, YEARS_AFTER_DEATH)
    else:
        day = years_after(last_contact, YEARS[kind])
    return max(day, decided) if decided is not None else day
