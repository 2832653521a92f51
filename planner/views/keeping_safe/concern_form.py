"""The form of one concern: who must act first, then what was said, every field kept as typed."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError
from planner.models.base import Record
from planner.models.concerns import Concern, Told, WhoActs
from planner.records.concerns import ConcernFile
from planner.views import clipboard
from planner.views.keeping_safe.concern_told import ToldCard
from planner.views.keeping_safe.concern_words import DO_IT_YOURSELF, KINDS, WHO_ACTS, as_text
from planner.views.page import Context
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.quick_add import QuickAdd
from planner.views.sharing_words import taken_back_words
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, Chip
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import DateField, TextField, WordsField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import _

FieldT = TypeVar("FieldT", TextField, WordsField)


class ConcernForm(QWidget):
    """Opens a concern with the first answer, then keeps the rest of it.

    Emits:
        saved(datetime): a change is durable; aware UTC.
        failed(PlannerError): it is not; the words are still on the screen.
        closed(): the concern was closed.
    """

    saved = Signal(object)
    failed = Signal(object)
    closed = Signal()

    def __init__(self, context: Context, person_id: UUID) -> None:
        super().__init__()
        self._context = context
        self._concerns = context.records.concerns
        self._person_id = person_id
        self.concern_id: UUID | None = None
        self._typed: dict[str, Typed] = {}
        self.told_cards: dict[UUID, ToldCard] = {}
        self.rest = QWidget()
        self._make_who()
        self._make_fields()
        self._make_told()
        self._make_close()
        self._build()

    def show_concern(self, concern_id: UUID | None) -> None:
        """Go on with one that is open, or begin another with who must act."""
        self.concern_id = concern_id
        clear_layout(self._told_list)
        self.told_cards = {}
        self.copied.hide()
        self.rest.setVisible(concern_id is not None)
        self._who_group.setExclusive(False)
        for chip in self.who.values():
            chip.setChecked(False)
        self._who_group.setExclusive(True)
        self.closed_on.set_value(self._context.clock.today())
        self.refresh()

    def refresh(self) -> None:
        """Read it again; what is being typed stays."""
        if self.concern_id is None:
            return
        file = self._concerns.file(self.concern_id)
        row = file.concern
        self.who[row.who_acts].setChecked(True)
        for kind, chip in self.kinds.items():
            chip.setChecked(kind in row.kinds)
        for name, typed in self._typed.items():
            kept = getattr(row, name)
            typed.show(kept or (self._own_name() if name == "closed_by" else ""), kept)
        self.knows.set_value(row.person_knows)
        self.agrees.set_value(row.person_agrees)
        self.because.setVisible(row.person_agrees is False or row.person_knows is False)
        self.who_name.setVisible(row.who_acts is WhoActs.SOMEONE_ELSE)
        self.nobody.show_sentence(
            _("Saving this tells nobody. {act}").format(act=_(DO_IT_YOURSELF[row.who_acts]))
        )
        back = self._context.records.people.taken_back(self._person_id)
        self.taken_back.show_sentence("\n".join(map(taken_back_words, back)))
        self.taken_back.setVisible(bool(back))
        self._show_told(file)

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        typed = [typed.leave() for typed in self._typed.values()]
        told = [card.leave() for card in self.told_cards.values()]
        return all([*typed, *told, self.tell.leave()])

    def _make_who(self) -> None:
        self._who_group = QButtonGroup(self)
        self.who = {
            each: Chip(self._context.theme, _(words), checkable=True)
            for each, words in WHO_ACTS.items()
        }
        for chip in self.who.values():
            chip.setAccessibleDescription(_("Who must act now?"))
            self._who_group.addButton(chip)
        self._who_group.buttonClicked.connect(self._choose_who)

    def _make_fields(self) -> None:
        theme = self._context.theme
        self.who_name = self._field("who_acts_name", TextField(theme, _("Who that is")))
        self.kinds = {each: Chip(theme, _(words), checkable=True) for each, words in KINDS.items()}
        for chip in self.kinds.values():
            chip.setAccessibleDescription(_("What is it about?"))
            chip.clicked.connect(self._choose_kinds)
        self.words = self._field("words", WordsField(theme, _("The words said"), lines=3))
        self.wishes = self._field(
            "wishes", WordsField(theme, _("What they would like to happen"), lines=2)
        )
        answers = [(True, _("Yes")), (False, _("No"))]
        self.knows = RadioRow(theme, _("Do they know that you are telling someone?"), answers)
        self.agrees = RadioRow(theme, _("Do they agree?"), answers)
        for row in (self.knows, self.agrees):
            row.chosen.connect(self._choose_known)
        self.because = self._field(
            "shared_anyway_because", WordsField(theme, _("Why it was shared anyway"), lines=2)
        )
        self.went_next = self._field("went_next", TextField(theme, _("Where they went next")))
        self.nobody = Banner(theme, "attention", _("Saving this tells nobody."))
        self.taken_back = Banner(theme, "attention", "")
        self.copy = Button(theme, _("Copy as text for the GP record"), icon="note")
        self.copy.clicked.connect(self._copy)
        self.earlier = EarlierButton(self._context, self._entries, self.leave)
        self.copied = Label(
            theme,
            _("Copied. Paste it into the GP record before you lock: locking clears it."),
            "support",
            "success",
        )

    def _make_told(self) -> None:
        self._told_list = QVBoxLayout()
        self.tell = QuickAdd(
            self._context.theme,
            _("Who was told"),
            add=self._tell,
            retype=self._retype_told,
            drop=self._concerns.drop_told,
            changes=self._context.records.changes,
            help=_("How, when and who accepted it come next."),
        )
        self.tell.saved.connect(self.saved)
        self.tell.failed.connect(self.failed)
        self.tell.added.connect(self._told_added)

    def _make_close(self) -> None:
        theme = self._context.theme
        self.closed_by = self._field("closed_by", TextField(theme, _("Who closes it")))
        self.closed_on = DateField(theme, _("On"), past_only=True, clock=self._context.clock)
        self.outcome = self._field("outcome", WordsField(theme, _("What came of it"), lines=2))
        self.close_button = Button(theme, _("Close this concern"), icon="check")
        self.close_button.clicked.connect(self._close)

    def _field(self, name: str, field: FieldT) -> FieldT:
        typed = Typed(field, partial(self._type, name), self._context, self)
        typed.saved.connect(self.saved)
        typed.failed.connect(self.failed)
        self._typed[name] = typed
        return field

    def _build(self) -> None:
        theme = self._context.theme
        who, kinds = FlowLayout(), FlowLayout()
        for chip in self.who.values():
            who.addWidget(chip)
        for chip in self.kinds.values():
            kinds.addWidget(chip)
        rest = QVBoxLayout(self.rest)
        rest.setContentsMargins(0, 0, 0, 0)
        grow(theme, rest.setSpacing, 14)
        rest.addWidget(self.nobody)
        rest.addWidget(self.who_name)
        rest.addWidget(Label(theme, _("What is it about?"), "body-bold"))
        rest.addLayout(kinds)
        for field in (self.words, self.wishes, self.knows, self.agrees, self.because):
            rest.addWidget(field)
        rest.addLayout(self._told_list)
        for part in (
            self.tell,
            self.went_next,
            self.taken_back,
            self.copy,
            self.copied,
            self.earlier,
            Divider(theme),
        ):
            rest.addWidget(part)
        rest.addWidget(
            Label(theme, _("It stays on Today until someone closes it."), "support", "muted")
        )
        for last in (self.closed_by, self.closed_on, self.outcome, self.close_button):
            rest.addWidget(last)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        grow(theme, layout.setSpacing, 14)
        layout.addWidget(Label(theme, _("Who must act now?"), "body-bold"))
        layout.addLayout(who)
        layout.addWidget(self.rest)

    def _entries(self) -> list[Record]:
        file = self._concerns.file(self._key())
        return [file.concern, *file.told]

    def _own_name(self) -> str:
        planner = self._context.records.settings.planner()
        return planner.name if planner else ""

    def _key(self) -> UUID:
        if self.concern_id is None:
            raise ValueError(self.concern_id)
        return self.concern_id

    def _do(self, deed: Callable[[], object]) -> bool:
        """Do it, tell, and show what the records hold then; True where it was kept."""
        try:
            deed()
        except PlannerError as error:
            self.failed.emit(error)
            self.refresh()
            return False
        self.saved.emit(self._context.clock.now())
        self.refresh()
        return True

    def _type(self, name: str, text: str) -> Concern:
        return self._concerns.type_text(self._key(), name, text)

    def _choose_who(self, chip: QAbstractButton) -> None:
        chosen = next(each for each, its in self.who.items() if its is chip)
        if self.concern_id is not None:
            self._do(partial(self._concerns.choose_who_acts, self.concern_id, chosen))
        elif self._do(partial(self._open, chosen)):
            self.rest.show()

    def _open(self, who_acts: WhoActs) -> None:
        visit_id = self._context.records.visits.going_on(self._person_id)
        self.concern_id = self._concerns.open(self._person_id, who_acts, visit_id).id

    def _choose_kinds(self) -> None:
        chosen = [kind for kind, chip in self.kinds.items() if chip.isChecked()]
        self._do(partial(self._concerns.choose_kinds, self._key(), chosen))

    def _choose_known(self, _answer: object) -> None:
        knows, agrees = self.knows.value(), self.agrees.value()
        self._do(
            partial(
                self._concerns.choose_known,
                self._key(),
                knows=knows if isinstance(knows, bool) else None,
                agrees=agrees if isinstance(agrees, bool) else None,
            )
        )

    def _tell(self, text: str) -> Told:
        return self._concerns.tell(self._key(), text)

    def _retype_told(self, told_id: UUID, text: str) -> Told:
        return self._concerns.type_told(told_id, "who", text)

    def _told_added(self, told_id: UUID) -> None:
        self.refresh()
        if told_id in self.told_cards:
            self.told_cards[told_id].how.setFocus()

    def _show_told(self, file: ConcernFile) -> None:
        """Cards that are there already stay, with their focus."""
        shown = [told for told in file.told if told.id != self.tell.draft]
        for key in self.told_cards.keys() - {told.id for told in shown}:
            card = self.told_cards.pop(key)
            card.hide()
            card.deleteLater()
        for told in shown:
            if told.id not in self.told_cards:
                card = ToldCard(self._context, told)
                card.saved.connect(self.saved)
                card.failed.connect(self.failed)
                self._told_list.addWidget(card)
                self.told_cards[told.id] = card
            self.told_cards[told.id].show_told(told)

    def _copy(self) -> None:
        if self.leave() and self._do(partial(self._concerns.note_copied, self._key())):
            clipboard.put(as_text(self._concerns.file(self._key())))
            self.copied.show()

    def _close(self) -> None:
        """Close it, or say at the field what is missing."""
        fields: dict[str, TextField | WordsField] = {
            "closed_by": self.closed_by,
            "outcome": self.outcome,
            "shared_anyway_because": self.because,
        }
        try:
            day = self.closed_on.value()
            if day is None:
                self.closed_on.set_error(_("Say which day it was closed."))
                return
            if self.leave():
                self._concerns.close(
                    self._key(),
                    closed_by=self.closed_by.text(),
                    closed_on=day,
                    outcome=self.outcome.text(),
                )
                self.closed.emit()
        except InvalidInputError as error:
            if error.field == "closed_on":
                self.closed_on.set_error(str(error))
            elif error.field in fields:
                fields[error.field].set_error(str(error))
                fields[error.field].setFocus()
        except PlannerError as error:
            self.failed.emit(error)
