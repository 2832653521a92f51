"""What "My wellbeing, then and now" is made of: finished questionnaires and what they may say.

What it says is in the language of the paper, which keeps it.
"""

from __future__ import annotations

from planner.models.questionnaires import Mode, Questionnaire
from planner.models.snapshots import ResultSnapshot
from planner.models.wemwbs import Rules, change_sentence, done_differently, total
from planner.words import N_, Tongue

MODES = {
    Mode.ON_PAPER: N_("On paper, by myself"),
    Mode.ON_SCREEN: N_("On a screen, by myself"),
    Mode.READ_ALOUD: N_("Read aloud to me"),
    Mode.BY_TELEPHONE: N_("By telephone"),
}


def result(row: Questionnaire, tongue: Tongue) -> ResultSnapshot:
    """A finished questionnaire as it prints."""
    whole = total(row.answers)
    if whole is None:
        raise ValueError("A finished questionnaire has all its answers.")
    answers = tuple(answer for answer in row.answers if answer is not None)
    return ResultSnapshot(row.stage, row.answered_on, answers, whole, _how_done(row, tongue))


def change(results: tuple[ResultSnapshot, ...], rules: Rules, tongue: Tongue) -> str:
    """What lies between the first and the latest; empty with one result."""
    if len(results) < 2:
        return ""
    return change_sentence(results[0].total, results[-1].total, rules, tongue)


def notes(rows: list[Questionnaire], tongue: Tongue) -> tuple[str, ...]:
    """What to know when the first and the latest of `rows` are compared."""
    _ = tongue.say
    if len(rows) < 2 or not done_differently(_way(rows[0]), _way(rows[-1])):
        return ()
    return (
        _(
            "The first and the latest were done in different ways. "
            "That can be part of the difference."
        ),
    )


def _how_done(row: Questionnaire, tongue: Tongue) -> str:
    _ = tongue.say
    mode = _(MODES[row.mode]) if row.mode else ""
    if not row.with_interpreter:
        return mode
    helped = (
        _("with an interpreter ({language})").format(language=row.language)
        if row.language
        else _("with an interpreter")
    )
    return ", ".join(filter(None, (mode, helped)))


def _way(row: Questionnaire) -> tuple[Mode | None, bool]:
    return row.mode, row.with_interpreter
