"""The window of the gallery: theme and text size at its top, then one family after another."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.views.dialogs import Dialogs
from planner.views.gallery import cards, inputs, marks, measures, messages, pressing, rows
from planner.views.theme import SCALES, Mode, Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.focus_ring import FocusRing
from planner.views.widgets.messages import Toast
from planner.views.widgets.surfaces import Card, ScrollArea
from planner.views.widgets.table import Table
from planner.views.widgets.text import ElidedLabel, Label, PageTitle
from planner.words import N_, _

_MODES = {
    Mode.SYSTEM: N_("As this computer"),
    Mode.LIGHT: N_("Light"),
    Mode.DARK: N_("Dark"),
    Mode.CONTRAST: N_("High contrast"),
}
#: Each family: its name in pictures, its title, what to know of it, and what makes it.
_FAMILIES = (
    ("buttons", N_("Buttons"), N_("One primary on a screen."), pressing.add_buttons),
    (
        "choices",
        N_("Choices"),
        N_("Radio buttons and ticks, all of them real."),
        pressing.add_choices,
    ),
    ("inputs", N_("Inputs"), N_("An error says what to do next."), inputs.add_inputs),
    ("pills", N_("Pills and icons"), N_("For reading, never pressed."), marks.add_pills),
    ("marks", N_("Marks"), N_("Drawn, and said in words."), marks.add_marks),
    ("stepper", N_("Stepper"), N_("The number always shows."), rows.add_stepper),
    ("table", N_("Table rows"), N_("The whole row opens."), rows.add_table),
    ("lines", N_("Rows to press"), N_("A pill to read, or a word that does."), rows.add_lines),
    ("prompts", N_("Prompt cards"), N_("Talked about, not now, not yet."), cards.add_prompts),
    ("aspirations", N_("Aspiration cards"), N_("Their words first."), cards.add_aspirations),
    ("barriers", N_("Barrier cards"), N_("In quotation marks."), cards.add_barriers),
    ("banners", N_("Banners and toast"), N_("A toast stays ten seconds."), messages.add_banners),
    ("states", N_("Empty, loading, error"), N_("Nothing moves."), messages.add_states),
    ("dialog", N_("Dialog"), N_("It starts on the safe choice."), messages.add_dialog),
    ("questionnaire", N_("Questionnaire"), N_("Topics alone."), measures.add_questionnaire),
    ("charts", N_("Charts"), N_("Hollow first, filled latest."), measures.add_charts),
    ("words", N_("Words"), N_("Nothing is smaller than 14."), marks.add_words),
    ("colours", N_("Colours"), N_("From the tokens file."), marks.add_colours),
)


class Gallery(QWidget):
    """The window with every widget; `families` are its parts by name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self.dialogs = Dialogs(theme, self)
        self.families: dict[str, QWidget] = {}
        self.setWindowTitle(_("Components"))
        self.resize(1280, 800)
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(32, 24, 32, 48)
        self._column.setSpacing(24)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ScrollArea(theme, inside))
        self._column.addWidget(PageTitle(theme, _("Components")))
        self._add_switches()
        self._add_moving()
        for name, title, note, add in _FAMILIES:
            self.families[name] = family = QWidget(inside)
            card = self._family(family, _(title), _(note))
            made = add(card)
            if isinstance(made, Table):
                made.opened.connect(self._open)
            self._column.addWidget(family)
        self._column.addStretch(1)
        self.toast = Toast(theme, self)
        self.ring = FocusRing(theme, self)

    def _family(self, family: QWidget, title: str, note: str) -> Card:
        """A title with a note beside it, and the card below."""
        column = QVBoxLayout(family)
        column.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Label(self.theme, title, "section", wrap=False))
        head.addWidget(ElidedLabel(self.theme, note, "support", "muted"), 1)
        column.addLayout(head)
        card = Card(self.theme)
        column.addWidget(card)
        return card

    def _add_switches(self) -> None:
        modes = [(mode, _(words)) for mode, words in _MODES.items()]
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

    def _add_moving(self) -> None:
        """What comes and goes, to be tried."""
        line = FlowLayout()
        toast = Button(self.theme, _("Show a toast"))
        toast.clicked.connect(self._show_toast)
        ask = Button(self.theme, _("Remove it"), ButtonKind.DANGER)
        ask.clicked.connect(self._ask)
        line.addWidget(toast)
        line.addWidget(ask)
        self._column.addLayout(line)

    def _open(self, index: QModelIndex) -> None:
        self.toast.show_message(rows.PEOPLE[index.row()][0])

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
