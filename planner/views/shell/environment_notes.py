"""On the pages before unlocking: what is odd about how the program was started, and for a first
vault whether there is room for it.
"""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.system.environment import Environment, FolderState, folder_state
from planner.views.shell.context import ShellContext
from planner.views.widgets.messages import Banner
from planner.views.widgets.spaces import grow
from planner.words import N_, _

AS_ROOT = N_(
    "The program is running as root, with full rights on this computer. Close it and start it as "
    "yourself: files that it makes now would be closed to you later."
)
LEFT_ASIDE = N_(
    "A folder “Pathway Planner data” lies beside the program and is not used: somebody else made "
    "it, or can write in it. Ask whoever looks after this computer. If it is yours, close the "
    "program and start it with --portable."
)
#: What keeps a first vault from being made: on this computer, and on a stick.
_NOT_USABLE = {
    FolderState.FULL: (
        N_("This computer's disk is full: there is no room for a vault. Free some space first."),
        N_("The stick is full: there is no room for a vault. Free some space on it first."),
    ),
    FolderState.CLOSED: (
        N_(
            "The folder for your vault cannot be written to. Ask whoever looks after this computer "
            "before you begin."
        ),
        N_(
            "The folder beside the program cannot be written to, so no vault can be made there. "
            "Move the stick's write-protect switch if it has one, or use another stick."
        ),
    ),
}


def where_kept(environment: Environment) -> tuple[str, str]:
    """Where the records are, and what that means."""
    if environment.portable:
        return (
            _("Portable. Kept encrypted beside the program."),
            _(
                "It works offline: nothing is sent anywhere, and no key stays in this computer. "
                "Without the passphrase or the recovery code, nobody can open this vault, so keep "
                "the code somewhere safe."
            ),
        )
    return (
        _("Works offline. Kept encrypted on this computer."),
        _(
            "Nothing is sent anywhere. Without the passphrase or the recovery code, "
            "nobody can open this vault, so keep the code somewhere safe."
        ),
    )


class EnvironmentNotes(QWidget):
    """Hidden where there is nothing to say."""

    def __init__(self, context: ShellContext, *, new: bool = False) -> None:
        super().__init__()
        self._environment = context.environment
        self.banner = Banner(context.theme, "attention", "")
        column = QVBoxLayout(self)
        grow(context.theme, column.setContentsMargins, 0, 8, 0, 0)
        column.addWidget(self.banner)
        self._show(FolderState.USABLE)
        if new:
            folder = context.vaults.folder
            context.jobs.start(folder_state, folder, finished=self._show, apart=True)

    def _show(self, found: FolderState) -> None:
        lines = [_(AS_ROOT)] if self._environment.as_root else []
        if self._environment.left_aside:
            lines.append(_(LEFT_ASIDE))
        if found in _NOT_USABLE:
            lines.append(_(_NOT_USABLE[found][self._environment.portable]))
        self.banner.show_sentence(" ".join(lines))
        if not lines:
            self.hide()
        elif self.parentWidget() is not None:
            self.show()
