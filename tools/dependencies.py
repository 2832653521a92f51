"""Ask the package index once what docs/dependencies.json keeps: `make dependencies`.

For each package of requirements.lock that goes along with the program: its licence, whether there
are wheels of the locked version for Windows and for Macs of today, and when it was last released.
A test holds the record against the lock, without a network; this asks again after the lock changed.
Known weaknesses are asked for by `uv audit`, where its service can be reached.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable
from datetime import UTC, date, datetime
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from typing import Any

from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import parse_wheel_filename

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from release.decisions import decisions  # noqa: E402 - the checkout's own, wherever this is run from
from release.locked import Locked, locked, shipped  # noqa: E402

RECORD = ROOT / "docs" / "dependencies.json"
PYTHONS = ((3, 11), (3, 12), (3, 13))
PLATFORMS = {"windows": ["win_amd64"], "macos_arm64": list(mac_platforms((14, 0), "arm64"))}
NOT_ASKED = "could not be asked: the service was not reached"
#: How uv begins to tell that no connection came about.
_UNREACHED = re.compile(r"error sending request|tunnel error|operation timed out", re.IGNORECASE)
#: What of a computer and its network has no place in the record: addresses, hosts, paths.
_PLACES = re.compile(
    r"\w+://\S+|(?<!\S)/\S+|\b([a-z0-9-]+\.)+(?!(toml|lock|json|py)\b)[a-z]{2,}\b(:\d+)?"
)
#: Markers of packages that are there on one system alone: no other one needs a wheel.
_ONLY = {"sys_platform == 'linux'": (), "sys_platform == 'win32'": ("windows",)}


def main() -> int:
    """Ask, and write the record."""
    packages = shipped(locked())
    with tempfile.TemporaryDirectory() as folder:
        pinned = _ask(Path(folder, "pinned"), [_pinned(one) for one in packages])
        newest = _ask(Path(folder, "newest"), [one.name for one in packages])
        weaknesses = _weaknesses(Path(folder, "pinned"))
    rows = [_row(one, pinned[one.name], newest.get(one.name, [])) for one in packages]
    record = {
        "asked_on": _today().isoformat(),
        "known_weaknesses": weaknesses,
        "packages": rows,
    }
    RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(rows)} packages in {RECORD.relative_to(ROOT)}. Known weaknesses: {weaknesses}")
    return 0


def _today() -> date:
    return datetime.now(UTC).date()  # noqa: TID251 - a tool's own day, not the program's


def _pinned(one: Locked) -> str:
    return f"{one.name}=={one.version}" + (f" ; {one.marker}" if one.marker else "")


def _ask(folder: Path, wanted: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Return what the index has of each package: uv writes the files and their times down."""
    folder.mkdir()
    project = "\n".join(
        (
            '[project]\nname = "asked"\nversion = "0"\nrequires-python = ">=3.11,<3.14"',
            f"dependencies = {json.dumps(wanted)}",
        )
    )
    Path(folder, "pyproject.toml").write_text(project, encoding="utf-8")
    subprocess.run([_uv(), "lock", "--quiet"], cwd=folder, check=True)
    answer = tomllib.loads(Path(folder, "uv.lock").read_text(encoding="utf-8"))
    found: dict[str, list[dict[str, Any]]] = {}
    for package in answer["package"]:
        found.setdefault(package["name"], []).append(package)
    return found


def _weaknesses(folder: Path) -> str | list[str]:
    """Return what is known to be weak, or the words that it could not be asked."""
    features = ["--preview-features", "audit-command,json-output"]
    asked = subprocess.run(
        [_uv(), "audit", *features, "--locked", "--output-format", "json"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return told(asked.stdout) if asked.stdout else not_told(asked.returncode, asked.stderr)


def not_told(status: int, said: str) -> str:
    """Return why there is no answer: only NOT_ASKED may stand in the record."""
    if _UNREACHED.search(said):
        return NOT_ASKED
    lines = [line for line in said.splitlines() if line.strip()]
    last = f": {_PLACES.sub('...', lines[-1].strip())}" if lines else ""
    return f"uv audit ended with {status}{last}"


def told(answer: str) -> list[str]:
    """Return a line for each weakness, and for each package that its authors gave up."""
    said = json.loads(answer)
    lines = []
    for row in said["vulnerabilities"]:
        of, mended = row["dependency"], ", ".join(row["fix_versions"]) or "none yet"
        words = row["summary"] or row["link"]
        lines.append(f"{of['name']} {of['version']}: {row['id']}, {words}; mended in: {mended}")
    return lines + [json.dumps(row) for row in said["adverse_statuses"]]


def _row(one: Locked, asked: list[dict[str, Any]], newest: list[dict[str, Any]]) -> dict[str, Any]:
    package = next(each for each in asked if each["version"] == one.version)
    latest = max((_released(each), each["version"]) for each in [package, *newest])
    row: dict[str, Any] = {
        "name": one.name,
        "version": one.version,
        "licence": _licence(one.name),
        "released": _released(package),
        "newest": latest[1],
        "last_released": latest[0],
    }
    if one.marker:
        row["only_where"] = one.marker
    for platform, names in PLATFORMS.items():
        if platform in _ONLY.get(one.marker, PLATFORMS):
            row[platform] = _wheels(package["wheels"], names)
    return row


def _released(package: dict[str, Any]) -> str:
    times = [file["upload-time"] for file in package["wheels"]]
    return str(max(times))[:10]


def _licence(name: str) -> str:
    try:
        return decisions().licence_of(name, metadata(name))
    except PackageNotFoundError:  # one that this system does not need
        return decisions().licence_of(name, {"License-Expression": None})


def _wheels(files: Iterable[dict[str, Any]], platforms: list[str]) -> dict[str, str | None]:
    """Return the wheel that each Python would be given on a system."""
    names = [file["url"].rsplit("/", 1)[1] for file in files]
    tags = {name: parse_wheel_filename(name)[3] for name in names}
    found: dict[str, str | None] = {}
    for python in PYTHONS:
        wanted: list[Tag] = [
            *cpython_tags(python, platforms=platforms),
            *compatible_tags(python, f"cp{python[0]}{python[1]}", platforms),
        ]
        fitting = [
            (wanted.index(tag), name) for name in names for tag in tags[name] if tag in wanted
        ]
        found[f"{python[0]}.{python[1]}"] = min(fitting)[1] if fitting else None
    return found


def _uv() -> str:
    return str(Path(sys.executable).with_name("uv"))


if __name__ == "__main__":
    sys.exit(main())
