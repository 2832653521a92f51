"""What an organisation lays down: each line as it is meant, and every way of getting it wrong."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path, PureWindowsPath
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.parts import Parts
from planner.system import folders, policy, policy_lines
from planner.system.policy import COVER, LETTERS, LOCK, Policy, laid_down, load
from planner.views.pages.settings.cover import COVER_CHOICES, LOCK_CHOICES

EXAMPLE = Path(__file__).parents[2] / "docs" / "policy.example.toml"
VAULT = UUID(int=7)
#: The number of the account of whoever is signed in.
THEM = 4242


def read(tmp_path: Path, text: str | bytes) -> Policy:
    """The policy that such a file lays down."""
    path = tmp_path / "policy.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(path)


def test_without_a_file_nothing_is_laid_down(tmp_path: Path) -> None:
    assert load(tmp_path / "policy.toml") == Policy()
    assert load(tmp_path / "no such folder" / "policy.toml") == Policy()


def test_the_example_of_the_docs_holds_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "logo.svg").touch()
    path = tmp_path / "policy.toml"
    path.write_text(EXAMPLE.read_text("utf-8"), "utf-8")
    assert load(path) == Policy(
        path=path,
        organisation="Garth Valley Primary Care",
        logo=tmp_path / "logo.svg",
        cover_minutes=5,
        lock_minutes=10,
        letters=16,
        two_people=True,
        backups="/srv/wellbeing/backups/{user}",
        saves_files=False,
    )


def test_a_byte_order_mark_and_the_line_ends_of_windows_do_no_harm(tmp_path: Path) -> None:
    text = b"\xef\xbb\xbfversion = 1\r\n[lock]\r\nlock_minutes = 3\r\n"
    found = read(tmp_path, text)
    assert (found.lock_minutes, found.faults) == (3, ())


@pytest.mark.parametrize(
    ("lines", "key", "allowed"),
    [
        ("[lock]\ncover_minutes = 11", "lock.cover_minutes", "from 1 to 10"),
        ("[lock]\ncover_minutes = true", "lock.cover_minutes", "from 1 to 10"),
        ("[lock]\nlock_minutes = 0", "lock.lock_minutes", "from 2 to 30"),
        ('[lock]\nlock_minutes = "5"', "lock.lock_minutes", "from 2 to 30"),
        ("[passphrase]\nletters = 7", "passphrase.letters", "from 8 to 64"),
        ("[passphrase]\nletters = 65", "passphrase.letters", "from 8 to 64"),
        ("[passphrase]\nletters = 12.0", "passphrase.letters", "from 8 to 64"),
        ('[passphrase]\ntwo_people = "yes"', "passphrase.two_people", "without quotes"),
        ('[backups]\nfolder = "backups"', "backups.folder", "a whole path"),
        ('[backups]\nfolder = "/srv/../etc"', "backups.folder", "a whole path"),
        ('[backups]\nfolder = "/srv/{name}"', "backups.folder", "but {user}"),
        ('[backups]\nfolder = "/srv/%USERNAME%"', "backups.folder", "but {user}"),
        ("[organisation]\nname = 4", "organisation.name", "at most 120 letters"),
        ('[organisation]\nname = "a\\nb"', "organisation.name", "one line"),
        ('[organisation]\nname = "a\\u202eb"', "organisation.name", "one line"),
        ('[organisation]\nlogo = "../logo.png"', "organisation.logo", "beside the policy"),
        ('[organisation]\nlogo = "none.png"', "organisation.logo", "beside the policy"),
        ("[lock]\ncover = 5", "lock.cover", "cover_minutes, lock_minutes"),
        ("lock = 5", "lock", "a part of its own"),
    ],
)
def test_a_wrong_line_is_named_with_what_is_allowed_and_the_others_hold(
    tmp_path: Path, lines: str, key: str, allowed: str
) -> None:
    found = read(tmp_path, f"version = 1\n{lines}\n[files]\nsave = true\n")
    assert len(found.faults) == 1
    assert f"“{key}”" in found.faults[0]
    assert allowed in found.faults[0]
    assert found == Policy(path=found.path, faults=found.faults)
    assert not found.no_files


@pytest.mark.parametrize(
    "lines",
    [
        "[files]\nsave = 0",
        '[files]\nsave = "no"',
        "[files]\nsaves = false",
        "files = false",
        "[[files]]\nsave = false",
        "[file]\nsave = false",
        "[backups]\nsave = false",
        "[organisation]\nsave = false",
        "[passphrase]\nfiles.save = false",
        "[organisation.name]\nsave = false",
        "[[backups]]\nsave = false",
        "save = false",
    ],
)
def test_files_in_doubt_are_not_saved(tmp_path: Path, lines: str) -> None:
    found = read(tmp_path, f"version = 1\n{lines}\n")
    assert not found.saves_files
    assert "a mistake" in found.no_files
    assert found.faults


def test_files_that_are_not_allowed(tmp_path: Path) -> None:
    found = read(tmp_path, "version = 1\n[files]\nsave = false\n")
    assert "does not allow" in found.no_files
    assert not found.faults


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"version = 1\nsave = \n", "line 2, letter 8"),
        (b"\xff\xfev\x00", "UTF-8"),
        (b"#" * 2000, "a few short lines"),
        (b"# a line\n" * 5000, "a few short lines"),
        (b"a = " + b"[\n" * 6000, "no valid TOML"),
        (b"version = 1\n[files]\nsave = false\n[files]\n", "line 4"),
    ],
)
def test_a_file_that_cannot_be_understood_keeps_files_in_and_nobody_out(
    tmp_path: Path, content: bytes, said: str
) -> None:
    found = read(tmp_path, content)
    assert found == Policy(
        path=found.path, saves_files=False, files_in_doubt=True, faults=found.faults
    )
    assert said in found.faults[0]


def test_only_an_ordinary_file_that_can_be_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    (tmp_path / "a file").touch()
    (tmp_path / "astray").symlink_to(tmp_path / "nowhere")
    for path in (
        pipe,
        tmp_path,
        tmp_path / "astray",
        tmp_path / "astray" / "policy.toml",
        tmp_path / "a file" / "policy.toml",
    ):
        found = load(path)
        assert len(found.faults) == 1
        assert found.no_files


def test_a_newer_policy_is_named_and_what_is_known_of_it_holds(tmp_path: Path) -> None:
    found = read(tmp_path, "version = 2\n[lock]\nlock_minutes = 5\n")
    assert found.lock_minutes == 5
    assert "newer program" in found.faults[0]
    assert "“version”" in read(tmp_path, "[lock]\n").faults[0]


@pytest.mark.skipif(sys.platform == "win32", reason="rights of Windows are not asked for")
@pytest.mark.parametrize("how", ["they can write it", "it is theirs"])
@pytest.mark.parametrize(
    "what", ["policy.toml", "etc", "above", "middle", "srv", "kept.toml", "sticky", "none"]
)
def test_a_policy_that_planners_could_change_holds_and_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, how: str
) -> None:
    """`etc/policy.toml` leads by way of `middle` to `srv/kept.toml`."""
    path = tmp_path / "above" / "sticky" / "etc" / "policy.toml"
    path.parent.mkdir(parents=True)
    path.parent.parent.chmod(0o1777)
    kept = tmp_path / "srv" / "kept.toml"
    kept.parent.mkdir()
    kept.write_text("version = 1\n[lock]\nlock_minutes = 3\n")
    middle = tmp_path / "middle" / "link.toml"
    middle.parent.mkdir()
    middle.symlink_to("../srv/kept.toml")
    path.symlink_to(middle)
    theirs, writable = (what, "no") if how == "it is theirs" else ("no", what)
    monkeypatch.setattr(os, "geteuid", lambda: THEM)
    monkeypatch.setattr(os, "access", lambda at, _how: at.name == writable)
    monkeypatch.setattr(Path, "lstat", lambda at: owned(at, THEM if at.name == theirs else 0))
    found = laid_down(path)
    assert found.lock_minutes == 3
    assert not found.no_files
    said = [sentence for sentence in found.faults if "nobody but administrators" in sentence]
    harmless = what == "none" or writable in ("sticky", "policy.toml")
    assert len(said) == len(found.faults) == (not harmless)
    assert laid_down(tmp_path / "none" / "policy.toml") == Policy()


def owned(path: Path, by: int) -> os.stat_result:
    """What the system says of `path`, as if it were of that account."""
    found = os.lstat(path)
    return os.stat_result((*found[:4], by, *found[5:]))


def test_what_was_written_is_not_repeated_and_odd_keys_are_made_readable(tmp_path: Path) -> None:
    keys = "\n".join(f'"k{number}\\u202e\\n" = "Margaret"' for number in range(50))
    found = read(tmp_path, f"version = 1\n{keys}\n")
    told = "".join(found.faults)
    assert "Margaret" not in told
    assert "\u202e" not in told
    assert len(found.faults) == 21
    assert "30 more mistakes" in found.faults[-1]


def test_each_vault_has_a_folder_of_its_own_below_one_that_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USER", "somebody else")
    monkeypatch.setenv("LOGNAME", "somebody else")
    laid = Policy(backups="/srv/backups/{user}/pathways")
    assert laid.backup_root() == Path("/srv/backups")
    folder = Path("/srv/backups") / policy.signed_in() / "pathways" / str(VAULT)
    assert laid.backup_folder(VAULT) == folder
    assert "somebody else" not in str(folder)
    assert Policy(backups="/srv/backups").backup_root() == Path("/srv/backups")
    assert Policy().backup_folder(VAULT) is None


@pytest.mark.parametrize(
    ("folder", "root"),
    [
        (r"\\server\{user}", None),
        (r"\\server\{user}\backups", None),
        (r"\\fileserver\{user}$\backups", None),
        (r"\\{user}\wellbeing\backups", None),
        (r"\\server\wellbeing\{user}", "//server/wellbeing/"),
        (r"\\server\wellbeing\{user}\{user}", "//server/wellbeing/"),
        (r"D:\backups\of {user}\here", "D:/backups"),
        (r"D:\{user}", "D:/"),
    ],
)
def test_the_server_and_the_share_are_nobodys_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str, root: str | None
) -> None:
    monkeypatch.setattr(policy_lines, "PurePath", PureWindowsPath)
    monkeypatch.setattr(policy, "Path", PureWindowsPath)
    found = read(tmp_path, f"version = 1\n[backups]\nfolder = '{folder}'\n")
    assert str(Policy(backups=folder).backup_root()) == str(root and PureWindowsPath(root))
    if root:
        assert (found.backups, found.faults) == (folder, ())
    else:
        assert not found.backups
        assert "“backups.folder”" in found.faults[0]
        assert "below the share" in found.faults[0]


def test_the_program_reads_it_where_nobody_who_is_signed_in_can_move_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("XDG_CONFIG_DIRS", "XDG_CONFIG_HOME", "PROGRAMFILES", "HOME"):
        monkeypatch.setenv(variable, str(tmp_path))
    assert tmp_path not in folders.policy_file().parents
    path = tmp_path / "policy.toml"
    path.write_text("version = 1\n[lock]\nlock_minutes = 3\n", "utf-8")
    monkeypatch.setattr(folders, "policy_file", lambda: path)
    assert Parts().policy.lock_minutes == 3


def test_nothing_weaker_than_what_settings_offers_can_be_laid_down() -> None:
    assert COVER[1] == max(COVER_CHOICES)
    assert LOCK[1] == max(LOCK_CHOICES)
    assert LETTERS[0] >= 8


_KEYS = st.sampled_from(
    ["version", "organisation", "lock", "passphrase", "backups", "files", "save", "name", "logo"]
) | st.text(max_size=8)
_VALUES = st.recursive(
    st.integers(-5, 99).map(str)
    | st.sampled_from(["true", "1.5", "nan", "1979-05-27", '"/srv/{user}"', '"logo.png"', "''"]),
    lambda inner: st.lists(inner, max_size=3).map(lambda some: f"[{', '.join(some)}]"),
    max_leaves=4,
)
_LINES = st.one_of(
    st.builds("[{}]".format, _KEYS),
    st.builds("[[{}]]".format, _KEYS),
    st.builds("{} = {}".format, _KEYS, _VALUES),
    st.text(max_size=30),
)


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(_LINES, max_size=8).map("\n".join) | st.binary(max_size=60))
def test_no_file_whatever_is_in_it_stops_the_program_or_weakens_anything(
    tmp_path: Path, content: str | bytes
) -> None:
    found = read(
        tmp_path, content if isinstance(content, bytes) else content.encode("utf-8", "replace")
    )
    assert found.cover_minutes is None or COVER[0] <= found.cover_minutes <= COVER[1]
    assert found.lock_minutes is None or LOCK[0] <= found.lock_minutes <= LOCK[1]
    assert found.letters == 0 or LETTERS[0] <= found.letters <= LETTERS[1]
    assert all(line.isprintable() for line in found.faults)
    assert found.saves_files or found.no_files


def test_the_costliest_file_is_read_in_a_moment(tmp_path: Path) -> None:
    line = ".".join("a" * 480)
    text = "\n".join(f"b{number}.{line} = 1" for number in range(16))
    before = time.process_time()
    assert read(tmp_path, text).faults
    assert time.process_time() - before < 1
