"""What other forms of paper, and colours of it, are called."""

from __future__ import annotations

from planner.models.formats import PaperFormat
from planner.models.people import PaperTint
from planner.words import N_, _

FORMATS = {
    PaperFormat.EASY_READ: N_("Easy Read"),
    PaperFormat.AUDIO: N_("Audio"),
    PaperFormat.BRAILLE: N_("Braille"),
    PaperFormat.BSL: N_("British Sign Language (BSL)"),
    PaperFormat.OTHER: N_("Something else"),
}
#: The same, inside a sentence.
_IN_SENTENCE = {
    PaperFormat.EASY_READ: N_("in Easy Read"),
    PaperFormat.AUDIO: N_("as audio"),
    PaperFormat.BRAILLE: N_("in braille"),
    PaperFormat.BSL: N_("in British Sign Language (BSL)"),
    PaperFormat.OTHER: N_("in another form"),
}
TINTS = {
    PaperTint.CREAM: N_("Cream"),
    PaperTint.YELLOW: N_("Yellow"),
    PaperTint.PINK: N_("Pink"),
    PaperTint.GREEN: N_("Green"),
    PaperTint.BLUE: N_("Blue"),
}
_PUT_IN = {
    PaperTint.CREAM: N_("Put cream paper in the printer."),
    PaperTint.YELLOW: N_("Put yellow paper in the printer."),
    PaperTint.PINK: N_("Put pink paper in the printer."),
    PaperTint.GREEN: N_("Put green paper in the printer."),
    PaperTint.BLUE: N_("Put blue paper in the printer."),
}


def format_words(wanted: PaperFormat, other: str = "") -> str:
    """How a plan is needed: "in Easy Read", or what was typed where it is something else."""
    said = " ".join(other.split())
    if wanted is PaperFormat.OTHER and said:
        return _("in another form ({what})").format(what=said)
    return _(_IN_SENTENCE[wanted])


def put_in_words(tint: PaperTint | None) -> str:
    """Which paper has to be in the printer; empty for white."""
    return _(_PUT_IN[tint]) if tint is not None else ""
