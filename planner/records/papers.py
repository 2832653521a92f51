"""What was printed or saved: kept whole, so that it can be shown and printed again, and given."""

from __future__ import annotations

from uuid import UUID

from sqlmodel import col, select

from planner.models.crisis_snapshots import CrisisPlanSnapshot, WalletCardSnapshot
from planner.models.journal import Why
from planner.models.keepsake import KeepsakeSnapshot
from planner.models.papers import Paper, PaperFate, PaperKind
from planner.models.pathways import Pathway
from planner.models.progress import ProgressSnapshot
from planner.models.snapshots import PlanSnapshot, PrintOptions, WellbeingSnapshot
from planner.models.visit_sheets import NextStepsSnapshot, PreparationSnapshot, SlipSnapshot
from planner.records.changes import Changes
from planner.records.order import as_written

Snapshot = (
    PlanSnapshot
    | WellbeingSnapshot
    | ProgressSnapshot
    | KeepsakeSnapshot
    | CrisisPlanSnapshot
    | WalletCardSnapshot
    | PreparationSnapshot
    | NextStepsSnapshot
    | SlipSnapshot
)
#: Which document each snapshot makes.
_KINDS: dict[type[Snapshot], PaperKind] = {
    PlanSnapshot: PaperKind.PLAN,
    WellbeingSnapshot: PaperKind.WELLBEING,
    ProgressSnapshot: PaperKind.PROGRESS,
    KeepsakeSnapshot: PaperKind.KEEPSAKE,
    CrisisPlanSnapshot: PaperKind.CRISIS_PLAN,
    WalletCardSnapshot: PaperKind.WALLET_CARD,
    PreparationSnapshot: PaperKind.PREPARATION,
    NextStepsSnapshot: PaperKind.NEXT_STEPS,
    SlipSnapshot: PaperKind.APPOINTMENT,
}


class Papers:
    """The papers of everybody in the vault."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes

    def keep(
        self,
        pathway_id: UUID,
        snapshot: Snapshot,
        options: PrintOptions,
        *,
        pages: int,
        visit_id: UUID | None = None,
        printer: str = "",
        saved: bool = False,
        give_later: bool = False,
    ) -> Paper:
        """Keep what was sent to `printer`, `saved` as a file, or put off to `give_later`.

        The journal gets a line for it: PRINTED, or EXPORTED for a file.
        """
        fate = PaperFate.SAVED if saved else PaperFate.MADE
        if give_later:
            fate = PaperFate.GIVE_LATER
        with self._changes.transaction(Why.CHOSEN) as session:
            pathway = self._changes.held(session, Pathway, pathway_id)
            paper = Paper(
                person_id=pathway.person_id,
                pathway_id=pathway_id,
                visit_id=visit_id,
                happened_on=self._changes.clock.today(),
                kind=kind_of(snapshot),
                fate=fate,
                made_at=self._changes.clock.now(),
                printer=printer,
                pages=pages,
                snapshot=snapshot.to_json(),
                options=options.kept().to_json(),
            )
            session.add(paper)
        if not give_later:
            self.note_sent(paper, saved=saved)
        return paper

    def note_sent(self, paper: Paper, *, saved: bool = False) -> None:
        """Write that a paper left again: printed, or saved as a file."""
        why = Why.EXPORTED if saved else Why.PRINTED
        self._changes.note_event(why, paper.person_id, paper)

    def get(self, paper_id: UUID) -> Paper:
        """One paper; raises NotFoundError."""
        with self._changes.reading() as session:
            return self._changes.held(session, Paper, paper_id)

    def came_out(self, paper_id: UUID) -> Paper:
        """It came out, and was given today."""
        return self._fate(paper_id, PaperFate.CAME_OUT)

    def give_later(self, paper_id: UUID) -> Paper:
        """It waits on Today until it is given."""
        return self._fate(paper_id, PaperFate.GIVE_LATER)

    def of_person(self, person_id: UUID) -> list[Paper]:
        """A person's papers, the newest first."""
        with self._changes.reading() as session:
            return list(
                session.exec(
                    select(Paper)
                    .where(Paper.person_id == person_id, col(Paper.removed_at).is_(None))
                    .order_by(col(Paper.made_at).desc(), as_written(Paper).desc())
                )
            )

    def _fate(self, paper_id: UUID, fate: PaperFate) -> Paper:
        given = fate is PaperFate.CAME_OUT
        values = {"fate": fate, "given_on": self._changes.clock.today() if given else None}
        return self._changes.change(Paper, paper_id, values)


def snapshot_of(paper: Paper) -> Snapshot:
    """What a paper was made of."""
    made_of = next(each for each, kind in _KINDS.items() if kind is paper.kind)
    return made_of.from_json(paper.snapshot)


def options_of(paper: Paper) -> PrintOptions:
    """How a paper was printed; its logo is named only (`Letterheads.whole` has it)."""
    return PrintOptions.from_json(paper.options)


def kind_of(snapshot: Snapshot) -> PaperKind:
    """Which document a snapshot makes."""
    return _KINDS[type(snapshot)]
