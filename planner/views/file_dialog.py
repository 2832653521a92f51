"""The dialog for files and folders: the system's own, or Qt's where the system has none."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QListView, QWidget

from planner.views.chosen_folders import as_before


def file_to_save(
    parent: QWidget, title: str, name: str, kind_words: str, suffix: str
) -> Path | None:
    """Where to save; None where the planner thought better. `suffix` begins with a dot."""
    dialog = QFileDialog(parent, title, "", f"{kind_words} (*{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setDefaultSuffix(suffix)
    dialog.selectFile(name)
    return _chosen(dialog)


def file_to_open(parent: QWidget, title: str, kinds: str) -> Path | None:
    """A file that is there; None where the planner thought better."""
    dialog = QFileDialog(parent, title, "", kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _chosen(dialog)


def folder(parent: QWidget, title: str) -> Path | None:
    """A folder that is there; None where the planner thought better."""
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


def _chosen(dialog: QFileDialog) -> Path | None:
    """What the dialog said when it was accepted, and had asked about replacing.

    Qt's functions for this (getSaveFileName and the others) look at the list once more after the
    dialog has closed. Where it selected another line meanwhile, they give that one.
    """
    accepted: list[str] = []
    dialog.fileSelected.connect(accepted.append)
    _let_typed_paths_win(dialog)
    with as_before():
        dialog.exec()
    dialog.deleteLater()
    return Path(accepted[-1]) if accepted else None


def _let_typed_paths_win(dialog: QFileDialog) -> None:
    """Select no line of the list for a path that is being typed.

    Qt selects each folder that is typed on the way, may leave it so, and then takes the selection
    for the answer. The system's own dialogs have none of these parts.
    """
    for edit in dialog.findChildren(QLineEdit, "fileNameEdit"):
        for view in dialog.findChildren(QListView, "listView"):
            edit.textChanged.connect(partial(_forget_selection, edit, view))


def _forget_selection(edit: QLineEdit, view: QListView, _text: str) -> None:
    if edit.isModified():  # by a hand; a line that is clicked puts its name there itself
        view.clearSelection()
