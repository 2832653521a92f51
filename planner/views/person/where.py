"""Where a visit takes place: a surgery's room, or somewhere else in words."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.views.page import Context
from planner.views.widgets.fields import ChoiceField, TextField
from planner.views.widgets.spaces import grow
from planner.words import _


class Where(QWidget):
    """Offers the planner's surgeries and their rooms, `planned` or the last visit's place first."""

    def __init__(self, context: Context, person_id: UUID, planned: str = "") -> None:
        super().__init__()
        places = _places(context)
        visits = context.records.visits.of_person(person_id)
        last = planned or next((visit.place for visit in visits if visit.place), "")
        if last and last not in places:
            places.insert(0, last)
        options: list[tuple[object, str]] = [(place, place) for place in places]
        self.choice = ChoiceField(context.theme, _("Where"), [*options, ("", _("Somewhere else"))])
        self.other = TextField(context.theme, _("Where"), placeholder=_("Where you are meeting"))
        self.choice.set_value(last or (places[0] if places else ""))
        self.choice.chosen.connect(self._show_other)
        self.other.set_label_hidden(bool(places))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        grow(context.theme, column.setSpacing, 6)
        column.addWidget(self.choice)
        column.addWidget(self.other)
        self.choice.setVisible(bool(places))
        self._show_other()

    def text(self) -> str:
        """The place in words; empty where it was not said."""
        chosen = self.choice.value()
        return chosen if isinstance(chosen, str) and chosen else self.other.text().strip()

    def _show_other(self) -> None:
        self.other.setVisible(not self.choice.value())


def _places(context: Context) -> list[str]:
    """Each room of each surgery; a surgery without named rooms by itself."""
    found: list[str] = []
    for surgery in context.records.settings.surgeries():
        rooms = [room.strip() for room in surgery.rooms.split(",") if room.strip()]
        named = [_("{surgery}, {room}").format(surgery=surgery.name, room=room) for room in rooms]
        found += named or [surgery.name]
    return list(dict.fromkeys(found))
