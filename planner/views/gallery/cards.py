"""The cards of the three steps, each as it stands on its page."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast
from uuid import uuid4

from PySide6.QtWidgets import QWidget

from planner.models.answers import Answer, AnswerState
from planner.models.aspirations import Aspiration, Horizon, MeasureKind, Progress, Side
from planner.models.barriers import Barrier, Response
from planner.models.reference import LifeArea, Prompt
from planner.records.barriers import Chain
from planner.records.emotional_support import Said
from planner.records.hopes import Hope
from planner.views.gallery.states import Columns
from planner.views.pages.aspirations.card import AspirationCard
from planner.views.pages.barriers.card import BarrierCard
from planner.views.pages.emotional_support.prompt_card import PromptCard
from planner.views.widgets.surfaces import Card
from planner.words import _

if TYPE_CHECKING:
    from planner.views.page import Context

_AREAS = {
    "home": LifeArea(key="home", title="Home", icon="cat-home"),
    "friends": LifeArea(key="friends", title="Friends", icon="cat-friends-community"),
}


def add_prompts(card: Card) -> None:
    """Talked about, not now, not yet."""
    # a closed card asks its context for the theme alone
    context = cast("Context", SimpleNamespace(theme=card.theme))
    for title, text, state in (
        (_("Why I am here"), _("I used to be out all day."), AnswerState.OPEN),
        (_("How I feel about my life"), "", AnswerState.NOT_NOW),
        (_("What a good day looks like"), "", None),
    ):
        prompt = Prompt(key=title, title=title)
        answer = None
        if state is not None:
            answer = Answer(
                pathway_id=uuid4(), person_id=uuid4(), prompt_id=prompt.id, text=text, state=state
            )
        card.body.addWidget(PromptCard(context, Said(prompt, answer, answer if text else None)))


def add_aspirations(card: Card) -> None:
    """An own measure, 0 to 10, and yes or not yet; their lines end level."""
    shown: list[QWidget] = []
    for words, measure, ends, now in (
        (_("Walk to the end of our road and back, twice."), MeasureKind.OWN, (1.0, 100.0), 40.0),
        (_("Have Paul and the children to stay"), MeasureKind.SCALE, (None, None), 4.0),
        (_("Know where I stand with the heating bill."), MeasureKind.YES_NO, (None, None), 1.0),
    ):
        row = Aspiration(
            pathway_id=uuid4(),
            person_id=uuid4(),
            horizon=Horizon.WEEK,
            words=words,
            life_areas=list(_AREAS),
            how_ill_know=_("I can chat on the way"),
            measure=measure,
            unit=_("yards without stopping") if measure is MeasureKind.OWN else "",
            start=ends[0],
            target=ends[1],
        )
        said = Progress(
            person_id=uuid4(),
            aspiration_id=row.id,
            value=now,
            measure=measure,
            unit=row.unit,
            side=Side.PERSON,
        )
        made = AspirationCard(card.theme, _AREAS, card)
        made.show_hope(Hope(row, (said,), (_("The hill is steep"),), ()), None)
        shown.append(made)
    card.body.addWidget(Columns(card.theme, *shown, level=True))


def add_barriers(card: Card) -> None:
    """Chosen; decided; not decided yet."""
    shown: list[QWidget] = []
    for words, response, chosen in (
        (_("I get out of breath on the hill"), Response.MANAGE, True),
        (
            _("The letters about the heating frighten me so I don't open them."),
            Response.REMOVE,
            False,
        ),
        (_("Nobody to go with"), None, False),
    ):
        row = Barrier(
            pathway_id=uuid4(), person_id=uuid4(), words=words, kind="money", response=response
        )
        made = BarrierCard(card.theme, card)
        made.setAutoExclusive(False)
        made.setChecked(chosen)
        made.show_chain(Chain(row, (), ()), {"money": _("Money")})
        shown.append(made)
    card.body.addWidget(Columns(card.theme, *shown))
