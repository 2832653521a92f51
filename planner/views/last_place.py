"""Where a planner was when their vault was locked, as one process tells it to the next."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from planner.views.navigation import Place, Room


@dataclass(frozen=True)
class LastPlace:
    """A place, the planner who was there, and in which vault; nobody else is led back there."""

    place: Place
    planner_id: UUID | None
    folder: Path

    def to_json(self) -> str:
        """In one line: ids, never a name."""
        place = self.place
        ids = (place.person_id, place.item_id, self.planner_id)
        kept = [str(place.room), *(each and str(each) for each in ids), str(self.folder)]
        return json.dumps(kept)

    @classmethod
    def from_json(cls, text: str) -> LastPlace | None:
        """What `to_json` gave; None for anything else."""
        try:
            room, person, item, planner, folder = json.loads(text)
            ids = [None if each is None else UUID(each) for each in (person, item, planner)]
            place = Place(Room(room), ids[0], ids[1])
            return cls(place, ids[2], Path(folder))
        except (ValueError, TypeError, AttributeError):
            return None
