"""Where a bundle's links lead to: to files, to folders, and through other links.

PyInstaller writes a link's target as the system has it: from the folder that the link lies in. The
frameworks of macOS are full of them: `QtCore.framework/QtCore` leads to `Versions/Current/QtCore`,
and `Current` to `A`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import PurePosixPath

#: Links that lead to links, one after another: more is a ring.
_MOST = 20


def end(path: str, links: Mapping[str, str]) -> str:
    """Return the place that `path` leads to at last; empty where it goes round in a ring."""
    for _ in range(_MOST):
        whole = PurePosixPath(path)
        above = [str(each) for each in (*reversed(whole.parents), whole)]
        link = next((each for each in above if each in links), None)
        if link is None:
            return path
        led = posixpath.join(posixpath.dirname(link), links[link], posixpath.relpath(path, link))
        path = posixpath.normpath(led)
    return ""
