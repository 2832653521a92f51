"""What the law asks of a record: access, holds, erasure, and how long it is kept."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON
from sqlmodel import Field

from planner.models.base import PersonRecord, Record, choice, listed, moment


class HoldKind(StrEnum):
    """Why a record must not be erased for now."""

    COMPLAINT = "complaint"
    INQUEST = "inquest"
    SAFEGUARDING = "safeguarding"
    OTHER = "other"


class LegalHold(PersonRecord, table=True):
    """While it is not lifted, the person's record cannot be erased, whoever asks."""

    __tablename__ = "legal_hold"

    kind: HoldKind = choice(HoldKind)
    reason: str = ""
    placed_on: date
    lifted_on: date | None = None
    lifted_why: str = ""


class HarmCheck(StrEnum):
    """What the health professional said of serious harm (Data Protection Act 2018, schedule 3)."""

    NOTHING_WITHHELD = "nothing_withheld"
    SOME_WITHHELD = "some_withheld"


class About(StrEnum):
    """Why an entry may have to be left out of a copy of the record."""

    SOMEBODY_ELSE = "somebody_else"
    SERIOUS_HARM = "serious_harm"


class AccessRequest(PersonRecord, table=True):
    """A subject access request: everything held on a person, asked for and given.

    `due_on` is one calendar month after `received_on`, `extended_to` at most two months more, with
    the reason that the person was told. `marks` are models/access.py's: entries that are about
    somebody else or could do serious harm, each given or left out. Nothing is made before the harm
    check is recorded.
    """

    __tablename__ = "access_request"

    received_on: date
    due_on: date
    extended_to: date | None = None
    extended_why: str = ""
    asked_by: str = ""
    identity_checked: str = ""
    harm_check: HarmCheck | None = choice(HarmCheck, needed=False)
    harm_checked_by: str = ""
    harm_checked_role: str = ""
    harm_checked_on: date | None = None
    harm_note: str = ""
    marks: list[dict[str, Any]] = listed()
    made_at: datetime | None = moment()
    given_on: date | None = None
    given_how: str = ""
    closed_on: date | None = None


class ErasureReason(StrEnum):
    """Why a record was erased: never free text, which could say who it was."""

    ASKED = "asked"
    KEPT_LONG_ENOUGH = "kept_long_enough"
    RECORDED_BY_MISTAKE = "recorded_by_mistake"
    UNLAWFUL = "unlawful"


class Erasure(Record, table=True):
    """That somebody's record was erased, without saying whose: what the certificate is made of.

    Written before anything is erased (`begun_at`), so that one that is broken off is finished at
    the next opening: `erased_at` once the rows are gone, `cleared_at` once no page of the database
    holds them. `counts` are rows by table, `backups` the files that held the person then, each
    {"name", "made_at"}; `keyed_id` is `erased.entry_of` the person, by which a
    restored backup erases them again. `journal_sequence` and `journal_hash` are the last line of
    the journal when it began.
    """

    number: str = Field(unique=True)
    begun_at: datetime = moment(needed=True)
    erased_at: datetime | None = moment()
    cleared_at: datetime | None = moment()
    reason: ErasureReason = choice(ErasureReason)
    erased_by: str = ""
    agreed_by: str
    agreed_role: str = ""
    counts: dict[str, int] = Field(default_factory=dict, sa_type=JSON)
    backups: list[dict[str, Any]] = listed()
    keyed_id: str
    journal_sequence: int = 0
    journal_hash: str = ""


class RetentionClass(StrEnum):
    """How long a record is kept after the last contact (NHS Records Management Code of Practice).

    The service chooses which one its records belong to.
    """

    MENTAL_HEALTH = "mental_health"
    OTHER_ADULT = "other_adult"


class Retention(PersonRecord, table=True):
    """How long one person's record is kept; without a row, or without `kind`, as the service says.

    Once `died_on` is known the time runs from there. `keep_until` is set only where somebody
    decided to keep it longer, `why` says why and `reviewed_on` when.
    """

    kind: RetentionClass | None = choice(RetentionClass, needed=False)
    died_on: date | None = None
    keep_until: date | None = None
    why: str = ""
    reviewed_on: date | None = None
