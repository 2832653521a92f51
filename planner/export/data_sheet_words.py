"""What the data sheet says. Every figure is the program's own: none is written here a second time.

The sentences are for an information-governance lead: what is so, what is not, and what is left to
the organisation. docs/security.md and docs/privacy.md say the same at length.
"""

from __future__ import annotations

import json

from planner.models import keeping, quiet
from planner.models.data_sheets import DataSheetSnapshot, LaidDown
from planner.models.lawful import RetentionClass
from planner.system import device_secret, log_file, requirements
from planner.system.resources import resource
from planner.vault import keys, passphrase, recovery_code, rotation, slots, throttle
from planner.words import _, number

#: What a sentence is about, and the sentence.
Row = tuple[str, str]
#: A heading with its rows.
Part = tuple[str, list[Row]]


def columns(snapshot: DataSheetSnapshot) -> tuple[list[Part], list[Part]]:
    """The sheet's two columns."""
    policy = snapshot.laid_down
    return (
        [
            (_("What it is"), [_purpose(), _wemwbs(), _not()]),
            (_("What is kept"), [_kept(), _readers(), _leaving(policy)]),
        ],
        [
            (_("Protection"), [_encryption(), _locking(policy), _backups(policy)]),
            (_("On the computer"), [_network(), _log(), _needs(), _theirs(), _licences()]),
        ],
    )


def places(snapshot: DataSheetSnapshot) -> list[Row]:
    """Where all of it lies, below both columns."""
    copies = snapshot.laid_down.copies
    return [
        (_("Program"), snapshot.program),
        (_("Vaults"), snapshot.vaults),
        (_("Backups"), snapshot.backups),
        *([(_("Copies"), copies)] if copies else []),
        (_("Settings"), snapshot.settings),
        (_("Log"), snapshot.log),
        (_("Policy"), _policy_file(snapshot)),
    ]


def _policy_file(snapshot: DataSheetSnapshot) -> str:
    """Where the policy lies, and whether there is one that can be followed."""
    if not snapshot.laid_down.there:
        return _("none; it would be {path}").format(path=snapshot.policy)
    if snapshot.laid_down.has_mistakes:
        return _("{path}, which has mistakes").format(path=snapshot.policy)
    return snapshot.policy


def rules(policy: LaidDown) -> str:
    """What the policy lays down beyond minutes and folders; empty where nothing."""
    asked = []
    if policy.letters:
        asked.append(_("passphrases of {letters} letters or more").format(letters=policy.letters))
    if policy.two_people:
        asked.append(_("two people for each vault"))
    if policy.files_in_doubt:
        asked.append(_("no saved files until it is right"))
    elif not policy.saves_files:
        asked.append(_("no saved files"))
    return "; ".join(asked)


def _purpose() -> Row:
    return _("Purpose"), _(
        "Visits, plans and answers of people who see a wellbeing pathway planner in a GP surgery. "
        "One planner, one laptop, no server. The organisation is the controller; the makers "
        "receive no data."
    )


def _wemwbs() -> Row:
    notice = json.loads(resource("wemwbs.json").read_text(encoding="utf-8"))["copyright"]
    return _("Questionnaire"), _(
        "{notice} Its wording is not included: the organisation needs its own licence."
    ).format(notice=notice)


def _not() -> Row:
    return _("Not"), _(
        "No diagnosis, triage, advice or score of risk; it decides nothing. No clinical safety "
        "case (DCB0129), no certificate, no outside test of security; never used in a service; "
        "not yet run on Windows or macOS."
    )


def _kept() -> Row:
    return _("Data"), _(
        "Health data: names, contacts, words as said, plans, visits, answers, concerns. Only a "
        "name is needed. No audio, pictures or location. For {mental} or {other} years, {death} "
        "after death; nothing is erased by itself."
    ).format(
        mental=keeping.YEARS[RetentionClass.MENTAL_HEALTH],
        other=keeping.YEARS[RetentionClass.OTHER_ADULT],
        death=keeping.YEARS_AFTER_DEATH,
    )


def _readers() -> Row:
    return _("Who can read it"), _(
        "The planner; up to {colleagues} colleagues with passphrases of their own; two people of "
        "the organisation together, once set up; whoever has the recovery code ({bits} bits) "
        "and the files. Not IT, nor the makers. A chained journal says who did what."
    ).format(colleagues=slots.MOST_COLLEAGUES, bits=recovery_code.BITS)


