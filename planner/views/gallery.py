"""Every widget in its states, on one page: `python -m planner --gallery`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.aspirations import MeasureKind
from planner.models.course_chart import course_chart
from planner.models.course_words import course_sentence
from planner.models.progress import Run, Said
from planner.views.dialogs import Dialogs
from planner.views.theme import SCALES, Mode, Theme
from planner.views.widgets.buttons import Button, ButtonKind, Chip, IconButton
from planner.views.widgets.choices import NumberScale, RadioCards, RadioRow, Tick
from planner.views.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    PassphraseField,
    TextField,
    WordsField,
)
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.focus_ring import FocusRing
from planner.views.widgets.marks import Blocks, Initials, MeasureLine, StepMark, StepState
from planner.views.widgets.messages import Banner, EmptyState, Toast, Waiting
from planner.views.widgets.picture import PictureView
from planner.views.widgets.pills import Pill, PillWords
from planner.views.widgets.progress import ProgressLine
from planner.views.widgets.surfaces import Card, Divider, ScrollArea
from planner.views.widgets.table import PILL_ROLE, STYLE_ROLE, Table
from planner.views.widgets.text import ElidedLabel, Label, PageTitle
from planner.words import N_, _

_PEOPLE = (
    ("Callum Reyes", "Recovery", "Barriers", "24 Feb"),
    ("Aisha Karim", "Prevention", "Emotional support", "10 March"),
    (
        "Bronwen Pugh, who likes to be called Bron by her friends",
        "Recovery",
        "Aspirations",
        "17 Feb",
    ),
    ("<b>George</b> & Abara", "Prevention", "Barriers", "12 March"),
)
_HEADS = (N_("Person"), N_("Pathway"), N_("Step"), N_("Last seen"))
_PILLS = (
    (N_("9 days overdue"), "attention", "alert"),
    (N_("Today, 10:30"), "info", "clock"),
    (N_("Thursday"), "neutral", "calendar"),
    (N_("Linked"), "success", "check"),
    (N_("Not saved"), "danger", "alert"),
    (N_("Prevention"), "outline", "pathway-prevention"),
    (N_("Recovery"), "outline", "pathway-recovery"),
    (N_("Their words"), "step1", ""),
    (N_("Home"), "step2", "cat-home"),
    (N_("Manage"), "step3", "manage"),
)
Index = QModelIndex | QPersistentModelIndex


class _People(QAbstractTableModel):
    """A few invented people."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(_PEOPLE)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Name, pathway, step, last seen."""
        return len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, a pill for the pathway, bold for the name."""
        words = _PEOPLE[index.row()][index.column()]
        if role == PILL_ROLE and index.column() == 1:
            return PillWords(words, "outline", f"pathway-{words.casefold()}")
        if role == STYLE_ROLE and index.column() == 0:
            return "body-bold"
        return words if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads."""
        return _(_HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None


class Gallery(QWidget):
    """The window with every widget; theme and text size change at its top."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.dialogs = Dialogs(theme, self)
        self.setWindowTitle(_("Components"))
        self.resize(1280, 800)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(32, 24, 32, 48)
        self._column.setSpacing(16)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(theme, inside))
        self._column.addWidget(PageTitle(theme, _("Components")))
        self._add_switches()
        for title, make in self._sections():
            self._column.addWidget(Label(theme, title, "section"))
            card = Card(theme)
            make(card)
            self._column.addWidget(card)
        self._column.addStretch(1)
        self.toast = Toast(theme, self)
        self.ring = FocusRing(theme, self)

    def _sections(self) -> list[tuple[str, Callable[[Card], None]]]:
        return [
            (_("Buttons"), self._add_buttons),
            (_("Choices"), self._add_choices),
            (_("Inputs"), self._add_inputs),
            (_("Pills"), self._add_pills),
            (_("Marks"), self._add_marks),
            (_("Words"), self._add_words),
            (_("Table"), self._add_table),
            (_("Empty and waiting"), self._add_states),
            (_("Banners, toast, dialogs"), self._add_messages),
        ]

    def _add_switches(self) -> None:
        modes = [
            (Mode.SYSTEM, _("As this computer")),
            (Mode.LIGHT, _("Light")),
            (Mode.DARK, _("Dark")),
            (Mode.CONTRAST, _("High contrast")),
        ]
        self.modes = RadioRow(self.theme, _("Colours"), modes)
        self.modes.set_value(self.theme.mode)
        self.modes.chosen.connect(self.theme.set_mode)
        scales = [(scale, _("{n} per cent").format(n=scale)) for scale in SCALES]
        self.scales = ChoiceField(self.theme, _("Text size"), scales)
        self.scales.set_value(self.theme.scale)
        self.scales.chosen.connect(self.theme.set_scale)
        row = QHBoxLayout()
        row.addWidget(self.modes, 2)
        row.addWidget(self.scales, 1)
        self._column.addLayout(row)

    def _add_buttons(self, card: Card) -> None:
        icons = {ButtonKind.SECONDARY: "print", ButtonKind.PRIMARY: "plus"}
        for enabled in (True, False):
            line = FlowLayout()
            for kind in ButtonKind:
                button = Button(self.theme, _("Save & print"), kind, icons.get(kind, ""))
                button.setEnabled(enabled)
                line.addWidget(button)
            back = IconButton(self.theme, "back", _("Back"))
            back.setEnabled(enabled)
            line.addWidget(back)
            card.body.addLayout(line)
        line = FlowLayout()
        for words, icon in (
            (_("Wellbeing"), "cat-wellbeing"),
            (_("Home"), ""),
            (_("Finances"), ""),
        ):
            line.addWidget(Chip(self.theme, words, icon, checkable=True))
        card.body.addLayout(line)

    def _add_choices(self, card: Card) -> None:
        for ticked in (True, False):
            tick = Tick(self.theme, _("Ticked") if ticked else _("Not ticked"))
            tick.setChecked(ticked)
            card.body.addWidget(tick)
        kinds = [(1, _("Baseline")), (2, _("Follow-up"))]
        for vertical in (False, True):
            row = RadioRow(self.theme, _("Which one is it?"), kinds, vertical)
            row.set_value(2)
            card.body.addWidget(row)
        cards = [
            (1, _("Remove"), _("It can be taken away.")),
            (2, _("Manage"), _("It stays, and there are ways to live with it.")),
        ]
        meanings = RadioCards(self.theme, _("What could be done?"), cards)
        meanings.set_value(1)
        card.body.addWidget(meanings)
        scale = NumberScale(self.theme, _("How close does it feel?"))
        scale.set_value(4)
        card.body.addWidget(scale)

    def _add_inputs(self, card: Card) -> None:
        theme = self.theme
        name = TextField(theme, _("What shall we call you?"), _("The name that goes on the plan."))
        name.set_text(_("Margaret"))
        review = DateField(theme, _("Review date"), _("Such as 28/04/2026."))
        review.set_text("31/04/2026")
        review.left.emit()
        areas = [(1, _("Wellbeing")), (2, _("Home"))]
        fields: list[Field] = [
            name,
            WordsField(theme, _("How I'll know"), placeholder=_("In your own words")),
            review,
            ChoiceField(theme, _("Category"), areas, _("Type to jump, or use the arrow keys.")),
            PassphraseField(theme, _("Passphrase"), _("Four words or more.")),
        ]
        for field in fields:
            card.body.addWidget(field)

    def _add_pills(self, card: Card) -> None:
        line = FlowLayout()
        for words, kind, icon in _PILLS:
            line.addWidget(Pill(self.theme, _(words), kind, icon))
        card.body.addLayout(line)

    def _add_marks(self, card: Card) -> None:
        line = FlowLayout()
        line.addWidget(Initials(self.theme, "ME"))
        for state, number in zip(StepState, (1, 2, 3, 1, 2), strict=True):
            line.addWidget(StepMark(self.theme, number, state))
        card.body.addLayout(line)
        card.body.addWidget(Blocks(self.theme, 4))
        measure = MeasureLine(self.theme)
        measure.set_values(2, 5, 8)
        card.body.addWidget(measure)
        answers = (Said(date(2026, 1, 12), 2.0), Said(date(2026, 3, 17), 5.0))
        run = Run(MeasureKind.SCALE, "", answers)
        make = partial(course_chart, run, answers[0].on)
        said = course_sentence(run)
        card.body.addWidget(PictureView(self.theme, _("How close it feels, 0 to 10"), make, said))

    def _add_words(self, card: Card) -> None:
        said = _(
            "“When I'm showing the girls a new stitch I feel like me.” <b>Plain</b> & as typed."
        )
        card.body.addWidget(Label(self.theme, said, "words"))
        card.body.addWidget(ElidedLabel(self.theme, said * 4, "support", "muted"))
        card.body.addWidget(Divider(self.theme))
        card.body.addWidget(Label(self.theme, "a" * 400, "support"))

    def _add_table(self, card: Card) -> None:
        table = Table(self.theme, _("People"))
        self._people = _People(self)
        table.setModel(self._people)
        table.set_widths(0, 160, 0, 130)
        table.setMinimumHeight(300)
        table.opened.connect(self._open)
        card.body.addWidget(table)

    def _add_states(self, card: Card) -> None:
        row = QHBoxLayout()
        sentence = _("What would make you smile this time next year? It can be small.")
        row.addWidget(EmptyState(self.theme, sentence, _("Add something"), "plus"), 1)
        row.addWidget(Waiting(self.theme, _("Opening 27 people")), 1)
        card.body.addLayout(row)
        progress = ProgressLine(self.theme)
        progress.begin(_("Making a backup"))
        progress.report(420, 1000)
        card.body.addWidget(progress)

    def _add_messages(self, card: Card) -> None:
        theme = self.theme
        card.body.addWidget(Banner(theme, "primary", _("You are working offline.")))
        backup = _("It is nine days since the last backup.")
        card.body.addWidget(Banner(theme, "attention", backup, _("Back up now")))
        card.body.addWidget(
            Banner(theme, "success", _("Backed up to the blue USB stick at 17:20."))
        )
        lost = _("That change is not saved yet. Your words are still on the screen.")
        card.body.addWidget(Banner(theme, "danger", lost, _("Try again"), _("The disk is full.")))
        line = FlowLayout()
        toast = Button(theme, _("Show a toast"))
        toast.clicked.connect(self._show_toast)
        ask = Button(theme, _("Remove it"), ButtonKind.DANGER)
        ask.clicked.connect(self._ask)
        line.addWidget(toast)
        line.addWidget(ask)
        card.body.addLayout(line)

    def _open(self, index: QModelIndex) -> None:
        self.toast.show_message(_PEOPLE[index.row()][0])

    def _show_toast(self) -> None:
        self.toast.show_message(_("Step removed: “Walk to the bench”"), _("Undo"))

    def _ask(self) -> None:
        self.dialogs.ask(
            _("Remove this aspiration?"),
            _("“Have Paul and the children to stay” will go from Margaret's plan."),
            _("Remove it"),
            safe=_("Keep it"),
            danger=True,
        )
