"""A new task: its fields, what is still not clear, and the ways on: assign it, or keep a draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.errors import AppError, ValidationError
from cchc_desktop.i18n import _, mark
from cchc_desktop.tasks.clarity import missing_clarity
from cchc_desktop.tasks.records import Clarity, TaskDetails
from ui import style
from ui.common.dialog import Dialog, is_confirming
from ui.common.fields import commit_input_method
from ui.common.icon_label import IconLabel
from ui.common.keys import Keys
from ui.tasks.dialogs.asking import Desk
from ui.tasks.form.task_form import TaskForm
from ui.tasks.words import clarity_words

Store = Callable[[TaskDetails, bool], None]
"""Makes the task of these fields; the second says whether as a draft. Raises AppError."""

_WIDTH: Final = style.FIELD_MAX + 2 * style.MARGIN


class NewTaskDialog(Dialog):
    """``store`` is called once per task; with "assign and go on" the fields are emptied for the next one."""

    KEYS = Keys(
        mark("New task"),
        (
            ("Ctrl+Enter", mark("assign the task")),
            ("Enter", mark("take the deadline that was read")),
            ("Esc", mark("close without keeping")),
        ),
    )

    def __init__(
        self,
        desk: Desk,
        details: TaskDetails,
        asked: Sequence[Clarity],
        store: Store,
        *,
        excludes_day: bool,
        title: str,
    ) -> None:
        super().__init__(desk.parent)
        self._start, self._asked, self._store = details, tuple(asked), store
        self.made = 0
        self.setWindowTitle(title)
        self.form = TaskForm()
        self.form.count_with(desk.working, lambda: desk.today, excludes_day=excludes_day)
        self.form.offer(desk.people)
        self.form.show_details(details)
        self.form.edited.connect(self._show_clear)
        self.clear = IconLabel("sub", wraps=True)
        self.refusal = IconLabel("error", wraps=True)
        self.refusal.hide()
        self.primary = QPushButton(_("Assign"))
        self.again = QPushButton(_("Assign and go on"))
        self.draft = QPushButton(_("Keep a draft"))
        self._build(title)
        self._show_clear()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.form.focus_first()

    def confirm(self) -> None:
        """Ctrl+Enter: assign the task."""
        self.keep()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and not (is_confirming(event) or isinstance(self.focusWidget(), QPushButton)):
            self.focusNextChild()  # Enter goes on; the task is kept by the button or Ctrl+Enter
        else:
            super().keyPressEvent(event)

    def keep(self, *, draft: bool = False, goes_on: bool = False) -> None:
        """Make the task; close, or begin the next one."""
        commit_input_method()
        self.refusal.hide()
        if not self.form.validate():
            return
        details = self.form.details()
        try:
            self._store(details, draft)
        except AppError as error:
            self._refuse(error)
            return
        self.made += 1
        if not goes_on:
            self.accept()
            return
        self.form.show_details(self._start)
        self.form.focus_first()
        self._show_clear()

    # -- parts

    def _refuse(self, error: AppError) -> None:
        field = error.field if isinstance(error, ValidationError) else ""
        if not self.form.show_error(field, error.sentence):
            self.refusal.show_text(error.sentence, "error_circle", "red", filled=True)
            self.refusal.show()

    def _show_clear(self) -> None:
        missing = missing_clarity(self.form.details(), self._asked)
        clear = _("Clear {n}/{all}").format(n=len(self._asked) - len(missing), all=len(self._asked))
        if missing:
            names = ", ".join(clarity_words(each) for each in missing)
            words = _("{clear} – missing: {names}").format(clear=clear, names=names)
            self.clear.show_text(words, "warning", "amber", kind="amber", filled=True)
        else:
            self.clear.show_text(clear, "checkmark_circle", "green", kind="sub", filled=True)
        self.clear.setVisible(bool(self._asked))

    def _build(self, title: str) -> None:
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = QWidget()
        style.set_kind(inside, "pane")
        column = QVBoxLayout(inside)
        column.setContentsMargins(style.MARGIN, style.GUTTER, style.MARGIN, 8)
        column.setSpacing(12)
        head = QLabel(title)
        style.set_kind(head, "block")
        column.addWidget(head)
        column.addWidget(self.form)
        column.addWidget(self.refusal)
        area.setWidget(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(area, 1)
        outer.addWidget(self._foot())
        parent = self.parentWidget()
        room = parent.window().height() if parent is not None else 640
        self.resize(_WIDTH, max(360, min(640, room - 24)))

    def _foot(self) -> QWidget:
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.MARGIN, 12, style.GUTTER, 12)
        row.setSpacing(8)
        row.addWidget(self.clear, 1)
        style.set_kind(self.primary, "primary")
        self.primary.setToolTip(_("Assign (Ctrl+Enter)"))
        cancel = QPushButton(_("Cancel"))
        self.primary.clicked.connect(lambda _checked=False: self.keep())
        self.again.clicked.connect(lambda _checked=False: self.keep(goes_on=True))
        self.draft.clicked.connect(lambda _checked=False: self.keep(draft=True))
        cancel.clicked.connect(self.reject)
        for button in (self.primary, self.again, self.draft, cancel):
            button.setAutoDefault(False)
            row.addWidget(button)
        return foot
