"""Health: the program, the vault and this computer, each with what to do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.errors import CancelledError, PlannerError
from planner.vault.health import Finding, HealthCheck, Part, State
from planner.vault.integrity import LINES, PAGES
from planner.views.backup_words import last_words, place_words, reminder
from planner.views.jobs import Job
from planner.views.page import Context
from planner.views.pages.settings.check_installation import InstallationCheck
from planner.views.pages.settings.section import Section
from planner.views.theme import Theme
from planner.views.widgets.buttons import Button
from planner.views.widgets.messages import Banner
from planner.views.widgets.pills import Pill
from planner.views.widgets.progress import ProgressLine
from planner.views.widgets.signed import Sign
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, plural, time_of_day

#: The parts in the order of the page, and what they are called.
NAMES = {
    Part.RECORDS: N_("The records"),
    Part.BACKUP: N_("Backups"),
    Part.DISK: N_("Space on the disk"),
    Part.PLACE: N_("Where the vault lies"),
    Part.KEYRING: N_("This computer's part of the key"),
    Part.CLOCK: N_("Date and time"),
}
#: The word for a state, the kind of its pill, and its sign.
_STATES = {
    State.FINE: (N_("Fine"), "success", "check"),
    State.LOOK: (N_("Look at this"), "attention", "alert"),
    State.WRONG: (N_("Needs help"), "danger", "alert"),
    State.UNKNOWN: (N_("Not known yet"), "neutral", "info"),
}


class Row(QWidget):
    """One part: a sign and a word for how it is, what was found, and what to do if anything."""

    def __init__(self, theme: Theme, part: Part) -> None:
        super().__init__()
        self.theme = theme
        self.name = Label(theme, _(NAMES[part]), "body-bold")
        self.state = Pill(theme, "")
        self.fine = QWidget()
        quiet = QHBoxLayout(self.fine)
        quiet.setContentsMargins(0, 0, 0, 0)
        grow(theme, quiet.setSpacing, 6)
        quiet.addWidget(Sign(theme, "check", "success"))
        quiet.addWidget(Label(theme, _("Fine"), "small", "muted", wrap=False))
        self.found = Label(theme, "", "support", "muted")
        self.advice = Label(theme, "", "support")
        self.details = Label(theme, "", "small", "muted")
        words = QVBoxLayout()
        grow(theme, words.setSpacing, 2)
        for label in (self.name, self.found, self.advice, self.details):
            words.addWidget(label)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grow(theme, grid.setHorizontalSpacing, 16)
        grid.addLayout(words, 0, 0)
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight
        grid.addWidget(self.state, 0, 1, top)
        grid.addWidget(self.fine, 0, 1, top)
        grid.setColumnStretch(0, 1)
        self.show_finding(Finding(part, State.UNKNOWN, ""))

    def show_finding(self, finding: Finding) -> None:
        """Say how it is; one that is fine is quiet."""
        self.finding = finding
        word, kind, icon = _STATES[finding.state]
        fine = finding.state is State.FINE
        self.state.set_words(_(word), kind, icon)
        self.state.setVisible(not fine)
        self.fine.setVisible(fine)
        for label, text in (
            (self.found, finding.found),
            (self.advice, finding.advice),
            (self.details, finding.details and _("Details: {words}").format(words=finding.details)),
        ):
            label.set_text(text)
            label.setVisible(bool(text))
        self.setAccessibleName(_("{name}: {state}").format(name=self.name.text(), state=_(word)))
        self.setAccessibleDescription(" ".join(filter(None, (finding.found, finding.advice))))


class HealthSection(Section):
    """Looks when it is opened; reads the whole vault when asked to."""

    name = N_("Health")
    icon = "heart"

    def __init__(self, context: Context) -> None:
        super().__init__(
            context, _("What this program can see of itself, of your vault and of this computer.")
        )
        theme = context.theme
        self._checking: Job | None = None
        self.failure = Banner(theme, "danger", "")
        self.failure.hide()
        self.check = Button(theme, _("Check the records now"))
        self.check.clicked.connect(self.check_records)
        self.progress = ProgressLine(theme)
        self.progress.cancelled.connect(self._cancel)
        self.installed = InstallationCheck(context)
        self.installed.changed.connect(self._program_tried)
        self.inside.addWidget(self.failure)
        self.inside.addWidget(self.installed)
        self.rows: dict[Part, Row] = {}
        for part in NAMES:
            self.inside.addWidget(Divider(theme))
            self.rows[part] = Row(theme, part)
            self.inside.addWidget(self.rows[part])
            if part is Part.RECORDS:
                self.inside.addWidget(self.check, alignment=Qt.AlignmentFlag.AlignLeft)
                self.inside.addWidget(self.progress)
        unread = _("Not read through since you unlocked.")
        self._show(Finding(Part.RECORDS, State.UNKNOWN, unread))
        if context.backups is not None:
            context.backups.changed.connect(self._show_backup)

    def refresh(self) -> None:
        """Look again, where it shows."""
        if self.isVisible():
            self.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look when it is first wanted, not with every section of Settings."""
        super().showEvent(event)
        self.look()

    def look(self) -> None:
        """See how all is that takes no reading of the whole vault."""
        self._show_backup()
        jobs = self.context.jobs
        jobs.start(self._health.around, finished=self._looked, failed=self._not_looked)
        jobs.start(
            self._health.keyring, finished=self._answered, failed=self._not_looked, apart=True
        )

    def check_records(self) -> None:
        """Read the whole vault, beside the window."""
        self.failure.hide()
        self.progress.begin(_("Reading every page of the records"))
        self.progress.stop_button.setFocus()
        self.check.setEnabled(False)
        self._checking = self.context.jobs.start(
            self._health.records, finished=self._read, failed=self._not_read, with_progress=True
        )
        self._checking.progressed.connect(self._report)

    @property
    def _health(self) -> HealthCheck:
        if self.context.health is None:
            raise RuntimeError("Settings need somebody who looks at the vault's health.")
        return self.context.health

    def _backup(self) -> Finding:
        vault, now = self.context.vault, self.context.clock.now()
        last = vault.last_backup() if vault is not None else None
        asked = reminder(last, "", now)
        found = asked or f"{last_words(last, now)}. {place_words(last)}"
        if not asked:
            return Finding(Part.BACKUP, State.FINE, found)
        advice = _("Make one now, under Backups in Settings.")
        return Finding(Part.BACKUP, State.LOOK, found, advice)

    def _show_backup(self) -> None:
        self._show(self._backup())

    def _looked(self, findings: list[Finding]) -> None:
        for finding in findings:
            self._show(finding)
        self.changed.emit()

    def _answered(self, finding: Finding) -> None:
        self._show(finding)
        self.changed.emit()

    def _show(self, finding: Finding) -> None:
        self.rows[finding.part].show_finding(finding)
        self.found = self._how_much()

    def _program_tried(self) -> None:
        self.found = self._how_much()
        self.changed.emit()

    def _how_much(self) -> str:
        """How much there is to look at."""
        states = [row.finding.state for row in self.rows.values()]
        count = sum(state in (State.LOOK, State.WRONG) for state in states)
        count += self.installed.faults
        if count:
            return plural("{count} thing to look at", "{count} things to look at", count)
        return _("Nothing to look at") if State.FINE in states else ""

    def _not_looked(self, error: Exception) -> None:
        if not isinstance(error, PlannerError):
            raise error
        self.failure.show_sentence(str(error), details=error.details)
        self.failure.show()

    def _report(self, done: int, total: int) -> None:
        self.progress.report(done, total)
        if done >= LINES:
            self.progress.say(_("Reading the search"))
        elif done >= PAGES:
            self.progress.say(_("Reading who did what"))

    def _cancel(self) -> None:
        if self._checking is not None:
            self._checking.cancel()

    def _read(self, finding: Finding) -> None:
        self._end()
        at = time_of_day(self.context.clock.local_now())
        self._answered(
            Finding(
                finding.part,
                finding.state,
                _("Read through at {time}. {found}").format(time=at, found=finding.found),
                finding.advice,
                finding.details,
            )
        )

    def _not_read(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, CancelledError):
            self._not_looked(error)

    def _end(self) -> None:
        self._checking = None
        self.check.setEnabled(True)
        if self.progress.stop_button.hasFocus():
            self.check.setFocus()
        self.progress.end()
