"""What the unlock page and first start say of a policy that has mistakes."""

from __future__ import annotations

from planner.system.policy import Policy
from planner.views.theme import Theme
from planner.views.widgets.messages import Banner
from planner.words import _


def policy_notice(theme: Theme, policy: Policy) -> Banner:
    """One quiet sentence, with the mistakes behind it. A planner can do nothing about them."""
    return Banner(theme, "primary", policy_words(policy), details="\n".join(policy.faults))


def policy_words(policy: Policy) -> str:
    """That something in it cannot be followed, and whom to tell."""
    if policy.files_in_doubt:
        return _(
            "Your organisation’s policy for this program has a mistake. You can work as usual. "
            "Nothing can be saved as a file until it is put right. Tell whoever looks after this "
            "computer."
        )
    return _(
        "Your organisation’s policy for this program has a mistake. You can work as usual. Tell "
        "whoever looks after this computer."
    )
