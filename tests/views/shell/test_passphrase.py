"""How strong a passphrase is, and the one that is suggested."""

from __future__ import annotations

from planner.views.shell import passphrase


def test_four_unrelated_words_are_enough_and_a_name_is_not() -> None:
    assert passphrase.strength("lantern canal biscuit fourteen").enough
    assert not passphrase.strength("Priya Nair 1984", ("Priya Nair",)).enough


def test_weighing_a_very_long_passphrase_is_quick_and_enough() -> None:
    assert passphrase.strength("a slow canal " * 5_000).enough


def test_a_suggestion_has_six_words_is_strong_and_never_the_same() -> None:
    first, second = passphrase.suggestion(), passphrase.suggestion()
    assert passphrase.has_enough_words(first)
    assert passphrase.strength(first).enough
    assert first != second


def test_an_organisation_may_ask_for_letters_and_what_is_easy_to_guess_stays_so() -> None:
    good = "lantern canal biscuit fourteen"
    assert passphrase.strength(good, letters=len(good)).enough
    short = passphrase.strength(good, letters=len(good) + 2)
    assert not short.enough
    assert short.sentence == "Your organisation asks for 2 letters more."
    assert not passphrase.strength("a" * 64, letters=64).enough
    assert passphrase.strength("", letters=16).sentence.endswith("at least 16 letters.")
    assert len(passphrase.suggestion(64)) >= 64
