"""A request for a copy of everything held: what is done, what comes next, and the files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.access import PROFESSIONS
from planner.models.lawful import AccessRequest, HarmCheck
from planner.records.book import Records
from planner.records.subject_access import due
from planner.views.background import beside
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.pages.their_record.access_paper import AccessPaper
from planner.views.pages.their_record.entries_dialog import EntriesDialog
from planner.views.pages.their_record.request_dialogs import (
    CloseDialog,
    GivenDialog,
    HarmDialog,
    MoreTimeDialog,
    ReceiveDialog,
)
from planner.views.paper.save_button import SaveButton
from planner.views.paper.sheet_out import write
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import Banner
from planner.views.widgets.pills import Pill
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import _, day, plural

#: The two files, by what the journal calls them.
_PDF, _JSON = "pdf", "json"


class _Step(QWidget):
    """A step of a request: its title, how it stands, and what can be pressed."""

    def __init__(self, theme: Theme, title: str, *buttons: Button) -> None:
        super().__init__()
        self.words = Label(theme, "", "support", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 4)
        column.addWidget(Label(theme, title, "body-bold"))
        column.addWidget(self.words)
        row = FlowLayout()
        grow(theme, row.setSpacing, 12)
        for button in buttons:
            row.addWidget(button)
        column.addLayout(row)


class RequestCard(Card):
    """The request that is open, step by step, or a way to note one.

    Emits:
        changed(): something of it was kept.
        failed(PlannerError): it could not be.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.theme)
        self._context = context
        self._person_id: UUID | None = None
        self._request: AccessRequest | None = None
        theme = context.theme
        self.received = Button(theme, _("They asked for a copy"), icon="plus")
        self.harm = Button(theme, _("Note the check"))
        self.entries = Button(theme, _("Look through the entries"))
        no_files = context.dialogs.no_files
        self.pdf = SaveButton(theme, _("Save as PDF"), no_files)
        self.json = SaveButton(theme, _("Save as data (JSON)"), no_files)
        self.given = Button(theme, _("It was given"), icon="check")
        self.more_time = Button(theme, _("Take more time"), ButtonKind.QUIET)
        self.close_it = Button(theme, _("Close without a copy"), ButtonKind.QUIET)
        self.outcome = Banner(theme, "success", "")
        self.outcome.hide()
        self._earlier = Label(theme, "", "support", "muted")
        self._due = Label(theme, "", "body-bold")
        self._from = Label(theme, "", "support", "muted")
        self._late = QHBoxLayout()
        self._check = _Step(theme, _("1. A health professional’s check"), self.harm)
        self._others = _Step(theme, _("2. Entries about other people"), self.entries)
        self.print = Button(theme, _("Print it"), icon="print")
        self._on_paper = bool(no_files)
        self._papers: list[AccessPaper] = []
        self._saving = 0
        self._files = _Step(theme, _("3. The files"), self.print, self.pdf, self.json)
        if not self._on_paper:
            self.print.hide()
        self._giving = _Step(theme, _("4. Given"), self.given, self.more_time, self.close_it)
        self._lay_out()
        self._connect()

    @property
    def busy(self) -> bool:
        """Whether a copy is on its way to a printer or a file."""
        return self._saving > 0 or any(paper.busy for paper in self._papers)

    def refill(self, person_id: UUID) -> None:
        """Show how far the request of a person is."""
        if person_id != self._person_id:
            self.outcome.hide()
        self._person_id = person_id
        access = self._context.records.access
        self._request = access.waiting(person_id)
        self._open.setVisible(self._request is not None)
        self._none.setVisible(self._request is None)
        if self._request is not None:
            self._show_request(self._request)
        else:
            self._earlier.set_text("\n".join(map(_earlier_words, access.of_person(person_id))))
            self._earlier.setVisible(bool(self._earlier.text()))

    def _show_request(self, row: AccessRequest) -> None:
        self._show_due(row)
        missing = self._context.records.access.why_not_yet(row.id)
        ready = _("Everything is there. The two files say the same: one to read, one as data.")
        if self._on_paper:
            ready = _("Everything is there to be printed.")
        self._check.words.set_text(_harm_words(row))
        self.harm.set_text(_("Change the check") if row.harm_check else _("Note the check"))
        self._others.words.set_text(self._entries_words(row))
        self._files.words.set_text(missing or ready)
        for button in (self.print, self.pdf, self.json):
            button.setEnabled(not missing)
        self._giving.words.set_text(_given_words(row, on_paper=self._on_paper))
        self.given.setEnabled(row.made_at is not None)
        self.more_time.setVisible(row.extended_to is None)

    def _show_due(self, row: AccessRequest) -> None:
        until = due(row)
        self._due.set_text(_("Due on {day}").format(day=day(until)))
        told = [
            _("Received {day} from {who}.").format(day=day(row.received_on), who=row.asked_by),
            row.identity_checked,
        ]
        if row.extended_to is not None:
            told.append(_("More time was taken: {why}").format(why=row.extended_why))
        self._from.set_text("\n".join(told))
        clear_layout(self._late)
        late = (self._context.clock.today() - until).days
        if late > 0:
            said = plural("{count} day overdue", "{count} days overdue", late)
            self._late.addWidget(Pill(self.theme, said, "attention", "alert"))

    def _lay_out(self) -> None:
        theme = self._context.theme
        self._none, self._open = QWidget(), QWidget()
        none, opened = QVBoxLayout(self._none), QVBoxLayout(self._open)
        for column in (none, opened):
            column.setContentsMargins(0, 0, 0, 0)
            grow(theme, column.setSpacing, 12)
        anyone = _("Anyone can ask to see what is held on them. It is due within one month.")
        none.addWidget(Label(theme, anyone, "support", "muted"))
        none.addWidget(self._earlier)
        none.addWidget(self.received, 0, Qt.AlignmentFlag.AlignLeft)
        head = QHBoxLayout()
        head.addWidget(self._due, 1)
        head.addLayout(self._late)
        opened.addLayout(head)
        opened.addWidget(self._from)
        for step in (self._check, self._others, self._files, self._giving):
            opened.addWidget(Divider(theme))
            opened.addWidget(step)
        self.body.addWidget(Label(theme, _("A copy of everything held"), "card"))
        self.body.addWidget(self._none)
        self.body.addWidget(self._open)
        self.body.addWidget(self.outcome)

    def _entries_words(self, row: AccessRequest) -> str:
        found = self._context.records.access.entries(row.id)
        waiting = sum(entry.waits for entry in found)
        out = sum(entry.mark is not None and entry.mark.withheld for entry in found)
        if waiting:
            return plural(
                "{count} entry may be about somebody else and is not decided yet.",
                "{count} entries may be about somebody else and are not decided yet.",
                waiting,
            )
        if out:
            return plural("{count} entry is left out.", "{count} entries are left out.", out)
        return _("Nothing is left out.")

    def _connect(self) -> None:
        self.received.clicked.connect(self._receive)
        self.harm.clicked.connect(partial(self._ask, HarmDialog))
        self.entries.clicked.connect(partial(self._ask, EntriesDialog))
        self.given.clicked.connect(partial(self._ask, GivenDialog))
        self.more_time.clicked.connect(partial(self._ask, MoreTimeDialog))
        self.close_it.clicked.connect(partial(self._ask, CloseDialog))
        self.print.clicked.connect(self._print)
        self.pdf.clicked.connect(partial(self._save, _PDF))
        self.json.clicked.connect(partial(self._save, _JSON))

    def _receive(self) -> None:
        if self._person_id is not None:
            person = self._context.records.people.get(self._person_id)
            if self._context.dialogs.show(ReceiveDialog(self._context, person, self.window())):
                self.outcome.hide()
                self.changed.emit()

    def _ask(self, dialog: type[PanelDialog], _checked: bool = False) -> None:
        if self._request is not None:
            asked = dialog(self._context, self._request, self.window())  # type: ignore[arg-type]
            self._context.dialogs.show(asked)
            self.changed.emit()

    def _save(self, kind: str, _checked: bool = False) -> None:
        """Remind what such a file is, ask where, and write it in a job."""
        request = self._request
        if request is None or not self._context.dialogs.may_save() or not self._reminded():
            return
        name = _("Copy of a record {day}.{kind}").format(
            day=self._context.clock.today().isoformat(), kind=kind
        )
        words = _("PDF document") if kind == _PDF else _("Data file")
        path = self._context.dialogs.save_path(_("Save the copy"), name, words, kind)
        if path is None:
            return
        for button in (self.pdf, self.json):
            button.setEnabled(False)
        self._saving += 1
        beside(
            self._context,
            _make_and_write,
            request.id,
            kind,
            path,
            finished=self._saved,
            failed=self._not_saved,
        )

    def _print(self) -> None:
        """Each copy has its own way out: another may be asked for while one still prints."""
        if self._request is not None:
            paper = AccessPaper(self._context, self._request.id, self)
            paper.printed.connect(partial(self._printed, self._request.id))
            paper.failed.connect(self._not_sent)
            self._papers = [*(one for one in self._papers if one.busy), paper]
            paper.print()

    def _printed(self, request_id: UUID, printer: str) -> None:
        self._tell_of(request_id, _("Sent to {printer}.").format(printer=printer))
        self.changed.emit()

    def _tell_of(self, request_id: UUID, sentence: str) -> None:
        """Say what came of a copy, unless somebody else's record shows by now."""
        if self._request is not None and self._request.id == request_id:
            self.outcome.set_kind("success")
            self.outcome.show_sentence(sentence)
            self.outcome.show()

    def _reminded(self) -> bool:
        return self._context.dialogs.ask(
            _("Save everything held?"),
            _(
                "The file is not locked, and holds the whole record: whoever opens it can read "
                "it. Save it where only the right people look, and remove it when it was given."
            ),
            _("Choose where"),
            safe=_("Not now"),
        )

    def _saved(self, done: tuple[UUID, str, str]) -> None:
        self._saving -= 1
        request_id, kind, name = done
        try:
            self._context.records.access.note_saved(request_id, kind)
        except PlannerError as error:
            self.failed.emit(error)
        self._tell_of(
            request_id, _("Saved as {file}. Whoever opens the file can read it.").format(file=name)
        )
        self.changed.emit()

    def _not_saved(self, error: Exception) -> None:
        self._saving -= 1
        if not isinstance(error, PlannerError):
            raise error
        self._not_sent(error)

    def _not_sent(self, error: PlannerError) -> None:
        self.outcome.set_kind("danger")
        self.outcome.show_sentence(str(error), details=error.details)
        self.outcome.show()
        self.changed.emit()


