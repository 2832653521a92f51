"""How each hope is going: asked one by one, and only today's answers show before that."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from planner.models.aspirations import AspirationStatus, Side
from planner.records.hopes import Hope
from planner.views.pages.aspirations.how_it_goes import HowItGoes
from planner.views.pages.aspirations.two_views import TwoViews
from planner.views.pages.step_page import StepPage
from planner.views.progress_words import answer_words
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.clamped import ClampedLabel
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider, clear_layout
from planner.views.widgets.text import Label
from planner.words import _


class ProgressCard(Card):
    """The active hopes in a list; the question takes its place while it is asked.

    Emits:
        changed(): an answer was kept.
    """

    changed = Signal()

    def __init__(self, page: StepPage) -> None:
        super().__init__(page.context.theme)
        self._page = page
        self._hopes: list[Hope] = []
        self._asked_from: UUID | None = None
        self.buttons: dict[UUID, Button] = {}
        #: Made when it is first wanted.
        self.going: HowItGoes | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_question)
        self._back = QTimer(self, singleShot=True, interval=0)
        self._back.timeout.connect(self._give_focus_back)
        theme = self.theme
        self.ask_all = Button(theme, _("Ask about each"), ButtonKind.SECONDARY, "outcomes")
        self.ask_all.clicked.connect(self._ask_all)
        self.list = QWidget()
        self._rows = QVBoxLayout(self.list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        head = QHBoxLayout()
        head.addWidget(Label(theme, _("How my hopes are going"), "section"), 1)
        head.addWidget(self.ask_all)
        self.body.addLayout(head)
        self.body.addWidget(self.list)

    def show_hopes(self, hopes: Sequence[Hope], today: date) -> None:
        """Show the active ones; the card is not there without any."""
        shown = [hope for hope in hopes if hope.aspiration.status is AspirationStatus.ACTIVE]
        self.setVisible(bool(shown))
        self.ask_all.setVisible(len(shown) > 1 and not self.is_asking)
        if self.going is not None and self.is_asking:
            self.going.refresh()
        if (shown, today) != (self._hopes, self.property("day")):
            self._hopes = shown
            self.setProperty("day", today)
            self._fill(today)

    @property
    def is_asking(self) -> bool:
        """Whether one of them is being asked about."""
        return self.going is not None and not self.going.isHidden()

    def leave(self) -> bool:
        """Save what is being typed."""
        return self.going is None or self.going.leave()

    def close_question(self) -> None:
        """Back to the list, for somebody else or another day."""
        if self.going is not None:
            self.going.hide()
        self.list.show()

    def _fill(self, today: date) -> None:
        theme = self.theme
        focused = next((key for key, each in self.buttons.items() if each.hasFocus()), None)
        clear_layout(self._rows)
        self.buttons = {}
        for number, hope in enumerate(self._hopes):
            if number:
                self._rows.addWidget(Divider(theme))
            row = hope.aspiration
            ask = Button(theme, _("How is it going?"), ButtonKind.QUIET)
            ask.setAccessibleName(_("How is it going? “{words}”").format(words=row.words[:80]))
            ask.clicked.connect(partial(self._ask_one, row.id))
            self.buttons[row.id] = ask
            words = QVBoxLayout()
            grow(theme, words.setSpacing, 2)
            words.addWidget(ClampedLabel(theme, row.words, "body", lines=2))
            mine = hope.latest(Side.PERSON)
            asked = mine is not None and mine.happened_on == today
            said = _("Today: {answer}").format(answer=answer_words(hope, mine)) if mine else ""
            told = Label(
                theme, said if asked else _("Not asked today."), "support",
                "ink" if asked else "muted",
            )  # fmt: skip
            words.addWidget(told)
            both = TwoViews(theme)
            words.addWidget(both)
            together = self._page.context.navigator.together
            both.show_hope(hope if asked and not together else None)
            line = QHBoxLayout()
            line.addLayout(words, 1)
            line.addWidget(ask)
            self._rows.addLayout(line)
        if focused is not None:
            self._asked_from = focused
            self._back.start()

    def _ask_all(self) -> None:
        self._asked_from = None
        self._ask([hope.aspiration.id for hope in self._hopes])

    def _ask_one(self, key: UUID, _checked: bool = False) -> None:
        self._asked_from = key
        self._ask([key])

    def _ask(self, keys: list[UUID]) -> None:
        if not self._page.leave():
            return
        if self.going is None:
            self.going = HowItGoes(self._page)
            self.going.hide()
            self.going.changed.connect(self.changed)
            self.going.closed.connect(self._closed)
            self.body.addWidget(self.going)
        self.list.hide()
        self.ask_all.hide()
        self.going.ask(keys)
        self.going.show()
        self.going.focus_first()
        self._soon.start()  # once it has its place on the page

    def _show_question(self) -> None:
        if self.going is not None:
            self._page.area.ensureWidgetVisible(self.going)

    def _closed(self) -> None:
        self.close_question()
        self._page.refresh()
        self._back.start()  # once the new buttons show

    def _give_focus_back(self) -> None:
        """To the button that the question was opened by."""
        button = self.buttons.get(self._asked_from) if self._asked_from else self.ask_all
        if button is not None:
            button.setFocus()
