"""When to look at the plan again, how often that is, and the end of the visit."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError, StaleWriteError
from planner.models.pathways import Pathway
from planner.models.reviews import RHYTHMS
from planner.views.pages.review.words import how_far, rhythm_words
from planner.views.pages.step_page import StepPage
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import ChoiceField, DateField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.signed import Sign
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _

#: Narrower than this in design pixels, the way out stands below the date.
_BESIDE = 980


class Foot(Card):
    """The next date shows as the rhythm gives it until a day is put there by hand.

    Emits:
        changed(): the day or the rhythm was kept.
    """

    changed = Signal()

    def __init__(self, page: StepPage) -> None:
        super().__init__(page.context.theme)
        self._page = page
        self._pathway: Pathway | None = None
        self._waits = False
        theme = self.theme
        self.again = DateField(theme, _("Look at this again"), clock=page.context.clock)
        self.again.set_label_hidden(True)
        self.again.edited.connect(self._edited)
        self.again.left.connect(self._keep)
        self.far = Label(theme, "", "support", "muted")
        self._title = Label(theme, _("Look at this again"), "card", wrap=False)
        self._sign = Sign(theme, "calendar", "ink", 24)
        for label in (self._sign, self._title, self.far):
            label.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.rhythm = ChoiceField(theme, _("How often"), [])
        self.rhythm.set_label_hidden(True)
        self.rhythm.chosen.connect(self._choose_rhythm)
        self.done = Button(theme, _("Done, end visit"), ButtonKind.PRIMARY, "go")
        self.done.set_icon_last()
        self.done.clicked.connect(self._end)
        self._left = QWidget()
        self._flow = FlowLayout(self._left)
        grow(theme, self._flow.setSpacing, 12)
        self._flow.setContentsMargins(0, 0, 0, 0)
        for widget in (self._sign, self._title, self.again, self.rhythm, self.far):
            self._flow.addWidget(widget)
        self._both = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._both.addWidget(self._left, 1)
        self._both.addWidget(self.done, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(self._both)
        theme.changed.connect(self._size)
        self._size()

    def show_pathway(self, pathway: Pathway) -> None:
        """Show the day and the rhythm as they are; a day being typed stays."""
        context, visit_id = self._page.context, self._page.visit_id
        self._pathway = pathway
        on = pathway.review_on
        if visit_id is not None:
            on = context.records.visits.suggested_review(visit_id)
        if not self._waits:
            self.again.set_value(on)
            self._tell(on)
        ours = rhythm_words(context.records.settings.review_weeks())
        options: list[tuple[object, str]] = [
            (each, rhythm_words(each) if each else _("As we do here: {rhythm}").format(
                rhythm=ours[:1].lower() + ours[1:]))
            for each in RHYTHMS
        ]  # fmt: skip
        self.rhythm.set_options(options)
        self.rhythm.set_value(pathway.review_weeks)
        self.done.setVisible(visit_id is not None)

    def forget(self) -> None:
        """Let go of a day that was not kept, because somebody else is shown now."""
        self._waits = False

    def leave(self) -> bool:
        """Keep the day typed; False where it cannot be, and says so."""
        self._keep()
        return not self._waits

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self.theme.px
        self.body.setContentsMargins(px(20), px(12), px(16), px(12))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The way out at the right, or below."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        beside = self.width() >= self.theme.px(_BESIDE)
        way = QBoxLayout.Direction
        self._both.setDirection(way.LeftToRight if beside else way.TopToBottom)

    def _size(self) -> None:
        self.again.setFixedWidth(self.theme.px(220))
        self.rhythm.setMinimumWidth(self.theme.px(300))
        for label in (self._sign, self._title, self.far):
            label.setMinimumHeight(self.theme.size("press"))
        self._arrange()

    def _tell(self, on: date | None) -> None:
        self.far.set_text(how_far(on, self._page.context.clock.today()))

    def _edited(self, _text: str) -> None:
        self._waits = True

    def _keep(self) -> None:
        """Keep the day; one that cannot be says why and stays as typed."""
        if not self._waits or self._pathway is None:
            return
        records = self._page.context.records
        try:
            on = self.again.value()
            with records.changes.over_fields(review_on=self._pathway.review_on):
                self._pathway = records.reviews.look_again(self._pathway.id, on)
        except InvalidInputError as error:
            self.again.set_error(str(error))
        except StaleWriteError as error:
            self._pathway = records.pathways.get(self._pathway.id)
            self._page.save_failed.emit(error)
        except PlannerError as error:
            self._page.save_failed.emit(error)
        else:
            self._waits = False
            self._tell(on)
            self._page.words_saved.emit(self._page.context.clock.now())
            self.changed.emit()

    def _choose_rhythm(self, weeks: object) -> None:
        if self._pathway is None or not (weeks is None or isinstance(weeks, int)):
            return
        with self._page.deed():
            self._page.context.records.reviews.choose_rhythm(self._pathway.id, weeks)
        self.changed.emit()

    def _end(self) -> None:
        self._page.context.navigator.end_visit_wanted.emit()
