"""A small form of its own that is stored as a whole: a new post from a day on, the dates of an old one, a preset."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _
from ui import style
from ui.common.dialog import Dialog
from ui.common.fields import Form, commit_input_method
from ui.common.fitted_area import FittedArea
from ui.common.icon_label import IconLabel

WIDTH: Final = style.DIALOG - 2 * style.MARGIN
"""Of what stands inside the dialog, in pixels."""

_FOOT: Final = 96
"""Room for the buttons and the title of the window."""


class FormDialog(Dialog):
    """Shows ``form`` under a title and a sentence; the primary button calls ``store``, which may raise AppError."""

    def __init__(
        self, title: str, sentence: str, form: Form, *, words: str, store: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.form = form
        self._store = store
        self.setWindowTitle(title)
        form.setFixedWidth(WIDTH)
        self.refusal = IconLabel("error", wraps=True)
        self.refusal.hide()
        self.primary = QPushButton(words)
        style.set_kind(self.primary, "primary")
        self.primary.setDefault(True)
        self.primary.clicked.connect(self.accept)
        body = QWidget()
        style.set_kind(body, "pane")
        inside = QVBoxLayout(body)
        inside.setContentsMargins(style.MARGIN, style.GUTTER, style.MARGIN, 8)
        inside.setSpacing(12)
        for text, kind in ((title, "block"), (sentence, "sub")):
            inside.addWidget(_words(text, kind))
        inside.addWidget(form)
        inside.addWidget(self.refusal)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(FittedArea(body, _FOOT))
        column.addWidget(self._foot())
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        field = next(iter(self.form.fields.values()), None)
        first = self.focusWidget() or (field.editor() if field is not None else None)
        if isinstance(first, QLineEdit):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            first.selectAll()  # what is proposed there gives way to what is typed

    def accept(self) -> None:
        """Store and close; a refused value is named at its field."""
        commit_input_method()
        self.refusal.hide()
        if not self.form.validate():
            return
        try:
            self._store()
        except AppError as error:
            field = error.field if isinstance(error, ValidationError) else ""
            if not self.form.show_error(field, error.sentence):
                self.refusal.show_text(error.sentence, "error_circle", "red", filled=True)
                self.refusal.show()
            return
        super().accept()

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        row.setSpacing(8)
        row.addStretch(1)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        row.addWidget(self.primary)
        row.addWidget(cancel)
        return foot


def _words(text: str, kind: str) -> QLabel:
    label = QLabel(text)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setVisible(bool(text))
    style.set_kind(label, kind)
    label.ensurePolished()
    label.setFixedSize(WIDTH, max(0, label.heightForWidth(WIDTH)))
    return label
