"""Next steps of a barrier: tick, change, add another."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import InvalidInputError, PlannerError, StaleWriteError
from planner.models.barriers import NextStep
from planner.models.times import parse_time
from planner.views.pages.step_page import StepPage
from planner.views.putting_right.earlier_words import EarlierButton
from planner.views.typed import Typed
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.choices import Tick
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.fields import DateField, TextField, WordsField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.words import _, day_of_week, listing, short_day, time_of_day


def who_and_where(step: NextStep, planner: str) -> str:
    """Such as "Me and Jean, Mill Lane"; `planner` is the planner's name."""
    nameless = _("my planner") if step.by_me else _("My planner")
    who = [
        name
        for name, does in (
            (_("Me"), step.by_me),
            (planner or nameless, step.by_planner),
            (step.who_else.strip(), bool(step.who_else.strip())),
        )
        if does
    ]
    return ", ".join(filter(None, [listing(who) if who else "", step.place.strip()]))


def when_words(step: NextStep) -> str:
    """Such as "Saturday 21 March, 11:00, weekly", or when it was done."""
    if step.done_on is not None:
        return _("Done on {day}").format(day=short_day(step.done_on))
    on = day_of_week(step.on) if step.on else ""
    at = time_of_day(step.at) if step.at else ""
    return ", ".join(filter(None, [on, at, step.how_often.strip()]))


class NextStepCard(Card):
    """One next step: a tick, its words, who and when; its fields open below.

    Emits:
        changed(): something was kept that this card or others show.
        opened(): its fields were opened or closed.
        removed(): it was taken off the plan.
    """

    changed = Signal()
    opened = Signal()
    removed = Signal()

    def __init__(self, page: StepPage, step: NextStep) -> None:
        self._words = QVBoxLayout()
        super().__init__(page.context.theme)
        self._page = page
        self._records = page.context.records.barriers
        self.step_id: UUID = step.id
        theme = self.theme
        self.done = Tick(theme, "")
        self.done.clicked.connect(self._mark_done)
        self._what = ClampedLabel(theme, style="body", lines=4)
        self._who = ClampedLabel(theme, "", "support", "muted", lines=2)
        self._when = ClampedLabel(theme, "", "support", "muted", lines=2)
        self.change = IconButton(theme, "pen", "")
        self.change.clicked.connect(self._open)
        self.fields: StepFields | None = None
        for label in (self._what, self._who, self._when):
            self._words.addWidget(label)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.done, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(self._words, 1)
        top.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(top)
        self.show_step(step)

    def show_step(self, step: NextStep) -> None:
        """Show the step as it is now."""
        said = step.what[:80]
        planner = self._page.context.records.settings.planner()
        self.done.setAccessibleName(_("Done: {what}").format(what=said))
        self.done.setChecked(step.done_on is not None)
        self._what.set_text(step.what)
        self._what.set_token("ink" if step.done_on is None else "muted")
        for label, words in (
            (self._who, who_and_where(step, planner.name if planner else "")),
            (self._when, when_words(step)),
        ):
            label.set_text(words)
            label.setVisible(bool(words))
        self.change.set_name(_("Who, when and where: {what}").format(what=said))
        if self.fields is not None:
            self.fields.show_step(step)

    def leave(self) -> bool:
        """Save what is being typed."""
        return self.fields is None or self.fields.leave()

    def minimumSizeHint(self) -> QSize:
        """Room for a weekday beside its tick and its button."""
        least = super().minimumSizeHint()
        return least.expandedTo(QSize(self.theme.px(200), least.height()))

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self.theme.px
        self.body.setContentsMargins(px(12), px(4), px(2), px(12))
        self.body.setSpacing(px(8))
        self._words.setContentsMargins(0, px(10), 0, 0)
        self._words.setSpacing(px(2))

    def _mark_done(self) -> None:
        with self._page.deed():
            self._records.mark_done(self.step_id, self.done.isChecked())
        self.changed.emit()

    def _open(self) -> None:
        """Open the fields, or close them with what was typed."""
        if self.fields is None:
            self.fields = StepFields(self._page, self.step_id)
            self.fields.changed.connect(self.changed)
            self.fields.removed.connect(self.removed)
            self.fields.closed.connect(self._open)
            self.body.addWidget(self.fields)
            self.changed.emit()
            self.fields.what.setFocus()
        elif self.fields.leave():
            self.fields.hide()
            self.fields.deleteLater()
            self.fields = None
            self.change.setFocus()
            self.changed.emit()
        self.opened.emit()


