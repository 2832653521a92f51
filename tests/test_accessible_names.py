"""Every page and dialog with a filled person: named, reachable by Tab, large enough to press."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from demo.clock import StoryClock
from planner.keeper import Keeper
from planner.models.concerns import WhoActs
from planner.models.endings import OutcomeMoment
from planner.models.formats import PaperFormat
from planner.models.lawful import AccessRequest
from planner.models.pathways import PathwayStatus
from planner.records.crisis_plans import Edition
from planner.vault.keys import LOWEST
from planner.vault.recovery_code import new_code
from planner.vault.vault_list import KnownVault
from planner.views.between_visits.paper_visit import PaperVisitDialog, PaperWordsDialog
from planner.views.between_visits.papers_dialog import PapersDialog
from planner.views.between_visits.preparation_dialog import PreparationDialog
from planner.views.dialogs import PanelDialog
from planner.views.help.guide import GuideDialog
from planner.views.help.page_help import HelpDialog
from planner.views.keeping_safe.dialog import KeepingSafeDialog
from planner.views.keeping_safe.reaching import ReachDialog
from planner.views.keeping_safe.reading import ConcernDialog
from planner.views.navigation import Place, Room
from planner.views.page import Context
from planner.views.pages.crisis_plan.dialogs import AgreeDialog, EarlierEditionsDialog
from planner.views.pages.registry import PAGES
from planner.views.pages.their_record.entries_dialog import EntriesDialog
from planner.views.pages.their_record.erase_dialog import EraseDialog
from planner.views.pages.their_record.holds_card import PlaceHoldDialog
from planner.views.pages.their_record.keeping_card import DiedDialog, KeepLongerDialog
from planner.views.pages.their_record.request_dialogs import (
    CloseDialog,
    GivenDialog,
    HarmDialog,
    MoreTimeDialog,
    ReceiveDialog,
)
from planner.views.paper.save_dialog import SaveDialog
from planner.views.pathway_states.close_dialog import CloseDialog as EndPathwayDialog
from planner.views.pathway_states.earlier_pathway import EarlierPathwayDialog
from planner.views.pathway_states.outcomes_dialog import OutcomesDialog
from planner.views.pathway_states.pause_dialog import LookAgainDialog, PauseDialog
from planner.views.putting_right.moving import MovingDialog
from planner.views.search_palette import SearchPalette
from planner.views.shell.code_dialog import CodeDialog, sheet_of
from planner.views.shell.context import ShellContext
from planner.views.shell.cover import Cover
from planner.views.shell.first_start import FirstStart
from planner.views.shell.recover import RecoverPage
from planner.views.shell.two_people import TwoPeoplePage
from planner.views.shell.unlock import UnlockPage
from planner.views.shell.which_vault import WhichVaultDialog
from planner.views.shell.without_unlocking import BlankFormsDialog, CrisisNumbersDialog
from planner.views.start_pathway import StartPathwayDialog
from planner.views.theme import SCALES
from planner.views.visit.end_visit import EndVisitDialog
from planner.views.visit.plan_visit import PlanVisitDialog
from planner.views.visit.start_visit import StartVisitDialog
from planner.views.widgets.hand_on import hands_on
from planner.views.widgets.line_field import LineField
from planner.views.window import SMALLEST, Window
from planner.views.workspace import Workspace
from tests.fakes import FakeKeyring, FakePrinters
from tests.told import Told

#: What two buttons of one dialog may do alike.
SAME_DEED = ("Close",)
#: What unfolds on a page, by the beginning of its button's name.
UNFOLD = {
    Room.EMOTIONAL_SUPPORT: ("Open: ",),
    Room.ASPIRATIONS: ("How is it going?",),
    Room.BARRIERS: ("Who, when and where: ",),
    Room.WELLBEING: ("Show as a table",),
    Room.REVIEW: ("How is it going?",),
    Room.PROGRESS: ("Show as a table", "How strong does it feel today?"),
    Room.NOTES: ("New note",),
    Room.CRISIS_PLAN: ("Change this plan",),
}
IN_A_VISIT = (
    Room.EMOTIONAL_SUPPORT,
    Room.ASPIRATIONS,
    Room.BARRIERS,
    Room.WELLBEING,
    Room.REVIEW,
    Room.PROGRESS,
    Room.QUESTIONNAIRE,
    Room.CRISIS_PLAN,
    Room.PRINT,
)
#: Design pixels of the smallest thing that is pressed.
PRESS = 44


@pytest.fixture
def clock() -> StoryClock:
    return StoryClock()


@pytest.fixture
def person(context: Context, clock: StoryClock, told: Told) -> UUID:
    """The best told of the dozen, with a visit, words, hopes, barriers, scores and papers."""
    person = told.people[0]
    plans = context.records.crisis_plans
    plan = plans.begin(person)
    plans.type_text(plan.id, "helps", "My knitting")
    plans.add_contact(plan.id, "Jean", "01632 960172")
    plans.add_contact(plan.id, "Paul", "07700 900431")
    plans.agree(plan.id, clock.today() + timedelta(days=28))
    for wanted in PaperFormat:
        context.records.format_needs.ask(person, wanted)
    return person


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, context: Context) -> Window:
    context.theme.apply(qapp)
    made = Window(context.theme)
    qtbot.addWidget(made)
    made.let_close = made.hide  # type: ignore[method-assign]
    made.show_page(Workspace(context))
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


def controls(top: QWidget) -> list[QWidget]:
    """What the keyboard can stop at."""
    return [
        widget
        for widget in top.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not hands_on(widget)
    ]


def said(widget: QWidget) -> str:
    """What a screen reader says it is called."""
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name).strip() if found is not None else ""


def described(widget: QWidget) -> str:
    return f"{type(widget).__name__} {said(widget)!r} in {type(widget.parent()).__name__}"


def nameless(top: QWidget) -> list[str]:
    return [described(widget) for widget in controls(top) if not said(widget)]


def twice_the_same_key(top: QWidget) -> list[str]:
    keys = Counter(
        QKeySequence.mnemonic(button.text()).toString()
        for button in top.findChildren(QAbstractButton)
        if button.isVisible()
    )
    return [key for key, count in keys.items() if key and count > 1]


def said_alike(top: QWidget) -> list[str]:
    """Buttons that nobody who only hears them can tell apart."""
    heard = Counter(
        (said(widget), widget.accessibleDescription())
        for widget in controls(top)
        if isinstance(widget, QAbstractButton) and not isinstance(widget, QRadioButton)
    )
    return [
        f"{name} {more}".strip()
        for (name, more), count in heard.items()
        if count > 1 and name not in SAME_DEED
    ]


def too_small(top: QWidget) -> list[str]:
    return [
        f"{described(widget)}: {widget.width()} x {widget.height()}"
        for widget in controls(top)
        if isinstance(widget, QAbstractButton | QLineEdit)
        and (widget.height() < PRESS or widget.width() < PRESS)
    ]


def missed_by_tab(top: QWidget) -> list[str]:
    """What Tab never comes to; of radio buttons that belong together one is enough."""
    wanted = controls(top)
    reached: set[QWidget] = set()
    for _press in range(3 * len(wanted) + 10):
        focused = QApplication.focusWidget() or top
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is not None:
            reached.add(now)
    groups = {id(one.group()) for one in reached if isinstance(one, QRadioButton) and one.group()}
    return [
        described(widget)
        for widget in wanted
        if widget not in reached
        and not (isinstance(widget, QRadioButton) and id(widget.group()) in groups)
    ]


def settle() -> None:
    """Let what was thrown away go, and layouts take their places."""
    for _turn in range(5):
        QTest.qWait(20)
        QCoreApplication.sendPostedEvents(None, int(QEvent.Type.DeferredDelete.value))


def faults(where: str, top: QWidget) -> list[str]:
    """All that is wrong with what shows now, each in a line."""
    settle()
    looks = (nameless, said_alike, twice_the_same_key, too_small, missed_by_tab)
    return [f"{where}, {look.__name__}: {named}" for look in looks for named in look(top)]


def test_every_page_can_be_named_reached_and_pressed(window: Window, person: UUID) -> None:
    workspace = window.findChild(Workspace)
    assert workspace is not None
    found: list[str] = []
    for room in PAGES:
        lone = room in (Room.TODAY, Room.PEOPLE, Room.SETTINGS, Room.NEW_PERSON)
        workspace.go(Place(room, None if lone else person))
        found += faults(room, window)
        for start in UNFOLD.get(room, ()):
            unfold(window, start)
            found += faults(f"{room}, {start}", window)
    assert found == [], "\n".join(found)


def unfold(top: QWidget, start: str) -> None:
    """Press the first button whose name begins like this."""
    buttons = [one for one in top.findChildren(QAbstractButton) if one.isVisible()]
    next(one for one in buttons if said(one).startswith(start)).click()


def test_the_same_is_so_in_a_visit_in_the_smallest_window_with_the_largest_text(
    window: Window, context: Context, person: UUID
) -> None:
    window.resize(*SMALLEST)
    context.theme.set_scale(SCALES[-1])
    workspace = window.findChild(Workspace)
    assert workspace is not None
    pathway = context.records.pathways.current(person)
    assert pathway is not None
    context.records.visits.start(person, pathway.id)
    context.navigator.set_together(True)
    found: list[str] = []
    for room in IN_A_VISIT:
        workspace.go(Place(room, person))
        found += faults(room, window)
    assert found == [], "\n".join(found)


def locked(context: Context, window: QWidget) -> SaveDialog:
    """A paper about to be saved behind a password."""
    dialog = SaveDialog(context.theme, context.jobs, window)
    dialog.lock.click()
    return dialog


DIALOGS: dict[str, Callable[[Context, UUID, QWidget], PanelDialog]] = {
    "help": lambda context, _person, window: HelpDialog(
        context.theme, ["today"], window, keys=True, guide=True
    ),
    "guide": lambda context, _person, window: GuideDialog(context.theme, window),
    "keeping safe": lambda context, person, _window: KeepingSafeDialog(context, person),
    "read a concern": lambda context, person, window: ConcernDialog(
        context, context.records.concerns.open(person, WhoActs.DUTY_GP).id, window
    ),
    "versions of the plan": lambda context, person, window: EarlierEditionsDialog(
        context,
        [Edition(context.records.crisis_plans.begin(person))],
        window,
    ),
    "agree a plan": lambda context, _person, window: AgreeDialog(
        context, print, window, agreeing=True
    ),
    "start visit": lambda context, person, _window: StartVisitDialog(context, person),
    "start a pathway": lambda context, person, window: StartPathwayDialog(context, person, window),
    "plan a visit": lambda context, person, window: PlanVisitDialog(
        context, context.records.pathways.of_person(person)[0], window
    ),
    "before we meet": lambda context, person, window: PreparationDialog(context, person, window),
    "papers between visits": lambda context, person, window: PapersDialog(
        context, person, context.records.pathways.of_person(person)[0].id, window
    ),
    "save a paper": lambda context, _person, window: locked(context, window),
    "paper visit": lambda context, person, window: PaperVisitDialog(
        context, context.records.pathways.of_person(person)[0], window
    ),
    "words on paper": lambda context, person, window: PaperWordsDialog(
        context, context.records.visits.of_person(person)[0], window
    ),
    "blank forms": lambda context, _person, window: BlankFormsDialog(
        context, window, context.clock, FakePrinters
    ),
    "reach": lambda context, person, _window: ReachDialog(context, person),
    "search": lambda context, person, _window: SearchPalette(context, person),
    "end visit": lambda context, person, _window: EndVisitDialog(
        context, context.records.visits.of_person(person)[0]
    ),
    "someone else": lambda context, person, window: MovingDialog(
        context, context.records.visits.of_person(person)[0], window
    ),
    "received": lambda context, person, window: ReceiveDialog(
        context, context.records.people.get(person), window
    ),
    "harm": lambda context, person, window: HarmDialog(context, asked(context, person), window),
    "entries": lambda context, person, window: EntriesDialog(
        context, asked(context, person), window
    ),
    "more time": lambda context, person, window: MoreTimeDialog(
        context, asked(context, person), window
    ),
    "given": lambda context, person, window: GivenDialog(context, asked(context, person), window),
    "closed": lambda context, person, window: CloseDialog(context, asked(context, person), window),
    "hold": lambda context, person, window: PlaceHoldDialog(context, person, None, window),
    "keep longer": lambda context, person, window: KeepLongerDialog(context, person, window),
    "died": lambda context, person, window: DiedDialog(context, person, window),
    "pause": lambda context, person, window: PauseDialog(
        context, context.records.pathways.of_person(person)[0], window
    ),
    "look again": lambda context, person, window: LookAgainDialog(
        context, context.records.pathways.of_person(person)[0], window
    ),
    "hand over": lambda context, person, window: EndPathwayDialog(
        context, context.records.pathways.of_person(person)[0], PathwayStatus.TRANSFERRED, window
    ),
    "outcomes": lambda context, person, window: OutcomesDialog(
        context,
        context.records.pathways.of_person(person)[0],
        OutcomeMoment.THREE_MONTHS,
        window,
    ),
    "said then": lambda context, person, window: EarlierPathwayDialog(
        context, context.records.pathways.of_person(person)[0], window
    ),
    "erase": lambda context, person, window: EraseDialog(
        context, context.records.people.get(person), window
    ),
}


def asked(context: Context, person: UUID) -> AccessRequest:
    """The person's request for a copy, noted where there is none."""
    access, today = context.records.access, context.clock.today()
    return access.waiting(person) or access.receive(person, today, "By letter", "Known to me")


