"""How things have moved: the change in a sentence, the chart, and the same as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from planner.models.chart import Result, stage_title
from planner.models.questionnaires import Mode, Questionnaire
from planner.models.wemwbs import Rules, change_sentence, done_differently, total
from planner.views.item_models.results import ResultsModel
from planner.views.pages.questionnaire.how import mode_words
from planner.views.theme import Theme
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.choices import Tick
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.views.widgets.wellbeing_chart import WellbeingChart
from planner.words import _, day

#: Width of the topics in the table, in design pixels.
_TOPICS = 230
#: The most that a column of results takes, in design pixels.
_RESULT = 180


class ChangeCard(Card):
    """The change in a sentence, the chart, and the same as a table."""

    def __init__(self, theme: Theme, rules: Rules) -> None:
        super().__init__(theme)
        self._rules = rules
        self._results: Sequence[Questionnaire] = ()
        self._sign = QLabel()
        self._icon = "outcomes"
        self.sentence = Label(theme, "", "section")
        hear_as(self.sentence, Role.StaticText)  # it says something, and heads nothing
        self.between = Label(theme, "", "body", "muted")
        self.differently = Label(theme, "", "support", "attention")
        self.chart = WellbeingChart(theme)
        self.model = ResultsModel(rules.topics, self)
        self.table = Table(theme, _("Answers, item by item"))
        self.table.setModel(self.model)
        self.table.hide()
        self.band = Tick(theme, _("Show adults in Scotland, 2018"))
        self._band_words = Label(
            theme,
            _("{label}. A comparison, not a judgement.").format(label=_(rules.band_label)),
            "small",
            "muted",
        )
        self._tiers = Label(theme, _tiers_words(rules), "small", "muted")
        words = QVBoxLayout()
        grow(theme, words.setSpacing, 4)
        for label in (self.sentence, self.between, self.differently):
            words.addWidget(label)
        head = QHBoxLayout()
        grow(theme, head.setSpacing, 16)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.body.addLayout(head)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.table)
        for widget in (self.band, self._band_words, Divider(theme), self._tiers):
            self.body.addWidget(widget)
        self.band.clicked.connect(self._draw)
        self.restyle()

    def show_results(self, results: Sequence[Questionnaire]) -> None:
        """Show finished questionnaires, the baseline first (at least one)."""
        self._results = results
        first, latest = results[0], results[-1]
        before, now = total(first.answers) or 0, total(latest.answers) or 0
        several = len(results) > 1
        if several:
            self._icon = "outcomes" if before == now else "up" if now > before else "down"
            self.sentence.set_text(change_sentence(before, now, self._rules))
            self.between.set_text(
                _("From {before} to {now}, out of 14 to 70.").format(before=before, now=now)
            )
        else:
            self._icon = "outcomes"
            self.sentence.set_text(_("{total} out of 70").format(total=now))
            self.between.set_text(
                _("{stage}, {day}. The next one will show how things have moved.").format(
                    stage=stage_title(first.stage), day=day(first.answered_on)
                )
            )
        differently = several and done_differently(_way(first), _way(latest))
        self.differently.set_text(_differently_words(first, latest) if differently else "")
        self.differently.setVisible(differently)
        self.model.show_results(results)
        self.table.set_widths(_TOPICS, *[0] * len(results))
        self.restyle()
        self._draw()

    def show_table(self, wanted: bool) -> None:
        """The table in place of the chart, or the chart again."""
        self.table.setVisible(wanted)
        for widget in (self.chart, self.band, self._band_words):
            widget.setVisible(not wanted)

    def restyle(self) -> None:
        """Take spaces and sign from the theme again."""
        super().restyle()
        if hasattr(self, "_sign"):
            self._sign.setPixmap(self.theme.pixmap(self._icon, "primary", 28))
            row, head = self.theme.size("table-row"), self.theme.size("table-head")
            self.table.setFixedHeight(head + self.model.rowCount() * row + 2)
            # figures stay near the topics they belong to, however wide the page is
            results = self.model.columnCount() - 1
            self.table.setMaximumWidth(self.theme.px(_TOPICS + results * _RESULT))

    def _draw(self) -> None:
        rules = self._rules
        points = [
            Result(row.stage, row.answered_on, total(row.answers) or 0) for row in self._results
        ]
        band = (rules.band_low, rules.band_high) if self.band.isChecked() else None
        self.chart.show_results(points, band, _(rules.band_label))


def _way(row: Questionnaire) -> tuple[Mode | None, bool]:
    return row.mode, row.with_interpreter


def _differently_words(first: Questionnaire, latest: Questionnaire) -> str:
    return _(
        "Done in different ways: first {first}, then {latest}. That can make part of the change."
    ).format(first=mode_words(first).lower(), latest=mode_words(latest).lower())


def _tiers_words(rules: Rules) -> str:
    return _(
        "1 or {within} points: within measurement error. {possible} to {below}: a possible change. "
        "{reliable} or more: larger than measurement error. Up and down alike."
    ).format(
        within=rules.possible - 1,
        possible=rules.possible,
        below=rules.reliable - 1,
        reliable=rules.reliable,
    )
