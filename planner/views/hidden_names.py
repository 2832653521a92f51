"""How a person is named on the screen: whole, or by initials while names are hidden."""

from __future__ import annotations

from planner.models.names import initials, whole
from planner.models.people import Person
from planner.views.navigation import Navigator


def shown_name(navigator: Navigator, person: Person) -> str:
    """The full name with what they are called, as bars and lists have it."""
    if navigator.hides_names:
        return initials(person.full_name or person.called)
    return whole(person.called, person.full_name)


def shown_called(navigator: Navigator, person: Person) -> str:
    """What they are called, as sentences have it."""
    return initials(person.full_name or person.called) if navigator.hides_names else person.called
