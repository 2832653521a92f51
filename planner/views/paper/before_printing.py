"""What has to be known before a paper of somebody prints: its colour, other forms, lost letters."""

from __future__ import annotations

from collections.abc import Sequence

from planner.models.format_words import format_words, put_in_words
from planner.models.people import Person
from planner.records.book import Records
from planner.words import _, listing


def notes_for(records: Records, person: Person, *, plan: bool = True) -> str:
    """Which paper goes into the printer, and in what form a plan is needed too; perhaps nothing.

    `plan` is whether the paper is a plan.
    """
    said = [put_in_words(person.paper_tint)]
    needs = records.format_needs.of_person(person.id) if plan else []
    if needs:
        forms = listing([format_words(need.format, need.other) for need in needs])
        said.append(_("The plan is needed {forms} too.").format(forms=forms))
    return " ".join(filter(None, said))


def letters_words(letters: Sequence[str]) -> str:
    """The letters that no font here has, named; nothing without any."""
    if not letters:
        return ""
    return _(
        "These letters cannot be printed: {letters}. "
        "Each comes out as an empty box. They can be written in by hand."
    ).format(letters="  ".join(letters))
