"""The print page: what goes in, how it looks, and out it goes."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from planner.errors import NotFoundError, PlannerError
from planner.models.crisis_snapshots import WalletCardSnapshot
from planner.models.names import initials, short
from planner.models.papers import Paper, PaperFate, PaperKind
from planner.models.pathways import Pathway
from planner.models.people import Person
from planner.models.progress import EventKind
from planner.models.snapshots import PrintOptions, options_for
from planner.records.emotional_support import Said
from planner.records.papers import kind_of, options_of, snapshot_of
from planner.views.hidden_names import shown_called
from planner.views.item_models.papers import made_at
from planner.views.navigation import Place, Room
from planner.views.page import Context, Page
from planner.views.pages.print_page.parts import PaperDesk, PrintHead, PrintSide
from planner.views.pages.print_page.ways import WaysOut
from planner.views.paper import documents
from planner.views.paper.before_printing import notes_for, unread_words
from planner.views.paper.documents import Snapshot
from planner.views.paper.earlier_papers import EarlierPapersDialog
from planner.views.paper.paper_out import Document
from planner.views.paper.sheet_out import look_round
from planner.views.widgets.messages import EmptyState
from planner.views.widgets.surfaces import ScrollArea
from planner.words import N_, _

#: Under this width, in design pixels, choices and paper show one at a time.
_BOTH = 900
_TITLES = {
    PaperKind.PLAN: N_("Print {name}’s plan"),
    PaperKind.WELLBEING: N_("Print {name}’s wellbeing"),
    PaperKind.PROGRESS: N_("Print {name}’s progress"),
    PaperKind.KEEPSAKE: N_("Print what {name} has done"),
    PaperKind.CRISIS_PLAN: N_("Print {name}’s crisis plan"),
    PaperKind.WALLET_CARD: N_("Print {name}’s wallet card"),
}
#: Any other paper, by what it is called.
_TITLE = N_("{name}: {paper}")


class PrintPage(Page):
    """Prints, saves and keeps a person's papers.

    `item_id` of its place may name an earlier paper, or a pathway; `paper` says which is wanted.
    """

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        theme = context.theme
        self._person: Person | None = None
        self._pathway: Pathway | None = None
        self._kept: Paper | None = None
        self.head = PrintHead(theme, context.dialogs.no_files)
        self.side = PrintSide(theme)
        if context.dialogs.no_files:
            self.side.no_printer.set_text(
                _("This computer has no printer set up. The paper can be given later.")
            )
        self.desk = PaperDesk(theme, context.jobs)
        self.view = self.desk.view
        self.ways = WaysOut(context, self.head, self.side, self.desk, self)
        self.nothing = EmptyState(
            theme, _("There is no pathway yet, so there is no plan to print."), _("Open the person")
        )
        self._pages = QStackedWidget(self)
        self._work = QWidget(self._pages)
        self._scroll = ScrollArea(theme, self.side, self._work)
        self._column = QVBoxLayout(self)
        self._lay_out()
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether a paper is on its way: its record is kept, and asked about, from here."""
        return self.ways.busy

    def show_place(self, place: Place) -> None:
        """Show a person's plan as it is now, or the paper that the place names."""
        self.ways.forget()
        person = self._held_person(place.person_id)
        self._kept = self._paper(person.id, place.item_id)
        if self._person is None or person.id != self._person.id:
            self.side.choices.set_options(options_for(person))
            self.side.choices.card.forget()
            self.view.forget()
            self.ways.show_nothing()
        self.side.kind.set_value(place.paper or PaperKind.PLAN)
        self.context.jobs.start(
            look_round,
            self.context.printers,
            finished=self._show_printers,
            failed=self._fail,
            at_printer=True,
        )
        super().show_place(place)
        if self._kept is not None and self._kept.fate is PaperFate.GIVE_LATER:
            self.ways.ask_given(self._kept)

    def refresh(self) -> None:
        """Take the plan from the records again."""
        if self.place is None:
            return
        self._person = self._held_person(self.place.person_id)
        self._pathway = self._held_pathway(self._person.id)
        taken_back = self.context.records.people.taken_back(self._person.id)
        self.side.safe_ways.show_person(self._person, taken_back)
        self.side.choices.set_tint(self._person.paper_tint)
        self.head.together.setVisible(self.context.navigator.together)
        self._pages.setCurrentIndex(0 if self._pathway is not None else 1)
        if self._pathway is None:
            self.head.title.set_text(shown_called(self.context.navigator, self._person))
            self.head.earlier.hide()
            self.head.set_ready(False)
            return
        self._show_document(self._pathway)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See whether choices and paper still fit beside each other."""
        super().resizeEvent(event)
        self._shape()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape makes a bigger paper smaller again."""
        if event.key() == Qt.Key.Key_Escape and self.desk.bigger.isChecked():
            self.desk.bigger.setChecked(False)
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """The title."""
        self.head.title.setFocus()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self._work)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._scroll, 11)
        row.addWidget(self.desk, 9)
        self._pages.addWidget(self._work)
        self._pages.addWidget(ScrollArea(self.context.theme, self.nothing))
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._pages, 1)
        self._shape()

    def _shape(self) -> None:
        """Choices and paper beside each other, or one at a time where they have no room."""
        narrow = self.width() < self.context.theme.px(_BOTH)
        bigger = self.desk.bigger.isChecked()
        above = self.side.top if narrow else self._column
        if above.indexOf(self.head) < 0:
            above.insertWidget(0, self.head)
        self.head.see.setVisible(narrow)
        self._scroll.setHidden(bigger)
        self.desk.setHidden(narrow and not bigger)

    def _connect(self) -> None:
        self.head.back_wanted.connect(self.context.navigator.back)
        self.head.safe_wanted.connect(self._keep_safe)
        self.head.earlier_wanted.connect(self._show_earlier)
        self.side.kind_chosen.connect(self._choose_kind)
        self.side.today_wanted.connect(self._show_today)
        self.side.safe_ways.change_wanted.connect(self._change_safe_ways)
        self.side.choices.ticked.connect(self._tick)
        self.side.choices.changed.connect(self._change_options)
        self.side.printer.chosen.connect(self._choose_printer)
        self.desk.bigger_wanted.connect(self._shape)
        self.head.paper_wanted.connect(self.desk.bigger.toggle)
        self.context.theme.changed.connect(self._shape)
        self.view.failed.connect(self._fail)
        self.ways.told.connect(self._show_top)
        self.ways.failed.connect(self.save_failed)
        self.nothing.pressed.connect(self._open_person)

    def _held_person(self, person_id: UUID | None) -> Person:
        if person_id is None:
            raise NotFoundError(_("Open a person first, then print."))
        return self.context.records.people.get(person_id)

    def _held_pathway(self, person_id: UUID) -> Pathway | None:
        """The one that is named, else the one that goes on, else the last one."""
        pathways = self.context.records.pathways.of_person(person_id)
        named = self.place.item_id if self.place else None
        chosen = [one for one in pathways if one.id == named]
        going_on = [one for one in pathways if one.is_open]
        return next(iter([*chosen, *going_on, *pathways]), None)

    def _paper(self, person_id: UUID, item_id: UUID | None) -> Paper | None:
        papers = self.context.records.papers.of_person(person_id) if item_id else []
        return next((paper for paper in papers if paper.id == item_id), None)

    def _show_document(self, pathway: Pathway) -> None:
        records = self.context.records
        self.head.earlier.setVisible(bool(records.papers.of_person(pathway.person_id)))
        document: Document
        if self._kept is not None:
            kept = self._kept
            was = records.letterheads.whole(options_of(kept))
            document = Document(kept.pathway_id, snapshot_of(kept), was, kept)
            self.side.show_earlier(
                _("{paper} of {day}, exactly as it was handed over.").format(
                    paper=documents.title(kept.kind), day=made_at(kept)
                )
            )
        else:
            self.side.show_earlier("")
            snapshot = self._snapshot_now(pathway)
            document = Document(pathway.id, snapshot, self._options())
        self.side.kind.setVisible(self._kept is None)
        self._show_before(document)
        self._name(document)
        self.side.show_language(document.snapshot.language, documents.headings(document.snapshot))
        self._show_new(document)

    def _show_before(self, document: Document) -> None:
        if self._person is not None:
            plan = kind_of(document.snapshot) is PaperKind.PLAN
            tint = document.options.tint
            words = notes_for(self.context.records, self._person, plan=plan, tint=tint)
            unread = unread_words(self.context.records, documents.headings(document.snapshot))
            self.side.show_before(" ".join(filter(None, (words, unread))))

    def _snapshot_now(self, pathway: Pathway) -> Snapshot:
        """What the chosen paper is made of today; beside it, what can be chosen about it."""
        records, side, kind = self.context.records, self.side, self.side.kind.value()
        wellbeing = records.plans.wellbeing(pathway.id)
        side.kind.offer(PaperKind.WELLBEING, wellbeing is not None)
        if kind in (PaperKind.CRISIS_PLAN, PaperKind.WALLET_CARD):
            crisis = records.plans.crisis_plan(pathway.person_id)
            if kind is PaperKind.CRISIS_PLAN:
                side.choices.show_crisis_plan()
                return crisis
            side.choices.show_wallet_card(crisis)
            return WalletCardSnapshot(crisis)
        keepsake = records.keepsakes.snapshot(pathway.id)
        side.kind.offer(PaperKind.KEEPSAKE, not keepsake.is_empty)
        if kind is PaperKind.KEEPSAKE and not keepsake.is_empty:
            side.choices.show_keepsake()
            return keepsake
        if kind is PaperKind.PROGRESS:
            progress = records.progress.for_paper(pathway.id)
            scored = any(event.kind is EventKind.WELLBEING for event in progress.events)
            side.choices.show_progress(scored=scored)
            return progress
        if wellbeing is not None and kind is PaperKind.WELLBEING:
            side.choices.show_wellbeing()
            return wellbeing
        plan = records.plans.snapshot(pathway.id)
        side.kind.set_value(PaperKind.PLAN)
        side.choices.show_plan(plan, records.emotional_support.board(pathway.id))
        return plan

    def _show_new(self, document: Document) -> None:
        if document != self.ways.document:
            self.ways.show(document)
            self._make(document)

    def _change_options(self) -> None:
        """Make the same plan another way; what it says is not read again for that."""
        document = self.ways.document
        if document is None or document.kept is not None:
            self.refresh()
            return
        self._show_new(replace(document, options=self._options()))

    def _options(self) -> PrintOptions:
        return self.context.records.letterheads.on(self.side.choices.options())

    def _name(self, document: Document) -> None:
        kind = kind_of(document.snapshot)
        called = document.snapshot.called
        called = initials(called) if self.context.navigator.hides_names else short(called)
        title = _(_TITLES.get(kind, _TITLE)).format(name=called, paper=documents.title(kind))
        self.head.title.set_text(title)

    def _make(self, document: Document) -> None:
        """Have the pages made, and the letters looked for that no font has."""
        self.view.show_document(partial(documents.make, document.snapshot, document.options))
        self.context.jobs.start(
            documents.unprintable,
            document.snapshot,
            finished=self.side.show_letters,
            failed=self._fail,
        )
        self.context.jobs.start(
            documents.left_off,
            document.snapshot,
            document.options,
            finished=self.side.choices.card.show_left_off,
            failed=self._fail,
        )

    def _show_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)

    def _show_printers(self, found: tuple[list[str], str]) -> None:
        names, default = found
        chosen = self.ways.printer
        if chosen not in names:
            chosen = default if default in names else next(iter(names), "")
        self.side.show_printers(names, chosen)
        self._choose_printer(chosen)

    def _choose_printer(self, name: object) -> None:
        self.ways.printer = str(name)
        self.head.show_printer(self.ways.printer)

    def _choose_kind(self, _kind: object) -> None:
        self.view.index = 0
        self.refresh()

    def _tick(self, said: Said, on: bool) -> None:
        if self._pathway is None:
            return
        visit_id = self.context.records.visits.going_on(self._pathway.person_id)
        try:
            row = self.context.records.emotional_support.put_on_paper(
                self._pathway.id, visit_id, said, on
            )
        except PlannerError as error:
            self.save_failed.emit(error)
        else:
            self.words_saved.emit(row.changed_at)
        self.refresh()

    def _show_earlier(self) -> None:
        if self._person is None:
            return
        papers = self.context.records.papers.of_person(self._person.id)
        dialog = EarlierPapersDialog(self.context.theme, papers, self.window())
        if self.context.dialogs.show(dialog) and dialog.paper is not None:
            self.context.navigator.go(Room.PRINT, self._person.id, dialog.paper.id)

    def _show_today(self) -> None:
        if self._person is not None:
            self.context.navigator.go(Room.PRINT, self._person.id)

    def _change_safe_ways(self) -> None:
        if self._person is not None:
            self.context.navigator.go(Room.DETAILS, self._person.id)

    def _keep_safe(self) -> None:
        if self._person is not None:
            self.context.navigator.keeping_safe_wanted.emit(self._person.id)

    def _open_person(self) -> None:
        if self._person is not None:
            self.context.navigator.go(Room.OVERVIEW, self._person.id)

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.context.dialogs.tell(str(error), details=error.details)
