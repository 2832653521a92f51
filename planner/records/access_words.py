"""What tables, fields and values are called in the printed copy of a record.

A test holds these against the models: a new table or field without a name here fails it.
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from planner.models.access import PROFESSIONS
from planner.models.journal import Why
from planner.models.languages import language_name
from planner.models.numbers import number_words
from planner.models.pathways import ReferralSource
from planner.models.times import local
from planner.models.titles import SOURCES
from planner.words import N_, _, day, time_of_day

#: The chapters, in the order a person would want to read them.
TITLES = {
    "person": N_("About you"),
    "contact": N_("Your people"),
    "consent": N_("What you agreed to share"),
    "format_need": N_("In what other form you need your papers"),
    "pathway": N_("Your pathways"),
    "visit": N_("Visits"),
    "appointment": N_("Visits planned"),
    "answer": N_("Emotional support: what you said"),
    "aspiration": N_("Aspirations: your hopes"),
    "progress": N_("How your hopes are going"),
    "barrier": N_("Barriers: what gets in the way"),
    "barrier_link": N_("Which barrier stands before which hope"),
    "next_step": N_("Next steps"),
    "review": N_("Looking back together: reviews"),
    "social_network": N_("The people around you"),
    "preparation": N_("What you prepared for a visit"),
    "pause": N_("Pauses"),
    "ending": N_("How a pathway ended"),
    "outcome": N_("What was different at the end"),
    "questionnaire": N_("WEMWBS"),
    "asking": N_("Times you were asked to fill in WEMWBS and said no"),
    "concern": N_("Concerns"),
    "told": N_("Who was told of a concern"),
    "reach_attempt": N_("Tries to reach you"),
    "crisis_plan": N_("Your crisis and support plan"),
    "crisis_contact": N_("Who you can ring"),
    "today_mark": N_("Reminders your planner put aside"),
    "working_note": N_("Working notes"),
    "paper": N_("Papers printed or saved"),
    "draft": N_("Words kept aside"),
    "access_request": N_("Your requests for this copy"),
    "legal_hold": N_("Holds on your record"),
    "retention": N_("How long your record is kept"),
}
NOTES = {
    "questionnaire": N_("By item number and topic word. Each answer is from 1 to 5."),
    "working_note": N_("Your planner’s own notes. They are never on your plan."),
    "draft": N_("Typed, but not kept as an answer, when the program was locked."),
}
#: Kept in the file of data only: they say nothing to a reader.
NOT_SHOWN = frozenset(
    {"id", "version", "person_id", "recorded_by", "recorded_at", "changed_at", "position", "zone"}
    | {"removed_at", "happened_on", "options", "marks"}
)
FIELDS = {
    "about": N_("What it was about"),
    "accepted_by": N_("Accepted by"),
    "access_request.harm_check": N_("What the health professional said"),
    "access_request.harm_checked_by": N_("Health professional who was asked"),
    "access_request.harm_checked_on": N_("Asked on"),
    "access_request.harm_checked_role": N_("Their profession"),
    "access_request.harm_note": N_("Their note"),
    "address": N_("Where you stay"),
    "agenda": N_("What you wanted from the day"),
    "agreed": N_("What was agreed"),
    "agreed_on": N_("Agreed on"),
    "answered_on": N_("Answered on"),
    "answers": N_("Answers"),
    "asked_by": N_("Asked by"),
    "asked_on": N_("Asked on"),
    "aspiration_id": N_("For the hope"),
    "aspirations_talked_on": N_("Step 2 talked through on"),
    "at": N_("At"),
    "barrier_id": N_("For the barrier"),
    "barriers": N_("Are there further barriers"),
    "barriers_talked_on": N_("Step 3 talked through on"),
    "barriers_words": N_("In your words: further barriers"),
    "began_at": N_("Began"),
    "born_on": N_("Date of birth"),
    "by_me": N_("Done by you"),
    "by_on": N_("By"),
    "by_planner": N_("Done by your planner"),
    "called": N_("What we call you"),
    "clinical_goal": N_("Clinical goal beside it"),
    "closed_by": N_("Closed by"),
    "closed_on": N_("Closed on"),
    "comment": N_("Comment"),
    "concern_id": N_("The concern"),
    "confidence": N_("How sure you are, 0 to 10"),
    "crisis_plan_id": N_("In the crisis and support plan"),
    "detail": N_("Good to know"),
    "died_on": N_("Died on"),
    "done_on": N_("Done on"),
    "due_on": N_("Due on"),
    "edition": N_("Version"),
    "email": N_("Email"),
    "emotional_support_talked_on": N_("Step 1 talked through on"),
    "ended_at": N_("Ended"),
    "ended_on": N_("Ended on"),
    "extended_to": N_("More time until"),
    "extended_why": N_("Why more time was needed"),
    "fate": N_("What became of it"),
    "finished_at": N_("Finished"),
    "format": N_("Form"),
    "from_on": N_("From"),
    "full_name": N_("Full name"),
    "given_how": N_("How it was given"),
    "given_at": N_("Given at"),
    "given_on": N_("Given on"),
    "goals": N_("Still the right goals"),
    "goals_words": N_("In your words: your goals"),
    "handed_to": N_("Handed to"),
    "held": N_("Took place"),
    "helps": N_("What helps"),
    "helps_not": N_("What does not"),
    "horizon": N_("Looks ahead"),
    "how": N_("How"),
    "how_ill_know": N_("How I’ll know"),
    "how_it_has_been": N_("How things had been"),
    "how_often": N_("How often"),
    "identity_checked": N_("How it was checked who asked"),
    "importance": N_("How much it matters, 0 to 10"),
    "in_room": N_("In the room"),
    "interpreter_needed": N_("With an interpreter"),
    "interpreting": N_("Interpreter"),
    "jot": N_("Jotted down"),
    "keep_until": N_("Kept longer, until"),
    "keeps_in_secondary_care": N_("Keeps you in secondary care"),
    "keeps_me_going": N_("What keeps me going"),
    "kind": N_("Kind"),
    "kinds": N_("What it was about"),
    "language": N_("Language"),
    "lawful_basis": N_("Why the record may be kept"),
    "licence_reference": N_("Licence"),
    "life_areas": N_("Parts of life"),
    "lifted_on": N_("Lifted on"),
    "lifted_why": N_("Why it was lifted"),
    "look_again_on": N_("Looked at again on"),
    "made_at": N_("Made"),
    "marked_on": N_("Put aside on"),
    "may_call": N_("We may call"),
    "may_leave_voicemail": N_("We may leave a voicemail"),
    "may_post": N_("We may post a letter"),
    "may_take_paper_home": N_("You take paper home"),
    "may_text": N_("We may text"),
    "measure": N_("Measured by"),
    "merged_into_id": N_("Put together with the hope"),
    "mode": N_("How it was filled in"),
    "moment": N_("Asked when"),
    "months": N_("Counted over so many months"),
    "name": N_("Name"),
    "needs_review_on": N_("Needs looked at again on"),
    "next_step.what": N_("What"),
    "next_time": N_("Said about next time"),
    "nhs_number": N_("NHS number"),
    "note": N_("Note"),
    "number": N_("Number"),
    "on": N_("On"),
    "on_paper": N_("On the paper"),
    "opened_at": N_("Opened"),
    "origin": N_("Whose words"),
    "other_needs": N_("Other needs"),
    "outcome": N_("What came of it"),
    "other": N_("In words"),
    "own_words": N_("In your words"),
    "pages": N_("Pages"),
    "paper_language": N_("Language of your papers"),
    "paper_size": N_("Text size on paper"),
    "paper_text": N_("Shorter words for paper"),
    "paper_tint": N_("Colour of your paper"),
    "parent_id": N_("Part of the hope"),
    "pathway_id": N_("Pathway"),
    "paused_until": N_("Paused until"),
    "person_agrees": N_("You agreed to telling"),
    "person_knows": N_("You knew of it"),
    "phone": N_("Phone"),
    "place": N_("Place"),
    "placed_on": N_("Placed on"),
    "printer": N_("Printer"),
    "privacy_given_on": N_("Privacy information given on"),
    "privacy_how": N_("How it was given"),
    "professional": N_("A professional"),
    "prompt_id": N_("Asked"),
    "questions": N_("Your questions"),
    "reached": N_("You were reached"),
    "ready": N_("Ready for the next step"),
    "ready_words": N_("In your words: the next step"),
    "reason": N_("Reason"),
    "received_on": N_("Received on"),
    "recipient": N_("Shared with"),
    "record_id": N_("Which entry"),
    "referral_source": N_("Who suggested it"),
    "referred_by": N_("Their name"),
    "referred_on": N_("Suggested on"),
    "relation": N_("Who they are to you"),
    "response": N_("What we do about it"),
    "review_on": N_("Looked at again on"),
    "review_weeks": N_("Weeks between reviews"),
    "reviewed_on": N_("Decided on"),
    "room": N_("Page"),
    "safe_places": N_("Safe places"),
    "safe_ways_asked_on": N_("Safe ways asked on"),
    "safer": N_("Making things around me safer"),
    "said": N_("What you said"),
    "shared_anyway_because": N_("Why it was shared anyway"),
    "side": N_("Whose view"),
    "signs": N_("Signs I am struggling"),
    "snapshot": N_("What was on it"),
    "social_network.who": N_("Who is in it"),
    "source": N_("Who said so"),
    "stage": N_("Which one"),
    "start": N_("At the start"),
    "started_on": N_("Started on"),
    "state": N_("State"),
    "status": N_("How it stands"),
    "stops_goals": N_("Stands before your hopes"),
    "strength": N_("How strong it feels, 0 to 10"),
    "surgery_id": N_("Surgery"),
    "target": N_("Aim"),
    "text": N_("Words"),
    "told_at": N_("Told"),
    "tried_at": N_("Tried"),
    "unit": N_("Counted in"),
    "value": N_("How it stood"),
    "visit_id": N_("In the visit"),
    "wants": N_("What you wanted from the day"),
    "wants_others": N_("What I want others to do or not do"),
    "went_next": N_("Where you went next"),
    "where": N_("Field"),
    "who": N_("Who was told"),
    "who_acts": N_("Who had to act"),
    "who_acts_name": N_("Who that is"),
    "who_else": N_("With"),
    "why": N_("Why"),
    "wishes": N_("What you wanted to happen"),
    "with_interpreter": N_("With an interpreter"),
    "withdrawn_on": N_("Taken back on"),
    "words": N_("Words"),
    "written_at": N_("Written"),
}
#: What a line of the journal says was done; `{what}` is the table.
DEEDS = {
    Why.TYPED: N_("Typed: {what}"),
    Why.CHOSEN: N_("Changed: {what}"),
    Why.UNDONE: N_("Undone: {what}"),
    Why.REDONE: N_("Done again: {what}"),
    Why.CORRECTED: N_("Corrected: {what}"),
    Why.TAKEN_OUT: N_("Taken out at your wish: {what}"),
    Why.MOVED: N_("Put right, written with the wrong person: {what}"),
    Why.IMPORTED: N_("Brought in: {what}"),
    Why.MERGED: N_("Merged: {what}"),
    Why.SEEDED: N_("Prepared: {what}"),
    Why.OPENED: N_("Your record was opened"),
    Why.PRINTED: N_("Printed: {what}"),
    Why.EXPORTED: N_("Saved as a file, or copied: {what}"),
    Why.UNLOCKED: N_("The program was unlocked"),
    Why.KEYS_CHANGED: N_("Keys were changed"),
    Why.BACKED_UP: N_("A backup was made"),
    Why.RESTORED: N_("A backup was put back"),
    Why.ERASED: N_("Erased: {what}"),
}
#: Kept as keys, read as words.
_KEYS = frozenset({"lawful_basis", "privacy_how", "room"})


def label(table: str, field: str) -> str:
    """What a field is called."""
    return _(FIELDS.get(f"{table}.{field}") or FIELDS[field])


def deed(why: Why, table: str) -> str:
    """What a line of the journal says was done."""
    what = _(TITLES[table]) if table in TITLES else _("your record")
    return _(DEEDS[why]).format(what=what)


def value_words(field: str, value: Any) -> str:
    """A value as it is read; empty where there is none. Words stay exactly as they are."""
    if value is None or value == [] or value == "":
        return ""
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    if isinstance(value, StrEnum):
        return _choice_words(str(value))
    if isinstance(value, datetime):
        return moment_words(value)
    if isinstance(value, date):
        return day(value)
    if isinstance(value, time):
        return time_of_day(value)
    if isinstance(value, int | float):
        return number_words(value)
    if isinstance(value, list):
        return "\n".join(_choice_words(each) if field == "kinds" else str(each) for each in value)
    if field == "language":
        return language_name(str(value))
    if field == "harm_checked_role":
        return _(PROFESSIONS.get(str(value), str(value)))
    return _choice_words(str(value)) if field in _KEYS else str(value)


def moment_words(moment: datetime) -> str:
    """Such as "17 March 2026, 10:30", by the clock on the wall."""
    wall = local(moment)
    return _("{day}, {time}").format(day=day(wall.date()), time=time_of_day(wall))


def _choice_words(value: str) -> str:
    """A choice's key as words: "through_interpreter" is "Through interpreter"."""
    if value in SOURCES:
        return _(SOURCES[ReferralSource(value)])
    words = value.replace("_", " ")
    return words[:1].upper() + words[1:]
