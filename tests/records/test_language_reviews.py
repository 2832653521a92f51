"""Papers are in another language while the review of its words by a named person counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.errors import InvalidInputError
from planner.models.language_reviews import LanguageReview
from planner.models.snapshots import PlanSnapshot
from planner.records.book import Records
from planner.words import ENGLISH, catalogue_words
from tests.fakes import FakeClock
from tests.records.plan_makers import Someone, someone

TRANSLATOR = {"reviewer": "Siân Prys", "role": "translator"}


@pytest.fixture
def who(records: Records) -> Someone:
    """Somebody who asked for papers in Welsh."""
    found = someone(records)
    records.people.change(found.person_id, "language", "cy")
    records.people.change(found.person_id, "paper_language", "cy")
    return found


def plan(records: Records, who: Someone) -> PlanSnapshot:
    return records.plans.snapshot(who.pathway_id)


def enter(records: Records) -> LanguageReview:
    today = records.changes.clock.today()
    return records.language_reviews.enter("cy", reviewed_on=today, **TRANSLATOR)


def test_without_a_review_papers_are_english_and_say_why(records: Records, who: Someone) -> None:
    assert records.language_reviews.offered() == []
    assert plan(records, who).paper_language == ENGLISH
    assert plan(records, who).headings_wait
    (welsh,) = records.language_reviews.listed()
    assert (welsh.code, welsh.review, welsh.counts) == ("cy", None, False)
    assert welsh.there == welsh.asked > 150


def test_a_named_review_turns_every_paper_and_undo_turns_it_back(
    records: Records, who: Someone
) -> None:
    enter(records)
    assert records.language_reviews.offered() == ["cy"]
    assert plan(records, who).paper_language == "cy"
    assert not plan(records, who).headings_wait
    assert records.plans.crisis_plan(who.person_id).paper_language == "cy"
    records.undo.undo(None, "settings")
    assert plan(records, who).paper_language == ENGLISH


def test_nobody_else_s_papers_turn(records: Records, who: Someone) -> None:
    other = someone(records, "Peter")
    enter(records)
    assert plan(records, other).paper_language == ENGLISH
    records.people.change(who.person_id, "paper_language", "en")
    assert plan(records, who).paper_language == ENGLISH
    assert not plan(records, who).headings_wait


def test_a_review_taken_back_turns_papers_to_english_and_kept_ones_stay(
    records: Records, who: Someone
) -> None:
    review = enter(records)
    kept = plan(records, who).to_json()
    records.language_reviews.take_back(review.id)
    assert plan(records, who).paper_language == ENGLISH
    assert PlanSnapshot.from_json(kept).paper_language == "cy"
    (welsh,) = records.language_reviews.listed()
    assert welsh.review is None


def test_other_words_need_another_review(
    records: Records, who: Someone, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(records)
    newer = {**catalogue_words("cy"), "My plan": "Cynllun arall"}
    place = "planner.records.language_reviews.catalogue_words"
    monkeypatch.setattr(place, lambda _language: newer)
    assert plan(records, who).paper_language == ENGLISH
    (welsh,) = records.language_reviews.listed()
    assert welsh.review is not None
    assert not welsh.counts
    enter(records)
    assert plan(records, who).paper_language == "cy"


@pytest.mark.parametrize("missing", ["reviewer", "role"])
def test_a_review_has_a_name_and_a_role(records: Records, missing: str) -> None:
    said = {**TRANSLATOR, missing: "  "}
    with pytest.raises(InvalidInputError) as caught:
        records.language_reviews.enter("cy", reviewed_on=date(2026, 1, 5), **said)
    assert caught.value.field == missing


def test_a_review_cannot_be_of_tomorrow(records: Records, clock: FakeClock) -> None:
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(InvalidInputError) as caught:
        records.language_reviews.enter("cy", reviewed_on=tomorrow, **TRANSLATOR)
    assert caught.value.field == "reviewed_on"
