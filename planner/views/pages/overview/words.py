"""What the overview says of a person: sentences only."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.models.format_words import FORMATS, TINTS
from planner.models.formats import FormatNeed, PaperFormat
from planner.models.languages import language_name
from planner.models.pathways import Pathway
from planner.models.people import Consent, Contact, PaperSize, Person
from planner.models.titles import SOURCES
from planner.records.story import Story
from planner.words import N_, _, day, listing, plural, short_day

_SIZES = {
    PaperSize.STANDARD: N_("Print at standard size."),
    PaperSize.LARGE: N_("Print large, 16 point."),
    PaperSize.EXTRA_LARGE: N_("Print extra large, 20 point."),
    PaperSize.LARGEST: N_("Print as large as it goes, 28 point."),
}


def needs_words(person: Person, needs: Sequence[FormatNeed] = ()) -> str:
    """Text size, paper and other forms, language and interpreter, and anything else needed."""
    language = language_name(person.language)
    spoken = (
        _("{language}, with an interpreter.")
        if person.interpreter_needed
        else _("{language}, no interpreter.")
    ).format(language=language)
    told = [_(_SIZES[person.paper_size])]
    if person.paper_tint is not None:
        told.append(_("Colour of the paper: {colour}.").format(colour=_(TINTS[person.paper_tint])))
    forms = [
        need.other.strip() if need.format is PaperFormat.OTHER and need.other.strip()
        else _(FORMATS[need.format])
        for need in needs
    ]  # fmt: skip
    if forms:
        told.append(_("Plans too in: {forms}.").format(forms=listing(forms)))
    told.append(spoken)
    if person.other_needs.strip():
        told.append(person.other_needs.strip())
    return " ".join(told)


def ways_words(person: Person) -> str:
    """Which ways of reaching the person are safe; not asked yet counts as no."""
    if person.safe_ways_asked_on is None:
        return _("Safe ways to reach are not asked yet. Each counts as no.")
    ways = (
        (_("call"), person.may_call),
        (_("voicemail"), person.may_leave_voicemail),
        (_("text"), person.may_text),
        (_("post"), person.may_post),
        (_("paper taken home"), person.may_take_paper_home),
    )
    yes = [way for way, allowed in ways if allowed]
    no = [way for way, allowed in ways if not allowed]
    told = [_("Yes: {ways}.").format(ways=", ".join(yes))] if yes else []
    if no:
        told.append(_("No: {ways}.").format(ways=", ".join(no)))
    return " ".join(told)


def privacy_words(person: Person, how: str) -> str:
    """When and how the privacy information was given."""
    if person.privacy_given_on is None:
        return _("Privacy information is not given yet.")
    given = day(person.privacy_given_on)
    if not how:
        return _("Privacy information given {day}.").format(day=given)
    return _("Privacy information given {day}, {how}.").format(
        day=given, how=how[0].lower() + how[1:]
    )


def sharing_words(consents: Sequence[Consent]) -> str:
    """Who may be shared with."""
    given = [each.recipient for each in consents if each.withdrawn_on is None]
    if not given:
        return _("Nothing may be shared yet.")
    return _("Happy to share with {list}.").format(list=listing(given))


def contact_words(contact: Contact) -> str:
    """A contact with relation and number."""
    told = [contact.name, contact.relation, contact.phone]
    return ", ".join(part for part in told if part.strip())


def story_words(pathway: Pathway, story: Story, *, together: bool) -> str:
    """Who suggested the pathway, and how it has gone; without counts on a shared screen."""
    told = []
    who = [pathway.referred_by.strip(), story.surgery]
    if pathway.referral_source is not None:
        who.insert(0, _(SOURCES[pathway.referral_source]))
    named = ", ".join(part for part in who if part)
    if named:
        told.append(_("Suggested by: {who}.").format(who=named))
    if together:
        return " ".join(told)
    if story.first_contact is not None:
        told.append(
            plural(
                "{count} day to first contact.",
                "{count} days to first contact.",
                story.first_contact,
            )
        )
    held = _("No visits yet")
    if story.held:
        held = plural("{count} visit held", "{count} visits held", story.held)
    told.append(
        _("{held}, {count} not held.").format(held=held, count=story.not_held)
        if story.not_held
        else _("{held}.").format(held=held)
    )
    return " ".join(told)


def due_words(on: date, today: date) -> tuple[str, str, str]:
    """A pill for a day: words, kind, icon."""
    days = (today - on).days
    if days > 0:
        late = plural("{count} day overdue", "{count} days overdue", days)
        return late, "attention", "alert"
    if days == 0:
        return _("Today"), "info", "clock"
    return short_day(on), "neutral", "calendar"
