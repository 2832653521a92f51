"""What the data sheet says. Every figure is the program's own: none is written here a second time.

The sentences are for an information-governance lead: what is so, what is not, and what is left to
the organisation. docs/security.md and docs/privacy.md say the same at length.
"""

from __future__ import annotations

import json

from planner.models import keeping, quiet
from planner.models.data_sheets import DataSheetSnapshot
from planner.models.lawful import RetentionClass
from planner.system import device_secret, log_file, requirements
from planner.system.resources import resource
from planner.vault import keys, passphrase, recovery_code, rotation, slots, throttle
from planner.words import _, number

#: What a sentence is about, and the sentence.
Row = tuple[str, str]
#: A heading with its rows.
Part = tuple[str, list[Row]]


def columns() -> tuple[list[Part], list[Part]]:
    """The sheet's two columns."""
    return (
        [
            (_("What it is"), [_purpose(), _wemwbs(), _not()]),
            (_("What is kept"), [_kept(), _readers(), _leaving()]),
        ],
        [
            (_("Protection"), [_encryption(), _locking(), _backups()]),
            (_("On the computer"), [_network(), _log(), _needs(), _theirs(), _licences()]),
        ],
    )


def places(snapshot: DataSheetSnapshot) -> list[Row]:
    """Where all of it lies, below both columns."""
    return [
        (_("Program"), snapshot.program),
        (_("Vaults"), snapshot.vaults),
        (_("Backups"), snapshot.backups),
        (_("Settings"), snapshot.settings),
        (_("Log"), snapshot.log),
        (_("Policy"), snapshot.policy),
    ]


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
        "name to be called by is needed. No audio, pictures or location. For {mental} or {other} "
        "years, {death} after death; nothing is erased by itself."
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


def _leaving() -> Row:
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


def _locking() -> Row:
    return _("Locking"), _(
        "Covered after {cover} quiet minutes, locked after {lock} unless set otherwise, with the "
        "desktop and before sleep. {free} tries are free, then waits grow, to {wait} minutes."
    ).format(
        cover=quiet.COVER_AFTER,
        lock=quiet.LOCK_AFTER,
        free=throttle.FREE,
        wait=round(throttle.LONGEST_WAIT / 60),
    )


def _backups() -> Row:
    return _("Backups"), _(
        "Encrypted and read back, at lock and close; the last of {days} days, {weeks} weeks and "
        "{months} months stay; copied to a share or stick where one is chosen. Without passphrase "
        "and codes nobody opens them."
    ).format(days=rotation.DAYS, weeks=rotation.WEEKS, months=rotation.MONTHS)


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
