"""Who to ring now: the crisis numbers, the people this person can contact, and both on paper."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.nations import NATIONS
from planner.models.sheets import CrisisNumbersSnapshot
from planner.views.page import Context
from planner.views.pages.print_page.safe_ways import paper_words
from planner.views.paper.printing import Printers
from planner.views.paper.sheet_out import SheetOut
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.buttons import Button
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.text import Label
from planner.words import _, day


class WhoToRing(QWidget):
    """Numbers and people one below the other; the numbers can be printed, without a name.

    Emits:
        sent(str): the numbers went to that printer.
    """

    sent = Signal(str)

    def __init__(self, context: Context, person_id: UUID) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        records = context.records
        self.print = Button(theme, _("Print these numbers"), icon="print")
        self.print.clicked.connect(self._print)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 10)
        column.addWidget(Label(theme, _("Who to ring now"), "card"))
        column.addWidget(NumbersCard(context))
        for title, rows in to_ring(context, person_id):
            column.addWidget(Label(theme, title, "card"))
            card = Card(theme)
            for index, (name, note, number) in enumerate(rows):
                if index:
                    card.body.addWidget(Divider(theme))
                card.body.addLayout(_row(context, name, note, number))
            column.addWidget(card)
        home = records.people.get(person_id).may_take_paper_home
        column.addWidget(self.print, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Label(theme, paper_words(home), "support", "muted"))

    def _print(self) -> None:
        """Ask which printer; the numbers go on it as they are now."""
        sheet = SheetOut(
            self._context,
            self._printers,
            partial(_make, self._context.records.plans.numbers_sheet()),
            _("Crisis numbers"),
            self._context.dialogs.window,
        )
        sheet.sent.connect(self.sent)
        sheet.print()

    def _printers(self) -> Printers:
        return self._context.printers


def to_ring(context: Context, person_id: UUID) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Lists of (name, note, number): the agreed plan first, then people who are not in it."""
    records = context.records
    agreed = records.crisis_plans.agreed(person_id)
    people = [(row.name, "", row.number.strip()) for row in agreed.people] if agreed else []
    there = {number for _name, _note, number in people}
    people += [
        (one.name, one.relation, one.phone)
        for one in records.people.contacts(person_id)
        if one.phone.strip() and one.phone.strip() not in there
    ]
    professionals = agreed.professionals if agreed else ()
    lists = [
        (_("People I can contact"), people),
        (_("Professionals"), [(row.name, "", row.number.strip()) for row in professionals]),
    ]
    return [(title, rows) for title, rows in lists if rows]


class NumbersCard(QWidget):
    """Who to ring now in this nation, with the day the numbers were last checked."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = context.theme
        nation = context.records.settings.nation()
        numbers = context.records.reference.crisis_numbers(nation)
        card = Card(theme)
        for number in numbers:
            card.body.addLayout(_row(context, number.label, number.note, number.number))
            card.body.addWidget(Divider(theme))
        card.body.addWidget(Label(theme, _("You can ask for an interpreter."), "body"))
        checked = [number.checked_on for number in numbers if number.checked_on is not None]
        said = _("{nation}.").format(nation=_(NATIONS[nation]))
        if len(checked) < len(numbers):
            said = _("{nation} Not all checked yet.").format(nation=said)
        elif checked:
            said = _("{nation} Last checked {day}").format(nation=said, day=day(min(checked)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)
        layout.addWidget(Label(theme, said, "support", "muted"))


def _make(snapshot: CrisisNumbersSnapshot) -> bytes:
    from planner.export import crisis_numbers_pdf

    return crisis_numbers_pdf.make(snapshot)


def _row(context: Context, label: str, note: str, number: str) -> QHBoxLayout:
    """A name over its note at the left, the number at the right."""
    theme = context.theme
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(Label(theme, label, "body-bold"))
    if note.strip():
        words.addWidget(Label(theme, note, "support", "muted"))
    row = QHBoxLayout()
    row.addLayout(words, 1)
    shown = Label(theme, number, "section", wrap=False)
    hear_as(shown, Role.StaticText)  # it says something, and heads nothing
    shown.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
    row.addWidget(shown)
    return row
