"""Numbers that go on by themselves at Enter and go away whole at Backspace."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QTextEdit

from ui.common.fields.field import commit_input_method
from ui.meetings.proceedings.numbering import is_bare, next_number

_NO_KEY: Final = Qt.KeyboardModifier.NoModifier
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BLANK_LINES_LOOKED_OVER: Final = 20


class AutoNumbers:
    """Answers Enter and Backspace in a text; each answer is one step to undo."""

    def __init__(self, area: QTextEdit) -> None:
        self._area = area
        self._end: QTextCursor | None = None
        self._number = ""

    def forget(self) -> None:
        """Take every number that stands now for typed."""
        self._end = None

    def takes(self, event: QKeyEvent) -> bool:
        """Answer a key; False when it is not for numbers."""
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in _ENTER and modifiers in (_NO_KEY, Qt.KeyboardModifier.ShiftModifier):
            if self._area.textCursor().block().layout().preeditAreaText():
                commit_input_method()
            self._break_line(with_number=modifiers == _NO_KEY)
            return True
        return event.key() == Qt.Key.Key_Backspace and modifiers == _NO_KEY and self._take_back()

    def _break_line(self, *, with_number: bool) -> None:
        """Begin a line, with the next number where the line has one; Enter on a number alone takes it away."""
        cursor = self._area.textCursor()
        at_end = not cursor.hasSelection() and not text_after(cursor).strip()
        self._end = None
        cursor.beginEditBlock()
        if with_number and at_end and is_bare(cursor.block().text()):
            _clear_line(cursor)
        else:
            number = next_number(cursor.block().text(), _following(cursor)) if with_number and at_end else None
            cursor.insertBlock()
            cursor.insertText(number or "")
            self._remember(cursor, number)
        cursor.endEditBlock()
        self._area.setTextCursor(cursor)
        self._area.ensureCursorVisible()

    def _remember(self, cursor: QTextCursor, number: str | None) -> None:
        if number:
            self._number = number
            self._end = QTextCursor(cursor)
            self._end.setKeepPositionOnInsert(True)

    def _take_back(self) -> bool:
        """Remove an automatic number whole when the caret stands right behind it."""
        cursor = self._area.textCursor()
        if self._end is None or cursor.hasSelection() or cursor.position() != self._end.position():
            return False
        if text_before(cursor) != self._number:
            return False
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        self._area.setTextCursor(cursor)
        self._end = None
        return True


def text_before(cursor: QTextCursor) -> str:
    """Return the line up to the caret; Qt counts in UTF-16 units."""
    return _units(cursor.block().text())[: 2 * cursor.positionInBlock()].decode("utf-16-le", "replace")


def text_after(cursor: QTextCursor) -> str:
    """Return the line behind the caret."""
    return _units(cursor.block().text())[2 * cursor.positionInBlock() :].decode("utf-16-le", "replace")


def units(text: str) -> int:
    """Return how long Qt takes a text to be."""
    return len(_units(text)) // 2


def _units(text: str) -> bytes:
    return text.encode("utf-16-le", "surrogatepass")


def _clear_line(cursor: QTextCursor) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    cursor.removeSelectedText()


def _following(cursor: QTextCursor) -> str:
    """Return the next line that is not blank, if it is near."""
    block = cursor.block().next()
    for _step in range(_BLANK_LINES_LOOKED_OVER):
        if not block.isValid() or block.text().strip():
            break
        block = block.next()
    return block.text()
