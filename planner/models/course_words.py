"""What the chart of a measure says: its sentence, its table, and the numbers that always show."""

from __future__ import annotations

from collections.abc import Sequence

from planner.models.aspirations import MeasureKind, Side
from planner.models.pictures import Sheet
from planner.models.progress import Run, Said, value_words
from planner.words import _, day


def course_sentence(run: Run) -> str:
    """What the chart shows, in words."""
    told = []
    if run.start is not None:
        told.append(_("At the start: {number}.").format(number=_value(run, run.start)))
    for side, first, latest, once in (
        (
            Side.PERSON,
            _("My view: {first} on {then}, {latest} on {now}."),
            _("My view: {latest} then and now, {then} to {now}."),
            _("My view: {latest} on {now}."),
        ),
        (
            Side.PLANNER,
            _("My planner’s view: {first} on {then}, {latest} on {now}."),
            _("My planner’s view: {latest} then and now, {then} to {now}."),
            _("My planner’s view: {latest} on {now}."),
        ),
    ):
        said = run.of(side)
        if not said:
            continue
        pattern = once if len(said) == 1 else latest if said[0].value == said[-1].value else first
        told.append(
            pattern.format(
                first=_value(run, said[0].value),
                then=day(said[0].on),
                latest=_value(run, said[-1].value),
                now=day(said[-1].on),
            )
        )
    if not run.answers:
        told.append(_("Not asked yet."))
    if run.target is not None:
        told.append(_("My aim: {number}.").format(number=_value(run, run.target)))
    return " ".join(told)


def course_sheet(run: Run) -> Sheet:
    """Every answer as a row, the oldest first; start and aim around them."""
    whose = {Side.PERSON: _("My view"), Side.PLANNER: _("My planner’s view")}
    rows = [(day(each.on), whose[each.side], _value(run, each.value), each.words)
            for each in run.answers]  # fmt: skip
    if run.start is not None:
        rows.insert(0, (_("At the start"), "", _value(run, run.start), ""))
    if run.target is not None:
        rows.append((_("My aim"), "", _value(run, run.target), ""))
    return Sheet((_("When"), _("Whose view"), _("Answer"), _("What was said")), tuple(rows))


def network_sheet(run: Run) -> Sheet:
    """How strong the people around someone felt, on each day, and who was in it."""
    rows = [(day(each.on), _value(run, each.value), each.words) for each in run.answers]
    return Sheet((_("When"), _("How strong, 0 to 10"), _("Who is in it")), tuple(rows))


def network_run(network: Sequence[Said]) -> Run:
    """How strong the person feels the people around them are, as a course."""
    return Run(MeasureKind.SCALE, "", tuple(network))


def numbers(run: Run) -> tuple[list[tuple[str, float]], list[tuple[str, float]]]:
    """The numbers that always show, each with the value that it stands at: then, and now."""

    def named(name: str, value: float) -> tuple[str, float]:
        pattern = _("{name} {number}")
        if run.kind is MeasureKind.YES_NO:
            pattern = _("{name}: {number}")
        return pattern.format(name=name, number=_value(run, value)), value

    then: list[tuple[str, float]] = []
    now: list[tuple[str, float]] = []
    mine, theirs = run.of(Side.PERSON), run.of(Side.PLANNER)
    if run.start is not None:
        then.append(named(_("Start"), run.start))
    elif len(mine) > 1:
        then.append(named(_("First"), mine[0].value))
    if len(theirs) > 1:
        then.append(named(_("My planner"), theirs[0].value))
    if mine:
        now.append(named(_("Now"), mine[-1].value))
    if theirs:
        now.append(named(_("My planner"), theirs[-1].value))
    if run.target is not None:
        now.append(named(_("Aim"), run.target))
    return then, now


def _value(run: Run, value: float) -> str:
    return value_words(run.kind, value)
