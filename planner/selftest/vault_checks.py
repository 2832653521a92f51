"""A vault is made, opened, refused to a wrong passphrase, written in, searched and read through."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.selftest import story
from planner.selftest.checks import Check, NotRightError
from planner.selftest.trial import PASSPHRASE, Trial, need
from planner.system import folders
from planner.words import N_, _

if TYPE_CHECKING:
    from uuid import UUID

    from planner.records.book import Records


def _make(trial: Trial) -> str:
    from planner.vault import vault
    from planner.vault.keys import LOWEST
    from planner.vault.recovery_code import new_code

    need(trial.folder)
    folder = folders.vaults_folder() / "first"
    trial.code = new_code()
    opened = vault.create(
        folder, PASSPHRASE, trial.code, secrets=trial.keyring, clock=trial.clock, cost=LOWEST
    )
    opened.close()
    trial.vault_folder = folder
    return _("Argon2id at the least cost that a vault may have")


def _wrong_passphrase(trial: Trial) -> str:
    from planner.vault import vault
    from planner.vault.refusals import WrongPassphraseError

    try:
        opened = vault.open_with_passphrase(
            need(trial.vault_folder), "not this one", secrets=trial.keyring, clock=trial.clock
        )
    except WrongPassphraseError:
        return ""
    opened.close()
    raise NotRightError(_("It opened the vault."))


def _open(trial: Trial) -> str:
    from planner.records.book import open_records
    from planner.vault import vault

    opened = vault.open_with_passphrase(
        need(trial.vault_folder), PASSPHRASE, secrets=trial.keyring, clock=trial.clock
    )
    trial.vault = opened
    trial.records = open_records(opened.window_engine, trial.clock, opened.id)
    trial.records.reference.seed()
    return ""


def _visit(trial: Trial) -> str:
    """One visit as a planner holds it, and a second questionnaire to compare with."""
    from planner.models.pathways import PathwayKind

    records = need(trial.records)
    planner = records.settings.save_planner("Self-test", "", "")
    records.changes.planner_id = planner.id
    today = trial.clock.today()
    person = records.people.add(story.CALLED, language="pl", privacy_given_on=today)
    pathway = records.pathways.start(person.id, PathwayKind.PREVENTION)
    visit = records.visits.start(person.id, pathway.id)
    for prompt, words in zip(records.reference.prompts(), story.SAID, strict=False):
        records.emotional_support.answer(pathway.id, visit.id, prompt.id, words)
    for said in records.emotional_support.board(pathway.id):
        if said.text:
            records.emotional_support.put_on_paper(pathway.id, visit.id, said, True)
    _hopes(records, pathway.id, visit.id)
    for number, answers in enumerate(story.SCORES):
        _score(records, pathway.id, answers, weeks_ago=13 * (1 - number))
    records.visits.end(visit.id, review_on=today + timedelta(weeks=12))
    trial.person_id, trial.pathway_id = person.id, pathway.id
    _check_kept(records, pathway.id)
    return ""


def _hopes(records: Records, pathway_id: UUID, visit_id: UUID) -> None:
    from planner.models.barriers import Response

    hopes = [
        records.aspirations.add(pathway_id, horizon, words, visit_id)
        for horizon, words in story.HOPES.items()
    ]
    barrier = records.barriers.add(pathway_id, story.BARRIER, visit_id)
    records.barriers.link(barrier.id, hopes[0].id)
    records.barriers.respond(barrier.id, Response.OVERCOME)
    records.barriers.type_text(barrier.id, "how", story.RESPONSE)
    step = records.barriers.add_step(barrier.id, story.STEP, visit_id)
    records.barriers.choose_who(step.id, by_me=True, by_planner=False)


def _score(records: Records, pathway_id: UUID, answers: tuple[int, ...], *, weeks_ago: int) -> None:
    from planner.models.questionnaires import Mode
    from planner.records.questionnaires import HowDone

    questionnaires = records.questionnaires
    for item, value in enumerate(answers, start=1):
        row = questionnaires.answer(pathway_id, item, value)
    day = records.changes.clock.today() - timedelta(weeks=weeks_ago)
    questionnaires.describe(pathway_id, HowDone(day, Mode.ON_PAPER))
    questionnaires.finish(row.id)


def _check_kept(records: Records, pathway_id: UUID) -> None:
    """What was said is what is kept, to the letter."""
    kept = {said.text for said in records.emotional_support.board(pathway_id)}
    hoped = {hope.aspiration.words for hope in records.aspirations.of_pathway(pathway_id)}
    if not kept >= set(story.SAID) or hoped != set(story.HOPES.values()):
        raise NotRightError(_("What was written is not what can be read."))


def _search(trial: Trial) -> str:
    records = need(trial.records)
    need(trial.pathway_id)
    for query, words in story.SEARCHED:
        hits = records.search.find(query)
        if not any(hit.snippet.strip("…") in words for hit in hits):
            raise NotRightError(_("“{query}” was not found.").format(query=query))
    return ""


def _undo(trial: Trial) -> str:
    """A change is taken back by the journal."""
    from planner.records.aspirations import PAGE

    records, pathway_id = need(trial.records), need(trial.pathway_id)
    hope = records.aspirations.of_pathway(pathway_id)[0].aspiration
    before = hope.words
    records.aspirations.type_text(hope.id, "words", before + "!")
    records.undo.undo(trial.person_id, PAGE)
    if records.aspirations.hope(hope.id).aspiration.words != before:
        raise NotRightError(_("The change was not taken back."))
    return ""


def _read_through(trial: Trial) -> str:
    found = need(trial.vault).check()
    if found:
        raise NotRightError(_("Something is wrong in it."), details="; ".join(found))
    return ""


CHECKS = [
    Check(N_("A vault is made"), _make),
    Check(N_("A wrong passphrase is refused"), _wrong_passphrase),
    Check(N_("The right passphrase opens it"), _open),
    Check(N_("A visit is kept word for word"), _visit),
    Check(N_("Search finds what was said"), _search),
    Check(N_("A change can be undone"), _undo),
    Check(N_("The vault reads through whole"), _read_through),
]
