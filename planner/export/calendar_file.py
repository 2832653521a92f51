"""One appointment as a calendar file (RFC 5545), with nothing about health in it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from planner.models.visit_sheets import CalendarEntry
from planner.words import _

#: The longest line, in bytes without its end.
_LONGEST = 75


def make(entry: CalendarEntry) -> bytes:
    """The file. A day without a time lasts all day; a time is given in UTC, so that every
    calendar shows it right, summer and winter.
    """
    summary = _("Appointment")
    if entry.name:
        summary = _("Appointment, {name}").format(name=entry.name)
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Appointments//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{entry.key}",
        f"DTSTAMP:{_moment(entry.made_at)}",
        *_when(entry),
        f"SUMMARY:{_text(summary)}",
        *([f"LOCATION:{_text(entry.place)}"] if entry.place else []),
        "CLASS:PRIVATE",
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _when(entry: CalendarEntry) -> list[str]:
    if entry.at is None:
        after = entry.on + timedelta(days=1)
        return [f"DTSTART;VALUE=DATE:{_day(entry.on)}", f"DTEND;VALUE=DATE:{_day(after)}"]
    start = datetime.combine(entry.on, entry.at, ZoneInfo(entry.zone))
    return [f"DTSTART:{_moment(start)}"]


def _day(on: date) -> str:
    return f"{on.year:04}{on.month:02}{on.day:02}"


def _moment(at: datetime) -> str:
    utc = at.astimezone(UTC)
    return f"{_day(utc.date())}T{utc.hour:02}{utc.minute:02}{utc.second:02}Z"


def _text(words: str) -> str:
    """Words as a value: what the format uses itself is escaped."""
    for letter, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        words = words.replace(letter, written)
    return "\\n".join(words.splitlines())


def _folded(line: str) -> bytes:
    """A line and its end, folded before a letter where it is too long."""
    folded, room = b"", _LONGEST
    for letter in line:
        written = letter.encode()
        if len(written) > room:
            folded += b"\r\n "
            room = _LONGEST - 1
        folded += written
        room -= len(written)
    return folded + b"\r\n"
