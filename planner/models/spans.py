"""Weeks, months and years ahead, by the calendar."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from planner.models.aspirations import Horizon


def months_after(day: date, months: int) -> date:
    """So many calendar months after `day`; the last day where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def by_when(horizon: Horizon, today: date) -> date:
    """A week, a calendar month or a year from `today`."""
    if horizon is Horizon.WEEK:
        return today + timedelta(weeks=1)
    return months_after(today, 1 if horizon is Horizon.MONTH else 12)


def shorter_than(horizon: Horizon) -> list[Horizon]:
    """The horizons that one of `horizon` can be broken into, the longest first."""
    order = list(Horizon)
    return order[: order.index(horizon)][::-1]