def _make_and_write(
    records: Records, request_id: UUID, kind: str, path: Path
) -> tuple[UUID, str, str]:
    """Gather everything, make the file's bytes, and write them once."""
    access = records.access
    if kind == _PDF:
        from planner.export import access_pdf

        made = access_pdf.make(access.copy(request_id), records.letterheads.shown())
    else:
        from planner.export import access_json

        made = access_json.make(access.data(request_id))
    write(path, made)
    return request_id, kind, path.name


def _harm_words(row: AccessRequest) -> str:
    if row.harm_check is None or row.harm_checked_on is None:
        return _("Nothing can be made before it.")
    said = {
        HarmCheck.NOTHING_WITHHELD: _("Nothing would do serious harm."),
        HarmCheck.SOME_WITHHELD: _("Something would do serious harm, and is left out."),
    }[row.harm_check]
    return _("{said} {who} ({role}), {day}.").format(
        said=said,
        who=row.harm_checked_by,
        role=_(PROFESSIONS.get(row.harm_checked_role, "")),
        day=day(row.harm_checked_on),
    )


def _given_words(row: AccessRequest, *, on_paper: bool) -> str:
    if row.made_at is not None:
        how = _("It was printed.") if on_paper else _("A file was saved.")
    else:
        how = _("First print it.") if on_paper else _("First save a file.")
    return _("{how} It stays on Today until you say that it was given.").format(how=how)


def _earlier_words(row: AccessRequest) -> str:
    told = _("Asked {received}, closed {closed}: {how}")
    if row.given_on is not None:
        told = _("Asked {received}, given {closed}: {how}")
    return told.format(
        received=day(row.received_on),
        closed=day(row.closed_on or row.received_on),
        how=row.given_how,
    )
