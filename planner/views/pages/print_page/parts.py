"""The parts of the print page: its head, the side where things are chosen, and the desk."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.models.languages import language_name
from planner.models.papers import PaperKind
from planner.views.jobs import Jobs
from planner.views.pages.print_page.choices import Choices
from planner.views.pages.print_page.outcome import Outcome
from planner.views.pages.print_page.safe_ways import SafeWays
from planner.views.paper import documents
from planner.views.paper.before_printing import letters_words
from planner.views.paper.paper_view import PaperView
from planner.views.paper.plan_panel import Desk
from planner.views.paper.save_button import SaveButton
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button, ButtonKind, IconButton
from planner.views.widgets.choices import RadioRow
from planner.views.widgets.fields import ChoiceField
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import Banner
from planner.views.widgets.pills import Pill
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label, PageTitle
from planner.words import _, plural

#: A printer's name longer than this is shortened on the button; the field below has it whole.
_LONGEST = 32


#: The papers that are chosen here; the others are printed where they are made.
_KINDS = (
    PaperKind.PLAN,
    PaperKind.WELLBEING,
    PaperKind.PROGRESS,
    PaperKind.KEEPSAKE,
    PaperKind.CRISIS_PLAN,
    PaperKind.WALLET_CARD,
)


class PrintHead(QWidget):
    """Title and the ways out.

    Emits:
        print_wanted(), save_wanted(), later_wanted(), earlier_wanted(), paper_wanted(),
        back_wanted(), safe_wanted().
    """

    back_wanted = Signal()
    safe_wanted = Signal()

    print_wanted = Signal()
    save_wanted = Signal()
    later_wanted = Signal()
    earlier_wanted = Signal()
    paper_wanted = Signal()

    def __init__(self, theme: Theme, no_files: str = "") -> None:
        super().__init__()
        self.theme = theme
        self.back = IconButton(theme, "back", _("Back"))
        self.back.clicked.connect(self.back_wanted)
        self.title = PageTitle(theme)
        self.title.set_style("person")
        self.together = Pill(theme, _("Together"), "info", "together")
        self.below = Label(theme, _("Choose together what goes in."), "small", "muted")
        self.safe = Button(theme, _("Keeping safe"), icon="keeping-safe")
        self.safe.setToolTip(_("Ctrl+Shift+C"))
        self.safe.clicked.connect(self.safe_wanted)
        self.see = Button(theme, _("See the paper"), ButtonKind.QUIET, icon="on-paper")
        self.earlier = Button(theme, _("Earlier papers"), ButtonKind.QUIET, icon="clock")
        self.save = SaveButton(theme, _("Save as PDF"), no_files)
        self.send = Button(theme, _("Print"), ButtonKind.PRIMARY, icon="print")
        self.later = Button(theme, _("Give it later"), ButtonKind.PRIMARY)
        self.see.clicked.connect(self.paper_wanted)
        self.earlier.clicked.connect(self.earlier_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.send.clicked.connect(self.print_wanted)
        self.later.clicked.connect(self.later_wanted)
        self.later.hide()
        words = QVBoxLayout()
        words.setSpacing(0)
        name = QHBoxLayout()
        grow(theme, name.setSpacing, 12)
        name.addWidget(self.title)
        name.addWidget(self.together)
        name.addStretch(1)
        words.addStretch(1)
        words.addLayout(name)
        words.addWidget(self.below)
        words.addStretch(1)
        who = QHBoxLayout()
        grow(theme, who.setSpacing, 8)
        who.addWidget(self.back)
        who.addLayout(words, 1)
        self._buttons = QWidget()
        self._row = FlowLayout(self._buttons)
        grow(theme, self._row.setSpacing, 12)
        for button in (self.see, self.earlier, self.safe, self.save, self.send, self.later):
            self._row.addWidget(button)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.addLayout(who, 1)
        self._box.addWidget(self._buttons)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self.theme.px
        self._box.setContentsMargins(px(20), px(14), px(32), px(14))
        self._box.setSpacing(px(12))
        self._shape()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Lies on white, as the bar of the other pages."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.theme.color("surface"))
        painter.setPen(self.theme.color("line"))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def show_printer(self, printer: str) -> None:
        """Name the printer on the button; with none, the paper can be given later instead."""
        short = printer if len(printer) <= _LONGEST else f"{printer[: _LONGEST - 1]}…"
        self.send.set_text(_("Print on {printer}").format(printer=short))
        self.send.setVisible(bool(printer))
        self.later.setVisible(not printer)
        self._shape()

    def set_ready(self, ready: bool) -> None:
        """Whether there is a paper to send."""
        for button in (self.save, self.send, self.later):
            button.setEnabled(ready)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons beside the title where there is room."""
        super().resizeEvent(event)
        self._shape()

    def _shape(self) -> None:
        wanted = self._buttons.sizeHint().width() + self.theme.px(320)
        room = wanted <= self.width()
        way = QBoxLayout.Direction.LeftToRight if room else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)
        # below the title, where what is on the page begins
        self._row.setContentsMargins(0 if room else self.theme.px(12), 0, 0, 0)


