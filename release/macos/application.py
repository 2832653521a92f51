"""What PyInstaller makes "Pathway Planner.app" with. Not yet run on macOS: see docs/release.md.

Written from PyInstaller's and Apple's documentation. The entitlements beside this file are the one
that Python's ctypes may need under the hardened runtime; none opens a network, camera or file.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from PIL import Image

from planner.system.requirements import MACOS
from release import icons

NAME = "Pathway Planner.app"
#: No domain is owned: whoever signs puts their own here, once, before the first release.
IDENTIFIER = "local.pathway-planner"
#: Whose "Developer ID Application" signs; without it the application is signed ad hoc.
SIGNER_VARIABLE = "PATHWAY_PLANNER_SIGN_AS"
ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")

#: The widths of an .icns, up to that of a large icon on a dense screen.
_SIZES = (16, 32, 64, 128, 256, 512, 1024)


def icon(folder: Path) -> str:
    """The path of the application's icon, drawn into `folder`."""
    drawn = [Image.open(path).convert("RGBA") for path in icons.draw(folder, _SIZES)]
    path = folder / "program.icns"
    drawn[-1].save(path, append_images=drawn[:-1])
    return str(path)


def info_plist(version: str) -> dict[str, Any]:
    """The values of Info.plist that PyInstaller does not make by itself."""
    return {
        "CFBundleName": "Pathway Planner",
        "CFBundleDisplayName": "Pathway Planner",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "en-GB",
        "LSApplicationCategoryType": "public.app-category.productivity",
        "LSMinimumSystemVersion": f"{MACOS}.0",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT licence. The licences of all parts are inside.",
        # an open vault is closed by the program itself, and no picture of its window is kept
        "NSSupportsAutomaticTermination": False,
        "NSSupportsSuddenTermination": False,
        "NSQuitAlwaysKeepsWindows": False,
    }


def signing() -> dict[str, str | None]:
    """How `EXE` signs: by whom, where somebody is named, and with which entitlements."""
    signer = os.environ.get(SIGNER_VARIABLE) or None
    return {
        "codesign_identity": signer,
        "entitlements_file": str(ENTITLEMENTS) if signer else None,
    }
