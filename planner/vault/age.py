"""Whether a vault is as it was when it was used last, or an older one put back in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.words import _, day, plural


@dataclass(frozen=True)
class Age:
    """What was found at an opening, compared with what is known outside the records.

    `missed` openings are in a newer vault and not in this one, the last of them on `last_on`.
    `older_keys`: the key file is from before a change of slots. `lines_missing` from the end of
    the journal as it was at the last lock; `head_lost` where that is not known.
    """

    missed: int = 0
    last_on: date | None = None
    older_keys: bool = False
    lines_missing: int = 0
    lines_differ: bool = False
    head_lost: bool = False

    def warning(self) -> str | None:
        """What was found and what to do, for the planner; None where all is as it was."""
        found = [
            sentence
            for sentence, told in (
                (self._older, self.missed > 0),
                (self._cut, not self.missed and self.lines_missing > 0),
                (self._other, not self.missed and not self.lines_missing and self.lines_differ),
                (self._headless, self.head_lost),
                (self._keys, self.older_keys),
            )
            if told
        ]
        return "\n\n".join(sentence() for sentence in found) or None

    def _older(self) -> str:
        told = plural(
            "This vault is older than the one last used on this computer. That one was opened "
            "{count} more time.",
            "This vault is older than the one last used on this computer. That one was opened "
            "{count} more times.",
            self.missed,
        )
        if self.last_on is not None:
            last = _("{told} The last time was on {day}.")
            told = last.format(told=told, day=day(self.last_on))
        return _(
            "{told} What was written down there is not in this one.\n\nNothing was changed. Look "
            "for the newer one before you go on: in the folder where it was, on another drive, "
            "or in a newer backup. If you put this one back yourself, you can go on."
        ).format(told=told)

    def _cut(self) -> str:
        return plural(
            "The records of this vault are older than when it was last locked. The last line of "
            "who did what is missing, and what was written down then.\n\nNothing was changed. "
            "Look for a newer copy before you go on.",
            "The records of this vault are older than when it was last locked. The last {count} "
            "lines of who did what are missing, and what was written down then.\n\nNothing was "
            "changed. Look for a newer copy before you go on.",
            self.lines_missing,
        )

    def _other(self) -> str:
        return _(
            "The records of this vault are not the ones that were here when it was last locked. "
            "Something written down may be missing or changed.\n\nLook for the right ones before "
            "you go on. Settings, Who did what, can check every line."
        )

    def _headless(self) -> str:
        return _(
            "A small file that remembers the last line of who did what is missing or was changed. "
            "So it cannot be told whether lines are missing at the end. Your records open as they "
            "are. The file is written again when you lock. If nobody here took it away, ask "
            "whoever looks after this computer."
        )

    def _keys(self) -> str:
        return _(
            "The key file of this vault is older than its records. What was changed since, such "
            "as a passphrase, a recovery code or who holds a key, counts no more: the old ones "
            "open this vault again.\n\nChange your passphrase and your recovery code now, in "
            "Settings. If you did not put the old file back yourself, tell whoever looks after "
            "this computer."
        )
