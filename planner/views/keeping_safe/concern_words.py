"""A concern in words: for its form, and as text for the GP record."""

from __future__ import annotations

from planner.models.concerns import Concern, ConcernKind, Told, WhoActs
from planner.models.times import local
from planner.records.concerns import ConcernFile
from planner.words import N_, _, full_day, listing, time_of_day

WHO_ACTS = {
    WhoActs.EMERGENCY: N_("999"),
    WhoActs.CRISIS_TEAM: N_("Crisis team"),
    WhoActs.DUTY_GP: N_("Duty GP, today"),
    WhoActs.SAFEGUARDING_LEAD: N_("Safeguarding lead"),
    WhoActs.SOMEONE_ELSE: N_("Someone else"),
}
#: What the planner does themselves, because saving tells nobody.
DO_IT_YOURSELF = {
    WhoActs.EMERGENCY: N_("Ring 999 yourself."),
    WhoActs.CRISIS_TEAM: N_("Ring the crisis team yourself."),
    WhoActs.DUTY_GP: N_("Ring the duty GP yourself."),
    WhoActs.SAFEGUARDING_LEAD: N_("Ring the safeguarding lead yourself."),
    WhoActs.SOMEONE_ELSE: N_("Ring them yourself."),
}
KINDS = {
    ConcernKind.SUICIDE_OR_SELF_HARM: N_("Suicide or self-harm"),
    ConcernKind.ABUSE_OR_NEGLECT: N_("Abuse or neglect"),
    ConcernKind.A_CHILD: N_("A child"),
    ConcernKind.DOMESTIC_ABUSE: N_("Domestic abuse"),
    ConcernKind.HARM_TO_OTHERS: N_("Harm to others"),
    ConcernKind.URGENT_PHYSICAL_HEALTH: N_("Urgent physical health"),
    ConcernKind.OTHER: N_("Other"),
}
_ANSWERS = {True: N_("Yes"), False: N_("No"), None: N_("Not asked")}


def as_text(file: ConcernFile, *, named: bool = True) -> str:
    """The concern as plain text to paste; what was not written is left out.

    Without `named` it does not say whose it is.
    """
    concern, person = file.concern, file.person
    opened = local(concern.opened_at)
    born = full_day(person.born_on) if person.born_on else ""
    whose = (
        _line(_("About"), person.full_name.strip() or person.called),
        _line(_("Born"), born),
        _line(_("NHS number"), person.nhs_number),
    )
    lines = [
        _("Concern, {day}, {time}").format(day=full_day(opened), time=time_of_day(opened)),
        *(whose if named else ()),
        _line(_("Who must act now"), who_words(concern)),
        _line(_("What it is about"), kinds_words(concern)),
        _line(_("The words said"), f"“{concern.words}”" if concern.words.strip() else ""),
        _line(_("What they would like to happen"), concern.wishes),
        _line(_("They know it is shared"), _(_ANSWERS[concern.person_knows])),
        _line(_("They agree"), _(_ANSWERS[concern.person_agrees])),
        _line(_("Why it was shared anyway"), concern.shared_anyway_because),
        *(_told(told) for told in file.told),
        _line(_("Where they went next"), concern.went_next),
    ]
    if concern.closed_on is not None:
        closed = _("{day}, by {name}: {outcome}").format(
            day=full_day(concern.closed_on), name=concern.closed_by, outcome=concern.outcome
        )
        lines.append(_line(_("Closed"), closed))
    return "\n".join(filter(None, lines))


def _line(label: str, words: str) -> str:
    return _("{label}: {words}").format(label=label, words=words) if words.strip() else ""


def who_words(concern: Concern, *, named: bool = True) -> str:
    """Who must act, with the name that was typed unless it is not to be `named`."""
    name = concern.who_acts_name.strip() if named else ""
    return ", ".join(filter(None, [_(WHO_ACTS[concern.who_acts]), name]))


def kinds_words(concern: Concern) -> str:
    """What it is about; empty where it was not said yet."""
    return listing([_(KINDS[ConcernKind(kind)]) for kind in concern.kinds])


def _told(told: Told) -> str:
    at = local(told.told_at)
    parts = [
        told.who,
        told.how.strip(),
        _("{day} at {time}").format(day=full_day(at), time=time_of_day(at)),
        _("accepted by {name}").format(name=told.accepted_by) if told.accepted_by.strip() else "",
    ]
    return _line(_("Told"), ", ".join(filter(None, parts)))
