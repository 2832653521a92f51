"""Beside the chart: the next questionnaire, own measures, the note, what was answered so far."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from planner.models.aspirations import AspirationStatus, MeasureKind, ends
from planner.models.chart import stage_title
from planner.models.questionnaires import Questionnaire
from planner.models.times import local
from planner.models.wemwbs import answered, total
from planner.models.wemwbs_due import Asked, Standing
from planner.records.hopes import Hope
from planner.records.questionnaires import Correction
from planner.views.pages.questionnaire.how import mode_words
from planner.views.progress_words import changed_words
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.marks import MeasureLine
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import ElidedLabel, Label
from planner.words import _, day, short_day


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
        buttons = FlowLayout()
        grow(theme, buttons.setSpacing, 10)
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
        move_wanted(Questionnaire): it belongs to someone else.
    """

    correct_wanted = Signal(object)
    move_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.body.addWidget(Label(theme, _("Answered so far"), "card"))
        self._results = QVBoxLayout()
        self.body.addLayout(self._results)

    def show_results(
        self,
        results: Sequence[Questionnaire],
        corrections: Sequence[Sequence[Correction]],
        *,
        together: bool,
        finished: bool,
    ) -> None:
        """List them; the card is not there without one.

        A shared screen offers no other people; a finished pathway is not put right any more.
        """
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
            move = Button(self.theme, _("This belongs to someone else"), ButtonKind.QUIET)
            move.setAccessibleDescription(heading)
            move.clicked.connect(partial(self._move, row))
            deeds = FlowLayout()
            self._results.addLayout(words)
            self._results.addLayout(deeds)
            # once they have a parent: shown before, they would open as windows for a moment
            for button, offered in ((correct, not finished), (move, not together)):
                deeds.addWidget(button)
                button.setVisible(offered)

    def _correct(self, row: Questionnaire) -> None:
        self.correct_wanted.emit(row)

    def _move(self, row: Questionnaire) -> None:
        self.move_wanted.emit(row)


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
                own = hope.aspiration.measure is MeasureKind.OWN
                if own and (unit := hope.aspiration.unit.strip()):
                    self._rows.addWidget(ElidedLabel(self.theme, unit, "support-bold"))
                self._rows.addWidget(self._line(hope))
            if changed := changed_words(hope):
                self._rows.addWidget(Label(self.theme, changed, "small", "muted"))

    def _line(self, hope: Hope) -> MeasureLine:
        row = hope.aspiration
        line = MeasureLine(self.theme)
        start, target = ends(row)
        if start is None and len(hope.comparable) > 1:
            start = hope.comparable[0].value
        known = [end for end in (start, target) if end is not None]
        own = row.measure is MeasureKind.OWN
        line.set_values(
            start,
            hope.now.value if hope.now else None,
            target,
            low=min(known, default=0) if own else 0,
            high=max(known, default=10) if own else 10,
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
        item=each.item,
        day=short_day(local(each.corrected_at).date()),
        was=each.was,
        became=each.became,
    )


def _yes_no_words(hope: Hope) -> str:
    said = [_("Yes") if answer.value else _("Not yet") for answer in hope.comparable]
    if not said:
        return "" if hope.before_the_change else _("Not asked yet")
    first, now = said[0], said[-1]
    if len(said) == 1:
        return now
    if first == now:
        return _("{answer}, then and now").format(answer=now)
    return _("{first} then, {now} now").format(first=first, now=now)