def test_every_dialog_can_be_named_reached_and_pressed(
    qtbot: QtBot, window: Window, context: Context, person: UUID
) -> None:
    found: list[str] = []
    for name, make in DIALOGS.items():
        dialog = make(context, person, window)
        dialog.setParent(window, dialog.windowFlags())
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        found += faults(name, dialog)
        QWidget.hide(dialog)
        dialog.deleteLater()
    assert found == [], "\n".join(found)


@pytest.fixture
def shell(context: Context, tmp_path: Path) -> ShellContext:
    keeper = Keeper(tmp_path / "vaults" / "first", FakeKeyring(), context.clock, LOWEST)
    return ShellContext(
        theme=context.theme,
        clock=context.clock,
        dialogs=context.dialogs,
        jobs=context.jobs,
        vaults=keeper,
        printers=FakePrinters,
    )


def test_everything_before_unlocking_is_so_too(
    qtbot: QtBot, window: Window, shell: ShellContext, tmp_path: Path
) -> None:
    found: list[str] = []
    known = [KnownVault(tmp_path / name, name, name == "one") for name in ("one", "two")]
    for page in (
        UnlockPage(shell, "", known, known[1].folder),
        RecoverPage(shell),
        TwoPeoplePage(shell),
    ):
        window.show_page(page)
        found += faults(type(page).__name__, window)
    first = FirstStart(shell)
    window.show_page(first)
    for fill in answers_of(first):
        found += faults(f"first start, {first.current + 1}", window)
        for field, words in fill.items():
            field.set_text(words)
            field.edited.emit(words)
        first.go_on()
    assert first.current == 4
    found += faults("first start, 5", window)
    first.go_on()
    first.together.when.buttons()[1].click()
    for field, name in zip(first.together.names, ("Ann Ode", "Ben Ali"), strict=True):
        field.set_text(name)
        field.edited.emit(name)
    found += faults("first start, 6", window)
    for dialog in (
        CrisisNumbersDialog(shell, window),
        BlankFormsDialog(shell, window, shell.clock, shell.printers),
        WhichVaultDialog(shell.theme, known, known[0].folder, window),
        CodeDialog(
            shell, shell.printers, sheet_of("Priya Nair", shell.clock.today(), new_code()), window
        ),
    ):
        dialog.show()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        found += faults(type(dialog).__name__, dialog)
        QWidget.hide(dialog)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_over(Cover(shell.theme, str.isdigit, shell.clock.local_now(), [], window))
    found += faults("cover", window)
    assert found == [], "\n".join(found)


