"""The cards of Wellbeing: how things have moved, the next questionnaire, own measures, the note."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from planner.models.aspirations import AspirationStatus, MeasureKind
from planner.models.chart import Result, stage_title
from planner.models.questionnaires import Mode, Questionnaire
from planner.models.wemwbs import Rules, answered, change_sentence, done_differently, total
from planner.models.wemwbs_due import Asked, Standing
from planner.records.aspirations import Hope
from planner.records.questionnaires import Correction
from planner.views.item_models.results import ResultsModel
from planner.views.pages.questionnaire_how import mode_words
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import Tick
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.marks import MeasureLine
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.views.widgets.wellbeing_chart import WellbeingChart
from planner.words import _, day, short_day

#: Width of the topics in the table, in design pixels.
_TOPICS = 230


class ChangeCard(Card):
    """The change in a sentence, the chart, and the same as a table."""

    def __init__(self, theme: Theme, rules: Rules) -> None:
        super().__init__(theme)
        self._rules = rules
        self._results: Sequence[Questionnaire] = ()
        self._sign = QLabel()
        self._icon = "outcomes"
        self.sentence = Label(theme, "", "section")
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
        words.setSpacing(theme.px(4))
        for label in (self.sentence, self.between, self.differently):
            words.addWidget(label)
        head = QHBoxLayout()
        head.setSpacing(theme.px(16))
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

    def _draw(self) -> None:
        rules = self._rules
        points = [
            Result(row.stage, row.answered_on, total(row.answers) or 0) for row in self._results
        ]
        band = (rules.band_low, rules.band_high) if self.band.isChecked() else None
        self.chart.show_results(points, band, _(rules.band_label))


class AskCard(Card):
    """What is due, and the way to start or go on.

    Emits:
        start_wanted(): start, or go on with, the questionnaire.
        declined(bool): "not today" (False) or "I'd rather not" (True).
    """

    start_wanted = Signal()
    declined = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.title = Label(theme, _("Wellbeing questionnaire (WEMWBS)"), "card")
        self.due = Label(theme, "", "body")
        self.start = Button(theme, "", ButtonKind.PRIMARY)
        self.not_today = Button(theme, _("Not today"), icon="not-now")
        self.rather_not = Button(theme, _("I’d rather not"))
        buttons = FlowLayout(spacing=theme.px(10))
        for button in (self.start, self.not_today, self.rather_not):
            buttons.addWidget(button)
        for label in (self.title, self.due):
            self.body.addWidget(label)
        self.body.addLayout(buttons)
        self.start.clicked.connect(self.start_wanted)
        self.not_today.clicked.connect(self._not_today)
        self.rather_not.clicked.connect(self._rather_not)

    def show_standing(self, standing: Standing, incomplete: Questionnaire | None) -> None:
        """Say what is due, and offer what can be done."""
        self.due.set_text(_due_words(standing))
        asked = standing.asked is Asked.NOW or incomplete is not None
        self.start.set_kind(ButtonKind.PRIMARY if asked else ButtonKind.SECONDARY)
        if incomplete is not None:
            self.start.set_text(
                _("Go on, {count} of 14 answered").format(count=answered(incomplete.answers))
            )
        elif standing.window is None:
            self.start.set_text(_("Start the baseline"))
        else:
            self.start.set_text(_("Start the follow-up"))
        for button in (self.not_today, self.rather_not):
            button.setVisible(standing.asked is Asked.NOW)

    def _not_today(self) -> None:
        self.declined.emit(False)

    def _rather_not(self) -> None:
        self.declined.emit(True)


class ResultsCard(Card):
    """What was answered so far, how, and what was put right since.

    Emits:
        correct_wanted(Questionnaire): put an answer of that one right.
    """

    correct_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.body.addWidget(Label(theme, _("Answered so far"), "card"))
        self._results = QVBoxLayout()
        self.body.addLayout(self._results)

    def show_results(
        self, results: Sequence[Questionnaire], corrections: Sequence[Sequence[Correction]]
    ) -> None:
        """List them; the card is not there without one."""
        clear_layout(self._results)
        self.setVisible(bool(results))
        for row, corrected in zip(results, corrections, strict=True):
            self._results.addWidget(Divider(self.theme))
            heading = _("{stage}, {day}: {total} out of 70").format(
                stage=stage_title(row.stage), day=day(row.answered_on), total=total(row.answers)
            )
            words = QVBoxLayout()
            words.setSpacing(0)
            words.addWidget(Label(self.theme, heading, "support-bold"))
            words.addWidget(Label(self.theme, mode_words(row), "small", "muted"))
            for each in corrected:
                words.addWidget(Label(self.theme, _corrected_words(each), "small", "muted"))
            correct = Button(self.theme, _("Put right"), ButtonKind.QUIET)
            correct.setAccessibleDescription(heading)
            correct.clicked.connect(partial(self._correct, row))
            across = QHBoxLayout()
            across.addLayout(words, 1)
            across.addWidget(correct, 0, Qt.AlignmentFlag.AlignTop)
            self._results.addLayout(across)

    def _correct(self, row: Questionnaire) -> None:
        self.correct_wanted.emit(row)


class MeasuresCard(Card):
    """The person's own measures: start hollow, now filled, aim a mark."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.body.addWidget(Label(theme, _("My own measures"), "card"))
        self._rows = QVBoxLayout()
        self.body.addLayout(self._rows)

    def show_hopes(self, hopes: Sequence[Hope]) -> None:
        """Show what is measured; the card is not there where nothing is."""
        clear_layout(self._rows)
        measured = [
            hope
            for hope in hopes
            if hope.aspiration.measure is not MeasureKind.NONE
            and hope.aspiration.status is not AspirationStatus.SET_ASIDE
        ]
        self.setVisible(bool(measured))
        for hope in measured:
            self._rows.addWidget(Label(self.theme, hope.aspiration.words, "support"))
            if hope.aspiration.measure is MeasureKind.YES_NO:
                self._rows.addWidget(Label(self.theme, _yes_no_words(hope), "support-bold"))
            else:
                self._rows.addWidget(self._line(hope))

    def _line(self, hope: Hope) -> MeasureLine:
        row = hope.aspiration
        line = MeasureLine(self.theme)
        start = row.start
        if start is None and len(hope.answers) > 1:
            start = hope.answers[0].value
        ends = [end for end in (start, row.target) if end is not None]
        own = row.measure is MeasureKind.OWN
        line.set_values(
            start,
            hope.now.value if hope.now else None,
            row.target,
            low=min(ends, default=0) if own else 0,
            high=max(ends, default=10) if own else 10,
            unit=row.unit if own else "",
        )
        return line


