"""The answers about a person in four cards: shared by New person and Details."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.models.format_words import TINTS
from planner.models.languages import LANGUAGES
from planner.models.people import PaperSize, Person
from planner.views.page import Context
from planner.views.pages.person_form.answers import Answers
from planner.views.pages.person_form.formats import Formats
from planner.views.pages.person_form.paper_language import PaperLanguageField
from planner.views.pages.person_form.sharing import Sharing
from planner.views.theme import Theme
from planner.views.widgets.choices import RadioRow, Tick
from planner.views.widgets.fields import ChoiceField, DateField, TextField
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, Divider
from planner.views.widgets.text import Label
from planner.words import N_, _

#: Narrower than this, in design pixels, the two columns become one.
_TWO_COLUMNS = 960
_WAYS = (
    ("may_call", N_("Call me"), "phone"),
    ("may_leave_voicemail", N_("Leave a voicemail"), "voicemail"),
    ("may_text", N_("Send a text"), "text-message"),
    ("may_post", N_("Post a letter"), "letter"),
    ("may_take_paper_home", N_("Take paper home"), "on-paper"),
)
#: How the privacy information was given, by the key that is kept.
PRIVACY_HOW = {
    "": N_("Not written down"),
    "on_paper": N_("On paper"),
    "read_aloud": N_("Read aloud"),
    "by_post": N_("By post"),
    "by_email": N_("By email"),
    "through_interpreter": N_("Through an interpreter"),
}


class PersonForm(QWidget):
    """Everything that can be known of a person; only a name is needed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._theme = context.theme
        self.answers = Answers(context, self)
        self.name = NameCard(context, self.answers)
        self.about = AboutCard(context, self.answers)
        self.ways = WaysCard(context.theme, self.answers)
        self.needs = NeedsCard(context, self.answers)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, cards in ((left, (self.name, self.about)), (right, (self.ways, self.needs))):
            for card in cards:
                side.addWidget(card)
        left.addStretch(1)
        right.addStretch(1)
        self._sides = (left, right)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        self._columns.addLayout(left, 5)
        self._columns.addLayout(right, 4)
        self._theme.changed.connect(self._space)
        self._space()

    def show_person(self, person: Person | None) -> None:
        """Show what is kept about `person`; None empties it for somebody new."""
        self.answers.show(person)
        self.about.show_person(person)
        self.needs.formats.show_person(person)

    def leave(self) -> bool:
        """Keep everything that is still on the screen alone; False where something cannot be."""
        done = [self.answers.leave(), self.needs.formats.leave()]
        return all(done)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where there is room."""
        super().resizeEvent(event)
        self._space()

    def _space(self) -> None:
        px = self._theme.px
        roomy = self.width() >= px(_TWO_COLUMNS)
        way = QBoxLayout.Direction.LeftToRight if roomy else QBoxLayout.Direction.TopToBottom
        self._columns.setDirection(way)
        self._columns.setSpacing(px(16))
        for side in self._sides:
            side.setSpacing(px(16))


class NameCard(Card):
    """The one answer that is needed."""

    def __init__(self, context: Context, answers: Answers) -> None:
        super().__init__(context.theme, "control")
        self.called = TextField(
            context.theme, _("What shall we call you?"), _("The only answer that is needed.")
        )
        answers.bind_text("called", self.called)
        self.body.addWidget(self.called)


class AboutCard(Card):
    """Who it is, and how the record is kept."""

    def __init__(self, context: Context, answers: Answers) -> None:
        theme, clock = context.theme, context.clock
        super().__init__(theme)
        self.full_name = TextField(theme, _("Full name"))
        self.born_on = DateField(theme, _("Date of birth"), past_only=True, clock=clock)
        self.nhs_number = TextField(theme, _("NHS number"), placeholder=_("Like 999 000 0018"))
        self.phone = TextField(theme, _("Phone"))
        self.email = TextField(theme, _("Email"))
        self.address = TextField(
            theme, _("Where you stay"), placeholder=_("An address, a place, or nothing")
        )
        self.detail = TextField(theme, _("Good to know"), placeholder=_("Such as: likes mornings"))
        for name in ("full_name", "phone", "email", "address", "detail"):
            answers.bind_text(name, getattr(self, name))
        answers.bind_day("born_on", self.born_on)
        answers.bind_number("nhs_number", self.nhs_number)
        self._answers = answers
        self.privacy = Tick(theme, _("Privacy information given"))
        self.privacy_on = DateField(theme, _("Given on"), past_only=True, clock=clock)
        self.privacy_how = ChoiceField(
            theme, _("How it was given"), [(key, _(words)) for key, words in PRIVACY_HOW.items()]
        )
        answers.bind_day("privacy_given_on", self.privacy_on)
        answers.bind_choice("privacy_how", self.privacy_how)
        answers.kept.connect(self._show_privacy)
        self.privacy.clicked.connect(self._give_privacy)
        self.sharing = Sharing(context, answers)
        self._today = clock.today
        self._lay_out(theme)

    def show_person(self, person: Person | None) -> None:
        """What the fields do not show by themselves."""
        self._show_privacy(person)
        self.sharing.show_person(person)

    def _show_privacy(self, person: Person | None) -> None:
        given = person is not None and person.privacy_given_on is not None
        self.privacy.setChecked(given)
        self._show_when(given)

    def _show_when(self, given: bool) -> None:
        for field in (self.privacy_on, self.privacy_how):
            field.setVisible(given)

    def _give_privacy(self, given: bool) -> None:
        self._show_when(given)
        self.privacy_on.set_value(self._today() if given else None)
        self._answers.choose("privacy_given_on", self._today() if given else None)

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.addWidget(Label(theme, _("More about you"), "card"))
        beside = Label(theme, _("All of it can be left empty"), "support", "muted", wrap=False)
        head.addWidget(beside, 0, Qt.AlignmentFlag.AlignRight)
        self.body.addLayout(head)
        self.body.addWidget(self.full_name)
        grid = QGridLayout()
        grow(theme, grid.setHorizontalSpacing, 16)
        grow(theme, grid.setVerticalSpacing, 12)
        pairs = (
            (self.born_on, self.nhs_number),
            (self.phone, self.email),
            (self.address, self.detail),
        )
        for row, pair in enumerate(pairs):
            for column, field in enumerate(pair):
                grid.addWidget(field, row, column)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.body.addLayout(grid)
        self.body.addWidget(Divider(theme))
        self.body.addWidget(Label(theme, _("How we keep your record"), "card"))
        self.body.addWidget(self.privacy)
        given = QHBoxLayout()
        grow(theme, given.setSpacing, 16)
        given.addWidget(self.privacy_on, 1)
        given.addWidget(self.privacy_how, 1)
        self.body.addLayout(given)
        self.body.addWidget(self.sharing)


class WaysCard(Card):
    """Safe ways to reach me: yes or no each; not asked yet counts as no."""

    def __init__(self, theme: Theme, answers: Answers) -> None:
        super().__init__(theme)
        self.ways: dict[str, RadioRow] = {}
        self._icons: list[tuple[QLabel, str]] = []
        self.body.addWidget(Label(theme, _("Safe ways to reach me"), "card"))
        self.body.addWidget(
            Label(
                theme,
                _("Shown before every print. Not asked yet counts as no."),
                "support",
                "muted",
            )
        )
        for name, words, icon in _WAYS:
            self.ways[name] = RadioRow(theme, _(words), [(False, _("No")), (True, _("Yes"))])
            self.ways[name].set_label_hidden(True)
            answers.bind_choice(name, self.ways[name])
            self._icons.append((QLabel(), icon))
            row = QHBoxLayout()
            grow(theme, row.setSpacing, 12)
            row.addWidget(self._icons[-1][0])
            row.addWidget(Label(theme, _(words), "body"), 1)
            row.addWidget(self.ways[name])
            self.body.addLayout(row)
        self._show_icons()

    def restyle(self) -> None:
        """Take spaces and icons from the theme again."""
        super().restyle()
        if hasattr(self, "_icons"):
            self._show_icons()

    def _show_icons(self) -> None:
        for label, icon in self._icons:
            label.setPixmap(self.theme.pixmap(icon, "muted", 22))


class NeedsCard(Card):
    """Communication needs: text size, paper, forms, language, an interpreter, anything else."""

    def __init__(self, context: Context, answers: Answers) -> None:
        theme = context.theme
        super().__init__(theme)
        self.paper_size = RadioRow(
            theme,
            _("Text size on paper"),
            [
                (PaperSize.STANDARD, _("Standard")),
                (PaperSize.LARGE, _("Large")),
                (PaperSize.EXTRA_LARGE, _("Extra large")),
                (PaperSize.LARGEST, _("28 point")),
            ],
        )
        self.tint = ChoiceField(
            theme,
            _("Colour of the paper"),
            [(None, _("White")), *((tint, _(words)) for tint, words in TINTS.items())],
        )
        self.formats = Formats(context, answers)
        self.language = ChoiceField(
            theme, _("Language"), [(code, _(name)) for code, name in LANGUAGES.items()]
        )
        self.paper_language = PaperLanguageField(context)
        self.interpreter = Tick(theme, _("With an interpreter"))
        self.other = TextField(theme, _("Anything else"), placeholder=_("Such as a quiet room"))
        self.review_on = DateField(theme, _("Look at these again on"), clock=context.clock)
        answers.bind_choice("paper_size", self.paper_size)
        answers.bind_choice("paper_tint", self.tint)
        answers.bind_choice("language", self.language)
        answers.bind_choice("paper_language", self.paper_language)
        answers.bind_tick("interpreter_needed", self.interpreter)
        answers.bind_text("other_needs", self.other)
        answers.bind_day("needs_review_on", self.review_on)
        self.body.addWidget(Label(theme, _("Communication needs"), "card"))
        for field in (
            self.paper_size,
            self.tint,
            self.formats,
            self.language,
            self.paper_language,
            self.interpreter,
            self.other,
            self.review_on,
        ):
            self.body.addWidget(field)
