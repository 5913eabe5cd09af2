"""A form whose answer needs pages made first: the worker makes them, then the file takes form and pages at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget
from sqlalchemy.orm import Session

from cchc_desktop.changes import Changes
from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from ui.common.background import Job
from ui.common.fields import Form, commit_input_method
from ui.common.form_dialog import FormDialog
from ui.workspace import Workspace


class PagesDialog(FormDialog):
    """Calls ``prepare(values)`` on the worker, ``write(session, ready)`` with what it returns, then closes.

    A refused value is named at its field, as in every form.
    """

    def __init__(
        self,
        workspace: Workspace,
        title: str,
        sentence: str,
        form: Form,
        *,
        words: str,
        prepare: Callable[[dict[str, Any]], Any],
        write: Callable[[Session, Any], Changes],
        parent: QWidget,
    ) -> None:
        super().__init__(title, sentence, form, words=words, store=lambda: None, parent=parent)
        self._workspace = workspace
        self._prepare = prepare
        self._write = write
        self._words = words
        self._job: Job | None = None

    def accept(self) -> None:
        """Make the pages, unless a field is wrong or they are being made."""
        commit_input_method()
        self.refusal.hide()
        if self._job is not None or not self.form.validate():
            return
        values = self.form.values()
        self._show_busy(True)
        self._job = job = self._workspace.worker.submit(lambda _job: self._prepare(values))
        job.done.connect(self._on_ready)
        job.failed.connect(self._on_failed)

    def reject(self) -> None:
        """Let the pages go that are being made; nothing was written."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()

    def _on_ready(self, ready: Any) -> None:
        if self._job is None:
            return
        try:
            self._workspace.write(lambda session: self._write(session, ready), origin=self)
        except AppError as error:
            self._on_failed(error)
            return
        self._job = None
        QDialog.accept(self)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._show_busy(False)
        if not isinstance(error, AppError):
            raise error  # a bug: the hook for those logs it and says so
        field = error.field if isinstance(error, ValidationError) else ""
        if not self.form.show_error(field, error.sentence):
            self.refusal.show_text(error.sentence, "error_circle", "red", filled=True)
            self.refusal.show()

    def _show_busy(self, busy: bool) -> None:
        self.primary.setEnabled(not busy)
        self.primary.setText(_("Making the pages…") if busy else self._words)
