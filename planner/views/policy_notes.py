"""After an unlock: what the organisation asks of this vault and it does not have yet."""

from __future__ import annotations

from functools import partial

from planner.views.navigation import Place, Room
from planner.views.notices import Notice
from planner.views.pages.settings.colleagues import ColleaguesSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.pages.settings.passphrase import PassphraseSection
from planner.views.pages.settings.section import Section
from planner.views.workspace import Workspace
from planner.words import _, plural


def say_what_is_asked(workspace: Workspace, *, was_short: bool) -> None:
    """Ask for it each time until it is there; nobody is kept out meanwhile."""
    context = workspace.context
    policy, vault = context.records.settings.policy, context.vault
    if policy.two_people and _lacks_two_people(workspace) and vault and vault.slots.owned:
        workspace.notices.add(
            Notice(
                _(
                    "Your organisation asks that two people hold a code each, so that this vault "
                    "can be opened if you are ill, away or have left."
                ),
                _("Set it up"),
                partial(_open, workspace, ColleaguesSection),
                still=partial(_lacks_two_people, workspace),
            )
        )
    if was_short:
        workspace.notices.add(
            Notice(
                plural(
                    "Your organisation now asks for passphrases of at least {count} letter. "
                    "Yours is shorter.",
                    "Your organisation now asks for passphrases of at least {count} letters. "
                    "Yours is shorter.",
                    policy.letters,
                ),
                _("Change it"),
                partial(_open, workspace, PassphraseSection),
            )
        )


def _lacks_two_people(workspace: Workspace) -> bool:
    return workspace.context.records.key_holders.organisation() is None


def _open(workspace: Workspace, section: type[Section]) -> None:
    if workspace.go(Place(Room.SETTINGS)) and isinstance(workspace.page, SettingsPage):
        workspace.page.open_section(section)
