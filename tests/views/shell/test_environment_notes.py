"""Before unlocking it is said how the program was started, where that is odd."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from planner.system.environment import Environment, FolderState
from planner.views.shell import environment_notes
from planner.views.shell.context import ShellContext
from planner.views.shell.environment_notes import EnvironmentNotes
from planner.views.shell.first_start import FirstStart
from planner.views.shell.unlock import UnlockPage


@pytest.mark.parametrize(
    ("found", "portable", "said"),
    [
        (FolderState.CLOSED, False, "Ask whoever looks after this computer before you begin."),
        (FolderState.CLOSED, True, "Move the stick's write-protect switch if it has one"),
        (FolderState.FULL, False, "This computer's disk is full"),
        (FolderState.FULL, True, "The stick is full"),
    ],
)
def test_first_start_says_at_once_that_no_vault_can_be_made_there(
    qtbot: QtBot,
    shell: ShellContext,
    monkeypatch: pytest.MonkeyPatch,
    found: FolderState,
    portable: bool,
    said: str,
) -> None:
    monkeypatch.setattr(environment_notes, "folder_state", lambda _folder: found)
    page = FirstStart(replace(shell, environment=Environment(portable=portable)))
    qtbot.addWidget(page)
    page.show()
    (notice,) = page.findChildren(EnvironmentNotes)
    qtbot.waitUntil(notice.isVisible)
    assert said in notice.banner.sentence.text()


def test_root_is_told_on_both_pages_and_nobody_else_is(qtbot: QtBot, shell: ShellContext) -> None:
    for as_root in (True, False):
        context = replace(shell, environment=Environment(as_root=as_root))
        for page in (UnlockPage(context), FirstStart(context)):
            qtbot.addWidget(page)
            page.show()
            words = [one.banner.sentence.text() for one in page.findChildren(EnvironmentNotes)]
            seen = [one.isVisible() for one in page.findChildren(EnvironmentNotes)]
            assert any(seen) == as_root
            assert (
                "running as root, with full rights on this computer" in " ".join(words)
            ) == as_root


def test_a_folder_beside_the_program_that_was_not_used_is_said_on_both_pages(
    qtbot: QtBot, shell: ShellContext
) -> None:
    context = replace(shell, environment=Environment(left_aside=True))
    for page in (UnlockPage(context), FirstStart(context)):
        qtbot.addWidget(page)
        page.show()
        words = [one.banner.sentence.text() for one in page.findChildren(EnvironmentNotes)]
        assert "start it with --portable" in " ".join(words)
