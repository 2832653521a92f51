"""The list of people as a Qt model: keys of everyone who matches, rows of those scrolled to."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from planner.models import names
from planner.models.pathways import PathwayStatus
from planner.records.people_list import Next, PeopleList, PersonRow
from planner.system.clock import Clock
from planner.views.item_models.rows import ReadAsScrolled
from planner.views.pathway_words import KINDS
from planner.views.widgets.leads import InitialsLead, Lead, StepsLead
from planner.views.widgets.pills import PillWords
from planner.words import N_, _, day_of_week, plural, short_day, time_of_day

#: The columns, in their order.
PERSON, PATHWAY, STEP, LAST_SEEN, NEXT_DUE, WHAT = range(6)
#: How many rows are read at a time.
CHUNK = 60

_STEPS = ("", N_("Emotional support"), N_("Aspirations"), N_("Barriers"))
_STATUSES = {
    PathwayStatus.PAUSED: N_("Paused"),
    PathwayStatus.COMPLETED: N_("Completed"),
    PathwayStatus.ENDED_EARLY: N_("Ended early"),
    PathwayStatus.TRANSFERRED: N_("Transferred"),
}
_WHATS = {Next.VISIT: N_("Visit"), Next.REVIEW: N_("Review"), Next.WEMWBS: N_("WEMWBS follow-up")}


class PeopleModel(ReadAsScrolled[str, PersonRow]):
    """People as rows; more are read as the list is scrolled.

    With names hidden they are initials, without ages and steps.
    """

    heads = (N_("Person"), N_("Pathway"), N_("Step"), N_("Last seen"), N_("Next due"), "")
    chunk = CHUNK

    def __init__(self, people: PeopleList, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._people = people
        self._clock = clock

    def row_of(self, key: str) -> int:
        """The row of a person among those read; -1 where there is none."""
        try:
            place = self._keys.index(key)
        except ValueError:
            return -1
        return place if place < len(self._rows) else -1

    def read(self, keys: list[str]) -> list[PersonRow]:
        """The people of these keys."""
        return self._people.rows(keys)

    def still_there(self, keys: list[str], rows: list[PersonRow]) -> list[str]:
        """Without those who were removed meanwhile."""
        return [row.id.hex for row in rows]

    def words(self, row: PersonRow, column: int) -> str:
        """Person, pathway, step, last seen, next due and what it is."""
        pill = self.pill(row, column)
        return pill.text if pill else self._words(row, column)

    def style(self, column: int) -> str:
        """The name stands out."""
        return "body-bold" if column == PERSON else "support"

    def _words(self, row: PersonRow, column: int) -> str:
        if column == PERSON:
            whole = names.whole(row.called, row.full_name)
            return names.initials(row.full_name or row.called) if self._names_hidden else whole
        if column == STEP and not self._names_hidden:
            return _(_STEPS[row.step]) if row.step else ""
        if column == LAST_SEEN and row.last_seen is not None:
            return self._day(row.last_seen)
        if column == WHAT and row.next is not None:
            return _(_WHATS[row.next])
        return ""

    def lead(self, row: PersonRow, column: int) -> Lead | None:
        """Initials in a disc, and how far the steps are."""
        if column == PERSON and not self._names_hidden:
            return InitialsLead(names.initials(row.full_name or row.called))
        if column == STEP and not self._names_hidden and row.kind is not None:
            return StepsLead(row.step, row.talked)
        return None

    def below(self, row: PersonRow, column: int) -> str:
        """The age below the name."""
        if column != PERSON or row.born_on is None or self._names_hidden:
            return ""
        return _("Aged {age}").format(age=names.age(row.born_on, self._clock.today()))

    def pill(self, row: PersonRow, column: int) -> PillWords | None:
        """The pathway, and what is due next."""
        if column == PATHWAY:
            return _pathway_pill(row)
        if column == NEXT_DUE and row.next_on is not None:
            return self._due_pill(row, row.next_on)
        return None

    def _due_pill(self, row: PersonRow, day: date) -> PillWords:
        days = (self._clock.today() - day).days
        if days > 0:
            late = plural("{count} day overdue", "{count} days overdue", days)
            return PillWords(late, "attention", "alert")
        if days == 0:
            words = _("Today")
            if row.next_at is not None:
                words = _("Today, {time}").format(time=time_of_day(row.next_at))
            return PillWords(words, "info", "clock")
        words = day_of_week(day) if days > -7 else short_day(day)
        return PillWords(words, "neutral", "calendar")

    def _day(self, day: date) -> str:
        days = (self._clock.today() - day).days
        if days in (0, 1):
            return _("Today") if days == 0 else _("Yesterday")
        return (
            short_day(day)
            if days < 300
            else _("{day} {year}").format(day=short_day(day), year=day.year)
        )


def _pathway_pill(row: PersonRow) -> PillWords | None:
    if row.kind is None or row.status is None:
        return None
    if row.status is not PathwayStatus.ACTIVE:
        return PillWords(_(_STATUSES[row.status]), "neutral")
    words, icon = KINDS[row.kind]
    return PillWords(_(words), "outline", icon)
