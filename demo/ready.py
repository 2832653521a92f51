"""A vault with the dozen invented people in it, ready to be unlocked."""

from __future__ import annotations

from demo.clock import StoryClock
from demo.people import tell_stories
from planner.keeper import Keeper
from planner.records.book import open_records
from planner.system import folders
from planner.system.device_secret import DeviceSecrets
from planner.vault.recovery_code import new_code
from planner.views.shell.context import SetUp

PASSPHRASE = "a lantern over the slow canal"
PIN = "482913"
PLANNER = "Priya Nair"
ORGANISATION = "Mill Lane Wellbeing"
SURGERY = "Mill Lane Surgery"


def make_vault(secrets: DeviceSecrets, clock: StoryClock) -> None:
    """Make it where the program looks for one, on the clock's day, and lock it."""
    keeper = Keeper(folders.vaults_folder() / "first", secrets, clock)
    opened = keeper.make(
        SetUp(
            name=PLANNER,
            role="Wellbeing pathway planner",
            organisation=ORGANISATION,
            surgeries=(SURGERY,),
            passphrase=PASSPHRASE,
            recovery_code=new_code(),
            pin=PIN,
        )
    )
    records = open_records(opened.window_engine, clock, opened.id)
    planner = records.settings.planner()
    records.changes.planner_id = planner.id if planner else None
    tell_stories(records, clock)
    opened.close()
