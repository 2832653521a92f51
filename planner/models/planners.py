"""Who uses the program, where they work, and what they have set."""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from planner.models.base import Record


class Planner(Record, table=True):
    """A wellbeing pathway planner: the "who" behind every change."""

    name: str
    role: str = ""
    organisation: str = ""
    phone: str = ""


class Surgery(Record, table=True):
    """A GP surgery where the planner meets people."""

    name: str
    rooms: str = ""
    phone: str = ""
    position: int = 0


class VaultSetting(Record, table=True):
    """One setting kept in the vault: `value` is any JSON value, its shape known by the key."""

    __tablename__ = "vault_setting"

    key: str = Field(unique=True)
    value: Any = Field(default=None, sa_type=JSON)
