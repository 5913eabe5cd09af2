"""Keeps the lines where the program prints its own sections whole: such a line is one thing, not words to edit."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from cchc_desktop.meetings.proceedings import LineKind
from ui.meetings.proceedings.line_looks import kind_of_block

_Move = QTextCursor.MoveOperation
_Key = Qt.Key
_HANDLED_ELSEWHERE: Final = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class PlaceLines:
    """The caret stands before or behind such a line; typing there begins a line, Backspace and Del remove it whole."""

    def __init__(self, area: QTextEdit) -> None:
        self._area = area
        self._last_position = 0

    def leave(self) -> None:
        """Begin a line of its own for what is about to be written, if the caret is on such a line."""
        cursor = self._area.textCursor()
        if cursor.hasSelection() or not _is_place(cursor.block()):
            return
        is_before = cursor.atBlockStart()
        if not is_before:
            cursor.movePosition(_Move.EndOfBlock)
        cursor.insertBlock()
        if is_before:
            cursor.movePosition(_Move.PreviousBlock)
        self._area.setTextCursor(cursor)

    def takes(self, event: QKeyEvent) -> bool:
        """Answer a key that would change such a line."""
        cursor = self._area.textCursor()
        if cursor.hasSelection() or event.modifiers() & _HANDLED_ELSEWHERE:
            return False
        if event.key() == _Key.Key_Backspace:
            return self._erase(cursor, forwards=False)
        return event.key() == _Key.Key_Delete and self._erase(cursor, forwards=True)

    def snap(self) -> None:
        """Move the caret out of the words of such a line, the way it was going."""
        cursor = self._area.textCursor()
        was, self._last_position = self._last_position, cursor.position()
        if cursor.hasSelection() or not _is_place(cursor.block()) or cursor.atBlockStart() or cursor.atBlockEnd():
            return
        is_back = cursor.block().contains(was) and was > cursor.position()
        cursor.movePosition(_Move.StartOfBlock if is_back else _Move.EndOfBlock)
        self._area.setTextCursor(cursor)

    def _erase(self, cursor: QTextCursor, *, forwards: bool) -> bool:
        """Erase the line itself, or keep two lines apart that would become one; False where nothing is at stake."""
        at_edge = cursor.atBlockEnd() if forwards else cursor.atBlockStart()
        block = cursor.block()
        if not at_edge:
            if not _is_place(block):
                return False
            cursor.movePosition(_Move.StartOfBlock)
            cursor.movePosition(_Move.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            self._area.setTextCursor(cursor)
            return True
        neighbour = block.next() if forwards else block.previous()
        if not neighbour.isValid() or not (_is_place(block) or _is_place(neighbour)):
            return False
        if not block.text() or not neighbour.text():
            return False
        cursor.movePosition(_Move.NextCharacter if forwards else _Move.PreviousCharacter)
        self._area.setTextCursor(cursor)
        return True


def _is_place(block: QTextBlock) -> bool:
    return kind_of_block(block) is LineKind.PLACE
