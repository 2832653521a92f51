"""What goes in and how it prints: the left side of the print page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.models.crisis_snapshots import CrisisPlanSnapshot
from planner.models.people import PaperSize, PaperTint
from planner.models.snapshots import PlanSnapshot, PrintOptions, Section
from planner.records.emotional_support import Said
from planner.records.plans import can_print, prints
from planner.views.pages.print_page.card_ticks import CardTicks
from planner.views.theme import Theme
from planner.views.widgets.choices import RadioRow, Tick
from planner.views.widgets.surfaces import Card, clear_layout
from planner.views.widgets.text import Label
from planner.words import N_, _

_SECTIONS = {
    Section.ASPIRATIONS: N_("How I’d like my life to look"),
    Section.BARRIERS: N_("What gets in the way"),
    Section.NEXT_STEPS: N_("My next steps"),
    Section.MEETING: N_("When we meet again"),
}
SIZES = {
    PaperSize.STANDARD: N_("Standard, 12 point"),
    PaperSize.LARGE: N_("Large, 16 point"),
    PaperSize.EXTRA_LARGE: N_("Extra large, 20 point"),
    PaperSize.LARGEST: N_("Largest, 28 point"),
}


class SideBySide(QWidget):
    """Two things beside each other where there is room, else the second below the first."""

    def __init__(self, theme: Theme, first: QWidget, second: QWidget) -> None:
        super().__init__()
        self.theme = theme
        self._parts = (first, second)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        for part in self._parts:
            self._box.addWidget(part, 1)
        theme.changed.connect(self._shape)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where each has room for its words."""
        super().resizeEvent(event)
        self._shape()

    def _shape(self) -> None:
        room = 2 * self.theme.px(220) <= self.width()
        way = QBoxLayout.Direction.LeftToRight if room else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)
        self._box.setSpacing(self.theme.px(20))


class PromptTicks(QWidget):
    """A tick for each prompt that was talked about: the same tick as in step 1.

    Emits:
        ticked(Said, bool): its words go on the paper, or come off it.
    """

    ticked = Signal(object, bool)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._board: list[Said] = []
        self.ticks: dict[str, Tick] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(theme, _("My words, each by itself"), "body-bold", "muted"))
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        column.addStretch(1)
        self._build()

    def show_board(self, board: Sequence[Said]) -> None:
        """Show how each prompt stands, keeping the keyboard where it is."""
        before = [(said.prompt.key, can_print(said)) for said in self._board]
        self._board = [said for said in board if said.talked_about or said.newest]
        if before != [(said.prompt.key, can_print(said)) for said in self._board]:
            self._build()
        for said in self._board:
            if said.prompt.key in self.ticks:
                self.ticks[said.prompt.key].setChecked(prints(said))

    def _build(self) -> None:
        clear_layout(self._rows)
        self.ticks = {}
        for said in self._board:
            if can_print(said):
                tick = Tick(self.theme, said.prompt.title)
                tick.setProperty("prompt", said.prompt.key)
                tick.clicked.connect(self._clicked)
                self.ticks[said.prompt.key] = tick
                self._rows.addWidget(tick)
            else:
                self._rows.addWidget(_LeftForNow(self.theme, said.prompt.title))
        if not self._board:
            nothing = _("Nothing is written down yet. The plan can still be printed.")
            self._rows.addWidget(Label(self.theme, nothing, "support", "muted"))

    def _clicked(self, on: bool) -> None:
        key = self.sender().property("prompt")
        said = next(said for said in self._board if said.prompt.key == key)
        self.ticked.emit(said, on)