class NoteCard(Card):
    """What the person said when asked whether there was anything to talk about."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.body.addWidget(Label(theme, _("Anything you’d like to talk about?"), "card"))
        self.words = Label(theme, "", "words")
        self.when = Label(theme, "", "small", "muted")
        self.body.addWidget(self.words)
        self.body.addWidget(self.when)

    def show_row(self, row: Questionnaire | None, called: str) -> None:
        """Show the latest note, whole; the card is not there without one."""
        note = row.note.strip() if row else ""
        self.setVisible(bool(note))
        if row is not None and note:
            self.words.set_text(_("“{words}”").format(words=note))
            self.when.set_text(
                _("{called}’s words, {day}").format(called=called, day=short_day(row.answered_on))
            )


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


def _due_words(standing: Standing) -> str:
    if standing.window is None or standing.declining is not None:
        return _("{sentence}.").format(sentence=standing.sentence)
    return _("Follow-up: {sentence}. Window {first} to {last}.").format(
        sentence=standing.sentence.split(",")[0].lower(),
        first=short_day(standing.window.opens),
        last=short_day(standing.window.closes),
    )


def _corrected_words(each: Correction) -> str:
    return _("Item {item} put right on {day}: {was} became {became}.").format(
        item=each.item, day=short_day(each.corrected_at.date()), was=each.was, became=each.became
    )


def _yes_no_words(hope: Hope) -> str:
    said = [_("Yes") if answer.value else _("Not yet") for answer in hope.answers]
    if not said:
        return _("Not asked yet")
    first, now = said[0], said[-1]
    if len(said) == 1:
        return now
    if first == now:
        return _("{answer}, then and now").format(answer=now)
    return _("{first} then, {now} now").format(first=first, now=now)
