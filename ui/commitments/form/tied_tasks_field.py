"""The tasks tied to a target: their codes, typed or chosen from the list of tasks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from cchc_desktop.i18n import _, ngettext
from ui import style
from ui.common.dialog import Dialog
from ui.common.fields.field import Field, LineEdit, commit_input_method
from ui.common.search_field import SearchField

_ID: Final = int(Qt.ItemDataRole.UserRole)
_PAUSE_MS: Final = 120


@dataclass(frozen=True)
class TiedTask:
    """A task as the field and its list name it."""

    id: int
    code: str
    work: str


FindTasks = Callable[[str], Sequence[TiedTask]]
"""Finds tasks by words, the first few hundred."""


class TiedTasksField(Field):
    """Codes parted by commas; F4 and Alt+Down open the list. The value are ids."""

    def __init__(
        self, find: FindTasks, by_code: Callable[[str], TiedTask | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._find, self._by_code = find, by_code
        self.line = _CodesLine(self.choose)
        self.line.setPlaceholderText(_("T01, T05 – F4: the list"))
        action = QAction(style.icon("clipboard_task", size=16), _("Choose tasks (F4)"), self)
        action.triggered.connect(self.choose)
        self.line.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self.line.textEdited.connect(lambda _text: self._on_edited())
        self.line.went_on.connect(self._on_left)
        self._take(self.line)
        self._known: dict[int, TiedTask] = {}

    def know(self, tasks: Sequence[TiedTask]) -> None:
        """Know these tasks by id."""
        self._known |= {task.id: task for task in tasks}

    def value(self) -> Any:
        found = [self._named(code) for code in self._codes()]
        return tuple(task.id for task in found if task is not None)

    def set_value(self, value: Any) -> None:
        codes = [self._known[task_id].code for task_id in value or () if task_id in self._known]
        text = ", ".join(codes)
        if text != self.line.text():
            self.line.setText(text)
            self.line.setCursorPosition(0)
        self._touched = False
        self.show_error("")

    def is_empty(self) -> bool:
        return not self.line.text().strip()

    def check(self) -> str:
        unknown = [code for code in self._codes() if self._named(code) is None]
        return _("There is no task {code}. F4 shows the list.").format(code=", ".join(unknown)) if unknown else ""

    def choose(self) -> None:
        """Open the list; what is ticked there are the tasks."""
        commit_input_method()
        dialog = TaskPicker(self._find, self.value(), self._known, self.window())
        if dialog.exec():
            self.know(dialog.chosen())
            self.set_value([task.id for task in dialog.chosen()])
            self._on_edited()
        dialog.deleteLater()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _codes(self) -> list[str]:
        pieces = self.line.text().replace(";", ",").split(",")
        return list(dict.fromkeys(piece.strip().upper() for piece in pieces if piece.strip()))

    def _named(self, code: str) -> TiedTask | None:
        known = next((task for task in self._known.values() if task.code == code), None)
        if known is None:
            known = self._by_code(code)
            if known is not None:
                self._known[known.id] = known
        return known


class TaskPicker(Dialog):
    """Tasks to tick, found as she types."""

    def __init__(self, find: FindTasks, ids: Sequence[int], known: dict[int, TiedTask], parent: QWidget) -> None:
        super().__init__(parent)
        self._find = find
        self._ticked = {task_id: known[task_id] for task_id in ids if task_id in known}
        self.setWindowTitle(_("Tasks of the target"))
        self.search = SearchField(_("Search the tasks"))
        self.list = QListWidget()
        self.list.setAccessibleName(_("Tasks"))
        style.set_kind(self.list, "choices")
        self.count = QLabel()
        style.set_kind(self.count, "sub")
        self.primary = QPushButton(_("Tie these tasks"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.down_wanted.connect(self._enter_list)
        self._pause.timeout.connect(self.show_found)
        self.list.itemChanged.connect(self._on_ticked)
        self.show_found()

    def chosen(self) -> list[TiedTask]:
        """Return the tasks ticked, also those that the search does not show."""
        return list(self._ticked.values())

    def show_found(self) -> None:
        """Show what the search finds; without words those ticked stand first."""
        words = self.search.text().strip()
        found = list(self._find(words))
        if not words:
            found = [*self._ticked.values(), *(task for task in found if task.id not in self._ticked)]
        self.list.blockSignals(True)
        self.list.clear()
        for task in found:
            item = QListWidgetItem(f"{task.code}  {task.work}")
            item.setData(_ID, task)
            item.setToolTip(task.work)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if task.id in self._ticked else Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.blockSignals(False)
        self._say_count()

    def _enter_list(self) -> None:
        self._pause.stop()
        self.show_found()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)

    def _on_ticked(self, item: QListWidgetItem) -> None:
        task: TiedTask = item.data(_ID)
        if item.checkState() == Qt.CheckState.Checked:
            self._ticked[task.id] = task
        else:
            self._ticked.pop(task.id, None)
        self._say_count()

    def _say_count(self) -> None:
        count = len(self._ticked)
        self.count.setText(ngettext("{n} task is ticked", "{n} tasks are ticked", count).format(n=count))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        head.addWidget(self.search)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        foot = QFrame()
        style.set_kind(foot, "foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(style.GUTTER, 12, style.GUTTER, 12)
        row.setSpacing(8)
        row.addWidget(self.count, 1)
        style.set_kind(self.primary, "primary")
        self.primary.setDefault(True)
        cancel = QPushButton(_("Cancel"))
        cancel.setAutoDefault(False)
        self.primary.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        row.addWidget(self.primary)
        row.addWidget(cancel)
        column.addWidget(foot)
        parent = self.parentWidget()
        room = parent.window().height() if parent is not None else 560
        self.resize(QSize(style.DIALOG, max(320, min(560, room - 24))))


class _CodesLine(LineEdit):
    def __init__(self, choose: Callable[[], None]) -> None:
        super().__init__()
        self._choose = choose

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if (event.key() == Qt.Key.Key_F4 and not event.modifiers()) or (event.key() == Qt.Key.Key_Down and with_alt):
            self._choose()
        else:
            super().keyPressEvent(event)
