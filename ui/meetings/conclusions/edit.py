"""The text of one conclusion, with the keys that begin, remove and move conclusions."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent

from cchc_desktop.meetings.proceedings import LineKind, parse
from cchc_desktop.text.normalise import clean_text
from ui.common.fields.text_field import TextEdit, TextField
from ui.common.fields.text_notices import unprintable


class ConclusionEdit(TextEdit):
    """The text of one conclusion.

    Signals: ``next_wanted`` Enter, ``removal_wanted`` Backspace in an empty one, ``move_wanted(step)``,
    ``step_wanted(step)`` the caret leaves it upwards or downwards, ``pasted(lines)`` several conclusions were pasted,
    ``entered`` the keyboard came into it.
    """

    next_wanted = Signal()
    removal_wanted = Signal()
    move_wanted = Signal(int)
    step_wanted = Signal(int)
    pasted = Signal(object)
    entered = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, modifiers = event.key(), event.modifiers()
        alt = modifiers == Qt.KeyboardModifier.AltModifier
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.next_wanted.emit()
        elif key == Qt.Key.Key_Backspace and not self.toPlainText() and not self.isReadOnly():
            self.removal_wanted.emit()
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_wanted.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Up and not modifiers and self.textCursor().blockNumber() == 0 and self._at_edge(-1):
            self.step_wanted.emit(-1)
        elif key == Qt.Key.Key_Down and not modifiers and self._at_edge(1):
            self.step_wanted.emit(1)
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        lines = split_conclusions(clean_text(source.text())) if source.hasText() else []
        if len(lines) > 1:
            self.pasted.emit(lines)
        else:
            super().insertFromMimeData(source)

    def _at_edge(self, step: int) -> bool:
        """Tell whether one line up or down leaves the text."""
        cursor = self.textCursor()
        move = cursor.MoveOperation.Up if step < 0 else cursor.MoveOperation.Down
        return not cursor.movePosition(move)


def split_conclusions(text: str) -> list[str]:
    """Split a pasted list "1. … 2. …" into conclusions without their numbers; other text stays one."""
    lines = parse(text)
    clauses = (LineKind.CLAUSE, LineKind.CLAUSE_TITLE)
    if sum(line.kind in clauses for line in lines) < 2:
        return [text]
    found: list[str] = []
    for line in lines:
        if line.kind in clauses or not found:
            found.append(line.body)
        else:
            found[-1] += f"\n{line.text}"
    return found


class ConclusionField(TextField):
    """A text field around ``ConclusionEdit``."""

    edit: ConclusionEdit

    def __init__(self) -> None:
        super().__init__(min_lines=1, max_lines=12, missing_glyphs=unprintable)

    def make_edit(self) -> ConclusionEdit:
        """Return the part that is typed in."""
        self.edit = ConclusionEdit()
        return self.edit
