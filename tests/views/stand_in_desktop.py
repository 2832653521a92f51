"""A desktop's logind and screen savers on a private bus, and the real program that hears them.

Run as `python -m tests.views.stand_in_desktop WHAT...` under `dbus-run-session`, with
PATHWAY_PLANNER_HOME set: for each WHAT it unlocks the vault, lets it happen, and says what came.
One that begins with "-" is not waited for: it should change nothing.
"""

from __future__ import annotations

import os
import sys
import threading
from functools import partial
from time import monotonic
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import open_dbus_connection

from planner.run import make_application
from planner.system import desktop
from planner.system.lock import run_lock
from planner.views.desktop_lock import LinuxDesktop
from planner.views.shell.unlock import UnlockPage
from tests.computer import Computer
from tests.journeys.program import unlock

SESSION_PATH = f"{desktop.ROOT}/session/_3231"
OTHER_PATH = f"{desktop.ROOT}/session/_3939"


class StandIn:
    """Answers as logind does, and tells what it is made to tell."""

    def __init__(self, *, knows_sessions: bool) -> None:
        self._knows = knows_sessions
        self.asked: list[str] = []
        self.session: dict[str, tuple[str, Any]] = {
            "LockedHint": ("b", False),
            "Active": ("b", True),
        }
        self._held = -1
        self._to_close: int | None = None
        self.bus = open_dbus_connection("SESSION", enable_fds=True)
        for name in {desktop.LOGIND, *(name for name, _path in desktop.SCREEN_SAVERS)}:
            self.bus.send_and_get_reply(message_bus.RequestName(name))
        threading.Thread(target=self._serve, daemon=True).start()

    def tell(self, path: str, interface: str, name: str, kinds: str, *given: object) -> None:
        """Emit a signal."""
        self.bus.send(new_signal(DBusAddress(path, interface=interface), name, kinds, given))

    def wait_to_sleep(self) -> None:
        """Wait until whoever delayed sleep lets go."""
        os.read(self._held, 1)
        self.asked.clear()

    def _serve(self) -> None:
        while True:
            asked = self.bus.receive()
            if asked.header.message_type is MessageType.method_call:
                self.bus.send(self._answer(asked))
                if self._to_close is not None:
                    os.close(self._to_close)
                    self._to_close = None

    def _answer(self, asked: Message) -> Message:
        member = asked.header.fields[HeaderFields.member]
        body: Any = asked.body
        match member:
            case "Inhibit" if body[0] == "sleep" and body[3] == "delay":
                self._held, given = os.pipe()
                answer = new_method_return(asked, "h", (given,))
                self._to_close = given
            case "Get" if body[1] == "Id" and self._knows:
                answer = new_method_return(asked, "v", (("s", "21"),))
            case "Get" if body[1] in self.session:
                answer = new_method_return(asked, "v", (self.session[body[1]],))
            case "GetSession" if body == ("21",):
                answer = new_method_return(asked, "o", (SESSION_PATH,))
            case _:
                answer = new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod")
        self.asked.append(member)
        return answer


def happen(stand_in: StandIn, what: str) -> None:
    """Let the desktop tell of WHAT."""
    changed: tuple[Any, ...] = (
        desktop.PROPERTIES,
        "PropertiesChanged",
        "sa{sv}as",
        desktop.SESSION,
        {},
        [],
    )
    match what:
        case "sleep":
            stand_in.tell(desktop.ROOT, desktop.MANAGER, "PrepareForSleep", "b", True)
        case "waking":
            stand_in.tell(desktop.ROOT, desktop.MANAGER, "PrepareForSleep", "b", False)
        case "lock" | "lock of an unknown session":
            stand_in.tell(SESSION_PATH, desktop.SESSION, "Lock", "")
        case "lock of another session":
            stand_in.tell(OTHER_PATH, desktop.SESSION, "Lock", "")
        case "locked hint":
            stand_in.session = {"LockedHint": ("b", True), "Active": ("b", True)}
            stand_in.tell(SESSION_PATH, *changed)
        case "switched":
            stand_in.session = {"LockedHint": ("b", False), "Active": ("b", False)}
            stand_in.tell(SESSION_PATH, *changed)
        case "other change":
            stand_in.tell(SESSION_PATH, *changed)
        case _:
            name, path = next(each for each in desktop.SCREEN_SAVERS if what in each[1])
            stand_in.tell(path, name, "ActiveChanged", "b", True)


class Watch:
    """Sees whether the vault was closed by the time that the computer might sleep."""

    def __init__(self, stand_in: StandIn, computer: Computer) -> None:
        self.closed: bool | None = None
        self._stand_in = stand_in
        self._folder = computer.folder
        self.thread = threading.Thread(target=self._watch, daemon=True)
        self.thread.start()

    def _watch(self) -> None:
        self._stand_in.wait_to_sleep()
        lock = run_lock(self._folder)
        self.closed = lock is not None
        if lock is not None:
            lock.release(clean=not lock.unclean)


def has_its_answers(computer: Computer) -> bool:
    """Whether the program knows its session, and holds up sleep."""
    assert computer.planner is not None
    (watch,) = computer.planner.findChildren(LinuxDesktop)
    return bool(watch._session) and watch._inhibitor is not None


def main(whats: list[str]) -> None:
    """Let one after the other happen, and write what came of each."""
    os.environ["DBUS_SYSTEM_BUS_ADDRESS"] = os.environ["DBUS_SESSION_BUS_ADDRESS"]
    stand_in = StandIn(knows_sessions="unknown" not in whats[0])
    computer = Computer(make_application())
    hand = computer.start()
    for given in whats:
        what = given.removeprefix("-")
        if computer.planner is None or computer.planner.workspace is None:
            unlock(computer, hand)
            hand.wait_for(lambda: "Inhibit" in stand_in.asked, "sleep to be delayed")
            watch = Watch(stand_in, computer)
            hand.wait_for(partial(has_its_answers, computer), "what the program asked for")
            hand.pause(100)  # for the bus to know what it listens to
        happen(stand_in, what)
        until = monotonic() + (10 if what == given else 0.5)
        while not computer.shows(UnlockPage)() and monotonic() < until:
            hand.pause(20)
        locked = computer.shows(UnlockPage)()
        watch.thread.join(10 if locked else 0)
        sys.stdout.write(f"{what}: locked {locked}, closed before sleep {watch.closed}\n")
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1:])
