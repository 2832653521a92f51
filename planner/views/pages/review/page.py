"""Review: what became of the plan since last time, three questions, and when to look again."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from planner.models.reviews import Review
from planner.records.reviews import PAGE
from planner.records.since_last_time import Since
from planner.views.navigation import Place
from planner.views.page import Context
from planner.views.pages.review.asked import ASKED
from planner.views.pages.review.earlier_card import EarlierCard
from planner.views.pages.review.foot import Foot
from planner.views.pages.review.progress_card import ProgressCard
from planner.views.pages.review.question_card import QuestionCard
from planner.views.pages.review.since_card import SinceCard
from planner.views.pages.review.ways_on import WaysOn
from planner.views.pages.step_page import BESIDE_BAR, RING, StepPage
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import WordsField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.words import _, day_of_week

#: Narrower than this in design pixels, the three questions stand below each other.
_BESIDE = 900
#: Lower or narrower than this, the foot scrolls with the rest.
_ROOM_FOR_FOOT = (900, 620)


class ReviewPage(StepPage):
    """The review of the visit that is going on, or of today between visits."""

    undo_page = PAGE

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Since last time"), "")
        theme = context.theme
        self.review: Review | None = None
        self.since = SinceCard(theme, context.records.questionnaires.rules)
        self.questions: dict[str, QuestionCard] = {}
        for name, (question, icon, answers, way_on) in ASKED.items():
            card = QuestionCard(
                context,
                _(question),
                icon,
                [(value, _(words)) for value, words in answers.items()],
                (_(way_on[0]), way_on[1]),
                partial(self._type, f"{name}_words"),
            )
            card.answered.connect(partial(self._answer, name))
            self.questions[name] = card
        self.progress = ProgressCard(self)
        self.progress.changed.connect(self._show_progress)
        self.next_time = WordsField(theme, _("What we said about next time"), lines=2)
        self._next_time = Typed(self.next_time, partial(self._type, "next_time"), context, self)
        self.before = EarlierCard(theme)
        self.foot = Foot(self)
        self.foot.changed.connect(self.refresh)
        self.take_out_button = Button(theme, _("Take that out"), ButtonKind.QUIET)
        self.someone_else = Button(theme, _("This belongs to someone else"), ButtonKind.QUIET)
        self.earlier = EarlierButton(context, self._entries, self.leave)
        self.ways_on = WaysOn(self, self.questions)
        self._lay_out()
        self._connect()

    def show_place(self, place: Place) -> None:
        """Fill the page for a person; words of somebody else that were not kept are let go."""
        if self.place is None or place.person_id != self.place.person_id:
            for typed in self._all_typed():
                typed.forget()
            self.foot.forget()
            self.progress.close_question()
        super().show_place(place)

    def refresh(self) -> None:
        """Read again what was said, and what became of the plan since last time."""
        self.foot.setVisible(self.pathway is not None)
        if self.pathway is None:
            return
        records = self.context.records
        self.pathway = records.pathways.get(self.pathway_id)
        self.review = records.reviews.current(self.pathway_id, self.visit_id)
        since = records.reviews.since(self.pathway_id, self.visit_id)
        self.sentence.set_text(_since_words(since))
        self.since.show_since(since)
        for name, card in self.questions.items():
            row = self.review
            card.show_answer(
                getattr(row, name) if row else None,
                getattr(row, f"{name}_words") if row else "",
            )
        self._next_time.show(self.review.next_time if self.review else "")
        self.ways_on.show_review(self.review)
        self._show_hopes()
        self.foot.show_pathway(self.pathway)
        self._show_around()

    def leave(self) -> bool:
        """Save what is being typed, wherever that is."""
        kept = [typed.leave() for typed in self._all_typed()]
        return all([*kept, self.progress.leave(), self.foot.leave()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The questions side by side, and the foot in view, where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px, way = self.context.theme.px, QBoxLayout.Direction
        beside = self.width() >= px(_BESIDE)
        self._three.setDirection(way.LeftToRight if beside else way.TopToBottom)
        fixed = self.width() >= px(_ROOM_FOR_FOOT[0]) and self.height() >= px(_ROOM_FOR_FOOT[1])
        here, there = (self._fixed, self._column) if fixed else (self._column, self._fixed)
        if here.indexOf(self.foot) < 0:
            there.removeWidget(self.foot)
            here.addWidget(self.foot)
        self.area.updateGeometry()  # what scrolls may need less width by now

    def _all_typed(self) -> list[Typed]:
        return [*(card.typed for card in self.questions.values()), self._next_time]

    def _entries(self) -> list[Review]:
        return self.context.records.reviews.of_pathway(self.pathway_id)

    def _show_hopes(self) -> None:
        hopes = self.context.records.aspirations.of_pathway(self.pathway_id)
        self.progress.show_hopes(hopes, self.context.clock.today())

    def _show_progress(self) -> None:
        """An answer was given: what moved since last time follows."""
        self.since.show_since(self.context.records.reviews.since(self.pathway_id, self.visit_id))

    def _show_around(self) -> None:
        """Earlier reviews, and what can be done with this one."""
        row = self.review
        earlier = [each for each in self._entries() if row is None or each.id != row.id]
        asked = {name: (_(each[0]), each[2]) for name, each in ASKED.items()}
        self.before.show_reviews(earlier, asked)
        self.earlier.want(bool(earlier) or row is not None)
        self.take_out_button.setVisible(row is not None and self.said_here(row))
        together = self.context.navigator.together
        self.someone_else.setVisible(row is not None and not together)

    def _type(self, field: str, text: str) -> Review:
        self.review = self.context.records.reviews.type_text(
            self.pathway_id, field, text, self.visit_id
        )
        return self.review

    def _answer(self, name: str, answer: object) -> None:
        if not self.leave():
            self.refresh()
            return
        with self.deed():
            self.context.records.reviews.answer(self.pathway_id, name, str(answer), self.visit_id)
        self.refresh()

    def _typed_saved(self, moment: object) -> None:
        self.words_saved.emit(moment)
        self.ways_on.show_review(self.review)
        self._show_around()

    def _take_out(self) -> None:
        row = self.review
        if row is None or not self.leave():
            return
        words = (row.barriers_words, row.ready_words, row.goals_words, row.next_time)
        if self.take_out(row, " … ".join(filter(str.strip, words))):
            self.refresh()
            self.title.setFocus()

    def _move_away(self) -> None:
        if self.review is not None and self.move_away(self.review):
            self.refresh()
            self.title.setFocus()

    def _connect(self) -> None:
        for typed in self._all_typed():
            typed.saved.connect(self._typed_saved)
            typed.failed.connect(self.save_failed)
        self.take_out_button.clicked.connect(self._take_out)
        self.someone_else.clicked.connect(self._move_away)
        self.context.theme.changed.connect(self._arrange)

    def _lay_out(self) -> None:
        theme = self.context.theme
        said = Card(theme)
        said.body.addWidget(self.next_time)
        deeds = QWidget()
        flow = FlowLayout(deeds)
        grow(theme, flow.setSpacing, 6)
        for button in (self.take_out_button, self.someone_else, self.earlier):
            flow.addWidget(button)
        choices = [card.choice for card in self.questions.values()]
        for row in choices:
            row.fold_with([each for each in choices if each is not row])
        self._three = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        grow(theme, self._three.setSpacing, 16)
        for card in self.questions.values():
            self._three.addWidget(card, 1)
        self._column = QVBoxLayout(self.content)
        self._column.setContentsMargins(*[RING] * 4)
        grow(theme, self._column.setSpacing, 16)
        self._column.addWidget(self.since)
        self._column.addLayout(self._three)
        for widget in (self.progress, said, self.before, deeds):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self._fixed = QVBoxLayout()
        self._fixed.setContentsMargins(RING, 0, BESIDE_BAR, RING)
        self._fixed.addWidget(self.foot)
        self._outer.addLayout(self._fixed)


def _since_words(since: Since) -> str:
    if since.on is None:
        return _("This is the first time.")
    return _("{day} to today").format(day=day_of_week(since.on))
