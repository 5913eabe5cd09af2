"""List and task side by side; in a narrow window the task takes the list's place (Enter, and Esc back)."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from cchc_desktop.settings import Settings
from ui.tasks.detail.pane import WIDTH, TaskPane
from ui.tasks.task_list import TaskList

NARROW: Final = 1100
"""Below this width one pane takes the other's place."""

_NAME: Final = "tasks"


class TaskPanes(QWidget):
    """Knows which of the two is seen."""

    def __init__(self, task_list: TaskList, pane: TaskPane, parent: QWidget) -> None:
        super().__init__(parent)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.list, self.pane = task_list, pane
        self.is_narrow: bool | None = None
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.list.setMinimumWidth(480)
        self.pane.setMinimumWidth(340)
        self.splitter.addWidget(self.list)
        self.splitter.addWidget(self.pane)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([1366 - WIDTH, WIDTH])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(task_list.head)
        column.addWidget(self.splitter, 1)

    def fit(self, width: int) -> None:
        """Fold, or lay both side by side, as this width allows."""
        narrow = width < NARROW
        if narrow == self.is_narrow:
            return
        self.is_narrow = narrow
        has_keyboard = self.pane.isAncestorOf(self.pane.window().focusWidget() or self)
        self.list.show_narrow(narrow)
        self.pane.show_narrow(narrow)
        for part in (self.list, self.list.head):
            part.setVisible(not (narrow and has_keyboard))
        self.pane.setVisible(not narrow or has_keyboard)

    def show_pane(self) -> None:
        """Show the task, in place of the list where there is no room for both."""
        self.pane.show()
        if self.is_narrow:
            self.list.hide()
            self.list.head.hide()

    def show_list(self) -> None:
        """Show the list again."""
        self.list.show()
        self.list.head.show()
        if self.is_narrow:
            self.pane.hide()

    def toggle_pane(self) -> None:
        """Hide the task, or show it."""
        if self.is_narrow:
            (self.show_pane if self.pane.isHidden() else self.show_list)()
        else:
            self.pane.setVisible(self.pane.isHidden())

    def remember(self, settings: Settings) -> None:
        """Keep the widths while both are seen."""
        if self.list.isVisible() and self.pane.isVisible():
            settings.splitters[_NAME] = self.splitter.sizes()

    def restore(self, settings: Settings) -> None:
        """Take the widths from the last start."""
        sizes = settings.splitters.get(_NAME)
        if sizes and len(sizes) == self.splitter.count():
            self.splitter.setSizes(sizes)
