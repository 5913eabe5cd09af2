"""The table of the register: what only the register says is typed in place, the rest is asked for in dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QWidget

from cchc_desktop.i18n import mark
from ui.common.entry_model import EntryModel
from ui.common.entry_table import EntryTable
from ui.common.keys import Keys
from ui.documents.register.columns import RegisterColumn
from ui.documents.register.lines import RegisterLine

RowActions = Callable[[RegisterLine], Iterable[tuple[str, str, str, Callable[[], object]] | None]]
"""What can be done with a line: words, icon, key, what is called; None draws a line."""


class RegisterTable(EntryTable[RegisterLine]):
    """Shows lines; ``actions`` returns what can be done with one.

    Signals: ``opened(RegisterLine)`` Enter on a line without open cells; ``removal_wanted(RegisterLine)`` Del.
    """

    opened = Signal(object)
    removal_wanted = Signal(object)
    KEYS = Keys(
        mark("Register of outgoing papers"),
        (
            ("Enter, F2", mark("fill in recipients, file copy, copies, day of sending, note")),
            ("Enter", mark("a number left out: say why")),
            ("Tab", mark("the next cell")),
            ("Del", mark("take a paper entered by hand into the trash, release a number")),
            ("Shift+F10", mark("everything that can be done with the line")),
        ),
    )

    def __init__(self, model: EntryModel[RegisterLine], actions: RowActions, parent: QWidget | None = None) -> None:
        super().__init__(model, parent=parent)
        self._actions = actions
        self.let_sort()

    def declared(self) -> tuple[RegisterColumn, ...]:
        """Return the columns as they were declared."""
        return tuple(column for column in self.entries.columns if isinstance(column, RegisterColumn))

    def remove_row(self, number: int) -> None:
        """Ask for what Del means for this line; no line goes by itself."""
        line = self.entries.row_at(number)
        if line is not None:
            self.close_cell()
            self.removal_wanted.emit(line)

    def move_row(self, number: int, step: int) -> None:
        """The register has one order: a line is never moved by hand."""

    def row_actions(self, number: int) -> Iterable[QAction | None]:
        line = self.entries.row_at(number)
        for action in self._actions(line) if line is not None else ():
            yield None if action is None else self.menu_action(*action)

    def open_current(self) -> None:
        """Open the cell with the keyboard; of a number without a paper ask what is to be known of it."""
        line = self.entries.row_at(self.currentIndex())
        if line is not None and not line.is_paper:
            self.opened.emit(line)
        else:
            self._open_current()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
        if event.key() in keys and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.open_current()
        else:
            super().keyPressEvent(event)
