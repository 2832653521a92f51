"""What this computer knows of a vault outside it: when it was opened here last.

It is kept twice, in the program's own memory file and in the keyring: a data folder that is copied
back as a whole takes the file along, and not the keyring. The keyring keeps nobody waiting and
nobody out: what it does not say in time is not known.
"""

from __future__ import annotations

import threading
from contextlib import suppress
from uuid import UUID

from planner.system.clock import Clock
from planner.system.device_secret import DeviceSecrets
from planner.system.last_opened import LastOpened, newest
from planner.system.memory import Memory

#: Seconds that the keyring is waited for once everything else is ready. It is asked before the
#: key is derived, which takes longer than any answer that comes at all.
PATIENCE = 0.5
#: What the threads are called that ask it or tell it.
THREAD = "keyring"


class Outside:
    """What is known of one vault; `secrets` is None where its keyring is of no use."""

    def __init__(
        self, vault_id: UUID, memory: Memory, secrets: DeviceSecrets | None, clock: Clock
    ) -> None:
        self._vault_id = vault_id
        self._memory = memory
        self._secrets = secrets
        self._clock = clock
        self._answer = LastOpened()
        self._asking: threading.Thread | None = None

    def ask(self) -> None:
        """Ask the keyring, beside whatever comes next."""
        if self._secrets is not None and self._asking is None:
            self._asking = threading.Thread(target=self._ask, name=THREAD, daemon=True)
            self._asking.start()

    def seen(self) -> LastOpened:
        """When the vault was opened here last, as far as anything here knows."""
        self.ask()
        if self._asking is not None:
            self._asking.join(PATIENCE)
        return newest(self._answer, self._memory.of(self._vault_id).last_opened())

    def note(self, generation: int) -> None:
        """Keep that it was opened now; a disk or keyring that refuses keeps nobody out."""
        last = LastOpened(generation, self._clock.today())
        entry = self._memory.of(self._vault_id)
        entry.note_opened(last)
        with suppress(OSError):
            self._memory.keep(self._vault_id, entry)
        if self._secrets is not None:
            threading.Thread(target=self._tell, args=(last,), name=THREAD, daemon=True).start()

    def _ask(self) -> None:
        if self._secrets is not None:
            with suppress(
                BaseException
            ):  # any type may come out of a keyring; then nothing is known
                self._answer = self._secrets.last_opened(self._vault_id)

    def _tell(self, last: LastOpened) -> None:
        if self._secrets is not None:
            with suppress(BaseException):
                self._secrets.keep_last_opened(self._vault_id, last)
