"""Step 1: what was said to each prompt. The latest is shown, earlier words stay beneath."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from sqlmodel import Session, col, select

from planner.models.answers import Answer, AnswerState, Origin
from planner.models.journal import Why
from planner.models.pathways import Pathway
from planner.models.reference import Prompt
from planner.models.visits import Interpreting, Visit
from planner.records.changes import Changes
from planner.records.order import as_written
from planner.records.reference import Reference
from planner.records.visit_days import said_on

PAGE = "emotional_support"
#: Whether an answer has words, and how it stands.
_Entry = tuple[bool, AnswerState]


@dataclass(frozen=True)
class Said:
    """One prompt and what was said to it in this pathway, whatever the edition that asked.

    `newest` is the last entry; `words` is the one to show and to print, which differs where the
    last entry is an empty "not now". `earlier` are dated beneath, newest first.
    """

    prompt: Prompt
    newest: Answer | None = None
    words: Answer | None = None
    earlier: tuple[Answer, ...] = ()
    #: What each edition that was answered asked, by its id.
    titles: Mapping[UUID, str] = field(default_factory=dict)

    def asked(self, answer: Answer | None) -> str:
        """The question that `answer` was given to, where it is asked in other words now."""
        title = self.titles.get(answer.prompt_id, "") if answer else ""
        return "" if title == self.prompt.title else title

    @property
    def text(self) -> str:
        """The words to show; empty where nothing was said."""
        return self.words.text if self.words else ""

    @property
    def state(self) -> AnswerState:
        """How it stands: open, done or not now."""
        return self.newest.state if self.newest else AnswerState.OPEN

    @property
    def on_paper(self) -> bool:
        """Whether the words go on the person's paper; until chosen, as the prompt starts."""
        return self.words.on_paper if self.words else self.prompt.starts_on_paper

    @property
    def talked_about(self) -> bool:
        """Whether anything was said, or it was marked done."""
        return _is_talked_about(bool(self.text), self.state)


