"""Saves the meeting on screen for the tab, and says what keeps it from being saved: once, however often it is tried."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _
from cchc_desktop.meetings.records import MeetingFacts
from ui.common.error_dialog import show_error
from ui.common.prompts import Prompts
from ui.meetings import leaving
from ui.meetings.editor import MeetingEditor


class Saving(QObject):
    """What the tab asks of the editor whenever something typed may be lost or printed.

    Signals: ``saved(datetime)`` everything typed until then is in the file; ``not_saved(sentence)`` the file or the
    disk refused: what is typed stays in the window and every further edit tries again.
    """

    saved = Signal(object)
    not_saved = Signal(str)

    def __init__(self, editor: MeetingEditor, prompts: Prompts, parent: QObject) -> None:
        super().__init__(parent)
        self._editor = editor
        self._prompts = prompts
        self._is_said = False
        editor.saved.connect(self._on_saved)
        editor.not_saved.connect(self.not_saved)
        editor.save_failed.connect(self._on_failed)

    @property
    def has_unsaved(self) -> bool:
        """Tell whether something typed is not in the file yet, because it waits or cannot be kept."""
        return self._editor.has_unsaved or bool(self._editor.refusals())

    def save(self) -> bool:
        """Save; tell whether the file took what is typed."""
        try:
            self._editor.save_now()
        except AppError as error:
            self._on_failed(error)
            return not self._editor.has_unsaved
        return True

    def save_all(self) -> bool:
        """Save; tell whether all that is typed could be kept."""
        return self.save() and not self._editor.refusals()

    def may_leave(self) -> bool:
        """Save; ask about what cannot be kept."""
        return leaving.may_leave(self._editor, self._prompts)

    def facts_to_print(self) -> MeetingFacts | None:
        """Save and return what may be printed: nothing, after a sentence, while a field is wrong."""
        self.save()
        return self._editor.facts if leaving.may_print(self._editor, self._prompts) else None

    def _on_saved(self, at: datetime) -> None:
        self._is_said = False
        self.saved.emit(at)

    def _on_failed(self, error: AppError) -> None:
        self.not_saved.emit(error.sentence)
        if not self._is_said:
            self._is_said = True
            show_error(self._prompts, error, title=_("Not saved yet"), retry=self._editor.save_now)
