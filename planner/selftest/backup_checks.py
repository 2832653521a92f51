"""A backup is made, read back, put back into a new folder and opened; nothing lies in the clear."""

from __future__ import annotations

from pathlib import Path

from planner.selftest import story
from planner.selftest.checks import Check, NotRightError
from planner.selftest.trial import PASSPHRASE, Trial, need, nobody_waits
from planner.words import N_, _, plural


def _back_up(trial: Trial) -> str:
    from planner.records.backing_up import back_up
    from planner.vault.backup import read_whole

    need(trial.pathway_id)
    vault, planner_id = need(trial.vault), need(trial.records).changes.planner_id
    made = back_up(vault, trial.clock, planner_id, None, nobody_waits)
    trial.backup = made.made.path
    if read_whole(trial.backup, nobody_waits) != made.made.manifest:
        raise NotRightError(_("It does not read back as it was written."))
    return ""


def _put_back(trial: Trial) -> str:
    """As on another day: the vault is closed, and the backup opened by its passphrase."""
    from planner.vault import restore
    from planner.vault.opened_backup import place_for, with_words

    path = need(trial.backup)
    trial.close()
    backup = with_words(path, PASSPHRASE, secrets=trial.keyring, clock=trial.clock)
    place = place_for(backup, trial.clock, trial.keyring)
    folder = restore.restore(backup, place, nobody_waits)
    if folder == trial.vault_folder:
        raise NotRightError(_("It was put back over the vault itself."))
    trial.vault_folder = folder
    return ""


def _open_again(trial: Trial) -> str:
    from planner.records.book import open_records
    from planner.vault import vault

    need(trial.backup)
    pathway_id = need(trial.pathway_id)
    opened = vault.open_with_passphrase(
        need(trial.vault_folder), PASSPHRASE, secrets=trial.keyring, clock=trial.clock
    )
    try:
        records = open_records(opened.window_engine, trial.clock, opened.id)
        kept = {said.text for said in records.emotional_support.board(pathway_id)}
        totals = [
            sum(value or 0 for value in row.answers)
            for row in records.questionnaires.results(pathway_id)
        ]
        found = opened.check()
    finally:
        opened.close()
    if found or not kept >= set(story.SAID) or totals != list(story.TOTALS):
        raise NotRightError(_("Its words are not those that were backed up."))
    return ""


def _by_code(trial: Trial) -> str:
    from planner.vault import vault

    opened = vault.open_with_recovery(
        need(trial.vault_folder), trial.code, None, secrets=trial.keyring, clock=trial.clock
    )
    opened.close()
    return ""


def _nothing_plain(trial: Trial) -> str:
    """Whatever was written into the folder, by the window too, holds no word of the visit.

    Says nothing of a folder in which the vault and a backup of it were not met.
    """
    from planner.vault.backup import SUFFIX
    from planner.vault.places import DATABASE_FILE

    folder = need(trial.folder)
    need(trial.pathway_id)
    trial.close()
    files = [path for path in folder.rglob("*") if path.is_file()]
    secrets = tuple(filter(None, (*story.SECRETS, PASSPHRASE, trial.code)))
    for path in files:
        if _holds(path, secrets):
            raise NotRightError(
                _("{name} holds words that can be read.").format(name=path.suffix or path.name)
            )
    met = {path.suffix for path in files}
    if not {Path(DATABASE_FILE).suffix, SUFFIX} <= met:
        raise NotRightError(_("The vault and its backup do not lie in the folder of this check."))
    return plural("{count} file looked through", "{count} files looked through", len(files))


def _holds(path: Path, secrets: tuple[str, ...]) -> bool:
    content = path.read_bytes()
    return any(
        words.encode(encoding) in content
        for words in secrets
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    )


CHECKS = [
    Check(N_("A backup is made and reads back"), _back_up),
    Check(N_("The backup is put back into a new folder"), _put_back),
    Check(N_("The same words are in it"), _open_again),
    Check(N_("The recovery code opens it"), _by_code),
]
#: Once everything is done that writes anything.
NOTHING_PLAIN = Check(
    N_("Nothing can be read without the key"),
    _nothing_plain,
    N_("Do not use this installation, and tell whoever looks after the program."),
)
