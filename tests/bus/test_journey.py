"""A first visit through the accessibility bus alone: no key, no mouse, nothing looked at."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.bus.client import Bus, Listener
from tests.bus.desktop import desktop, missing, program

pytestmark = pytest.mark.skipif(bool(missing()), reason=missing())
PASSPHRASE = "a lantern over the slow canal"
PIN = "482913"
WORDS = "My chest, and then the hill."
HOPE = "Back to knitting on Thursday"


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[Listener]:
    """Somebody who listens, at the program's first start."""
    # a socket's path must be short, and a test's own folder may not be
    with TemporaryDirectory(prefix="ear") as short, desktop(Path(short)) as environment:
        bus = Bus(environment["DBUS_SESSION_BUS_ADDRESS"])
        with program(environment, tmp_path / "planner"):
            yield Listener(bus)
        bus.close()


def test_a_first_visit_through_the_bus_alone(ear: Listener) -> None:
    first_start(ear)
    add_somebody(ear)
    answer_in_a_visit(ear)
    fill_in_the_questionnaire(ear)
    lock_and_unlock(ear)


def first_start(ear: Listener) -> None:
    """Make a vault."""
    assert ear.find("heading", "About you")
    ear.fill("Your name", "Priya Nair")
    ear.press("Next: Your passphrase")
    ear.fill("Passphrase", PASSPHRASE)
    ear.fill("The same again", PASSPHRASE)
    ear.press("Next: Recovery code")
    ear.find("push button", "Print it")
    things = [(thing.role, thing.name) for thing in ear.everything()]
    told = [name.split(": ") for _role, name in things if name.startswith("Group ")]
    code = {group[0]: group[1].replace(" ", "") for group in told if len(group) == 2}
    asked = [name for role, name in things if role == "text"]
    assert len(asked) == 2
    for group in asked:
        ear.fill(group, code[group])
    ear.press("Next: PIN for the cover")
    ear.fill("PIN", PIN)
    ear.fill("The same again", PIN)
    ear.press("Next: Numbers to ring")
    ear.press("Next: If you cannot be here")
    ear.press("Make my vault")
    ear.find("heading", "Good")


def add_somebody(ear: Listener) -> None:
    """A new person, with a pathway."""
    ear.press("New person")
    ear.fill("What shall we call you?", "Margaret")
    ear.press("Start a pathway")
    ear.press("Recovery", "radio button")
    ear.press("Start the pathway")
    ear.find("heading", "The pathway so far")


def answer_in_a_visit(ear: Listener) -> None:
    """Start a visit, say something in step 1, add a hope."""
    ear.press("Start visit")
    ear.press("Yes, this is who is here", "check box")
    ear.press("Start visit")
    ear.find("heading", "In your own words")
    ear.press("Open: Why I am here")
    ear.fill("Why I am here", WORDS)
    ear.bus.listen().clear()
    ear.press("Step 2, Aspirations")
    ear.hears("Saved, ")
    ear.find("heading", "How I")
    ear.fill("Something for this week", HOPE)
    ear.press("Step 1, Emotional support")
    ear.find("label", WORDS)
    ear.press("Step 2, Aspirations")
    ear.find("panel", HOPE)


def fill_in_the_questionnaire(ear: Listener) -> None:
    """Fourteen answers, each a radio button that says its item; then its chart is read out."""
    ear.press("Wellbeing")
    ear.press("Start the baseline")
    for item in range(1, 15):
        ear.choose("4, Often" if item % 2 else "3, Some of the time", f"Item {item}, ")
    ear.choose("On this screen", "How it was answered")
    ear.press("Finish")
    ear.press("Back to Wellbeing")
    chart = ear.find("chart", "")
    assert "49 out of 70" in chart.name


def lock_and_unlock(ear: Listener) -> None:
    """Lock, hear it, and come back."""
    ear.press("Together", "check box")
    ear.press("Lock")
    ear.hears("Locked")
    ear.fill("Passphrase", PASSPHRASE)
    ear.press("Unlock")
    ear.find("heading", "Good")
    ear.press("Continue with M")
    ear.find("heading", "How things have moved")
