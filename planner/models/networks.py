"""How strong the person feels the people around them are: their social network."""

from __future__ import annotations

from typing import ClassVar
from uuid import UUID

from planner.models.base import PersonRecord, reference


class SocialNetwork(PersonRecord, table=True):
    """As the person feels it on `happened_on`: 0 (nobody) to 10 (plenty), and who is in it."""

    __tablename__ = "social_network"
    searchable: ClassVar[tuple[str, ...]] = ("who",)

    pathway_id: UUID = reference("pathway.id")
    visit_id: UUID | None = reference("visit.id", needed=False)
    strength: int
    who: str = ""
