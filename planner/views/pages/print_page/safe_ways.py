"""The safe ways to reach a person, shown before anything is printed for them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from planner.models.people import Consent, Person
from planner.views.sharing_words import taken_back_words
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.surfaces import Card
from planner.views.widgets.text import Label
from planner.words import _, day


class SafeWays(Card):
    """Whether paper may be taken home, and every other way; not asked yet counts as no.

    Emits:
        change_wanted(): they are to be asked again.
    """

    change_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        self._sign = QLabel()
        self._row = QHBoxLayout()
        self._safe = True
        super().__init__(theme)
        self.sentence = Label(theme, "", "body-bold")
        self.ways = Label(theme, "", "support")
        self.change = Button(theme, _("Change"), ButtonKind.QUIET)
        self.change.clicked.connect(self.change_wanted)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.sentence)
        words.addWidget(self.ways)
        self._row.addWidget(self._sign)
        self._row.addLayout(words, 1)
        self._row.addWidget(self.change)
        self.body.addLayout(self._row)
        self.restyle()

    def show_person(self, person: Person, taken_back: Sequence[Consent] = ()) -> None:
        """Say what is safe for this person, and with whom sharing was taken back."""
        self._safe = person.may_take_paper_home is True
        self.set_kind("surface" if self._safe else "control")
        self.sentence.set_token("ink" if self._safe else "attention")
        self.sentence.set_text(paper_words(person.may_take_paper_home))
        ways = (
            (_("Post"), person.may_post),
            (_("Call"), person.may_call),
            (_("Voicemail"), person.may_leave_voicemail),
            (_("Text"), person.may_text),
        )
        said = [_("{way}: {answer}.").format(way=way, answer=_answer(it)) for way, it in ways]
        asked_on = person.safe_ways_asked_on
        said.append(
            _("Asked on {day}.").format(day=day(asked_on))
            if asked_on
            else _("Not asked yet, so each counts as no.")
        )
        back = [taken_back_words(each) for each in taken_back]
        self.ways.set_text("\n".join([" ".join(said), *back]))
        self.restyle()

    def restyle(self) -> None:
        """Take spaces and sign from the theme again."""
        super().restyle()
        px = self.theme.px
        self.body.setContentsMargins(px(16), px(10), px(8), px(10))
        self._row.setSpacing(px(12))
        name, token = ("check", "success") if self._safe else ("alert", "attention")
        self._sign.setPixmap(self.theme.pixmap(name, token, 24))


def paper_words(allowed: bool | None) -> str:
    """Whether paper may be taken home, and what to do before printing."""
    if allowed:
        return _("Paper taken home: yes.")
    if allowed is None:
        return _("Paper taken home: not asked yet. Ask before you print.")
    return _("Paper taken home: no. It could stay here, or be given another way.")


def _answer(allowed: bool | None) -> str:
    return _("yes") if allowed else _("no")
