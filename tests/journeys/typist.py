"""A planner who types for ever, to be killed: says of each letter when it was typed."""

from __future__ import annotations

import sys
import time

from planner.run import make_application
from planner.system.device_secret import KeyringUnavailableError
from tests.journeys.program import Program, new_person, open_prompt, unlock

#: Between two letters, in milliseconds.
PACE = 40


def main() -> None:
    """Open the vault, add somebody new, and type their words until killed."""
    application = make_application()
    program = Program(application)
    program.keyring.failure = KeyringUnavailableError()
    hand = program.start()
    unlock(program, hand)
    new_person(program, hand, sys.argv[1])
    open_prompt(program, hand, "Why I am here")
    number = 0
    while True:
        hand.type("abcdefghij"[number % 10])
        number += 1
        sys.stdout.write(f"{time.monotonic()}\n")
        sys.stdout.flush()
        hand.pause(PACE)


if __name__ == "__main__":
    main()
