"""What a new passphrase must be. How strong it is, is for the page to say; here are the limits."""

from __future__ import annotations

from planner.errors import InvalidInputError
from planner.vault.keys import SlotKind
from planner.words import _

LONGEST = 1_000
#: Without a keyring the passphrase is all there is: six generated words hold about 77 bits.
WORDS_ALONE = 6


def check_new(text: str, *, passphrase_only: bool) -> None:
    """Refuse what cannot be a passphrase. Raises InvalidInputError with a sentence."""
    if not text.strip():
        raise InvalidInputError(_("A passphrase is needed."), field="passphrase")
    if len(text) > LONGEST:
        raise InvalidInputError(_("That is too long for a passphrase."), field="passphrase")
    if passphrase_only and len(text.split()) < WORDS_ALONE:
        raise InvalidInputError(
            _(
                "This computer cannot keep a part of the key, so the passphrase has to be longer: "
                "use at least six words."
            ),
            field="passphrase",
        )


def seconds_of(kind: SlotKind) -> float:
    """How long one try at a slot of this kind should take this computer."""
    return 1.0 if kind is SlotKind.PASSPHRASE_ONLY else 0.5
