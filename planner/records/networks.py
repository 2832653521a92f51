"""How strong the person feels the people around them are: a dated 0 to 10, and who is in it."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.journal import Why
from planner.models.networks import SocialNetwork
from planner.models.pathways import Pathway
from planner.records.changes import Changes
from planner.records.checks import check_scale
from planner.records.order import as_written

PAGE = "progress"


class Networks:
    """What a planner does with a person's social network as the person feels it."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def of_pathway(self, pathway_id: UUID) -> list[SocialNetwork]:
        """Every entry of a pathway, oldest first."""
        with self._changes.reading() as session:
            return networks_of(session, pathway_id)

    def todays(self, pathway_id: UUID) -> SocialNetwork | None:
        """The entry of today, if there is one."""
        today = self._changes.clock.today()
        said = self.of_pathway(pathway_id)
        return said[-1] if said and said[-1].happened_on == today else None

    def answer(
        self, pathway_id: UUID, strength: int, *, visit_id: UUID | None = None
    ) -> SocialNetwork:
        """Keep how strong it feels today; a second answer on the same day corrects the first.

        Raises InvalidInputError for anything but a whole number from 0 to 10.
        """
        check_scale(strength, "strength")
        today = self._changes.clock.today()
        with self._changes.transaction(page=PAGE) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            said = networks_of(session, pathway_id)
            if said and said[-1].happened_on == today:
                said[-1].strength = strength
                return said[-1]
            row = SocialNetwork(
                person_id=pathway.person_id,
                pathway_id=pathway_id,
                visit_id=visit_id,
                happened_on=today,
                strength=strength,
            )
            session.add(row)
            return row

    def type_who(self, network_id: UUID, text: str) -> SocialNetwork:
        """Keep who is in it, exactly as typed."""
        return self._changes.change(
            SocialNetwork, network_id, {"who": text}, why=Why.TYPED, page=PAGE
        )

    def remove(self, network_id: UUID) -> SocialNetwork:
        """Take an entry away; undo brings it back."""
        now = self._changes.clock.now()
        return self._changes.change(SocialNetwork, network_id, {"removed_at": now}, page=PAGE)


def networks_of(session: Session, pathway_id: UUID) -> list[SocialNetwork]:
    """The entries of a pathway, oldest first."""
    return list(
        session.exec(
            select(SocialNetwork)
            .where(SocialNetwork.pathway_id == pathway_id, col(SocialNetwork.removed_at).is_(None))
            .order_by(
                col(SocialNetwork.happened_on),
                col(SocialNetwork.recorded_at),
                as_written(SocialNetwork),
            )
        )
    )
