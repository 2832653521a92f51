"""What Settings says of the organisation's policy, and that without one it says nothing."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.system.policy import Policy
from planner.views.page import Context
from planner.views.pages.settings.organisation import OrganisationSection, lines
from planner.views.pages.settings.page import SettingsPage


def test_without_a_policy_there_is_no_such_part(qtbot: QtBot, context: Context) -> None:
    page = SettingsPage(context)
    qtbot.addWidget(page)
    assert OrganisationSection not in page.sections


def test_each_thing_that_is_laid_down_is_listed_and_nothing_else(context: Context) -> None:
    assert lines(Policy()) == []
    everything = Policy(
        organisation="Garth Valley",
        logo=Path("/etc/logo.png"),
        cover_minutes=1,
        lock_minutes=7,
        letters=16,
        two_people=True,
        backups="/srv/{user}",
        saves_files=False,
    )
    said = dict(lines(everything))
    assert (said["Cover after"], said["Lock after"]) == ("1 minute", "7 minutes")
    assert said["Passphrase"] == "At least 16 letters"
    assert said["Files"] == everything.no_files
    assert len(said) == 8
    context.records.settings.policy = Policy(path=Path("/etc"), letters=16, two_people=True)
    assert OrganisationSection.as_set(context) == "2 things"
