"""What the database itself refuses: that a journal line goes, or that a sealed one changes.

Sealed lines give up their content and nothing else: erasing a person blanks the five columns that
the chain can do without. A fault of ours is stopped here as well as anybody else's SQL; someone
who takes the guards away is found by the chain.
"""

from __future__ import annotations

from typing import Any

#: Columns of a sealed line that stay as they are, whatever happens.
_STAY = (
    "id",
    "origin",
    "sequence",
    "step",
    "written_at",
    "sealed_at",
    "planner_id",
    "why",
    "page",
    "table_name",
    "of_step",
    "commitment",
    "previous_hash",
    "hash",
)
#: Columns that may be blanked and never filled again, and what blank is in each: JSON has two.
_BLANK = {
    "record_id": "IS NOT NULL",
    "person_id": "IS NOT NULL",
    "before": "NOT IN ('null')",
    "after": "NOT IN ('null')",
    "salt": "<> ''",
}


def _changed() -> str:
    changed = [f'NEW."{name}" IS NOT OLD."{name}"' for name in _STAY]
    changed += [
        f'(NEW."{name}" IS NOT OLD."{name}" AND NEW."{name}" {filled})'
        for name, filled in _BLANK.items()
    ]
    return " OR ".join(changed)


GUARDS = {
    "journal_line_never_removed": """
        CREATE TRIGGER journal_line_never_removed BEFORE DELETE ON journal_line
        BEGIN SELECT RAISE(ABORT, 'a journal line is never removed'); END
    """,
    "journal_line_never_replaced": """
        CREATE TRIGGER journal_line_never_replaced BEFORE INSERT ON journal_line
        WHEN EXISTS (SELECT 1 FROM journal_line WHERE id = NEW.id)
          OR EXISTS (
            SELECT 1 FROM journal_line WHERE origin = NEW.origin AND sequence = NEW.sequence
          )
        BEGIN SELECT RAISE(ABORT, 'a journal line is never replaced'); END
    """,
    "journal_line_never_changed": f"""
        CREATE TRIGGER journal_line_never_changed BEFORE UPDATE ON journal_line
        WHEN OLD.sequence IS NOT NULL AND ({_changed()})
        BEGIN SELECT RAISE(ABORT, 'a sealed journal line never changes'); END
    """,
}


def guard_journal(connection: Any) -> None:
    """Put the guards in place, again where a migration's `transform()` dropped them.

    `connection` is the driver's own; the caller's transaction goes on.
    """
    for name, statement in GUARDS.items():
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
        connection.execute(statement)