class PrintSide(QWidget):
    """What is said and chosen before the paper: safe ways first.

    Emits:
        kind_chosen(PaperKind): the other document is wanted.
        today_wanted(): no earlier paper, but the plan as it is now.
    """

    kind_chosen = Signal(object)
    today_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.outcome = Outcome(theme)
        self.earlier = Banner(theme, "primary", "", _("Show it as it is now"))
        self.earlier.pressed.connect(self.today_wanted)
        kinds = [(kind, documents.title(kind)) for kind in _KINDS]
        self.kind = RadioRow(theme, _("Which paper"), kinds, vertical=True)
        self.kind.set_label_hidden(True)
        self.kind.chosen.connect(self.kind_chosen)
        self.safe_ways = SafeWays(theme)
        self.before = Banner(theme, "primary", "")
        self.letters = Banner(theme, "attention", "")
        self.language = Label(theme, "", "support", "muted")
        self.choices = Choices(theme)
        self.printer = ChoiceField(theme, _("Printer"), [])
        self.no_printer = Label(
            theme,
            _("This computer has no printer set up. Save it as a PDF, or give it later."),
            "support",
            "muted",
        )
        self.top = QVBoxLayout()
        self._rest = QVBoxLayout()
        self._column = QVBoxLayout(self)
        self._column.addLayout(self.top)
        self._column.addLayout(self._rest, 1)
        for widget in (
            self.outcome,
            self.earlier,
            self.safe_ways,
            self.before,
            self.letters,
            self.kind,
            self.language,
            self.choices,
            self.printer,
            self.no_printer,
        ):
            self._rest.addWidget(widget)
        self._rest.addStretch(1)
        self._rest.addWidget(_Locked(theme))
        for widget in (self.earlier, self.before, self.letters, self.language, self.no_printer):
            widget.hide()
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self.theme.px
        self._column.setContentsMargins(0, 0, 0, 0)
        self._rest.setContentsMargins(px(32), px(16), px(24), px(20))
        self._rest.setSpacing(px(16))

    def show_earlier(self, sentence: str) -> None:
        """Say that an earlier paper shows, which cannot be changed; nothing said: today's."""
        self.earlier.show_sentence(sentence, _("Show it as it is now"))
        self.earlier.setVisible(bool(sentence))
        self.choices.setVisible(not sentence)

    def show_before(self, sentence: str) -> None:
        """Say which paper goes into the printer, and what form is needed too."""
        if sentence != self.before.sentence.text():
            self.before.show_sentence(sentence)
        self.before.setVisible(bool(sentence))

    def show_language(self, spoken: str, headings: str) -> None:
        """Say in which language the headings print, where anyone could expect another."""
        self.language.set_text(
            _("Headings print in {language}. The words print as they were written.").format(
                language=language_name(headings)
            )
        )
        self.language.setVisible((spoken, headings) != ("en", "en"))

    def show_letters(self, letters: list[str]) -> None:
        """Name the letters that cannot be printed."""
        self.letters.show_sentence(letters_words(letters))
        self.letters.setVisible(bool(letters))

    def show_printers(self, names: list[str], chosen: str) -> None:
        """Offer these printers."""
        self.printer.set_options([(name, name) for name in names])
        self.printer.set_value(chosen)
        self.printer.setVisible(bool(names))
        self.no_printer.setVisible(not names)


class _Locked(QWidget):
    """What is not on the paper, and what a paper no longer has."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._sign = QLabel()
        words = QVBoxLayout()
        words.addWidget(
            Label(
                theme,
                _("Working notes are not on this print. You can ask to see them."),
                "body-bold",
            )
        )
        words.addWidget(
            Label(
                theme,
                _(
                    "Once printed or saved, the paper is no longer locked away: "
                    "check the printer tray. The printer keeps a copy of its own for a while."
                ),
                "support",
                "muted",
            )
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the icon from the theme again."""
        self._sign.setPixmap(self.theme.pixmap("lock", "muted", 24))


class PaperDesk(Desk):
    """The preview, whole or bigger.

    Emits:
        bigger_wanted(): it needs all the room, or leaves it again.
    """

    bigger_wanted = Signal()

    def __init__(self, theme: Theme, jobs: Jobs) -> None:
        super().__init__(theme, rounded=False)
        self.view = PaperView(theme, jobs, _("Preview"), whole=True)
        self.bigger = Button(theme, _("Make bigger"), ButtonKind.QUIET, icon="make-bigger")
        self.bigger.setCheckable(True)
        self.bigger.toggled.connect(self._resize)
        self.view.head.addWidget(self.bigger)
        self.caption = Label(theme, "", "support", "muted")
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.view.shown.connect(self._say_size)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(self.caption)
        theme.changed.connect(self.restyle)
        self.restyle()

    def restyle(self) -> None:
        """Take the spaces from the theme again."""
        px = self.theme.px
        self._column.setContentsMargins(px(24), px(12), px(24), px(12))
        self._column.setSpacing(px(8))

    def _resize(self, bigger: bool) -> None:
        self.bigger.set_text(_("Make smaller") if bigger else _("Make bigger"))
        self.bigger_wanted.emit()
        self.view.set_whole(not bigger)

    def _say_size(self) -> None:
        pages = plural("A4, {count} page", "A4, {count} pages", self.view.count)
        sheets = plural("one sheet", "{count} sheets", ceil(self.view.count / 2))
        words = _("{pages}, {sheets} if printed on both sides").format(pages=pages, sheets=sheets)
        self.caption.set_text(words if self.view.count > 1 else pages)
