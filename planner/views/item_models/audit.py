"""The trail as a Qt model: the places of all lines that match, the lines of those scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QObject

from planner.models import names
from planner.models.audit import AuditLine
from planner.models.times import local
from planner.records.audit import Audit
from planner.views.item_models.rows import ReadAsScrolled
from planner.words import N_, _, day, time_of_day

#: The columns, in their order.
WHEN, PERSON, WHAT = range(3)
#: How many lines are read at a time.
CHUNK = 30


class AuditModel(ReadAsScrolled[int, AuditLine]):
    """Lines of the trail as rows, the newest first; more are read as the list is scrolled."""

    heads = (N_("When"), N_("Person"), N_("What was done"))
    chunk = CHUNK

    def __init__(self, audit: Audit, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._audit = audit

    def read(self, keys: list[int]) -> list[AuditLine]:
        """The lines at these places."""
        return self._audit.lines(keys)

    def style(self, column: int) -> str:
        """Small: there are many."""
        return "support"

    def spoken(self, row: AuditLine, column: int) -> str:
        """What stands below is said too."""
        said, below = self.words(row, column), self.below(row, column)
        return f"{said}. {below}" if below else said

    def words(self, row: AuditLine, column: int) -> str:
        """When, whose record, and what was done."""
        if column == WHEN:
            at = local(row.at)
            return _("{day}, {time}").format(day=day(at.date()), time=time_of_day(at))
        if column == WHAT:
            return row.words()
        if row.erased:
            return _("Erased since")
        if self._names_hidden:
            return names.initials(row.full_name or row.called)
        return names.whole(row.called, row.full_name)

    def below(self, row: AuditLine, column: int) -> str:
        """The number of the line, and who it was."""
        if column == WHEN:
            if row.number is None:
                return _("Being typed")
            return _("Line {number}").format(number=row.number)
        if column == WHAT:
            who = _("By {who}").format(who=row.who) if row.who else _("By the program")
            if not row.clock_back:
                return who
            return _("{who}. The computer’s clock was set back here.").format(who=who)
        return ""
