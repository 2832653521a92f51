"""What the index said of our dependencies once, held against the lock; no network."""

from __future__ import annotations

import json
from datetime import date, timedelta
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from release.decisions import decisions
from release.locked import Locked, locked, shipped
from tools.dependencies import NOT_ASKED, _wheels, not_told, told

ROOT = Path(__file__).resolve().parents[2]
PYTHONS = {"3.11", "3.12", "3.13"}
#: A package without a release for so long needs a reason why it may stay.
QUIET = timedelta(days=2 * 365)


@pytest.fixture(scope="module")
def record() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "docs/dependencies.json").read_text("utf-8"))
    return found


def test_the_record_is_of_the_versions_that_are_locked(record: dict[str, Any]) -> None:
    asked = {row["name"]: row["version"] for row in record["packages"]}
    assert asked == {one.name: one.version for one in shipped(locked())}, "run make dependencies"


def test_each_has_a_wheel_for_windows_and_for_macs(record: dict[str, Any]) -> None:
    for row in record["packages"]:
        where = row.get("only_where", "")
        for system, only in (("windows", "linux"), ("macos_arm64", "linux win32")):
            if not any(f"== '{name}'" in where for name in only.split()):
                assert set(row[system]) == PYTHONS
                assert all(row[system].values()), (row["name"], system)


def test_each_licence_is_one_that_may_be_passed_on(record: dict[str, Any]) -> None:
    refused = [row["name"] for row in record["packages"] if not decisions().allows(row["licence"])]
    assert refused == []


def test_each_is_kept_up_or_may_be_quiet(record: dict[str, Any]) -> None:
    asked_on = date.fromisoformat(record["asked_on"])
    quiet = {
        row["name"]
        for row in record["packages"]
        if asked_on - date.fromisoformat(row["last_released"]) > QUIET
    }
    assert quiet == set(decisions().quiet)
    assert all(decisions().quiet.values())


def test_known_weaknesses_are_none_or_could_not_be_asked(record: dict[str, Any]) -> None:
    said = record["known_weaknesses"]
    assert said in ([], NOT_ASKED), "mend these before anything is passed on"


def test_a_known_weakness_is_told_in_a_line() -> None:
    row = {
        "dependency": {"name": "six", "version": "1.17.0"},
        "id": "GHSA-0",
        "summary": "counts wrongly",
        "link": "https://example.org",
        "fix_versions": ["1.18.0"],
    }
    answer = json.dumps({"vulnerabilities": [row], "adverse_statuses": [{"name": "left"}]})
    assert told(answer) == [
        "six 1.17.0: GHSA-0, counts wrongly; mended in: 1.18.0",
        '{"name": "left"}',
    ]
    assert told('{"vulnerabilities": [], "adverse_statuses": []}') == []


def test_only_a_service_that_was_not_reached_could_not_be_asked() -> None:
    unreached = (
        "error: Request failed after 3 retries\n"
        "  cause: error sending request for url (https://api.example.org/v1/querybatch)\n"
        "  cause: failed to lookup address information: Name or service not known\n"
    )
    assert not_told(2, unreached) == NOT_ASKED
    assert not_told(2, "error: unexpected argument '--locked' found\n\n") == (
        "uv audit ended with 2: error: unexpected argument '--locked' found"
    )
    assert not_told(-9, "") == "uv audit ended with -9"
    told_of = (
        "error: 403 by proxy.example.org:8080 for https://api.example.org/v1 in /tmp/a/uv.lock"
    )
    assert not_told(2, told_of) == "uv audit ended with 2: error: 403 by ... for ... in ..."


def test_the_wheel_is_the_one_that_each_python_is_given() -> None:
    names = [
        "a-1-cp312-cp312-win_amd64.whl",
        "a-1-cp311-abi3-win_amd64.whl",
        "a-1-py3-none-any.whl",
    ]
    files = [{"url": f"https://example.org/{name}"} for name in names]
    assert _wheels(files, ["win_amd64"]) == {"3.11": names[1], "3.12": names[0], "3.13": names[1]}
    assert _wheels(files[:1], ["win_amd64"]) == {"3.11": None, "3.12": names[0], "3.13": None}


def test_nothing_provides_sqlcipher3_twice() -> None:
    assert set(packages_distributions()["sqlcipher3"]) == {"sqlcipher3"}


def test_what_is_shipped_is_what_the_program_asks_for_and_that_in_turn() -> None:
    text = (
        "one==1.0 \\\n    --hash=sha256:00\n    # via pathway-planner (pyproject.toml)\n"
        "two==2.0 ; sys_platform == 'linux' \\\n    # via\n    #   one\n    #   tool\n"
        "three==3.0 \\\n    # via tool\n"
        "tool==4.0 \\\n    # via pathway-planner (pyproject.toml:dev)\n"
        "pyinstaller==6.0 \\\n    # via pathway-planner (pyproject.toml:dev)\n"
    )
    found = locked(text)
    assert found[1] == Locked("two", "2.0", "sys_platform == 'linux'", ("one", "tool"))
    assert [one.name for one in shipped(found)] == ["one", "two", "pyinstaller"]
