"""People: everyone the planner sees, found by name, narrowed by what matters today."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.models.pathways import PathwayKind
from planner.records.people_list import Among, Due, Sort, Wanted
from planner.views.item_models.people import (
    LAST_SEEN,
    NEXT_DUE,
    PATHWAY,
    PERSON,
    STEP,
    WHAT,
    PeopleModel,
)
from planner.views.navigation import Room
from planner.views.page import Context, Page
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import ChoiceField, TextField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import EmptyState
from planner.views.widgets.spoken import SpokenFound
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label, PageTitle
from planner.words import _, plural

#: Design pixels of each column, and which columns go first where there is no room.
_WIDTHS = {PERSON: 230, PATHWAY: 140, STEP: 240, LAST_SEEN: 120, NEXT_DUE: 195, WHAT: 165}
_GO_FIRST = (LAST_SEEN, STEP, WHAT, PATHWAY)
#: Narrower than this, in design pixels, the box to find in is: the filters stay on one line.
_ROOMY = 1150


class PeoplePage(Page):
    """A search box, a few filters, and the list. Enter or a click opens a person."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme, records = context.theme, context.records
        self.title = PageTitle(theme, _("People"))
        self.count = Label(theme, "", "support", "muted")
        self.search = TextField(theme, _("Find by name or number"), placeholder=_("Find by name"))
        self.search.set_passing()
        self._spoken = SpokenFound(self.search.edit)
        self.kind = RadioRow(
            theme,
            _("Kind of pathway"),
            [
                (None, _("All")),
                (PathwayKind.PREVENTION, _("Prevention")),
                (PathwayKind.RECOVERY, _("Recovery")),
            ],
        )
        self.among = ChoiceField(theme, _("Who"), _who())
        self.due = ChoiceField(
            theme,
            _("What is due"),
            [
                (Due.ANYTHING, _("Any date due")),
                (Due.WEMWBS, _("WEMWBS due")),
                (Due.REVIEW, _("Review due")),
            ],
        )
        self.sort = ChoiceField(
            theme,
            _("In order of"),
            [
                (Sort.NEXT_DUE, _("Next due first")),
                (Sort.NAME, _("By name")),
                (Sort.LAST_SEEN, _("Last seen first")),
            ],
        )
        self.model = PeopleModel(records.people_list, context.clock, self)
        self.table = Table(theme, _("People"))
        self.table.setModel(self.model)
        self.nobody = EmptyState(theme, "")
        self.shown = Label(theme, "", "support", "muted")
        self._lay_out()
        self._connect()
        self._reset()

    def refresh(self) -> None:
        """Read the list again; whoever was chosen stays chosen."""
        current = self.table.currentIndex()
        key = self.model.row_at(current.row()).id.hex if current.isValid() else ""
        counts = self.context.records.people_list.counts()
        self.count.set_text(_counted(counts.on_list, counts.finished))
        self._list()
        row = self.model.row_of(key) if key else -1
        if row >= 0:
            self.table.setCurrentIndex(self.model.index(row, PERSON))

    def focus_first(self) -> None:
        """The page's title."""
        self.title.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out columns that there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def _list(self) -> None:
        wanted = self._wanted()
        self.model.show_keys(
            self.context.records.people_list.order(wanted, Sort(str(self.sort.value())))
        )
        found = self.model.matching > 0
        self.table.setVisible(found)
        self.shown.setVisible(found)
        self.nobody.setVisible(not found)
        if found:
            self._tell_shown()
        elif wanted == Wanted():
            self.nobody.show_sentence(
                _("Nobody is on your list yet. One name is enough to begin."), _("New person")
            )
        else:
            self.nobody.show_sentence(self._nobody_words(wanted), _("Clear filters"))

    def _wanted(self) -> Wanted:
        kind = self.kind.value()
        return Wanted(
            words=self.search.text(),
            kind=kind if isinstance(kind, PathwayKind) else None,
            among=Among(str(self.among.value())),
            due=Due(str(self.due.value())),
        )

    def _nobody_words(self, wanted: Wanted) -> str:
        chosen = [f"“{wanted.words.strip()}”"] if wanted.words.strip() else []
        if wanted.kind is not None:
            chosen.append(_("Prevention") if wanted.kind == "prevention" else _("Recovery"))
        for field, plain in ((self.among, Among.ON_LIST), (self.due, Due.ANYTHING)):
            if field.value() != plain:
                chosen.append(field.combo.currentText())
        return _("Nobody here for {filters}.").format(filters=", ".join(chosen))

    def _reset(self) -> None:
        self.search.set_text("")
        self.kind.set_value(None)
        self.kind.buttons()[0].setChecked(True)
        self.among.set_value(Among.ON_LIST)
        self.due.set_value(Due.ANYTHING)
        self.sort.set_value(Sort.NEXT_DUE)

    def _chosen(self, _value: object) -> None:
        self._list()
        count = self.model.matching
        self._spoken.say(
            plural("{count} person found", "{count} people found", count)
            if count
            else self.nobody.sentence.text()
        )

    def _help(self) -> None:
        """What the empty list offers: a new person, or everyone again."""
        if self._wanted() == Wanted():
            self.context.navigator.go(Room.NEW_PERSON)
            return
        self._reset()
        self._list()
        self.search.setFocus()

    def _open(self, index: QModelIndex) -> None:
        self.context.navigator.go(Room.OVERVIEW, self.model.row_at(index.row()).id)

    def _open_first(self) -> None:
        """Enter in the search box: into the list, or straight to the only one found."""
        if self.model.matching == 1:
            self._open(self.model.index(0, PERSON))
        elif self.model.matching:
            self.table.setCurrentIndex(self.model.index(0, PERSON))
            self.table.setFocus()

    def _tell_shown(self) -> None:
        shown, matching = self.model.rowCount(), self.model.matching
        words = _("Use the up and down arrows to move, Enter to open.")
        if shown < matching:
            words = _("Showing {shown} of {matching}. Scroll for more.").format(
                shown=shown, matching=matching
            )
        self.shown.set_text(words)

    def _fit(self) -> None:
        px = self.context.theme.px
        self.search.setFixedWidth(px(210 if self.width() >= px(_ROOMY) else 156))
        room = self.width() - px(2 * 32 + 16)
        left_out: set[int] = set()
        for column in (None, *_GO_FIRST):
            if column is not None:
                left_out.add(column)
            if sum(px(_WIDTHS[one]) for one in _WIDTHS if one not in left_out) <= room:
                break
        for column in _WIDTHS:
            self.table.setColumnHidden(column, column in left_out)

    def _lay_out(self) -> None:
        theme = self.context.theme
        self._filters = filters = FlowLayout()
        for field in (self.search, self.kind, self.among, self.due, self.sort):
            field.set_label_hidden(True)
            filters.addWidget(field)
        self.table.set_widths(*(0 if one == PERSON else _WIDTHS[one] for one in _WIDTHS))
        inside = QWidget()
        self.lay_scrolled(inside)
        self._inner = QVBoxLayout(inside)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title)
        head.addWidget(self.count)
        self._inner.addLayout(head)
        self._inner.addLayout(filters)
        self._inner.addWidget(self.table, 1)
        self._inner.addWidget(self.nobody, 1)
        self._inner.addWidget(self.shown)
        theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        px = self.context.theme.px
        self._inner.setContentsMargins(px(32), px(16), px(32), px(16))
        self._inner.setSpacing(px(12))
        self.table.setMinimumHeight(px(48 + 3 * 61))
        self._filters.setSpacing(px(8))
        self._fit()

    def _connect(self) -> None:
        navigator = self.context.navigator
        self.search.edited.connect(self._chosen)
        self.search.edit.returnPressed.connect(self._open_first)
        for field in (self.kind, self.among, self.due, self.sort):
            field.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        self.nobody.pressed.connect(self._help)
        self.model.rowsInserted.connect(self._tell_shown)
        navigator.names_hidden_changed.connect(self.model.set_names_hidden)
        self.model.set_names_hidden(navigator.names_hidden)


def _who() -> list[tuple[object, str]]:
    return [
        (Among.ON_LIST, _("On your list")),
        (Among.ACTIVE, _("Open pathway")),
        (Among.PAUSED, _("Paused")),
        (Among.NO_PATHWAY, _("No pathway")),
        (Among.FINISHED, _("Finished")),
        (Among.EVERYONE, _("Everyone")),
    ]


def _counted(on_list: int, finished: int) -> str:
    words = plural("{count} person on your list.", "{count} people on your list.", on_list)
    if not finished:
        return words
    more = plural(
        "{count} more has finished their pathway.",
        "{count} more have finished their pathway.",
        finished,
    )
    return _("{here} {more}").format(here=words, more=more)