class StepFields(QWidget):
    """What, who, when, where and how often, each kept as it is typed.

    Emits:
        changed(): something was kept.
        removed(): the step was taken off the plan.
        closed(): Done was pressed.
    """

    changed = Signal()
    removed = Signal()
    closed = Signal()

    def __init__(self, page: StepPage, step_id: UUID) -> None:
        super().__init__()
        self._page = page
        self._records = page.context.records.barriers
        self._step_id = step_id
        self._when_waits = False
        #: Day and time as they showed before a hand changed them.
        self._was: dict[str, object] = {}
        self._typed: dict[str, Typed] = {}
        theme = page.context.theme
        planner = page.context.records.settings.planner()
        self.what = WordsField(theme, _("What"), words=False, lines=2)
        self.me = Tick(theme, _("Me"))
        self.planner = Tick(theme, planner.name if planner else _("My planner"))
        for tick in (self.me, self.planner):
            tick.clicked.connect(self._choose_who)
        self.who_else = TextField(theme, _("Someone else"))
        self.on = DateField(theme, _("Which day"), clock=page.context.clock)
        self.at = TextField(theme, _("What time"))
        for field in (self.on, self.at):
            field.edited.connect(self._when_edited)
            field.left.connect(self._choose_when)
        self.place = TextField(theme, _("Where"))
        self.how_often = TextField(theme, _("How often"))
        self.remove = Button(theme, _("Remove"), ButtonKind.QUIET, "remove")
        self.remove.clicked.connect(self._remove)
        self.close_button = Button(theme, _("Done with this"), ButtonKind.QUIET, "check")
        self.close_button.clicked.connect(self.closed)
        self.earlier = EarlierButton(page.context, self._entries, self.leave)
        self.earlier.setAccessibleName(_("Earlier words of this next step"))
        self._step: NextStep | None = None
        self._bind("what", self.what)
        self._bind("who_else", self.who_else)
        self._bind("place", self.place)
        self._bind("how_often", self.how_often)
        self._build()

    def show_step(self, step: NextStep) -> None:
        """Show the step as it is now; what is being typed stays."""
        self._step = step
        for name, typed in self._typed.items():
            typed.show(getattr(step, name))
        self.me.setChecked(step.by_me)
        self.planner.setChecked(step.by_planner)
        if not self._when_waits:
            self._was = {"on": step.on, "at": step.at}
            self.on.set_value(step.on)
            self.at.set_text(time_of_day(step.at) if step.at else "")
            self.at.set_error(None)

    def leave(self) -> bool:
        """Save what is being typed; False where it could not be."""
        self._choose_when()
        left = [typed.leave() for typed in self._typed.values()]
        return all(left) and not self._when_waits

    def _entries(self) -> list[NextStep]:
        return [self._step] if self._step else []

    def _bind(self, name: str, field: TextField | WordsField) -> None:
        typed = Typed(field, partial(self._type, name), self._page.context, self)
        typed.saved.connect(self._page.words_saved)
        typed.saved.connect(self._tell)
        typed.failed.connect(self._page.save_failed)
        self._typed[name] = typed

    def _build(self) -> None:
        who = FlowLayout()
        grow(self._page.context.theme, who.setSpacing, 16)
        who.addWidget(self.me)
        who.addWidget(self.planner)
        when = QHBoxLayout()
        when.addWidget(self.on, 3)
        when.addWidget(self.at, 2)
        foot = FlowLayout()
        foot.addWidget(self.close_button)
        foot.addWidget(self.remove)
        foot.addWidget(self.earlier)
        layout = QVBoxLayout(self)
        grow(self._page.context.theme, layout.setContentsMargins, 0, 0, 8, 0)
        layout.addWidget(self.what)
        layout.addLayout(who)
        layout.addWidget(self.who_else)
        layout.addLayout(when)
        layout.addWidget(self.place)
        layout.addWidget(self.how_often)
        layout.addLayout(foot)

    def _tell(self, _moment: object) -> None:
        self.changed.emit()

    def _type(self, name: str, text: str) -> NextStep:
        return self._records.type_step(self._step_id, name, text)

    def _choose_who(self) -> None:
        with self._page.deed():
            self._records.choose_who(
                self._step_id, by_me=self.me.isChecked(), by_planner=self.planner.isChecked()
            )
        self.changed.emit()

    def _when_edited(self, _text: str) -> None:
        self._when_waits = True

    def _choose_when(self) -> None:
        """Keep day and time; what cannot be says so and stays as typed."""
        if not self._when_waits:
            return
        self.at.set_error(None)
        try:
            with self._page.context.records.changes.over_fields(**self._was):
                row = self._records.choose_when(
                    self._step_id, self.on.value(), parse_time(self.at.text())
                )
        except InvalidInputError as error:
            if error.field in ("at", "on"):
                (self.at if error.field == "at" else self.on).set_error(str(error))
        except StaleWriteError as error:
            self._was[error.field] = error.theirs
            self._page.save_failed.emit(error)
        except PlannerError as error:
            self._page.save_failed.emit(error)
        else:
            self._when_waits = False
            self._page.words_saved.emit(row.changed_at)
            self.changed.emit()

    def _remove(self) -> None:
        with self._page.deed():
            self._records.remove_step(self._step_id)
            self._page.context.navigator.toast_wanted.emit(_("Removed from the plan."))
        self.removed.emit()
