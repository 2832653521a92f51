"""Colleagues and two people with ways into a vault."""

from __future__ import annotations

from planner.vault import vault
from planner.vault.open_vault import OpenVault
from planner.vault.recovery_code import new_code
from tests.vault.conftest import PASSPHRASE, Kept

THEIRS = "two otters under the old bridge"

NEW = "nine green boats at dawn"


def with_organisation(kept: Kept) -> tuple[str, str]:
    codes = new_code(), new_code()
    opened = kept.open()
    opened.slots.put(opened.slots.for_organisation(PASSPHRASE, *codes))
    opened.close()
    return codes


def together(kept: Kept, first: str, second: str) -> OpenVault:
    return vault.open_with_two_codes(
        kept.folder, first, second, secrets=kept.keyring, clock=kept.clock
    )
