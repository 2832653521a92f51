"""What an organisation has laid down for every planner on this computer, in one file.

Read once at start (docs/policy.md). A line that cannot be followed never keeps a planner out: it
is named, the others hold, and only where files are in doubt is nothing saved as a file.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from planner.system.changeable import can_be_changed
from planner.system.files import read_bounded
from planner.system.policy_lines import USER, Lines
from planner.words import _

#: A policy has a dozen lines. More, or a line of this length, is no policy and takes long to read.
MOST_BYTES, LONGEST_LINE = 16_384, 1_000
VERSION = 1
#: The longest of what Settings offers, and the shortest that can still be worked with.
COVER, LOCK = (1, 10), (2, 30)
LETTERS = (8, 64)
#: More sentences than this are counted, not said.
_SAID = 20

_KEYS = {
    "organisation": ("name", "logo"),
    "lock": ("cover_minutes", "lock_minutes"),
    "passphrase": ("letters", "two_people"),
    "backups": ("folder",),
    "files": ("save",),
}
_WHERE = re.compile(r"line (\d+), column (\d+)")


@dataclass(frozen=True)
class Policy:
    """What holds; as it comes, nothing is laid down. None of it is weaker than Settings offers."""

    #: The file it was read from; None where there is none.
    path: Path | None = None
    #: What the organisation is called, and the picture above its papers.
    organisation: str = ""
    logo: Path | None = None
    #: That picture as a small PNG, once it was looked at and drawn.
    drawn: bytes = field(default=b"", repr=False)
    #: Quiet minutes until the screen is covered and the vault is locked.
    cover_minutes: int | None = None
    lock_minutes: int | None = None
    #: How many letters a passphrase has at least; how hard it is to guess counts besides.
    letters: int = 0
    #: Whether two people of the organisation must be able to open each vault together.
    two_people: bool = False
    #: Where copies of backups go; may hold `{user}`.
    backups: str = ""
    #: Whether papers, lists, copies, calendar entries and the log may leave as files.
    saves_files: bool = True
    #: Whether that is so only because the file is wrong about it.
    files_in_doubt: bool = False
    #: A sentence for each line that cannot be followed.
    faults: tuple[str, ...] = ()

    @property
    def no_files(self) -> str:
        """Why nothing is saved as a file, and what can be done; empty where it may be."""
        if self.files_in_doubt:
            return _(
                "Your organisation’s policy has a mistake, so nothing can be saved as a file until "
                "it is put right. You can print instead."
            )
        if not self.saves_files:
            return _(
                "Your organisation does not allow anything to be saved as a file from this "
                "program. You can print instead."
            )
        return ""

    def backup_root(self) -> Path | None:
        """What has to be there already: the folder up to where `{user}` comes in."""
        if not self.backups:
            return None
        folder = Path(self.backups)
        shared = (each for each in (folder, *folder.parents) if USER not in str(each))
        return next(shared, None)

    def backup_folder(self, vault_id: UUID) -> Path | None:
        """Where copies of the backups of one vault go, each vault in a folder of its own."""
        if not self.backups:
            return None
        return Path(self.backups.replace(USER, signed_in())) / str(vault_id)


#: Where an organisation has laid down nothing.
NO_POLICY = Policy()


def signed_in() -> str:
    """The name of the account that is signed in, from the system: variables can be changed."""
    if sys.platform == "win32":
        try:
            return os.getlogin()  # GetUserNameW; not yet run on Windows
        except OSError:
            return "unknown"
    import pwd

    try:
        return pwd.getpwuid(os.getuid()).pw_name.replace("/", "_")
    except KeyError:
        return str(os.getuid())


def laid_down(path: Path) -> Policy:
    """As `load`, and named as well where whoever is signed in could change it. Raises nothing."""
    found = load(path)
    if found.path is None or not can_be_changed(path):
        return found
    return replace(
        found,
        faults=(
            *found.faults,
            _(
                "Whoever is signed in here can change the policy file, or put another in its "
                "place. Let nobody but administrators write it or its folder."
            ),
        ),
    )


def load(path: Path) -> Policy:
    """What the file at `path` lays down; nothing where there is none. Raises nothing."""
    try:
        text = _text(path)
    except FileNotFoundError:
        return _missing(path)
    except NotADirectoryError:
        return _astray(path)
    except UnicodeDecodeError:
        return _unread(path, _("The policy file is not UTF-8 text. Save it as UTF-8."))
    except OSError:
        return _unread(
            path,
            _("The policy file cannot be read. Everybody who signs in has to be able to read it."),
        )
    except ValueError:
        return _unread(
            path,
            _("The policy file is too large, or no ordinary file: a few short lines are allowed."),
        )
    return _parsed(path, text)


def _missing(path: Path) -> Policy:
    """Nothing, unless somebody meant to lay something down and it cannot be reached."""
    folder = path.parent
    if path.is_symlink() or (folder.is_symlink() and not folder.exists()):
        return _unread(path, _("The policy file leads to a file that is not there."))
    if folder.is_file():  # what Windows says then
        return _astray(path)
    return NO_POLICY


def _astray(path: Path) -> Policy:
    return _unread(
        path, _("Where the folder of the policy file should be, there is a file of that name.")
    )


def _text(path: Path) -> str:
    text = read_bounded(path, MOST_BYTES).decode("utf-8-sig")
    if any(len(line) > LONGEST_LINE for line in text.splitlines()):
        raise ValueError("a long line")
    return text


def _parsed(path: Path, text: str) -> Policy:
    import tomllib

    try:
        found = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        where = _WHERE.search(str(error))
        if where is None:
            return _unread(path, _("The policy file cannot be understood: it is no valid TOML."))
        return _unread(
            path,
            _("The policy file cannot be understood from line {line}, letter {letter} on.").format(
                line=where[1], letter=where[2]
            ),
        )
    return _read(path, found)


def _read(path: Path, found: dict[str, Any]) -> Policy:
    lines = Lines(found, _KEYS, path.parent)
    lines.check_version(VERSION)
    save = lines.truth("files", "save")
    in_doubt = save is None and (lines.is_wrong("files") or lines.may_be_misplaced)
    return Policy(
        path=path,
        organisation=lines.name("organisation", "name"),
        logo=lines.picture("organisation", "logo"),
        cover_minutes=lines.whole("lock", "cover_minutes", *COVER),
        lock_minutes=lines.whole("lock", "lock_minutes", *LOCK),
        letters=lines.whole("passphrase", "letters", *LETTERS) or 0,
        two_people=lines.truth("passphrase", "two_people") or False,
        backups=lines.folder("backups", "folder"),
        saves_files=save is not False and not in_doubt,
        files_in_doubt=in_doubt,
        faults=lines.said(_SAID),
    )


def _unread(path: Path, sentence: str) -> Policy:
    """Nobody knows what it says: nothing leaves as a file, and everything else goes on."""
    return Policy(path=path, saves_files=False, files_in_doubt=True, faults=(sentence,))
