"""What the data sheet of an installation is made of."""

from __future__ import annotations

from datetime import date

from planner.models.data_sheets import DataSheetSnapshot, LaidDown
from planner.system.installation import Installation, without_sign_in
from planner.system.policy import Policy


def snapshot(
    here: Installation, made_on: date, policy: Policy, organisation: str = ""
) -> DataSheetSnapshot:
    """What the sheet of `here` is made of, where `policy` holds; nothing in it names who is signed
    in. `organisation` is its name where the policy has none.
    """
    return DataSheetSnapshot(
        made_on=made_on,
        version=here.version,
        program=without_sign_in(here.program),
        vaults=without_sign_in(here.vaults),
        backups=without_sign_in(here.backups),
        settings=without_sign_in(here.settings),
        log=without_sign_in(here.log),
        policy=without_sign_in(here.policy),
        organisation=policy.organisation or organisation,
        laid_down=LaidDown(
            there=policy.path is not None,
            has_mistakes=bool(policy.faults),
            cover_minutes=policy.cover_minutes,
            lock_minutes=policy.lock_minutes,
            letters=policy.letters,
            two_people=policy.two_people,
            copies=policy.backups,
            saves_files=policy.saves_files,
            files_in_doubt=policy.files_in_doubt,
        ),
    )
