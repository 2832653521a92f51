"""Languages that people here are met in, by their code: English, then by name."""

from __future__ import annotations

from planner.words import N_, _

LANGUAGES: dict[str, str] = {
    "en": N_("English"),
    "sq": N_("Albanian"),
    "am": N_("Amharic"),
    "ar": N_("Arabic"),
    "bn": N_("Bengali"),
    "bfi": N_("British Sign Language"),
    "bg": N_("Bulgarian"),
    "yue": N_("Cantonese"),
    "cs": N_("Czech"),
    "prs": N_("Dari"),
    "fr": N_("French"),
    "el": N_("Greek"),
    "gu": N_("Gujarati"),
    "hi": N_("Hindi"),
    "hu": N_("Hungarian"),
    "it": N_("Italian"),
    "ku": N_("Kurdish"),
    "lv": N_("Latvian"),
    "lt": N_("Lithuanian"),
    "zh": N_("Mandarin"),
    "ne": N_("Nepali"),
    "ps": N_("Pashto"),
    "fa": N_("Persian"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "pa": N_("Punjabi"),
    "ro": N_("Romanian"),
    "ru": N_("Russian"),
    "sk": N_("Slovak"),
    "so": N_("Somali"),
    "es": N_("Spanish"),
    "ta": N_("Tamil"),
    "ti": N_("Tigrinya"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "ur": N_("Urdu"),
    "vi": N_("Vietnamese"),
    "cy": N_("Welsh"),
}


def language_name(code: str) -> str:
    """The name of a language; the code itself where it is none of ours."""
    return _(LANGUAGES[code]) if code in LANGUAGES else code
