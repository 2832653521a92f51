"""What says that the organisation has decided something, beside what cannot be changed then."""

from __future__ import annotations

from planner.views.theme import Theme
from planner.views.widgets.fields import TextField
from planner.views.widgets.signed import SignedLabel
from planner.words import _


def laid_down_words() -> str:
    """The same words everywhere."""
    return _("Set by your organisation.")


def laid_down_label(theme: Theme, more: str = "") -> SignedLabel:
    """Those words with a lock, and perhaps what follows from it."""
    words = _("{laid_down} {more}").format(laid_down=laid_down_words(), more=more)
    return SignedLabel(theme, "lock", words.strip())


def fix(field: TextField, text: str) -> None:
    """Show `text`, which can be read and copied but not changed."""
    field.set_text(text)
    field.set_fixed()
    field.set_help(laid_down_words())
