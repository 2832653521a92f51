"""What every copy of a record begins with: the answers of article 15 of the UK GDPR."""

from __future__ import annotations

from planner.models.access_copy import Line
from planner.models.keeping import YEARS_AFTER_DEATH
from planner.models.lawful import AccessRequest
from planner.models.people import Consent
from planner.models.planners import Planner
from planner.records.everything_held import Held
from planner.records.retention import CLASSES, Kept
from planner.words import _, day, listing


def lines(
    held: Held,
    request: AccessRequest,
    kept: Kept,
    planner: Planner | None,
    organisation: str = "",
) -> tuple[Line, ...]:
    """Who asked and holds it, why, from whom, with whom it is shared, how long, and what next.

    `organisation` is its name where the organisation itself has laid it down.
    """
    asked = _("{who}, on {day}").format(who=request.asked_by, day=day(request.received_on))
    told = [
        Line(_("Asked for by"), asked),
        Line(_("Kept by"), _holder(planner, organisation)),
        Line(
            _("Why it is kept"),
            _("To plan support together with you, and to keep you safe."),
        ),
        Line(
            _("Where it comes from"),
            _("From you, from whoever suggested the pathway, and from your planner."),
        ),
        Line(_("Shared with"), _shared(held)),
        Line(_("How long it is kept"), _how_long(kept)),
        Line(
            _("What may be missing"),
            _(
                "The law lets us leave some things out, such as what is about other people. If "
                "you think that something is missing, please ask."
            ),
        ),
        Line(
            _("What you can ask for"),
            _(
                "That we put right what is wrong, erase what need not be kept, or use less of it. "
                "You can also object to how it is used."
            ),
        ),
        Line(
            _("If you are not happy"),
            _(
                "Tell us, so that we can put it right. You can complain to the Information "
                "Commissioner’s Office at any time: ico.org.uk/make-a-complaint or 0303 123 1113."
            ),
        ),
    ]
    return tuple(line for line in told if line.words)


def _holder(planner: Planner | None, organisation: str) -> str:
    if planner is None:
        return organisation
    parts = [planner.name, planner.role, organisation or planner.organisation]
    return ", ".join(filter(None, parts))


def _shared(held: Held) -> str:
    consents = [row for row in held.rows[Consent] if isinstance(row, Consent)]
    standing = [row for row in consents if row.removed_at is None]
    given = [row.recipient for row in standing if row.withdrawn_on is None]
    back = [
        _("{who} on {day}").format(who=row.recipient, day=day(row.withdrawn_on))
        for row in standing
        if row.withdrawn_on is not None
    ]
    said = [
        _("You agreed to sharing with {list}.").format(list=listing(given))
        if given
        else _("Nobody by agreement.")
    ]
    if back:
        said.append(_("You took sharing back: {list}.").format(list=listing(back)))
    said.append(_("To keep somebody safe, a concern may be shared without agreement."))
    return " ".join(said)


def _how_long(kept: Kept) -> str:
    if kept.died_on is not None:
        rule = _("{years} years after death").format(years=YEARS_AFTER_DEATH)
    else:
        rule = _("{kind} after the last contact").format(kind=_(CLASSES[kept.kind]))
    said = _("At least until {day} ({rule}).").format(day=day(kept.until), rule=rule)
    return f"{said} {kept.why}" if kept.decided == kept.until and kept.why else said
