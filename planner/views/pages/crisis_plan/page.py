"""The crisis and support plan of a person: a draft is typed, an agreed one is read."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.models.base import Record
from planner.models.crisis_plans import CrisisPlan
from planner.models.people import Contact
from planner.models.titles import CRISIS_HEADINGS
from planner.records.crisis_plans import PAGE, Edition
from planner.views.keeping_safe.edition_view import EditionView, standing_words
from planner.views.navigation import Place
from planner.views.page import Context, Page
from planner.views.page_head import SavedMark, Titled
from planner.views.pages.crisis_plan.contacts import ContactsCard
from planner.views.pages.crisis_plan.deeds import Deeds
from planner.views.typed import Typed
from planner.views.widgets.fields import WordsField
from planner.views.widgets.messages import EmptyState
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _

#: Narrower than this, in design pixels, who to ring stands below the words.
_BESIDE = 900


class CrisisPlanPage(Page):
    """Made together, in the person's own words; nothing on it is for the planner's eyes alone."""

    undo_page = PAGE

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        theme = context.theme
        self.edition: Edition | None = None
        self.head = Titled(
            theme, _("Crisis and support plan"), _("Made together, in your own words.")
        )
        self.saved: SavedMark = SavedMark(theme)
        self.standing = Label(theme, "", "body", "muted")
        self.deeds = Deeds(self)
        self.nothing = EmptyState(
            theme,
            _("There is no crisis and support plan yet. It can be short, and change at any time."),
            _("Make it together"),
        )
        self.nothing.pressed.connect(self.deeds.begin)
        self.view = EditionView(theme)
        self.fields: dict[str, WordsField] = {}
        self._typed: dict[str, Typed] = {}
        self._make_fields()
        self.people = ContactsCard(
            context, _("People I can contact"), _("Somebody’s name"), professional=False
        )
        self.professionals = ContactsCard(
            context, _("Professionals"), _("A professional or a service"), professional=True
        )
        for card in (self.people, self.professionals):
            card.saved.connect(self.words_saved)
            card.failed.connect(self.save_failed)
            card.changed.connect(self.refresh)
        self._lay_out()

    def show_place(self, place: Place) -> None:
        """Show a person's plan; what was typed for somebody else is let go."""
        if self.place is not None and self.place.person_id != place.person_id:
            for typed in self._typed.values():
                typed.forget()
        self.saved.hide()
        super().show_place(place)

    def refresh(self) -> None:
        """Read the newest version again; what is being typed stays."""
        if self.place is None or self.place.person_id is None:
            return
        editions = self.context.records.crisis_plans.editions(self.place.person_id)
        self.edition = edition = next(iter(editions), None)
        draft = edition is not None and not edition.agreed
        self.standing.set_text(standing_words(edition))
        self.standing.setVisible(edition is not None)
        here = QApplication.focusWidget()
        if not draft and here is not None and self._form.isAncestorOf(here):
            self.focus_first()  # before its box goes: else the focus lands anywhere
        self.nothing.setVisible(edition is None)
        self._form.setVisible(draft)
        self._paper.setVisible(edition is not None and edition.agreed)
        self.deeds.show_editions(editions)
        if edition is None:
            return
        if not draft:
            self.view.show_edition(edition)
            return
        for key, typed in self._typed.items():
            typed.show(getattr(edition.plan, key))
        offered = self._offered(edition, self.place.person_id)
        self.people.show_contacts(edition.plan.id, edition.people, offered)
        self.professionals.show_contacts(edition.plan.id, edition.professionals, ())

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        if self._form.isHidden():
            return True
        typed = [typed.leave() for typed in self._typed.values()]
        return all([*typed, self.people.leave(), self.professionals.leave()])

    def focus_first(self) -> None:
        """The page's title."""
        self.head.title.setFocus()

    def focus_words(self) -> None:
        """The first heading of a draft."""
        next(iter(self.fields.values())).setFocus()

    def entries(self) -> list[Record]:
        """Whose earlier words can be asked for."""
        if self.edition is None:
            return []
        return [self.edition.plan, *self.edition.people, *self.edition.professionals]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Who to ring beside the words where there is room."""
        super().resizeEvent(event)
        self._space()

    def _make_fields(self) -> None:
        for key, title in CRISIS_HEADINGS.items():
            field = WordsField(self.context.theme, _(title), lines=2)
            typed = Typed(field, partial(self._type, key), self.context, self)
            typed.saved.connect(self.words_saved)
            typed.failed.connect(self.save_failed)
            self.fields[key], self._typed[key] = field, typed

    def _type(self, key: str, text: str) -> CrisisPlan:
        if self.edition is None:
            raise ValueError(self.place)
        was = self.edition.plan.id
        row = self.context.records.crisis_plans.type_text(was, key, text)
        if row.id != was:  # it was agreed somewhere else meanwhile: these words are the next one's
            QTimer.singleShot(0, self.refresh)
        return row

    def _offered(self, edition: Edition, person_id: UUID) -> list[Contact]:
        """People in the person's life who are not in the plan yet."""
        there = {row.number.strip() for row in edition.people} - {""}
        named = [row.name.casefold() for row in edition.people]
        return [
            one
            for one in self.context.records.people.contacts(person_id)
            if one.phone.strip() not in there
            and not any(name.startswith(one.name.strip().casefold()) for name in named)
        ]

    def _lay_out(self) -> None:
        theme = self.context.theme
        head = QHBoxLayout()
        head.addWidget(self.head, 1)
        head.addWidget(self.saved, 0, Qt.AlignmentFlag.AlignVCenter)
        self._form = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self._form)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._words, self._ring = QVBoxLayout(), QVBoxLayout()
        for field in self.fields.values():
            self._words.addWidget(field)
        self._words.addStretch(1)
        self._ring.addWidget(self.people)
        self._ring.addWidget(self.professionals)
        self._ring.addStretch(1)
        self._columns.addLayout(self._words, 1)
        self._columns.addLayout(self._ring, 1)
        self._paper = Card(theme)
        self._paper.body.addWidget(self.view)
        inside = QWidget()
        self.lay_scrolled(inside)
        self._inner = QVBoxLayout(inside)
        self._inner.addLayout(head)
        for part in (self.standing, self.deeds, self.nothing, self._form, self._paper):
            self._inner.addWidget(part)
        self._inner.setAlignment(self.nothing, Qt.AlignmentFlag.AlignTop)
        self._inner.addStretch(1)
        theme.changed.connect(self._space)
        self._space()

    def _space(self) -> None:
        px = self.context.theme.px
        way = QBoxLayout.Direction
        roomy = self.width() >= px(_BESIDE)
        self._columns.setDirection(way.LeftToRight if roomy else way.TopToBottom)
        self._columns.setSpacing(px(24))
        for layout in (self._words, self._ring, self._inner):
            layout.setSpacing(px(14))
        self._inner.setContentsMargins(px(32), px(14), px(32), px(20))
