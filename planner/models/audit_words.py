"""What kinds of record and kinds of deed are called in the trail; shown through `_`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.models.journal import Why
from planner.models.key_holders import KeyChange
from planner.words import N_


@dataclass(frozen=True)
class Deed:
    """Sentences with a `{thing}`, by what was done to it."""

    made: str
    changed: str
    removed: str = N_("Removed {thing}")
    brought_back: str = N_("Brought back {thing}")
    either: str = N_("Added or changed {thing}")


#: A record by the table it is in; "" for one that is not known here.
THINGS: Mapping[str, str] = {
    "": N_("a record"),
    "access_request": N_("a request to see the record"),
    "answer": N_("an answer in step 1"),
    "appointment": N_("a planned meeting"),
    "asking": N_("that WEMWBS was asked for"),
    "aspiration": N_("an aspiration in step 2"),
    "barrier": N_("a barrier in step 3"),
    "barrier_kind": N_("a kind of barrier"),
    "barrier_link": N_("what a barrier stands before"),
    "concern": N_("a concern"),
    "consent": N_("what may be shared"),
    "contact": N_("someone under “My people”"),
    "crisis_number": N_("a crisis number"),
    "draft": N_("words kept aside at a lock"),
    "crisis_contact": N_("who to ring in the crisis and support plan"),
    "crisis_plan": N_("the crisis and support plan"),
    "ending": N_("how the pathway ended"),
    "outcome": N_("an outcome"),
    "pause": N_("a pause"),
    "preparation": N_("what they prepared for a visit"),
    "review": N_("a review"),
    "social_network": N_("how strong the people around them feel"),
    "today_mark": N_("a reminder that was put aside"),
    "format_need": N_("in what other form they need their papers"),
    "language_review": N_("who read the words of a language"),
    "erasure": N_("a certificate of erasure"),
    "key_holder": N_("the name of someone who holds a key"),
    "legal_hold": N_("a legal hold"),
    "life_area": N_("a part of life to choose from"),
    "next_step": N_("a next step in step 3"),
    "paper": N_("the copy of a paper that was made"),
    "pathway": N_("the pathway"),
    "person": N_("the details"),
    "planner": N_("the planner’s own details"),
    "progress": N_("how an aspiration is going"),
    "prompt": N_("a question of step 1"),
    "questionnaire": N_("a WEMWBS form"),
    "reach_attempt": N_("a try to reach them"),
    "retention": N_("how long the record is kept"),
    "surgery": N_("a surgery"),
    "told": N_("who was told of a concern"),
    "vault_setting": N_("a setting"),
    "visit": N_("a visit"),
    "working_note": N_("a working note"),
}

_PLAIN = Deed(N_("Added {thing}"), N_("Changed {thing}"))
#: Lines that tell of a record, by why they were written.
CHANGES: Mapping[Why, Deed] = {
    Why.TYPED: _PLAIN,
    Why.CHOSEN: _PLAIN,
    Why.UNDONE: Deed(N_("Took back {thing}"), N_("Took back a change to {thing}")),
    Why.REDONE: Deed(N_("Did {thing} again"), N_("Made a change to {thing} again")),
    Why.CORRECTED: Deed(N_("Put right {thing}"), N_("Put right {thing}")),
    Why.IMPORTED: Deed(N_("Brought in {thing} from a file"), N_("Changed {thing} from a file")),
    Why.MERGED: Deed(
        N_("Brought in {thing} from another planner"), N_("Changed {thing} from another planner")
    ),
    Why.SEEDED: Deed(
        N_("The program brought along {thing}"), N_("The program brought {thing} up to date")
    ),
    Why.TAKEN_OUT: Deed(
        N_("Took out {thing}, as the person asked"), N_("Took out {thing}, as the person asked")
    ),
    Why.MOVED: Deed(
        N_("Moved {thing} here, where it belongs"),
        N_("Moved {thing} to the person it belongs to"),
    ),
}

#: What left the vault and is no paper of ours, by the kind of record it was made from.
SENT: Mapping[tuple[Why, str], str] = {
    (Why.EXPORTED, "concern"): N_("Copied a concern as text for the GP record"),
    (Why.PRINTED, "crisis_plan"): N_("Printed the crisis and support plan"),
    (Why.EXPORTED, "access_request"): N_("Saved everything held on this person"),
    (Why.PRINTED, "access_request"): N_("Printed everything held on this person"),
}

#: Events of which no more is known.
EVENTS: Mapping[Why, str] = {
    Why.OPENED: N_("Opened the record"),
    Why.PRINTED: N_("Printed something of the record"),
    Why.EXPORTED: N_("Saved something of the record as a file"),
    Why.UNLOCKED: N_("Unlocked the vault"),
    Why.KEYS_CHANGED: N_("Changed what opens the vault"),
    Why.BACKED_UP: N_("Made a backup"),
    Why.RESTORED: N_("Put back a backup"),
    Why.ERASED: N_("Erased a person’s record"),
}

_KEYS = {
    KeyChange.PASSPHRASE_CHANGED: N_("Changed the passphrase"),
    KeyChange.PASSPHRASE_BY_CODE: N_("Chose a new passphrase by the recovery code"),
    KeyChange.CODE_MADE: N_("Made a new recovery code"),
    KeyChange.COLLEAGUE_ADDED: N_("Gave {name} a passphrase of their own"),
    KeyChange.COLLEAGUE_RENAMED: N_("Changed the name of a colleague to {name}"),
    KeyChange.COLLEAGUE_REMOVED: N_("Took {name}’s passphrase away"),
    KeyChange.COLLEAGUE_CHANGED: N_("{name} changed their passphrase"),
    KeyChange.COLLEAGUE_LOST: N_("{name} needs a passphrase again"),
    KeyChange.ORGANISATION_MADE: N_("Made codes for two people of the organisation"),
    KeyChange.ORGANISATION_REMOVED: N_("Took the organisation’s codes away"),
    KeyChange.ORGANISATION_LOST: N_("The organisation’s codes open nothing any more"),
    KeyChange.ALL_CHANGED: N_("Changed all keys of the vault"),
}

#: Events that say more of themselves: by why, a name in their detail, and its value.
PARTS: Mapping[tuple[Why, str, str], str] = {
    **{(Why.KEYS_CHANGED, "what", str(what)): words for what, words in _KEYS.items()},
    (Why.UNLOCKED, "by", "passphrase"): N_("Unlocked the vault by passphrase"),
    (Why.UNLOCKED, "by", "recovery code"): N_("Unlocked the vault by the recovery code"),
    (Why.UNLOCKED, "by", "colleague's passphrase"): N_(
        "Unlocked the vault by a colleague’s passphrase"
    ),
    (Why.UNLOCKED, "by", "two people's codes"): N_("Unlocked the vault by two people’s codes"),
    (Why.EXPORTED, "what", "trail"): N_("Saved who has seen and changed this record as a PDF"),
    (Why.PRINTED, "what", "trail"): N_("Printed who has seen and changed this record"),
    (Why.EXPORTED, "what", "today"): N_("Saved the list of Today as a PDF"),
    (Why.PRINTED, "what", "today"): N_("Printed the list of Today"),
    (Why.EXPORTED, "what", "calendar"): N_("Saved a planned meeting for a calendar"),
    (Why.PRINTED, "what", "supervision"): N_(
        "Printed a list of concerns for supervision, by initials"
    ),
    (Why.EXPORTED, "what", "supervision"): N_(
        "Saved a list of concerns for supervision as a PDF, by initials"
    ),
    (Why.EXPORTED, "file", "pdf"): N_("Saved everything held on this person as a PDF"),
    (Why.EXPORTED, "file", "json"): N_("Saved everything held on this person as data"),
    (Why.BACKED_UP, "place", "this_computer"): N_("Made a backup on this computer"),
    (Why.BACKED_UP, "place", "chosen_folder"): N_("Made a backup in the chosen folder"),
    (Why.BACKED_UP, "place", "elsewhere"): N_("Made a backup on a drive or in another folder"),
}
