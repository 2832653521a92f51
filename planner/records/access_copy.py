"""Everything held in words: the printed copy of a record, whole and in a fixed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from planner.models.access import Mark
from planner.models.access_copy import AccessCopy, Chapter, CopyEntry, Happened, Line
from planner.models.base import PersonRecord, Record
from planner.models.journal import JournalLine
from planner.models.lawful import AccessRequest
from planner.models.pathways import Pathway
from planner.models.questionnaires import Questionnaire
from planner.models.snapshots import texts
from planner.models.times import local
from planner.models.wemwbs import total
from planner.records.access_json import not_given
from planner.records.access_words import (
    NOT_SHOWN,
    NOTES,
    TITLES,
    deed,
    label,
    moment_words,
    value_words,
)
from planner.records.everything_held import OWN, Held, hidden_altogether
from planner.words import _, day

#: How many letters of an entry name it where another entry points to it.
_NAMED_BY = 80
_BY_NAME = {str(table.__tablename__): table for table in OWN}


@dataclass(frozen=True)
class Cover:
    """What stands at the head of a copy: who made it, on which day, and the first answers."""

    made_on: date
    made_by: str
    opening: tuple[Line, ...]


def copy(held: Held, out: dict[UUID, Mark], cover: Cover, topics: tuple[str, ...]) -> AccessCopy:
    """The copy. `out` are the rows left out (`everything_held.left_out`); none of their words
    are in it.
    """
    writer = _Writer(held, out, topics)
    hidden = hidden_altogether(out)
    return AccessCopy(
        called=held.person.called,
        made_on=cover.made_on,
        made_by=cover.made_by,
        opening=cover.opening,
        chapters=tuple(writer.chapters()),
        history=tuple(
            Happened(
                moment_words(line.written_at),
                held.names.planners.get(line.planner_id, "") if line.planner_id else "",
                deed(line.why, line.table_name),
            )
            for line in held.lines
            if line.record_id not in hidden
        ),
        left_out=tuple(
            _("{what}: {why}").format(what=_(TITLES[str(row.__tablename__)]), why=out[row.id].why)
            for row in held.every_row()
            if row.id in out and row.id not in hidden
        ),
        size=held.person.paper_size,
    )


class _Writer:
    """Puts rows into words; what is left out is named by nothing it says."""

    def __init__(self, held: Held, out: dict[UUID, Mark], topics: tuple[str, ...]) -> None:
        self._held = held
        self._out = out
        self._topics = topics
        self._rows = {row.id: row for row in held.every_row()}
        self._left_off = {"pathway_id"} if len(held.rows[Pathway]) < 2 else set()
        self._lines: dict[UUID, list[JournalLine]] = {}
        for line in held.lines:
            if line.record_id is not None:
                self._lines.setdefault(line.record_id, []).append(line)

    def chapters(self) -> Iterator[Chapter]:
        """A chapter for each table that holds something, in reading order."""
        for name, title in TITLES.items():
            rows = self._held.rows[_BY_NAME[name]]
            entries = tuple(self._entry(row) for row in rows if row.id not in self._out)
            if entries:
                yield Chapter(_(title), entries, _(NOTES[name]) if name in NOTES else "")

    def _entry(self, row: Record) -> CopyEntry:
        fields = [name for name in type(row).model_fields if name not in NOT_SHOWN | not_given(row)]
        lines = [
            Line(label(str(row.__tablename__), name), words)
            for name in fields
            if (words := self._words(row, name, getattr(row, name)))
        ]
        return CopyEntry(_title(row), tuple(lines), tuple(self._earlier(row)))

    def _earlier(self, row: Record) -> Iterator[Line]:
        """What was said differently, the oldest first; nothing of a request's own bookkeeping."""
        if isinstance(row, AccessRequest):
            return
        for line in self._lines.get(row.id, []):
            for name, value in (line.before or {}).items():
                if name in NOT_SHOWN or name not in type(row).model_fields:
                    continue
                whole = type(row).model_validate({**row.model_dump(), name: value})
                words = self._words(row, name, getattr(whole, name))
                if words:
                    titled = _("{what}, until {when}").format(
                        what=label(str(row.__tablename__), name),
                        when=moment_words(line.written_at),
                    )
                    yield Line(titled, words)

    def _words(self, row: Record, name: str, value: Any) -> str:
        names = self._held.names
        if isinstance(value, UUID):
            found = {**names.prompts, **names.surgeries, **names.planners}.get(value)
            return found or self._pointed_at(value)
        if name == "snapshot":
            return "\n".join(dict.fromkeys(text for text in texts(value) if text.strip()))
        if name == "answers" and isinstance(row, Questionnaire):
            return self._answers(value, whole=row.finished_at is not None)
        if name == "life_areas":
            return "\n".join(names.life_areas.get(key, key) for key in value)
        if name == "kind" and row.__tablename__ == "barrier":
            return str(names.barrier_kinds.get(value, value))
        return value_words(name, value)

    def _pointed_at(self, key: UUID) -> str:
        """Another entry in a few words."""
        row = self._rows.get(key)
        if row is None:
            return ""
        if key in self._out:
            return _("An entry that is left out")
        said = str(getattr(row, "words", "") or getattr(row, "what", ""))
        if said:
            return said if len(said) <= _NAMED_BY else said[:_NAMED_BY] + "…"
        return _title(row)

    def _answers(self, answers: list[int | None], *, whole: bool) -> str:
        told = [
            _("{number} {topic}: {answer}").format(
                number=number, topic=topic, answer=_("not answered") if answer is None else answer
            )
            for number, (topic, answer) in enumerate(zip(self._topics, answers, strict=True), 1)
        ]
        points = total(answers) if whole else None
        if points is not None:
            told.append(_("{total} out of 70").format(total=points))
        return "\n".join(told)


def _title(row: Record) -> str:
    """When it happened or was recorded, and that it was removed if it was."""
    happened = row.happened_on if isinstance(row, PersonRecord) else None
    if happened is None and row.recorded_at is not None:
        happened = local(row.recorded_at).date()
    when = day(happened) if happened else ""
    if row.removed_at is None:
        return when
    removed = day(local(row.removed_at).date())
    return _("{when}. Removed on {day}, and still held.").format(when=when, day=removed)
