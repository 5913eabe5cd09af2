"""The deadlines that a change of the calendar left as they were given, and what they would be now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from cchc_desktop.deadlines.affected import AffectedDeadline, as_text, summary
from cchc_desktop.i18n import _
from ui import style
from ui.common.fields import shown_date
from ui.common.icon_label import IconLabel
from ui.common.table_model import Column, TableModel
from ui.common.table_view import TableView

_ROWS: Final = 4
_ROWS_LOW: Final = 2


class AffectedTable(TableView):
    """The list; Enter opens the record of a line."""

    record_wanted = Signal(str, int)

    def __init__(self, model: TableModel[AffectedDeadline]) -> None:
        super().__init__(model, row_height=style.DENSE_ROW)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(_("Deadlines that stay as they were given"))
        self.doubleClicked.connect(lambda _index: self._want())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want()
        else:
            super().keyPressEvent(event)

    def _want(self) -> None:
        row = self.selected_row()
        if row is not None:
            self.record_wanted.emit(row.given.kind, row.given.record_id)


class AffectedPane(QFrame):
    """Says how many deadlines stay, and lists them; hidden while there are none.

    Signals: ``record_wanted(kind, record_id)``; ``copied()``.
    """

    record_wanted = Signal(str, int)
    copied = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.found: tuple[AffectedDeadline, ...] = ()
        self.model: TableModel[AffectedDeadline] = TableModel(
            _columns(), row_id=lambda row: (row.given.kind, row.given.record_id, row.given.period)
        )
        self.table = AffectedTable(self.model)
        self.table.record_wanted.connect(self.record_wanted)
        self.words = IconLabel("strong")
        self.copy_button = QPushButton(style.icon("copy", size=16), _("Copy the list"))
        self.copy_button.setAutoDefault(False)
        style.set_kind(self.copy_button, "flat")
        self.copy_button.clicked.connect(self.copy)
        self._low = False
        head = QFrame()
        style.set_kind(head, "warning")
        row = QHBoxLayout(head)
        row.setContentsMargins(style.GUTTER, 2, 8, 2)
        row.addWidget(self.words, 1)
        row.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self.table)
        self.hide()

    def show_found(self, found: Sequence[AffectedDeadline]) -> None:
        """Show these deadlines."""
        self.found = tuple(found)
        self.model.set_rows(self.found)
        self.words.show_text(summary(self.found), "calendar_clock", "amber")
        self._fit()
        self.setVisible(bool(self.found))

    def show_low(self, low: bool) -> None:
        """Take less height."""
        self._low = low
        self._fit()

    def copy(self) -> None:
        """Put the list into the clipboard as plain text."""
        QGuiApplication.clipboard().setText(as_text(self.found))
        self.copied.emit()

    def focus_list(self) -> None:
        """Put the keyboard into the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.selected_row() is None:
            self.table.selectRow(0)

    def _fit(self) -> None:
        rows = min(len(self.found), _ROWS_LOW if self._low else _ROWS)
        self.table.setFixedHeight(style.HEADER + rows * style.DENSE_ROW)


def _columns() -> list[Column[AffectedDeadline]]:
    return [
        Column(_("Code"), lambda row: row.given.code, width=120),
        Column(_("What falls due"), _title, tooltip=_title),
        Column(_("Given"), lambda row: shown_date(row.given.due_on), width=104),
        Column(_("By the new calendar"), lambda row: row.new_words, width=300, tooltip=lambda row: row.new_words),
    ]


def _title(row: AffectedDeadline) -> str:
    if row.given.working_days:
        return _("Conclusion notice: {title}").format(title=row.given.title)
    return row.given.title
