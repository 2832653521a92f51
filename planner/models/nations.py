"""The nations that have crisis numbers of their own, by the key that is kept."""

from __future__ import annotations

from planner.words import N_

NATIONS: dict[str, str] = {
    "england": N_("England"),
    "wales": N_("Wales"),
    "scotland": N_("Scotland"),
    "northern_ireland": N_("Northern Ireland"),
}
#: Until a planner says otherwise.
DEFAULT_NATION = "england"
