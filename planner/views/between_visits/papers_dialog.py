"""A paper for between visits: the sheet to prepare, next steps alone, the slip of an appointment.

How they can safely be reached stands first; nothing leaves before it was seen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from planner.models.papers import PaperKind
from planner.models.people import PaperSize
from planner.models.snapshots import PrintOptions, options_for
from planner.records.papers import Snapshot
from planner.views.between_visits.calendar_card import CalendarCard
from planner.views.between_visits.paper_to_give import PaperToGive
from planner.views.dialogs import PanelDialog
from planner.views.navigation import Room
from planner.views.page import Context
from planner.views.pages.print_page.choices import SIZES
from planner.views.pages.print_page.safe_ways import SafeWays
from planner.views.paper import documents
from planner.views.paper.before_printing import letters_words, notes_for
from planner.views.paper.save_button import SaveButton
from planner.views.paper.save_dialog import ask_how
from planner.views.paper.sheet_out import SheetOut
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.choices import RadioRow, Tick
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.messages import Banner
from planner.views.widgets.text import Label
from planner.words import _


class PapersDialog(PanelDialog):
    """Prints or saves one of them; what left is kept under Earlier papers, like the plan."""

    wanted_width = 680

    def __init__(
        self, context: Context, person_id: UUID, pathway_id: UUID, parent: QWidget
    ) -> None:
        super().__init__(context.theme, _("Papers for between visits"), parent)
        self._context = context
        self._pathway_id = pathway_id
        self._person = context.records.people.get(person_id)
        self._add_parts()
        self._connect()
        self._show_kind()

    def options(self) -> PrintOptions:
        """The text size and the inks that are chosen."""
        size = self.text_size.value()
        return replace(
            self._context.records.letterheads.on(options_for(self._person)),
            size=size if isinstance(size, PaperSize) else PaperSize.STANDARD,
            colour=self.colour.value() is not False,
        )

    def snapshot(self) -> Snapshot:
        """What the chosen paper is made of, as the records stand now."""
        sheets, person_id = self._context.records.visit_sheets, self._person.id
        made: Snapshot | None = None
        if self.kind.value() is PaperKind.NEXT_STEPS:
            made = sheets.next_steps(self._pathway_id)
        elif self.kind.value() is PaperKind.APPOINTMENT:
            made = sheets.slip(person_id, self._pathway_id)
        return made or sheets.preparation(
            person_id, self._pathway_id, filled=self.filled.isChecked()
        )

    def _add_parts(self) -> None:
        theme, records = self._context.theme, self._context.records
        coming = records.meetings.coming(self._person.id)
        self.safe_ways = SafeWays(theme)
        self.safe_ways.show_person(self._person, records.people.taken_back(self._person.id))
        kinds = [PaperKind.PREPARATION]
        kinds += [PaperKind.APPOINTMENT] if coming else []
        steps = records.visit_sheets.next_steps(self._pathway_id)
        kinds += [PaperKind.NEXT_STEPS] if steps else []
        self.kind = ChoiceField(
            theme, _("Which paper"), [(kind, documents.title(kind)) for kind in kinds]
        )
        self.kind.set_value(PaperKind.PREPARATION)
        self.filled = Tick(theme, _("With what is written already"))
        self._prepared = records.preparations.waiting(self._person.id) is not None
        self.filled.setChecked(self._prepared)
        self.text_size = RadioRow(
            theme, _("Text size"), [(size, _(words)) for size, words in SIZES.items()]
        )
        self.text_size.set_value(self._person.paper_size)
        colours = [(True, _("Colour")), (False, _("Black and white"))]
        self.colour = RadioRow(theme, _("Colour"), colours)
        self.colour.set_value(True)
        before = notes_for(records, self._person, plan=False)
        self.before = Banner(theme, "primary", before)
        self.letters = Banner(theme, "attention", "")
        self.letters.hide()
        self.told = Label(theme, "", "support", "success")
        self.told.hide()
        self.calendar = CalendarCard(self._context, self._person, coming)
        for part in (
            self.safe_ways,
            self.before,
            self.letters,
            self.kind,
            self.filled,
            self.text_size,
            self.colour,
            self.told,
            self.calendar,
        ):
            self.body.addWidget(part)
        self.before.setVisible(bool(before))
        self.calendar.setVisible(coming is not None)
        self.print_button = Button(theme, _("Print it"), ButtonKind.PRIMARY, "print")
        self.save_button = SaveButton(theme, _("Save as PDF"), self._context.dialogs.no_files)
        close = Button(theme, _("Close"), ButtonKind.QUIET)
        close.clicked.connect(self.reject)
        self.add_buttons(self.print_button, self.save_button, close)

    def _connect(self) -> None:
        self.safe_ways.change_wanted.connect(self._change_safe_ways)
        self.kind.chosen.connect(self._show_kind)
        self.filled.clicked.connect(self._show_kind)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)

    def _show_kind(self, _value: object = None) -> None:
        """Offer what the paper has, and name the letters that no font has."""
        self.filled.setVisible(self._prepared and self.kind.value() is PaperKind.PREPARATION)
        letters = documents.unprintable(self.snapshot())
        self.letters.show_sentence(letters_words(letters))
        self.letters.setVisible(bool(letters))
        self.fit()

    def _change_safe_ways(self) -> None:
        self.reject()
        self._context.navigator.go(Room.DETAILS, self._person.id)

    def _print(self) -> None:
        self._send(SheetOut.print)

    def _save(self) -> None:
        """Say what such a file is, then ask where."""
        context = self._context
        password = ask_how(context.dialogs, context.theme, context.jobs)
        if password is not None:
            self._send(partial(SheetOut.save, password=password))

    def _send(self, way: Callable[[SheetOut], None]) -> None:
        """Each has its own way out: another may be chosen, or this closed, while one prints."""
        person_id, snapshot = self._person.id, self.snapshot()
        paper = PaperToGive(self._context, person_id, self._pathway_id, snapshot, self.options())
        paper.left.connect(self._tell)
        paper.send(way)

    def _tell(self, sentence: str) -> None:
        self.told.set_text(sentence)
        self.told.show()
        self.fit()
