"""What pages say about backups: when the last one was, what one holds, what to do about it."""

from __future__ import annotations

from datetime import datetime, timedelta

from planner.models.times import local
from planner.system.folders import is_portable
from planner.vault.backups import LastBackup, Missing
from planner.vault.replaced import Note
from planner.words import _, day, full_day, listing, plural, time_of_day

#: Without a backup for so long, Today says so.
LONG = timedelta(days=7)
_COUNTED = ("visit", "questionnaire", "working_note")


def when(moment: datetime, now: datetime) -> str:
    """Such as "today at 16:40", "yesterday at 17:20", "on 3 March 2026 at 09:05"."""
    wall, today = local(moment), local(now).date()
    days = (today - wall.date()).days
    at = time_of_day(wall)
    if days == 0:
        return _("today at {time}").format(time=at)
    if days == 1:
        return _("yesterday at {time}").format(time=at)
    return _("on {day} at {time}").format(day=day(wall.date()), time=at)


def last_words(last: LastBackup | None, now: datetime) -> str:
    """Such as "Last backup today at 16:40"."""
    if last is None:
        return _("No backup yet")
    return _("Last backup {when}").format(when=when(last.made_at, now))


def place_words(last: LastBackup | None) -> str:
    """Where the last one lies."""
    if last is None:
        return _("One is made when you lock or close the program.")
    if last.elsewhere:
        return (
            _("On the stick and in your backup folder.")
            if is_portable()
            else _("On this computer and in your backup folder.")
        )
    return _("On the stick alone.") if is_portable() else _("On this computer.")


def here_only() -> str:
    """What it means that no folder for copies was chosen."""
    if is_portable():
        return _(
            "Backups are kept on the stick only, beside the vault. They do not help when it is "
            "lost or breaks: choose a folder on a share or another stick as well."
        )
    return _(
        "Backups are kept on this computer only. They do not help when the computer is "
        "lost or its disk breaks: choose a folder on a share or a stick as well."
    )


def reminder(last: LastBackup | None, trouble: str, now: datetime) -> str:
    """What Today asks the planner to look at; empty where all is well."""
    if trouble:
        return trouble
    if last is None and is_portable():
        return _("There is no backup of this vault yet. Your records are on the stick alone.")
    if last is None:
        return _("There is no backup of this vault yet. Your records are on this computer alone.")
    if now - last.made_at > LONG and not last.covers:
        return _("The last backup was made {when}. What was recorded since is in none.").format(
            when=when(last.made_at, now)
        )
    return ""


def held_words(rows: dict[str, int]) -> str:
    """Such as "12 people, 31 visits and 4 questionnaires"."""
    people = plural("{count} person", "{count} people", rows.get("person", 0))
    visits, asked, notes = (rows.get(each, 0) for each in _COUNTED)
    others = [
        (visits, plural("{count} visit", "{count} visits", visits)),
        (asked, plural("{count} questionnaire", "{count} questionnaires", asked)),
        (notes, plural("{count} note", "{count} notes", notes)),
    ]
    return listing([people, *(words for count, words in others if count)])


def missing_words(missing: Missing | None) -> str:
    """How a backup compares with the vault as it is now."""
    if missing is None:
        return _(
            "It is from another course of this vault, such as before it was put back once already. "
            "What is in the vault now may not be in it."
        )
    if not missing.changes or missing.last_at is None:
        return _("It has everything that is in the vault now.")
    wall = local(missing.last_at)
    return plural(
        "It is older than the vault: {count} change made since is not in it. It was made on "
        "{{day}} at {{time}}.",
        "It is older than the vault: {count} changes made since are not in it. The last was on "
        "{{day}} at {{time}}.",
        missing.changes,
    ).format(day=full_day(wall.date()), time=time_of_day(wall))


def moment_words(moment: datetime) -> str:
    """Such as "Tuesday 17 March 2026 at 16:40"."""
    wall = local(moment)
    return _("{day} at {time}").format(day=full_day(wall.date()), time=time_of_day(wall))


def size_words(size: int) -> str:
    """Such as "25 MB"."""
    return _("{count} MB").format(count=max(1, round(size / 1_000_000)))


def restored_words(note: Note) -> str:
    """What is said at the first unlock of a vault that was put back."""
    words = [
        _("This vault was put back from the backup of {moment}.").format(
            moment=moment_words(note.backup_made_at)
        )
    ]
    if note.replaces:
        words.append(
            _(
                "What was recorded after that is in the vault it replaced, which is kept on this "
                "computer until you remove it in Settings."
            )
        )
    if note.erased:
        words.append(
            plural(
                "{count} record that had been erased was erased again.",
                "{count} records that had been erased were erased again.",
                note.erased,
            )
        )
    if note.unsure:
        words.append(
            _(
                "A list of erased records could not be read whole. Look whether somebody is here "
                "whose record was erased."
            )
        )
    return " ".join(words)
