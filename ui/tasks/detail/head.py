"""The first line of the task beside the list: code, label, how far the deadline is, and the menu of everything."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QToolButton

from cchc_desktop.i18n import _
from cchc_desktop.tasks.listed import TaskRow
from cchc_desktop.tasks.records import DeadlineLabel
from ui import style
from ui.common.pills import Pill
from ui.common.task_pills import task_pill
from ui.tasks.columns import distance_words

_KINDS = {DeadlineLabel.OVERDUE: "error", DeadlineLabel.DUE_SOON: "amber"}


class TaskHead(QFrame):
    """``end`` ends the editing, ``more`` unfolds ``menu``, ``back`` leads to the list in a narrow window."""

    def __init__(self) -> None:
        super().__init__()
        self.code, self.distance = QLabel(), QLabel()
        self.pill = Pill("", task_pill(None)[1])
        self.end = QPushButton(_("Done editing"))
        self.more, self.back = tool("more_horizontal"), tool("panel_right_contract")
        self.menu = QMenu(self.more)
        style.set_kind(self.code, "sub")
        style.set_kind(self.end, "link")
        self.end.setToolTip(_("Back to what the task says (Esc)"))
        self.more.setToolTip(_("Everything that can be done with the task"))
        self.more.setAccessibleName(_("More"))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setMenu(self.menu)
        self.back.setToolTip(_("Back to the list (Esc)"))
        self.back.setAccessibleName(_("Back to the list"))
        self.back.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 8, 0)
        row.setSpacing(8)
        for part in (self.code, self.pill, self.distance):
            row.addWidget(part)
        row.addStretch(1)
        for button in (self.end, self.more, self.back):
            row.addWidget(button)

    def show_row(self, row: TaskRow | None, *, is_editing: bool) -> None:
        """Show a task, or none."""
        for part in (self.code, self.pill, self.more):
            part.setVisible(row is not None)
        self.distance.setVisible(row is not None and not is_editing)
        self.end.setVisible(row is not None and is_editing)
        if row is None:
            return
        self.code.setText(row.code)
        self.pill.show_pill(*task_pill(row.label))
        self.distance.setText(distance_words(row))
        style.set_kind(self.distance, _KINDS.get(row.label, "small") if row.label is not None else "small")


def tool(icon: str) -> QToolButton:
    """Return a button of an icon alone."""
    button = QToolButton()
    style.set_kind(button, "tool")
    button.setIcon(style.icon(icon))
    return button
