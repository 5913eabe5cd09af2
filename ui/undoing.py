"""Undo and redo of the program (Ctrl+Z, Ctrl+Y): what is typed is saved first, then every part shows the file again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from shiboken6 import isValid
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.storage import history
from cchc_desktop.storage.history import NothingToUndo, Replayed, Wall
from ui.common.error_dialog import show_error
from ui.common.notice import NoticeBar
from ui.common.visits import is_text_field
from ui.workspace import Workspace

UNDO_KEYS = "Ctrl+Z"
REDO_KEYS = "Ctrl+Y"


Record = tuple[str, int]
"""The kind and the id of a record."""


class Host(Protocol):
    """What the window does for the history."""

    def save_rooms(self) -> bool:
        """Store what is typed; tell whether all of it is stored."""

    def shown_record(self) -> Record | None:
        """Return the record on screen."""

    def show_record(self, kind: str, record_id: int, place: str = "") -> bool:
        """Show a record; tell whether a room shows this kind."""


class Undoing(QObject):
    """Takes steps back and brings them again, and shows the record that they changed."""

    def __init__(self, workspace: Workspace, notice: NoticeBar, host: Host, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._notice = notice
        self._host = host

    def undo_here(self) -> None:
        """Undo in the text field that has the keyboard, while it has something of its own; else the program's."""
        if not _in_field("undo"):
            self.undo()

    def redo_here(self) -> None:
        """Redo in the text field that has the keyboard, while it has something of its own; else the program's."""
        if not _in_field("redo"):
            self.redo()

    def undo(self) -> None:
        """Take the newest step back."""
        done = self._run(history.undo)
        if done is not None:
            text = _("Undone: {title}").format(title=done.title)
            self._notice.show_notice(text, icon="arrow_undo", action=_("Redo"), act=self.redo, keys=REDO_KEYS)

    def redo(self) -> None:
        """Bring the step again that was taken back last."""
        done = self._run(history.redo)
        if done is not None:
            self._offer_undo(_("Done again: {title}").format(title=done.title), "arrow_redo")

    def tell_undoable(self, sentence: str) -> None:
        """Say what was done, with the way back."""
        self._offer_undo(sentence, "checkmark")

    def all_saved(self) -> bool:
        """Store what is typed; say so where something cannot be stored as it stands."""
        saved = self._host.save_rooms()
        if not saved:
            self._notice.show_notice(_("A field is not right yet. Correct it, then go on."), icon="warning")
        return saved

    def _offer_undo(self, text: str, icon: str) -> None:
        self._notice.show_notice(text, icon=icon, action=_("Undo"), act=self.undo, keys=UNDO_KEYS)

    def _run(self, verb: Callable[[Session], Replayed]) -> Replayed | None:
        """Run it with the keyboard in no field, so that every field shows what the file says then."""
        field = QApplication.focusWidget()
        if field is not None:
            field.clearFocus()
        try:
            return self._replayed(verb) if self.all_saved() else None
        except (Wall, NothingToUndo) as stop:
            self._notice.show_notice(stop.sentence, icon="info")
        except AppError as error:
            show_error(self._workspace.prompts, error)
        finally:
            _give_back(field)
        return None

    def _replayed(self, verb: Callable[[Session], Replayed]) -> Replayed:
        done: list[Replayed] = []

        def store(session: Session) -> Changes:
            done.append(verb(session))
            return done[0].changes

        self._workspace.write(store, origin=self)
        record = done[0].record
        if record is not None and record != self._host.shown_record():
            self._host.show_record(*record)
        return done[0]


def _in_field(verb: str) -> bool:
    """Do it in the field that has the keyboard; tell whether the field had something to do."""
    field: Any = QApplication.focusWidget()
    if not is_text_field(field):
        return False
    owner = field if isinstance(field, QLineEdit) else field.document()
    if not (owner.isUndoAvailable() if verb == "undo" else owner.isRedoAvailable()):
        return False
    getattr(field, verb)()
    return True


def _give_back(field: QWidget | None) -> None:
    if field is not None and isValid(field) and field.isVisible():
        field.setFocus(Qt.FocusReason.OtherFocusReason)
