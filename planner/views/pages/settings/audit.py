"""Who did what: the trail of the whole vault, to look through and to check."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent

from planner.views.audit.check import CheckTrail
from planner.views.audit.trail import Trail
from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.words import N_, _


class AuditSection(Section):
    """Every line there is, the newest first; nothing of it can be changed here or anywhere."""

    name = N_("Who did what")
    icon = "clock"
    group = Group.RECORDS

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "Who opened, changed, printed or saved what, and when. It says what was done, "
                "never what was written. Nobody can change it."
            ),
        )
        self.trail = Trail(context)
        self.check = CheckTrail(context)
        self.inside.addWidget(self.check)
        self.inside.addWidget(self.trail, 1)

    def refresh(self) -> None:
        """Read it again, where it shows."""
        if self.isVisible():
            self.trail.look()

    def showEvent(self, event: QShowEvent) -> None:
        """Look through it when it is first wanted, not with every section of Settings."""
        super().showEvent(event)
        self.trail.look()

    @classmethod
    def as_set(cls, context: Context) -> str:
        """What is in it."""
        return _("Opened, changed, printed, saved")