def _leaving(policy: LaidDown) -> Row:
    if not policy.saves_files:
        return _("What leaves"), _(
            "Nothing by itself. By a planner’s act: prints (spoolers keep copies), copied text, "
            "backups. Saving as a file is switched off. No temporary files."
        )
    return _("What leaves"), _(
        "Nothing by itself. By a planner’s act: prints (spoolers keep copies), saved files, copied "
        "text, backups. No temporary files of its own; on Linux a print passes through one in "
        "memory."
    )


def _encryption() -> Row:
    return _("Encryption"), _(
        "SQLCipher: AES-256 and a MAC on every page, under a random {key}-bit key, wrapped by "
        "Argon2id of the passphrase ({memory} MiB, {passes} passes or more) and {secret} bits from "
        "the system’s keyring. Without a keyring: {words} words or more."
    ).format(
        key=8 * keys.KEY_BYTES,
        memory=keys.LOWEST.memory // 1024,
        passes=keys.LOWEST.passes,
        secret=8 * device_secret.SECRET_BYTES,
        words=passphrase.WORDS_ALONE,
    )


def _locking(policy: LaidDown) -> Row:
    tries = _("{free} tries are free, then waits grow, to {wait} minutes.").format(
        free=throttle.FREE, wait=round(throttle.LONGEST_WAIT / 60)
    )
    return _("Locking"), " ".join((_quiet(policy), tries))


def _quiet(policy: LaidDown) -> str:
    cover, lock = policy.cover_minutes, policy.lock_minutes
    if cover is None and lock is None:
        return _(
            "Covered after {cover} quiet minutes, locked after {lock} unless set otherwise, with "
            "the desktop and before sleep."
        ).format(cover=quiet.COVER_AFTER, lock=quiet.LOCK_AFTER)
    return _(
        "Quiet minutes until covered: {cover}; until locked: {lock}; with the desktop and before "
        "sleep."
    ).format(cover=_minutes(cover, quiet.COVER_AFTER), lock=_minutes(lock, quiet.LOCK_AFTER))


def _minutes(laid_down: int | None, otherwise: int) -> str:
    if laid_down is None:
        return _("{minutes}, or as set").format(minutes=otherwise)
    return _("{minutes} (policy)").format(minutes=laid_down)


def _backups(policy: LaidDown) -> Row:
    words = _("copied to a share or stick where one is chosen")
    if policy.copies:
        words = _("copied to the folder that the policy names")
    return _("Backups"), _(
        "Encrypted and read back, at lock and close; the last of {days} days, {weeks} weeks and "
        "{months} months stay; {copied}. Without passphrase and codes nobody opens them."
    ).format(days=rotation.DAYS, weeks=rotation.WEEKS, months=rotation.MONTHS, copied=words)


def _network() -> Row:
    return _("Network"), _(
        "None of its own: no connection, account, telemetry or look for updates. Printers and "
        "shares are reached by the system, whose printing library may speak to the print server "
        "of a queue."
    )


def _log() -> Row:
    size = log_file.MOST_BYTES * (1 + log_file.OLDER) / 1_000_000
    return _("Log"), _(
        "At most {size} MB: what failed, and where in the code. No names, no words of a record."
    ).format(size=number(size))


def _needs() -> Row:
    return _("Needs"), _(
        "Windows {windows}, macOS {macos} or Linux (glibc {glibc}) or newer, 64-bit; screen {wide} "
        "x {high}; disk {program} MB; memory {memory} GB. No administrator rights."
    ).format(
        windows=requirements.WINDOWS,
        macos=requirements.MACOS,
        glibc=requirements.GLIBC,
        wide=requirements.SCREEN[0],
        high=requirements.SCREEN[1],
        program=requirements.PROGRAM_BYTES // 1_000_000,
        memory=requirements.MEMORY_BYTES // 1_000_000_000,
    )


def _theirs() -> Row:
    return _("Yours"), _(
        "Disk encryption, personal sign-ins, places for recovery sheets and copies of backups."
    )


def _licences() -> Row:
    return _("Licences"), _("MIT; those of all parts come with it.")
