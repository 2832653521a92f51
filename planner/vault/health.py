"""The health of an open vault and of what it lies on: what was found, and what to do about it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

import sqlcipher3.dbapi2 as driver

from planner.system import health
from planner.system.clock import Clock
from planner.system.folders import is_portable
from planner.system.health import ClockWatch, KeyringState
from planner.vault.open_vault import OpenVault
from planner.words import _, full_day

Progress = Callable[[int, int], None]
_MEGABYTE, _GIGABYTE = 1_000_000, 1_000_000_000
#: Less free than this is looked at, or leaves no room for a backup.
_LITTLE, _NONE = 2 * _GIGABYTE, 200 * _MEGABYTE
#: Clocks are put right by seconds all the time; more than this was somebody's hand.
_SET = timedelta(minutes=5)


class Part(StrEnum):
    """What is looked at."""

    RECORDS = "records"
    BACKUP = "backup"
    DISK = "disk"
    PLACE = "place"
    KEYRING = "keyring"
    CLOCK = "clock"


class State(StrEnum):
    """How it is: fine, worth a look, wrong, or not known yet."""

    FINE = "fine"
    LOOK = "look"
    WRONG = "wrong"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Finding:
    """What was found of one part, and what to do; `details` never holds anything of a record."""

    part: Part
    state: State
    found: str
    advice: str = ""
    details: str = ""


class HealthCheck:
    """Looks at one open vault; made at unlock, so that a clock set since then shows.

    Every look may wait for a disk, a share or the keyring: run them as jobs.
    """

    def __init__(self, vault: OpenVault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock
        self._watch = ClockWatch(clock)

    def around(self) -> list[Finding]:
        """Disk, place and clock, in this order; the keyring may keep one waiting, and is apart."""
        return [self.disk(), self.place(), self.clock()]

    def disk(self) -> Finding:
        """Whether there is room for what is written, and for backups."""
        try:
            free = health.free_bytes(self._vault.folder)
        except OSError as error:
            return Finding(
                Part.DISK,
                State.UNKNOWN,
                _("The disk did not say how much is free."),
                _("Check that the vault's drive is connected."),
                error.strerror or "",
            )
        found = _("{size} free.").format(size=_size(free))
        if free >= _LITTLE:
            return Finding(Part.DISK, State.FINE, found)
        state = State.WRONG if free < _NONE else State.LOOK
        advice = _("Free some space. On a full disk nothing new can be saved or backed up.")
        return Finding(Part.DISK, state, found, advice)

    def place(self) -> Finding:
        """Whether the vault's folder is this computer's alone."""
        try:
            found = health.elsewhere(self._vault.folder)
        except OSError as error:
            said = _("Where the vault's folder lies could not be seen.")
            return Finding(Part.PLACE, State.UNKNOWN, said, details=error.strerror or "")
        if found is None:
            alone = (
                _("On the stick alone, beside the program.")
                if is_portable()
                else _("On this computer alone.")
            )
            return Finding(Part.PLACE, State.FINE, alone)
        advice = _(
            "Two computers that write to one vault damage it. Move the vault's folder to this "
            "computer's own disk, or ask whoever looks after it. Backups may lie there."
        )
        if found.on_network:
            return Finding(Part.PLACE, State.LOOK, _("The vault lies on a network drive."), advice)
        sentence = _("{program} copies the folder that the vault lies in.")
        return Finding(Part.PLACE, State.LOOK, sentence.format(program=found.synced_by), advice)

    def keyring(self) -> Finding:
        """Whether the computer still holds its part of the key."""
        secrets = self._vault.secrets
        if self._vault.passphrase_only or secrets is None:
            return Finding(
                Part.KEYRING,
                State.FINE,
                _("Not used. This vault opens by its passphrase alone."),
            )
        match health.keyring_state(secrets, self._vault.id):
            case KeyringState.WORKS:
                return Finding(Part.KEYRING, State.FINE, _("It answers, and holds its part."))
            case KeyringState.LOST:
                found = _("It no longer holds its part of the key.")
                advice = _(
                    "Keep your recovery code at hand: the next unlock needs it, and gives this "
                    "computer a new part."
                )
                return Finding(Part.KEYRING, State.WRONG, found, advice)
            case KeyringState.NONE:
                found = _("This computer has none that keeps secrets.")
            case KeyringState.NO_ANSWER:
                found = _("It did not answer. It may be locked.")
        advice = _(
            "Unlock it, or sign in to this computer anew. Your recovery code opens the vault."
        )
        return Finding(Part.KEYRING, State.LOOK, found, advice)

    def clock(self) -> Finding:
        """Whether this computer's clock can be trusted."""
        now = self._clock.now()
        advice = _(
            "Nothing is lost. Put this computer's date and time right: dates of visits and "
            "backups follow it."
        )
        newest = self._newest()
        last_on = self._vault.age.last_on
        if health.clock_is_behind(now, newest) or (last_on and last_on > self._clock.today()):
            day = newest.date() if newest and newest > now else last_on
            found = _("It is behind: something here was written on {day}.").format(
                day=full_day(day) if day else ""
            )
            return Finding(Part.CLOCK, State.LOOK, found, advice)
        jumped = self._watch.jumped()
        if abs(jumped) > _SET:
            ahead = jumped > timedelta(0)
            found = (
                _("It was set forward since you unlocked the vault.")
                if ahead
                else _("It was set back since you unlocked the vault.")
            )
            return Finding(Part.CLOCK, State.LOOK, found, advice)
        return Finding(Part.CLOCK, State.FINE, _("It goes on as it should."))

    def records(self, progress: Progress) -> Finding:
        """Read the whole vault; minutes where it is large. Raises CancelledError."""
        faults = self._vault.check(progress)
        if not faults:
            found = _("Every page, every line of who did what and the search are whole.")
            return Finding(Part.RECORDS, State.FINE, found)
        return Finding(
            Part.RECORDS,
            State.WRONG,
            _("A part of this vault does not read as it should. Your records are still here."),
            _(
                "Copy the vault's folder to another place before you go on. Then put back the "
                "newest backup, or ask for help."
            ),
            "; ".join(faults[:5]),
        )

    def _newest(self) -> datetime | None:
        """When the newest line of the journal was written."""
        try:
            found = self._vault.worker_connection.execute(
                "SELECT max(written_at) FROM journal_line"
            ).fetchone()[0]
        except driver.Error:
            return None
        return None if found is None else datetime.fromtimestamp(found / 1_000_000, UTC)


def _size(count: int) -> str:
    if count >= _GIGABYTE:
        return _("{count} GB").format(count=count // _GIGABYTE)
    return _("{count} MB").format(count=count // _MEGABYTE)
