"""After an unlock: one calm sentence where the vault's folder or the clock want a look."""

from __future__ import annotations

from contextlib import suppress

from PySide6.QtCore import QObject

from planner.system import folders
from planner.system.settings import Settings
from planner.vault.health import Finding, Part, State
from planner.views.notices import Notice
from planner.views.workspace import Workspace
from planner.words import N_, _

#: Said where the program started without its own fonts.
LETTERS = N_(
    "The program’s own letters are missing or damaged, so this computer’s are shown. Nothing is "
    "lost. Papers may not print until Pathway Planner is installed again."
)


class HealthNotes(QObject):
    """Says the same once a day, however often the vault is locked and unlocked."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        super().__init__(workspace)
        self._workspace = workspace
        self._settings = settings

    def start(self) -> None:
        """Look beside the window."""
        context = self._workspace.context
        if context.health is not None:
            context.jobs.start(context.health.around, finished=self._say)

    def read_through(self, faults: list[str]) -> None:
        """The vault was read through after an unclean stop; say so only if something is wrong."""
        if faults:
            self._workspace.context.dialogs.tell(
                _(
                    "The program stopped suddenly last time, and a part of this vault does not "
                    "read as it should. Your records are still here. Copy the vault's folder to "
                    "another place before you go on, and ask for help."
                ),
                details="; ".join(faults[:5]),
            )

    def _say(self, findings: list[Finding]) -> None:
        odd = [
            finding
            for finding in findings
            if finding.part in (Part.PLACE, Part.CLOCK) and finding.state is State.LOOK
        ]
        letters = self._workspace.context.theme.letters_missing
        if not odd and not letters:
            return
        today = self._workspace.context.clock.today()
        parts = [*(finding.part for finding in odd), *(["letters"] if letters else [])]
        told = " ".join([today.isoformat(), *parts])
        if told == self._settings.health_told:
            return
        self._settings.health_told = told
        with suppress(OSError):  # then it is said once more next time
            self._settings.save(folders.settings_file())
        if letters:
            self._workspace.notices.add(Notice(_(LETTERS), _("All right"), _nothing))
        if odd:
            sentence = _sentence(odd[0]) if len(odd) == 1 else _("Two things here want a look.")
            self._workspace.notices.add(Notice(sentence, _("Open Health"), self._open))

    def _open(self) -> None:
        self._workspace.open_health()


def _nothing() -> None:
    """It is read."""


def _sentence(finding: Finding) -> str:
    if finding.part is Part.PLACE:
        return finding.found
    return _("This computer's date or time look wrong. Nothing is lost.")
