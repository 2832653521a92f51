"""With everything laid down by an organisation: nothing is cut, all can be named and reached."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from planner.system.policy import Policy
from planner.views.page import Context
from planner.views.pages.settings.backups import BackupsSection
from planner.views.pages.settings.cover import CoverSection
from planner.views.pages.settings.letterhead import LetterheadSection
from planner.views.pages.settings.organisation import OrganisationSection
from planner.views.pages.settings.page import SettingsPage
from planner.views.pages.settings.passphrase import PassphraseSection
from planner.views.pages.settings.you import YouSection
from planner.views.shell.context import ShellContext
from planner.views.shell.first_start import FirstStart
from planner.views.shell.recover import RecoverPage
from planner.views.shell.unlock import UnlockPage
from planner.views.shell.without_unlocking import BlankFormsDialog
from planner.views.window import Window
from tests.fit import misfits, settle
from tests.test_accessible_names import faults, shell
from tests.test_shell_fits import window

__all__ = ["shell", "window"]

VIEWS = Path(__file__).parent.parent / "planner" / "views"
EVERYTHING = Policy(
    path=Path("/etc/pathway-planner/policy.toml"),
    organisation="Garth Valley Primary Care Network and Community Wellbeing Service",
    logo=Path("/etc/pathway-planner/logo.png"),
    cover_minutes=1,
    lock_minutes=7,
    letters=40,
    two_people=True,
    backups="/srv/wellbeing/backups/of-everybody-in-the-valley/{user}",
    saves_files=False,
    faults=("“lock.cover” is not known here. These are: cover_minutes, lock_minutes.",) * 3,
)
SECTIONS = (
    OrganisationSection,
    CoverSection,
    PassphraseSection,
    LetterheadSection,
    YouSection,
    BackupsSection,
)


@pytest.mark.parametrize("scale", [100, 200])
def test_everything_that_is_laid_down_fits_and_can_be_named(
    context: Context, window: Window, shell: ShellContext, scale: int
) -> None:
    context.theme.set_scale(scale)
    context.records.reference.seed()
    context.records.settings.policy = EVERYTHING
    context.dialogs.no_files = EVERYTHING.no_files
    shell = replace(shell, policy=EVERYTHING)
    found: list[str] = []

    def look(at: str, top: QWidget) -> None:
        settle()
        found.extend(f"{at}: {line}" for line in (*misfits(top), *faults(at, top)))

    for shown in (UnlockPage(shell), RecoverPage(shell)):
        window.show_page(shown)
        look(type(shown).__name__, window)
    first = FirstStart(shell)
    window.show_page(first)
    for step in (0, 1, 5):
        first._show_step(step)
        look(f"first start, {step + 1}", window)
    page = SettingsPage(context)
    window.show_page(page)
    page.refresh()
    for kind in SECTIONS:
        page.open_section(kind)
        look(kind.__name__, window)
    dialog = BlankFormsDialog(shell, window, shell.clock, shell.printers)
    dialog.show()
    look("blank forms", dialog)
    QWidget.hide(dialog)
    assert found == [], "\n".join(found)


def test_a_new_passphrase_by_recovery_code_has_the_letters_too(
    window: Window, shell: ShellContext
) -> None:
    page = RecoverPage(replace(shell, policy=EVERYTHING))
    window.show_page(page)
    for field in (page.first, page.again):
        field.set_text("a lantern over the slow canal")
    page.recover()
    assert page.first.error == "Your organisation asks for 11 letters more."
    assert page.open.isEnabled()


def test_every_way_to_a_file_goes_past_the_one_refusal() -> None:
    """Who asks the system for a place, and who writes; both only after `Dialogs.save_path`."""
    sources = {
        path.relative_to(VIEWS).as_posix(): path.read_text("utf-8") for path in VIEWS.rglob("*.py")
    }
    asks = {name for name, text in sources.items() if "file_to_save(" in text}
    makes = {name for name, text in sources.items() if "QFileDialog" in text}
    writes = {
        name
        for name, text in sources.items()
        if re.search(r"write_(bytes|text|whole|paper)\(", text)
    }
    assert makes == {"file_dialog.py"}
    assert asks == {"file_dialog.py", "dialogs.py"}
    assert writes == {"paper/sheet_out.py"}
