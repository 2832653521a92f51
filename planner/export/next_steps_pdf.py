"""My next steps, alone on a paper."""

from __future__ import annotations

from planner.export.document import head, render
from planner.export.plan_steps import next_steps
from planner.export.theirs import their_paper, their_style
from planner.models.snapshots import PrintOptions
from planner.models.visit_sheets import NextStepsSnapshot
from planner.words import Tongue


def make(snapshot: NextStepsSnapshot, options: PrintOptions) -> bytes:
    """The list as a PDF. The same snapshot and options give the same bytes."""
    texts = [snapshot.called, snapshot.planner_name]
    for step in snapshot.next_steps:
        texts += [step.what, step.who_else, step.place, step.how_often]
    style = their_style(options, texts, snapshot.language, Tongue(snapshot.paper_language))
    _ = style.tongue.say
    paper = their_paper(_("My next steps"), snapshot, options, style)
    _heading, *steps = next_steps(snapshot.next_steps, snapshot.planner_name, style)
    if style.large:  # the line below its heading has no heading here
        steps = steps[1:]
    top = head(paper, right=snapshot.called, beneath=style.tongue.day(snapshot.made_on))
    return render(paper, [*top, *steps])
