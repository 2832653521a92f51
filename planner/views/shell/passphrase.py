"""How strong a passphrase is, in plain words, and one made of words drawn at random."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from planner.system.resources import resource
from planner.words import N_, _, plural

#: zxcvbn's score, 0 to 4, from which a passphrase is taken (3: "safely unguessable" against an
#: offline attack on a slow hash, https://github.com/dropbox/zxcvbn).
ENOUGH = 3
#: Words drawn where the keyring cannot help: 6 of 7,776 are 77 bits.
WORDS = 6
#: zxcvbn takes long over long text, and what comes after is a bonus anyway.
_LOOKED_AT = 72

_STRENGTHS = (
    N_("Very easy to guess"),
    N_("Easy to guess"),
    N_("Still easy for a computer to guess"),
    N_("Strong"),
    N_("Very strong"),
)


@dataclass(frozen=True)
class Strength:
    """How a passphrase does: zxcvbn's `score`, a sentence of advice, and whether it is as long as
    the organisation asks for.
    """

    score: int
    sentence: str
    long: bool = True

    @property
    def enough(self) -> bool:
        """Whether it may be used."""
        return self.long and self.score >= ENOUGH


def strength(passphrase: str, own_words: tuple[str, ...] = (), letters: int = 0) -> Strength:
    """How hard `passphrase` is to guess for someone who knows `own_words` (name, surgeries).

    `letters` is how many the organisation asks for, whatever they are.
    """
    if not passphrase:
        advice = _("Three or four words that don't belong together work well.")
        asked = _("{advice} Your organisation asks for at least {count} letters.")
        return Strength(0, asked.format(advice=advice, count=letters) if letters else advice)
    if len(passphrase) < letters:
        missing = letters - len(passphrase)
        return Strength(
            0,
            plural(
                "Your organisation asks for {count} letter more.",
                "Your organisation asks for {count} letters more.",
                missing,
            ),
            long=False,
        )
    from zxcvbn import zxcvbn

    found = zxcvbn(passphrase[:_LOOKED_AT], user_inputs=list(own_words))
    score = int(found["score"])
    if score >= ENOUGH:
        return Strength(score, _("{strength}.").format(strength=_(_STRENGTHS[score])))
    return Strength(
        score,
        _("{strength}. Add another word or two that nobody would expect.").format(
            strength=_(_STRENGTHS[score])
        ),
    )


def suggestion(letters: int = 0) -> str:
    """Words drawn at random, easy to type and hard to guess; `letters` of them at least."""
    words = resource("passphrase_words.txt").read_text(encoding="utf-8").split()
    drawn = [secrets.choice(words) for _word in range(WORDS)]
    while len(" ".join(drawn)) < letters:
        drawn.append(secrets.choice(words))
    return " ".join(drawn)


def has_enough_words(passphrase: str) -> bool:
    """Whether it has the six words asked for where there is no keyring."""
    return len(passphrase.split()) >= WORDS
