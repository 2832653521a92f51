"""The lock that keeps a second copy out, and remembers a copy that did not end well."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.system.lock import LOCK_FILE, run_lock


def test_one_holder_at_a_time(tmp_path: Path) -> None:
    first = run_lock(tmp_path)
    assert first is not None
    assert run_lock(tmp_path) is None
    first.release()
    first.release()
    second = run_lock(tmp_path)
    assert second is not None
    assert not second.unclean
    second.release()


def test_a_holder_that_did_not_let_go_properly_is_known(tmp_path: Path) -> None:
    stopped = run_lock(tmp_path)
    assert stopped is not None
    stopped.release(clean=False)
    after = run_lock(tmp_path)
    assert after is not None
    assert after.unclean
    after.release()


def test_a_folder_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=LOCK_FILE):
        run_lock(tmp_path / "nowhere")
