"""The version data of the .exe: what Windows shows of it, and the installer holds itself against.

Written from PyInstaller's and Microsoft's documentation (VS_VERSIONINFO); not yet run on Windows.
"""

from __future__ import annotations

import re
from pathlib import Path

#: English (United Kingdom), in Unicode: of the table of words, and of its translation.
_LANGUAGE, _UNICODE = 0x0809, 1200
#: Each of the four numbers of a version is kept in sixteen bits.
_MOST = 0xFFFF

_TEXT = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers!r},
    prodvers={numbers!r},
    mask=0x3f,
    flags={flags:#x},
    OS=0x40004,
    fileType=0x1,
    subtype=0x0,
    date=(0, 0)
  ),
  kids=[
    StringFileInfo([
      StringTable('{language:04X}{unicode:04X}', [
{strings}
      ])
    ]),
    VarFileInfo([VarStruct('Translation', [{language}, {unicode}])])
  ]
)
"""
#: VS_FF_PRERELEASE
_BEFORE_RELEASE = 0x2


def text(version: str) -> str:
    """The file that PyInstaller takes as `version=`, for a version such as "0.1.0" or "1.2.0rc1".

    Raises ValueError for what is no version of this program.
    """
    found = re.fullmatch(r"(\d+)\.(\d+)\.(\d+)((?:a|b|rc|\.dev)\d+)?", version)
    if found is None or any(int(number) > _MOST for number in found.groups()[:3]):
        raise ValueError(f"not a version: {version!r}")
    strings = {
        "CompanyName": "Pathway Planner maintainers",
        "FileDescription": "Pathway Planner",
        "FileVersion": version,
        "InternalName": "pathway-planner",
        "LegalCopyright": "MIT licence. The licences of all parts are in the folder licences.",
        "OriginalFilename": "pathway-planner.exe",
        "ProductName": "Pathway Planner",
        "ProductVersion": version,
    }
    return _TEXT.format(
        numbers=(*(int(number) for number in found.groups()[:3]), 0),
        flags=_BEFORE_RELEASE if found[4] else 0,
        language=_LANGUAGE,
        unicode=_UNICODE,
        strings=",\n".join(f"        StringStruct({k!r}, {v!r})" for k, v in strings.items()),
    )


def written(version: str, folder: Path) -> str:
    """The path of that file, made in `folder`."""
    path = folder / "version.txt"
    path.write_text(text(version), encoding="utf-8")
    return str(path)
