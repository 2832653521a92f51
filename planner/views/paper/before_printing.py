"""What has to be known before a paper of somebody prints: its colour, other forms, lost letters."""

from __future__ import annotations

from collections.abc import Sequence

from planner.models.format_words import format_words, put_in_words
from planner.models.languages import language_name
from planner.models.people import PaperTint, Person
from planner.records.book import Records
from planner.words import _, listing


def notes_for(
    records: Records, person: Person, *, plan: bool = True, tint: PaperTint | None = None
) -> str:
    """Which paper goes into the printer, and in what form a plan is needed too; perhaps nothing.

    `plan` is whether the paper is a plan; `tint` the paper that an earlier one was made for, where
    that is not the person's own of today.
    """
    said = [put_in_words(tint or person.paper_tint)]
    needs = records.format_needs.of_person(person.id) if plan else []
    if needs:
        forms = listing([format_words(need.format, need.other) for need in needs])
        said.append(_("The plan is needed {forms} too.").format(forms=forms))
    return " ".join(filter(None, said))


def unread_words(records: Records, headings: str) -> str:
    """That nobody has read the words of an earlier paper in `headings`, as they are by now."""
    if headings == "en" or not records.language_reviews.waits(headings):
        return ""
    return _("Nobody has read the {language} words of this paper as they are now.").format(
        language=language_name(headings)
    )


def letters_words(letters: Sequence[str]) -> str:
    """The letters that no font here has, named; nothing without any."""
    if not letters:
        return ""
    return _(
        "These letters cannot be printed: {letters}. "
        "Each comes out as an empty box. They can be written in by hand."
    ).format(letters="  ".join(letters))
