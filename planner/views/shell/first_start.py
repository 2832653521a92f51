"""First start: six short steps at the end of which the vault is made, and nothing before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import PlannerError
from planner.views.shell.art import Mark
from planner.views.shell.context import SetUp, ShellContext
from planner.views.shell.environment_notes import EnvironmentNotes
from planner.views.shell.first_steps import (
    AboutYou,
    NumbersStep,
    PassphraseStep,
    PinStep,
    Step,
)
from planner.views.shell.recovery_step import RecoveryStep
from planner.views.shell.together_step import TogetherStep
from planner.views.widgets.accessibility import Role, hear_as
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.marks import StepMark
from planner.views.widgets.messages import Banner
from planner.views.widgets.signed import SignedLabel
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Card, ScrollArea
from planner.views.widgets.text import Label, PageTitle
from planner.words import N_, _

if TYPE_CHECKING:
    from planner.vault.open_vault import OpenVault

#: Narrower than this in design pixels, there is no room for the list of steps.
_ROOMY = 1040

#: Of each step: its name at the side, its title, and what it is for.
_WORDS = (
    (
        N_("About you"),
        N_("About you"),
        N_("Your name is on the plans people take home. Only the name is needed."),
    ),
    (
        N_("Your passphrase"),
        N_("Choose a passphrase"),
        N_(
            "It opens your vault. A few words are easier to remember than "
            "symbols, and harder to guess."
        ),
    ),
    (
        N_("Recovery code"),
        N_("Keep this recovery code"),
        N_(
            "It opens your vault if you forget your passphrase or get a new computer. "
            "Without one of the two, nobody can open it, and there is no one to ask."
        ),
    ),
    (
        N_("PIN for the cover"),
        N_("A PIN for the cover"),
        N_("Quick to type when you come back to the room."),
    ),
    (
        N_("Numbers to ring"),
        N_("Numbers to ring"),
        N_("Look them over. They are there when someone needs them at once."),
    ),
    (
        N_("If you cannot be here"),
        N_("If you cannot be here"),
        N_(
            "Two people of your organisation can hold a code each. Together they open this vault "
            "if you are ill, away or have left. Neither can alone."
        ),
    ),
)


class FirstStart(QWidget):
    """Guides through the set-up.

    Emits:
        vault_made(OpenVault): the vault is made and open, with what was chosen inside it.
        back_wanted(): back to the vault that is here already, where `leads_back`.
        restore_wanted(): there is a vault already, in a backup.
    """

    vault_made = Signal(object)
    back_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, context: ShellContext, *, leads_back: bool = False) -> None:
        super().__init__()
        self._context = context
        self._leads_back = leads_back
        self.about = AboutYou(context)
        self.passphrase = PassphraseStep(context, self.about)
        self.recovery = RecoveryStep(context, self.about)
        self.pin = PinStep(context)
        self.numbers = NumbersStep(context)
        self.together = TogetherStep(context, self.about)
        steps = (
            self.about,
            self.passphrase,
            self.recovery,
            self.pin,
            self.numbers,
            self.together,
        )
        self._steps: tuple[tuple[str, str, str, Step], ...] = tuple(
            (_(short), _(title), _(lead), step)
            for (short, title, lead), step in zip(_WORDS, steps, strict=True)
        )
        self._current = 0
        self._lay_out()
        for _short, _title, _lead, step in self._steps:
            step.changed.connect(self._changed)
        enter = QShortcut(QKeySequence(Qt.Key.Key_Return), self)
        enter.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        enter.activated.connect(self._entered)
        self._show_step(0)

    @property
    def current(self) -> int:
        """Which step shows, from 0."""
        return self._current

    def focus_first(self) -> None:
        """Put the keyboard where typing begins."""
        self._steps[self.current][3].first_field().setFocus()

    def _lay_out(self) -> None:
        theme = self._context.theme
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._sidebar())
        page = QWidget()
        inside = QVBoxLayout(page)
        grow(theme, inside.setSpacing, 6)
        self._inside = inside
        self._count = Label(theme, "", "small-bold", "muted")
        self._title = PageTitle(theme, "")
        self._title.set_style("welcome")
        self._lead = Label(theme, "", "words", "muted")
        inside.addWidget(self._count)
        inside.addWidget(self._title)
        inside.addWidget(self._lead)
        inside.addWidget(EnvironmentNotes(self._context, new=True))
        inside.addSpacing(theme.px(12))
        for _short, _title, _lead, step in self._steps:
            inside.addWidget(step)
        inside.addStretch(1)
        self._failure = Banner(theme, "danger", "")
        self._failure.hide()
        inside.addWidget(self._failure)
        foot = QHBoxLayout()
        self.back = Button(theme, _("Back"), ButtonKind.QUIET, icon="back")
        self.back.clicked.connect(self.go_back)
        self.restore = Button(theme, _("I have a backup"), ButtonKind.QUIET, icon="backup")
        self.restore.clicked.connect(self.restore_wanted)
        self.next = Button(theme, "", ButtonKind.PRIMARY, icon="go")
        self.next.set_icon_last()
        self.next.clicked.connect(self.go_on)
        self._missing = Label(theme, "", "support", "muted")
        self._missing.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        foot.addWidget(self.back)
        foot.addWidget(self.restore)
        foot.addWidget(self._missing, 1)
        foot.addSpacing(theme.px(12))
        foot.addWidget(self.next)
        inside.addLayout(foot)
        page.setMaximumWidth(theme.px(1020))
        self._scroll = ScrollArea(theme, page)
        self._scroll.lie_in_margin()
        whole.addWidget(self._scroll, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the window is small for the text, the step alone: it says its own number."""
        super().resizeEvent(event)
        self._arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """What is in it counts from now on."""
        super().showEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        px = self._context.theme.px
        margins = self._inside.contentsMargins()
        least = self._inside.minimumSize().width() - margins.left() - margins.right()
        beside = px(420) + least + 2 * px(88)
        roomy = self.width() >= max(px(_ROOMY), beside)
        self._side.setVisible(roomy)
        self._side.setFixedWidth(px(420))
        for row, line in self._links:
            row.setContentsMargins(px(18) - 1, 0, 0, 0)
            line.setFixedSize(2, px(28))
        edge = px(88) if roomy else 48
        self._inside.setContentsMargins(edge, px(32) if roomy else 24, edge, px(24))

    def _sidebar(self) -> QWidget:
        theme = self._context.theme
        side = Card(theme, "rail")
        self._side = side
        side.set_spaces(44, 44, 44, 44, 0)
        body = side.body
        head = QHBoxLayout()
        grow(theme, head.setSpacing, 16)
        head.addWidget(Mark(theme, 34))
        words = QVBoxLayout()
        words.setSpacing(0)
        name = Label(theme, _("Pathway Planner"), "section")
        hear_as(name, Role.StaticText)  # the page's own title comes after it
        words.addWidget(name)
        words.addWidget(Label(theme, _("First start, about three minutes"), "small", "muted"))
        head.addLayout(words, 1)
        body.addLayout(head)
        body.addSpacing(theme.px(28))
        self._marks: list[tuple[StepMark, Label]] = []
        self._links: list[tuple[QHBoxLayout, QFrame]] = []
        for number, (short, _title, _lead, _step) in enumerate(self._steps, start=1):
            if number > 1:
                body.addLayout(self._link())
            row = QHBoxLayout()
            grow(theme, row.setSpacing, 16)
            mark = StepMark(theme, number, "not_started", "primary")
            label = Label(theme, short)
            row.addWidget(mark)
            row.addWidget(label, 1)
            body.addLayout(row)
            self._marks.append((mark, label))
        body.addStretch()
        body.addWidget(
            SignedLabel(
                theme,
                "info",
                _(
                    "Nothing is kept until step 6 is done. Close now, and next time starts again "
                    "from step 1 with nothing left behind."
                ),
                "small",
            )
        )
        return side

    def _link(self) -> QHBoxLayout:
        """The line from one step's mark to the next."""
        line = QFrame()
        line.setProperty("card", "link")
        row = QHBoxLayout()
        row.addWidget(line)
        row.addStretch()
        self._links.append((row, line))
        return row

    def go_back(self) -> None:
        """To the step before; what was typed stays."""
        if self.current > 0:
            self._show_step(self.current - 1)
        elif self._leads_back:
            self.back_wanted.emit()

    def go_on(self) -> None:
        """To the next step, or make the vault after the last."""
        if self._steps[self.current][3].problem():
            self._changed()
            return
        if self.current < len(self._steps) - 1:
            self._show_step(self.current + 1)
        else:
            self._make()

    def chosen(self) -> SetUp:
        """What was typed and chosen."""
        return SetUp(
            name=self.about.name.text().strip(),
            role=self.about.role.text().strip(),
            organisation=self.about.organisation.text().strip(),
            surgeries=self.about.surgery_names(),
            passphrase=self.passphrase.first.text(),
            recovery_code=self.recovery.code,
            pin=self.pin.first.text(),
            nation=str(self.numbers.nation.value()),
            together=self.together.chosen(),
        )

    def _entered(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, Button):
            focused.click()
        else:
            self.go_on()

    def _show_step(self, index: int) -> None:
        short_next = self._steps[index + 1][0] if index + 1 < len(self._steps) else ""
        _short, title, lead, _step = self._steps[index]
        self._current = index
        for number, (_short, _title, _lead, step) in enumerate(self._steps):
            step.setVisible(number == index)
        self._scroll.verticalScrollBar().setValue(0)
        self._count.set_text(
            _("Step {number} of {count}").format(number=index + 1, count=len(self._steps))
        )
        self._title.set_text(title)
        self._lead.set_text(lead)
        self.back.setVisible(index > 0 or self._leads_back)
        self.restore.setVisible(index == 0)
        self.next.setText(
            _("Next: {step}").format(step=short_next) if short_next else _("Make my vault")
        )
        for number, (mark, label) in enumerate(self._marks):
            here, done = number == index, number < index
            state = "here" if here else "done" if done else "not_started"
            mark.set_state(state, "primary" if here or done else "muted")
            label.set_style("body-bold" if here else "body")
            label.set_token("ink" if here or done else "muted")
        self._changed()
        self._arrange()
        self.focus_first()
        announce(self, f"{self._count.text()}. {title}")

    def _changed(self) -> None:
        problem = self._steps[self.current][3].problem()
        self._missing.set_text(problem)
        self.next.setEnabled(not problem)

    def _make(self) -> None:
        self._failure.hide()
        self.next.setEnabled(False)
        self.back.setEnabled(False)
        self._missing.set_text(_("Making your vault"))
        self._context.jobs.start(
            self._context.vaults.make, self.chosen(), finished=self._made, failed=self._failed
        )

    def _made(self, vault: OpenVault) -> None:
        self.vault_made.emit(vault)

    def _failed(self, error: Exception) -> None:
        self.back.setEnabled(True)
        self._changed()
        if not isinstance(error, PlannerError):
            raise error
        self._failure.show_sentence(str(error), details=error.details)
        self._failure.show()
