"""After unlocking: words that were typed and could not be kept, to be copied or removed."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from planner.errors import PlannerError
from planner.models.drafts import Draft
from planner.models.names import initials
from planner.models.times import local
from planner.views import clipboard
from planner.views.dialogs import PanelDialog
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, day_of_week, time_of_day


class DraftsDialog(PanelDialog):
    """Each draft with where it was typed; it stays until the planner removes it."""

    wanted_width = 640

    def __init__(self, context: Context, drafts: list[Draft], parent: QWidget) -> None:
        super().__init__(context.theme, _("You had typed this"), parent)
        self._context = context
        theme = context.theme
        self.body.addWidget(
            Label(
                theme,
                _(
                    "It could not be saved where it was when the vault was locked, so it was kept "
                    "aside. Copy what you need, put it where it belongs, then remove it here."
                ),
                token="muted",
            )
        )
        self.problem = Banner(theme, "danger", "")
        self.problem.hide()
        self.body.addWidget(self.problem)
        self.cards: dict[UUID, Card] = {}
        for draft in drafts:
            self.cards[draft.id] = self._card_of(draft)
            self.body.addWidget(self.cards[draft.id])
        self.body.addStretch(1)
        later = Button(theme, _("Keep the rest for now"), ButtonKind.PRIMARY)
        later.clicked.connect(self.accept)
        self.add_buttons(later)

    def _card_of(self, draft: Draft) -> Card:
        theme = self._context.theme
        card = Card(theme, "sunken")
        card.set_spaces(16, 16, 16, 16, 8)
        card.body.addWidget(Label(theme, self._where(draft), "body-bold"))
        card.body.addWidget(Label(theme, self._when(draft), "small", "muted"))
        card.body.addWidget(Label(theme, draft.text, "words"))
        copy = Button(theme, _("Copy"))
        copy.setAccessibleDescription(draft.where)
        copy.clicked.connect(partial(self._copy, draft))
        remove = Button(theme, _("Remove it"), ButtonKind.QUIET)
        remove.setAccessibleDescription(draft.where)
        remove.clicked.connect(partial(self._remove, draft))
        buttons = FlowLayout()
        grow(theme, buttons.setSpacing, 12)
        buttons.addWidget(copy)
        buttons.addWidget(remove)
        card.body.addLayout(buttons)
        return card

    def _where(self, draft: Draft) -> str:
        """The page and the field, and whose page it was while several are listed."""
        if draft.person_id is None:
            return draft.where
        person = self._context.records.people.get(draft.person_id)
        return _("{initials}, {where}").format(
            initials=initials(person.full_name or person.called), where=draft.where
        )

    def _when(self, draft: Draft) -> str:
        at = local(draft.written_at)
        return _("Kept aside on {day}, {time}").format(
            day=day_of_week(at.date()), time=time_of_day(at)
        )

    def _copy(self, draft: Draft) -> None:
        clipboard.put(draft.text)

    def _remove(self, draft: Draft) -> None:
        """Forget it, once that is really wanted."""
        if not self._context.dialogs.ask(
            _("Remove these words?"),
            _("They are forgotten, and cannot be brought back."),
            _("Remove them"),
            safe=_("Keep them"),
            danger=True,
        ):
            return
        try:
            self._context.records.drafts.remove(draft.id)
        except PlannerError as error:
            self.problem.show_sentence(str(error), details=error.details)
            self.problem.show()
            return
        self.cards.pop(draft.id).hide()
        if not self.cards:
            self.accept()