class _LeftForNow(QWidget):
    """A prompt that was left for another day: it prints nothing."""

    def __init__(self, theme: Theme, title: str) -> None:
        super().__init__()
        self.theme = theme
        self._sign = QLabel()
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._sign)
        self._row.addWidget(Label(theme, title, "body", "muted"), 1)
        self._row.addWidget(Label(theme, _("Not now"), "small", "muted", wrap=False))
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take icon and height from the theme again."""
        self._sign.setPixmap(self.theme.pixmap("not-now", "muted", 24))
        self._row.setSpacing(self.theme.px(12))
        self.setMinimumHeight(self.theme.size("press"))


class SectionTicks(QWidget):
    """A tick for each part of the plan that has something in it.

    Emits:
        changed(): a part was ticked or unticked.
    """

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Label(theme, _("My plan"), "body-bold", "muted"))
        self.sections = {section: Tick(theme, _(words)) for section, words in _SECTIONS.items()}
        self.crisis = Tick(theme, _("If things get hard, with numbers"))
        self.nhs_number = Tick(theme, _("My NHS number"))
        self.signatures = Tick(theme, _("Lines to sign"))
        for tick in (*self.sections.values(), self.crisis, self.nhs_number, self.signatures):
            tick.clicked.connect(self.changed)
            column.addWidget(tick)
        column.addStretch(1)

    def show_plan(self, plan: PlanSnapshot) -> None:
        """Offer what the plan has: a part with nothing in it is left out anyway."""
        held = {
            Section.ASPIRATIONS: plan.aspirations,
            Section.BARRIERS: plan.barriers,
            Section.NEXT_STEPS: plan.next_steps,
            Section.MEETING: plan.next_appointment or plan.review_on,
        }
        for section, tick in self.sections.items():
            tick.setVisible(bool(held[section]))
        self.nhs_number.setVisible(bool(plan.nhs_number))

    def set_options(self, options: PrintOptions) -> None:
        """Tick as the options say."""
        for section, tick in self.sections.items():
            tick.setChecked(section in options.sections)
        self.crisis.setChecked(options.crisis)
        self.nhs_number.setChecked(options.nhs_number)
        self.signatures.setChecked(options.signatures)

    def options(self, options: PrintOptions) -> PrintOptions:
        """`options` with what is ticked here."""
        return replace(
            options,
            sections=tuple(section for section, tick in self.sections.items() if tick.isChecked()),
            crisis=self.crisis.isChecked(),
            nhs_number=self.nhs_number.isChecked(),
            signatures=self.signatures.isChecked(),
        )


class Choices(QWidget):
    """All that can be chosen about a paper.

    Emits:
        ticked(Said, bool): a prompt's words go on the paper, or come off it.
        changed(): something about this print alone.
    """

    ticked = Signal(object, bool)
    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.prompts = PromptTicks(theme)
        self.prompts.ticked.connect(self.ticked)
        self.sections = SectionTicks(theme)
        self.sections.changed.connect(self.changed)
        self.band = Tick(theme, _("A band behind the chart: about two in three adults"))
        self.band.clicked.connect(self.changed)
        self.scores = Tick(theme, _("My wellbeing scores"))
        self.scores.clicked.connect(self.changed)
        self.text_size = RadioRow(
            theme, _("Text size"), [(key, _(it)) for key, it in SIZES.items()]
        )
        self.text_size.chosen.connect(self._chosen)
        colours = [(True, _("Colour")), (False, _("Black and white"))]
        self.colour = RadioRow(theme, _("Colour"), colours)
        self.colour.chosen.connect(self._chosen)
        self.card = CardTicks(theme)
        self.card.changed.connect(self.changed)
        self._heading = Label(theme, _("What goes in"), "card")
        self._card = Card(theme)
        self._card.body.addWidget(SideBySide(theme, self.prompts, self.sections))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (
            self._heading,
            self._card,
            self.card,
            self.band,
            self.scores,
            self.text_size,
            self.colour,
        ):
            self._column.addWidget(widget)
        self._given = PrintOptions()
        self._offer(self._heading, self._card)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        self._column.setSpacing(self.theme.px(12))

    def show_plan(self, plan: PlanSnapshot, board: Sequence[Said]) -> None:
        """Offer what a plan has."""
        self._offer(self._heading, self._card, self.text_size)
        self.prompts.show_board(board)
        self.sections.show_plan(plan)

    def show_wellbeing(self) -> None:
        """Offer what "My wellbeing" has."""
        self._offer(self.band, self.text_size)

    def show_progress(self, *, scored: bool) -> None:
        """Offer what "My progress" has; its scores are off until ticked."""
        self._offer(self.text_size, *[self.scores] * scored)

    def show_crisis_plan(self) -> None:
        """Offer what the crisis and support plan has: it prints whole."""
        self._offer(self.text_size)

    def show_wallet_card(self, plan: CrisisPlanSnapshot) -> None:
        """Offer what can go on a card; its size is that of a bank card."""
        self.card.show_plan(plan)
        self._offer(self._heading, self.card)

    def show_keepsake(self) -> None:
        """Offer what "What I have done" has: only how it prints."""
        self._offer(self.text_size)

    def set_options(self, options: PrintOptions) -> None:
        """Choose as the options say."""
        self.sections.set_options(options)
        self.band.setChecked(options.band)
        self.scores.setChecked(options.scores)
        self._given = options
        self.text_size.set_value(options.size)
        self.colour.set_value(options.colour)

    def set_tint(self, tint: PaperTint | None) -> None:
        """The colour of the person's paper."""
        self._given = replace(self._given, tint=tint)

    def options(self) -> PrintOptions:
        """What is chosen."""
        size = self.text_size.value()
        on_card = not self.card.isHidden()
        return self.sections.options(
            replace(
                self._given,
                size=size if isinstance(size, PaperSize) else PaperSize.STANDARD,
                colour=self.colour.value() is not False,
                band=self.band.isChecked(),
                left_out_prompts=self.card.left_out() if on_card else (),
                scores=self.scores.isChecked(),
            )
        )

    def _offer(self, *offered: QWidget) -> None:
        """Show these, and hide what is no choice for this paper."""
        parts = (self._heading, self._card, self.card, self.band, self.scores, self.text_size)
        for part in parts:
            part.setVisible(part in offered)

    def _chosen(self, _value: object) -> None:
        self.changed.emit()