def answers_of(first: FirstStart) -> list[dict[LineField, str]]:
    """What the first four steps ask for."""
    words, recovery = "a lantern over the slow canal", first.recovery
    return [
        {first.about.name: "Priya Nair"},
        {first.passphrase.first: words, first.passphrase.again: words},
        {field: recovery.groups[number] for number, field in recovery.asked.items()},
        {first.pin.first: "482913", first.pin.again: "482913"},
    ]


def test_these_looks_find_what_is_wrong(qtbot: QtBot) -> None:
    """A look that finds nothing anywhere would prove nothing."""
    top = QWidget()
    qtbot.addWidget(top)
    column = QVBoxLayout(top)
    for words in ("&Send", "&Save"):
        column.addWidget(QPushButton(words))
    column.addWidget(QLineEdit())
    trap = _Trap("Around again")
    column.addWidget(trap)
    never = QCheckBox("Never reached")
    never.setFixedHeight(20)
    column.addWidget(never)
    with qtbot.waitExposed(top):
        top.show()
    top.activateWindow()
    found = " ".join(faults("here", top))
    for wrong in ("nameless: QLineEdit", "twice_the_same_key: Alt+S", "too_small: QCheckBox"):
        assert wrong in found
    assert "missed_by_tab: QCheckBox 'Never reached'" in found


class _Trap(QPushButton):
    """Sends Tab back to where it came from."""

    def focusNextPrevChild(self, _next: bool) -> bool:
        return super().focusNextPrevChild(False)
