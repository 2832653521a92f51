"""The program's own data: fonts, words, the guide, help, translations, crisis numbers."""

from __future__ import annotations

import json
import re
from datetime import date

from planner.models.nations import NATIONS
from planner.selftest.checks import Check, NotRightError
from planner.selftest.trial import Trial
from planner.system.resources import guide, resource
from planner.words import ENGLISH, N_, _, asked_words, catalogue_words, full_day, listing, prepared

#: A letter of each script that papers are written in, and signs that people type.
_LETTERS = "aŵżΩж" + "عহਕકकக健" + "☐🌱"
_PICTURE = re.compile(r"!\[[^\]]*\]\(([^)]+)\)")
_DATA = ("prompts", "life_areas", "barrier_kinds", "tokens", "wemwbs", "crisis_numbers")
#: As many as the list of words for passphrases has.
_WORDS = 7776


def _fonts(_trial: Trial) -> str:
    from planner.export.fonts import face_of

    for bold in (False, True):
        lacking = [letter for letter in _LETTERS if face_of(letter, bold) is None]
        if lacking:
            raise NotRightError(
                _("A font is missing: nothing here has the letters {letters}.").format(
                    letters=" ".join(lacking)
                )
            )
        if face_of("ع", bold, True) is None:
            raise NotRightError(_("A font is missing: Nastaliq, which Urdu is written in."))
    return ""


def _words(_trial: Trial) -> str:
    for name in _DATA:
        if not json.loads(resource(f"{name}.json").read_text("utf-8")):
            raise NotRightError(_("{name} is empty.").format(name=f"{name}.json"))
    words = resource("passphrase_words.txt").read_text("utf-8").split()
    if len(words) != _WORDS:
        raise NotRightError(_("{name} is not whole.").format(name="passphrase_words.txt"))
    return ""


def _crisis_numbers(_trial: Trial) -> str:
    held = json.loads(resource("crisis_numbers.json").read_text("utf-8"))
    for nation, name in NATIONS.items():
        numbers = [held["numbers"][each]["number"] for each in held["nations"][nation]]
        if not numbers or not all(numbers):
            raise NotRightError(_("There are none for {nation}.").format(nation=_(name)))
    return listing([_(name) for name in NATIONS.values()])


def _guide(_trial: Trial) -> str:
    pictures = _PICTURE.findall(guide().read_text("utf-8"))
    for picture in pictures:
        guide(picture)
    topics = list(resource("help").glob("*.md"))
    empty = [path.name for path in topics if not path.read_text("utf-8").strip()]
    if not pictures or not topics or empty:
        raise NotRightError(_("Something in it is empty."))
    return ""


def _languages(_trial: Trial) -> str:
    from babel import Locale

    languages = prepared()
    if not languages:
        raise NotRightError(_("No translation is here."))
    for language in languages:
        missing = asked_words() - set(catalogue_words(language))
        written = full_day(date(2026, 3, 17), language)
        if missing or written == full_day(date(2026, 3, 17)):
            raise NotRightError(_("{name} is not whole.").format(name=language))
    return listing([str(Locale.parse(each).get_display_name(ENGLISH)) for each in languages])


CHECKS = [
    Check(N_("Fonts of papers"), _fonts),
    Check(N_("Prompts, life areas and word list"), _words),
    Check(N_("Crisis numbers"), _crisis_numbers),
    Check(N_("Guide and help"), _guide),
    Check(N_("Translations and dates"), _languages),
]
