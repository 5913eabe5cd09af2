"""The page "Đang soạn": every draft and the minutes not signed yet, the oldest first; Enter goes on with one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from cchc_desktop.errors import AppError
from cchc_desktop.i18n import _, mark, ngettext
from cchc_desktop.register.drafting import trash_draft
from cchc_desktop.register.rules import PAPER
from cchc_desktop.text.dates import short_date
from ui import style
from ui.common.empty_state import EmptyState
from ui.common.error_dialog import show_error
from ui.common.keys import Keys
from ui.common.opening_table import OpeningTable
from ui.common.pills import MEETING_STATES, PillStyle, meeting_pill
from ui.common.table_model import Column, TableModel
from ui.documents.waiting import Waiting, waiting_lines
from ui.drafting.names import kind_words
from ui.drafting.opening import PaperDesks
from ui.workspace import Workspace

_DRAFT: Final = PillStyle("edit", "accent")


class DraftsPage(QWidget):
    """Lists what is to be finished, signed or issued.

    Signals: ``record_wanted(kind, id)``; ``undoable(sentence)`` something was thrown away.
    """

    record_wanted = Signal(str, int)
    undoable = Signal(str)

    KEYS = Keys(
        mark("Papers being written"),
        (
            ("Enter", mark("go on writing")),
            ("Del", mark("put the draft into the trash")),
            ("Shift+F10", mark("everything that can be done with the line")),
        ),
    )

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.workspace = workspace
        self.desks = PaperDesks(workspace, self)
        self.desks.record_wanted.connect(self.record_wanted)
        self.model: TableModel[Waiting] = TableModel(_columns(lambda: workspace.today), lambda row: row.key)
        self.table = OpeningTable(self.model)
        self.table.setAccessibleName(_("Papers being written"))
        self.table.let_sort()
        self.table.opened.connect(self.open)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.table.customContextMenuRequested.connect(self._show_menu)
        remove = QShortcut(QKeySequence("Del"), self.table, self.remove)
        remove.setContext(Qt.ShortcutContext.WidgetShortcut)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.table)
        self.stack.addWidget(
            EmptyState(
                "document_text",
                _("Nothing is waiting"),
                _("The minutes of every meeting that was held are signed, and no paper is being written."),
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)

    def reload(self) -> int:
        """Read the list again; return how much is waiting."""
        rows = self.workspace.read(lambda session: waiting_lines(session, self.workspace.today))
        self.model.set_rows(rows)
        self.stack.setCurrentIndex(0 if rows else 1)
        if rows and self.table.selected_row() is None:
            self.table.selectRow(0)
        return len(rows)

    def select(self, paper_id: int) -> bool:
        """Choose a draft; tell whether it is one."""
        return self.table.select_id((PAPER, paper_id))

    def open(self) -> None:
        """Go on with the line chosen: a draft at its desk, minutes at their meeting."""
        row: Waiting | None = self.table.selected_row()
        if row is None:
            return
        if row.place is not None:
            self.desks.write(row.place)
        else:
            self.record_wanted.emit(row.kind, row.id)

    def remove(self) -> None:
        """Put the draft chosen into the trash; minutes are thrown away with their meeting."""
        row: Waiting | None = self.table.selected_row()
        if row is None or row.place is None:
            return
        draft_id = row.id
        try:
            self.workspace.write(lambda session: trash_draft(session, draft_id), origin=self)
        except AppError as error:
            show_error(self.workspace.prompts, error)
            return
        self.reload()
        words = f"{kind_words(row.paper_kind, row.type_code)} {row.record}".strip()
        self.undoable.emit(_("{name} is in the trash").format(name=words))

    def _show_menu(self, point: QPoint) -> None:
        row: Waiting | None = self.table.selected_row()
        if row is None:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(style.icon("edit", size=16), _("Write on…") + "\tEnter", self.open)
        if row.place is not None:
            owner = row.place.owner_kind, row.place.owner_id
            menu.addAction(_("Show the record"), lambda: self.record_wanted.emit(*owner)).setEnabled(bool(row.record))
            menu.addAction(style.icon("delete", size=16), _("Move to the trash") + "\tDel", self.remove)
        menu.popup(self.table.viewport().mapToGlobal(point))


def _columns(today: Callable[[], date]) -> tuple[Column[Waiting], ...]:
    return (
        Column(_("Type"), lambda row: kind_words(row.paper_kind, row.type_code), width=176),
        Column(_("About"), lambda row: row.about),
        Column(_("Belongs to"), lambda row: row.record, width=128),
        Column(_("Written since"), lambda row: _since(row, today), lambda row: row.since or date.min, width=176),
        Column(_("State"), _state_words, icon=_state_icon, width=176),
    )


def _state_words(row: Waiting) -> str:
    return meeting_pill(row.state.value)[0] if row.state is not None else _("Draft paper")


def _state_icon(row: Waiting) -> QIcon:
    look = MEETING_STATES[row.state.value][1] if row.state is not None else _DRAFT
    return style.icon(look.icon, look.role, look.filled, 16)


def _since(row: Waiting, today: Callable[[], date]) -> str:
    if row.since is None:
        return ""
    days = (today() - row.since).days
    if days <= 0:
        return short_date(row.since)
    how_long = ngettext("{n} day", "{n} days", days).format(n=days)
    return _("{day} ({how_long})").format(day=short_date(row.since), how_long=how_long)
