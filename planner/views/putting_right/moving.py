"""This belongs to someone else: whom it belongs to, and what to ask back."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QListView, QWidget

from planner.errors import PlannerError
from planner.models.aspirations import Aspiration
from planner.models.barriers import Barrier
from planner.models.base import PersonRecord
from planner.models.questionnaires import Questionnaire
from planner.models.visits import Visit
from planner.records.moving import Moved
from planner.records.people_list import Among, Sort, Wanted
from planner.views.dialogs import PanelDialog
from planner.views.hidden_names import shown_called
from planner.views.item_models.people import PERSON, PeopleModel
from planner.views.page import Context
from planner.views.putting_right.taking_out import to_ask_back
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.fields import TextField
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import N_, _, plural

_WHAT: dict[type[PersonRecord], str] = {
    Visit: N_("The visit, with everything written in it, moves to the person you choose."),
    Aspiration: N_("The hope, with its answers, moves to the person you choose."),
    Barrier: N_("The barrier, with its next steps, moves to the person you choose."),
    Questionnaire: N_("The questionnaire, with its answers, moves to the person you choose."),
}
_ANYTHING = N_("It moves to the person you choose.")


class MovingDialog(PanelDialog):
    """Finds the right person and moves one entry, or a visit with all its entries, to them."""

    def __init__(self, context: Context, entry: PersonRecord, parent: QWidget) -> None:
        super().__init__(context.theme, _("This belongs to someone else"), parent)
        self._context = context
        self._entry = entry
        self.moved: Moved | None = None
        theme = context.theme
        whose = shown_called(context.navigator, context.records.people.get(entry.person_id))
        what = _(_WHAT.get(type(entry), _ANYTHING))
        then = _("Nothing of it stays with “{name}”: not in the record, its history or the search.")
        self.body.addWidget(Label(theme, what))
        self.body.addWidget(Label(theme, then.format(name=whose), "support", "muted"))
        self.search = TextField(theme, _("Who does it belong to?"), placeholder=_("Find by name"))
        self.search.set_passing()
        self.model = PeopleModel(context.records.people_list, context.clock, self)
        self.model.set_names_hidden(context.navigator.names_hidden)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setModelColumn(PERSON)
        self.list.setAccessibleName(_("People"))
        self.list.setMinimumHeight(theme.px(180))
        self.list.setFont(theme.font("body"))
        grow(theme, self.list.setSpacing, 10)
        self.problem = Banner(theme, "danger", "")
        self.problem.hide()
        self.show_names = Button(theme, _("Show names"), ButtonKind.QUIET, "show")
        self.show_names.clicked.connect(self._show_names)
        for part in (self.search, self.list, self.show_names, self.problem):
            self.body.addWidget(part)
        self.move_button = Button(theme, _("Move it"), ButtonKind.PRIMARY)
        self.keep = Button(theme, _("Leave it here"), ButtonKind.QUIET)
        self.add_buttons(self.move_button, self.keep)
        self.search.edited.connect(self._list)
        self.list.activated.connect(self._move)
        self.move_button.clicked.connect(self._move)
        self.keep.clicked.connect(self.reject)
        self.show_names.setVisible(context.navigator.names_hidden)
        self._list("")
        self.search.setFocus()

    def _list(self, words: str) -> None:
        wanted = Wanted(words=words, among=Among.EVERYONE)
        keys = self._context.records.people_list.order(wanted, Sort.NAME)
        self.model.show_keys([key for key in keys if key != self._entry.person_id.hex])
        if self.model.matching == 1:
            self.list.setCurrentIndex(self.model.index(0, PERSON))

    def _move(self) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            self._tell(_("Choose the person it belongs to first."))
            return
        to: UUID = self.model.row_at(index.row()).id
        try:
            self._context.records.changes.seal()
            self.moved = self._context.records.moving.move(self._entry, to)
        except PlannerError as error:
            self._tell(str(error))
            return
        self.accept()
        told = told_after(self.moved)
        if told:
            self._context.dialogs.tell(told, title=_("Moved. One more thing"))

    def _show_names(self) -> None:
        """Initials do not tell two people apart: here alone, whole names can be asked for."""
        self.model.set_names_hidden(False)
        self.show_names.hide()
        self.search.setFocus()

    def _tell(self, sentence: str) -> None:
        self.problem.show_sentence(sentence)
        self.problem.show()


def told_after(moved: Moved) -> str:
    """What may have to be asked back or put right by hand; empty where nothing has."""
    told = []
    if moved.printed:
        told.append(to_ask_back(moved.printed))
    if moved.changed_too:
        told.append(
            plural(
                "{count} thing written before that visit was changed in it, and stays here. "
                "Look at it again.",
                "{count} things written before that visit were changed in it, and stay here. "
                "Look at them again.",
                moved.changed_too,
            )
        )
    return "\n\n".join(told)
