"""The ways into an open vault: who may change which, and how a new one comes to count.

A slot that somebody else will hold is made first and `put` into the header later, so that it has
a name in the records before it opens anything.
"""

from __future__ import annotations

from planner.errors import InvalidInputError, VaultError
from planner.system.device_secret import DeviceSecrets, new_secret
from planner.vault import header as headers
from planner.vault import recovery_code
from planner.vault.header import Header
from planner.vault.keys import Slot, SlotKind, Words, make_slot, wipe
from planner.vault.opening import Opening, device_secrets, forget_secret, keep_secret, unwrap
from planner.vault.passphrase import check_new
from planner.words import _

#: Each one makes a wrong passphrase half a second slower to refuse.
MOST_COLLEAGUES = 8
_OWNERS = (SlotKind.PASSPHRASE_DEVICE, SlotKind.PASSPHRASE_ONLY, SlotKind.RECOVERY)


class NotYoursError(VaultError):
    """Whoever opened the vault may not do that; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(
            _("Only the planner whose vault this is can change that. Nothing was changed.")
        )


class Slots:
    """The header of an open vault, and what whoever opened it may do to it.

    Methods that derive keys take about half a second for each; run them as jobs.
    """

    def __init__(self, opening: Opening, master: bytearray) -> None:
        self.header: Header = opening.header
        #: The slot that opened the vault; None where it was just made.
        self.opened_by: Slot | None = opening.by.slot if opening.by else None
        #: The planner has a new passphrase, and this computer a new secret, since it was opened.
        self.renewed = False
        #: A secret that opens nothing any more is still in the keyring: try again next time.
        self.untidy = False
        #: All keys were changed: what is open is the old vault, and nothing of it counts now.
        self.retired = False
        self.master = master
        self._device = opening.by.device if opening.by else b""
        self._opening = opening

    @property
    def keyring(self) -> DeviceSecrets | None:
        """This computer's keyring; None where the vault was opened without one."""
        return self._opening.secrets

    @property
    def owned(self) -> bool:
        """Whether the planner whose vault it is opened it, by passphrase or recovery code."""
        return self.opened_by is None or self.opened_by.kind in _OWNERS

    @property
    def in_vain(self) -> int:
        """How many tries by passphrase had been made in vain before it was opened; asked then."""
        return self._opening.throttle.in_vain

    @property
    def covered(self) -> bool:
        """Whether a colleague opened it with a passphrase of their own."""
        return self.opened_by is not None and self.opened_by.kind is SlotKind.COLLEAGUE

    @property
    def ids(self) -> frozenset[str]:
        """The ids of all slots that count."""
        return frozenset(slot.id for slot in self.header.slots)

    def confirm(self, passphrase: str) -> None:
        """Make sure that it is still them; the organisation's codes were asked for already.

        Raises WrongPassphraseError, TryLaterError, DeviceSecretLostError, KeyringUnavailableError.
        """
        own = self._own_slot()
        if own is not None:
            way, master = unwrap(self._opening, self.header, [own], passphrase)
            wipe(master)
            self._device = way.device

    def change_passphrase(self, old: str, new: str) -> None:
        """Let `new` open the vault instead of `old`; the records are not rewritten.

        Raises as `confirm`, NotYoursError, InvalidInputError.
        """
        own = self._own_slot()
        if own is None or not self.owned:
            raise NotYoursError
        check_new(new, passphrase_only=self.header.passphrase_only)
        self.confirm(old)
        self._write(self.header.with_slot(self._made(own.kind, new, self._device)))

    def set_passphrase(self, new: str) -> None:
        """Give a vault opened by its recovery code a passphrase, and this computer a new secret.

        Without a keyring it opens by the passphrase alone from now on. Colleagues' slots that
        were made with the old secret are taken out: they open nothing any more.
        Raises InvalidInputError, KeyringUnavailableError.
        """
        secrets = self._opening.secrets
        check_new(new, passphrase_only=secrets is None)
        dead = [] if secrets is None and self.header.passphrase_only else self.colleague_ids()
        if secrets is None:
            slot = self._made(SlotKind.PASSPHRASE_ONLY, new, b"")
            self._write(self.header.with_slot(slot).without_slots(*dead))
        else:
            device = new_secret()
            first = secrets.read(self.header.id)
            names = keep_secret(secrets, self.header.id, device, first)
            slot = self._made(SlotKind.PASSPHRASE_DEVICE, new, device)
            self._write(self.header.with_slot(slot).without_slots(*dead))
            self._device = device
            self.untidy = not forget_secret(secrets, names.old)
        self.renewed = True

    def use_recovery_code(self, code: str) -> None:
        """Let `code` open the vault from now on; the one before opens only older backups.

        Show the code and have it typed back first: from here on the old sheet is no use.
        Raises InvalidInputError for what is no whole code, NotYoursError.
        """
        if not self.owned:
            raise NotYoursError
        slot = self._made(SlotKind.RECOVERY, recovery_code.check(code), b"")
        self._write(self.header.with_slot(slot))

    def for_colleague(self, own: str, new: str) -> Slot:
        """A slot for a colleague who typed `new`, to be `put` once it has a name.

        `own` is the passphrase of whoever is at work; it is not asked of the organisation's two
        people. Raises as `confirm`, NotYoursError, InvalidInputError.
        """
        if self.covered:
            raise NotYoursError
        if len(self.colleague_ids()) >= MOST_COLLEAGUES:
            raise InvalidInputError(
                _(
                    "There is room for {count} colleagues. Remove one who no longer covers first."
                ).format(count=MOST_COLLEAGUES),
                field="name",
            )
        return self._colleague(own, new)

    def for_oneself(self, own: str, new: str) -> Slot:
        """A slot with a new passphrase for the colleague who is at work, to be `put` in place of
        the one that opened the vault. Raises as `confirm`, NotYoursError, InvalidInputError.
        """
        if not self.covered:
            raise NotYoursError
        return self._colleague(own, new)

    def for_organisation(self, own: str, first: str, second: str) -> Slot:
        """A slot that two people's codes open together, to be `put` once it has their names.

        Raises as `confirm`, NotYoursError, and InvalidInputError for codes that will not do.
        """
        if not self.owned:
            raise NotYoursError
        words = recovery_code.check_two(first, second)
        self.confirm(own)
        return self._made(SlotKind.ORGANISATION, words, b"")

    def put(self, slot: Slot, *, instead_of: str = "") -> None:
        """Let a slot that was made here count. Raises VaultError where it cannot be written."""
        header = self.header.with_slot(slot)
        self._write(header.without_slots(instead_of) if instead_of else header)
        if self.opened_by is not None and instead_of and self.opened_by.id == instead_of:
            self.opened_by = slot

    def remove(self, slot_id: str) -> None:
        """Take a colleague's slot, or the organisation's, out. Raises NotYoursError, VaultError."""
        slot = next((slot for slot in self.header.slots if slot.id == slot_id), None)
        if slot is None:
            return
        removable = (SlotKind.COLLEAGUE, SlotKind.ORGANISATION)
        if self.covered or slot.kind not in removable or slot == self.opened_by:
            raise NotYoursError
        self._write(self.header.without_slots(slot_id))

    def colleague_ids(self) -> list[str]:
        """The ids of colleagues' slots."""
        return [slot.id for slot in self.header.slots if slot.kind is SlotKind.COLLEAGUE]

    def _own_slot(self) -> Slot | None:
        """The slot of the passphrase of whoever is at work; the organisation has none."""
        if self.covered:
            return self.opened_by
        return self.header.passphrase_slot() if self.owned else None

    def _colleague(self, own: str, new: str) -> Slot:
        check_new(new, passphrase_only=self.header.passphrase_only)
        if not self.covered and new == own:
            raise InvalidInputError(
                _("That is the planner's own passphrase. Choose another one."), field="passphrase"
            )
        self.confirm(own)
        device = self._device or device_secrets(self._opening, self.header)[0]
        return self._made(SlotKind.COLLEAGUE, new, device)

    def _made(self, kind: SlotKind, words: Words, device: bytes) -> Slot:
        alone = kind is SlotKind.COLLEAGUE and self.header.passphrase_only
        cost = self._opening.cost_for(SlotKind.PASSPHRASE_ONLY if alone else kind)
        return make_slot(self.header.id, kind, self.master, words, device, cost)

    def _write(self, header: Header) -> None:
        if self.retired:
            raise NotYoursError
        self.header = headers.write(self._opening.folder, header, self.master)
