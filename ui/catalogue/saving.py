"""Saving without a button: at the first pause, on leaving a field, before closing; what is refused stays typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from cchc_desktop.errors import AppError
from ui.common.autosave import Autosave
from ui.common.fields import Field, Form, commit_input_method


class Saving(QObject):
    """Calls ``store`` when typed changes are due; it returns whether anything was written and raises AppError.

    Signals: ``saved()`` something was written; ``refused(AppError)``.
    """

    saved = Signal()
    refused = Signal(object)

    def __init__(self, store: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.error: AppError | None = None
        self._store = store
        self._autosave = Autosave(self)
        self._autosave.due.connect(self.save_now)

    def watch(self, form: Form) -> None:
        """Save what is edited in a form."""
        for field in form.fields.values():
            field.edited.connect(self.touch)
            field.left.connect(self.save_if_waiting)

    def touch(self) -> None:
        """Note a change."""
        self._autosave.touch()

    def save_if_waiting(self) -> None:
        """Save at once if a change waits."""
        if self._autosave.is_waiting:
            self.save_now()

    def save_now(self) -> bool:
        """Save at once; tell whether nothing was refused."""
        commit_input_method()
        self._autosave.stop()
        self.error = None
        try:
            is_written = self._store()
        except AppError as error:
            self.error = error
            self.refused.emit(error)
            return False
        if is_written:
            self.saved.emit()
        return True


def accepted_values(form: Form, stored: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return what a form holds, field by field as stored where it cannot be kept, and why for each of those."""
    values, refused = form.values(), []
    for name, field in form.fields.items():
        if sentence := _refusal(field):
            values[name] = stored[name]
            refused.append(sentence)
    return values, tuple(refused)


def refresh_accepted(form: Form, values: Mapping[str, Any]) -> None:
    """Show values read again; a field in use, and one that could not be kept, stay as they are."""
    for name, field in form.fields.items():
        if not _refusal(field):
            field.refresh_value(values[name])


def _refusal(field: Field) -> str:
    return field.check() or (field.required_sentence if field.is_empty() else "")
