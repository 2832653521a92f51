"""Check the trail: every line read through beside the window, and what came of it, calmly."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.errors import CancelledError, PlannerError
from planner.vault.trail import TrailCheck
from planner.views.jobs import Job
from planner.views.page import Context
from planner.views.widgets.buttons import Button, ButtonKind
from planner.views.widgets.flow import FlowLayout
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.text import Label
from planner.words import _, listing, plural, whole

#: How many places are named in the sentence; the rest is a count.
_NAMED = 6
#: How many are named in the details.
_DETAILS = 40


class CheckTrail(QWidget):
    """A button, how far it is, Cancel, and the answer.

    Emits:
        checked(TrailCheck): the whole trail was read.
    """

    checked = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._job: Job | None = None
        theme = context.theme
        self.button = Button(theme, _("Check the trail"), icon="check")
        self.button.clicked.connect(self.start)
        self.cancel = Button(theme, _("Cancel"), ButtonKind.QUIET)
        self.cancel.clicked.connect(self.stop)
        self.cancel.hide()
        self.far = Label(theme, "", "support", "muted")
        self.far.hide()
        self.answer = Banner(theme, "success", "")
        self.answer.hide()
        row = FlowLayout()
        grow(theme, row.setSpacing, 12)
        for widget in (self.button, self.cancel):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(theme, column.setSpacing, 12)
        column.addLayout(row)
        column.addWidget(self.far)
        column.addWidget(self.answer)
        if context.vault is None:  # shown before it has a parent it would be a window
            self.hide()

    def start(self) -> None:
        """Read every line, beside the window."""
        vault = self._context.vault
        if vault is None or self._job is not None:
            return
        self._context.records.changes.seal()
        self.answer.hide()
        self._working(True)
        self.far.set_text(_("Reading every line."))
        self._job = self._context.jobs.start(
            vault.check_trail, finished=self._answer, failed=self._failed, with_progress=True
        )
        self._job.progressed.connect(self._tell)

    def stop(self) -> None:
        """Stop reading. Nothing is changed by that."""
        if self._job is not None:
            self._job.cancel()

    def _working(self, working: bool) -> None:
        self.button.setEnabled(not working)
        self.cancel.setVisible(working)
        self.far.setVisible(working)

    def _tell(self, done: int, total: int) -> None:
        self.far.set_text(
            _("{done} of {total} lines are read.").format(done=whole(done), total=whole(total))
        )

    def _answer(self, check: TrailCheck) -> None:
        self._job = None
        self._working(False)
        self._say("success" if check.whole else "danger", _sentence(check), _details(check))
        self.checked.emit(check)

    def _failed(self, error: Exception) -> None:
        self._job = None
        self._working(False)
        if isinstance(error, CancelledError):
            self._say("primary", _("Stopped before the end. Nothing was changed."))
        elif isinstance(error, PlannerError):
            self._say("danger", str(error), error.details)
        else:
            raise error

    def _say(self, kind: str, sentence: str, details: str = "") -> None:
        self.answer.set_kind(kind)
        self.answer.show_sentence(sentence, details=details)
        self.answer.show()


def _sentence(check: TrailCheck) -> str:
    """One or two calm sentences: what was found, and what to do."""
    if check.whole:
        return plural(
            "The line there is was read, and it is as it was written.",
            "All {count} lines are there, each as it was written.",
            check.lines,
        )
    told = []
    if check.faults:
        named = [_place(fault.first, fault.last) for fault in check.faults[:_NAMED]]
        if len(check.faults) > _NAMED:
            named.append(_("more"))
        told.append(
            _("Not all lines are as they were written: {lines}.").format(lines=listing(named))
        )
    if check.unguarded:
        told.append(_("The guard that keeps lines from being changed was taken away."))
    if check.head_lost:
        told.append(
            _(
                "The note of where the trail ended at the last lock is lost, so it cannot be told "
                "whether lines are missing at the end."
            )
        )
    if check.faults or check.unguarded:
        told.append(
            _(
                "Your records open as they are. Copy the vault’s folder to another place before "
                "you go on, write down what you read here, and show it to whoever looks after your "
                "records."
            )
        )
    return " ".join(told)


def _place(first: int, last: int) -> str:
    if first == last:
        return _("line {number}").format(number=first)
    return _("lines {first} to {last}").format(first=first, last=last)


def _details(check: TrailCheck) -> str:
    return "; ".join(str(fault) for fault in check.faults[:_DETAILS])
