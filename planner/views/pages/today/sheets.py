"""The foot of Today: the day's list on paper, blank forms, and the keys of a line."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.models.today_sheet import SheetLine, SheetList, TodaySheet
from planner.records.today import Overview
from planner.records.today_lines import Line, Listing
from planner.views.page import Context
from planner.views.pages.today.cards import shown_name
from planner.views.pages.today.meetings_words import meetings_words
from planner.views.paper.printing import Printers
from planner.views.paper.save_button import SaveButton
from planner.views.paper.sheet_out import SheetOut
from planner.views.shell.without_unlocking import BlankFormsDialog
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flush import FlushRow, flush_by
from planner.views.widgets.text import Label
from planner.words import N_, _

#: The lists that print, by their names in the overview; concerns are only counted.
_TITLES = {
    "wemwbs": N_("WEMWBS due"),
    "reviews": N_("Reviews due"),
    "steps": N_("Next steps this week"),
    "crisis_plans": N_("Crisis plans to look at"),
    "pauses": N_("Pauses to look at again"),
    "papers": N_("Prints to give later"),
    "formats": N_("Plans needed in another form"),
    "requests": N_("Copies of records asked for"),
}


class TodaySheets(QWidget):
    """Prints what the page shows: initials while names are hidden.

    It has room at its left for the edges of its buttons.
    """

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        theme = context.theme
        self.keys = Label(
            theme, _("On a line, press S once you have seen it, N for not today."), "small", "muted"
        )
        self.print = Button(theme, _("Print the list"), ButtonKind.QUIET, "print")
        self.save = SaveButton(
            theme, _("Save the list as PDF"), context.dialogs.no_files, ButtonKind.QUIET
        )
        column = self._column = QVBoxLayout(self)
        column.setSpacing(0)
        column.addWidget(self.keys)
        self.forms = Button(theme, _("Blank forms"), ButtonKind.QUIET, "on-paper")
        self.forms.clicked.connect(self._offer_forms)
        column.addLayout(FlushRow(theme, self.print, self.save, self.forms))
        self._overview = Overview()
        self.print.clicked.connect(self._print)
        self.save.clicked.connect(self._save)
        theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        theme = self._context.theme
        self._column.setContentsMargins(flush_by(theme), theme.px(12), 0, 0)

    def show_overview(self, overview: Overview, *, some: bool) -> None:
        """Keep what a sheet is made of; with `some` lines there is something to print."""
        self._overview = overview
        for part in (self.keys, self.print, self.save):
            part.setVisible(some)

    def sheet(self) -> TodaySheet:
        """The day's list as it stands, with initials while names are hidden."""
        hidden = self._context.navigator.names_hidden
        planner = self._context.records.settings.planner()
        lists = ((_(title), getattr(self._overview, name)) for name, title in _TITLES.items())
        return TodaySheet(
            made_on=self._context.clock.today(),
            made_by=planner.name if planner else "",
            meetings=meetings_words(self._overview.meetings, hidden),
            lists=tuple(_list(title, lines, hidden) for title, lines in lists if lines.total),
            concerns=self._overview.concerns.total,
        )

    def _offer_forms(self) -> None:
        """The same forms as before unlocking, for a visit without the computer."""
        context = self._context
        nation, letterhead = context.records.settings.nation(), context.records.letterheads.shown()
        context.dialogs.show(
            BlankFormsDialog(
                context, self.window(), context.clock, self._printers, nation, letterhead
            )
        )

    def _print(self) -> None:
        self._out().print()

    def _save(self) -> None:
        """Say what such a file is, then ask where."""
        if self._context.dialogs.may_save() and self._context.dialogs.ask(
            _("Save it as a file?"),
            _(
                "Anyone who can open the file can read it. Save it where only the right people "
                "look, and remove it once the day is over."
            ),
            _("Save it"),
            safe=_("Not now"),
        ):
            self._out().save()

    def _out(self) -> SheetOut:
        make = partial(_make, self.sheet())
        out = SheetOut(self._context, self._printers, make, _("Today"), self.window())
        out.sent.connect(self._sent)
        out.written.connect(self._written)
        return out

    def _printers(self) -> Printers:
        return self._context.printers

    def _sent(self, _printer: str) -> None:
        self._note(saved=False)

    def _written(self) -> None:
        self._note(saved=True)

    def _note(self, *, saved: bool) -> None:
        try:
            self._context.records.today.note_sent(saved=saved)
        except PlannerError as error:
            self._context.dialogs.tell(str(error), details=error.details)


def _list(title: str, listing: Listing, hidden: bool) -> SheetList:
    lines = tuple(_line(line, hidden) for line in listing.lines)
    return SheetList(title, lines, listing.total - len(lines))


def _line(line: Line, hidden: bool) -> SheetLine:
    """A next step's own words stay off the paper while names are hidden."""
    what = line.detail
    if line.title:
        what = _("A next step") if hidden else line.title
    tag = line.tag or line.group
    return SheetLine(shown_name(line, hidden), what, tag, line.done)


def _make(snapshot: TodaySheet) -> bytes:
    from planner.export import today_pdf

    return today_pdf.make(snapshot)
