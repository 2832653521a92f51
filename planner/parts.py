"""What the program takes from outside: the clock, the keyring, printers and their like."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from planner.system import folders
from planner.system.clock import Clock, SystemClock
from planner.system.device_secret import DeviceSecrets, SystemKeyring
from planner.system.environment import Environment
from planner.system.policy import Policy, laid_down
from planner.system.screen import ScreenGuard, screen_guard
from planner.views.dialogs import Dialogs
from planner.views.theme import Theme

if TYPE_CHECKING:
    from planner.vault.keys import Cost
    from planner.views.handover import HeirCommand
    from planner.views.paper.printing import Printers


def _system_printers() -> Printers:
    from planner.views.paper.printing import Printers

    return Printers()


def _policy_of_this_computer() -> Policy:
    return laid_down(folders.policy_file())


@dataclass(frozen=True)
class Parts:
    """What the program takes from outside; tests give stand-ins for some of it."""

    clock: Clock = field(default_factory=SystemClock)
    secrets: DeviceSecrets = field(default_factory=SystemKeyring)
    printers: Callable[[], Printers] = _system_printers
    dialogs: Callable[[Theme, QWidget], Dialogs] = Dialogs
    cost: Cost | None = None
    #: What starts the program anew after a lock; without it, this process goes on.
    heir: HeirCommand | None = None
    screen: ScreenGuard = field(default_factory=screen_guard)
    environment: Environment = field(default_factory=Environment)
    #: What an administrator has laid down for everybody on this computer.
    policy: Policy = field(default_factory=_policy_of_this_computer)
