"""Puts the licence texts of everything inside a bundle into it, with a list that can be read."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from release.audit import FOLDER, LIST, TEXT, absent, unowned
from release.decisions import TEXTS
from release.piece import Component, ContentsError, Text

#: Debian's copyright files say where a common licence lies, instead of saying it.
COMMON = Path("/usr/share/common-licenses")
_NAMED_COMMON = re.compile(r"/usr/share/common-licenses/([\w.-]*\w)")
#: Endings that every computer opens by a double click.
_READABLE = (".txt", ".md")
_HEADINGS = {
    "ours": "The program itself",
    "words": "Its list of words",
    "font": "Its fonts",
    "python": "Python",
    "pypi": "Packages for Python",
    "part": "What is built into those packages",
    "crate": "What is built into those packages, written in Rust",
    "debian": "Libraries of the system, as Debian packages them",
}
_OPENING = """\
What is inside this program, and under which licence
=====================================================

The program itself is under the MIT licence. It is passed on together with the works of others, each
unchanged and under its own licence. The texts lie in the folders beside this list.

Libraries under the LGPL may be exchanged: each is a file of its own in _internal, and the program
takes what lies there. Qt, PySide6 and shiboken6 belong together: copy the files of the same names
out of the wheels of PySide6-Essentials and shiboken6, of one version 6.11, over those in
_internal/PySide6 and _internal/shiboken6; or put your own build of the same version of Qt there.
python-bidi is in _internal/bidi. Python code under other licences is packed into the program's
file: to exchange that, build the program from its source.

The source of each work is where its note says, or else at https://pypi.org/project/NAME/VERSION,
and of Debian's packages at https://snapshot.debian.org/package/NAME/VERSION.
"""


def put(components: Sequence[Component], bundle: Path) -> None:
    """Write bundle/licences/: each text once and a list, or raise ContentsError."""
    if strangers := unowned(components, bundle):
        raise ContentsError(f"Nobody owns what lies in the bundle: {', '.join(strangers[:10])}.")
    if missing := absent(components, bundle):
        raise ContentsError(f"Nothing of this is in the bundle: {', '.join(missing[:10])}.")
    folder = bundle / FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    lines = [_OPENING]
    heading = ""
    for component in sorted(components, key=_order):
        if heading != (heading := _HEADINGS[component.origin]):
            lines += ["", heading, "-" * len(heading)]
        put_at = [_put(text, component, folder) for text in component.texts]
        if not put_at:
            raise ContentsError(
                f"No text goes along for {component.name} ({component.licence}): put one into "
                "release/texts/ and name it in release/licences.toml."
            )
        lines += _entry(component, list(dict.fromkeys(put_at)))
    (folder / LIST).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _order(component: Component) -> tuple[int, str, str, str]:
    place = list(_HEADINGS).index(component.origin)
    return place, component.name.lower(), component.version, component.within


def _entry(component: Component, put_at: Iterable[str]) -> list[str]:
    lines = [f"{component.heading}: {component.licence}"]
    if component.note:
        lines.append(f"    {component.note}")
    return [*lines, *(f"{TEXT}{place}" for place in put_at)]


def _put(text: Text, component: Component, folder: Path) -> str:
    """Put a text into its component's folder, or once into that of common ones; return where."""
    content = text.source.read_bytes()
    if common := _common().get(content):
        place = Path("common", common)
    else:
        name = text.name if text.name.endswith(_READABLE) else f"{text.name}.txt"
        place = Path(_folder_name(component), name)
    at = folder / place
    if at.exists() and at.read_bytes() != content:
        raise ContentsError(f"Two texts of {component.name} have the name {place.name}.")
    at.parent.mkdir(exist_ok=True)
    at.write_bytes(content)
    _put_common(content.decode("utf-8", "replace"), folder)
    return place.as_posix()


@cache
def _common() -> dict[bytes, str]:
    return {path.read_bytes(): path.name for path in sorted(TEXTS.glob("*.txt"))}


def _folder_name(component: Component) -> str:
    return re.sub(r"[^\w.+-]+", "-", component.within or component.name)


def _put_common(content: str, folder: Path) -> None:
    """Put the common licences that a text of Debian points to."""
    for name in set(_NAMED_COMMON.findall(content)):
        source = COMMON / name
        if source.exists():
            (folder / "common").mkdir(exist_ok=True)
            shutil.copyfile(source, folder / "common" / f"{source.resolve().name}.txt")
