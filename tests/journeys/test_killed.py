"""Killed in the middle of typing, again and again: at most two seconds of words are gone."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from planner.system.device_secret import KeyringUnavailableError
from planner.views.navigation import Room
from tests.journeys.program import Program, unlock

ROOT = Path(__file__).parents[2]
#: Seconds after the first letter at which somebody pulls the plug.
MOMENTS = {"Amina": 0.7, "Bashir": 2.4, "Chidi": 3.6}
#: Seconds of words that may be lost.
PROMISE = 2.0


def typed_until_killed(name: str, seconds: float) -> list[float]:
    """When each letter was typed by a program of its own, killed after so many seconds."""
    command = [sys.executable, "-m", "tests.journeys.typist", name]
    child = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    moments: list[float] = []
    for line in child.stdout:
        moments.append(float(line))
        if moments[-1] - moments[0] >= seconds:
            child.send_signal(signal.SIGKILL)
            break
    moments += [float(line) for line in child.stdout if line.endswith("\n")]
    child.stdout.close()
    child.wait()
    assert child.returncode == -signal.SIGKILL
    return moments


def test_a_kill_at_any_moment_loses_at_most_two_seconds(program: Program) -> None:
    program.keyring.failure = KeyringUnavailableError()
    program.make_vault()
    typed = {name: typed_until_killed(name, seconds) for name, seconds in MOMENTS.items()}

    hand = program.start()
    unlock(program, hand)
    assert program.room is Room.TODAY
    for name, moments in typed.items():
        (person,) = [
            hit.person_id for hit in program.records.search.find(name) if hit.kind == "person"
        ]
        pathway = program.records.pathways.current(person)
        assert pathway is not None
        board = program.records.emotional_support.board(pathway.id)
        kept = next(said.text for said in board if said.prompt.key == "why_here")
        assert kept == ("abcdefghij" * 20)[: len(kept)]
        # a machine that is busy with something else may stall the typist, and so the saving
        stall = max(later - earlier for earlier, later in pairwise(moments))
        lost = moments[len(kept) :]
        assert not lost or moments[-1] - lost[0] <= PROMISE + stall