class EmotionalSupport:
    """Keeps answers: one row for each prompt in each visit, or each day between visits."""

    def __init__(self, changes: Changes, reference: Reference) -> None:
        self._changes = changes
        self._reference = reference

    def board(self, pathway_id: UUID) -> list[Said]:
        """Every current prompt in its order, then retired ones that were answered."""
        return list(self._changes.once(self._board, pathway_id))

    def _board(self, session: Session, pathway_id: UUID) -> list[Said]:
        current = self._reference.prompts()
        rows = session.exec(
            select(Answer, Prompt)
            .join(Prompt, col(Answer.prompt_id) == col(Prompt.id))
            .where(Answer.pathway_id == pathway_id, col(Answer.removed_at).is_(None))
            .order_by(
                col(Answer.happened_on).desc(),
                col(Answer.recorded_at).desc(),
                as_written(Answer).desc(),
            )
        ).all()
        asked = {prompt.key: prompt for prompt in current}
        given: dict[str, list[Answer]] = {}
        titles = {prompt.id: prompt.title for _answer, prompt in rows}
        for answer, prompt in rows:
            asked.setdefault(prompt.key, prompt)
            given.setdefault(prompt.key, []).append(answer)
        return [_said(prompt, given.get(key, []), titles) for key, prompt in asked.items()]

    def talked_about(self, pathway_id: UUID) -> tuple[int, int]:
        """How many prompts of the board were talked about, and of how many: without the words."""
        asked = {prompt.key: prompt.optional for prompt in self._reference.prompts()}
        given: dict[str, list[_Entry]] = {}
        with self._changes.reading() as session:
            entries = session.exec(
                select(Prompt.key, Prompt.optional, Answer.text != "", Answer.state)
                .join(Answer, col(Answer.prompt_id) == col(Prompt.id))
                .where(Answer.pathway_id == pathway_id, col(Answer.removed_at).is_(None))
                .order_by(
                    col(Answer.happened_on).desc(),
                    col(Answer.recorded_at).desc(),
                    as_written(Answer).desc(),
                )
            ).all()
        for key, optional, has_words, state in entries:
            asked.setdefault(key, optional)
            given.setdefault(key, []).append((has_words, AnswerState(state)))
        talked = {key for key in asked if _talked_about(given.get(key, []))}
        return len(talked), sum(not optional or key in talked for key, optional in asked.items())

    def answer(self, pathway_id: UUID, visit_id: UUID | None, prompt_id: UUID, text: str) -> Answer:
        """Keep what is typed to a prompt, as said, in this visit (None: between visits)."""
        with self._changes.transaction(Why.TYPED, page=PAGE) as session:
            row = self._row(session, pathway_id, visit_id, prompt_id)
            row.text = text
            row.removed_at = None
            if row.state is AnswerState.NOT_NOW:
                row.state = AnswerState.OPEN
            session.add(row)
        return row

    def reword_for_paper(
        self, pathway_id: UUID, visit_id: UUID | None, said: Said, paper_text: str
    ) -> Answer:
        """Keep a shorter wording for paper, agreed together; empty prints the words whole."""
        with self._changes.transaction(Why.TYPED, page=PAGE) as session:
            row = self._shown(session, pathway_id, visit_id, said)
            row.paper_text = paper_text
            session.add(row)
        return row

    def choose_origin(self, answer_id: UUID, origin: Origin) -> Answer:
        """Say whose words these are."""
        return self._changes.change(Answer, answer_id, {"origin": origin}, page=PAGE)

    def put_on_paper(self, pathway_id: UUID, visit_id: UUID | None, said: Said, on: bool) -> Answer:
        """Tick or untick "On my paper" for the words shown."""
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            row = self._shown(session, pathway_id, visit_id, said)
            row.on_paper = on
            session.add(row)
        return row

    def mark(
        self, pathway_id: UUID, visit_id: UUID | None, said: Said, state: AnswerState
    ) -> Answer:
        """Mark a prompt done, not now, or open again.

        "Not now" said in a later visit leaves the words of an earlier one as they are.
        """
        with self._changes.transaction(Why.CHOSEN, page=PAGE) as session:
            if state is AnswerState.NOT_NOW and not self._is_of(said.words, visit_id):
                row = self._row(session, pathway_id, visit_id, said.prompt.id, blank=True)
            else:
                row = self._shown(session, pathway_id, visit_id, said)
            row.state = state
            row.removed_at = None
            session.add(row)
        return row

    def _is_of(self, answer: Answer | None, visit_id: UUID | None) -> bool:
        """Whether an answer is this visit's (or, between visits, today's)."""
        if answer is None or answer.visit_id != visit_id:
            return False
        return visit_id is not None or answer.happened_on == self._changes.clock.today()

    def _shown(
        self, session: Session, pathway_id: UUID, visit_id: UUID | None, said: Said
    ) -> Answer:
        """The row whose words are shown; a new one where nothing was said yet."""
        if said.words is not None:
            return self._changes.held(session, Answer, said.words.id)
        row = self._row(session, pathway_id, visit_id, said.prompt.id)
        row.removed_at = None
        return row

    def _row(
        self,
        session: Session,
        pathway_id: UUID,
        visit_id: UUID | None,
        prompt_id: UUID,
        *,
        blank: bool = False,
    ) -> Answer:
        """This visit's row for a prompt, taken up again if it was removed, else a new one.

        New words go on paper only where their prompt does and the words before them did, unless
        `blank`: feelings ticked once are not ticked for good, and a shorter wording was agreed for
        the old words, not for these.
        """
        today = self._changes.clock.today()
        mine = select(Answer).where(
            Answer.pathway_id == pathway_id,
            Answer.visit_id == visit_id,
            Answer.prompt_id == prompt_id,
        )
        if visit_id is None:
            mine = mine.where(Answer.happened_on == today)
        found = session.exec(mine).first()
        if found is not None:
            return found
        prompt = self._changes.held(session, Prompt, prompt_id)
        row = Answer(
            person_id=self._changes.held(session, Pathway, pathway_id).person_id,
            happened_on=said_on(self._changes, session, visit_id),
            pathway_id=pathway_id,
            visit_id=visit_id,
            prompt_id=prompt_id,
            origin=self._origin(session, visit_id),
            on_paper=prompt.starts_on_paper,
        )
        before = None if blank else self._before(session, pathway_id, prompt.key)
        if before is not None:
            row.on_paper = row.on_paper and before.on_paper
        return row

    def _before(self, session: Session, pathway_id: UUID, key: str) -> Answer | None:
        """The newest words said to a prompt of any edition."""
        return session.exec(
            select(Answer)
            .join(Prompt, col(Answer.prompt_id) == col(Prompt.id))
            .where(
                Answer.pathway_id == pathway_id,
                Prompt.key == key,
                Answer.text != "",
                col(Answer.removed_at).is_(None),
            )
            .order_by(
                col(Answer.happened_on).desc(),
                col(Answer.recorded_at).desc(),
                as_written(Answer).desc(),
            )
        ).first()

    def _origin(self, session: Session, visit_id: UUID | None) -> Origin:
        """Whose words a new answer most likely is; the planner can say otherwise."""
        if visit_id is None:
            return Origin.ADDED_LATER
        visit = self._changes.held(session, Visit, visit_id)
        if visit.typed_in_later:
            return Origin.ADDED_LATER
        if visit.interpreting is not Interpreting.NONE:
            return Origin.THROUGH_INTERPRETER
        return Origin.THEIR_WORDS


def _tells(has_words: bool, state: AnswerState) -> bool:
    """Whether an entry is shown: an empty "not now" leaves the words before it."""
    return has_words or state is not AnswerState.NOT_NOW


def _is_talked_about(shows_words: bool, newest: AnswerState) -> bool:
    return shows_words or newest is AnswerState.DONE


def _talked_about(entries: list[_Entry]) -> bool:
    """As `Said.talked_about`, of entries that are the newest first."""
    telling = [words for words, state in entries if _tells(words, state)]
    return bool(entries) and _is_talked_about(telling[:1] == [True], entries[0][1])


def _said(prompt: Prompt, answers: list[Answer], titles: Mapping[UUID, str] | None = None) -> Said:
    """`answers` to a prompt, newest first, as they are shown."""
    telling = [answer for answer in answers if _tells(bool(answer.text), answer.state)]
    return Said(
        prompt=prompt,
        newest=answers[0] if answers else None,
        words=telling[0] if telling else None,
        earlier=tuple(answer for answer in telling[1:] if answer.text),
        titles=titles or {},
    )
