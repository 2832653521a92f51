"""Opening a header by codes from paper, or its spare where the header itself is damaged."""

from __future__ import annotations

from pathlib import Path

from planner.errors import VaultError
from planner.vault import header as headers
from planner.vault.header import HEADER_FILE, SPARE_FILE, Header
from planner.vault.keys import Slot, SlotKind, Words, open_slot, wipe
from planner.vault.refusals import NewerVaultError, WrongPassphraseError, damaged
from planner.words import _


def unwrap_by_code(folder: Path, kind: SlotKind, words: Words) -> tuple[Header, Slot, bytearray]:
    """The header that the code opens, its slot, and the master key.

    A header that is damaged gives way to its spare. One that another code opens gives way only to
    a spare that is no older: an older one holds slots that were taken out since.
    Raises WrongPassphraseError, NewerVaultError, VaultError.
    """
    refusal: VaultError | None = None
    tried: Header | None = None
    for name in (HEADER_FILE, SPARE_FILE):
        try:
            header = headers.read(folder, name)
        except NewerVaultError:
            raise
        except VaultError as error:
            refusal = refusal or error
            continue
        if tried is not None and (header == tried or header.revision < tried.revision):
            continue
        slot = header.slot(kind)
        master = open_slot(header.id, slot, words, b"") if slot else None
        if slot is None or master is None:
            refusal, tried = _refusal(kind), header
            continue
        if header.authentic(master):
            if name == SPARE_FILE:
                header = headers.write(folder, header, master)
            return header, slot, master
        wipe(master)
        refusal = damaged("not written by a holder of the key")
    raise refusal or _refusal(kind)


def _refusal(kind: SlotKind) -> VaultError:
    if kind is SlotKind.ORGANISATION:
        return WrongPassphraseError(
            _(
                "These two codes do not open this vault together. One of them may be an older "
                "one, or of another vault. Look for the newest sheets."
            )
        )
    return WrongPassphraseError(
        _(
            "That recovery code is not this vault's. It may be an older one. "
            "Look for the newest sheet."
        )
    )
