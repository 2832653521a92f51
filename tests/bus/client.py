"""A client of the accessibility bus (AT-SPI over D-Bus), as screen readers are one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection

_ACCESSIBLE = "org.a11y.atspi.Accessible"
_REGISTRY = "org.a11y.atspi.Registry"
_EVENTS = "/org/a11y/atspi/registry"
_ROOT = "/org/a11y/atspi/accessible/root"
#: The number of each state in AT-SPI's own list (atspi-constants.h).
_STATES = {"checked": 4, "enabled": 8, "focusable": 11, "focused": 12, "showing": 25}
#: Seconds that anything may take to appear.
PATIENCE = 20.0


class GoneError(LookupError):
    """What was asked is not there any more: a page went, or the program."""


@dataclass(frozen=True)
class Thing:
    """One thing of a program: a button, a box, a heading."""

    bus: Bus
    owner: str
    path: str

    def call(self, interface: str, method: str, signature: str = "", *given: object) -> Any:
        """What it answers. Raises GoneError."""
        name = f"org.a11y.atspi.{interface}"
        return self.bus.call(self.owner, self.path, name, method, signature, given)

    def ask(self, interface: str, name: str) -> Any:
        """One of its properties. Raises GoneError."""
        given = (f"org.a11y.atspi.{interface}", name)
        properties = "org.freedesktop.DBus.Properties"
        return self.bus.call(self.owner, self.path, properties, "Get", "ss", given)[0][1]

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.ask("Accessible", "Name"))

    @property
    def description(self) -> str:
        """What is said of it besides."""
        return str(self.ask("Accessible", "Description"))

    @property
    def role(self) -> str:
        """Which kind of thing it is."""
        return str(self.call("Accessible", "GetRoleName")[0])

    def states(self) -> set[str]:
        """Those of _STATES that hold."""
        low, high = self.call("Accessible", "GetState")[0]
        bits = low | high << 32
        return {name for name, number in _STATES.items() if bits >> number & 1}

    def children(self) -> list[Thing]:
        """What is inside, in its order."""
        found = self.call("Accessible", "GetChildren")[0]
        return [Thing(self.bus, owner, path) for owner, path in found]

    def walk(self) -> Iterator[Thing]:
        """It and everything that shows inside, in reading order."""
        yield self
        for child in self.children():
            if "showing" in child.states():
                yield from child.walk()

    def interfaces(self) -> set[str]:
        """What can be done with it."""
        return {str(each).rsplit(".", 1)[1] for each in self.call("Accessible", "GetInterfaces")[0]}

    def actions(self) -> list[str]:
        """What it can be told to do."""
        return [str(name) for name, _description, _keys in self.call("Action", "GetActions")[0]]

    def do(self, *wanted: str) -> None:
        """Do the first of `wanted` that it can."""
        actions = self.actions()
        for name in wanted:
            if name in actions:
                self.call("Action", "DoAction", "i", actions.index(name))
                return
        raise LookupError(f"{self.role} {self.name!r} does none of {wanted}: {actions}")

    def press(self) -> None:
        """Press a button, choose a radio button, tick a box."""
        self.do("Press", "Toggle", "click")

    def focus(self) -> None:
        """Put the keyboard here."""
        self.do("SetFocus")

    def fill(self, text: str) -> None:
        """Put `text` in, as dictation does."""
        self.focus()
        assert self.call("EditableText", "SetTextContents", "s", text)[0]

    def text(self) -> str:
        """What is in it."""
        count = self.ask("Text", "CharacterCount")
        return str(self.call("Text", "GetText", "ii", 0, count)[0])


class Bus:
    """The bus of one desktop: one line to ask, and one to listen on."""

    def __init__(self, session: str) -> None:
        place = _place_of_bus(session)
        self._line: DBusConnection = open_dbus_connection(place)
        self._ear: DBusConnection = open_dbus_connection(place)
        self.heard: list[str] = []
        rule = MatchRule(
            type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement"
        )
        self._ear.send_and_get_reply(message_bus.AddMatch(rule))
        # programs say nothing before somebody has asked to be told
        self._ask_to_be_told()
        self.desktop = Thing(self, _REGISTRY, _ROOT)

    def _ask_to_be_told(self) -> None:
        """The registry is started by the first question, and now and then ends at it: ask again."""
        event: tuple[str, list[str], str] = ("object:announcement", [], "")
        for last in (False, False, True):
            try:
                self.call(_REGISTRY, _EVENTS, _REGISTRY, "RegisterEvent", "sass", event)
            except GoneError:
                if last:
                    raise
            else:
                return

    def call(
        self, owner: str, path: str, interface: str, method: str, signature: str, given: Any
    ) -> Any:
        """What the owner of a thing answers. Raises GoneError."""
        address = DBusAddress(path, owner, interface)
        message = new_method_call(address, method, signature or None, given)
        answer = self._line.send_and_get_reply(message, timeout=PATIENCE)
        if answer.header.message_type is MessageType.error:
            raise GoneError(f"{interface}.{method}: {answer.body}")
        return answer.body

    def listen(self) -> list[str]:
        """Everything announced so far."""
        while True:
            try:
                message = self._ear.receive(timeout=0.02)
            except TimeoutError:
                return self.heard
            if message.header.message_type is MessageType.signal and len(message.body) > 3:
                self.heard.append(str(message.body[3][1]))

    def close(self) -> None:
        """Hang up."""
        self._line.close()
        self._ear.close()


def _place_of_bus(session: str) -> str:
    """Where the accessibility bus of a session is; it may just be starting."""
    address = DBusAddress("/org/a11y/bus", "org.a11y.Bus", "org.a11y.Bus")
    deadline = time.monotonic() + PATIENCE
    with open_dbus_connection(session) as desktop:
        while time.monotonic() < deadline:
            answer = desktop.send_and_get_reply(new_method_call(address, "GetAddress"))
            if answer.header.message_type is MessageType.method_return:
                return str(answer.body[0])
            time.sleep(0.05)
    raise TimeoutError("the accessibility bus")


class Listener:
    """Somebody who knows the program by its bus alone: finds things by role and name."""

    def __init__(self, bus: Bus) -> None:
        self.bus = bus

    def everything(self) -> Iterator[Thing]:
        """What shows, in reading order."""
        for program in self.bus.desktop.children():
            for window in reversed(program.children()):
                yield from window.walk()

    def find(self, role: str, name: str, about: str = "") -> Thing:
        """The thing of a role whose name is, or begins with, `name`; waits until it shows.

        `about` is how its description begins. Raises TimeoutError.
        """

        def look() -> Thing | None:
            for thing in self.everything():
                fits = thing.role == role and thing.name.startswith(name)
                if fits and thing.description.startswith(about):
                    return thing
            return None

        found = self.wait(look, f"{role} {name!r}")
        assert isinstance(found, Thing)
        return found

    def press(self, name: str, role: str = "push button", about: str = "") -> None:
        """Press what is called so."""
        thing = self.find(role, name, about)
        self.wait(lambda: "enabled" in thing.states(), f"{name!r} can be pressed")
        thing.press()

    def fill(self, name: str, text: str, about: str = "") -> Thing:
        """Put `text` into the box called so."""
        box = self.find("text", name, about)
        box.fill(text)
        return box

    def choose(self, name: str, about: str) -> None:
        """Choose a radio button of the group `about`; it must say so afterwards."""
        button = self.find("radio button", name, about)
        button.press()
        self.wait(lambda: "checked" in button.states(), f"{name!r} of {about!r} is chosen")

    def names(self) -> list[str]:
        """What shows by role and name, to say so where something is not found."""
        return [f"{thing.role} {thing.name!r}" for thing in self.everything()]

    def hears(self, start: str) -> None:
        """The announcement that begins so; waits for it. Raises TimeoutError."""

        def said() -> bool:
            return any(words.startswith(start) for words in self.bus.listen())

        self.wait(said, f"hearing {start!r}")
        self.bus.heard.clear()

    def wait(self, ready: Callable[[], object], what: str) -> object:
        """What `ready` gives once that is something. Raises TimeoutError with what shows."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            try:
                found = ready()
            except GoneError:  # the page changed while it was read
                found = None
            if found:
                return found
            time.sleep(0.05)
        shown = "\n".join(self.names())
        raise TimeoutError(f"{what}; heard {self.bus.heard}; there is:\n{shown}")
