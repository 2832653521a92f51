"""The SQL behind the list of people. Every value is bound; nothing typed becomes SQL."""

from __future__ import annotations

from functools import cache

from planner.records.order import CALLED_ALIKE

#: Of whom nothing is asked any more.
_DIED = """person_id IN (
  SELECT person_id FROM retention WHERE died_on IS NOT NULL AND removed_at IS NULL)"""

#: A person's newest pathway: the open one, else the one started last, of two on one day the one
#: written last. SQLite takes the other columns of a group from the row that holds its max().
_PATH = f"""
path AS (
  SELECT person_id, id, kind, status,
    CASE WHEN status = 'active' AND NOT {_DIED} THEN review_on END AS review_on,
    emotional_support_talked_on, aspirations_talked_on, barriers_talked_on,
    max((status IN ('active', 'paused')) * 10000000 + julianday(started_on) + rowid / 1e8) AS newest
  FROM pathway WHERE removed_at IS NULL {{only}} GROUP BY person_id)"""  # noqa: S608

#: When the next WEMWBS of an active pathway is due: the window after the last one answered, and
#: never one whose number was given before (models/wemwbs.py says why).
_SCORE = f"""
given AS (
  SELECT pathway_id,
    min(CASE stage WHEN 'baseline' THEN answered_on END) AS baseline,
    sum(stage = 'follow_up') AS follow_ups,
    max(CASE stage WHEN 'follow_up' THEN answered_on END) AS latest,
    max(finished_at) AS finished_at
  FROM questionnaire
  WHERE finished_at IS NOT NULL AND removed_at IS NULL {{only}} GROUP BY pathway_id),
score AS (
  SELECT path.person_id, given.baseline IS NULL AS is_first,
    date(given.baseline, '+' || (:apart * (1 + max(given.follow_ups,
      CAST((coalesce(julianday(given.latest), 0) - julianday(given.baseline) + :early)
        / :apart AS INTEGER)))) || ' days') AS wemwbs_on
  FROM path LEFT JOIN given ON given.pathway_id = path.id
  WHERE path.status = 'active' AND NOT path.{_DIED} AND NOT EXISTS (
    SELECT 1 FROM asking WHERE asking.pathway_id = path.id AND asking.said = 'rather_not'
      AND asking.removed_at IS NULL
      AND asking.recorded_at > coalesce(given.finished_at, 0)))"""  # noqa: S608

_MEET = f"""
meet AS (
  SELECT person_id, substr(min("on" || coalesce(at, '')), 1, 10) AS meets_on,
    substr(min("on" || coalesce(at, '')), 11) AS meets_at
  FROM appointment
  WHERE "on" >= :today AND held IS NULL AND removed_at IS NULL AND NOT {_DIED} {{only}}
  GROUP BY person_id)"""  # noqa: S608

_SEEN = """
seen AS (
  SELECT person_id, max(began_at) AS seen_at
  FROM visit WHERE removed_at IS NULL {only} GROUP BY person_id)"""

_ONLY = "AND person_id IN (SELECT value FROM json_each(:ids))"

_MATCH = """
person.removed_at IS NULL
  AND (:kind = '' OR path.kind = :kind)
  AND CASE :among
    WHEN 'everyone' THEN 1
    WHEN 'no_pathway' THEN path.id IS NULL
    WHEN 'on_list' THEN path.id IS NULL OR path.status IN ('active', 'paused')
    WHEN 'finished' THEN path.status NOT IN ('active', 'paused')
    ELSE path.status = :among END"""

_DUE = {
    "anything": "",
    "review": "AND path.review_on <= :week",
    "wemwbs": ("AND (score.is_first OR date(score.wemwbs_on, '-' || :early || ' days') <= :today)"),
}

#: By name the caller sorts, who has the folded names.
_BY = {
    "next_due": (
        "min(coalesce(meet.meets_on, '9999'), coalesce(path.review_on, '9999'),"
        f" coalesce(score.wemwbs_on, '9999')), person.called, {CALLED_ALIKE}"
    ),
    "last_seen": f"seen.seen_at DESC NULLS LAST, person.called, {CALLED_ALIKE}",
    "name": "person.born_on, person.rowid",
}
_PARTS = {"path": _PATH, "score": _SCORE, "meet": _MEET, "seen": _SEEN}


@cache
def order(sort: str, due: str) -> str:
    """The ids of everyone who matches, in order; only what `sort` and `due` ask about is read."""
    asked = _BY[sort] + _DUE[due]
    parts = ["path", *(name for name in ("score", "meet", "seen") if f"{name}." in asked)]
    tables = [_PARTS[name].format(only="") for name in parts]
    joins = "\n".join(f"LEFT JOIN {name} ON {name}.person_id = person.id" for name in parts)
    return (
        f"WITH {','.join(tables)}\nSELECT person.id FROM person\n{joins}\n"
        f"WHERE {_MATCH} {_DUE[due]}\nORDER BY {_BY[sort]}"
    )


#: Differs from before wherever a record may: the last line that is no mere event. A line that is
#: typed into is always the last, and its `after` follows.
NEWEST_CHANGE = """
SELECT rowid, written_at, after FROM journal_line
WHERE why NOT IN ('opened', 'printed', 'exported') ORDER BY rowid DESC LIMIT 1"""

NAMES = "SELECT id, called, full_name, nhs_number, phone FROM person WHERE removed_at IS NULL"

COUNTS = """
SELECT count(*), coalesce(sum(id IN (
    SELECT person_id FROM pathway WHERE removed_at IS NULL
    GROUP BY person_id HAVING NOT max(status IN ('active', 'paused')))), 0)
FROM person WHERE removed_at IS NULL"""


def _begun(table: str, which: str = "") -> str:
    return (
        f"EXISTS (SELECT 1 FROM {table} WHERE {table}.pathway_id = path.id"  # noqa: S608
        f" AND {table}.removed_at IS NULL {which})"
    )


#: What the rows of the people in the JSON list `:ids` say.
ROWS = f"""
WITH {",".join(part.format(only=_ONLY) for part in (_PATH, _SCORE, _MEET, _SEEN))}
SELECT person.id, person.called, person.full_name, person.born_on,
  path.kind, path.status, path.review_on,
  path.emotional_support_talked_on AS talked_1, path.aspirations_talked_on AS talked_2,
  path.barriers_talked_on AS talked_3,
  {_begun("answer", "AND answer.text <> ''")} AS has_answers,
  {_begun("aspiration")} AS has_aspirations,
  {_begun("barrier")} AS has_barriers,
  seen.seen_at, meet.meets_on, meet.meets_at, score.wemwbs_on
FROM person
LEFT JOIN path ON path.person_id = person.id
LEFT JOIN score ON score.person_id = person.id
LEFT JOIN meet ON meet.person_id = person.id
LEFT JOIN seen ON seen.person_id = person.id
WHERE person.id IN (SELECT value FROM json_each(:ids)) AND person.removed_at IS NULL"""  # noqa: S608
