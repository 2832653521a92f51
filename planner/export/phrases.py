"""Sentences that papers are put together from. A person's words are only ever put between marks."""

from __future__ import annotations

from dataclasses import replace

from planner.export.directions import isolated
from planner.models import nhs_number as nhs
from planner.models.answers import Origin
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.numbers import number_words
from planner.models.snapshots import (
    AppointmentSnapshot,
    AspirationSnapshot,
    MeasureSnapshot,
    NextStepSnapshot,
    SaidSnapshot,
)
from planner.models.titles import ORIGINS
from planner.words import _, day_of_week, full_day, listing, month, short_day, time_of_day


def quoted(words: str) -> str:
    """The person's own words, whole, between quotation marks."""
    return _("“{words}”").format(words=words.strip())


def said(answer: SaidSnapshot) -> str:
    """An answer as it prints: in quotation marks only where it is the person's own words."""
    if answer.origin is Origin.THEIR_WORDS:
        return quoted(answer.text)
    return answer.text.strip()


def origin_note(answer: SaidSnapshot) -> str:
    """What is said beneath an answer that is not the person's own words; empty for those."""
    if answer.origin is Origin.THEIR_WORDS:
        return ""
    title = _(ORIGINS[answer.origin])
    if answer.said_on is None:
        return title
    return _("{what}, {day}").format(what=title, day=short_day(answer.said_on))


def by_when(aspiration: AspirationSnapshot) -> str:
    """Such as "by 24 March", or "by March 2027" for a year; empty without a date."""
    if aspiration.by_on is None:
        return ""
    if aspiration.horizon is Horizon.YEAR:
        return _("by {day}").format(day=month(aspiration.by_on))
    return _("by {day}").format(day=short_day(aspiration.by_on))


def measure_sentence(measure: MeasureSnapshot) -> str:
    """Such as "1 at the start, 40 now, 100 is my aim"; only what is known is said.

    What was said in another measure before keeps that one's unit: "30 yards before".
    """
    if measure.before is not None:
        sentence = measure_sentence(replace(measure, before=None))
        return ". ".join(filter(None, [sentence, _before(measure.before)]))
    if measure.kind is MeasureKind.YES_NO:
        if measure.now is None:
            return ""
        return _("Yes, now.") if measure.now else _("Not yet.")
    known = [
        pattern.format(figure=number_words(value))
        for value, pattern in (
            (measure.start, _("{figure} at the start")),
            (measure.now, _("{figure} now")),
            (measure.target, _("{figure} is my aim")),
        )
        if value is not None
    ]
    if not known:
        return ""
    together = ", ".join(known)
    if measure.kind is MeasureKind.SCALE:
        return _("0 to 10: {figures}").format(figures=together)
    return together


def _before(measure: MeasureSnapshot) -> str:
    """Such as "30 yards before"."""
    if measure.kind is MeasureKind.YES_NO:
        return _("Yes, before") if measure.now else _("Not yet, before")
    if measure.kind is MeasureKind.SCALE:
        return _("{number} out of 10 before").format(number=number_words(measure.now))
    figure = f"{number_words(measure.now)} {measure.unit.strip()}".strip()
    return _("{figure} before").format(figure=figure)


def who(step: NextStepSnapshot, planner_name: str) -> str:
    """Who does a next step: "Me and Jean"."""
    doers = [_("Me")] if step.by_me else []
    if step.by_planner:
        doers.append(planner_name)
    if step.who_else.strip():
        doers.append(step.who_else.strip())
    return listing(doers) if doers else ""


def when(step: NextStepSnapshot) -> str:
    """When a next step is to be done, or that it is done."""
    if step.done_on is not None:
        return _("Done, {day}").format(day=short_day(step.done_on))
    parts = [step.how_often.strip()] if step.how_often.strip() else []
    if step.on is not None:
        parts.append(day_of_week(step.on))
    if step.at is not None:
        parts.append(time_of_day(step.at))
    return ", ".join(parts)


def meeting(appointment: AppointmentSnapshot) -> str:
    """Such as "Tuesday 14 April 2026, 10:30, the surgery"."""
    parts = [full_day(appointment.on)]
    parts += [time_of_day(appointment.at)] if appointment.at else []
    parts += [isolated(appointment.place)] if appointment.place else []
    return ", ".join(parts)


def nhs_number(number: str) -> str:
    """An NHS number grouped 3-3-4."""
    return _("NHS number {number}").format(number=nhs.shown(number.replace(" ", "")))
