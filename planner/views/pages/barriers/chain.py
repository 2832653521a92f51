"""One barrier between the hopes it stands before and the next steps, on one sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QVBoxLayout

from planner.models.aspirations import Aspiration, AspirationStatus
from planner.models.barriers import Barrier, NextStep, Response
from planner.records.barriers import Chain
from planner.records.hopes import Hope
from planner.views.pages.barriers.arrows import Arrows
from planner.views.pages.barriers.card import RESPONSES
from planner.views.pages.barriers.hope_card import HopeCard
from planner.views.pages.barriers.next_steps import NextStepCard
from planner.views.pages.step_page import StepPage, fill_menu
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.quick_add import QuickAdd
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioCards, Tick
from planner.views.widgets.fields import ChoiceField, WordsField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.signed import SignedLabel
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import _

#: Below this width, in design pixels, the three parts stand below each other.
ROOM_FOR_THREE = 660


class BarrierChain(Card):
    """The chain of one barrier: hopes, the barrier with its response and how, next steps.

    Emits:
        changed(): something was kept.
        removed(): the barrier was taken off the plan.
    """

    changed = Signal()
    removed = Signal()

    def __init__(self, page: StepPage) -> None:
        self._three = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        super().__init__(page.context.theme)
        self._page = page
        self._records = page.context.records.barriers
        self.barrier_id: UUID | None = None
        self._chain: Chain | None = None
        self._hopes: Sequence[Hope] = ()
        self._shown_hopes: Sequence[Aspiration] | None = None
        self.menu = QMenu(self)
        self.step_cards: dict[UUID, NextStepCard] = {}
        self.hope_cards: list[HopeCard] = []
        self._make_barrier()
        self._make_ends()
        self._build()

    def show_chain(self, chain: Chain, hopes: Sequence[Hope]) -> None:
        """Show a barrier; `hopes` are those it could be linked to. What is being typed stays."""
        row = chain.barrier
        if row.id != self.barrier_id:
            self._drop_steps()
        self.barrier_id, self._chain, self._hopes = row.id, chain, hopes
        self._typed["words"].show(row.words)
        self._typed["how"].show(row.how)
        self.response.set_value(row.response)
        self.undecided.setVisible(row.response is not None)
        self._offer_kinds(row.kind)
        self.kind.set_value(row.kind)
        self.stops_goals.setChecked(row.stops_goals)
        self.keeps_in_care.setChecked(row.keeps_in_secondary_care)
        self.on_paper.setChecked(row.on_paper)
        self.take_out.setVisible(self._page.said_here(row))
        self.someone_else.setVisible(not self._page.context.navigator.together)
        self.link.setVisible(bool(self._linkable()))
        self._show_hopes(chain.hopes)
        self._show_steps(chain.steps)
        self.update()

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        typed = [typed.leave() for typed in self._typed.values()]
        steps = [card.leave() for card in self.step_cards.values()]
        return all([*typed, *steps, self.add_step.leave()])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below where there is little room."""
        super().resizeEvent(event)
        beside = self.width() >= self.theme.px(ROOM_FOR_THREE)
        way = QBoxLayout.Direction
        self._three.setDirection(way.LeftToRight if beside else way.TopToBottom)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self.theme.px
        self.body.setContentsMargins(px(20), px(12), px(20), px(4))
        self.body.setSpacing(px(6))
        self._three.setSpacing(px(36 if self.beside else 20))

    @property
    def beside(self) -> bool:
        """Whether the three parts stand beside each other, with arrows between them."""
        return self._three.direction() is QBoxLayout.Direction.LeftToRight

    def paintEvent(self, event: QPaintEvent) -> None:
        """The sheet, and arrows along the chain."""
        super().paintEvent(event)
        if not self.beside or not self.isVisible():
            return
        painter = QPainter(self)
        arrows = Arrows(self.theme, self, painter)
        middle = self.words.edit
        for card in self.hope_cards:
            arrows.draw(card, middle)
        for step in self.step_cards.values():
            arrows.draw(middle, step)

    def _make_barrier(self) -> None:
        theme = self.theme
        self.words = WordsField(theme, _("What gets in the way"), lines=2)
        self.words.set_label_hidden(True)
        self.words.edit.setProperty("tint", "step3")
        self.response = RadioCards(
            theme,
            _("We will"),
            [(each, _(title), _(means)) for each, (title, means, _icon) in RESPONSES.items()],
            icons=[icon for _title, _means, icon in RESPONSES.values()],
            token="step3",
        )
        self.response.chosen.connect(self._respond)
        self.undecided = Button(theme, _("Not decided yet"), ButtonKind.QUIET)
        self.undecided.clicked.connect(self._leave_undecided)
        self.response.set_label_hidden(True)
        self.how = WordsField(theme, _("How"), lines=2)
        self.kind = ChoiceField(theme, _("What sort of thing it is"), [])
        self._offer_kinds("")
        self.kind.chosen.connect(self._choose_kind)
        self._typed = {
            name: Typed(field, partial(self._type, name), self._page.context, self)
            for name, field in (("words", self.words), ("how", self.how))
        }
        for typed in self._typed.values():
            typed.saved.connect(self._page.words_saved)
            typed.saved.connect(self._tell)
            typed.failed.connect(self._page.save_failed)
        self.stops_goals = Tick(theme, _("It stops me reaching my goals"))
        self.keeps_in_care = Tick(theme, _("It keeps me in secondary care"))
        for tick in (self.stops_goals, self.keeps_in_care):
            tick.clicked.connect(self._stand)
        self.on_paper = Tick(theme, _("On my paper"))
        self.on_paper.clicked.connect(self._choose_paper)
        self.remove = Button(theme, _("Remove"), ButtonKind.QUIET, "remove")
        self.remove.setAccessibleName(_("Remove this barrier"))
        self.remove.clicked.connect(self._remove)
        self.take_out = Button(theme, _("Take that out"), ButtonKind.QUIET)
        self.take_out.clicked.connect(self._take_out)
        self.someone_else = Button(theme, _("This belongs to someone else"), ButtonKind.QUIET)
        self.someone_else.clicked.connect(self._move_away)
        self.earlier = EarlierButton(self._page.context, self._entries, self.leave)

    def _make_ends(self) -> None:
        theme = self.theme
        self.link = Button(theme, _("Link a hope"), ButtonKind.QUIET, "link")
        self.link.clicked.connect(self._offer_links)
        self.add_step = QuickAdd(
            theme,
            _("Another next step"),
            add=self._add_step,
            retype=self._retype_step,
            drop=self._records.remove_step,
            changes=self._page.context.records.changes,
            help=_("Who, when, where and how often come next."),
        )
        self.add_step.saved.connect(self._page.words_saved)
        self.add_step.failed.connect(self._page.save_failed)
        self.add_step.added.connect(self._tell)

    def _build(self) -> None:
        theme = self.theme
        self._hope_list, self._step_list = QVBoxLayout(), QVBoxLayout()
        hopes, middle, steps = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        hopes.addWidget(
            SignedLabel(theme, "step2-aspirations", _("What I hope for"), "body-bold", "step2")
        )
        hopes.addLayout(self._hope_list)
        hopes.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        middle.addWidget(
            SignedLabel(theme, "step3-barriers", _("What gets in the way"), "body-bold", "step3")
        )
        middle.addWidget(self.words)
        asked = QHBoxLayout()
        asked.addWidget(Label(theme, _("We will"), "body-bold"), 1, Qt.AlignmentFlag.AlignVCenter)
        asked.addWidget(self.undecided)
        middle.addLayout(asked)
        middle.addWidget(self.response)
        middle.addWidget(self.how)
        middle.addWidget(self.kind)
        steps.addWidget(SignedLabel(theme, "go", _("Next steps"), "body-bold", "ink"))
        steps.addLayout(self._step_list)
        steps.addWidget(self.add_step)
        for column, stretch in ((hopes, 3), (middle, 4), (steps, 4)):
            grow(theme, column.setSpacing, 6)
            column.addStretch(1)
            self._three.addLayout(column, stretch)
        foot = FlowLayout()
        grow(theme, foot.setSpacing, 6)
        for widget in (
            self.stops_goals,
            self.keeps_in_care,
            self.on_paper,
            self.remove,
            self.take_out,
            self.someone_else,
            self.earlier,
        ):
            foot.addWidget(widget)
        self.body.addLayout(self._three, 1)
        self.body.addWidget(Divider(theme))
        self.body.addLayout(foot)

    def _entries(self) -> list[Barrier]:
        return [self._chain.barrier] if self._chain else []

    def _key(self) -> UUID:
        if self.barrier_id is None:
            raise ValueError(self.barrier_id)
        return self.barrier_id

    def _tell(self, _what: object = None) -> None:
        self.changed.emit()

    def _do(self, deed: Callable[[], object]) -> None:
        with self._page.deed():
            deed()
        self.changed.emit()

    def _type(self, name: str, text: str) -> Barrier:
        return self._records.type_text(self._key(), name, text)

    def _respond(self, response: object) -> None:
        if isinstance(response, Response):
            self._do(partial(self._records.respond, self._key(), response))

    def _leave_undecided(self) -> None:
        """Take the response back; the keyboard goes to where another one is chosen."""
        self.response.setFocus()
        self._do(partial(self._records.respond, self._key(), None))

    def _offer_kinds(self, chosen: str) -> None:
        """Those of the service, and the one that was chosen while it was still offered."""
        every = self._page.context.records.reference.every_barrier_kind().values()
        kinds = [
            (kind.key, kind.title)
            for kind in every
            if kind.retired_on is None or kind.key == chosen
        ]
        options: list[tuple[object, str]] = [("", _("Not said")), *kinds]
        if options != self._kinds:
            self._kinds = options
            self.kind.set_options(options)

    #: What the choice of kinds offers now.
    _kinds: Sequence[tuple[object, str]] = ()

    def _choose_kind(self, kind: object) -> None:
        self._do(partial(self._records.choose_kind, self._key(), str(kind)))

    def _stand(self) -> None:
        self._do(
            partial(
                self._records.stands_before,
                self._key(),
                stops_goals=self.stops_goals.isChecked(),
                keeps_in_secondary_care=self.keeps_in_care.isChecked(),
            )
        )

    def _choose_paper(self) -> None:
        self._do(partial(self._records.put_on_paper, self._key(), self.on_paper.isChecked()))

    def _linkable(self) -> list[Aspiration]:
        linked = {hope.id for hope in self._chain.hopes} if self._chain else set()
        return [
            hope.aspiration
            for hope in self._hopes
            if hope.aspiration.id not in linked
            and hope.aspiration.status is AspirationStatus.ACTIVE
        ]

    def _offer_links(self) -> None:
        offers: list[tuple[str, Callable[[], object]] | None] = [
            (hope.words[:80], partial(self._link, hope.id)) for hope in self._linkable()
        ]
        fill_menu(self.menu, offers)
        self.menu.popup(self.link.mapToGlobal(QPoint(0, self.link.height())))

    def _link(self, aspiration_id: UUID) -> None:
        self._do(partial(self._records.link, self._key(), aspiration_id))

    def _unlink(self, aspiration_id: object) -> None:
        if isinstance(aspiration_id, UUID):
            self._do(partial(self._records.unlink, self._key(), aspiration_id))
            self.link.setFocus()

    def _add_step(self, text: str) -> NextStep:
        return self._records.add_step(self._key(), text, self._page.visit_id)

    def _retype_step(self, step_id: UUID, text: str) -> NextStep:
        return self._records.type_step(step_id, "what", text)

    def _remove(self) -> None:
        with self._page.deed():
            self._records.remove(self._key())
            self._page.context.navigator.toast_wanted.emit(_("Removed from the plan."))
        self.removed.emit()

    def _take_out(self) -> None:
        if self._chain is not None:
            row = self._chain.barrier
            if self._page.take_out(row, row.words):
                self.removed.emit()

    def _move_away(self) -> None:
        """The barrier, with its next steps, to the person it belongs to."""
        if self._chain is not None and self._page.move_away(self._chain.barrier):
            self.removed.emit()

    def _show_hopes(self, hopes: Sequence[Aspiration]) -> None:
        if hopes == self._shown_hopes:
            return
        self._shown_hopes = hopes
        clear_layout(self._hope_list)
        self.hope_cards = []
        for hope in hopes:
            card = HopeCard(self.theme, hope)
            card.unlinked.connect(self._unlink)
            self._hope_list.addWidget(card)
            self.hope_cards.append(card)
        if not hopes:
            self._hope_list.addWidget(
                Label(self.theme, _("No hope is linked yet."), "support", "muted")
            )

    def _drop_steps(self) -> None:
        clear_layout(self._step_list)
        self.step_cards = {}

    def _show_steps(self, steps: Sequence[NextStep]) -> None:
        """Cards that are there already stay, with their focus and open fields."""
        shown = [step for step in steps if step.id != self.add_step.draft]
        for key in self.step_cards.keys() - {step.id for step in shown}:
            card = self.step_cards.pop(key)
            card.hide()
            self._step_list.removeWidget(card)
            card.deleteLater()
        for index, step in enumerate(shown):
            if step.id not in self.step_cards:
                card = NextStepCard(self._page, step)
                card.changed.connect(self._tell)
                card.removed.connect(self._tell)
                self._step_list.insertWidget(index, card)
                self.step_cards[step.id] = card
            self.step_cards[step.id].show_step(step)
