"""What the fields of every kind of entry are called where their earlier words are shown."""

from __future__ import annotations

from collections.abc import Mapping

from planner.models.answers import Answer
from planner.models.aspirations import Aspiration, Progress
from planner.models.barriers import Barrier, NextStep
from planner.models.base import Record
from planner.models.concerns import Concern, ReachAttempt, Told
from planner.models.crisis_plans import CrisisContact, CrisisPlan
from planner.models.networks import SocialNetwork
from planner.models.pathways import Pathway
from planner.models.people import Consent, Contact, Person
from planner.models.preparations import Preparation
from planner.models.questionnaires import Questionnaire
from planner.models.reviews import Review
from planner.models.titles import CRISIS_HEADINGS
from planner.models.visits import Appointment, Visit, WorkingNote
from planner.words import N_

#: By table, the fields in the order of its page. What is not here is no words of anybody's.
FIELDS: Mapping[type[Record], Mapping[str, str]] = {
    Answer: {"text": N_("What was said"), "paper_text": N_("Shorter wording for paper")},
    Aspiration: {
        "words": N_("What I hope for"),
        "by_on": N_("By this day"),
        "why": N_("Why it matters to me"),
        "how_ill_know": N_("How I’ll know"),
        "unit": N_("What I’ll count"),
        "start": N_("At the start"),
        "target": N_("What I’m aiming for"),
        "importance": N_("How much it matters to me, 0 to 10"),
        "confidence": N_("How sure I feel that I can, 0 to 10"),
        "clinical_goal": N_("A clinical goal beside it"),
    },
    Progress: {"value": N_("How it was going"), "comment": N_("What was said about it")},
    Barrier: {"words": N_("What gets in the way"), "how": N_("How")},
    NextStep: {
        "what": N_("What"),
        "who_else": N_("Someone else"),
        "on": N_("Which day"),
        "at": N_("What time"),
        "place": N_("Where"),
        "how_often": N_("How often"),
    },
    SocialNetwork: {
        "strength": N_("How strong it feels, 0 to 10"),
        "who": N_("Who is in it"),
    },
    WorkingNote: {"text": N_("The note")},
    Visit: {
        "agenda": N_("What you would like from today"),
        "jot": N_("Words as they come"),
        "agreed": N_("What we agreed"),
        "place": N_("Where"),
        "language": N_("Language"),
    },
    Preparation: {
        "questions": N_("My questions"),
        "wants": N_("What I’d like from today"),
        "how_it_has_been": N_("How things have been"),
    },
    Appointment: {"on": N_("Day"), "at": N_("At"), "place": N_("Where")},
    Questionnaire: {
        "answers": N_("The 14 answers"),
        "answered_on": N_("Answered on"),
        "note": N_("In their words"),
        "language": N_("Language"),
    },
    Review: {
        "barriers_words": N_("Further barriers?"),
        "ready_words": N_("Ready for the next step?"),
        "goals_words": N_("Still the right goals?"),
        "next_time": N_("What we said about next time"),
    },
    Concern: {
        "who_acts_name": N_("Who that is"),
        "words": N_("The words said"),
        "wishes": N_("What they would like to happen"),
        "shared_anyway_because": N_("Why it was shared anyway"),
        "went_next": N_("Where they went next"),
        "closed_by": N_("Who closes it"),
        "outcome": N_("What came of it"),
    },
    Told: {
        "who": N_("Who was told"),
        "how": N_("How"),
        "accepted_by": N_("Who accepted it"),
    },
    ReachAttempt: {"how": N_("How you tried"), "note": N_("Note")},
    CrisisPlan: {**CRISIS_HEADINGS, "review_on": N_("We’ll look at this again on")},
    CrisisContact: {"name": N_("Name"), "number": N_("Number")},
    Contact: {
        "name": N_("Name"),
        "relation": N_("Who they are to you"),
        "phone": N_("Phone"),
    },
    Consent: {"recipient": N_("Whom it may be shared with")},
    Pathway: {
        "referred_by": N_("Who suggested it: their name"),
        "referred_on": N_("When was it suggested?"),
        "started_on": N_("Started on"),
    },
    Person: {
        "called": N_("What shall we call you?"),
        "full_name": N_("Full name"),
        "born_on": N_("Date of birth"),
        "nhs_number": N_("NHS number"),
        "phone": N_("Phone"),
        "email": N_("Email"),
        "address": N_("Where you stay"),
        "detail": N_("Good to know"),
        "may_call": N_("Call me"),
        "may_leave_voicemail": N_("Leave a voicemail"),
        "may_text": N_("Send a text"),
        "may_post": N_("Post a letter"),
        "may_take_paper_home": N_("Take paper home"),
        "language": N_("Language"),
        "other_needs": N_("Anything else"),
        "interpreter_needed": N_("With an interpreter"),
        "needs_review_on": N_("Look at these again on"),
        "lawful_basis": N_("Why this record may be kept"),
        "privacy_given_on": N_("Privacy information given"),
        "privacy_how": N_("How it was given"),
    },
}
