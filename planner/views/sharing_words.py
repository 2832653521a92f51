"""That sharing was taken back, said wherever something could be shared after all."""

from __future__ import annotations

from planner.models.people import Consent
from planner.words import _, day


def taken_back_words(consent: Consent) -> str:
    """Such as "Sharing with My family was taken back on 17 March 2026."."""
    if consent.withdrawn_on is None:
        raise ValueError(consent.id)
    return _("Sharing with {who} was taken back on {day}.").format(
        who=consent.recipient, day=day(consent.withdrawn_on)
    )
