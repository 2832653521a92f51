"""The papers that a bundle goes out with: licences and what IT reads inside it, and its bill of
materials beside.

`python -m release.papers BUNDLE INSIDE.json` writes them for what `pyinstaller build.spec` made on
Windows: the installer is not compiled without them. On macOS build.spec does it itself, since
nothing can be put into an application that is sealed; on Linux `make package` does.
"""

from __future__ import annotations

import platform
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from release import audit, build, contents, licences, sbom

#: Where in a bundle the documents lie, and which: a surgery may have no network to read them on.
DOCUMENTS = "docs"
TO_READ = (
    "install.md",
    "policy.md",
    "policy.example.toml",
    "security.md",
    "privacy.md",
    "clinical-safety.md",
    "accessibility.md",
)
_SYSTEMS = {"win32": "windows", "darwin": "macos"}


def name(system: str = sys.platform, machine: str = platform.machine()) -> str:
    """Return the name of this system's bill: each system's bundle holds something else."""
    machine = {"AMD64": "x86_64"}.get(machine, machine)
    where = f"{_SYSTEMS.get(system, system)}-{machine}"
    return f"{build.NAME}-{build.version()}-{where}-sbom.cdx.json"


def put(bundle: Path, inside: Path, to: Path) -> Path:
    """Put licences and documents into a bundle, and its bill into `to`: held against each other.

    Gives the bill's path; raises ContentsError for what has no owner, no licence or no text.
    """
    found = contents.components(contents.read(inside))
    licences.put(found, bundle)
    _put_documents(build.empty(bundle / DOCUMENTS))
    bill = to / name()
    sbom.write(found, bill, bundle)
    print(f"  {len(found)} components, {build.size(bundle) / 1e6:.0f} MB")
    return bill


def _put_documents(folder: Path) -> None:
    for document in TO_READ:
        shutil.copyfile(build.ROOT / "docs" / document, folder / document)


def entries(bundle: Path) -> list[tuple[str, str, str]]:
    """Return the licences and documents in a bundle as PyInstaller takes files."""
    folders = [bundle / name for name in (audit.FOLDER, DOCUMENTS)]
    texts = sorted(path for one in folders for path in one.rglob("*") if path.is_file())
    return [(path.relative_to(bundle).as_posix(), str(path), "DATA") for path in texts]


def main(arguments: Sequence[str]) -> int:
    """Write the papers of a bundle; gives the exit status."""
    bundle, inside = map(Path, arguments)
    try:
        print(put(bundle, inside, bundle.parent))
    except (OSError, contents.ContentsError) as error:
        sys.stderr.write(f"Not done: {error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
