"""What the organisation has laid down for everybody on this computer; nothing to change here."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from planner.system.policy import Policy
from planner.views.page import Context
from planner.views.pages.settings.section import Group, Section
from planner.views.shell.policy_notice import policy_words
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.views.widgets.surfaces import Divider
from planner.views.widgets.text import Label
from planner.words import N_, _, plural


class OrganisationSection(Section):
    """Shown only where there is a policy."""

    name = N_("Set by your organisation")
    icon = "lock"
    group = Group.YOU

    def __init__(self, context: Context) -> None:
        super().__init__(
            context,
            _(
                "Whoever looks after this computer has laid this down for everybody who works on "
                "it. It was read when the program started."
            ),
        )
        theme, policy = context.theme, context.records.settings.policy
        if policy.faults:
            self.inside.addWidget(Banner(theme, "attention", policy_words(policy)))
            for sentence in policy.faults:
                self.inside.addWidget(Label(theme, sentence))
            self.inside.addWidget(Divider(theme))
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grow(theme, grid.setHorizontalSpacing, 24)
        grow(theme, grid.setVerticalSpacing, 12)
        top = Qt.AlignmentFlag.AlignTop
        for row, (what, how) in enumerate(lines(policy)):
            grid.addWidget(Label(theme, what, "body-bold"), row, 0, top)
            grid.addWidget(Label(theme, how), row, 1, top)
        self.inside.addLayout(grid)
        where = _("It stands in “{path}”.").format(path=str(policy.path))
        self.inside.addWidget(Label(theme, where, "support", "muted"))

    @classmethod
    def as_set(cls, context: Context) -> str:
        """How much of it there is."""
        policy = context.records.settings.policy
        if policy.faults:
            return _("It has a mistake")
        count = len(lines(policy))
        return plural("{count} thing", "{count} things", count)


def lines(policy: Policy) -> list[tuple[str, str]]:
    """What is laid down, each with how; nothing of what is left to the planner."""
    said = [
        (_("Organisation"), policy.organisation),
        (_("Logo on papers"), policy.logo.name if policy.logo else ""),
        (_("Cover after"), _minutes(policy.cover_minutes)),
        (_("Lock after"), _minutes(policy.lock_minutes)),
        (_("Passphrase"), _letters(policy.letters)),
        (
            _("Two people"),
            _("Have to be able to open each vault together") if policy.two_people else "",
        ),
        (_("Copies of backups"), policy.backups),
        (_("Files"), policy.no_files),
    ]
    return [(what, how) for what, how in said if how]


def _minutes(count: int | None) -> str:
    return plural("{count} minute", "{count} minutes", count) if count else ""


def _letters(count: int) -> str:
    return plural("At least {count} letter", "At least {count} letters", count) if count else ""
