"""The program itself: its self-test, run beside the window, and what it found."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import CancelledError
from planner.selftest.apart import try_installation
from planner.selftest.checks import Outcome, State, in_numbers
from planner.views.item_models.checks import ChecksModel
from planner.views.jobs import Job
from planner.views.page import Context
from planner.views.widgets.announce import announce
from planner.views.widgets.buttons import Button
from planner.views.widgets.messages import Banner
from planner.views.widgets.progress import ProgressLine
from planner.views.widgets.spaces import grow
from planner.views.widgets.table import Table
from planner.views.widgets.text import Label
from planner.words import _, plural, time_of_day

#: Rows of the list that show without scrolling.
_ROWS = 6
#: The column of times, and the design pixels under which there is no room for it.
_TOOK, _ROOMY = 2, 560


class InstallationCheck(QWidget):
    """A process of its own tries everything in a folder that goes again: no vault is touched.

    Emits:
        changed(): `faults`, the number of things that do not work, may be another.
    """

    changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        theme = self.theme = context.theme
        self._context = context
        self._job: Job | None = None
        self.faults = 0
        self.found = Label(theme, _("Not checked since you unlocked."), "support", "muted")
        self.wrong = Banner(theme, "danger", "")
        self.wrong.hide()
        self.button = Button(theme, _("Check this installation"))
        self.button.clicked.connect(self.check)
        self.progress = ProgressLine(theme)
        self.progress.cancelled.connect(self._cancel)
        self.table = Table(theme, _("What was tried"))
        self.model = ChecksModel(self)
        self.table.setModel(self.model)
        self.table.set_widths(0, 150, 110)
        self.table.hide()
        theme.changed.connect(self._fit_table)
        context.jobs.stopping.connect(self._cancel)
        self._lay_out()

    def check(self) -> None:
        """Try everything; Cancel and a lock end it."""
        self.wrong.hide()
        self._count(0)
        self.progress.begin(_("Trying everything in a folder of its own"))
        self.progress.stop_button.setFocus()
        self.button.setEnabled(False)
        self._job = self._context.jobs.start(
            try_installation,
            finished=self._tried,
            failed=self._not_tried,
            with_progress=True,
            apart=True,
        )
        self._job.progressed.connect(self.progress.report)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """How long each took is left out where there is little room."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_TOOK, self.width() < self.theme.px(_ROOMY))

    def _lay_out(self) -> None:
        theme = self.theme
        words = QVBoxLayout()
        grow(theme, words.setSpacing, 2)
        words.addWidget(Label(theme, _("The program itself"), "body-bold"))
        words.addWidget(
            Label(
                theme,
                _(
                    "The program makes a vault of its own, writes in it, prints, backs up and "
                    "restores. Your vault is not touched, and everything is removed again."
                ),
                "support",
                "muted",
            )
        )
        words.addWidget(self.found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 16)
        column.addLayout(words)
        column.addWidget(self.wrong)
        column.addWidget(self.button, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.progress)
        column.addWidget(self.table)

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _tried(self, outcomes: list[Outcome]) -> None:
        self._end()
        wrong = [each for each in outcomes if each.state is State.WRONG]
        at = time_of_day(self._context.clock.local_now())
        self.found.set_text(
            _("Checked at {time}: {ended}").format(time=at, ended=in_numbers(outcomes))
        )
        self._say_wrong(wrong)
        self._count(len(wrong))
        self.model.show_outcomes(outcomes)
        self.table.show()
        self._fit_table()
        announce(self, self.wrong.sentence.text() if wrong else self.found.text())

    def _say_wrong(self, wrong: list[Outcome]) -> None:
        if not wrong:
            return
        count = plural(
            "{count} thing does not work here.", "{count} things do not work here.", len(wrong)
        )
        advice = wrong[0].advice or _("Show the details to whoever looks after this computer.")
        said = _("{count} First: {name}. {advice}").format(
            count=count, name=wrong[0].name, advice=advice
        )
        self.wrong.show_sentence(
            said, details="\n".join(f"{each.name}: {each.found}" for each in wrong)
        )
        self.wrong.show()

    def _not_tried(self, error: Exception) -> None:
        self._end()
        if isinstance(error, CancelledError):
            self.found.set_text(_("Stopped before the end. Everything is removed again."))
            return
        if not isinstance(error, OSError):
            raise error
        self.wrong.show_sentence(
            _(
                "The check could not be started. Your records are not affected. Give the folder "
                "for temporary files room, or start the program with --selftest."
            ),
            details=type(error).__name__,
        )
        self.wrong.show()
        self._count(1)

    def _count(self, faults: int) -> None:
        self.faults = faults
        self.changed.emit()

    def _end(self) -> None:
        self._job = None
        self.button.setEnabled(True)
        if self.progress.stop_button.hasFocus():
            self.button.setFocus()
        self.progress.end()

    def _fit_table(self) -> None:
        """As high as its rows, up to a handful: then it scrolls."""
        rows = min(max(self.model.rowCount(), 1), _ROWS)
        size = self.theme.size
        self.table.setFixedHeight(size("table-head") + rows * size("table-row") + 4)
