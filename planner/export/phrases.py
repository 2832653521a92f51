"""Sentences that papers are put together from, in the tongue of the paper.

A person's words are only ever put between marks.
"""

from __future__ import annotations

from dataclasses import replace

from planner.models import nhs_number as nhs
from planner.models.answers import Origin
from planner.models.aspirations import Horizon, MeasureKind
from planner.models.snapshots import (
    AppointmentSnapshot,
    AspirationSnapshot,
    MeasureSnapshot,
    NextStepSnapshot,
    SaidSnapshot,
)
from planner.models.titles import ORIGINS
from planner.scripts import isolated
from planner.words import IN_ENGLISH, Tongue


def quoted(words: str, tongue: Tongue = IN_ENGLISH) -> str:
    """The person's own words, whole, between quotation marks."""
    _ = tongue.say
    return _("“{words}”").format(words=words.strip())


def said(answer: SaidSnapshot, tongue: Tongue = IN_ENGLISH) -> str:
    """An answer as it prints: in quotation marks only where it is the person's own words."""
    if answer.origin is Origin.THEIR_WORDS:
        return quoted(answer.text, tongue)
    return answer.text.strip()


def origin_note(answer: SaidSnapshot, tongue: Tongue = IN_ENGLISH) -> str:
    """What is said beneath an answer that is not the person's own words; empty for those."""
    _ = tongue.say
    if answer.origin is Origin.THEIR_WORDS:
        return ""
    title = _(ORIGINS[answer.origin])
    if answer.said_on is None:
        return title
    return _("{what}, {day}").format(what=title, day=tongue.short_day(answer.said_on))


def by_when(aspiration: AspirationSnapshot, tongue: Tongue = IN_ENGLISH) -> str:
    """Such as "by 24 March", or "by March 2027" for a year; empty without a date."""
    _ = tongue.say
    if aspiration.by_on is None:
        return ""
    if aspiration.horizon is Horizon.YEAR:
        return _("by {day}").format(day=tongue.month(aspiration.by_on))
    return _("by {day}").format(day=tongue.short_day(aspiration.by_on))


def measure_sentence(measure: MeasureSnapshot, tongue: Tongue = IN_ENGLISH) -> str:
    """Such as "1 at the start, 40 now, 100 is my aim"; only what is known is said.

    What was said in another measure before keeps that one's unit: "30 yards before".
    """
    _ = tongue.say
    if measure.before is not None:
        sentence = measure_sentence(replace(measure, before=None), tongue)
        return ". ".join(filter(None, [sentence, _before(measure.before, tongue)]))
    if measure.kind is MeasureKind.YES_NO:
        if measure.now is None:
            return ""
        return _("Yes, now.") if measure.now else _("Not yet.")
    known = [
        pattern.format(figure=tongue.number(value))
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


def _before(measure: MeasureSnapshot, tongue: Tongue = IN_ENGLISH) -> str:
    """Such as "30 yards before"."""
    _ = tongue.say
    if measure.kind is MeasureKind.YES_NO:
        return _("Yes, before") if measure.now else _("Not yet, before")
    if measure.kind is MeasureKind.SCALE:
        return _("{number} out of 10 before").format(number=tongue.number(measure.now))
    figure = f"{tongue.number(measure.now)} {measure.unit.strip()}".strip()
    return _("{figure} before").format(figure=figure)


def who(step: NextStepSnapshot, planner_name: str, tongue: Tongue = IN_ENGLISH) -> str:
    """Who does a next step: "Me and Jean"."""
    _ = tongue.say
    doers = [_("Me")] if step.by_me else []
    if step.by_planner:
        doers.append(planner_name)
    if step.who_else.strip():
        doers.append(step.who_else.strip())
    return tongue.listing(doers) if doers else ""


def when(step: NextStepSnapshot, tongue: Tongue = IN_ENGLISH) -> str:
    """When a next step is to be done, or that it is done."""
    _ = tongue.say
    if step.done_on is not None:
        return _("Done, {day}").format(day=tongue.short_day(step.done_on))
    parts = [step.how_often.strip()] if step.how_often.strip() else []
    if step.on is not None:
        parts.append(tongue.day_of_week(step.on))
    if step.at is not None:
        parts.append(tongue.time_of_day(step.at))
    return ", ".join(parts)


def meeting(appointment: AppointmentSnapshot, tongue: Tongue = IN_ENGLISH) -> str:
    """Such as "Tuesday 14 April 2026, 10:30, the surgery"."""
    parts = [tongue.full_day(appointment.on)]
    parts += [tongue.time_of_day(appointment.at)] if appointment.at else []
    parts += [isolated(appointment.place)] if appointment.place else []
    return ", ".join(parts)


def nhs_number(number: str, tongue: Tongue = IN_ENGLISH) -> str:
    """An NHS number grouped 3-3-4."""
    _ = tongue.say
    return _("NHS number {number}").format(number=nhs.shown(number.replace(" ", "")))
