"""A small Secret Service on the session bus, for the keyring's own client to talk to.

Run as `python -m tests.system.secret_service MODE` under `dbus-run-session`: it serves, and asks
itself through `SystemKeyring`. MODE is "open", "locked" (nobody answers the prompt), "hanging" or
"absent".
"""

from __future__ import annotations

import sys
import threading
from typing import Any
from uuid import uuid4

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

from planner.system.device_secret import KeyringUnavailableError, SystemKeyring, new_secret
from planner.system.last_opened import LastOpened
from planner.system.process import keep_memory_private

PROMPT = "/org/freedesktop/secrets/prompt/p1"
SESSION = "/org/freedesktop/secrets/session/s1"
ITEM = "/org/freedesktop/secrets/collection/login/"


class SecretService:
    """Keeps secrets by their attributes, in plain sessions."""

    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.items: dict[str, tuple[dict[str, str], bytes]] = {}
        self.bus = open_dbus_connection("SESSION")
        self.bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.secrets"))

    def serve(self) -> None:
        """Answer until the process ends."""
        while True:
            asked = self.bus.receive()
            if asked.header.message_type is MessageType.method_call:
                answer = self.answer(asked)
                if answer is not None:
                    self.bus.send(answer)

    def answer(self, asked: Message) -> Message | None:
        fields = asked.header.fields
        path, member = fields[HeaderFields.path], fields[HeaderFields.member]
        body: Any = asked.body
        match member:
            case "OpenSession" if body[0] != "plain":
                return new_error(asked, "org.freedesktop.DBus.Error.NotSupported")
            case "OpenSession":
                return new_method_return(asked, "vo", (("s", ""), SESSION))
            case "Get" if body[1] == "Locked":
                return new_method_return(asked, "v", (("b", self.mode == "locked"),))
            case "Get":
                return new_method_return(asked, "v", (("s", "label"),))
            case "Unlock":
                return new_method_return(asked, "aoo", ([], PROMPT))
            case "Prompt":
                self.bus.send(new_method_return(asked))
                prompt = DBusAddress(PROMPT, interface="org.freedesktop.Secret.Prompt")
                return new_signal(prompt, "Completed", "bv", (True, ("ao", [])))
            case "SearchItems" if self.mode == "hanging":
                return None
            case "SearchItems":
                wanted = body[0].items()
                found = [at for at, (kept, _s) in self.items.items() if wanted <= kept.items()]
                return new_method_return(asked, "ao", (found,))
            case "CreateItem":
                attributes = body[0]["org.freedesktop.Secret.Item.Attributes"][1]
                same = [at for at, (kept, _s) in self.items.items() if kept == attributes]
                at = same[0] if same and body[2] else f"{ITEM}{len(self.items) + 1}"
                self.items[at] = (attributes, bytes(body[1][2]))
                return new_method_return(asked, "oo", (at, "/"))
            case "GetSecret":
                secret = (SESSION, b"", self.items[path][1], "text/plain")
                return new_method_return(asked, "(oayays)", (secret,))
            case "Delete":
                del self.items[path]
                return new_method_return(asked, "o", ("/",))
        return new_error(asked, "org.freedesktop.DBus.Error.UnknownMethod")


def main(mode: str) -> None:
    """Serve and ask; writes what came of it."""
    keep_memory_private()  # as the program does: the keyring must work all the same
    if mode != "absent":
        threading.Thread(target=SecretService(mode).serve, daemon=True).start()
    patience = 3.0 if mode == "hanging" else 15.0  # an answer takes its time under load
    secrets, vault_id, secret = SystemKeyring(seconds=patience), uuid4(), new_secret()
    try:
        before = secrets.read(vault_id)
        secrets.write(vault_id, secret)
        kept = secrets.read(vault_id) == secret
        for generation in (7, 9, 8):
            secrets.keep_last_opened(vault_id, LastOpened(generation))
        secrets.forget(vault_id)
        said = f"{before is None} {kept} {secrets.read(vault_id) is None}"
        said += f" {secrets.last_opened(vault_id).generation}"
    except KeyringUnavailableError as error:
        said = f"{type(error).__name__} {error.details}"
    sys.stdout.write(said)


if __name__ == "__main__":
    main(sys.argv[1])
