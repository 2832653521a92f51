"""My next steps, alone on a paper."""

from __future__ import annotations

from planner.export.document import Paper, head, render
from planner.export.plan_steps import next_steps
from planner.export.styles import style_of
from planner.models.snapshots import PrintOptions
from planner.models.visit_sheets import NextStepsSnapshot
from planner.scripts import has_right_to_left
from planner.words import Tongue


def make(snapshot: NextStepsSnapshot, options: PrintOptions) -> bytes:
    """The list as a PDF. The same snapshot and options give the same bytes."""
    texts = [snapshot.called, snapshot.planner_name]
    for step in snapshot.next_steps:
        texts += [step.what, step.who_else, step.place, step.how_often]
    style = style_of(
        options.size.value,
        colour=options.colour,
        tinted=options.tint is not None,
        language=snapshot.language if has_right_to_left(" ".join(texts)) else "en",
        tongue=Tongue(snapshot.paper_language),
        spoken=snapshot.language,
    )
    _ = style.tongue.say
    paper = Paper(
        title=_("My next steps"),
        owner=snapshot.called,
        made_on=snapshot.made_on,
        style=style,
        foot=_("This plan belongs to me. I can change it at any time."),
        language=style.tongue.tag,
        letterhead=options.letterhead,
    )
    _heading, *steps = next_steps(snapshot.next_steps, snapshot.planner_name, style)
    if style.large:  # the line below its heading has no heading here
        steps = steps[1:]
    top = head(paper, right=snapshot.called, beneath=style.tongue.day(snapshot.made_on))
    return render(paper, [*top, *steps])
