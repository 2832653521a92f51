"""From an empty computer to a printed plan: first start, a new person, the whole first visit."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from demo.player import Player
from demo.ready import ORGANISATION, PASSPHRASE, PIN, PLANNER, SURGERY
from demo.stories import MARGARET, Step
from planner.models.aspirations import Horizon
from planner.models.barriers import Response
from planner.models.dates import show_day

#: How each item of the questionnaire was answered.
SCORES = "23323223322332"
_GROUP = "Group "
_BOXES = {
    Horizon.WEEK: ("Something for this week", "Something else for this week"),
    Horizon.MONTH: ("Something for this month", "Something else for this month"),
    Horizon.YEAR: ("Something for this year", "Something else for this year"),
}
_RESPONSES = {
    Response.REMOVE: "Remove it",
    Response.MANAGE: "Manage it",
    Response.OVERCOME: "Overcome it",
}


def begin(player: Player) -> None:
    """First start, by keyboard and mouse, up to an empty Today."""
    hand = player.hand
    hand.type(PLANNER)
    hand.fill("Organisation", ORGANISATION)
    hand.fill("Surgeries where you see people", SURGERY)
    player.see("first-start-about-you")
    hand.click("Next: Your passphrase")
    hand.fill("Passphrase", PASSPHRASE)
    hand.fill("The same again", PASSPHRASE)
    player.see("first-start-passphrase")
    hand.click("Next: Recovery code")
    sheet = player.folder / "recovery-sheet.pdf"
    hand.meet(partial(hand.click, "Save a PDF sheet"), partial(hand.save_as, sheet))
    _type_groups_back(player)
    player.see("first-start-recovery-code")
    hand.click("Next: PIN for the cover")
    hand.fill("PIN", PIN)
    hand.fill("The same again", PIN)
    player.see("first-start-pin")
    hand.click("Next: Numbers to ring")
    player.see("first-start-numbers")
    hand.click("Next: If you cannot be here")
    player.see("first-start-if-you-cannot-be-here")
    hand.click("Make my vault")
    hand.wait_for(player.is_unlocked, "the vault")
    player.see("today-empty")


def visit_for_the_first_time(player: Player) -> None:
    """A person, a pathway, three steps, the baseline, the plan on paper."""
    _add_person(player)
    _start_visit(player)
    _talk(player)
    _hope(player)
    _look_at_barriers(player)
    _keep_safe(player)
    _ask_baseline(player)
    _end_visit(player)
    _take_home(player)


def _type_groups_back(player: Player) -> None:
    """Two groups are asked for; they are read off the copy."""
    hand = player.hand
    copy = {
        name.split(":")[0]: name.split(":")[1].replace(" ", "")
        for label in hand.window.findChildren(QLabel)
        if (name := label.accessibleName()).startswith(_GROUP)
    }
    for name in hand.names(QLineEdit):
        if name.startswith(_GROUP):
            hand.fill(name, copy[name].lower())


def _add_person(player: Player) -> None:
    hand = player.hand
    hand.control(Qt.Key.Key_N)
    player.arrive("New person")
    hand.type(MARGARET.called)
    hand.fill("Full name", MARGARET.full_name)
    hand.fill("Date of birth", "2/4/1956")
    hand.fill("NHS number", "999 000 0018")
    hand.fill("Phone", MARGARET.phone)
    hand.fill("Good to know", "likes mornings")
    for way in ("Call me", "Take paper home"):
        hand.choose(way, "Yes")
    hand.choose("Leave a voicemail", "No")
    hand.click("Privacy information given")
    player.see("new-person")
    hand.meet(partial(hand.click, "Start a pathway"), partial(_start_pathway, player))
    player.see("overview")


def _start_pathway(player: Player) -> None:
    hand = player.hand
    hand.click("Recovery")
    hand.fill("Who suggested it?", "GP")
    hand.fill("Surgery", SURGERY[0])
    player.see("start-a-pathway")
    hand.click("Start the pathway")


def _start_visit(player: Player) -> None:
    player.hand.meet(
        partial(player.hand.click, "Start visit"), partial(_confirm_who_is_here, player)
    )
    player.arrive("In your own words")


def _confirm_who_is_here(player: Player) -> None:
    hand = player.hand
    hand.click("Yes, this is who is here")
    hand.fill("What would you like from today?", "To talk about getting out again.")
    player.see("start-visit")
    hand.click("Start visit")


def _talk(player: Player) -> None:
    """Step 1: a prompt with words, the next ones by "Done, next one", one put off."""
    hand = player.hand
    hand.click("Open: Why I am here")
    hand.type(MARGARET.said["why_here"])
    player.see("step-1-writing")
    player.pass_time(4)
    hand.click("Done, next one")
    hand.type(MARGARET.said["about_myself"])
    player.pass_time(3)
    hand.click("Done, next one")
    hand.click("Not now")
    for key in ("good_at", "who_matters", "support"):
        hand.type(MARGARET.said[key])
        player.pass_time(2)
        hand.click("Done, next one")
    player.see("step-1-emotional-support")


def _hope(player: Player) -> None:
    """Step 2: six hopes, one after the other; more about the first."""
    hand = player.hand
    hand.alt(Qt.Key.Key_2)
    player.arrive("How I’d like life to look")
    for horizon, (first, more) in _BOXES.items():
        hand.focus(first)
        for wish in MARGARET.wishes:
            if wish.horizon is horizon:
                hand.type(f"{wish.words}\n")
                player.pass_time(1)
        hand.focus(more)
    player.see("step-2-aspirations")
    first_wish = MARGARET.wishes[0]
    hand.focus(first_wish.words)
    hand.press(Qt.Key.Key_Return)
    hand.click("Physical health")
    hand.fill("Why it matters to me", first_wish.why)
    hand.choose("A way to see it", "A number of my own")
    hand.fill("What I’ll count", "yards without stopping")
    hand.fill("At the start", "40")
    hand.fill("What I’m aiming for", "100")
    player.see("step-2-more-about-one")
    hand.click("All of them")
    ask_how_it_goes(player, ("40",))


def ask_how_it_goes(player: Player, numbers: tuple[str, ...]) -> None:
    """Ask about each hope that goes on; those with a number of their own get one."""
    hand = player.hand
    hand.click("How is it going?")
    hand.fill("yards without stopping", numbers[0])
    player.see("how-is-it-going")
    hand.click("Next")
    while "Next" in hand.names():
        hand.click("Not now")
    hand.click("Done")
    player.see("step-2-with-a-measure")


def _look_at_barriers(player: Player) -> None:
    """Step 3: what gets in the way, the hopes it stands before, the response, next steps."""
    hand = player.hand
    hand.alt(Qt.Key.Key_3)
    player.arrive("What gets in the way, and what we’ll do")
    label = "Something in the way"
    for obstacle in MARGARET.obstacles:
        hand.fill(label, f"{obstacle.words}\n")
        for place in obstacle.hopes:
            hand.click("Link a hope")
            hand.pick(MARGARET.wishes[place].words)
        if obstacle.response is not None:
            hand.choose("We will", _RESPONSES[obstacle.response])
        hand.fill("How", obstacle.how)
        for step in obstacle.steps:
            hand.fill("Another next step", f"{step.what}\n")
            _say_who_and_when(player, step)
            player.pass_time(1)
        label = "Something else in the way"
    player.see("step-3-a-next-step")
    hand.click(MARGARET.obstacles[0].words)
    hand.focus("What gets in the way")
    player.see("step-3-barriers")


def _say_who_and_when(player: Player, step: Step) -> None:
    hand = player.hand
    hand.click(f"Who, when and where: {step.what}")
    if step.by_planner:  # "Me" is ticked from the start
        hand.click("Me")
        hand.click(PLANNER)
    if step.who_else:
        hand.fill("Someone else", step.who_else)
    if step.day is not None:
        hand.fill("Which day", show_day(player.clock.today() + timedelta(days=step.day)))
    hand.click("Done with this")


def _keep_safe(player: Player) -> None:
    player.hand.meet(partial(player.hand.click, "Keeping safe"), partial(_read_numbers, player))


def _read_numbers(player: Player) -> None:
    player.see("keeping-safe")
    player.hand.press(Qt.Key.Key_Escape)


def _ask_baseline(player: Player) -> None:
    hand = player.hand
    hand.alt(Qt.Key.Key_4)
    player.arrive("How things have moved")
    player.see("wellbeing-before")
    hand.click("Start the baseline")
    answer_questionnaire(player, SCORES)
    hand.type("I didn’t think I’d say yes to any of them.")
    player.see("wemwbs-anything-to-talk-about")
    hand.click("How things have moved")
    player.see("wellbeing-baseline")


def answer_questionnaire(player: Player, answers: str) -> None:
    """Copy answers from the paper by key, say how it was answered, and finish."""
    hand = player.hand
    player.arrive("Wellbeing questionnaire (WEMWBS)")
    hand.type(answers[:7])
    player.see("wemwbs-half-way")
    hand.type(answers[7:])
    hand.choose("How it was answered", "On paper")
    player.see("wemwbs-all-answered")
    player.pass_time(3)
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    hand.wait_for(partial(hand.reads, "Anything you’d like to talk about?"), "the last question")


def _end_visit(player: Player) -> None:
    player.hand.meet(partial(player.hand.click, "End visit"), partial(_agree, player))


def _agree(player: Player) -> None:
    hand = player.hand
    hand.fill("What we agreed", "Walk to the bench with Jean. Bring the letters next week.")
    for step in ("Emotional support", "Aspirations"):
        hand.click(step)
    hand.fill("Next visit", "24/3/2026")
    hand.fill("At", "10:30")
    player.see("end-visit")
    hand.click("End and print the plan")


def _take_home(player: Player) -> None:
    """The plan on paper, out of the printer and as a file."""
    player.arrive("Print Margaret’s plan")
    player.see("print-the-plan")
    player.print_it()
    player.save_pdf("my-plan.pdf")
    player.see("saved-as-pdf")
    player.hand.control(Qt.Key.Key_1)
    player.see("today-after-the-visit")
