"""The stepper in its four states, rows of a table, rows that are buttons."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout

from planner.records.step_states import Step, StepStanding, StepState
from planner.views.gallery.states import Columns, hovered
from planner.views.person.stepper import StepButton
from planner.views.widgets.leads import InitialsLead, StepsLead
from planner.views.widgets.line_button import Ending, LineButton
from planner.views.widgets.pills import PillWords
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.table import BELOW_ROLE, LEAD_ROLE, PILL_ROLE, STYLE_ROLE, Table
from planner.words import N_, _

PEOPLE = (
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
Index = QModelIndex | QPersistentModelIndex


class _People(QAbstractTableModel):
    """A few invented people."""

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(PEOPLE)

    def columnCount(self, parent: Index = QModelIndex()) -> int:
        """Name, pathway, step, last seen."""
        return len(_HEADS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words, a pill for the pathway, bold for the name, discs before name and step."""
        words = PEOPLE[index.row()][index.column()]
        found: dict[tuple[int, int], object] = {
            (1, PILL_ROLE): PillWords(words, "outline", f"pathway-{words.casefold()}"),
            (0, STYLE_ROLE): "body-bold",
            (0, BELOW_ROLE): _("Aged 40"),
            (0, LEAD_ROLE): InitialsLead("AB"),
            (2, LEAD_ROLE): StepsLead(
                index.row(), frozenset({1}) if index.row() > 1 else frozenset()
            ),
        }
        if role == Qt.ItemDataRole.DisplayRole:
            return words
        return found.get((index.column(), role))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The heads."""
        return _(_HEADS[section]) if role == Qt.ItemDataRole.DisplayRole else None


class _WholeTable(Table):
    """As tall as its rows."""

    def restyle(self) -> None:
        """Take sizes from the theme again."""
        super().restyle()
        rows = len(PEOPLE) * self.theme.size("table-row")
        self.setFixedHeight(self.theme.size("table-head") + rows + 2)


def add_stepper(card: Card) -> None:
    """Talked through, here, started, not started."""
    theme = card.theme
    steps = []
    for number, step, state, count, here in (
        (1, Step.EMOTIONAL_SUPPORT, StepState.TALKED_THROUGH, _("Talked through"), False),
        (2, Step.ASPIRATIONS, StepState.STARTED, _("You are here"), True),
        (3, Step.BARRIERS, StepState.STARTED, _("Started"), False),
        (3, Step.BARRIERS, StepState.NOT_STARTED, _("Not started"), False),
    ):
        button = StepButton(theme, step, number)
        button.show_standing(StepStanding(state, count), here=here, together=False)
        steps.append(button)
    card.body.addWidget(Columns(theme, *steps))


def add_table(card: Card) -> Table:
    """A row chosen, a row under the pointer, names too long for their column."""
    table = _WholeTable(card.theme, _("Invented people"))
    table.setModel(_People(table))
    table.set_widths(0, 180, 240, 160)
    table.selectRow(2)
    table.hovered = 1
    card.body.addWidget(table)
    return table


def add_lines(card: Card) -> None:
    """Rows of Today: one with a pill, one under the pointer, one that says what pressing does."""
    theme = card.theme
    column = QVBoxLayout()
    column.setSpacing(0)
    due = PillWords(_("9 days overdue"), "attention", "alert")
    pill = LineButton(theme, _("Tom Hadley"), _("Follow-up by 9 March"), due)
    under = hovered(LineButton(theme, _("Bronwen Pugh"), _("Set for 17 March"), due))
    word = PillWords(_("Record a try"), "info", "phone")
    opens = LineButton(theme, _("Yusuf Demir"), _("1 try so far."), word, Ending.WORD)
    for number, row in enumerate((pill, under, opens)):
        if number:
            column.addWidget(Divider(theme))
        column.addWidget(row)
    card.body.addLayout(column)
