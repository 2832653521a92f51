"""Lines of the questionnaire, by topic alone, and charts."""

from __future__ import annotations

from datetime import date
from functools import partial

from planner.models.aspirations import MeasureKind
from planner.models.chart import Result
from planner.models.course_chart import course_chart
from planner.models.course_words import course_sentence
from planner.models.progress import Run, Said
from planner.models.questionnaires import Stage
from planner.records.questionnaires import wemwbs_rules
from planner.views.pages.questionnaire.lines import AnswerLines
from planner.views.widgets.picture import PictureView
from planner.views.widgets.surfaces import Card
from planner.views.widgets.wellbeing_chart import WellbeingChart
from planner.words import _

_SHOWN = 4


def add_questionnaire(card: Card) -> None:
    """The first lines: answered, and not yet."""
    lines = AnswerLines(card.theme, wemwbs_rules().topics[:_SHOWN])
    lines.set_answers([4, 2, None, None])
    card.body.addWidget(lines)


def add_charts(card: Card) -> None:
    """Totals with the band behind, and an own measure."""
    chart = WellbeingChart(card.theme)
    results = [
        Result(Stage.BASELINE, date(2025, 12, 9), 35),
        Result(Stage.FOLLOW_UP, date(2026, 3, 17), 44),
    ]
    chart.show_results(results, (40.4, 58.4), _("About two in three adults"))
    card.body.addWidget(chart)
    answers = (Said(date(2026, 1, 12), 2.0), Said(date(2026, 3, 17), 5.0))
    run = Run(MeasureKind.SCALE, "", answers)
    make = partial(course_chart, run, answers[0].on)
    said = course_sentence(run)
    card.body.addWidget(PictureView(card.theme, _("How close it feels, 0 to 10"), make, said))
