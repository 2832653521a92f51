"""Everything that can be typed in or picked from, at rest, with the keyboard, and in the wrong."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from planner.views.theme import Theme
from planner.views.widgets.fields import (
    ChoiceField,
    DateField,
    Field,
    PassphraseField,
    TextField,
    WordsField,
)
from planner.views.widgets.surfaces import Card
from planner.words import _


def add_inputs(card: Card) -> None:
    """Two beside each other, as on a form."""
    theme = card.theme
    name = TextField(theme, _("What shall we call you?"), _("The name that goes on the plan."))
    name.set_text(_("Margaret"))
    review = DateField(theme, _("Review date"), _("Such as 28/04/2026."))
    review.set_text("31/04/2026")
    review.left.emit()
    known = WordsField(theme, _("How I'll know"), placeholder=_("In your own words"))
    said = WordsField(theme, _("What I hope for"))
    said.set_text(_("I can chat on the way, and not think about my breath."))
    wrong = WordsField(theme, _("In my words"))
    wrong.set_text(_("These words stay, whatever is wrong."))
    wrong.set_error(_("That change is not saved yet. Your words are still on the screen."))
    areas = [(1, _("Wellbeing")), (2, _("Home"))]
    category = ChoiceField(theme, _("Category"), areas, _("Type to jump, or use the arrow keys."))
    locked = TextField(theme, _("Not available"), _("Until a pathway begins."))
    locked.set_text(_("Mill Lane Surgery"))
    locked.setEnabled(False)
    secret = PassphraseField(theme, _("Passphrase"), _("Four words or more."))
    secret.set_text("four words are enough")
    fields: list[Field] = [name, review, known, said, wrong, category, locked, secret]
    card.body.addLayout(_form(fields))


def _form(fields: list[Field]) -> QGridLayout:
    made = QGridLayout()
    made.setHorizontalSpacing(24)
    made.setVerticalSpacing(16)
    for number, field in enumerate(fields):
        made.addWidget(field, number // 2, number % 2)
    return made


def text_box(theme: Theme) -> QWidget:
    """One text box, to have a ring drawn around."""
    made = TextField(theme, _("With the keyboard"))
    made.set_label_hidden(True)
    made.set_text(_("I can chat on the way"))
    return made
