"""A prompt of step 1: one line while closed, its form while open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.models.answers import AnswerState
from planner.records.emotional_support import Said
from planner.views.page import Context
from planner.views.pages.emotional_support.prompt_form import PromptForm, Sitting
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.choices import Tick
from planner.views.widgets.pills import Pill
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import ElidedLabel
from planner.words import _, short_day

#: Letters of a long answer that a closed card lays out; the line ends with an ellipsis anyway.
_ONE_LINE = 300


class PromptCard(Card):
    """One prompt and what was said to it.

    Emits:
        open_wanted(key), close_wanted(key): the card was pressed.
        paper_chosen(key, bool): "On my paper" was ticked on the closed card.
    """

    open_wanted = Signal(str)
    close_wanted = Signal(str)
    paper_chosen = Signal(str, bool)

    def __init__(self, context: Context, said: Said) -> None:
        self._context = context
        self.said = said
        self.form: PromptForm | None = None
        super().__init__(context.theme)
        self.setAccessibleName(said.prompt.title)
        theme = context.theme
        self._mark = QLabel()
        self._title = ElidedLabel(theme, said.prompt.title, "body-bold")
        self.summary = ElidedLabel(theme, "", "support", "muted")
        self.earlier = Button(theme, "", ButtonKind.QUIET, "clock")
        self.earlier.setCheckable(True)
        self.earlier.toggled.connect(self._unfold_earlier)
        self.on_paper = Tick(theme, _("On my paper"))
        self.on_paper.setAccessibleName(_("On my paper: {title}").format(title=said.prompt.title))
        self.on_paper.clicked.connect(self._choose_paper)
        self._put_off = Pill(theme, _("Not now"))
        self.turn = IconButton(theme, "open", said.prompt.title)
        self.turn.clicked.connect(self._turn)
        self.body.addLayout(self._head())
        self.set_said(said)

    @property
    def key(self) -> str:
        """The prompt's key."""
        return self.said.prompt.key

    def set_said(self, said: Said) -> None:
        """Show how the prompt stands now."""
        self.said = said
        is_open = self.form is not None
        put_off = said.state is AnswerState.NOT_NOW
        self._title.set_text(said.prompt.title)
        self.summary.set_text(self._summary(said))
        self.summary.setVisible(not is_open)
        self.on_paper.setVisible(not is_open and bool(said.text) and not put_off)
        self.on_paper.setChecked(said.on_paper)
        self._put_off.setVisible(not is_open and put_off)
        self.earlier.setVisible(is_open and bool(said.earlier))
        if said.earlier and said.earlier[0].happened_on:
            on = short_day(said.earlier[0].happened_on)
            self.earlier.set_text(_("Earlier, {day}").format(day=on))
        if self.form is not None:
            self.form.set_said(said)
        self.restyle()

    def open(self, sitting: Sitting) -> PromptForm:
        """Unfold the form and put the keyboard into it."""
        self.form = PromptForm(self._context, sitting, self.said)
        self.body.addWidget(self.form)
        self.set_said(self.said)
        self.form.show()
        self.form.focus_words()
        return self.form

    def close_form(self) -> bool:
        """Save and fold away. False where the save failed: the words stay on the screen."""
        if self.form is None:
            return True
        if not self.form.leave():
            return False
        form, self.form = self.form, None
        form.hide()
        self.body.removeWidget(form)
        form.deleteLater()
        self.earlier.setChecked(False)
        self.set_said(self.said)
        return True

    def restyle(self) -> None:
        """Take icon, edge and spaces from the theme again."""
        super().restyle()
        if not hasattr(self, "turn"):
            return
        px = self.theme.px
        is_open = self.form is not None
        self.set_kind("step1-open" if is_open else "surface")
        self.body.setContentsMargins(
            px(20), px(16 if is_open else 3), px(16), px(16 if is_open else 3)
        )
        icon, token = self._mark_of()
        self._mark.setPixmap(self.theme.pixmap(icon, token, 22))
        self.turn.set_icon("shut" if is_open else "open")
        name = _("Close: {title}") if is_open else _("Open: {title}")
        self.turn.set_name(name.format(title=self.said.prompt.title))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A closed card opens wherever it is pressed."""
        inside = self.rect().contains(event.position().toPoint())
        if self.form is None and inside and event.button() is Qt.MouseButton.LeftButton:
            self.open_wanted.emit(self.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape folds an open card away; its words are saved."""
        if event.key() == Qt.Key.Key_Escape and self.form is not None:
            self.close_wanted.emit(self.key)
            return
        super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        names = QWidget()
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._title)
        column.addWidget(self.summary)
        row = QHBoxLayout()
        grow(self.theme, row.setSpacing, 12)
        row.addWidget(self._mark)
        row.addWidget(names, 1)
        for widget in (self.earlier, self.on_paper, self._put_off, self.turn):
            row.addWidget(widget)
        return row

    def _mark_of(self) -> tuple[str, str]:
        """The icon that says how it stands: talked about, not now, not yet; a pen while open."""
        if self.form is not None:
            return "pen", "step1"
        if self.said.state is AnswerState.NOT_NOW:
            return "not-now", "muted"
        return ("check", "success") if self.said.talked_about else ("not-yet", "muted")

    def _summary(self, said: Said) -> str:
        if said.state is AnswerState.NOT_NOW:
            return _("Left for another day. That is fine.")
        if said.text:
            asked = said.asked(said.words)
            return " ".join(filter(None, (asked and f"{asked}:", said.text[:_ONE_LINE])))
        return _("Talked about") if said.talked_about else _("Not talked about yet")

    def _turn(self) -> None:
        wanted = self.open_wanted if self.form is None else self.close_wanted
        wanted.emit(self.key)

    def _choose_paper(self, on: bool) -> None:
        self.paper_chosen.emit(self.key, on)

    def _unfold_earlier(self, shown: bool) -> None:
        if self.form is not None:
            self.form.show_earlier(shown)
