"""The organisation's policy while the program runs: its logo, and what it asks of a vault."""

from __future__ import annotations

import logging
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.errors import InvalidInputError, PlannerError
from planner.system.policy import Policy
from planner.views.jobs import Jobs
from planner.words import _

if TYPE_CHECKING:
    from planner.records.book import Records


class Organisation(QObject):
    """What an organisation has laid down, read once; its logo is drawn beside the window."""

    def __init__(self, policy: Policy, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self.policy = policy
        self._jobs = jobs
        self._records: Records | None = None

    def begin(self) -> None:
        """Note in the log what cannot be followed, and draw the logo."""
        for sentence in self.policy.faults:
            _note(sentence)
        if self.policy.logo is not None:
            from planner.views.paper.logo import read_logo

            self._jobs.start(
                read_logo,
                self.policy.logo,
                finished=self._drawn,
                failed=self._not_drawn,
                apart=True,
            )

    def hold_for(self, records: Records | None) -> None:
        """It holds for the records of this vault from now on; None once that is locked."""
        self._records = records
        if records is not None:
            records.settings.policy = self.policy
            with suppress(PlannerError):  # a full disk keeps nobody from reading
                records.letterheads.keep_laid_down()

    def _drawn(self, png: bytes) -> None:
        self.policy = replace(self.policy, drawn=png)
        self.hold_for(self._records)

    def _not_drawn(self, error: Exception) -> None:
        """Papers go on without it; Settings says why."""
        if not isinstance(error, InvalidInputError):
            raise error
        sentence = _("“organisation.logo” cannot be used. {why}").format(why=str(error))
        _note(sentence)
        faults = (*self.policy.faults, sentence)
        self.policy = replace(self.policy, logo=None, faults=faults)


def _note(sentence: str) -> None:
    logging.getLogger("planner").warning("policy: %s", sentence)
